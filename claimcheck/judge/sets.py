"""Values as sets of possibilities: whether two of them meet."""

from __future__ import annotations

from claimcheck.model import Value
from claimcheck.values.intervals import CONVERTED, bound, interval


def relation(a: Value, b: Value) -> str:
    """ "apart" where the literal sets do not meet, "strained" where only the usual ones do not, else "meet"."""
    if a.type == "date":
        known = None not in (a.low, a.high, b.low, b.high)
        return "apart" if known and (before(a, b) or before(b, a)) else "meet"
    if a.type == "names":
        mine, other = set(a.names or ()), set(b.names or ())
        return "meet" if mine <= other or other <= mine else "apart"
    if a.type == "fact":
        return "apart"
    if a.type == "clock":
        return "meet" if (a.low, a.high) == (b.low, b.high) else "apart"
    if _bound_of(a, b) or _bound_of(b, a):
        return "meet"
    (low, high), (other_low, other_high) = interval(a), interval(b)
    if high < other_low or other_high < low:
        converted = a.type == "measure" and a.unit != b.unit and max(low, other_low) <= min(high, other_high) * CONVERTED
        return "meet" if converted else "apart"
    (low, high), (other_low, other_high) = interval(a, usual=True), interval(b, usual=True)
    return "strained" if "vague" in (a.qualifier, b.qualifier) and (high < other_low or other_high < low) else "meet"


def _bound_of(a: Value, b: Value) -> bool:
    """Whether `a` is the plain figure that `b` only bounds: readers take "more than 50" and "50" for one figure."""
    if a.qualifier != "exact" or b.qualifier not in ("more_than", "less_than"):
        return False
    figure = bound(b.low, 0.0) - (1 if b.type == "count" else 0) if b.qualifier == "more_than" else bound(b.high, 0.0) + (1 if b.type == "count" else 0)
    return a.low == figure


def before(a: Value, b: Value) -> bool:
    """Whether all of date `a` lies before all of date `b`, by the hours where both say them and the day is one."""
    if None in (a.high, b.low):
        return False
    if a.high == b.low and a.low == a.high and b.low == b.high and None not in (a.time_high, b.time_low):
        return (a.time_high or 0) <= (b.time_low or 0) and (a.time_low, a.time_high) != (b.time_low, b.time_high)
    return str(a.high) < str(b.low)
