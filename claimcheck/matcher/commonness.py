"""In how many documents each name stands: what is rare ties two documents, what is common ties none.

Counted in parts that are added up, so that the documents may be read by several workers; what a run keeps of it is
small, since a name that
stands in one document is left out.
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from claimcheck.model import Fingerprint

_BACKGROUND = 50
"""Documents that are thought beside a small folder, where every name would be common otherwise."""
_RARE_SHARE = 0.01
_RARE_AT_MOST, _RARE_AT_ALL = 20, 100
"""A name is telling when it stands in no more documents than the first, or than one in a hundred, and never when in
more than the second: of a
million documents one in a hundred would be any name, and the list of those that share it without end."""
_LARGE = 200
"""From so many documents on, most pairs are of different events, and more must be shared; a small folder was mostly
put together for one."""


@functools.lru_cache(maxsize=4_096)
def _weight(documents: int, count: int) -> float:
    return math.log((documents + _BACKGROUND) / count)


def is_archive(documents: int) -> bool:
    """Whether there are so many documents that most pairs are of different events."""
    return documents > _LARGE


@dataclass(frozen=True, slots=True)
class Commonness:
    """How many documents a run has, and in how many of them each name stands."""

    documents: int
    having: Mapping[str, int]
    """Name -> documents, two or more; in a small folder also the words of the matter."""

    @classmethod
    def of(cls, fingerprints: Iterable[Fingerprint]) -> Commonness:
        """Counted over all documents of a run at once."""
        counts = NameCounts()
        for fingerprint in fingerprints:
            counts.add(fingerprint)
        return counts.commonness()

    @property
    def archive(self) -> bool:
        """Whether there are so many documents that most pairs are of different events."""
        return is_archive(self.documents)

    @property
    def most(self) -> float:
        """The most documents in which a name may stand that tells an event."""
        return min(max(_RARE_AT_MOST, _RARE_SHARE * self.documents), _RARE_AT_ALL)

    def counts(self, names: Iterable[str]) -> list[int]:
        """In how many documents each of some names stands."""
        having = self.having.get
        return [having(name, 1) for name in names]

    def weight(self, names: Iterable[str]) -> float:
        """What some names say that two documents share: for each the logarithm of how few have it."""
        return self.weight_of(self.counts(names))

    def weight_of(self, counts: Iterable[int]) -> float:
        """The same for names by their counts."""
        return sum(
            _weight(self.documents, count) for count in sorted(counts, reverse=True)
        )  # a sum of floats depends on its order

    def telling(self, counts: Iterable[int]) -> list[int]:
        """The places of those counts that are of names that stand in two documents or more, and in so few that they
        may tell an event."""
        most = self.most
        return [place for place, count in enumerate(counts) if 1 < count <= most]


@dataclass(slots=True)
class NameCounts:
    """Counts of a part of the documents, each of which is in one part only; parts are added up with `+`, in any
    order."""

    documents: int = 0
    named: Counter[str] = field(default_factory=Counter)
    """Names, cities and regions -> documents."""
    others: Counter[str] = field(default_factory=Counter)
    """Words of the matter that are no names in the same document -> documents; empty from an archive's size on,
    where they tell no event."""

    def add(self, fingerprint: Fingerprint) -> None:
        """Count one more document."""
        names = fingerprint.names | fingerprint.cities
        self.documents += 1
        self.named.update(names)
        if self.documents <= _LARGE:
            self.others.update(fingerprint.matter - names)
        else:
            self.others.clear()

    def __add__(self, other: NameCounts) -> NameCounts:
        documents = self.documents + other.documents
        return NameCounts(
            documents, self.named + other.named, self.others + other.others if documents <= _LARGE else Counter()
        )

    def commonness(self) -> Commonness:
        """What the run needs to know, when all documents are counted."""
        counts = self.named + self.others
        return Commonness(self.documents, {name: count for name, count in counts.items() if count > 1})
