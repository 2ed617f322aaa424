"""Dates in prose: stated, relative to the paragraph, and weekdays against the publication date."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable, Iterable
from typing import Final

from claimcheck.values.scanning import digit_starts
from claimcheck.values.word_patterns import at_words

_MONTHS: Final = {m: i for i, m in enumerate("january february march april may june july august september october november december".split(), 1)}
_SHORT: Final = {m[:3]: i for m, i in _MONTHS.items()}
_DAYS: Final = {d: i for i, d in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_M: Final = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_D: Final = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_Y: Final = r"(?:19|20)\d\d"
_AT_DIGITS: Final = re.compile(
    rf"(?P<r1>\d{{1,2}})(?: to |[-–]| and )(?P<r2>\d{{1,2}}) (?P<rm>{_M})(?:,? (?P<ry>{_Y}))?"
    rf"|\b(?P<dd>\d{{1,2}})(?:st|nd|rd|th)? (?P<dm>{_M})(?![a-z])(?:,? (?P<dy>{_Y})\b)?"
    rf"|\b(?P<iso>{_Y}-\d\d-\d\d)\b"
)
"""Dates that begin with a figure; like the following it is tried only where such a date may begin."""
_AT_MONTH: Final = re.compile(
    rf"(?P<sm>{_M}) (?P<s1>\d{{1,2}})(?:[-–]| to )(?P<s2>\d{{1,2}})\b(?:,? (?P<sy>{_Y}))?"
    rf"|(?P<mm>{_M}) (?P<md>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,? (?P<my>{_Y})\b)?"
    rf"|\b(?P<bm>{_M})(?: of)? (?P<by>{_Y})\b"
)
_AT_WEEKDAY: Final = re.compile(
    rf"{_D},? (?P<mm>{_M}) (?P<md>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,? (?P<my>{_Y})\b)?"
    rf"|{_D},? \b(?P<dd>\d{{1,2}})(?:st|nd|rd|th)? (?P<dm>{_M})(?![a-z])(?:,? (?P<dy>{_Y})\b)?"
    rf"|\b(?P<wd>{_D})\b(?!’s|'s Night)"
)
_AT_PART: Final = re.compile(rf"\b(?P<part>[Ee]arly|[Mm]id-?|[Ll]ate) (?P<month>{_M})(?: (?P<year>{_Y}))?")
_AT_PREPOSITION: Final = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Bb]y) (?P<month>{_M})(?: (?P<year>{_Y}))?(?! \d)\b|\b(?:[Ii]n|[Ss]ince|[Dd]uring) (?P<yy>{_Y})\b(?![-,]\d)"
)
_AT_OTHER: Final = re.compile(
    r"\b(?P<rel>(?:[Tt]he )?next day|[Tt]he following day|(?:[Oo]n )?(?:the|that|[Tt]he) same day|(?<=rally )that day|(?<=on )that day|[Yy]esterday|[Tt]oday|[Tt]omorrow"
    r"|(?<=from )that moment(?: on)?|(?<=[Aa]t )that moment|[Dd]ay (?:one|two|three|four|five|six|seven|eight|nine|ten|\d\d?)(?= of)|New Year[’']s weekend)\b"
)
DATE_WORDS: Final = frozenset(
    [*_MONTHS, *_SHORT, "sept", *_DAYS, *"day yesterday today tomorrow weekend moment".split()],
)
"""Words of which a sentence needs one to hold a date, unless it holds a year or an ISO day."""
_MONTH_WORDS: Final = frozenset([*_MONTHS, *_SHORT, "sept"])
_CAPITALISED: Final = _MONTH_WORDS | frozenset(_DAYS)
_DAY_WORDS: Final = frozenset(("day", "moment", "weekend"))
_BEFORE_DAYS: Final = frozenset("the next following on that new".split())
_BEFORE_MONTHS: Final = frozenset("by early mid late".split())
_BEFORE_YEARS: Final = frozenset("in since during".split())
DATE_STARTS: Final = DATE_WORDS | _BEFORE_DAYS | _BEFORE_MONTHS | _BEFORE_YEARS
"""Words at which a date may begin."""
_DAY: Final = 1
_MONTH: Final = 2
_YEAR: Final = 4


def _role(word: str) -> tuple[int, int]:
    """Of what a sentence needs one for a date to begin at the word (0: of nothing), and what the word itself is."""
    needs = _DAY if word in _BEFORE_DAYS else _MONTH if word in _BEFORE_MONTHS else _MONTH | _YEAR if word in _BEFORE_YEARS else 0
    return needs, _MONTH if word in _MONTH_WORDS else _DAY if word in _DAY_WORDS else 0


_ROLES: Final = {word: _role(word) for word in DATE_STARTS}
_PARTS: Final = frozenset(("early", "mid", "late"))
_PREPOSITIONS: Final = frozenset(("in", "since", "during", "by"))
_PATTERNS: Final = {
    "": _AT_DIGITS,
    **dict.fromkeys(_MONTH_WORDS, _AT_MONTH),
    **dict.fromkeys(_DAYS, _AT_WEEKDAY),
    **dict.fromkeys(_PARTS, _AT_PART),
    **dict.fromkeys(_PREPOSITIONS, _AT_PREPOSITION),
}
"""The word that a date begins with (none: a figure) -> its forms; of the other words `_AT_OTHER`."""
_TIMES: Final = (("morning", 5, 12), ("afternoon", 12, 18), ("evening", 17, 24), ("at noon", 12, 12), ("early", 0, 9), ("late", 18, 24))
_TIMES_BEHIND: Final = tuple((" " + word, low, high) for word, low, high in _TIMES)
_GAP: Final = re.compile(r"(?:[ ,][ ,a-z]*)?")
_WILL: Final = re.compile(at_words(r"will|scheduled|plans?|to be held|is due|are due|expected|would") + r"\b")
_ORDER: Final = {w: i for i, w in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_FURNITURE: Final = ("page last modified", "updated", "published", "last updated")


class DateHit:
    """A date as read; ISO days inclusive, hours of the day where said; `stated` is False where only the publication date or the paragraph resolves it."""

    __slots__ = ("end", "high", "low", "qualifier", "start", "stated", "time_high", "time_low")

    def __init__(
        self, start: int, end: int, low: str | None, high: str | None, time_low: float | None, time_high: float | None, qualifier: str, stated: bool
    ) -> None:
        self.start: Final = start
        self.end: Final = end
        self.low: Final = low
        self.high: Final = high
        self.time_low: Final = time_low
        self.time_high: Final = time_high
        self.qualifier: Final = qualifier
        self.stated: Final = stated


def _month(name: str) -> int:
    return _SHORT[name[:3].lower()]


def _make(year: int | None, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day) if year else None
    except ValueError:
        return None


def find_dates(
    text: str,
    published: datetime.date | None,
    year: int | None,
    anchor: datetime.date | None,
    first_day: Callable[[], datetime.date | None] | None = None,
    lowered: str | None = None,
    words: frozenset[str] | None = None,
    digits: Iterable[int] | None = None,
) -> list[DateHit]:
    """All dates of one sentence.

    `year` is assumed where none is stated, `anchor` is the latest day named before in the paragraph, `first_day` gives day one of the event.
    `words` are the words of the sentence and `digits` the beginnings of its runs of digits, where known: only at them a date can begin.
    """
    lowered = text.lower() if lowered is None else lowered
    if lowered.startswith(_FURNITURE):
        return []
    hits: list[DateHit] = []
    done = 0
    figures = digit_starts(lowered) if digits is None else list(digits)
    for begin, word in _starts(lowered, DATE_STARTS if words is None else _beginnings(words, bool(figures)), figures):
        if begin < done or (word and not _may_begin(lowered, text, word, begin)):
            continue
        match = _PATTERNS.get(word, _AT_OTHER).match(text, begin)
        if match is None:
            continue
        done = match.end()
        resolved = _resolve(match, word, text, published, year, anchor, first_day)
        if resolved is None:
            continue
        low, high, qualifier, stated = resolved
        before = lowered[max(0, begin - 26) : begin]
        if qualifier == "exact" and before.endswith(("until ", "till ", "by ")):
            hits.append(DateHit(begin, done, None, high.isoformat(), None, None, "at_most", stated))
        else:
            earliest, latest = _hours(before, lowered[done : done + 12])
            first = low.isoformat()
            hits.append(DateHit(begin, done, first, first if low == high else high.isoformat(), earliest, latest, qualifier, stated))
        if low == high:
            anchor = low
    return hits


def _beginnings(words: Iterable[str], figures: bool) -> list[str]:
    """The words of a sentence at which a date may begin: "the" only of "the next day", "early" and "in" only before a month, "in" before a year too.

    `figures` is whether it holds digits: only then may it hold a year.
    """
    found: list[str] = []
    leads = _YEAR if figures else 0
    for word in words:
        role = _ROLES.get(word)
        if role is not None:
            leads |= role[1]
            found.append(word)
    return [word for word in found if leads & _ROLES[word][0] or not _ROLES[word][0]]


def _starts(lowered: str, words: Iterable[str], digits: Iterable[int]) -> list[tuple[int, str]]:
    """Where a date may begin: at digits (with no word) and at each of `words`, left to right."""
    starts = [(at, "") for at in digits]
    for word in words:
        at = lowered.find(word)
        while at >= 0:
            end = at + len(word)
            if not (at and lowered[at - 1].isalpha()) and not lowered[end : end + 1].isalpha():
                starts.append((at, word))
            at = lowered.find(word, end)
    return sorted(starts)


def _may_begin(lowered: str, text: str, word: str, begin: int) -> bool:
    """A cheap look at a word that begins few dates, and behind it: "May" and not "may", "in March", "the next day"."""
    if word in _CAPITALISED:
        return text[begin : begin + 1].isupper()
    at = begin + len(word) + 1
    if word in _PREPOSITIONS or word in _PARTS:
        following = text[at : at + 1]
        return following.isdigit() or following.isupper()
    return word not in ("the", "on", "that") or lowered.startswith(("next day", "following day", "same day", "the same", "that same", "day", "moment"), at)


def _hours(before: str, after: str) -> tuple[float | None, float | None]:
    """The hours that the words around a date name: "on the morning of", "early on"."""
    for (word, low, high), (behind, _, _) in zip(_TIMES, _TIMES_BEHIND, strict=True):
        if after.startswith(behind):
            return low, high
        at = before.rfind(word)
        if at >= 0 and _GAP.fullmatch(before, at + len(word)) and (at == 0 or not before[at - 1].isalpha()):
            return low, high
    return None, None


Resolved = tuple[datetime.date, datetime.date, str, bool]


def _resolve(
    match: re.Match[str],
    word: str,
    text: str,
    published: datetime.date | None,
    year: int | None,
    anchor: datetime.date | None,
    first_day: Callable[[], datetime.date | None] | None,
) -> Resolved | None:
    """The days of a match of the pattern for `word`."""
    if word == "":
        if match["iso"]:
            try:
                return _one(datetime.date.fromisoformat(match["iso"]))
            except ValueError:
                return None
        return _range(match["rm"], match["r1"], match["r2"], match["ry"], year) if match["rm"] else _single(match["dm"], match["dd"], match["dy"], year)
    if word in _MONTH_WORDS:
        if match["bm"]:
            return _whole_month("", match["bm"], match["by"], published, year)
        return _range(match["sm"], match["s1"], match["s2"], match["sy"], year) if match["sm"] else _single(match["mm"], match["md"], match["my"], year)
    if word in _PARTS:
        return _whole_month(match["part"].lower(), match["month"], match["year"], published, year)
    if word in _PREPOSITIONS:
        if match["month"]:
            return _whole_month("", match["month"], match["year"], published, year)
        return datetime.date(int(match["yy"]), 1, 1), datetime.date(int(match["yy"]), 12, 31), "exact", True
    if word not in _DAYS:
        return _relative(match["rel"].lower(), published, year, anchor, first_day)
    if match["wd"]:
        before = "" if text.startswith(("'s", "’s"), match.end()) else text[: match.start()]  # "Friday's close" is past, whatever will be
        return _weekday(word, before, published)
    return _single(match["mm"], match["md"], match["my"], year) if match["mm"] else _single(match["dm"], match["dd"], match["dy"], year)


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
    back = (published.weekday() - _DAYS[name]) % 7
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
