"""All documents of a run: read once, surveyed, told apart; their texts lie in the workspace."""

from __future__ import annotations

import functools
import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from claimcheck.cache import Cache, key_of
from claimcheck.engine.stages import survey
from claimcheck.engine.workers import Step, Workers
from claimcheck.engine.workspace import Records, Stored, Workspace
from claimcheck.model import Skipped, Source
from claimcheck.records import BROKEN, source_bytes, source_of, surveyed_bytes, surveyed_of
from claimcheck.sources import Document, most_named, named, settled, told

_TOLD = ("title", "publisher", "published", "language", "url")
_SETTLING = ("supersedes", "version", "url")
"""What is told of a document that decides whether another one supersedes it."""
_AT_ONCE = 256
_BATCH_BYTES = 1_000_000
KILLED = "the process that read it was killed; is there enough memory?"


class _Task(NamedTuple):
    """Documents to be surveyed by one process: their texts in a file, and what is told of each."""

    texts: Path
    documents: tuple[tuple[int, int, int, Document], ...]
    """(number, offset, length, the document without its text)"""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The readable documents of a run, by id."""

    sources: Stored[Source]
    """With texts."""
    lights: Stored[Source]
    """The same without."""
    skipped: list[Skipped]
    year: int | None
    """The year that most dates of all of them name."""
    origins: dict[tuple[str, int], int]
    """Origin of a document -> its number in `sources`."""
    sizes: array[int]
    """Bytes of the text of each source."""


def read_corpus(found: Iterable[Document | Skipped], cache: Cache, workspace: Workspace, workers: Workers, progress: Step | None = None) -> Corpus:
    """Read all documents; what the cache holds of them is not read again."""
    return _Reader(cache, workspace, workers, progress).read(found)


class _Reader:
    """Documents on their way into the workspace."""

    def __init__(self, cache: Cache, workspace: Workspace, workers: Workers, progress: Step | None) -> None:
        self._cache, self._workspace, self._workers, self._progress = cache, workspace, workers, progress
        self._lights: list[Document | Skipped] = []
        self._places = array("q")
        self._surveyed = Records(workspace.folder / "surveyed")
        self._answers = array("q")
        self._keys: dict[int, bytes] = {}

    def read(self, found: Iterable[Document | Skipped]) -> Corpus:
        for task, answers in self._workers.map(_survey_all, self._unknown(found), self._lost):
            for (number, _, _, _), answer in zip(task.documents, answers, strict=True):
                self._answer(number, answer)
                self._cache.keep(self._keys.pop(number), answer, b"")
        return self._told_apart()

    def _unknown(self, found: Iterable[Document | Skipped]) -> Iterator[_Task]:
        """Note all documents; those that the cache does not know, in parts."""
        waiting: list[tuple[int, int, int, Document]] = []
        size = 0
        stream = iter(found)
        while some := list(islice(stream, _AT_ONCE)):
            if self._progress:
                self._progress("finding", len(self._lights), 0)
            for number, key, light, place in self._noted(some):
                self._keys[number] = key
                waiting.append((number, *place, light))
                size += place[1]
                if size >= _BATCH_BYTES:
                    yield self._task(waiting)
                    waiting, size = [], 0
        if waiting:
            yield self._task(waiting)

    def _task(self, waiting: list[tuple[int, int, int, Document]]) -> _Task:
        self._workspace.texts.flush()
        return _Task(self._workspace.texts.file, tuple(waiting))

    def _noted(self, some: list[Document | Skipped]) -> Iterator[tuple[int, bytes, Document, tuple[int, int]]]:
        documents = [document for document in some if isinstance(document, Document)]
        keys = {id(d): key_of("document", d.raw, json.dumps([told(d.about, name) for name in _TOLD])) for d in documents}
        known = self._cache.light(list(keys.values()))
        for document in some:
            number = len(self._lights)
            self._answers.extend((-1, 0))
            if isinstance(document, Skipped):
                self._lights.append(document)
                self._places.extend((0, 0))
                continue
            place = self._workspace.texts.append(document.raw), len(document.raw)
            self._places.extend(place)
            self._lights.append(replace(document, raw=b"", about={name: document.about[name] for name in _SETTLING if document.about.get(name) is not None}))
            light = known.get(keys[id(document)])
            if light is not None and _readable(light):
                self._answer(number, light)
            else:
                about = {name: document.about.get(name) for name in _TOLD}
                yield number, keys[id(document)], replace(document, raw=b"", about=about), place

    def _answer(self, number: int, answer: bytes) -> None:
        self._answers[2 * number], self._answers[2 * number + 1] = self._surveyed.append(answer), len(answer)

    def _lost(self, task: _Task) -> list[bytes]:
        """Documents whose reading killed a process: each tried alone, so that only the one that did it is lost."""
        if len(task.documents) == 1:
            return [surveyed_bytes(Skipped("", KILLED), {})]
        single = [task._replace(documents=(document,)) for document in task.documents]
        found = {one.documents[0][0]: answers for one, answers in self._workers.map(_survey_all, single, self._lost)}
        return [answer for document in task.documents for answer in found[document[0]]]

    def _told_apart(self) -> Corpus:
        numbers = {id(light): number for number, light in enumerate(self._lights)}
        kept, skipped = settled(self._lights)
        read: list[Source | Skipped] = []
        number_of: dict[tuple[str, str], int] = {}
        years: dict[tuple[str, str], Counter[int]] = {}
        for light in kept:
            number = numbers[id(light)]
            answer = self._surveyed.read(self._answers[2 * number], self._answers[2 * number + 1])
            source, of_years = surveyed_of(answer, light.id, light.path, light.row)
            read.append(source)
            if isinstance(source, Source) and (source.id, source.digest) not in number_of:
                number_of[source.id, source.digest] = number
                years[source.id, source.digest] = of_years
        sources, left = named(read, skipped)
        return self._corpus(sources, left, number_of, most_named(years.values()))

    def _corpus(self, sources: list[Source], skipped: list[Skipped], number_of: dict[tuple[str, str], int], year: int | None) -> Corpus:
        places, sizes, origins = array("q"), array("q"), {}
        texts = self._workspace.texts
        for at, source in enumerate(sources):
            number = number_of.get((source.id, source.digest))
            if number is None:  # two texts had one id, and each got its digest behind it
                number = number_of[source.id.rpartition("@")[0], source.digest]
            offset, length = self._places[2 * number : 2 * number + 2]
            record = offset.to_bytes(8, "big") + length.to_bytes(8, "big") + source_bytes(source)
            places.extend((self._workspace.sources.append(record), len(record)))
            sizes.append(length)
            origins[source.path or f"<{source.id}>", source.row or 0] = at
        texts.flush()
        self._workspace.sources.flush()

        whole = Stored(self._workspace.sources, places, functools.partial(source_with_text, texts), self._workspace)
        return Corpus(whole, Stored(self._workspace.sources, places, lambda raw: source_of(raw[16:], "")), skipped, year, origins, sizes)


def source_with_text(texts: Records, raw: bytes) -> Source:
    """The source of a record in `Workspace.sources`; its text lies in `texts`."""
    text = texts.read(int.from_bytes(raw[:8], "big"), int.from_bytes(raw[8:16], "big"))
    return source_of(raw[16:], text.decode("utf-8-sig"))


def _readable(light: bytes) -> bool:
    try:
        surveyed_of(light, "", None, None)
    except BROKEN:
        return False
    return True


def _survey_all(task: _Task) -> list[bytes]:
    texts = Records(task.texts)
    return [survey(replace(document, raw=texts.read(offset, length))) for _, offset, length, document in task.documents]

