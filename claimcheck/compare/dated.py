"""Dates, months, years and times of the day in a statement, with the "before", "by" or "since" in front of them."""

from __future__ import annotations

import calendar
import datetime
import math
import re
from dataclasses import replace

from claimcheck.compare.figure import Figure, bounds
from claimcheck.values.dates import find_dates

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = f"(?:{'|'.join(_MONTHS)})"
_YEAR = re.compile(
    rf"(?:(?P<month>{_MONTH})(?: of|,)? )?(?P<year>(?:1[5-9]|20)\d\d)(?P<season>[–-]\d\d\b(?!-))?(?![\d,.]\d|"
    rf"%)\b(?!-?(?:people|men|women|votes|reviews|critics|cases))"
)
_YEAR_BEFORE = re.compile(
    r"(?:^|\b(?:in|since|by|before|after|until|till|from|of|year|that|during|through|to|and|or|"
    r"late|early|mid|than|the|a|an|on|at|between|around|circa|born|died|founded|released|"
    r"established|started|began)|[(,–-]|’s|\b" + _MONTH + r")\s*$"
)
_OLD_YEAR = re.compile(r",? (1[5-8]\d\d)\b")
_MONTH_ALONE = re.compile(
    rf"\b(?:of|before|after|until|till|from|to|last|next|this|by|through|end|early|mid|late) "
    rf"(?P<month>{'|'.join(m.title() for m in _MONTHS)})\b(?! \d)"
)
_COUNTED = re.compile(
    r"\s*(?:dollars?|euros?|pounds?|rupees?|usd|confirmed|cases|people|deaths|votes|reviews|critics|copies|million|"
    r"billion|m\b|km\b|metres|meters|feet|miles|[a-z]+ (?:cases|people|deaths))"
)
_OF_THAT_YEAR = re.compile(
    r"(?:\s+[a-z-]+)?\s+(?:film|movie|album|song|game|single|novel|book|series|season|census|election|cup|"
    r"championships?|olympics|games|war|edition|tournament)\b"
)
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b|\b(?P<hour_24>\d{1,2}):(?P<minute_24>\d\d)\b"
)
_CLOSING = re.compile(r"(?:\b(?:to|until|till|before|by)|[–-])\s*$")
_LEAP_YEAR = 2000
"""Where no year is named at all: both statements are thought in one."""
_BOUND = re.compile(
    r"\b(?P<word>before|prior to|earlier than|until|till|up to|by|after|later than|since|following)(?: the| early| "
    r"late| mid| end of| beginning of| start of)*\s*$"
)
_STRICT = {
    "before": "less_than",
    "prior to": "less_than",
    "earlier than": "less_than",
    "after": "more_than",
    "later than": "more_than",
    "following": "more_than",
}
_LOOSE = {"until": "at_most", "till": "at_most", "up to": "at_most", "by": "at_most", "since": "at_least"}


def named_year(*texts: str) -> int | None:
    """The year that dates without one are thought to lie in: the first that the statements name."""
    return next((int(m["year"]) for text in texts for m in _YEAR.finditer(text.lower())), None)


def bound_before(lowered: str, start: int, *, loose: bool = True) -> str:
    """The qualifier that a word such as "before" or "by" gives to what begins at `start`; only strict ones where
    `loose` is False."""
    said = _BOUND.search(lowered[max(0, start - 36) : start])
    return (_STRICT.get(said["word"]) or (_LOOSE.get(said["word"]) if loose else None) or "exact") if said else "exact"


def find_dated(text: str, lowered: str, year: int | None) -> list[Figure]:
    """All dates (as days counted from year one, `year` where none is stated) and times of the day (as minutes), in
    no order."""
    found: list[Figure] = []
    for hit in find_dates(text, None, year or _LEAP_YEAR, None):
        if hit.high:
            low, high = datetime.date.fromisoformat(hit.low or hit.high), datetime.date.fromisoformat(hit.high)
            old = _OLD_YEAR.match(lowered, hit.end)
            if old:  # years before 1900
                low, high = _in_year(low, int(old[1])), _in_year(high, int(old[1]))
            stated = old is not None or re.search(r"\d{4}", text[hit.start : hit.end]) is not None
            found.append(_date(text, lowered, hit.start, old.end() if old else hit.end, low, high, stated))
    for match in _YEAR.finditer(lowered):
        if not _overlaps(found, match.start(), match.end()) and _is_year(match, lowered):
            number = int(match["year"])
            month = _MONTHS.index(match["month"]) + 1 if match["month"] else 0
            found.append(
                _date(text, lowered, match.start(), match.end(), *_span(number, month, bool(match["season"])), True)
            )
    for match in _MONTH_ALONE.finditer(text):
        if not _overlaps(found, match.start("month"), match.end()):
            first, last = _span(year or _LEAP_YEAR, _MONTHS.index(match["month"].lower()) + 1, False)
            found.append(_date(text, lowered, match.start("month"), match.end(), first, last, False))
    return found + [
        _clock(text, lowered, m) for m in _CLOCK.finditer(lowered) if not _overlaps(found, m.start(), m.end())
    ]


def _span(year: int, month: int, season: bool) -> tuple[datetime.date, datetime.date]:
    """First and last day of a month, of a year where `month` is 0, or of a season that begins in the year."""
    if season:
        return datetime.date(year, 7, 1), datetime.date(year + 1, 6, 30)
    return datetime.date(year, month or 1, 1), datetime.date(
        year, month or 12, calendar.monthrange(year, month or 12)[1]
    )


def _overlaps(found: list[Figure], start: int, end: int) -> bool:
    return any(f.at < end and start < f.end for f in found)


def _is_year(match: re.Match[str], lowered: str) -> bool:
    if lowered[max(0, match.start() - 1) : match.start()] in ("$", "£", "€", ",", "."):
        return False
    if match["month"] or match["season"]:
        return True
    quoted = lowered[: match.start()].rstrip()[-1:] in ("`", "'", '"', "“") and lowered[match.end() :].lstrip()[:1] in (
        "'",
        '"',
        "”",
    )
    if quoted or _COUNTED.match(lowered, match.end()):
        return False
    return bool(_OF_THAT_YEAR.match(lowered, match.end())) or bool(
        _YEAR_BEFORE.search(lowered[max(0, match.start() - 24) : match.start()])
    )


def _date(
    text: str, lowered: str, start: int, end: int, low: datetime.date, high: datetime.date, stated: bool
) -> Figure:
    lead = re.match(r"(?:in|since|during|by|before|after) ", lowered[start:end])
    begin = start + lead.end() if lead else start
    qualifier = bound_before(lowered, begin)
    first, last = float(low.toordinal()), float(high.toordinal())
    low_day, high_day = {
        "less_than": (-math.inf, first),
        "more_than": (last, math.inf),
        "at_most": (-math.inf, last),
        "at_least": (first, math.inf),
        "exact": (first, last),
    }[qualifier]
    return Figure(
        text[start:end],
        "date",
        first,
        low_day,
        high_day,
        qualifier,
        begin,
        end,
        digits=int(last - first),
        yearless=not stated,
    )


def moved_to_year_of(date: Figure, other: Figure) -> Figure:
    """A date without a year, thought in the year of the date that it is held against."""
    own, year = datetime.date.fromordinal(int(date.figure)), datetime.date.fromordinal(int(other.figure)).year
    shift = _in_year(own, year).toordinal() - own.toordinal()
    return replace(date, figure=date.figure + shift, low=date.low + shift, high=date.high + shift)


def _in_year(day: datetime.date, year: int) -> datetime.date:
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def _clock(text: str, lowered: str, match: re.Match[str]) -> Figure:
    hour = int(match["hour"] or match["hour_24"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    minutes = float(60 * hour + int(match["minute"] or match["minute_24"] or 0))
    qualifier = bound_before(lowered, match.start(), loose=False)
    closing = _CLOSING.search(lowered[max(0, match.start() - 12) : match.start()]) is not None
    sort = "clock, end" if closing else "clock"
    return Figure(
        text[match.start() : match.end()],
        sort,
        minutes,
        *bounds(minutes, qualifier),
        qualifier,
        match.start(),
        match.end(),
    )
