"""All documents of a run: read once, surveyed, told apart; their texts lie in the workspace."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from claimcheck.cache import Cache, key_of
from claimcheck.engine.listing import Listing
from claimcheck.engine.settling import TOLD, Corpus, settle, stored
from claimcheck.engine.stages import survey
from claimcheck.engine.workers import Step, Workers
from claimcheck.engine.workspace import Records, Workspace
from claimcheck.model import Skipped
from claimcheck.records import is_surveyed, surveyed_bytes
from claimcheck.sources import Document, told

_AT_ONCE = 256
_BATCH_BYTES = 1_000_000
KILLED = "the process that read it was killed; is there enough memory?"


class _Task(NamedTuple):
    """Documents to be surveyed by one process: their texts in a file, and what is told of each."""

    texts: Path
    documents: tuple[tuple[int, int, int, Document], ...]
    """(number, offset, length, the document without its text)"""


def read_corpus(
    found: Iterable[Document | Skipped],
    cache: Cache,
    workspace: Workspace,
    workers: Workers,
    progress: Step | None = None,
) -> Corpus:
    """Read all documents; what the cache holds of them is not read again. Raises what `settle` does."""
    return _Reader(cache, workspace, workers, progress).read(found)


class _Reader:
    """Documents on their way into the workspace."""

    def __init__(self, cache: Cache, workspace: Workspace, workers: Workers, progress: Step | None) -> None:
        self._cache, self._workspace, self._workers, self._progress = cache, workspace, workers, progress
        self._documents = Listing()
        self._places = array("q")
        self._surveyed = Records(workspace.folder / "surveyed")
        self._answers = array("q")
        self._keys: dict[int, bytes] = {}

    def read(self, found: Iterable[Document | Skipped]) -> Corpus:
        for task, answers in self._workers.map(_survey_all, self._unknown(found), self._lost):
            for (number, _, _, _), answer in zip(task.documents, answers, strict=True):
                self._answer(number, answer)
                self._cache.keep(self._keys.pop(number), answer, b"")
        told = settle(
            self._documents,
            lambda number: self._surveyed.read(self._answers[2 * number], self._answers[2 * number + 1]),
        )
        return stored(told, lambda number: (self._places[2 * number], self._places[2 * number + 1]), self._workspace)

    def _unknown(self, found: Iterable[Document | Skipped]) -> Iterator[_Task]:
        """Note all documents; those that the cache does not know, in parts."""
        waiting: list[tuple[int, int, int, Document]] = []
        size = 0
        stream = iter(found)
        while some := list(islice(stream, _AT_ONCE)):
            if self._progress:
                self._progress("finding", len(self._documents), 0)
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
        keys = {id(d): key_of("document", d.raw, json.dumps([told(d.about, name) for name in TOLD])) for d in documents}
        known = self._cache.light(list(keys.values()))
        for document in some:
            number = len(self._documents)
            self._answers.extend((-1, 0))
            if isinstance(document, Skipped):
                self._documents.append(document)
                self._places.extend((0, 0))
                continue
            place = self._workspace.texts.append(document.raw), len(document.raw)
            self._places.extend(place)
            self._documents.append(document)
            light = known.get(keys[id(document)])
            if light is not None and is_surveyed(light):
                self._answer(number, light)
            else:
                about = {name: document.about.get(name) for name in TOLD}
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


def _survey_all(task: _Task) -> list[bytes]:
    texts = Records(task.texts)
    return [survey(replace(document, raw=texts.read(offset, length))) for _, offset, length, document in task.documents]
