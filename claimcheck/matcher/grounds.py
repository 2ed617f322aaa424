"""On what in the counts of a run the outcome of some keys rests: noted while claims are compared, and held against the counts of a later run.

What is said of claims rests on themselves, on their documents, and on how common some names and words are in the whole corpus. The counts change
with each document; what is decided by them seldom does. So decisions are noted, not counts: which names that documents share are too common to
tell an event, which pairs of documents were of one event once their names were weighed, how much spoke for two open figures. Where a later run
decides all of these alike, the same claims have the same outcome (verifying traces; Mokhov, Mitchell and Peyton Jones 2018).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from claimcheck.matcher.evidence import Words

ENOUGH, SUGGESTED = 2.75, 1.75
"""What must speak for one quantity where no rule says that two open figures are of one."""
_CLOSE = 1e-6
"""Points that have moved this close to one of these tell nothing: a sum of floats depends on its order."""


class Deciding(Protocol):
    """What a later run decides (see `Events`)."""

    words: Words

    def one_event(self, a: str, b: str) -> bool:
        """Whether two documents may be of one event."""

    def ranking(self, source: str) -> str:
        """A hash of the telling names of a document that has more than are kept; empty for others."""


@dataclass(slots=True)
class Grounds:
    """What was decided by the counts of a run."""

    rare: set[str] = field(default_factory=set)
    """Names that documents under one key share, and that may tell an event."""
    common: set[str] = field(default_factory=set)
    """Names that they share and that stand in too many documents to tell one."""
    ranked: dict[str, str] = field(default_factory=dict)
    """Documents with many names -> `Events.ranking`."""
    weighed: dict[tuple[str, str], bool] = field(default_factory=dict)
    """Two documents that share telling names -> whether they are of one event."""
    worded: list[tuple[list[str], float, float]] = field(default_factory=list)
    """The words that open figures share, what these weighed, and all that spoke for one quantity."""
    unsure: bool = False
    """True where more may have mattered than is noted: then nothing of it may be taken over."""

    def note_names(self, documents: Iterable[frozenset[str]], common: Callable[[str], bool]) -> None:
        """Note which of the names that documents under one key share are `common`."""
        seen: set[str] = set()
        shared: set[str] = set()
        for names in documents:
            shared.update(seen & names)
            seen |= names
        if len(set(map(_number, seen))) < len(seen):  # two names that the index of neighbours takes for one
            self.unsure = True
        for name in shared - self.rare - self.common:
            (self.common if common(name) else self.rare).add(name)

    def note_words(self, shared: list[str], points: float, words: Words) -> None:
        """Note how much spoke for one quantity of two open figures that share some words."""
        self.worded.append((shared, sum(map(words.weight, shared)), points))

    def same(self, deciding: Deciding) -> bool:
        """Whether a later run decides the same, names apart, of which it is asked which are common."""
        return (
            not self.unsure
            and all(_alike(points, weight, sum(map(deciding.words.weight, shared))) for shared, weight, points in self.worded)
            and all(deciding.ranking(source) == ranking for source, ranking in self.ranked.items())
            and all(deciding.one_event(a, b) == answer for (a, b), answer in self.weighed.items())
        )


def _alike(points: float, weight: float, later: float) -> bool:
    """Whether so many points decide the same where the words that had some weight have a later one."""
    moved = points - weight + later
    if any(abs(moved - bound) < _CLOSE for bound in (ENOUGH, SUGGESTED)):
        return weight == later
    return (points >= ENOUGH, points >= SUGGESTED) == (moved >= ENOUGH, moved >= SUGGESTED)


def _number(name: str) -> int:
    return zlib.crc32(name.encode())
