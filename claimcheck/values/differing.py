"""Whether two values can both stand: to the letter, and to a reader. One comparison for the report, `explain` and the
gate.

"apart": the sets that the words allow do not meet. "strained": they meet, but no reader takes the two for one figure:
"dozens" and 164, "at least 60" and
84, "about 520,000" and "about 400,000". "meet": one figure may be the other, rounded or bounded.
"""

from __future__ import annotations

import math
import re

from claimcheck.model import Value
from claimcheck.values.intervals import bound, interval, one_converted
from claimcheck.values.quotations import differences
from claimcheck.values.rounding import significant
from claimcheck.values.units import in_base

_NUMERIC = ("count", "money", "percent", "measure")
_BEYOND, _BELOW = 0.15, 0.05
"""Share by which a figure may pass a lower and an upper bound and still be what the bound was said of: "over 5,000"
and 5,700, "up to 1,600" and 1,550."""
_BOUNDS = frozenset(("at_least", "more_than", "at_most", "less_than"))
_ABOUT = 0.1
"""Share of a figure that "about" allows at most; less where its last digit says more."""
_FEW = 10
"""Counts below this are bounded to the unit: "at least six" is not seven."""
_FULL = 100
"""From this on counts are rounded as other figures are."""
_ROUND = 2
"""Digits that a round figure has at most."""
_LOOSE = 0.99
"""Share by which a figure may pass a bound that is a word for a round number: "over a thousand" and 1,430."""
_ROUND_WORD = re.compile(r"\ba (?:hundred|thousand|million|billion)\b", re.I)
_TINY = 1e-9
_NEARLY = re.compile(r"(?:nearly|almost|close to|just short of)\b", re.I)
"""Hedges that say that a figure has not been reached."""
_DAY = 24 * 60
_TOLD, _MOST_ABOUT = 2, 10
"""Minutes to each side that a reader allows "about" a time, and that `values.times` gives it at most."""


def relation(a: Value, b: Value) -> str:
    """ "apart", "strained" or "meet"; see the head of this file."""
    special = _SPECIAL.get(a.type)
    if special:
        return special(a, b)
    if a.type == "measure" and a.unit != b.unit:
        return "meet" if one_converted(a, b) else "apart"
    if _short_of(a, b) or _short_of(b, a):
        return "strained"
    bounded = _bounded_by(a, b) if a.qualifier == "exact" else _bounded_by(b, a)
    if bounded is not None:
        return "strained" if _counted_out(bounded, counted=a.type == "count") else "meet"
    (low, high), (other_low, other_high) = interval(a), interval(b)
    if high < other_low or other_high < low:
        return "apart"
    return "strained" if _strained(a, b) else "meet"


def _strained(a: Value, b: Value) -> bool:
    """Whether the figures as a reader takes them do not meet; two widths that only touch do not either."""
    # "at least 20" and "dozens" are one figure as long as the word allows so many
    beyond = math.inf if "vague" in (a.qualifier, b.qualifier) else 0.0 if _two_bounds(a, b) else _BEYOND
    (low, high), (other_low, other_high) = as_read(a, beyond), as_read(b, beyond)
    finite = [abs(x) for x in (high, other_high) if math.isfinite(x)]
    tiny = _TINY * max(finite, default=1.0)
    gap = max(low, other_low) - min(high, other_high)
    return gap > tiny or (gap >= -tiny and high > low and other_high > other_low)


def as_read(value: Value, share: float = _BEYOND) -> tuple[float, float]:
    """The bounds that a reader takes a figure for: as it is printed, with its rounding; `share` of it beyond a
    bound."""
    low, high = bound(value.low, -math.inf), bound(value.high, math.inf)
    qualifier = value.qualifier
    closed = math.isfinite(low) and math.isfinite(high) and qualifier == "more_than"  # "a majority": no more than all
    if closed or qualifier in ("vague", "range") or (qualifier == "exact" and low != high):
        return interval(value, usual=True)
    if qualifier == "about":
        figure = (low + high) / 2
        digits, unit = significant(abs(figure))
        slack = _ABOUT * abs(figure) if digits == 1 else min(unit / 2, _ABOUT * abs(figure))
        low, high = figure - slack, figure + slack
    elif qualifier in ("at_least", "more_than"):
        share = max(share, _LOOSE) if _ROUND_WORD.search(value.text) else share
        one = 1.0 if value.type == "count" and qualifier == "more_than" else 0.0
        figure = low - one
        beyond = (
            max(share * abs(figure), _printed(figure))
            if figure >= _FEW or value.type != "count" or math.isinf(share)
            else 0.0
        )
        low, high = figure, figure + one + beyond
    elif qualifier in ("at_most", "less_than"):
        figure = high + (1.0 if value.type == "count" and qualifier == "less_than" else 0.0)
        low, high = (
            figure - max((min(share, _BELOW) if math.isfinite(share) else 1.0) * abs(figure), _printed(figure)),
            figure,
        )
    elif value.type in ("percent", "measure"):
        return interval(value)
    elif math.isfinite(low) and math.isfinite(high):
        low, high = low - _printed(low), high + _printed(high)
    return (in_base(value.unit, low), in_base(value.unit, high)) if value.type == "measure" else (low, high)


def _printed(figure: float) -> float:
    """How far the truth may stand from a printed figure: half a unit of its last digit, no coarser than its second;
    none for whole numbers below 100."""
    if figure == 0 or math.isinf(figure):
        return 0.0
    figure = abs(figure)
    _, unit = significant(figure)
    if figure < 100 and unit >= 1:
        return 0.0
    return min(unit, 10.0 ** (math.floor(math.log10(figure)) - 1)) / 2


def _bounded_by(a: Value, b: Value) -> float | None:
    """The figure, where `a` is the plain figure that `b` only bounds: readers take "more than 50" and "50" for one
    figure."""
    if a.qualifier != "exact" or b.qualifier not in ("more_than", "less_than"):
        return None
    one = 1 if b.type == "count" else 0
    figure = bound(b.low, 0.0) - one if b.qualifier == "more_than" else bound(b.high, 0.0) + one
    return figure if a.low == figure else None


def _two_bounds(a: Value, b: Value) -> bool:
    """Whether both are bounds, of which readers take two for two figures: "up to 20" and "up to 22"; not "more than
    200" and "at least 223", of which the first only rounds."""
    if not {a.qualifier, b.qualifier} <= _BOUNDS:
        return False
    lower, upper = (a, b) if bound(a.low, 0.0) <= bound(b.low, 0.0) else (b, a)
    return (lower.qualifier, upper.qualifier) != ("more_than", "at_least")


def _short_of(a: Value, b: Value) -> bool:
    """Whether `a` is said to be nearly the figure that `b` has reached or passed: "nearly 50" and "more than 50"."""
    if a.qualifier != "about" or b.qualifier not in ("at_least", "more_than") or not _NEARLY.match(a.text):
        return False
    figure = (bound(a.low, 0.0) + bound(a.high, 0.0)) / 2
    reached = bound(b.low, 0.0) - (1 if b.type == "count" and b.qualifier == "more_than" else 0)
    return reached >= figure * (1 - _TINY)


def _counted_out(figure: float, *, counted: bool) -> bool:
    """Whether a figure is so exact that "more than" it means another one: 30 people and 51 euros, and not 50 euros or
    1,200 people."""
    digits, _ = significant(abs(figure))
    return digits > _ROUND or (_FEW <= figure < _FULL and (counted or figure % 5 != 0))


def before(a: Value, b: Value) -> bool:
    """Whether all of date `a` lies before all of date `b`, by the hours where both say them and the day is one."""
    if None in (a.high, b.low):
        return False
    if a.high == b.low and a.low == a.high and b.low == b.high and None not in (a.time_high, b.time_low):
        return (a.time_high or 0) <= (b.time_low or 0) and (a.time_low, a.time_high) != (b.time_low, b.time_high)
    return str(a.high) < str(b.low)


def middle(value: Value) -> float:
    """One number for a value, to say how far two are apart: a day as its ordinal, a time in minutes, a bound as the
    figure it bounds."""
    if value.type == "clock":
        return float(minutes(str(value.low)))
    if value.type not in _NUMERIC:
        return 0.0
    low, high = as_read(value)
    if math.isinf(low) or math.isinf(high):
        return 0.0 if math.isinf(low) and math.isinf(high) else high if math.isinf(low) else low
    return (low + high) / 2


def minutes(clock: str) -> int:
    """Minutes from midnight of "HH:MM"."""
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def _dates(a: Value, b: Value) -> str:
    known = None not in (a.low, a.high, b.low, b.high)
    return "apart" if known and (before(a, b) or before(b, a)) else "meet"


def _clocks(a: Value, b: Value) -> str:
    """Windows (a curfew) are the same or not; times of day, which have a width only where they are hedged, meet
    where their widths overlap."""
    windows = [value.low != value.high and value.qualifier == "exact" for value in (a, b)]
    if all(windows):
        return "meet" if (a.low, a.high) == (b.low, b.high) else "apart"
    if not _overlap(_window(a), _window(b)):
        return "apart"
    return "meet" if _overlap(_as_told(_window(a)), _as_told(_window(b))) else "strained"


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two spans of minutes meet on any of two neighbouring days; two widths that only touch do not."""
    wide = a[1] > a[0] and b[1] > b[0]
    moved = ((a[0] + days, a[1] + days) for days in (-_DAY, 0, _DAY))
    return any((low < b[1] and b[0] < high) if wide else (low <= b[1] and b[0] <= high) for low, high in moved)


def _as_told(window: tuple[int, int]) -> tuple[int, int]:
    """The span that a reader takes "about 6.10" for: times are told to five minutes, so that 6.15 is another."""
    low, high = window
    half = (high - low) // 2
    return (
        window if half > _MOST_ABOUT else ((low + high) // 2 - min(half, _TOLD), (low + high) // 2 + min(half, _TOLD))
    )


def _window(value: Value) -> tuple[int, int]:
    low, high = minutes(str(value.low)), minutes(str(value.high))
    return low, high + (_DAY if high < low else 0)


def _names(a: Value, b: Value) -> str:
    mine, other = set(a.names or ()), set(b.names or ())
    return "meet" if mine <= other or other <= mine else "apart"


def _facts(a: Value, b: Value) -> str:
    return "apart"


def _quotations(a: Value, b: Value) -> str:
    return "apart" if differences(a.text, b.text) else "meet"


_SPECIAL = {"date": _dates, "clock": _clocks, "names": _names, "fact": _facts, "quotation": _quotations}
"""Types of value whose sets are no intervals of numbers."""
