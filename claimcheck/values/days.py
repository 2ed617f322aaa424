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
PARTS_OF_MONTHS: Final = frozenset(("early", "mid", "late", "beginning", "start", "middle", "end"))
PREPOSITIONS: Final = frozenset(("in", "since", "during", "by"))
"""Words at which a date begins, by the forms that it takes there."""
_WILL: Final = re.compile(at_words(r"will|scheduled|plans?|to be held|is due|are due|expected|would") + r"\b")
SHORT_WEEKDAYS: Final = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
ORDINALS: Final = {
    word: day
    for day, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first".split(), 1
    )
}  # fmt: skip
"""The days of a month in words."""
_AHEAD: Final = frozenset("will shall would ll scheduled planned expected due set plans plan hopes aims upcoming ahead next must should tomorrow".split())
_PRESENT: Final = frozenset("is are begins starts opens goes holds votes meets comes faces returns ends closes arrives visits plays hosts heads".split())
"""Words that say of a day behind them that it is to come: surely, and of one that may be tomorrow."""
_BEHIND: Final = frozenset(
    "after following was were had did became took came went got gave held made said told left lost won met sent struck hit shot fell rose began ran saw spoke wrote broke put set-off fled "
    "died flew drove beat cut quit stood brought found kept led read sold caught fought swept sank blew burst spread tore threw drew grew knew felt has have been ago earlier since".split()
)
"""Words of the past."""
_NO_PAST: Final = frozenset("united hundred need speed indeed armed wanted red bed feed seed weed breed bleed exceed proceed succeed".split())
_VERB_WORDS: Final = re.compile(r"[a-z]+(?:-[a-z]+)?")
_CLAUSE: Final = re.compile(r"[.;:!?](?:\s|$)")
_REACH: Final = 90
"""Characters on either side of a day whose verbs say whether it is past."""
_NEAR_VERB: Final = 3
_TOMORROW: Final = 6
"""Days back to a weekday that is that of the next day."""
_EARLY_BEHIND: Final = re.compile(r" at \d{1,2}(?:[:.]\d\d)? ?a\.?m")
_CALLED: Final = re.compile(
    r"\b(?:call(?:s|ed)? (?:for|an?|the)|(?:agreed|vowed|promised|asked|urged|told|ordered|invited)\b[^.;]{0,60} to|announced an?|summoned|postponed|delayed|declared an?|meeting)\b[^.;]*$"
)
"""What has been called for and is to come."""
_HALF_YEAR: Final = 183
"""Days to come from which a day without a year is one of the year before."""
_MONDAY_TO_FRIDAY: Final = 5
_ORDER: Final = {w: i for i, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
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


class Known:
    """What is known of the text that a date stands in.

    `published` and `year`, which is assumed where none is stated; `anchor`, the latest day named before; `first_day` gives day one of the event, `day_first`
    whether numeric dates of the text begin with the day (None: not known).
    """

    __slots__ = ("anchor", "day_first", "first_day", "own", "published", "year")

    def __init__(
        self, published: datetime.date | None, year: int | None, anchor: datetime.date | None,
        first_day: Callable[[], datetime.date | None] | None, day_first: Callable[[], bool | None] | None,
    ) -> None:  # fmt: skip
        self.published: Final = published
        self.year: Final = year
        self.anchor = anchor
        self.own: datetime.date | None = None  # the day that the sentence itself has named
        self.first_day: Final = first_day
        self.day_first: Final = day_first


def resolve(match: re.Match[str], word: str, text: str, known: Known) -> Resolved | None:
    """The days of a match of the pattern for `word`; None where there is no such day, or nothing to reckon it from."""
    published, year = known.published, known.year
    if word == "":
        if match["mark"]:
            return _numeric(match["n1"], match["n2"], match["n3"], known)
        if match["hm"]:
            return _single(match["hm"], match["hd"], match["hy"], known)
        return _range(match["rm"], match["r1"], match["r2"], match["ry"], year) if match["rm"] else _single(match["dm"], match["dd"], match["dy"], known)
    if word in MONTH_WORDS:
        if match["bm"]:
            return _whole_month("", match["bm"], match["by"], published, year)
        return _range(match["sm"], match["s1"], match["s2"], match["sy"], year) if match["sm"] else _single(match["mm"], match["md"], match["my"], known)
    if word in PARTS_OF_MONTHS:
        part = _PARTS_NAMED.get(match["part"].lower(), match["part"].lower())
        return _whole_month(part, match["month"], match["year"], published, year) if match["month"] else _part_of_year(part, int(match["yy"]))
    if word in PREPOSITIONS:
        if match["month"]:
            return _whole_month("", match["month"], match["year"], published, year)
        return datetime.date(int(match["yy"]), 1, 1), datetime.date(int(match["yy"]), 12, 31), "exact", True
    if word in FIRST_OF_ORDINALS:
        return _single(match["om"], str(ORDINALS[match["od"].lower()]), match["oy"], known)
    if word not in WEEKDAYS and word not in SHORT_WEEKDAYS:
        return _relative(match["rel"].lower(), known)
    weekday = WEEKDAYS[word] if word in WEEKDAYS else SHORT_WEEKDAYS[word]
    if match["wd"]:
        possessive = text.startswith(("'s", "’s"), match.end())  # "Friday's close" is past, whatever will be
        return _weekday(weekday, "" if possessive else text[: match.start()], "" if possessive else text[match.end() :], match["week"], published)
    if match["mm"]:
        return _single(match["mm"], match["md"], match["my"], known, weekday)
    return _single(match["dm"], match["dd"], match["dy"], known, weekday)


FIRST_OF_ORDINALS: Final = frozenset([word.split("-")[0] for word in ORDINALS])
"""The words that days of a month in words begin with."""
_PARTS_NAMED: Final = {"beginning": "early", "start": "early", "middle": "mid", "end": "late", "mid-": "mid"}


def _part_of_year(part: str, year: int) -> Resolved:
    first, last = {"early": (1, 4), "mid": (5, 8)}.get(part, (9, 12))
    return datetime.date(year, first, 1), datetime.date(year, last, calendar.monthrange(year, last)[1]), "vague", True


def _numeric(first: str, second: str, third: str, known: Known) -> Resolved | None:
    """The day of "2019-03-05", "05/03/2019": the year is the figure of four digits.

    Where the other two may be day or month, the order that the text has elsewhere, else the span of both readings.
    """
    if len(first) == _FOUR:
        return _one(_make(int(first), int(second), int(third))) if len(third) < _FOUR else None
    year, one, other = int(third) + (0 if len(third) == _FOUR else 2000), int(first), int(second)
    days = sorted({day for day in (_make(year, other, one), _make(year, one, other)) if day})
    if len(days) < 2:
        return _one(days[0]) if days else None
    day_first = known.day_first() if known.day_first else None
    if day_first is None:
        return days[0], days[1], "range", True
    return _one(_make(year, other, one) if day_first else _make(year, one, other))


def _single(month: str, day: str, stated_year: str | None, known: Known, weekday: int | None = None) -> Resolved | None:
    """One day; without a year the one that fits the weekday beside it, where one of a neighbouring year does and is near the publication."""
    if stated_year:
        return _one(_make(_full_year(stated_year), _month(month), int(day)))
    found, published = _make(known.year, _month(month), int(day)), known.published
    if found is None or published is None:
        return _one(found)
    before = _make(published.year - 1, _month(month), int(day))
    if weekday is not None and found.weekday() != weekday and before and before.weekday() == weekday and (published - before).days < _HALF_YEAR:
        return _one(before)
    if (found - published).days > _HALF_YEAR and before:
        return _one(before)  # "28 December" in a text of January
    return _one(found)


def _full_year(year: str) -> int:
    return int(year) if len(year) == _FOUR else 2000 + int(year)


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


def ahead(before: str, after: str, present: bool) -> bool | None:
    """Whether the words around a day say that it was to come when they were written; None where no verb says anything.

    The nearest verb before it decides, else the first behind it; with `present`, so do verbs of the present.
    """
    clauses = _CLAUSE.split(before[-_REACH:].lower())
    words = _VERB_WORDS.findall(clauses[-1])
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word in _AHEAD:
            return True
        if present and word in _PRESENT and len(words) - index <= _NEAR_VERB:
            return True
        if _is_past(word) and not (index and words[index - 1] == "be"):
            return False
    for word in _VERB_WORDS.findall(_CLAUSE.split(after[:_REACH].lower())[0]):
        if word in _AHEAD:
            return True
        if _is_past(word):
            return False
    return None


def _is_past(word: str) -> bool:
    return word in _BEHIND or (len(word) > _NEAR_VERB and word.endswith("ed") and word not in _NO_PAST)


def _weekday(weekday: int, before: str, after: str, week: str | None, published: datetime.date | None) -> Resolved | None:
    """The nearest such day: the last, or the next where the words around it look ahead; six days back is "last Thursday", tomorrow plain "Thursday"."""
    if published is None:
        return None
    back = (published.weekday() - weekday) % 7
    if week:
        monday = published - datetime.timedelta(days=published.weekday())
        return _one(monday + datetime.timedelta(days=weekday + {"last": -7, "this": 0}.get(week.lower(), 7)))
    if before.endswith(("next ", "coming ")):
        return _one(published + datetime.timedelta(days=7 - back))
    if before.endswith(("last ", "past ", "Last ")):
        return _one(published - datetime.timedelta(days=back or 7))
    future = ahead(before, after, back == _TOMORROW)
    if back == _TOMORROW and future is False:
        future = _next_morning(before[-_REACH:].lower(), after.lower())
    if future is None:
        future = bool(_WILL.search(before)) or (back == _TOMORROW and not before.endswith("since "))
    if back and future:
        return _one(published + datetime.timedelta(days=7 - back))
    return _one(published - datetime.timedelta(days=back))


def _next_morning(before: str, after: str) -> bool:
    """Whether a day of the past that is tomorrow by the date of the text is: where it is called for, and the early hours that a text tells which was dated before midnight."""
    if before.endswith(("early ", "into ", "a.m. ", "a.m. on ", "am on ", "am ")) or after.startswith(" morning") or _EARLY_BEHIND.match(after):
        return True
    return _CALLED.search(before) is not None


def _relative(word: str, known: Known) -> Resolved | None:
    day = datetime.timedelta(days=1)
    published, year, anchor = known.published, known.year, known.anchor
    holiday = next((name for name in HOLIDAYS if name in word), None)
    if holiday:
        return _holiday(word, holiday, known)
    if word.startswith("new year"):
        if year is None:
            return None
        new_year = datetime.date(year, 1, 1)
        saturday = new_year + ((5 - new_year.weekday() + 3) % 7 - 3) * day
        return saturday, saturday + day, "range", True
    if word.startswith("day ") and word[4:5] != "b":
        count = _ORDER.get(word[4:]) or (int(word[4:]) if word[4:].isdigit() else None)
        first = known.first_day() if known.first_day and count else None
        return _one(first + (count - 1) * day) if first and count else None
    of_publication = word in ("yesterday", "today", "tomorrow", "tonight") or word.startswith("this ")
    base = (known.own if known.own and word.startswith("this ") else published) if of_publication else anchor or published
    if base is None:
        return None
    back = word in ("yesterday",) or word.endswith(" before") or "previous" in word or "preceding" in word
    shift = -1 if back else 1 if word == "tomorrow" or "next" in word or "following" in word else 0
    return _one(base + shift * day, not of_publication)


HOLIDAYS: Final = {
    "easter sunday": (0, 0), "easter monday": (0, 1), "good friday": (0, -2), "maundy thursday": (0, -3), "palm sunday": (0, -7), "ash wednesday": (0, -46),
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26), "new year’s eve": (12, 31), "new year's eve": (12, 31),
    "new year’s day": (1, 1), "new year's day": (1, 1), "may day": (5, 1), "valentine’s day": (2, 14), "valentine's day": (2, 14), "bastille day": (7, 14),
    "easter": (0, 0),
}  # fmt: skip
"""Days that have names: month and day, or 0 and the days from Easter Sunday; "Easter" alone is from Good Friday to Easter Monday."""


def _holiday(word: str, name: str, known: Known) -> Resolved | None:
    """The day of a name in the year that stands behind it, else the one nearest to the publication."""
    month, day = HOLIDAYS[name]
    said = word[-_FOUR:] if word[-_FOUR:].isdigit() else None
    if said is None and known.year is None:
        return None
    years = [int(said)] if said else [known.year or 0] if known.published is None else [known.published.year + shift for shift in (-1, 0, 1)]
    near: datetime.date | None = None
    for year in years:
        found = datetime.date(year, month, day) if month else _easter(year) + datetime.timedelta(days=day)
        if near is None or (known.published and abs((found - known.published).days) < abs((near - known.published).days)):
            near = found
    if near is None or name != "easter":
        return _one(near)
    return near - datetime.timedelta(days=2), near + datetime.timedelta(days=1), "range", True


def _easter(year: int) -> datetime.date:
    """Easter Sunday of the western churches, by the anonymous Gregorian computus."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    month, day = divmod(epact + weekday - 7 * ((golden + 11 * epact + 22 * weekday) // 451) + 114, 31)
    return datetime.date(year, month, day + 1)


_AGO_DAYS: Final = {"day": 1, "week": 7, "month": 30}
"""Days of what dates are reckoned in; years ago are durations."""
_MORE: Final = ("more than ", "over ", "at least ")
_LESS: Final = ("less than ", "nearly ", "almost ", "under ", "not quite ")


def reckoned(match: re.Match[str], known: Known) -> Resolved | None:
    """The days of "last week", "earlier this month", "two weeks ago", "a week later", from the day of publication or the one named before; None where that is not known."""
    published = known.published
    before, after = match.string[: match.start()], match.string[match.end() :]
    if match["unit"]:
        return _counted(match, before.lower(), known)
    if published is None:
        return None
    if match["night"]:
        return published - datetime.timedelta(days=1), published, "range", False
    if match["over"] or match["span"] == "weekend":
        return _weekend((match["which"] or "the").lower(), ahead(before, after, present=False), published)
    which, part = match["which"].lower(), (match["part"] or "").lower()
    if which == "past":
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


def _weekend(which: str, future: bool | None, published: datetime.date) -> Resolved:
    """Saturday and Sunday: "this weekend" of a Monday to Friday is the one before where the words are of the past, "the weekend" the last unless they look ahead."""
    saturday = published - datetime.timedelta(days=published.weekday()) + datetime.timedelta(days=5)
    early = published.weekday() < _MONDAY_TO_FRIDAY
    if which in ("last", "past"):
        saturday -= datetime.timedelta(days=7)
    elif which == "next":
        saturday += datetime.timedelta(days=0 if early else 7)
    elif early and (future is False or (which == "the" and future is None)):
        saturday -= datetime.timedelta(days=7)
    return saturday, saturday + datetime.timedelta(days=1), "range", False


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


def _counted(match: re.Match[str], before: str, known: Known) -> Resolved | None:
    """So many days, weeks or months before the publication, or before or after the day named before; half a unit to each side, of days none."""
    way = match["way"].lower()
    base = known.published if way in ("ago", "from now") else known.anchor if known.anchor != known.published else None
    unit = match["unit"].rstrip("s")
    each, count = _AGO_DAYS[unit], match["count"].lower()
    number = _ORDER.get(count) or (int(count) if count.isdigit() else 2 if count.startswith("a couple") else 1)
    if base is None or number * each > _LONGEST:
        return None
    middle = base.toordinal() + (-1 if way in ("ago", "earlier", "before") else 1) * number * each
    half = 0 if unit == "day" else each // 2
    more, less = (each if before.endswith(words) else 0 for words in (_MORE, _LESS))
    low, high = (datetime.date.fromordinal(day) for day in (middle - half - more, middle + half + less))
    return low, high, "exact" if low == high else "range", way not in ("ago", "from now") and low == high


_LONGEST: Final = 366 * 300
"""Days up to which something may lie back."""
