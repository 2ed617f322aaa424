"""Dates in prose: stated, relative to the paragraph, and weekdays against the publication date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from typing import Final

from claimcheck.values.days import MONTH_WORDS, MONTHS, PARTS_OF_MONTHS, PREPOSITIONS, SHORT_MONTHS, WEEKDAYS, reckoned, resolve
from claimcheck.values.scanning import digit_starts, is_digit

_FULL: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT: Final = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_M: Final = rf"(?:{_FULL}|{_FULL.upper()}|(?:{_SHORT}|{_SHORT.upper()})\b\.?)"
"""Names of months, also in a text all in capitals."""
_DAYS: Final = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_D: Final = rf"(?:{_DAYS}|{_DAYS.upper()})"
_Y: Final = r"(?:19|20)\d\d"
_AT_DIGITS: Final = re.compile(
    rf"(?P<r1>\d{{1,2}})(?: to |[-–]| and )(?P<r2>\d{{1,2}}) (?P<rm>{_M})(?:,? (?P<ry>{_Y}))?"
    rf"|\b(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<dm>{_M})(?![a-z])(?:,? (?P<dy>{_Y})\b)?"
    rf"|\b(?P<hd>\d{{1,2}})-(?P<hm>{_M})-(?P<hy>{_Y})\b"
    r"|(?<![\d./-])(?P<n1>\d{1,2}|(?:19|20)\d\d)(?P<mark>[/.-])(?P<n2>\d{1,2})(?P=mark)(?P<n3>(?:19|20)\d\d|\d{1,2})(?![\d/-]|\.\d)(?=T\d\d:|\b)"
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
_AT_SPAN: Final = re.compile(
    r"\b(?:(?:(?P<part>[Ee]arlier|[Ll]ater) )?(?P<which>[Tt]his|[Ll]ast|[Pp]ast|[Nn]ext) (?P<span>week|weekend|month|year)\b(?![’']|-)|(?P<night>[Ll]ast) night\b"
    r"|(?P<count>a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?P<unit>days?) ago\b)"
)
"""Spans and days reckoned from the publication: "last week", "earlier this month", "two days ago"."""
_SPAN_STARTS: Final = frozenset("earlier later this last past next".split())
_COUNT_STARTS: Final = frozenset("a an one two three four five six seven eight nine ten".split())
_SPANS: Final = frozenset(("week", "weekend", "month", "year", "night"))
DATE_WORDS: Final = frozenset(
    [*MONTHS, *SHORT_MONTHS, "sept", *WEEKDAYS, *"day yesterday today tomorrow weekend moment".split(), *_SPANS, "ago"],
)
"""Words of which a sentence needs one to hold a date, unless it holds a year or an ISO day."""
_CAPITALISED: Final = MONTH_WORDS | frozenset(WEEKDAYS)
_DAY_WORDS: Final = frozenset(("day", "moment", "weekend"))
_BEFORE_DAYS: Final = frozenset("the next following on that new".split())
_BEFORE_MONTHS: Final = frozenset("by early mid late".split())
_BEFORE_YEARS: Final = frozenset("in since during".split())
DATE_STARTS: Final = DATE_WORDS | _BEFORE_MONTHS | _BEFORE_YEARS
"""Words at which a date may begin, beside the many that stand before a day."""
_ALL_STARTS: Final = (DATE_STARTS | _BEFORE_DAYS | _SPAN_STARTS | _COUNT_STARTS) - _SPANS - {"ago"}
_DAY: Final = 1
_MONTH: Final = 2
_YEAR: Final = 4
_SPAN: Final = 8
_AGO: Final = 16
_NEVER: Final = 32
"""What a word that only ends a date needs: nothing gives it."""


def _role(word: str) -> tuple[int, int]:
    """Of what a sentence needs one for a date to begin at the word (0: of nothing), and what the word itself is."""
    if word == "ago":
        return _NEVER, _AGO
    if word in _SPANS:
        return 0 if word in _DAY_WORDS else _NEVER, _SPAN | (_DAY if word in _DAY_WORDS else 0)
    needs = _MONTH if word in _BEFORE_MONTHS else _MONTH | _YEAR if word in _BEFORE_YEARS else 0
    return needs, _MONTH if word in MONTH_WORDS else _DAY if word in _DAY_WORDS else 0


_ROLES: Final = {word: _role(word) for word in DATE_STARTS}
_BEHIND_DAY: Final = frozenset("taoJFMASOND")
_MARKS_BEHIND_DAY: Final = frozenset("-–snrt")
_MARKS_OF_DAYS: Final = frozenset("-/.")
"""What may stand behind the figure of a day, with a space between and without: another figure, a month."""
_PATTERNS: Final = {
    "": _AT_DIGITS,
    **dict.fromkeys(MONTH_WORDS, _AT_MONTH),
    **dict.fromkeys(WEEKDAYS, _AT_WEEKDAY),
    **dict.fromkeys(PARTS_OF_MONTHS, _AT_PART),
    **dict.fromkeys(PREPOSITIONS, _AT_PREPOSITION),
}
"""The word that a date begins with (none: a figure) -> its forms; of the other words `_AT_OTHER`."""
_TIMES: Final = (("morning", 5, 12), ("afternoon", 12, 18), ("evening", 17, 24), ("at noon", 12, 12), ("early", 0, 9), ("late", 18, 24))
_TIMES_BEHIND: Final = tuple((" " + word, low, high) for word, low, high in _TIMES)
_GAP: Final = re.compile(r"(?:[ ,][ ,a-z]*)?")
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
    for begin, word in _starts(lowered, _ALL_STARTS if words is None else _beginnings(words, bool(figures)), figures):
        if begin < done:
            continue
        match = None
        if _may_begin(lowered, text, word, begin) if word else _figure_may_begin(text, begin):
            match = _PATTERNS.get(word, _AT_OTHER).match(text, begin)
        if match is None and (not word or word in _SPAN_STARTS or word in _COUNT_STARTS):
            match = _AT_SPAN.match(text, begin) if "ago" in lowered or word in _SPAN_STARTS else None
        if match is None:
            continue
        done = match.end()
        resolved = reckoned(match, published) if match.re is _AT_SPAN else resolve(match, word, text, published, year, anchor, first_day)
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
    """The words of a sentence at which a date may begin: "the" and the like only where it speaks of a day, "early" and "in" only before a month, "in" before a year too.

    `figures` is whether it holds digits: only then may it hold a year.
    """
    found: list[str] = []
    leads = _YEAR if figures else 0
    for word in words:
        role = _ROLES.get(word)
        if role is not None:
            leads |= role[1]
            found.append(word)
    starts = [word for word in found if leads & _ROLES[word][0] or not _ROLES[word][0]]
    if leads & _DAY:
        starts += _BEFORE_DAYS
    if leads & _SPAN:
        starts += _SPAN_STARTS if not leads & _DAY else _SPAN_STARTS - _BEFORE_DAYS
    return [*starts, *_COUNT_STARTS] if leads & _AGO else starts


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
    if word in PREPOSITIONS or word in PARTS_OF_MONTHS:
        following = text[at : at + 1]
        return following.isdigit() or following.isupper()
    return word not in ("the", "on", "that") or lowered.startswith(("next day", "following day", "same day", "the same", "that same", "day", "moment"), at)


def _figure_may_begin(text: str, begin: int) -> bool:
    """A cheap look behind a figure: "5 March", "5th March", "5 of March", "5-7 March", "5 to 7 March", "5/3/2019", "2019-"."""
    end, size = begin + 1, len(text)
    while end < size and is_digit(ord(text[end])):
        end += 1
    mark = text[end : end + 1]
    if end - begin > 2:
        return end - begin == 4 and mark in _MARKS_OF_DAYS
    if mark in _MARKS_OF_DAYS and text[end + 1 : end + 2].isdigit():
        return True
    return text[end + 1 : end + 2] in _BEHIND_DAY if mark == " " else mark in _MARKS_BEHIND_DAY


def _hours(before: str, after: str) -> tuple[float | None, float | None]:
    """The hours that the words around a date name: "on the morning of", "early on"."""
    for (word, low, high), (behind, _, _) in zip(_TIMES, _TIMES_BEHIND, strict=True):
        if after.startswith(behind):
            return low, high
        at = before.rfind(word)
        if at >= 0 and _GAP.fullmatch(before, at + len(word)) and (at == 0 or not before[at - 1].isalpha()):
            return low, high
    return None, None
