"""On what in the counts of a run the outcome of some keys rests: noted while claims are compared, and held against the
counts of a later run.

What is said of claims rests on themselves, on their documents, and on how common some names are in the whole corpus.
The counts change
with each document; what is decided by them seldom does. So decisions are noted, not counts: which names that documents
share are too common to
tell an event, which pairs of documents were of one event once their names were weighed. Where a later run
decides all of these alike, the same claims have the same outcome (verifying traces; Mokhov, Mitchell and Peyton Jones
2018).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol


class Deciding(Protocol):
    """What a later run decides (see `Events`)."""

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

    def same(self, deciding: Deciding) -> bool:
        """Whether a later run decides the same, names apart, of which it is asked which are common."""
        return (
            not self.unsure
            and all(deciding.ranking(source) == ranking for source, ranking in self.ranked.items())
            and all(deciding.one_event(a, b) == answer for (a, b), answer in self.weighed.items())
        )


def _number(name: str) -> int:
    return zlib.crc32(name.encode())
