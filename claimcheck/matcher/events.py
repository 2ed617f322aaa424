"""Whether two documents speak of one event, and whether they are copies of one text.

Documents are tied by what is rare: a street or a surname that two reports share says more than "police". A name weighs
the logarithm of how
few documents name it (inverse document frequency, Spärck Jones 1972), and two documents are of one event when what they
share is a good part
of all that the shorter one names. Nothing is transitive: each pair of documents is judged by itself.
"""

from __future__ import annotations

import datetime
import functools
import struct
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from claimcheck.identity import hashed
from claimcheck.matcher.commonness import Commonness
from claimcheck.matcher.described import Described, describe, gap
from claimcheck.matcher.grounds import Grounds
from claimcheck.matcher.names import names_beside
from claimcheck.matcher.voices import copies, count_voices
from claimcheck.model import Claim, Fingerprint, Suggested

_FEW_NAMES = 4
"""A document with fewer names leaves its event open: the place and the day must do."""
_SHORT = 10
"""A text of a small folder that has fewer names and telling words leaves its event open too."""
_OPEN_DAYS = 14
_NEAR_DAYS = 30
_FAR_DAYS = 120
_FAR_APART = 60
"""Days from which one figure in two reports is taken for two figures that happen to be alike."""
_MANY = 4
"""Shared telling names that bear a longer time, or reports without a common city."""
SHARED_NAMES, _SHARED_PART = 3, 0.2
"""Telling names, and share of all that the shorter document names, which two documents of an archive must have in
common."""
_LIKE, _LIKE_ELSEWHERE = 0.045, 0.15
"""The same for all that tells documents of a small folder, and for two that name other towns."""
_MOST_NAMES = 200
"""Telling names that a document of an archive is known by, the rarest, and fewer than 256: what a list of a thousand
names shares with others is chance."""
_MOST_NOTED = 2_000
"""Documents under one key up to which it is noted what they share: what is said of the claims of more is never taken
over by a later run."""
_SKETCH = 12
"""Sentences by which copies are found, the smallest hashes of a document: of two texts that have half in common 99 of
100 share one of so many. Most
share names as well; this finds those that name nobody."""
SENTENCE = 1 << 32
"""What stands for a sentence begins here, what stands for a name below."""
_PROFILES, _ANSWERS = 512, 16_384
"""Documents and answers that are kept at a time: what is asked of one quantity is asked again and again, and then no
more."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a document is held against others by."""

    document: Fingerprint
    names: frozenset[str]
    """Names and cities; in a small folder the words of the matter too."""
    telling: frozenset[str]
    """Those that may tell an event and stand in two documents or more; empty in a small folder."""
    day: int | None
    """Its publication, counted in days."""


class Kept(Protocol):
    """Where it is kept what the counts of a run say of the names of each document of an archive, as bytes. A
    dictionary is one."""

    def get(self, source: str, /) -> bytes | None:
        """What is kept of a document by its id; None where nothing is."""

    def __setitem__(self, source: str, record: bytes, /) -> None:
        """Keep that of a document."""


_WEIGHT = struct.Struct("=d")
"""How what is kept of a document begins: what its names weigh together. A byte says how many of them are telling; the
places of these among all
names in their order follow, four bytes each, then its ties, eight bytes each."""
_BEGIN = _WEIGHT.size + 1


class Events:
    """What tells the events of a run's documents apart, and its claims as they are compared.

    `documents` may be any mapping, also one that reads a fingerprint when it is asked for. What the counts say of a
    document of an archive is looked
    up once for each of its names, and kept, in `kept` where it is given: a document is asked about under every key of
    its claims.
    """

    def __init__(self, documents: Mapping[str, Fingerprint], commonness: Commonness, kept: Kept | None = None) -> None:
        self.archive = commonness.archive
        """Whether there are so many documents that most pairs are of different events."""
        self.suggested: set[Suggested] = set()
        """Pairs that may be of one quantity, but too little says so; told by the comparison."""
        self.grounds: Grounds | None = None
        """Where it is noted on what in the counts of an archive the answers rest; None: nowhere."""
        self._documents = documents
        self._commonness = commonness
        self.profile = functools.lru_cache(_PROFILES)(self._profile)
        """The profile of a document by its id; None for one that is not known."""
        self._kept: Kept = {} if kept is None else kept
        self._weight_of = functools.lru_cache(_ANSWERS)(self._whole_weight)
        self._answer = functools.lru_cache(_ANSWERS)(self._judged)
        self._described: dict[str, Described] = {}

    @classmethod
    def of(cls, fingerprints: Iterable[Fingerprint]) -> Events:
        """The events of documents whose fingerprints are all in memory."""
        documents = {fingerprint.source: fingerprint for fingerprint in fingerprints}
        return cls(documents, Commonness.of(documents.values()))

    def one_event(self, a: str, b: str) -> bool:
        """Whether two documents, by their ids, may speak of one event; True for documents that are not known."""
        if a == b:
            return True
        answer, weighed = self._answer(a, b) if a < b else self._answer(b, a)
        if weighed and self.grounds is not None:
            self.grounds.weighed[min(a, b), max(a, b)] = answer
        return answer

    def note_names(self, sources: Sequence[str]) -> None:
        """Note what it rests on which of the documents under one key share telling names."""
        if self.grounds is None or not self.archive:
            return
        if len(sources) > _MOST_NOTED:
            self.grounds.unsure = True
        else:
            most = self._commonness.most
            self.grounds.note_names(
                self._noted(sources, self.grounds.ranked), lambda name: self._commonness.having.get(name, 1) > most
            )

    def _noted(self, sources: Iterable[str], ranked: dict[str, str]) -> Iterator[frozenset[str]]:
        """The names of each of some documents; the ranking of those that have many is noted."""
        for source in sources:
            known = self.profile(source)
            if known:
                if len(known.names) > _MOST_NAMES:
                    ranked[source] = self.ranking(source)
                yield known.names

    def ranking(self, source: str) -> str:
        """A hash of the telling names of a document that has more than are kept; empty for others."""
        known = self.profile(source)
        return hashed(*sorted(known.telling)) if known and len(known.telling) == _MOST_NAMES else ""

    def ties(self, source: str) -> array[int]:
        """What a document of an archive may share with others, hashed, in rising order: its telling names, and its
        first `_SKETCH` sentences, from `SENTENCE` on.

        Nothing for a document that is not known.
        """
        record = self._kept.get(source) or self._weighed(source)
        return array("Q") if record is None else array("Q", record[_BEGIN + 4 * record[_BEGIN - 1] :])

    def voices(self, claims: Iterable[Claim]) -> int:
        """How many independent voices state the figure of `claims`."""
        return count_voices(claims, self._documents)

    def described(self, claim: Claim) -> Described:
        """A claim as it is compared."""
        if claim.id not in self._described:
            known = self.profile(claim.source)
            if len(self._described) >= _ANSWERS:
                self._described.clear()
            names = names_beside(claim, known.document.names | known.document.cities if known else frozenset())
            self._described[claim.id] = describe(claim, names)
        return self._described[claim.id]

    def one_time(self, a: Claim, b: Claim) -> bool:
        """Whether two claims are of reports of one event, and of days that are not months apart."""
        days = gap(self.described(a), self.described(b))
        return (days is None or days <= _FAR_APART) and self.one_event(a.source, b.source)

    def name_words(self, source: str) -> frozenset[str]:
        """The words of the names in a document, in lower case; empty for one that is not known."""
        known = self.profile(source)
        return (
            frozenset(word.lower() for name in known.document.names for word in name.split()) if known else frozenset()
        )

    def _profile(self, source: str) -> Profile | None:
        document = self._documents.get(source)
        if document is None:
            return None
        names = document.names | document.cities
        day = datetime.date.fromisoformat(document.published).toordinal() if document.published else None
        record = self._weighed(source) if self.archive else None
        if record is None:
            return Profile(document, names | document.matter, frozenset(), day)
        ordered = sorted(names)
        telling = array("I", record[_BEGIN : _BEGIN + 4 * record[_BEGIN - 1]])
        return Profile(document, names, frozenset(map(ordered.__getitem__, telling)), day)

    def _weighed(self, source: str) -> bytes | None:
        """What the counts say of the names of a document of an archive, as bytes (see `_WEIGHT`); None for one that
        is not known."""
        record = self._kept.get(source)
        if record is not None:
            return record
        document = self._documents.get(source)
        if document is None:
            return None
        names = sorted(document.names | document.cities)
        counts = self._commonness.counts(names)
        telling = self._commonness.telling(counts)
        if len(telling) > _MOST_NAMES:
            telling = sorted(sorted(telling, key=lambda place: (counts[place], names[place]))[:_MOST_NAMES])
        ties = sorted(zlib.crc32(names[place].encode()) for place in telling) + [
            SENTENCE + number for number in sorted(document.sentences)[:_SKETCH]
        ]
        weight = self._commonness.weight_of(counts)
        self._kept[source] = record = (
            _WEIGHT.pack(weight) + bytes((len(telling),)) + array("I", telling).tobytes() + array("Q", ties).tobytes()
        )
        return record

    def _judged(self, a: str, b: str) -> tuple[bool, bool]:
        """Whether two documents may be of one event, and whether it was weighed how common each name is that they
        share."""
        mine, others = self.profile(a), self.profile(b)
        if mine is None or others is None or copies(mine.document, others.document):
            return True, False
        if self.archive and mine.telling.isdisjoint(others.telling):
            return False, False
        days = None if mine.day is None or others.day is None else abs(mine.day - others.day)
        elsewhere = bool(
            mine.document.cities and others.document.cities and mine.document.cities.isdisjoint(others.document.cities)
        )
        return (
            self._of_archive(mine, others, days, elsewhere)
            if self.archive
            else (self._of_folder(mine, others, days or 0, elsewhere), True)
        )

    def _of_folder(self, a: Profile, b: Profile, days: int, elsewhere: bool) -> bool:
        """Whether two documents of a small folder are of one event: most of them are."""
        if min(len(a.names), len(b.names)) < _SHORT:
            return days <= _OPEN_DAYS and not elsewhere
        if days <= _OPEN_DAYS and not a.document.subjects.isdisjoint(b.document.subjects):
            return True
        return days <= _FAR_DAYS and self._part(a, b) >= (_LIKE_ELSEWHERE if elsewhere else _LIKE)

    def _of_archive(self, a: Profile, b: Profile, days: int | None, elsewhere: bool) -> tuple[bool, bool]:
        """Whether two documents of an archive are of one event: few are, and two of unknown days are not of one day."""
        telling = len(a.telling & b.telling)
        if telling < (_MANY if elsewhere else SHARED_NAMES):
            return False, False
        days = _NEAR_DAYS + 1 if days is None else days
        if min(len(a.document.names), len(b.document.names)) < _FEW_NAMES:
            return days <= _OPEN_DAYS and not elsewhere, False
        if days > (_FAR_DAYS if telling >= _MANY else _NEAR_DAYS):
            return False, False
        return self._part(a, b) >= _SHARED_PART, True

    def _part(self, a: Profile, b: Profile) -> float:
        """How much of all that tells the shorter of two documents from others stands in both."""
        least = min(self._weight_of(a.document.source), self._weight_of(b.document.source))
        return self._commonness.weight(a.names & b.names) / least if least else 0.0

    def _whole_weight(self, source: str) -> float:
        record = self._weighed(source) if self.archive else None
        if record is not None:
            return float(_WEIGHT.unpack_from(record)[0])
        known = self.profile(source)
        return self._commonness.weight(known.names) if known else 0.0
