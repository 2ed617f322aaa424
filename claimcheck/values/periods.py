"""Spans that figures are counted over: quarters, halves, months and years, of the calendar and of business, as
sentences name them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Final

from claimcheck.values.calendar_words import COUNT_WORDS, MONTHS, SHORT_MONTHS
from claimcheck.values.period import MONTHS_A_YEAR, UNKNOWN_YEAR, Period
from claimcheck.values.period_forms import (
    BETWEEN_MONTHS,
    DECADE,
    FIRST_MONTHS,
    FISCAL_YEAR,
    FROM_TO,
    FULL_YEAR,
    IN_MONTH,
    NAMED_BY_MONTH,
    PART_NUMBERS,
    QUARTER_CODE,
    QUARTER_OR_HALF,
    RELATIVE,
    SEASON,
    SEASONS,
    TOLD_BY_END,
    TWO_YEARS,
    UNPLACED,
)

_CENTURY: Final = 100


def find_periods(lowered: str, published: datetime.date | None) -> list[Period]:
    """The spans of a sentence in lower case that are no plain month or year, left to right.

    A quarter, half or month without a year is the last one that had begun when the text was `published`; where that is
    not known, of no known year.
    """
    found: list[Period] = []
    for signs, pattern, read in _READERS:
        if not any([sign in lowered for sign in signs]):
            continue
        for match in pattern.finditer(lowered):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            period = read(match, published)
            if period is not None:
                found.append(period)
    return sorted(found, key=_start)


def _start(period: Period) -> int:
    return period.start


def _number(word: str) -> int:
    return COUNT_WORDS.get(word) or (int(word) if word.isdigit() else 1)


def _month(name: str) -> int:
    return SHORT_MONTHS[name[:3]] if name.rstrip(".") not in MONTHS else MONTHS[name]


def _full(year: str, published: datetime.date | None) -> int:
    """The year of two or four digits."""
    if len(year) > 2:
        return int(year)
    this = published.year if published else 2000
    return this - this % _CENTURY + int(year)


def _year_of(match: re.Match[str], published: datetime.date | None, first_month: int) -> int | None:
    """The year that the words of a span name, else the last in which it had begun."""
    said = match.groupdict()
    named = said.get("before") or said.get("led") or said.get("year")
    if named:
        return _full(named, published)
    if published is None:
        return None
    which = said.get("which")
    if which:
        return published.year - (0 if which in ("this", "the current") else 1)
    return published.year if published.month >= first_month else published.year - 1


def _is_fiscal(match: re.Match[str]) -> bool:
    said = match.groupdict()
    return any([said.get(name) for name in ("fiscal", "leads", "within", "own", "its")])


def _of_part(match: re.Match[str], published: datetime.date | None) -> Period | None:
    length = 3 if match["unit"] == "quarter" else 6
    which = PART_NUMBERS.get(match["which_part"], 4)  # "the last quarter of 2018"
    if length == 6:
        which = min(which, 2)
    return _numbered(match, published, which, length)


def _numbered(match: re.Match[str], published: datetime.date | None, which: int, length: int) -> Period | None:
    if which * length > MONTHS_A_YEAR:
        return None
    fiscal = _is_fiscal(match)
    year = _year_of(match, None if fiscal else published, (which - 1) * length + 1)
    return Period(match.start(), match.end(), year, which * length, length, fiscal)


def _of_code(match: re.Match[str], published: datetime.date | None) -> Period | None:
    if match["months"]:
        return _numbered(match, published, 1, int(match["months"]))
    letter, which = match["unit"] or match["letter"], int(match["which_part"] or match["number"])
    return _numbered(match, published, which, 3 if letter == "q" else 6)


def _of_end(match: re.Match[str], published: datetime.date | None) -> Period | None:
    month = _month(match["month"])
    count = match["count"]
    length = _number(count) if count else {"quarter": 3, "year": 12}.get(match["unit"], 6)
    if not 0 < length <= 2 * MONTHS_A_YEAR:
        return None
    year = int(match["year"]) if match["year"] else None
    if year is None and published:
        year = published.year if published.month >= month else published.year - 1
    return Period(match.start(), match.end(), year, month, length)


def _of_first_months(match: re.Match[str], published: datetime.date | None) -> Period | None:
    count = _number(match["count"])
    if not 1 < count < MONTHS_A_YEAR:
        return None
    if match["side"] in ("first", "opening"):
        return _numbered(match, published, 1, count)
    if " of " not in match.group():
        return None  # "the last three months" end with the day of the text
    return Period(
        match.start(),
        match.end(),
        _year_of(match, published, MONTHS_A_YEAR - count + 1),
        MONTHS_A_YEAR,
        count,
        _is_fiscal(match),
    )


def _of_months(match: re.Match[str], published: datetime.date | None) -> Period | None:
    first, last = _month(match["first"]), _month(match["last"])
    if first >= last or (" and " in match.group() and not match.group().startswith("between ")):
        return None
    return Period(match.start(), match.end(), _year_of(match, published, first), last, last - first + 1)


def _of_named_month(match: re.Match[str], published: datetime.date | None) -> Period | None:
    month, length = _month(match["month"]), 3 if match["unit"] == "quarter" else 6
    year = _year_of(match, published, month)
    return Period(match.start(), match.end(), year, month, length)


def _of_fiscal_year(match: re.Match[str], published: datetime.date | None) -> Period | None:
    if match["which"]:
        year = None if published is None else published.year - (0 if match["which"] in ("this", "the current") else 1)
        return Period(match.start(), match.end(), year, 12, 12, True)
    first, second = match["year"] or match["start"], match["second"] or match["next"]
    return Period(match.start(), match.end(), _full(second or first, published), 12, 12, True)


def _of_two_years(match: re.Match[str], published: datetime.date | None) -> Period | None:
    first = int(match["start"])
    last = int(match["next"]) if len(match["next"]) > 2 else first - first % _CENTURY + int(match["next"])
    if last == first + 1 and match.re is TWO_YEARS:
        return Period(
            match.start(), match.end(), last, 12, 12, True
        )  # "2012-13" is a year of business, of a school or of a sport
    if last <= first:
        return None
    return Period(match.start(), match.end(), last, 12, (last - first + 1) * MONTHS_A_YEAR)


def _of_decade(match: re.Match[str], published: datetime.date | None) -> Period | None:
    return Period(match.start(), match.end(), int(match["start"]) + 9, 12, 10 * MONTHS_A_YEAR)


def _of_full_year(match: re.Match[str], published: datetime.date | None) -> Period | None:
    return Period(match.start(), match.end(), int(match["year"] or match["of"]), 12, 12)


def _of_another(match: re.Match[str], published: datetime.date | None) -> Period | None:
    """A span before another one; of a quarter or half beside the publication the span itself."""
    unit = match["unit"]
    if unit:
        length = 3 if unit == "quarter" else 6
        if published is None:
            return (
                Period(match.start(), match.end(), None, 0, 0, back=length)
                if match["which"] in ("previous", "prior", "preceding", "last")
                else None
            )
        months = published.year * MONTHS_A_YEAR + (published.month - 1) // length * length + length
        months += length * {"this": 0, "current": 0, "next": 1}.get(match["which"], -1)
        year, month = divmod(months - 1, MONTHS_A_YEAR)
        back = length if match["which"] in ("previous", "prior", "preceding") else 0
        return Period(match.start(), match.end(), year, month + 1, length, back=back)
    if match["back"]:
        return Period(match.start(), match.end(), None, 0, 0, back=12 if match["back"] == "year" else 1)
    if match["of"]:
        return Period(match.start(), match.end(), int(match["of"]), 0, 0, back=12)
    if match["span"]:
        each = {"year": 12, "quarter": 3, "month": 1}[match["span"]]
        return Period(match.start(), match.end(), None, 0, 0, back=each * _number(match["count"]))
    return Period(match.start(), match.end(), None, 0, 0, back=12 * _number(match["many"] or "one"))


def _of_month(match: re.Match[str], published: datetime.date | None) -> Period | None:
    month = _month(match["month"])
    return Period(match.start(), match.end(), _year_of(match, published, month), month, 1)


def _unplaced(match: re.Match[str], published: datetime.date | None) -> Period | None:
    if match["year"] or match["unit"] == "year":
        return Period(match.start(), match.end(), None, MONTHS_A_YEAR, MONTHS_A_YEAR)
    return Period(match.start(), match.end(), None, 0, 3 if match["unit"] == "quarter" else 6)


def _of_season(match: re.Match[str], published: datetime.date | None) -> Period | None:
    return Period(
        match.start(), match.end(), None, 0, 0, written=f"{match['year'] or UNKNOWN_YEAR}-{SEASONS[match['season']]}"
    )


_Read = Callable[[re.Match[str], "datetime.date | None"], "Period | None"]
_READERS: Final[tuple[tuple[tuple[str, ...], re.Pattern[str], _Read], ...]] = (
    (
        (
            "ago",
            "earlier",
            "before",
            "previous",
            "prior",
            "preceding",
            "same ",
            "correspond",
            "comparable",
            "equivalent",
            "last ",
            "this ",
            "current ",
            "next ",
            "latest ",
        ),
        RELATIVE,
        _of_another,
    ),
    (
        (
            " ended",
            " ending",
            "months to",
            "months through",
            "months until",
            "year to",
            "year through",
            "year until",
            "quarter to",
            "half to",
            "half-year to",
        ),
        TOLD_BY_END,
        _of_end,
    ),
    ((" months",), FIRST_MONTHS, _of_first_months),
    (("quarter", "half"), QUARTER_OR_HALF, _of_part),
    (
        ("q1", "q2", "q3", "q4", "1q", "2q", "3q", "4q", "h1", "h2", "1h", "2h", "3m", "6m", "9m"),
        QUARTER_CODE,
        _of_code,
    ),
    ((" to ", "-", "–", "/", " through ", " until ", " and "), BETWEEN_MONTHS, _of_months),
    (("quarter", "half"), NAMED_BY_MONTH, _of_named_month),
    (("fiscal", "financial", "fy"), FISCAL_YEAR, _of_fiscal_year),
    (("from ", "between "), FROM_TO, _of_two_years),
    (("-", "–", "/"), TWO_YEARS, _of_two_years),
    (("0s", "0’s", "0's"), DECADE, _of_decade),
    (("19", "20"), FULL_YEAR, _of_full_year),
    (("in ", "during ", "for ", "throughout "), IN_MONTH, _of_month),
    (
        ("the quarter", "the half", "the year", "its quarter", "its half", "its year", "full", "whole", "entire"),
        UNPLACED,
        _unplaced,
    ),
    (("spring", "summer", "autumn", " fall", "winter"), SEASON, _of_season),
)
"""The forms of spans, each with strings of which a sentence needs one, which are quicker to look for; of two that
overlap the first holds."""
