"""Whether the spans that two claims are counted over may be one."""

from __future__ import annotations

import datetime
import re

from claimcheck.model import Claim
from claimcheck.values.period import differ

OTHER_TIMES = frozenset(("earlier", "other", "world", "year", "rate"))
"""Periods that say of a figure only that it is not of the event or the span at hand."""
_NIGHT = re.compile(r"\b(?:night|overnight)\b", re.I)
_ISO_DAY = 10
_LONG_PAST = 60
"""Days before the publication from which a span is of another time."""


def of_its_time(claim: Claim) -> bool:
    """Whether a claim names a month, quarter or year that was not long past when its text was published: another
    text may leave it out."""
    period = claim.period
    if not period or period in OTHER_TIMES or len(period) == _ISO_DAY:
        return False
    if "/" not in period:
        return True  # a year of business, a season, a quarter of which nothing more is said
    last = period.partition("/")[2]
    if not last[:4].isdigit() or len(last) != len("2018-03-31") or not claim.published:
        return last != ""  # of no known year, or of business; since a day it is no such span
    return _ordinal(claim.published) - _ordinal(last) <= _LONG_PAST


def one_span(a: Claim, b: Claim) -> bool:
    """Whether two figures may be counted over one span: neither names one, both name one that may be the same, or only
    one names one of its own time.

    A total of an event's one day is also one that names no span.
    """
    x, y = a.period, b.period
    if x == y or (a.total and y is None) or (b.total and x is None):
        return True
    if x is None or y is None:
        return of_its_time(a if y is None else b)
    return not (differs(a, b) or x in OTHER_TIMES or y in OTHER_TIMES)


def differs(a: Claim, b: Claim) -> bool:
    """Whether both claims name a span, and these are certain to be two; of times that are no spans nothing is
    certain."""
    x, y = a.period, b.period
    if not (x and y) or x in OTHER_TIMES or y in OTHER_TIMES:
        return False
    return differ(x, y)


def of_two_nights(a: Claim, b: Claim) -> bool:
    """Whether two counts are of two nights; a count of what happened on one day is else taken for the total of an
    event, which another text may date otherwise."""
    x, y = a.period, b.period
    if not (x and y) or x == y or len(x) != _ISO_DAY or len(y) != _ISO_DAY:
        return False
    return _NIGHT.search(a.sentence) is not None and _NIGHT.search(b.sentence) is not None


def is_over(claim: Claim) -> bool:
    """Whether the span that a claim names was over when its text was published, so that its figure grows no more."""
    last = (claim.period or "").partition("/")[2]
    return not (last and claim.published and last[:4].isdigit() and last >= claim.published)


def _ordinal(iso: str) -> int:
    return datetime.date.fromisoformat(iso).toordinal()
