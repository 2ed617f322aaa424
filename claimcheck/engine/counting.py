"""A first look at all documents of a run: what is counted of them, without the claims of those that the cache knows."""

from __future__ import annotations

import functools
from array import array
from collections.abc import Collection, Iterator

from claimcheck.cache import Cache
from claimcheck.engine.holding import Holder
from claimcheck.engine.settling import Corpus
from claimcheck.engine.workers import Step, Workers
from claimcheck.engine.workspace import Records, Workspace
from claimcheck.records import BROKEN, Counted, Held, counted_of, marks_of, sizes_of
from claimcheck.rules import Rules

ENTRY = 20
"""Bytes of the key of an entry of the cache."""
_KEPT = 16_384
"""Sources whose marks are kept decoded."""


class CountingHolder(Holder):
    """Counts all documents, and holds the claims only of those that the cache does not know."""

    def __init__(
        self, corpus: Corpus, rules: Rules, cache: Cache, workspace: Workspace, workers: Workers, progress: Step | None
    ) -> None:
        super().__init__(corpus, rules, cache, workspace, workers, progress, focused=False)
        count = len(corpus.sources)
        self.entries = bytearray(ENTRY * count)
        """The key of the entry of each source."""
        self.numbers: dict[str, int] = {}
        """The sources by their ids."""
        self.records = Records(workspace.folder / "extracted")
        self.places = array("q", bytes(16 * count))
        """Offset and length, in `records`, of the claims of each source that was extracted in this run."""

        self.marks_at = functools.lru_cache(_KEPT)(lambda number: marks_of(self._light(number)))
        """What `marks_of` gives of a source by its number, read when it is asked for."""

    def sizes_at(self, number: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """What `sizes_of` gives of a source by its number."""
        return sizes_of(self._light(number))

    def _light(self, number: int) -> bytes:
        return self._workspace.held.read(self._places[2 * number], self._places[2 * number + 1])

    def _not_cached(self, numbers: list[int], wanted: frozenset[int] | None) -> list[int]:
        sources = {number: self._corpus.lights[number] for number in numbers}
        keys = {number: self._entry(source) for number, source in sources.items()}
        known = self._cache.light(list(keys.values()))
        absent = []
        for number, key in keys.items():
            self.entries[ENTRY * number : ENTRY * (number + 1)] = key
            self.numbers[sources[number].id] = number
            light = known.get(key)
            counted = _counted(light) if light else None
            if light is None or counted is None:
                self._keys[number] = key
                absent.append(number)
            else:
                self._count_in(number, light, counted)
        return absent

    def _add(self, number: int, light: bytes, held: Held, records: bytes, wanted: frozenset[int] | None) -> None:
        self.places[2 * number], self.places[2 * number + 1] = self.records.append(records), len(records)
        self._count_in(number, light, counted_of(light))

    def _count_in(self, number: int, light: bytes, counted: Counted) -> None:
        self._places[2 * number], self._places[2 * number + 1] = self._workspace.held.append(light), len(light)
        self._names.add(counted.named)
        self._claims += counted.claims
        self._done += 1
        if self._progress:
            self._progress("reading", self._done, len(self._corpus.sources))

    def claims_of(self, numbers: Collection[int]) -> Iterator[tuple[int, bytes]]:
        """The records of the claims of some sources: at hand, in the cache, or extracted anew where the cache has
        lost them."""
        asked = {
            number: bytes(self.entries[ENTRY * number : ENTRY * (number + 1)])
            for number in numbers
            if not self.places[2 * number + 1]
        }
        heavy = self._cache.heavy(list(asked.values()))
        lost = []
        for number in numbers:
            if number not in asked:
                yield number, self.records.read(self.places[2 * number], self.places[2 * number + 1])
                continue
            records = heavy.get(asked[number], b"")
            if len(records) == sum(self.sizes_at(number)[0]):
                yield number, records
            else:
                lost.append(number)
        for number, light, records in self.extracted(lost):
            self._cache.keep(asked[number], light, records)
            yield number, records


def _counted(light: bytes) -> Counted | None:
    try:
        return counted_of(light)
    except BROKEN:
        return None
