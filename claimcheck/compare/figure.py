"""One figure of a statement as it is held against another: what it measures, its bounds, and the words beside it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from claimcheck.compare.words import SCORE
from claimcheck.values.rounding import width_of_about


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; an open bound is infinite, `low_open` and `high_open` say that the bound itself is excluded."""

    text: str
    sort: str
    """What can be held against it: "date", "clock", "percent", "money USD", "m", "of 10", "rank", "age", "more" (on
    top of others), "part" (behind "including") or "number"."""
    figure: float
    low: float
    high: float
    qualifier: str
    at: int
    end: int
    noun: str = ""
    """Root of the word behind it."""
    near: frozenset[str] = frozenset()
    """Roots of the words beside it."""
    digits: int = 0
    """How many significant digits it is written with; for a date its length in days less one."""
    named: bool = False
    """True for a number that is part of a name ("Saturn 5")."""
    spelled_one: bool = False
    yearless: bool = False
    """True for a date whose year is not stated."""
    per: str = ""
    """What a rate is reckoned by: "day" for "8,000 a day"."""

    @property
    def low_open(self) -> bool:
        """Whether the lower bound is excluded."""
        return self.qualifier == "more_than"

    @property
    def high_open(self) -> bool:
        """Whether the upper bound is excluded."""
        return self.qualifier == "less_than"

    @property
    def scored(self) -> bool:
        """Whether it is a plain number that scores something: "an average score of 71"."""
        return self.sort == "number" and not self.near.isdisjoint(SCORE)

    @property
    def bounded(self) -> bool:
        """Whether only one side is bounded."""
        return self.qualifier in ("at_least", "more_than", "at_most", "less_than")


def bounds(figure: float, qualifier: str, low: float | None = None, high: float | None = None) -> tuple[float, float]:
    """The least and the greatest value that a figure with this qualifier allows; `low` and `high` are those of a
    range."""
    if qualifier in ("at_least", "more_than"):
        return figure, math.inf
    if qualifier in ("at_most", "less_than"):
        return -math.inf, figure
    if qualifier == "about":
        width = width_of_about(abs(figure))
        return figure - width, figure + width
    if qualifier in ("range", "vague") and low is not None:
        return low, math.inf if high is None else high
    return figure, figure
