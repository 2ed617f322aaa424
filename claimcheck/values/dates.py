"""Dates in prose: stated, relative to the paragraph, and weekdays against the publication date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from typing import Final

from claimcheck.values.days import (
    FIRST_OF_ORDINALS,
    MONTH_WORDS,
    MONTHS,
    ORDINALS,
    PARTS_OF_MONTHS,
    PREPOSITIONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    Known,
    Resolved,
    reckoned,
    resolve,
)
from claimcheck.values.scanning import digit_starts, is_digit

_FULL: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT: Final = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_M: Final = rf"(?:{_FULL}|{_FULL.upper()}|(?:{_SHORT}|{_SHORT.upper()})\b\.?)"
"""Names of months, also in a text all in capitals."""
_DAYS: Final = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_D: Final = rf"(?:{_DAYS}|{_DAYS.upper()})"
_Y: Final = r"(?:19|20)\d\d"
_DAY_NAMES: Final = rf"(?:{_D}|(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_AT_DIGITS: Final = re.compile(
    rf"(?P<r1>\d{{1,2}})(?:st|nd|rd|th)?(?: to |[-–]| and )(?P<r2>\d{{1,2}})(?:st|nd|rd|th)? (?P<rm>{_M})(?:,? (?P<ry>{_Y}))?"
    rf"|\b(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?(?: day)?(?: of)? (?P<dm>{_M})(?![a-z])(?:,? (?:of )?(?P<dy>{_Y})\b)?"
    rf"|\b(?P<hd>\d{{1,2}})(?P<dash>[-/.])(?P<hm>{_M})(?P=dash)(?P<hy>{_Y}|\d\d)\b"
    r"|(?<![\d./-])(?P<n1>\d{1,2}|(?:19|20)\d\d)(?P<mark>[/.-])(?P<n2>\d{1,2})(?P=mark)(?P<n3>(?:19|20)\d\d|(?:(?<=[/.-]\d\d[/.-])|(?<=[/.-]\d[/.-]))\d{1,2})(?![\d/-]|\.\d)(?=T\d\d:|\b)"
)
"""Dates that begin with a figure; like the following it is tried only where such a date may begin."""
_AT_MONTH: Final = re.compile(
    rf"(?P<sm>{_M}) (?P<s1>\d{{1,2}})(?:st|nd|rd|th)?(?:[-–]| to | and )(?P<s2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<sy>{_Y}))?"
    rf"|(?P<mm>{_M})(?: the |[ -])(?P<md>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:(?:,? (?:of )?|-)(?P<my>{_Y})\b)?"
    rf"|\b(?P<bm>{_M})(?: of|,)? (?P<by>{_Y})\b"
)
_AT_WEEKDAY: Final = re.compile(
    rf"(?P<name>{_DAY_NAMES}),? \(?(?:(?P<mm>{_M}) (?:the )?(?P<md>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,? (?P<my>{_Y})\b)?"
    rf"|(?:the )?(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<dm>{_M})(?![a-z])(?:,? (?P<dy>{_Y})\b)?)"
    rf"|\b(?P<wd>{_D})\b(?!’s|'s Night)(?:,? (?:of )?(?P<week>last|this|next) week\b)?"
)
_BEHIND_DATE: Final = re.compile(rf" \((?P<name>{_DAY_NAMES})\)|, an? (?P<other>{_D})\b")
"""A weekday behind its date: "27 June 2017 (Tuesday)", "June 27, a Tuesday"."""
_AT_PART: Final = re.compile(
    rf"\b(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd)(?: in| of)?[ -](?:(?P<month>{_M})(?: (?:of )?(?P<year>{_Y}))?|(?P<yy>{_Y})\b(?![-–/,]\d))"
)
_AT_PREPOSITION: Final = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Bb]y) (?P<month>{_M})(?:,? (?:of )?(?P<year>{_Y}))?(?! \d)\b|\b(?:[Ii]n|[Ss]ince|[Dd]uring) (?P<yy>{_Y})\b(?![-,]\d)"
)
_AT_ORDINAL: Final = re.compile(rf"(?P<od>{'|'.join(sorted(ORDINALS, key=len, reverse=True))})(?: day)? of (?P<om>{_M})(?:,? (?:of )?(?P<oy>{_Y})\b)?", re.I)
_AT_OTHER: Final = re.compile(
    r"\b(?P<rel>(?:[Tt]he )?next day|[Tt]he following (?:day|night)|(?:[Oo]n )?(?:the|that|[Tt]he) same day|(?<=rally )that day|(?<=on )that day|[Yy]esterday|[Tt]oday|[Tt]omorrow"
    r"|[Tt]onight|[Tt]his (?:morning|afternoon|evening)|[Tt]he (?:previous|preceding) (?:day|night|evening)"
    r"|[Tt]he (?:day|night|evening|morning) before(?=\s*(?:[,.;:)–—]|$|and\b|but\b|when\b|in\b|at\b))"
    r"|(?<=from )that moment(?: on)?|(?<=[Aa]t )that moment|[Dd]ay (?:one|two|three|four|five|six|seven|eight|nine|ten|\d\d?)(?= of)|New Year[’']s weekend"
    r"|(?:Easter (?:Sunday|Monday)|Good Friday|Maundy Thursday|Palm Sunday|Ash Wednesday|Christmas (?:Eve|Day)|Boxing Day|New Year[’']s (?:Eve|Day)|May Day|Valentine[’']s Day|Bastille Day"
    rf"|(?:(?<=[Oo]ver )|(?<=[Aa]t )|(?<=[Dd]uring ))Easter(?=[,.;:)]|$| (?:and|but|when|in|with|as|last|this|the|that|after|20\d\d)\b)|Easter weekend)(?:,? (?:of |in )?{_Y})?)(?!\w)"
)
_AT_SPAN: Final = re.compile(
    r"\b(?:(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) )?(?P<which>[Tt]his|[Ll]ast|[Pp]ast|[Nn]ext) (?P<span>week|weekend|month|year)\b(?![’']|-)|(?P<night>[Ll]ast night|[Oo]vernight(?=\s*(?:[,.;:)]|$|(?:on|in|after|as|and|by|when|from|into|at|across|near)\b)))\b"
    r"|(?P<over>(?<=[Oo]ver )the weekend|(?<=[Aa]t )the weekend|(?<=[Dd]uring )the weekend|(?<=[Oo]n )the weekend)\b"
    r"|(?P<count>[Aa] couple of|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|\d{1,2}) (?P<unit>days?|weeks?|months?) "
    r"(?P<way>ago|from now|later|earlier|before(?=[,.;]|$))\b)"
)
"""Spans and days reckoned from the publication or from a day: "last week", "earlier this month", "two weeks ago", "a week later"."""
_SPAN_STARTS: Final = frozenset("earlier later early late this last past next the overnight".split())
_COUNT_STARTS: Final = frozenset("a an one two three four five six seven eight nine ten eleven twelve".split())
_SPANS: Final = frozenset(("week", "weekend", "month", "year", "night", "overnight"))
_AGO_WORDS: Final = frozenset(("ago", "later", "earlier", "before", "now"))
_UNITS: Final = frozenset("day days week weeks month months".split())
_NAMED: Final = frozenset("easter good maundy palm ash christmas boxing new may valentine bastille".split())
"""The first words of days that have names."""
_HOLIDAY_WORDS: Final = frozenset("eve easter friday thursday sunday wednesday christmas boxing valentine bastille".split())
DATE_WORDS: Final = frozenset(
    [*MONTHS, *SHORT_MONTHS, "sept", *WEEKDAYS, *"day yesterday today tomorrow tonight weekend moment morning afternoon evening".split(), *_SPANS, "ago", "later", "easter", "christmas", "boxing"],
)
"""Words of which a sentence needs one to hold a date, unless it holds a year or an ISO day."""
_CAPITALISED: Final = MONTH_WORDS | frozenset(WEEKDAYS) | frozenset(SHORT_WEEKDAYS)
_DAY_WORDS: Final = frozenset(("day", "moment", "weekend", "night", "morning", "afternoon", "evening"))
_BEFORE_DAYS: Final = frozenset("the next following on that new this".split())
_BEFORE_MONTHS: Final = frozenset(["by", *PARTS_OF_MONTHS, *FIRST_OF_ORDINALS, *SHORT_WEEKDAYS])
_BEFORE_YEARS: Final = frozenset("in since during".split()) | PARTS_OF_MONTHS
DATE_STARTS: Final = DATE_WORDS | _BEFORE_MONTHS | _BEFORE_YEARS | _UNITS | _AGO_WORDS | _HOLIDAY_WORDS
"""Words at which a date may begin, beside the many that stand before a day."""
_ENDS_ONLY: Final = ((_SPANS - {"overnight"}) | _UNITS | (_AGO_WORDS - _SPAN_STARTS) | _HOLIDAY_WORDS | {"morning", "afternoon", "evening"}) - {"day"} - _NAMED - frozenset(WEEKDAYS)
_ALL_STARTS: Final = (DATE_STARTS | _BEFORE_DAYS | _SPAN_STARTS | _COUNT_STARTS | _NAMED) - _ENDS_ONLY
_DAY: Final = 1
_MONTH: Final = 2
_YEAR: Final = 4
_SPAN: Final = 8
_AGO: Final = 16
_NEVER: Final = 32
_UNIT: Final = 64
_HOLIDAY: Final = 128
"""What a word that only ends a date needs: nothing gives it."""


def _role(word: str) -> tuple[int, int]:
    """Of what a sentence needs one for a date to begin at the word (0: of nothing), and what the word itself is."""
    needs = _MONTH if word in _BEFORE_MONTHS else 0
    if word in _BEFORE_YEARS:
        needs = _MONTH | _YEAR
    if word in _ENDS_ONLY or word in _AGO_WORDS:
        needs = _NEVER
    what = _MONTH if word in MONTH_WORDS else 0
    for bit, words in ((_AGO, _AGO_WORDS), (_SPAN, _SPANS), (_UNIT, _UNITS), (_DAY, _DAY_WORDS), (_HOLIDAY, _HOLIDAY_WORDS)):
        what |= bit if word in words else 0
    return needs, what


_ROLES: Final = {word: _role(word) for word in DATE_STARTS}
_BEHIND_DAY: Final = frozenset("taodJFMASOND")
_MARKS_BEHIND_DAY: Final = frozenset("-–/.snrt")
_MARKS_OF_DAYS: Final = frozenset("-/.")
"""What may stand behind the figure of a day, with a space between and without: another figure, a month."""
_PATTERNS: Final = {
    "": _AT_DIGITS,
    **dict.fromkeys(FIRST_OF_ORDINALS, _AT_ORDINAL),
    **dict.fromkeys(MONTH_WORDS, _AT_MONTH),
    **dict.fromkeys([*WEEKDAYS, *SHORT_WEEKDAYS], _AT_WEEKDAY),
    **dict.fromkeys(PARTS_OF_MONTHS, _AT_PART),
    **dict.fromkeys(PREPOSITIONS, _AT_PREPOSITION),
}
"""The word that a date begins with (none: a figure) -> its forms; of the other words `_AT_OTHER`."""
_DAYS_BEHIND: Final = (
    "next day", "following day", "following night", "same day", "the same", "that same", "day", "moment", "night before", "evening before", "morning before", "previous ", "preceding ",
)  # fmt: skip
"""What follows "the", "on" and "that" where they begin a day."""
_TIMES: Final = (("morning", 5, 12), ("afternoon", 12, 18), ("evening", 17, 24), ("at noon", 12, 12), ("early", 0, 9), ("late", 18, 24))
_TIMES_BEHIND: Final = tuple((" " + word, low, high) for word, low, high in _TIMES)
_NUMERIC_DATE: Final = re.compile(r"(?<![\d./-])(\d{1,2})[/.-](\d{1,2})[/.-](?:19|20)\d\d\b")
_MONTHS: Final = 12
_YEAR_BEHIND: Final = re.compile(rf"\b{_Y}$|[-/.]\d\d$")
_NEAR_DAYS: Final = 183
"""Days around the publication within which a date without a year is certain to be of the year that is assumed."""
_GAP: Final = re.compile(r"(?:[ ,][ ,a-z]*)?")
_FURNITURE: Final = ("page last modified", "updated", "published", "last updated")


class DateHit:
    """A date as read; ISO days inclusive, hours of the day where said; `stated` is False where only the publication date or the paragraph resolves it.

    `weekday` is where the weekday beside it stands, if it is not the one of the date.
    """

    __slots__ = ("end", "high", "low", "qualifier", "start", "stated", "time_high", "time_low", "weekday")

    def __init__(
        self, start: int, end: int, low: str | None, high: str | None, time_low: float | None, time_high: float | None, qualifier: str, stated: bool,
        weekday: tuple[int, int] | None = None,
    ) -> None:  # fmt: skip
        self.start: Final = start
        self.end: Final = end
        self.low: Final = low
        self.high: Final = high
        self.time_low: Final = time_low
        self.time_high: Final = time_high
        self.qualifier: Final = qualifier
        self.stated: Final = stated
        self.weekday: Final = weekday


def find_dates(
    text: str,
    published: datetime.date | None,
    year: int | None,
    anchor: datetime.date | None,
    first_day: Callable[[], datetime.date | None] | None = None,
    lowered: str | None = None,
    words: frozenset[str] | None = None,
    digits: Iterable[int] | None = None,
    day_first: Callable[[], bool | None] | None = None,
) -> list[DateHit]:
    """All dates of one sentence.

    `year` is assumed where none is stated, `anchor` is the latest day named before in the paragraph, `first_day` gives day one of the event, `day_first`
    whether numeric dates of the text begin with the day. `words` are the words of the sentence and `digits` the beginnings of its runs of digits, where
    known: only at them a date can begin.
    """
    lowered = text.lower() if lowered is None else lowered
    if lowered.startswith(_FURNITURE):
        return []
    hits: list[DateHit] = []
    done = 0
    known = Known(published, year, anchor, first_day, day_first)
    figures = digit_starts(lowered) if digits is None else list(digits)
    for begin, word in _starts(lowered, _ALL_STARTS if words is None else _beginnings(words, bool(figures)), figures):
        if begin < done:
            continue
        match = _match(text, lowered, word, begin)
        if match is None:
            continue
        done = match.end()
        resolved = reckoned(match, known) if match.re is _AT_SPAN else resolve(match, word, text, known)
        if resolved is None:
            continue
        hit = _hit(match, lowered, resolved)
        if resolved[0] == resolved[1] and hit.low:
            known.anchor = known.own = resolved[0]
            wrong, done = _weekday_beside(match, text, resolved[0], published)
            if wrong:
                hit = DateHit(hit.start, hit.end, hit.low, hit.high, hit.time_low, hit.time_high, hit.qualifier, hit.stated, wrong)
        hits.append(hit)
    return hits


def day_order(text: str) -> bool | None:
    """Whether the numeric dates of a text begin with the day (True) or the month (False), as those tell that can be read in one way only; None where none does, or they differ."""
    orders = {int(match[1]) > _MONTHS for match in _NUMERIC_DATE.finditer(text) if max(int(match[1]), int(match[2])) > _MONTHS}
    return orders.pop() if len(orders) == 1 else None


def _match(text: str, lowered: str, word: str, begin: int) -> re.Match[str] | None:
    """The date that begins there, as the words stand; None where none does."""
    if _may_begin(lowered, text, word, begin) if word else _figure_may_begin(text, begin):
        match = _PATTERNS.get(word, _AT_OTHER).match(text, begin)
        if match is not None:
            return match
    if not word or word in _SPAN_STARTS or word in _COUNT_STARTS:
        return _AT_SPAN.match(text, begin)
    return None


def _hit(match: re.Match[str], lowered: str, resolved: Resolved) -> DateHit:
    begin, end = match.span()
    low, high, qualifier, stated = resolved
    before = lowered[max(0, begin - 26) : begin]
    if qualifier == "exact" and before.endswith(("until ", "till ", "by ")):
        return DateHit(begin, end, None, high.isoformat(), None, None, "at_most", stated)
    earliest, latest = _hours(before, lowered[end : end + 12])
    first = low.isoformat()
    return DateHit(begin, end, first, first if low == high else high.isoformat(), earliest, latest, qualifier, stated)


def _weekday_beside(match: re.Match[str], text: str, day: datetime.date, published: datetime.date | None) -> tuple[tuple[int, int] | None, int]:
    """Where a weekday beside a date stands that is not the date's own, else None; and where the date ends with the weekday behind it.

    Of a date without a year, which may be of another one, nothing is told but beside a day of publication.
    """
    beside, end = None, match.end()
    if match.re is _AT_WEEKDAY:
        if match["name"] is not None:
            beside = match.span("name")
    elif (match.re is _AT_DIGITS or match.re is _AT_MONTH) and text.startswith((" (", ", a"), end):
        behind = _BEHIND_DATE.match(text, end)
        if behind is not None:
            beside = behind.span("name" if behind["name"] is not None else "other")
            end = behind.end()
    if beside is None:
        return None, end
    name = text[beside[0] : beside[1]].lower().rstrip(".")
    if day.weekday() == (WEEKDAYS[name] if name in WEEKDAYS else SHORT_WEEKDAYS[name]):
        return None, end
    if _YEAR_BEHIND.search(match.group()) or (published is not None and abs((published - day).days) < _NEAR_DAYS):
        return beside, end
    return None, end


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
        starts += _SPAN_STARTS
    if leads & _HOLIDAY:
        starts += _NAMED
    if leads & _AGO and leads & _UNIT:
        starts += _COUNT_STARTS
    return list(dict.fromkeys(starts))


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
        if word in PARTS_OF_MONTHS and lowered.startswith(("of ", "in "), at):
            at += 3
        following = text[at : at + 1]
        return following.isdigit() or following.isupper()
    if word in FIRST_OF_ORDINALS:
        return " of " in lowered[at - 1 : at + 14]
    return word not in ("the", "on", "that") or lowered.startswith(_DAYS_BEHIND, at)


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
