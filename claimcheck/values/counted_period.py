"""The span among those of a sentence that a figure is counted over."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.values.period import MONTHS_A_YEAR, Period, in_writing

_CHANGED_SINCE: Final = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|against|from|over|on|above|below|since|until|by|before|after)(?: (?:in|for|"
    r"during|that of|those of|the level of))?(?: the| its| their)* $"
)
"""What stands before a span that a figure is compared with: "5 percent more than in 2017"."""
_ONCE: Final = re.compile(
    r"\b(?:founded|established|built|opened|launched|born|bought|acquired|elected|created|introduced|began|begun|"
    r"started|signed|adopted|listed|retired|resigned|joined|became|"
    r"took office|took over|died|married|merged|privatised|privatized|nationalised|nationalized|completed|inaugurated|"
    r"appointed|released|published)\b[^,;.\d]{0,30}\b(?:in|during|early|late|since|of|by) (?:early |late |the )*$"
)
"""What happens once, so that the year behind it is not the one that is counted over."""
_PARTS: Final = re.compile(r"[,;:()]|\b(?:and|but|while|when|which|who|from|against|compared)\b")
_PARTED: Final = 40
"""Characters that a comma or a conjunction between a figure and a span counts for."""
_FARTHEST: Final = 150
_DIGIT_OR_CLAUSE: Final = re.compile(r"\d|[;:]|,? (?:while|whereas|but)\b")


def period_at(lowered: str, periods: list[Period], start: int, end: int) -> str | None:
    """The span that a figure at `start` to `end` of a sentence in lower case is counted over; "earlier" for one before
    a span that is not said.

    The one that follows directly; else the nearest before it; else the nearest behind it.
    """
    best = (
        _direct(lowered, periods, end)
        or _nearest_before(lowered, periods, start)
        or _nearest_behind(lowered, periods, end)
    )
    if best is None:
        return None
    if not best.back:
        return best.written
    base = _base(periods, best)
    if base is None:
        return best.written or "earlier"
    if best.year is not None and not best.length:  # "the same quarter of 2017"
        return in_writing(best.year, base.last_month, base.length, base.fiscal)
    months = (base.year or 0) * MONTHS_A_YEAR + base.last_month - 1 - best.back
    year, month = divmod(months, MONTHS_A_YEAR)
    if base.year is None:
        return (
            "earlier"
            if best.back % MONTHS_A_YEAR == 0 or months < 0
            else in_writing(None, month + 1, base.length, base.fiscal)
        )
    return in_writing(year, month + 1, base.length, base.fiscal)


def _base(periods: list[Period], of: Period) -> Period | None:
    """The span that another one is reckoned from: the last before it, else the first behind it."""
    firm = [p for p in periods if not p.back and p.length]
    before = [p for p in firm if p.end <= of.start]
    return before[-1] if before else firm[0] if firm else None


def _direct(lowered: str, periods: list[Period], end: int) -> Period | None:
    for period in periods:
        if period.start >= end:
            between = lowered[end : period.start]
            direct = len(between) < _FARTHEST and not _DIGIT_OR_CLAUSE.search(between) and "," not in between
            return period if direct and not _compared(lowered, end, period) else None
    return None


def _compared(lowered: str, end: int, period: Period) -> bool:
    """Whether words before a span say that the figure which ends at `end`, before it, is compared with it, or that
    something happened once in it."""
    before = lowered[max(end, period.start - 60) : period.start + (3 if lowered.startswith("in ", period.start) else 0)]
    return bool(_CHANGED_SINCE.search(before) or _ONCE.search(before))


def _nearest_before(lowered: str, periods: list[Period], start: int) -> Period | None:
    """The nearest before a figure that is not the span of another figure by standing directly behind it."""
    best: Period | None = None
    for period in periods:
        if period.end > start:
            break
        lead = lowered[max(0, period.start - 60) : period.start + (3 if lowered.startswith("in ", period.start) else 0)]
        if not _ONCE.search(lead):
            best = period
    return best


def _nearest_behind(lowered: str, periods: list[Period], end: int) -> Period | None:
    for period in periods:
        if period.start >= end:
            between = lowered[end : period.start]
            apart = len(between) + _PARTED * len(_PARTS.findall(between))
            if apart <= _FARTHEST and not _compared(lowered, end, period):
                return period
    return None
