"""Which figure of the source a figure of the claim is held against: the one that measures the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from claimcheck.compare.against import against, distance
from claimcheck.compare.figure import Figure

_AGREES = 0.5
"""What it adds to the likeness of two figures that they agree: where words hardly tell candidates apart, the one
that agrees is meant."""
_SAME = 3.0
"""The same where it is the very figure."""
_CLOSE = 2.0
"""What closeness adds at most: figures of one quantity are mostly of one size, also where they differ."""
_ONE_SIZE = 0.3
"""Difference over sum of two figures of one size: none is more than about twice the other."""
_DAYS = 730
"""Two dates of one happening are seldom further apart."""


def by_words(mine: list[Figure], others: list[Figure]) -> list[tuple[Figure, Figure, float]]:
    """Each figure of the claim with the figure of the source that measures the same, none twice, and the likeness of
    their words.

    The best pair of all is made first, so that a figure with a clear partner leaves the others to the rest.
    """
    able = [(i, j) for i, x in enumerate(mine) for j, y in enumerate(others) if comparable(x, y)]
    spread = Counter(word for figure in mine for word in figure.near)
    choices = Counter(j for _, j in able)
    likeness = {(i, j): _likeness(mine[i], others[j], spread, choices[j] == 1) for i, j in able}
    rows = sorted(
        ((v + _bonus(mine[i], others[j]), v, i, j) for (i, j), v in likeness.items() if v > 0),
        key=lambda row: (-row[0], -row[1], distance(mine[row[2]], others[row[3]]), row[3], row[2]),
    )
    pairs = {}
    used: set[int] = set()
    for _, value, i, j in rows:
        if i not in used and j not in pairs:
            used.add(i)
            pairs[j] = (mine[i], others[j], value)
    return [pairs[j] for j in sorted(pairs)]


def _bonus(a: Figure, b: Figure) -> float:
    bonus = _CLOSE * _closeness(a, b)
    if not _meant(a, b):
        return bonus
    return bonus + (_SAME if a.figure == b.figure else _AGREES)


def _closeness(a: Figure, b: Figure) -> float:
    if a.sort == "date":
        return max(0.0, 1.0 - abs(a.figure - b.figure) / _DAYS)
    return max(0.0, 1.0 - distance(a, b) / _ONE_SIZE)


def _meant(a: Figure, b: Figure) -> bool:
    """Whether two figures agree and are of one size: "under 700,000" does not mean 8,130."""
    return against(a, b)[0] == "agree" and (a.sort == "date" or distance(a, b) <= _ONE_SIZE)


def comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures are of one sort, or of sorts that are said of one thing."""
    if a.named or b.named or ((a.spelled_one or b.spelled_one) and a.noun != b.noun):
        return False
    if a.sort == b.sort == "ordinal" or {a.sort, b.sort} == {"rank", "ordinal"}:
        return a.noun == b.noun and bool(a.noun or a.near & b.near)
    if {a.sort, b.sort} in ({"part", "number"}, {"more", "number"}):
        return a.noun in b.near or b.noun in a.near
    if a.sort == b.sort:
        return True
    return _marks(a, b) or _marks(b, a)


def _marks(a: Figure, b: Figure) -> bool:
    """Whether `b` is a plain mark on the scale of `a`: "an average score of 71" is said of 71 %, "a rating of 6" of
    6/10."""
    most = 100.0 if a.sort == "percent" else float(a.sort[3:]) if a.sort.startswith("of ") else 0.0
    return b.scored and most / 10 < b.figure <= most


def _likeness(a: Figure, b: Figure, spread: Mapping[str, int], alone: bool) -> float:
    """How much the words beside two figures, and their sort, speak for one quantity; 0 where nothing does.

    A word that stands beside many figures of the source tells little; `spread` says beside how many. `alone`: `a` is
    all that `b` can be held against.
    """
    likeness = sum(1.0 / spread[word] for word in sorted(a.near & b.near))
    if a.noun and a.noun == b.noun:
        likeness += 1.0
    if a.sort == b.sort and a.sort != "number":
        likeness += 0.5
    if a.sort == b.sort and a.figure == b.figure:
        likeness += 0.25
    return likeness + (0.5 if alone else 0.0)
