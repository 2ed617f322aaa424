"""Which figure of the source a figure of the claim is held against: the one that measures the same."""

from __future__ import annotations

from claimcheck.compare.against import against, distance
from claimcheck.compare.figure import Figure

HARDLY = 0.5
"""Difference in likeness that tells two candidates hardly apart."""
SAME_FIGURE = 3.0
"""The same for a candidate with the very figure of the claim."""
CLOSE = 2.0
DAYS = 730
ONE_SIZE = 0.3
"""Difference over sum of two figures of one size: none is more than about twice the other."""


def by_words(mine: list[Figure], others: list[Figure]) -> list[tuple[Figure, Figure, float]]:
    """Each figure of the claim with the figure of the source that measures the same, none twice.

    Of candidates that the words hardly tell apart, the one that agrees is meant: a false alarm costs more than a miss.
    """
    likeness = {(i, j): _likeness(x, y, mine) for i, x in enumerate(mine) for j, y in enumerate(others) if comparable(x, y)}
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
    bonus = CLOSE * closeness(a, b)
    if not _meant(a, b):
        return bonus
    return bonus + (SAME_FIGURE if a.figure == b.figure else HARDLY)


def closeness(a: Figure, b: Figure) -> float:
    if a.sort == "date":
        return max(0.0, 1.0 - abs(a.figure - b.figure) / DAYS)
    return max(0.0, 1.0 - distance(a, b) / ONE_SIZE)


def _meant(a: Figure, b: Figure) -> bool:
    """Whether two figures agree and are of one size: "under 700,000" does not mean 8,130."""
    return against(a, b)[0] == "agree" and (a.sort == "date" or distance(a, b) <= ONE_SIZE)


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
    """Whether `b` is a plain mark on the scale of `a`: "an average score of 71" is said of 71 %, "a rating of 6" of 6/10."""
    most = 100.0 if a.sort == "percent" else float(a.sort[3:]) if a.sort.startswith("of ") else 0.0
    return b.scored and most / 10 < b.figure <= most


def _likeness(a: Figure, b: Figure, mine: list[Figure]) -> float:
    """How much the words beside two figures, and their sort, speak for one quantity; 0 where nothing does.

    A word that stands beside many figures of the source tells little.
    """
    shared = sum(1.0 / sum(word in x.near for x in mine) for word in sorted(a.near & b.near))
    likeness = shared + (1.0 if a.noun and a.noun == b.noun else 0.0)
    if a.sort == b.sort and a.sort != "number":
        likeness += 0.5
    if sum(comparable(x, b) for x in mine) == 1:
        likeness += 0.5
    return likeness + (0.25 if a.sort == b.sort and a.figure == b.figure else 0.0)
