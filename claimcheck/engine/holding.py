"""The claims of all sources of a run: extracted where the cache does not hold them, kept as records in the
workspace, shuffled by key."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from claimcheck.cache import Cache, key_of
from claimcheck.engine.settling import Corpus, source_with_text
from claimcheck.engine.stages import hold
from claimcheck.engine.tally import Tally
from claimcheck.engine.workers import Step, Workers
from claimcheck.engine.workspace import Numbers, Partitions, Records, Shared, Workspace
from claimcheck.matcher import Commonness, NameCounts, is_archive
from claimcheck.model import Source
from claimcheck.records import BROKEN, Held, held_of
from claimcheck.rules import Rules

_AT_ONCE = 256
_BATCH_BYTES = 500_000
_PARTITION_BYTES = 8_000_000
"""Text for each partition of the shuffle: its rows take about as much memory."""
_MOST_PARTITIONS = 512
Answer = tuple[bytes, bytes]
"""What is held of the claims of a source, and their records."""


class _Task(NamedTuple):
    """Sources to be extracted by one process, with what it needs for that."""

    texts: Path
    sources: Path
    setting: Shared[tuple[Rules, int | None]]
    places: tuple[tuple[int, int, int], ...]
    """(number of the source, offset and length of its record)"""


@dataclass(frozen=True, slots=True)
class Holding:
    """What is known of the claims of a run."""

    places: array[int]
    """For each source offset and length of what is held of it, in `Workspace.held`."""
    claims: Sequence[int]
    """For each claim that is kept offset and length of its record, in `Workspace.claims`; by source and position."""
    count: int
    """How many claims there are, kept or not."""
    commonness: Commonness
    partitions: Partitions
    killed: frozenset[int]
    """Numbers of sources whose reading killed a process."""


def parts_of(sizes: Iterable[int]) -> int:
    """How many partitions the claims of texts of some sizes are shuffled into."""
    return min(_MOST_PARTITIONS, 1 + sum(sizes) // _PARTITION_BYTES)


def hold_claims(
    corpus: Corpus,
    rules: Rules,
    cache: Cache,
    workspace: Workspace,
    workers: Workers,
    focus: Collection[int] | None = None,
    progress: Step | None = None,
) -> Holding:
    """Extract the claims of all sources; with `focus`, numbers of sources, only what they have and what may meet it
    is kept and shuffled."""
    holder = Holder(corpus, rules, cache, workspace, workers, progress, focused=focus is not None)
    if focus is None:
        holder.hold(range(len(corpus.sources)), None)
    else:
        holder.hold(sorted(focus), None)
        holder.hold([n for n in range(len(corpus.sources)) if n not in focus], frozenset(holder.marks))
    return holder.holding()


class Holder:
    """Claims on their way into the workspace."""

    def __init__(
        self,
        corpus: Corpus,
        rules: Rules,
        cache: Cache,
        workspace: Workspace,
        workers: Workers,
        progress: Step | None,
        *,
        focused: bool,
    ) -> None:
        self._corpus, self._cache, self._workspace, self._workers, self._progress = (
            corpus,
            cache,
            workspace,
            workers,
            progress,
        )
        self.sizes = corpus.sizes
        """Bytes of the text of each source."""
        self._made_by = hashlib.blake2b(rules.model_dump_json().encode(), digest_size=16).digest()
        self._setting = workspace.share("reading", (rules, corpus.year))
        count = len(corpus.sources)
        self._places = array("q", bytes(16 * count))
        self._archive = is_archive(count)
        self._claim_places = Numbers(workspace.folder / "places-as-read")
        """Offset and length of the record of each claim that is kept, in the order of reading."""
        self._first = array("q", bytes(8 * count))
        self._count = array("q", bytes(8 * count))
        """For each source the first of these, and how many."""
        self._keys: dict[int, bytes] = {}
        self._claims = self._done = 0
        self._names = Tally(workspace.folder / "names")
        self._few_names = NameCounts()
        self._killed: set[int] = set()
        self._focused = focused
        self._partitions = Partitions(workspace.folder, parts_of(corpus.sizes))
        self.marks: set[int] = set()
        """The marks of all keys of the claims that were kept whole."""

    def hold(self, numbers: Collection[int], wanted: frozenset[int] | None) -> None:
        """Hold the claims of some sources: all of them, or those with a mark that is `wanted`."""
        for task, answers in self._workers.map(_hold_all, self._unknown(numbers, wanted), self._lost):
            for (number, _, _), answer in zip(task.places, answers, strict=True):
                held = held_of(answer[0]) if answer[0] else None
                if held is None:
                    self._killed.add(number)
                    continue
                self._cache.keep(self._keys.pop(number), *answer)
                self._add(number, answer[0], held, answer[1], wanted)

    def holding(self) -> Holding:
        """What is known, when all sources are held."""
        self._partitions.flush()
        self._workspace.claims.flush()
        self._workspace.held.flush()
        claims = Numbers(self._workspace.folder / "places")
        for first, count in zip(self._first, self._count, strict=True):
            claims.extend(self._claim_places.some(2 * first, 2 * count))
        documents = len(self._first) - len(self._killed)
        commonness = Commonness(documents, self._names.repeated()) if self._archive else self._few_names.commonness()
        return Holding(self._places, claims, self._claims, commonness, self._partitions, frozenset(self._killed))

    def _unknown(self, numbers: Collection[int], wanted: frozenset[int] | None) -> Iterator[_Task]:
        """Hold what the cache knows; the other sources, in parts."""
        waiting: list[tuple[int, int, int]] = []
        size = 0
        ordered = list(numbers)
        for begin in range(0, len(ordered), _AT_ONCE):
            for number in self._not_cached(ordered[begin : begin + _AT_ONCE], wanted):
                waiting.append((number, *self._corpus.sources.place(number)))
                size += self._corpus.sizes[number]
                if size >= _BATCH_BYTES:
                    yield self._task(waiting)
                    waiting, size = [], 0
        if waiting:
            yield self._task(waiting)

    def _task(self, waiting: list[tuple[int, int, int]]) -> _Task:
        return _Task(self._workspace.texts.file, self._workspace.sources.file, self._setting, tuple(waiting))

    def _not_cached(self, numbers: list[int], wanted: frozenset[int] | None) -> list[int]:
        keys = {number: self._entry(self._corpus.lights[number]) for number in numbers}
        known = {
            key: (light, held)
            for key, light in self._cache.light(list(keys.values())).items()
            if (held := _held(light))
        }
        heavy = self._cache.heavy([key for key, (_, held) in known.items() if _has(held, wanted)])
        absent = []
        for number, key in keys.items():
            light, held = known.get(key, (b"", None))
            records = heavy.get(key, b"")
            if held is None or (_has(held, wanted) and len(records) != sum(held.lengths)):
                self._keys[number] = key
                absent.append(number)
            else:
                self._add(number, light, held, records, wanted)
        return absent

    def _add(self, number: int, light: bytes, held: Held, records: bytes, wanted: frozenset[int] | None) -> None:
        self._places[2 * number], self._places[2 * number + 1] = self._workspace.held.append(light), len(light)
        if self._archive:  # the words of the matter tell no event there
            self._names.add(held.fingerprint.names | held.fingerprint.cities)
        else:
            self._few_names.add(held.fingerprint)
        self._claims += len(held.lengths)
        self._first[number] = len(self._claim_places) // 2
        places = array("q")
        for begin, length, marks in zip(accumulate(held.lengths, initial=0), held.lengths, held.marks, strict=False):
            if wanted is not None and wanted.isdisjoint(marks):
                continue
            offset = self._workspace.claims.append(records[begin : begin + length])
            places.extend((offset, length))
            for key, mark in enumerate(marks):
                if wanted is None or mark in wanted:
                    self._partitions.add(mark, offset, length, number, key)
            if wanted is None and self._focused:
                self.marks.update(marks)
        self._claim_places.extend(places)
        self._count[number] = len(places) // 2
        self._done += 1
        if self._progress:
            self._progress("reading", self._done, len(self._corpus.sources))

    def extracted(self, numbers: Collection[int]) -> Iterator[tuple[int, bytes, bytes]]:
        """Some sources with what is held of their claims and the records of these, made anew."""
        tasks = [self._task([(number, *self._corpus.sources.place(number))]) for number in numbers]
        for task, answers in self._workers.map(_hold_all, tasks):
            yield task.places[0][0], *answers[0]

    def _lost(self, task: _Task) -> list[Answer]:
        """Sources whose reading killed a process: each tried alone, so that only the one that did it is lost."""
        if len(task.places) == 1:
            return [(b"", b"")]
        single = [task._replace(places=(place,)) for place in task.places]
        found = {one.places[0][0]: answers for one, answers in self._workers.map(_hold_all, single, self._lost)}
        return [answer for place in task.places for answer in found[place[0]]]

    def _entry(self, source: Source) -> bytes:
        assumed = None if source.published else str(self._corpus.year)
        return key_of(
            "claims",
            source.id,
            source.digest,
            source.publisher,
            source.published,
            source.title,
            source.language,
            source.url,
            source.updated,
            assumed,
            self._made_by,
        )


def _held(light: bytes) -> Held | None:
    try:
        return held_of(light)
    except BROKEN:
        return None


def _has(held: Held, wanted: frozenset[int] | None) -> bool:
    """Whether a source has claims that are wanted."""
    return bool(held.lengths) and (wanted is None or not all(map(wanted.isdisjoint, held.marks)))


def _hold_all(task: _Task) -> list[Answer]:
    texts, sources = Records(task.texts), Records(task.sources)
    rules, year = task.setting.value
    return [
        hold(source_with_text(texts, sources.read(offset, length)), rules, year) for _, offset, length in task.places
    ]
