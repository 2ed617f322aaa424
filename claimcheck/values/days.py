"""The days that the words of a date mean: stated, relative to the paragraph, weekdays against the publication date."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable
from typing import Final

from claimcheck.values.word_patterns import at_words

MONTHS: Final = {m: i for i, m in enumerate("january february march april may june july august september october november december".split(), 1)}
SHORT_MONTHS: Final = {m[:3]: i for m, i in MONTHS.items()}
WEEKDAYS: Final = {d: i for i, d in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
MONTH_WORDS: Final = frozenset([*MONTHS, *SHORT_MONTHS, "sept"])
PARTS_OF_MONTHS: Final = frozenset(("early", "mid", "late"))
PREPOSITIONS: Final = frozenset(("in", "since", "during", "by"))
"""Words at which a date begins, by the forms that it takes there."""
_WILL: Final = re.compile(at_words(r"will|scheduled|plans?|to be held|is due|are due|expected|would") + r"\b")
_ORDER: Final = {w: i for i, w in enumerate("one two three four five six seven eight nine ten".split(), 1)}


_FOUR: Final = 4
"""Digits of a year."""


def _month(name: str) -> int:
    return SHORT_MONTHS[name[:3].lower()]


def _make(year: int | None, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day) if year else None
    except ValueError:
        return None


Resolved = tuple[datetime.date, datetime.date, str, bool]
"""First and last day, qualifier, and whether the words alone say it."""


def resolve(
    match: re.Match[str],
    word: str,
    text: str,
    published: datetime.date | None,
    year: int | None,
    anchor: datetime.date | None,
    first_day: Callable[[], datetime.date | None] | None,
) -> Resolved | None:
    """The days of a match of the pattern for `word`; None where there is no such day, or nothing to reckon it from."""
    if word == "":
        if match["mark"]:
            return _numeric(match["n1"], match["n2"], match["n3"])
        if match["hm"]:
            return _single(match["hm"], match["hd"], match["hy"], year)
        return _range(match["rm"], match["r1"], match["r2"], match["ry"], year) if match["rm"] else _single(match["dm"], match["dd"], match["dy"], year)
    if word in MONTH_WORDS:
        if match["bm"]:
            return _whole_month("", match["bm"], match["by"], published, year)
        return _range(match["sm"], match["s1"], match["s2"], match["sy"], year) if match["sm"] else _single(match["mm"], match["md"], match["my"], year)
    if word in PARTS_OF_MONTHS:
        return _whole_month(match["part"].lower(), match["month"], match["year"], published, year)
    if word in PREPOSITIONS:
        if match["month"]:
            return _whole_month("", match["month"], match["year"], published, year)
        return datetime.date(int(match["yy"]), 1, 1), datetime.date(int(match["yy"]), 12, 31), "exact", True
    if word not in WEEKDAYS:
        return _relative(match["rel"].lower(), published, year, anchor, first_day)
    if match["wd"]:
        before = "" if text.startswith(("'s", "’s"), match.end()) else text[: match.start()]  # "Friday's close" is past, whatever will be
        return _weekday(word, before, published)
    return _single(match["mm"], match["md"], match["my"], year) if match["mm"] else _single(match["dm"], match["dd"], match["dy"], year)


def _numeric(first: str, second: str, third: str) -> Resolved | None:
    """The day of "2019-03-05", "05/03/2019": the year is the figure of four digits; where the other two may be day or month, the span of both readings."""
    if len(first) == len(third) or _FOUR not in (len(first), len(third)):
        return None
    if len(first) == _FOUR:
        return _one(_make(int(first), int(second), int(third)))
    year, one, other = int(third), int(first), int(second)
    days = sorted({day for day in (_make(year, other, one), _make(year, one, other)) if day})
    if len(days) > 1:
        return days[0], days[1], "range", True
    return _one(days[0]) if days else None


def _single(month: str, day: str, stated_year: str | None, year: int | None) -> Resolved | None:
    return _one(_make(int(stated_year) if stated_year else year, _month(month), int(day)))


def _range(month: str, first: str, last: str, stated_year: str | None, year: int | None) -> Resolved | None:
    its_year = int(stated_year) if stated_year else year
    low, high = _make(its_year, _month(month), int(first)), _make(its_year, _month(month), int(last))
    return (low, high, "range", True) if low and high and low <= high else None


def _one(day: datetime.date | None, stated: bool = True) -> Resolved | None:
    return (day, day, "exact", stated) if day else None


def _whole_month(part: str, name: str, said: str | None, published: datetime.date | None, year: int | None) -> Resolved | None:
    month = _month(name)
    its_year = int(said) if said else year
    if its_year is None:
        return None
    if not said and published and datetime.date(its_year, month, 1) > published:
        its_year -= 1
    last = calendar.monthrange(its_year, month)[1]
    first_day, last_day = (
        (1, 10) if part == "early" else (11, 20) if part.startswith("mid") else (21, last) if part == "late" else (1, last)
    )
    return datetime.date(its_year, month, first_day), datetime.date(its_year, month, last_day), "vague" if part else "exact", True


def _weekday(name: str, before: str, published: datetime.date | None) -> Resolved | None:
    if published is None:
        return None
    back = (published.weekday() - WEEKDAYS[name]) % 7
    if back and (_WILL.search(before) or before.endswith("next ")):
        return _one(published + datetime.timedelta(days=7 - back))
    if back == 6 and not before.endswith(("last ", "since ")):  # six days ago is "last Thursday", tomorrow plain "Thursday"
        return _one(published + datetime.timedelta(days=1))
    return _one(published - datetime.timedelta(days=back))


def _relative(word: str, published: datetime.date | None, year: int | None, anchor: datetime.date | None, first_day: Callable[[], datetime.date | None] | None) -> Resolved | None:
    day = datetime.timedelta(days=1)
    if word.startswith("new year"):
        if year is None:
            return None
        new_year = datetime.date(year, 1, 1)
        saturday = new_year + ((5 - new_year.weekday() + 3) % 7 - 3) * day
        return saturday, saturday + day, "range", True
    if word.startswith("day "):
        count = _ORDER.get(word[4:]) or (int(word[4:]) if word[4:].isdigit() else None)
        first = first_day() if first_day and count else None
        return _one(first + (count - 1) * day) if first and count else None
    base = published if word in ("yesterday", "today", "tomorrow") else anchor or published
    if base is None:
        return None
    shift = -1 if word == "yesterday" else 1 if word == "tomorrow" or "next" in word or "following" in word else 0
    return _one(base + shift * day, word not in ("yesterday", "today", "tomorrow"))


def reckoned(match: re.Match[str], published: datetime.date | None) -> Resolved | None:
    """The days of "last week", "earlier this month", "two days ago", from the day of publication; None where that is not known."""
    if published is None or match["span"] == "weekend":
        return None
    if match["night"]:
        return published - datetime.timedelta(days=1), published, "range", False
    if match["unit"]:
        return _ago(match["count"].lower(), published)
    which, part = match["which"].lower(), (match["part"] or "").lower()
    if which == "past":
        days = {"week": 7, "month": 31, "year": 366}[match["span"]]
        return published - datetime.timedelta(days=days), published, "range", False
    low, high = _span(match["span"], {"last": -1, "this": 0, "next": 1}[which], published)
    if which == "this" and part == "earlier":
        high = max(low, published)
    elif which == "this" and part == "later":
        low = min(high, published)
    return low, high, "range", False


def _span(name: str, shift: int, published: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a week, month or year, so many after that of the publication."""
    if name == "week":
        monday = published - datetime.timedelta(days=published.weekday()) + datetime.timedelta(weeks=shift)
        return monday, monday + datetime.timedelta(days=6)
    if name == "month":
        months = published.year * 12 + published.month - 1 + shift
        year, month = divmod(months, 12)
        return datetime.date(year, month + 1, 1), datetime.date(year, month + 1, calendar.monthrange(year, month + 1)[1])
    return datetime.date(published.year + shift, 1, 1), datetime.date(published.year + shift, 12, 31)


def _ago(count: str, published: datetime.date) -> Resolved | None:
    """So many days before the publication; weeks and years ago are durations."""
    number = _ORDER.get(count) or (int(count) if count.isdigit() else 1)
    return _one(published - datetime.timedelta(days=number))
