"""Two statements whose scope is given: does b agree with a, conflict with it, or neither?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from claimcheck.compare.figures import Figure, closed, named_year, read_figures
from claimcheck.rules import Rules
from claimcheck.values.numbers import significant

_HEDGES = "more than|less than|over|under|at least|at most|about|around|fewer than|up to|nearly|almost|approximately|exactly|above|below|roughly"
_HEDGE_OR_FIGURE = re.compile(rf"\b(?:{_HEDGES})\b|\d[\d,]*(?:\.\d+)?")
_ONLY_FIGURE = re.compile(rf"(?:(?:{_HEDGES})\s+)*\d[\d,]*(?:\.\d+)?")
_HARDLY = 1.0
"""Difference in likeness that tells two candidates hardly apart."""
_ONE_SIZE = 0.3
"""Difference over sum of two figures of one size: none is more than about twice the other."""
_ENOUGH = 0.5
"""Likeness that a conflict needs."""
_SAME_FIGURE = 9.0
"""The same for a candidate with the very figure of the claim."""


def compare_statements(a: str, b: str, rules: Rules) -> tuple[str, str]:
    """The verdict (agree, conflict or unrelated) of claim `b` held against source `a`, and why."""
    verdicts = list(_verdicts(a, b, rules))
    figures = [v for v, dated in verdicts if not dated]
    dates = [v for v, dated in verdicts if dated]
    if any(verdict == "conflict" for verdict, _ in figures) and any(verdict == "conflict" for verdict, _ in dates):
        return "unrelated", "the figures are of different days"
    said = figures + dates
    return next((v for wanted in ("conflict", "unrelated", "agree") for v in said if v[0] == wanted), ("unrelated", "they do not speak of the same quantity"))


def _verdicts(a: str, b: str, rules: Rules) -> Iterator[tuple[tuple[str, str], bool]]:
    """The verdict on each figure of the claim that the source has, and whether it is a date."""
    framed = _framed(a, b, rules)
    if framed:
        yield _against(*framed), False
        return
    plain = [" ".join(_HEDGE_OR_FIGURE.sub(" ", closed(text).lower()).split()) for text in (a, b)]
    if plain[0] == plain[1]:  # the same words: the figures go one by one
        mine, others = (read_figures(text, rules, dates=False) for text in (a, b))
        if len(mine) == len(others):
            yield from ((_against(x, y), False) for x, y in zip(mine, others, strict=True))
            return
    year = named_year(a, b)
    mine, others = read_figures(a, rules, year), read_figures(b, rules, year)
    for source, claim, likeness in _by_words(mine, others):
        yield _judged(source, claim, likeness, mine), claim.sort == "date"


def _framed(a: str, b: str, rules: Rules) -> tuple[Figure, Figure] | None:
    """The two figures where the statements differ in one figure and its hedge alone: all around them is one frame."""
    words, others = a.lower().split(), b.lower().split()
    shorter = min(len(words), len(others))
    start = next((i for i in range(shorter) if words[i] != others[i]), shorter)
    end = next((i for i in range(shorter - start) if words[-1 - i] != others[-1 - i]), shorter - start)
    parts = [" ".join(side[start : len(side) - end]) for side in (words, others)]
    if start + end < 3 or not all(_ONLY_FIGURE.fullmatch(part) for part in parts):
        return None
    read = [read_figures(part, rules, dates=False) for part in parts]
    return (read[0][0], read[1][0]) if all(len(figures) == 1 for figures in read) else None


def _judged(source: Figure, claim: Figure, likeness: float, mine: list[Figure]) -> tuple[str, str]:
    """The verdict on two figures that words pair: a conflict needs more in common, and no sum that comes to the claim."""
    verdict, reason = _against(source, claim)
    if verdict != "conflict":
        return verdict, reason
    if source.figure == claim.figure and source.bounded and claim.qualifier == "exact":
        return "agree", f"{reason.split(':')[0]}: the claim rounds the source's bound to its figure"
    if any(x.sort == y.sort == claim.sort == "number" and x.figure + y.figure == claim.figure for x, y in pairwise(mine)):
        return "agree", f"{claim.text} is the sum of two figures of the source"
    if likeness < _ENOUGH:
        return "unrelated", f"{reason.split(':')[0]}: too little says that they measure the same"
    return verdict, reason


def _by_words(mine: list[Figure], others: list[Figure]) -> list[tuple[Figure, Figure, float]]:
    """Each figure of the claim with the figure of the source that measures the same, none twice.

    Of candidates that the words hardly tell apart, the one that agrees is meant: a false alarm costs more than a miss.
    """
    likeness = {(i, j): _likeness(x, y, mine) for i, x in enumerate(mine) for j, y in enumerate(others) if _comparable(x, y)}
    pairs = []
    used: set[int] = set()
    for j in sorted(range(len(others)), key=lambda j: (-max((v for (_, k), v in likeness.items() if k == j), default=0.0), j)):
        able = {i: v for (i, k), v in likeness.items() if k == j and i not in used and v > 0}
        if not able:
            continue
        near = [i for i, v in able.items() if v >= max(able.values()) - (_HARDLY if mine[i].figure != others[j].figure else _SAME_FIGURE)]
        best = min(near, key=lambda i: (not _meant(mine[i], others[j]), -able[i], _distance(mine[i], others[j]), i))
        used.add(best)
        pairs.append((mine[best], others[j], able[best]))
    return pairs


def _meant(a: Figure, b: Figure) -> bool:
    """Whether two figures agree and are of one size: "under 700,000" does not mean 8,130."""
    return _against(a, b)[0] == "agree" and (a.sort == "date" or _distance(a, b) <= _ONE_SIZE)


def _comparable(a: Figure, b: Figure) -> bool:
    if a.named or b.named or ((a.spelled_one or b.spelled_one) and a.noun != b.noun):
        return False
    if a.sort == b.sort == "rank":
        return a.noun == b.noun or not (a.noun and b.noun)
    if a.sort == b.sort:
        return True
    return (a.sort == "percent" and b.scored) or (b.sort == "percent" and a.scored)


def _likeness(a: Figure, b: Figure, mine: list[Figure]) -> float:
    """How much the words beside two figures, and their sort, speak for one quantity; 0 where nothing does.

    A word that stands beside many figures of the source tells little.
    """
    shared = sum(1.0 / sum(word in x.near for x in mine) for word in sorted(a.near & b.near))
    likeness = shared + (1.0 if a.noun and a.noun == b.noun else 0.0)
    if a.sort == b.sort and a.sort != "number":
        likeness += 0.5
    if sum(_comparable(x, b) for x in mine) == 1:
        likeness += 0.5
    return likeness + (0.25 if a.sort == b.sort and a.figure == b.figure else 0.0)


def _distance(a: Figure, b: Figure) -> float:
    return abs(a.figure - b.figure) / (abs(a.figure) + abs(b.figure) + 1e-9)


def _against(a: Figure, b: Figure) -> tuple[str, str]:
    """How the claim's figure `b` stands against the source's `a`."""
    said = f"{a.text} against {b.text}"
    low, high, low_open, high_open = a.low, a.high, a.low_open, a.high_open
    if b.bounded and a.bounded and not (a.qualifier == b.qualifier and a.figure == b.figure):  # a hedged source is read as its figure against a bounded claim
        low = high = a.figure
        low_open = high_open = False
    b_low, b_high = b.low, b.high
    if a.qualifier == "about" and b.qualifier == "exact" and a.figure == b.figure:
        return "agree", f"{said}: the same figure"
    if a.qualifier == b.qualifier == "exact" and a.sort != "date" and _rounded(a, b):
        return "agree", f"{said}: one is the other, rounded"
    inside_low = low > b_low or (low == b_low and (not b.low_open or low_open))
    inside_high = high < b_high or (high == b_high and (not b.high_open or high_open))
    if inside_low and inside_high:
        return "agree", f"{said}: every value that the source allows fits the claim"
    above = low > b_high or (low == b_high and (low_open or b.high_open))
    below = high < b_low or (high == b_low and (high_open or b.low_open))
    if above or below:
        return "conflict", f"{said}: no value fits both"
    return "unrelated", f"{said}: the source leaves the claim open"


def _rounded(a: Figure, b: Figure) -> bool:
    """Whether the figure written with fewer digits is the other one rounded; small whole numbers are never rounded."""
    short, long = sorted((a, b), key=lambda f: f.digits)
    if short.digits == long.digits or (short.digits == 1 and short.figure < 1000) or short.figure == 0:
        return False
    return abs(short.figure - long.figure) <= significant(short.figure)[1] / 2
