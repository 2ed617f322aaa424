"""Values as intervals of numbers in one unit, exact figures with what rounds to them."""

from __future__ import annotations

import math
import re
from typing import Final

from claimcheck.model import Value
from claimcheck.values.rounding import rounding
from claimcheck.values.units import FACTORS

_DECIMALS: Final = re.compile(r"\d\.(\d+)")


CONVERTED: Final = 1.07
"""How far a figure in one unit may stand from the other's: who converts rounds ("20 miles", "30 km")."""


def bound(end: float | str | None, open_end: float) -> float:
    """A bound as a number, `open_end` where it is open or no number."""
    return float(end) if isinstance(end, (int, float)) else open_end


def interval(value: Value, *, usual: bool = False) -> tuple[float, float]:
    """The literal (or usual) bounds of a value as numbers, an open end as infinity; exact figures with their rounding."""
    low = bound(value.usual_low if usual else value.low, -math.inf)
    high = bound(value.usual_high if usual else value.high, math.inf)
    factor = FACTORS.get(value.unit or "", (1.0, ""))[0] if value.type == "measure" else 1.0
    if value.qualifier == "exact" and low == high:
        slack = _slack(value, low) * 0.999  # two roundings that only touch differ
        low, high = low - slack, high + slack
    return low * factor, high * factor




def _slack(value: Value, figure: float) -> float:
    """How far an exact figure may stand from the truth; a measure or percentage by half a unit of the last digit that is written."""
    if value.type == "count" or abs(figure) >= 100:
        return rounding(figure)
    if value.type in ("percent", "measure"):
        decimals = _DECIMALS.search(value.text)
        if decimals:
            return 0.5 * 10.0 ** -len(decimals.group(1))
        if " point " in value.text:
            return 0.05  # "two point four"
        return 1.5 if value.type == "percent" and not any(c.isdigit() for c in value.text) else 0.5  # "a third" stands for much
    return 0.0
