"""Days and spans reckoned from the publication or from a day named before: "yesterday", "the next day", "last week",
"two weeks ago"."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Final

from claimcheck.values.calendar_words import COUNT_WORDS
from claimcheck.values.date_context import Known, Resolved, one_day
from claimcheck.values.holidays import HOLIDAYS, holiday_meant
from claimcheck.values.weekdays import ahead, weekend_meant

_AGO_DAYS: Final = {"day": 1, "week": 7, "month": 30}
"""Days of what dates are reckoned in; years ago are durations."""
_MORE: Final = ("more than ", "over ", "at least ")
_LESS: Final = ("less than ", "nearly ", "almost ", "under ", "not quite ")
_LONGEST: Final = 366 * 300
"""Days up to which something may lie back."""


def relative(word: str, known: Known) -> Resolved | None:
    """The days of "yesterday", "the next day", "day two", "Good Friday", in lower case; None where there is nothing
    to reckon them from."""
    day = datetime.timedelta(days=1)
    published, year, anchor = known.published, known.year, known.anchor
    holiday = next((name for name in HOLIDAYS if name in word), None)
    if holiday:
        return holiday_meant(word, holiday, known)
    if word.startswith("new year"):
        if year is None:
            return None
        new_year = datetime.date(year, 1, 1)
        saturday = new_year + ((5 - new_year.weekday() + 3) % 7 - 3) * day
        return saturday, saturday + day, "range", True
    if word.startswith("day ") and word[4:5] != "b":
        count = COUNT_WORDS.get(word[4:]) or (int(word[4:]) if word[4:].isdigit() else None)
        first = known.first_day() if known.first_day and count else None
        return one_day(first + (count - 1) * day) if first and count else None
    of_publication = word in ("yesterday", "today", "tomorrow", "tonight") or word.startswith("this ")
    base = (
        (known.own if known.own and word.startswith("this ") else published) if of_publication else anchor or published
    )
    if base is None:
        return None
    back = word in ("yesterday",) or word.endswith(" before") or "previous" in word or "preceding" in word
    shift = -1 if back else 1 if word == "tomorrow" or "next" in word or "following" in word else 0
    return one_day(base + shift * day, not of_publication)


def reckoned(match: re.Match[str], known: Known) -> Resolved | None:
    """The days of "last week", "earlier this month", "two weeks ago", "a week later", from the day of publication or
    the one named before; None where that is not known."""
    published = known.published
    before, after = match.string[: match.start()], match.string[match.end() :]
    if match["unit"]:
        return _counted(match, before.lower(), known)
    if published is None:
        return None
    if match["night"]:
        return published - datetime.timedelta(days=1), published, "range", False
    if match["over"] or match["span"] == "weekend":
        return weekend_meant((match["which"] or "the").lower(), ahead(before, after, present=False), published)
    which, part = match["which"].lower(), (match["part"] or "").lower()
    if which == "past" or (which == "last" and before.lower().endswith(("within the ", "in the ", "over the "))):
        days = {"week": 7, "month": 31, "year": 366}[match["span"]]
        return published - datetime.timedelta(days=days), published, "range", False
    low, high = _span(match["span"], {"last": -1, "this": 0, "next": 1}[which], published)
    if which == "this" and part == "earlier":
        high = max(low, published)
    elif which == "this" and part == "later":
        low = min(high, published)
    elif part in ("early", "late"):
        middle = low + (high - low) / 2
        low, high = (low, middle) if part == "early" else (middle, high)
    return low, high, "range", False


def _span(name: str, shift: int, published: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a week, month or year, so many after that of the publication."""
    if name == "week":
        monday = published - datetime.timedelta(days=published.weekday()) + datetime.timedelta(weeks=shift)
        return monday, monday + datetime.timedelta(days=6)
    if name == "month":
        months = published.year * 12 + published.month - 1 + shift
        year, month = divmod(months, 12)
        return datetime.date(year, month + 1, 1), datetime.date(
            year, month + 1, calendar.monthrange(year, month + 1)[1]
        )
    return datetime.date(published.year + shift, 1, 1), datetime.date(published.year + shift, 12, 31)


def _counted(match: re.Match[str], before: str, known: Known) -> Resolved | None:
    """So many days, weeks or months before the publication, or before or after the day named before; half a unit to
    each side, of days none."""
    way = match["way"].lower()
    base = known.published if way in ("ago", "from now") else known.anchor if known.anchor != known.published else None
    unit = match["unit"].rstrip("s")
    each, count = _AGO_DAYS[unit], match["count"].lower()
    number = COUNT_WORDS.get(count) or (int(count) if count.isdigit() else 2 if count.startswith("a couple") else 1)
    if base is None or number * each > _LONGEST:
        return None
    middle = base.toordinal() + (-1 if way in ("ago", "earlier", "before") else 1) * number * each
    half = 0 if unit == "day" else each // 2
    more, less = (each if before.endswith(words) else 0 for words in (_MORE, _LESS))
    low, high = (datetime.date.fromordinal(day) for day in (middle - half - more, middle + half + less))
    return low, high, "exact" if low == high else "range", way not in ("ago", "from now") and low == high
