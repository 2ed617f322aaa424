"""Whether two documents speak of one event, and whether they are copies of one text.

Documents are tied by what is rare: a street or a surname that two reports share says more than "police". A name weighs the logarithm of how
few documents name it (inverse document frequency, Spärck Jones 1972), and two documents are of one event when what they share is a good part
of all that the shorter one names. Nothing is transitive: each pair of documents is judged by itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from claimcheck.matcher.commonness import Commonness
from claimcheck.matcher.evidence import Words
from claimcheck.matcher.names import names_beside
from claimcheck.matcher.voices import copies, count_voices
from claimcheck.model import Claim, Fingerprint

_FEW_NAMES = 4
"""A document with fewer names leaves its event open: the place and the day must do."""
_SHORT = 10
"""A text of a small folder that has fewer names and telling words leaves its event open too."""
_OPEN_DAYS = 14
_NEAR_DAYS = 30
_FAR_DAYS = 120
_MANY = 4
"""Shared telling names that bear a longer time, or reports without a common city."""
_FEW_SHARED, _SHARED_PART = 3, 0.2
"""Telling names, and share of all that the shorter document names, which two documents of an archive must have in common."""
_LIKE, _LIKE_ELSEWHERE = 0.045, 0.15
"""The same for all that tells documents of a small folder, and for two that name other towns."""
_KEPT = 100_000
"""Answers that are kept at a time: what is asked of one quantity is asked again, what was asked of the one before is not."""


class Events:
    """What tells the events of a run's documents apart, and how common the words beside their figures are.

    `documents` may be any mapping, also one that reads a fingerprint when it is asked for.
    """

    def __init__(self, documents: Mapping[str, Fingerprint], commonness: Commonness, words: Words | None = None) -> None:
        self.words = words or Words.of(())
        self._documents = documents
        self._commonness = commonness
        self.suggested: set[str] = set()
        """Claims that may be of one quantity with another's, but too little says so; told by the comparison."""
        self._names: dict[str, frozenset[str]] = {}
        self._known: dict[tuple[str, str], bool] = {}

    @classmethod
    def of(cls, fingerprints: Iterable[Fingerprint], words: Words | None = None) -> Events:
        """The events of documents whose fingerprints are all in memory."""
        documents = {fingerprint.source: fingerprint for fingerprint in fingerprints}
        return cls(documents, Commonness.of(documents.values()), words)

    @property
    def archive(self) -> bool:
        """Whether there are so many documents that most pairs are of different events."""
        return self._commonness.archive

    def one_event(self, a: str, b: str) -> bool:
        """Whether two documents, by their ids, may speak of one event; True for documents that are not known."""
        if a == b:
            return True
        key = (a, b) if a < b else (b, a)
        if key not in self._known:
            mine, others = self._documents.get(key[0]), self._documents.get(key[1])
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[key] = mine is None or others is None or self._judge(mine, others)
        return self._known[key]

    def voices(self, claims: Iterable[Claim]) -> int:
        """How many independent voices state the figure of `claims`."""
        return count_voices(claims, self._documents)

    def names_beside(self, claim: Claim) -> frozenset[str]:
        """The words of the names beside a figure: of whom or what it may be."""
        if claim.id not in self._names:
            known = self._documents.get(claim.source)
            if len(self._names) >= _KEPT:
                self._names.clear()
            self._names[claim.id] = names_beside(claim, known.names | known.cities if known else frozenset())
        return self._names[claim.id]

    def city_words(self, source: str) -> frozenset[str]:
        """The single words of the cities and regions that a document names; empty for one that is not known."""
        known = self._documents.get(source)
        return frozenset(word for name in known.cities for word in name.split()) if known else frozenset()

    def _judge(self, a: Fingerprint, b: Fingerprint) -> bool:
        if copies(a, b):
            return True
        days = _days_apart(a.published, b.published)
        if days is None:  # of an archive, undated documents are not of one day
            days = _NEAR_DAYS + 1 if self.archive else 0
        elsewhere = bool(a.cities and b.cities and not a.cities & b.cities)
        shared = (a.names | a.cities) & (b.names | b.cities)
        telling = sum(map(self._commonness.telling, shared))
        if not self.archive:
            if min(len(f.names | f.cities | f.matter) for f in (a, b)) < _SHORT:
                return days <= _OPEN_DAYS and not elsewhere
            if a.subjects & b.subjects and days <= _OPEN_DAYS:
                return True
            return days <= _FAR_DAYS and self._likeness(a, b) >= (_LIKE_ELSEWHERE if elsewhere else _LIKE)
        if min(len(a.names), len(b.names)) < _FEW_NAMES:
            return days <= _OPEN_DAYS and not elsewhere and telling >= _FEW_SHARED
        if elsewhere and telling < _MANY:
            return False
        part = self._part(shared, a.names | a.cities, b.names | b.cities)
        near = telling >= _FEW_SHARED and part >= _SHARED_PART and days <= _NEAR_DAYS
        return near or (telling >= _MANY and part >= _SHARED_PART and days <= _FAR_DAYS)

    def _likeness(self, a: Fingerprint, b: Fingerprint) -> float:
        """How much of all that tells the shorter of two documents from others stands in both: names, places and words of the matter."""
        mine, others = (f.names | f.cities | f.matter for f in (a, b))
        return self._part(mine & others, mine, others)

    def _part(self, shared: frozenset[str], mine: frozenset[str], others: frozenset[str]) -> float:
        least = min(self._weight(mine), self._weight(others))
        return self._weight(shared) / least if least else 0.0

    def _weight(self, names: frozenset[str]) -> float:
        return sum(sorted(map(self._commonness.weight, names)))  # sorted, since sums of floats depend on their order


def _days_apart(a: str | None, b: str | None) -> int | None:
    if a is None or b is None:
        return None
    return abs(datetime.date.fromisoformat(a).toordinal() - datetime.date.fromisoformat(b).toordinal())
