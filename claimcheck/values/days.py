"""The days that the words of a date mean: stated, relative to the paragraph, weekdays against the publication date."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Final

from claimcheck.values.calendar_words import (
    FIRST_OF_ORDINALS,
    MONTH_WORDS,
    ORDINALS,
    PARTS_OF_MONTHS,
    PREPOSITIONS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    month_number,
)
from claimcheck.values.date_context import YEAR_DIGITS, Known, Resolved, make_day, one_day
from claimcheck.values.reckoned_days import relative
from claimcheck.values.weekdays import weekday_meant

SOON: Final = 60
"""Days to come in which a day without a year is certain to be of the year that is assumed."""
_HALF_YEAR: Final = 183
"""Days to come from which a day without a year is one of the year before."""
_PARTS_NAMED: Final = {"beginning": "early", "start": "early", "middle": "mid", "end": "late", "mid-": "mid"}


def resolve(match: re.Match[str], word: str, text: str, known: Known) -> Resolved | None:
    """The days of a match of the pattern for `word`; None where there is no such day, or nothing to reckon it from."""
    published, year = known.published, known.year
    if word == "":
        if match["mark"]:
            return _numeric(match["n1"], match["n2"], match["n3"], known)
        if match["hm"]:
            return _single(match["hm"], match["hd"], match["hy"], known)
        return (
            _range(match["rm"], match["r1"], match["r2"], match["ry"], year)
            if match["rm"]
            else _single(match["dm"], match["dd"], match["dy"], known)
        )
    if word in MONTH_WORDS:
        if match["bm"]:
            return _whole_month("", match["bm"], match["by"], published, year)
        return (
            _range(match["sm"], match["s1"], match["s2"], match["sy"], year)
            if match["sm"]
            else _single(match["mm"], match["md"], match["my"], known)
        )
    if word in PARTS_OF_MONTHS:
        part = _PARTS_NAMED.get(match["part"].lower(), match["part"].lower())
        return (
            _whole_month(part, match["month"], match["year"], published, year)
            if match["month"]
            else _part_of_year(part, int(match["yy"]))
        )
    if word in PREPOSITIONS:
        if match["month"]:
            return _whole_month("", match["month"], match["year"], published, year)
        return datetime.date(int(match["yy"]), 1, 1), datetime.date(int(match["yy"]), 12, 31), "exact", True
    if word in FIRST_OF_ORDINALS:
        return _single(match["om"], str(ORDINALS[match["od"].lower()]), match["oy"], known)
    if word not in WEEKDAYS and word not in SHORT_WEEKDAYS:
        return relative(match["rel"].lower(), known)
    weekday = WEEKDAYS[word] if word in WEEKDAYS else SHORT_WEEKDAYS[word]
    if match["wd"]:
        possessive = text.startswith(("'s", "’s"), match.end())  # "Friday's close" is past, whatever will be
        return weekday_meant(
            weekday,
            "" if possessive else text[: match.start()],
            "" if possessive else text[match.end() :],
            match["week"],
            published,
        )
    if match["mm"]:
        return _single(match["mm"], match["md"], match["my"], known, weekday)
    return _single(match["dm"], match["dd"], match["dy"], known, weekday)


def _part_of_year(part: str, year: int) -> Resolved:
    first, last = {"early": (1, 4), "mid": (5, 8)}.get(part, (9, 12))
    return datetime.date(year, first, 1), datetime.date(year, last, calendar.monthrange(year, last)[1]), "vague", True


def _numeric(first: str, second: str, third: str, known: Known) -> Resolved | None:
    """The day of "2019-03-05", "05/03/2019": the year is the figure of four digits.

    Where the other two may be day or month, the order that the text has elsewhere, else the span of both readings.
    """
    if len(first) == YEAR_DIGITS:
        return one_day(make_day(int(first), int(second), int(third))) if len(third) < YEAR_DIGITS else None
    year, one, other = int(third) + (0 if len(third) == YEAR_DIGITS else 2000), int(first), int(second)
    days = sorted({day for day in (make_day(year, other, one), make_day(year, one, other)) if day})
    if len(days) < 2:
        return one_day(days[0]) if days else None
    day_first = known.day_first() if known.day_first else None
    if day_first is None:
        return days[0], days[1], "range", True
    return one_day(make_day(year, other, one) if day_first else make_day(year, one, other))


def _single(month: str, day: str, stated_year: str | None, known: Known, weekday: int | None = None) -> Resolved | None:
    """One day; without a year the one that fits the weekday beside it, where one of a neighbouring year does and is
    near the publication."""
    if stated_year:
        return one_day(make_day(_full_year(stated_year), month_number(month), int(day)))
    found, published = make_day(known.year, month_number(month), int(day)), known.published
    if found is None or published is None:
        return one_day(found)
    before = make_day(published.year - 1, month_number(month), int(day))
    if (
        weekday is not None
        and found.weekday() != weekday
        and before
        and before.weekday() == weekday
        and ((found - published).days > SOON or (published - before).days < _HALF_YEAR)
    ):
        return one_day(before)
    if (found - published).days > _HALF_YEAR and before:
        return one_day(before)  # "28 December" in a text of January
    return one_day(found)


def _full_year(year: str) -> int:
    return int(year) if len(year) == YEAR_DIGITS else 2000 + int(year)


def _range(month: str, first: str, last: str, stated_year: str | None, year: int | None) -> Resolved | None:
    its_year = int(stated_year) if stated_year else year
    low, high = make_day(its_year, month_number(month), int(first)), make_day(its_year, month_number(month), int(last))
    return (low, high, "range", True) if low and high and low <= high else None


def _whole_month(
    part: str, name: str, said: str | None, published: datetime.date | None, year: int | None
) -> Resolved | None:
    month = month_number(name)
    its_year = int(said) if said else year
    if its_year is None:
        return None
    if not said and published and datetime.date(its_year, month, 1) > published:
        its_year -= 1
    last = calendar.monthrange(its_year, month)[1]
    first_day, last_day = (
        (1, 10)
        if part == "early"
        else (11, 20)
        if part.startswith("mid")
        else (21, last)
        if part == "late"
        else (1, last)
    )
    return (
        datetime.date(its_year, month, first_day),
        datetime.date(its_year, month, last_day),
        "vague" if part else "exact",
        True,
    )
