"""How one figure of a claim stands against one of the source, both said to measure the same."""

from __future__ import annotations

from claimcheck.compare.dated import moved_to_year_of
from claimcheck.compare.figure import Figure
from claimcheck.values.rounding import significant


def distance(a: Figure, b: Figure) -> float:
    """Difference over sum."""
    return abs(a.figure - b.figure) / (abs(a.figure) + abs(b.figure) + 1e-9)


def against(a: Figure, b: Figure) -> tuple[str, str]:
    """How the claim's figure `b` stands against the source's `a`: the verdict and why."""
    said = f"{a.text} against {b.text}"
    if a.sort == b.sort == "date" and a.yearless != b.yearless:
        a, b = (moved_to_year_of(a, b), b) if a.yearless else (a, moved_to_year_of(b, a))
    low, high, low_open, high_open = a.low, a.high, a.low_open, a.high_open
    if _read_as_its_figure(a, b):
        low, high = a.figure, a.figure + (a.digits if a.sort == "date" else 0)
        low_open = high_open = False
    elif (
        a.sort == b.sort == "date"
        and a.qualifier == b.qualifier
        and a.qualifier in ("at_least", "at_most")
        and a.figure != b.figure
    ):
        return "conflict", f"{said}: they begin or end on different days"
    b_low, b_high = b.low, b.high
    if (
        b.qualifier in ("exact", "about")
        and a.qualifier in ("about", "at_least", "at_most")
        and a.figure == b.figure
        and a.digits == b.digits
    ):
        return "agree", f"{said}: the same figure"
    if a.qualifier == b.qualifier == "exact" and not a.sort.startswith(("date", "clock", "result")) and _rounded(a, b):
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


def _read_as_its_figure(a: Figure, b: Figure) -> bool:
    """Whether a hedged source is held against a bounded claim: what it names is meant, not all that its hedge leaves
    open."""
    return (
        b.bounded
        and (a.bounded or a.qualifier == "about")
        and not (a.qualifier == b.qualifier and (a.sort == "date" or a.figure == b.figure))
    )


def _rounded(a: Figure, b: Figure) -> bool:
    """Whether the figure written with fewer digits is the other one rounded; small whole numbers are never rounded,
    nor are years."""
    short, long = sorted((a, b), key=lambda f: f.digits)
    if (
        short.digits == long.digits
        or (short.digits == 1 and short.figure < 1000)
        or short.figure == 0
        or all(_like_year(f) for f in (a, b))
    ):
        return False
    return abs(short.figure - long.figure) <= significant(short.figure)[1] / 2


def _like_year(figure: Figure) -> bool:
    return figure.text.isdigit() and len(figure.text) == 4 and figure.text[0] in "12"
