"""Two statements whose scope is given: does b agree with a, conflict with it, or neither?"""

from __future__ import annotations

import re

from claimcheck.compare.figures import Figure, closed, read_figures
from claimcheck.rules import Rules
from claimcheck.values.numbers import significant

_HEDGE_OR_FIGURE = re.compile(
    r"\b(?:more than|less than|over|under|at least|at most|about|around|fewer than|up to|nearly|almost|approximately|exactly|above|below|roughly)\b|\d[\d,]*(?:\.\d+)?"
)


def compare_statements(a: str, b: str, rules: Rules) -> tuple[str, str]:
    """The verdict (agree, conflict or unrelated) of claim `b` held against source `a`, and why."""
    mine, others = read_figures(a, rules), read_figures(b, rules)
    pairs = _by_position(a, b, mine, others) or _by_words(mine, others)
    verdicts = [_against(source, claim) for source, claim in pairs]
    for wanted in ("conflict", "unrelated", "agree"):
        for verdict, reason in verdicts:
            if verdict == wanted:
                return verdict, reason
    return "unrelated", "they do not speak of the same quantity"


def _by_position(a: str, b: str, mine: list[Figure], others: list[Figure]) -> list[tuple[Figure, Figure]]:
    """The figures one by one, where the statements are the same but for figures and hedges."""
    plain = [" ".join(_HEDGE_OR_FIGURE.sub(" ", closed(text).lower()).split()) for text in (a, b)]
    return list(zip(mine, others, strict=True)) if plain[0] == plain[1] and len(mine) == len(others) else []


def _by_words(mine: list[Figure], others: list[Figure]) -> list[tuple[Figure, Figure]]:
    """Each figure of the claim with the figure of the source that measures the same, best matches first, none twice."""
    candidates = sorted(
        (
            (-_likeness(source, claim, mine, others), _distance(source, claim), i, j)
            for j, claim in enumerate(others)
            for i, source in enumerate(mine)
            if _comparable(source, claim)
        ),
    )
    used_mine: set[int] = set()
    used_others: set[int] = set()
    pairs = []
    for likeness, _, i, j in candidates:
        if -likeness <= 0 or i in used_mine or j in used_others:
            continue
        used_mine.add(i)
        used_others.add(j)
        pairs.append((mine[i], others[j]))
    return pairs


def _comparable(a: Figure, b: Figure) -> bool:
    if a.named or b.named or b.spelled_one and a.noun != b.noun:
        return False
    return a.sort == b.sort or {a.sort, b.sort} <= {"number", "rank"}


def _likeness(a: Figure, b: Figure, mine: list[Figure], others: list[Figure]) -> float:
    """How much the words beside two figures, and their sort, speak for one quantity; 0 where nothing does."""
    shared = len(a.near & b.near)
    likeness = shared + (2.0 if a.noun and a.noun == b.noun else 0.0)
    alone = sum(_comparable(x, b) for x in mine) == 1
    if a.sort == b.sort and a.sort != "number":
        likeness += 1.0
    if alone:
        likeness += 0.5
    return likeness


def _distance(a: Figure, b: Figure) -> float:
    return abs(a.figure - b.figure) / (abs(a.figure) + abs(b.figure) + 1e-9)


def _against(a: Figure, b: Figure) -> tuple[str, str]:
    """How the claim's figure `b` stands against the source's `a`."""
    said = f"{a.text} against {b.text}"
    low, high, low_open, high_open = a.low, a.high, a.low_open, a.high_open
    if b.bounded and a.bounded:  # a hedged source is read as its figure against a bounded claim
        low = high = a.figure
        low_open = high_open = False
    b_low, b_high = b.low, b.high
    if b.qualifier == "exact" and a.qualifier == "exact" and b.sort != "date" and b.digits < a.digits:
        slack = significant(b.figure)[1] / 2 if b.digits > 1 or b.figure >= 1000 else 0.0
        b_low, b_high = b_low - slack, b_high + slack
    if a.qualifier == "about" and b.qualifier == "exact" and a.figure == b.figure:
        return "agree", f"{said}: the same figure"
    inside_low = low > b_low or (low == b_low and (not b.low_open or low_open))
    inside_high = high < b_high or (high == b_high and (not b.high_open or high_open))
    if inside_low and inside_high:
        return "agree", f"{said}: every value that the source allows fits the claim"
    above = low > b_high or (low == b_high and (low_open or b.high_open))
    below = high < b_low or (high == b_low and (high_open or b.low_open))
    if above or below:
        return "conflict", f"{said}: no value fits both"
    return "unrelated", f"{said}: the source leaves the claim open"
