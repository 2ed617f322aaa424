"""A run that takes over from earlier ones what became of the claims that did not change: only the rest is loaded,
shuffled and judged.

The keys under which claims meet are dealt out into buckets by their marks. What becomes of the claims of a bucket rests
on the documents that
have a claim there, on the rules, and on a few decisions by what is common in the corpus (see `Grounds`). So an outcome
is kept under a hash of the
first two, and taken over where the decisions would be the same. A changed document concerns the buckets of its own
keys, a few dozen of thousands.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from claimcheck.cache import Cache, key_of
from claimcheck.engine.concluding import Result, conclude_found
from claimcheck.engine.counting import ENTRY, CountingHolder
from claimcheck.engine.holding import Holding, parts_of
from claimcheck.engine.judging import MANY, Known, brought, events_of, reader
from claimcheck.engine.outcomes import Outcome, outcome_bytes, outcome_of
from claimcheck.engine.settling import Corpus
from claimcheck.engine.stages import Fingerprints, Judged, Setting, judge_shared
from claimcheck.engine.tally import hashes_above
from claimcheck.engine.workers import Step, Workers
from claimcheck.engine.workspace import Partitions, Records, Shared, Workspace, marked_rows
from claimcheck.matcher import Events, Grounds, is_archive
from claimcheck.records import BROKEN
from claimcheck.rules import Rules

_FEWEST, _MOST = 256, 16_384
"""Buckets, a power of two; between these as many as there are documents, so that each holds the keys of one document
or so."""
_AT_ONCE = 256
_SMALL_PART = 8
"""Where no more than one bucket in so many is to be judged, it is worth while to know beforehand which marks are
shared."""
_FEW_ROWS = 60_000
"""Rows of a shuffle that are judged in this process."""


def recalls(corpus: Corpus, cache: Cache) -> bool:
    """Whether it is worth while: in a small folder the counts decide too much, and without a cache there is nothing
    to take over."""
    return cache.writes and is_archive(len(corpus.sources))


def recall_claims(
    corpus: Corpus, rules: Rules, cache: Cache, workspace: Workspace, workers: Workers, progress: Step | None = None
) -> tuple[Holding, Result]:
    """Extract, match and judge what no earlier run did, and conclude from all; of claims and quantities only those
    that findings name are told."""
    counter = CountingHolder(corpus, rules, cache, workspace, workers, progress)
    counter.hold(range(len(corpus.sources)), None)
    holding = counter.holding()
    setting = Setting(rules, holding.commonness)
    recalled = _Recalled(counter, holding, setting, cache, workspace)
    recalled.take_over()
    recalled.judge(workers, progress)
    return holding, conclude_found(recalled.whole, recalled.told, setting, recalled.read)


@dataclass(frozen=True, slots=True)
class _Task:
    """One partition, and where what it needs lies."""

    rows: Path
    claims: Path
    held: Path
    known: Shared[Known]
    buckets: int


class _Recalled:
    """The outcomes of a run: those that are taken over, and those that are made."""

    def __init__(
        self, counter: CountingHolder, holding: Holding, setting: Setting, cache: Cache, workspace: Workspace
    ) -> None:
        self._counter, self._holding, self._setting, self._cache, self._workspace = (
            counter,
            holding,
            setting,
            cache,
            workspace,
        )
        count = len(holding.places) // 2
        self._buckets = min(_MOST, max(_FEWEST, 1 << (count - 1).bit_length()))
        self._numbers = [number for number in range(count) if number not in holding.killed]
        self.whole = Judged()
        self.told: set[bytes] = set()
        self._stale: set[int] = set()
        self._keys: list[bytes] = []
        self._rows = 0

    def read(self, number: int) -> bytes:
        """What is held of a source."""
        return reader(self._workspace.held, self._holding.places)(number)

    def take_over(self) -> None:
        """Take over what an earlier run found of the same claims on the same grounds."""
        self._keys = self._bucket_keys()
        fingerprints = Fingerprints(self.read, archive=self._setting.commonness.archive)
        fingerprints.numbers = self._counter.numbers
        events = Events(fingerprints, self._setting.commonness)
        common = hashes_above(self._setting.commonness.having, self._setting.commonness.most)
        for begin in range(0, self._buckets, _AT_ONCE):
            known = self._cache.light(self._keys[begin : begin + _AT_ONCE])
            for bucket in range(begin, begin + _AT_ONCE):
                raw = known.get(self._keys[bucket])
                if raw is None or not self._taken(raw, events, common):
                    self._stale.add(bucket)

    def _taken(self, raw: bytes, events: Events, common: frozenset[int]) -> bool:
        try:
            outcome = outcome_of(raw)
            same = (
                common.isdisjoint(outcome.rare)
                and common.issuperset(outcome.common)
                and (outcome.grounds is None or outcome.grounds.same(events))
            )
            if same:
                self._add(outcome)
        except BROKEN:
            return False
        return same

    def _add(self, outcome: Outcome) -> None:
        outcome.add_to(self.whole, self._counter.numbers)
        self.told.update(outcome.told)

    def _bucket_keys(self) -> list[bytes]:
        """For each bucket a hash of the documents that have claims in it: what they are decides what the claims are."""
        made_by = key_of(
            "outcome", self._setting.rules.model_dump_json(), str(self._setting.commonness.archive), str(self._buckets)
        )
        found = [
            hashlib.blake2b(made_by + bucket.to_bytes(4, "big"), digest_size=ENTRY) for bucket in range(self._buckets)
        ]
        last = self._buckets - 1
        for number in self._numbers:
            entry = self._counter.entries[ENTRY * number : ENTRY * (number + 1)]
            for bucket in {mark & last for mark in self._counter.marks_at(number)}:
                found[bucket].update(entry)
        return [bucket.digest() for bucket in found]

    def judge(self, workers: Workers, progress: Step | None) -> None:
        """Judge the claims of the other buckets, and keep what becomes of them."""
        partitions = self._shuffled()
        shared = self._workspace.share("judging", Known(self._setting, self._holding.places))
        files = [file for n in range(partitions.count) if (file := partitions.file(n)).exists()]
        tasks = [
            _Task(file, self._workspace.claims.file, self._workspace.held.file, shared, self._buckets) for file in files
        ]
        if len(tasks) >= MANY:
            workers.rest()
        for done, (_, outcomes) in enumerate((Workers(1) if self._rows < _FEW_ROWS else workers).map(_judge, tasks), 1):
            for bucket, raw in outcomes:
                self._stale.discard(bucket)
                self._cache.keep(self._keys[bucket], raw, b"")
                self._add(outcome_of(raw))
            if progress:
                progress("judging", done, len(tasks))
        workers.rest()
        empty = outcome_bytes(Judged(), Grounds())
        for bucket in sorted(self._stale):
            self._cache.keep(self._keys[bucket], empty, b"")

    def _shuffled(self) -> Partitions:
        """The claims of the buckets that are to be judged."""
        last, stale = self._buckets - 1, self._stale
        parts = 1 << (parts_of(self._counter.sizes) - 1).bit_length()
        partitions = Partitions(self._workspace.folder, min(parts, self._buckets))  # a bucket lies in one of them
        wanted = self._shared_marks() if len(stale) <= self._buckets // _SMALL_PART else None
        for begin in range(0, len(self._numbers) if stale else 0, _AT_ONCE):
            chosen = {}
            for number in self._numbers[begin : begin + _AT_ONCE]:
                marks = self._counter.marks_at(number)
                if wanted is None or not wanted.isdisjoint(marks):
                    chosen[number] = wanted or {mark for mark in marks if mark & last in stale}
            for number, records in self._counter.claims_of(chosen):
                self._add_rows(partitions, number, records, chosen[number])
        self._counter.marks_at.cache_clear()
        partitions.flush()
        self._workspace.claims.flush()
        self._workspace.held.flush()
        return partitions

    def _shared_marks(self) -> set[int]:
        """The marks in the buckets that are to be judged which more than one claim has."""
        last, stale = self._buckets - 1, self._stale
        seen: set[int] = set()
        shared: set[int] = set()
        for number in self._numbers:
            for mark in self._counter.marks_at(number):
                if mark & last in stale:
                    (shared if mark in seen else seen).add(mark)
        return shared

    def _add_rows(self, partitions: Partitions, number: int, records: bytes, wanted: set[int]) -> None:
        """Add the claims of a source that have a mark that is wanted."""
        marks = self._counter.marks_at(number)
        begin = at = 0
        for length, count in zip(*self._counter.sizes_at(number), strict=True):
            own = marks[at : at + count]
            if not wanted.isdisjoint(own):
                offset = self._workspace.claims.append(records[begin : begin + length])
                for key, mark in enumerate(own):
                    if mark in wanted:
                        partitions.add(mark, offset, length, number, key)
                        self._rows += 1
            begin, at = begin + length, at + count


def _judge(task: _Task) -> list[tuple[int, bytes]]:
    """What became of the claims of each bucket of a partition."""
    known, claims = task.known.value, Records(task.claims)
    fingerprints, events = events_of(known, task.held, task.rows.parent)
    outcomes = []
    for bucket, marks in groupby(marked_rows(task.rows, task.buckets), key=lambda marked: marked[0]):
        events.grounds, events.suggested = Grounds(), set()
        judged = judge_shared((brought(claims, rows) for _, rows in marks), known.setting, fingerprints, events)
        outcomes.append((bucket, outcome_bytes(judged, events.grounds)))
    return outcomes
