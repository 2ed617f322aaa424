"""Values as intervals of numbers in one unit, exact figures with what rounds to them."""

from __future__ import annotations

import math
import re
from typing import Final

from claimcheck.model import Value
from claimcheck.values.rounding import rounding
from claimcheck.values.units import base_of, meanings_of

_DECIMALS: Final = re.compile(r"\d\.(\d+)")
_COMPOUND: Final = re.compile(r"\d[^\d.]*[a-z’'][^\d]*\d", re.I)
"""A figure of two units: "8 h 20 min"."""
CONVERTED: Final = 1.07
"""How far a figure in one unit may stand from the other's: who converts rounds ("20 miles", "30 km")."""
_DEGREE: Final = "degree"
_DEGREES: Final = 1.0
"""The same for temperatures, in degrees Celsius: their scales begin at other points, so that a share of a figure
says nothing."""


def bound(end: float | str | None, open_end: float) -> float:
    """A bound as a number, `open_end` where it is open or no number."""
    return float(end) if isinstance(end, (int, float)) else open_end


def interval(value: Value, *, usual: bool = False, meaning: int = 0) -> tuple[float, float]:
    """The literal (or usual) bounds of a value as numbers, an open end as infinity; exact figures with their rounding.

    Measures are given in their base unit, by what their unit usually means, or by another of its meanings.
    """
    low = bound(value.usual_low if usual else value.low, -math.inf)
    high = bound(value.usual_high if usual else value.high, math.inf)
    if value.qualifier == "exact" and low == high:
        slack = _slack(value, low) * 0.999  # two roundings that only touch differ
        low, high = low - slack, high + slack
    factor, shift = meanings_of(value.unit)[meaning] if value.type == "measure" else (1.0, 0.0)
    return low * factor + shift, high * factor + shift


def one_converted(
    a: Value, b: Value, share: float = CONVERTED, degrees: float = _DEGREES, *, usual: bool = False
) -> bool:
    """Whether a measure may be the other in another unit, rounded, by any meaning of the two units; `share` and
    `degrees` are what rounding may come to."""
    for first in range(len(meanings_of(a.unit))):
        for second in range(len(meanings_of(b.unit))):
            (low, high), (other_low, other_high) = (
                interval(a, usual=usual, meaning=first),
                interval(b, usual=usual, meaning=second),
            )
            if meanings_of(a.unit)[first] == meanings_of(b.unit)[second]:
                near = low <= other_high and other_low <= high  # one unit by two names
            elif base_of(a.unit) == _DEGREE:
                near = low <= other_high + degrees and other_low <= high + degrees
            else:
                near = low <= other_high * share and other_low <= high * share
            if near:
                return True
    return False


def _slack(value: Value, figure: float) -> float:
    """How far an exact figure may stand from the truth; a measure or percentage by half a unit of the last digit
    that is written."""
    if value.type == "measure" and _COMPOUND.search(value.text):
        return 0.5
    if value.type == "count" or abs(figure) >= 100:
        return rounding(figure)
    if value.type in ("percent", "measure"):
        decimals = _DECIMALS.search(value.text)
        if decimals:
            return 0.5 * 10.0 ** -len(decimals.group(1))
        if " point " in value.text:
            return 0.05  # "two point four"
        return (
            1.5 if value.type == "percent" and not any(c.isdigit() for c in value.text) else 0.5
        )  # "a third" stands for much
    return 0.0
