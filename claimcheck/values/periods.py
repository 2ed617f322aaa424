"""Spans that figures are counted over: quarters, halves, months and years, of the calendar and of business.

A span is written as text, so that records can hold it: "2018-01-01/2018-03-31" for the first quarter of 2018, "XXXX-01-01/XXXX-03-31" where no year is
known, "FY2018" for a fiscal year, called by the year that it ends in, and "FY2018/1-3" for its first three months. "P3M" is a quarter of which nothing
more is said ("for the quarter"), and "2018-22" the summer of 2018, as ISO 8601 writes it.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable
from typing import Final

from claimcheck.values.days import MONTHS, SHORT_MONTHS

UNKNOWN_YEAR: Final = "XXXX"
PERIOD_WORDS: Final = frozenset("spring summer autumn winter quarter quarters half months period year fiscal financial q h m fy".split())
"""Words of which a sentence needs one to hold a span that is no plain month or year: what is asked of its words. "Q1" is the word "q"."""
LEAST_DAYS: Final = 27
"""Days between the first and the last of a span of dates from which it is a month, and no weekend or week."""

_YEAR: Final = r"(?:19|20)\d\d"
_MONTH: Final = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)"
)
_NUMBERS: Final = {w: i for i, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_COUNT: Final = rf"(?:{'|'.join(_NUMBERS)}|\d{{1,2}})"
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "opening": 1, "final": 4, "holiday": 4, "christmas": 4}
_ORDINAL: Final = rf"(?:{'|'.join(_ORDINALS)})"
_FISCAL: Final = r"(?:fiscal(?: year)?|financial year|fy)"
_OF_YEAR: Final = (
    rf"(?:[’']s)?(?:,? (?:of |in |for )?(?:the |its )?(?:(?P<fiscal>{_FISCAL})[ -]?)?(?:[’'](?=\d\d\b))?(?P<year>{_YEAR}|(?<=fy)\d\d|(?<=fy )\d\d|(?<=[’'])\d\d)(?!\d|[.,]\d)"
    r"|,? (?:of |in )?(?P<which>last|this|the previous|the prior|the current) (?:(?P<own>fiscal|financial) )?year|,? of (?:the|its) (?:(?P<its>fiscal|financial) )?year)?"
)
"""The year behind a quarter: "of 2018", "2018", "of fiscal 2018", "FY18", "of last year"."""
_NOT_OF: Final = r"(?! of (?!(?:19|20)\d\d\b|the year|its year|the fiscal|its fiscal|the financial|its financial|last|this|fiscal|fy))"
_ENDED: Final = r"(?: that| which)?(?: ended| ending| to| through| until| up to)(?: on)?(?: the)?(?: end of| end)?"
_DAY: Final = r"(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? )?"
_END: Final = rf"{_DAY}(?P<month>{_MONTH})\b(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,? (?:of )?(?P<year>{_YEAR}))?"

_PART: Final = re.compile(
    rf"\b(?:(?P<before>{_YEAR})(?:[’']s)? )?(?:(?P<leads>{_FISCAL}) ?(?P<led>{_YEAR}|(?<=fy)\d\d)?(?:[’']s)? )?(?P<which_part>{_ORDINAL}|last(?= (?:quarter|half) of (?:19|20)\d\d))[ -](?P<within>fiscal )?"
    rf"(?P<unit>quarter|half)\b{_NOT_OF}{_OF_YEAR}"
)
"""Quarters and halves in words."""
_CODE: Final = re.compile(
    rf"\b(?:(?P<before>{_YEAR})[ -]?)?(?:(?P<unit>[qh])(?P<which_part>[1-4])|(?P<number>[1-4])(?P<letter>[qh])(?=\b|[’']?\d\d\b)|(?P<months>[369])m(?=[ ’']?\d\d))"
    rf"(?:[ -]?(?:of )?(?P<fiscal>{_FISCAL})?[ -]?(?:[’'](?=\d\d\b))?(?P<year>{_YEAR}|(?<![ -])\d\d|(?<=fy )\d\d)(?!\d|%|[.,]\d))?(?!\w)"
)
"""Quarters and halves in short: "Q1", "Q1 2018", "1Q18", "H1 FY19", "9M 2018"."""
_ENDING: Final = re.compile(
    rf"\b(?:(?P<count>{_COUNT}) months|(?P<fiscal>fiscal |financial )?(?P<unit>quarter|half[- ]year|half|year))(?:{_ENDED}) {_END}"
)
"""A span told by its end: "the three months to June", "the year ended 31 March 2018"."""
_FIRST_MONTHS: Final = re.compile(rf"\b(?P<side>first|opening|last|final) (?P<count>{_COUNT}) months\b{_NOT_OF}{_OF_YEAR}")
_BETWEEN_MONTHS: Final = re.compile(
    rf"\b(?:from |between )?(?P<first>{_MONTH})(?: ?[-–/] ?| to | through | until | and )(?P<last>{_MONTH})\b(?! \d{{1,2}}\b)(?: (?:quarter|period|half))?(?:,? (?:of )?(?P<year>{_YEAR}))?"
)
"""From one month to another."""
_NAMED_BY_MONTH: Final = re.compile(rf"\b(?P<month>{_MONTH})(?: |-)(?P<unit>quarter|half)\b(?:,? (?:of )?(?P<year>{_YEAR}))?")
"""A quarter called by its last month: "the June quarter"."""
_FISCAL_YEAR: Final = re.compile(
    rf"\b{_FISCAL}[ -]?(?P<year>{_YEAR}|(?:(?<=fy)|(?<=fy ))\d\d)(?:[-–/](?P<second>{_YEAR}|\d\d))?\b"
    rf"|\b(?P<start>{_YEAR})(?:[-–/](?P<next>{_YEAR}|\d\d))? (?:fiscal|financial)(?: year)?\b"
    r"|\b(?P<which>last|this|the current|the previous|the prior) (?:fiscal|financial) year\b"
)
_TWO_YEARS: Final = re.compile(rf"\b(?P<start>{_YEAR})[-–/](?P<next>{_YEAR}|\d\d)\b(?![-–/]\d|[%.]\d)")
_FROM_TO: Final = re.compile(rf"\b(?:from|between) (?P<start>{_YEAR}) (?:to|and|until|through|till) (?P<next>{_YEAR})\b")
_DECADE: Final = re.compile(r"\bthe (?P<start>(?:19|20)\d0)[’']?s\b")
_FULL_YEAR: Final = re.compile(
    rf"\b(?:for|throughout|all of|whole of|full[- ]year|calendar(?: year)?|the year|during the year|in the year) (?P<year>{_YEAR})\b(?![-–/,]\d|\.\d)"
    rf"|\b(?P<of>{_YEAR}) (?:full[- ]year |net |operating |gross |total |annual |core |pre-?tax )*"
    r"(?:revenues?|sales|profits?|earnings|income|budget|turnover|output|production|results|deficit|surplus|exports|imports|loss|losses|harvest|inflation|growth)\b"
)
_IN_MONTH: Final = re.compile(rf"\b(?:in|during|for|throughout) (?P<month>{_MONTH})(?!\w)(?!,? (?:of )?\d|[’']s)")
"""A month without a year."""
_UNPLACED: Final = re.compile(r"\b(?:for|in|over|during) (?:the|its) (?P<full>full |whole |entire )?(?P<unit>quarter|half|half-year|year)\b(?! (?:of|in|before|after|that|since|\d))|\bfull[- ](?P<year>year)\b")
"""A quarter, half or year of which nothing more is said."""
_SEASON: Final = re.compile(rf"\b(?:in|during|over|for|throughout) (?:the )?(?P<season>spring|summer|autumn|fall|winter)\b(?:,? (?:of )?(?P<year>{_YEAR}))?")
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""The numbers of seasons, as ISO 8601 writes them behind the year."""
_RELATIVE: Final = re.compile(
    r"\b(?:the )?(?:same|corresponding|comparable|equivalent|year-ago|year-earlier|prior-year|previous-year) (?:quarter|period|half|month|time|three months|six months|nine months)"
    rf"(?: (?:(?:of |in )?(?:(?P<of>{_YEAR})|last year|the (?:previous|prior|preceding) year|(?P<many>{_COUNT}|a) years? (?:earlier|ago|before|previously))))?"
    rf"|\b(?P<count>{_COUNT}|an?|the) (?P<span>year|quarter|month)s?[- ](?:earlier|ago|before|previously|prior)\b"
    r"|\b(?:the |in )?(?P<which>previous|prior|preceding|last|this|current|next|latest) (?P<unit>quarter|half|half-year)\b(?! of (?:19|20)\d\d)"
    r"|\bthe (?:previous|prior|preceding) (?P<back>year|month)\b"
)
"""Spans reckoned from another one, or from the publication."""
_CHANGED_SINCE: Final = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|against|from|over|on|above|below|since|until|by|before|after)(?: (?:in|for|during|that of|those of|the level of))?(?: the| its| their)* $"
)
"""What stands before a span that a figure is compared with: "5 percent more than in 2017"."""
_ONCE: Final = re.compile(
    r"\b(?:founded|established|built|opened|launched|born|bought|acquired|elected|created|introduced|began|begun|started|signed|adopted|listed|retired|resigned|joined|became|"
    r"took office|took over|died|married|merged|privatised|privatized|nationalised|nationalized|completed|inaugurated|appointed|released|published)\b[^,;.\d]{0,30}\b(?:in|during|early|late|since|of|by) (?:early |late |the )*$"
)
"""What happens once, so that the year behind it is not the one that is counted over."""
_PARTS: Final = re.compile(r"[,;:()]|\b(?:and|but|while|when|which|who|from|against|compared)\b")
_PARTED: Final = 40
"""Characters that a comma or a conjunction between a figure and a span counts for."""
_FARTHEST: Final = 150
_DIGIT_OR_CLAUSE: Final = re.compile(r"\d|[;:]|,? (?:while|whereas|but)\b")
_ISO_SPAN: Final = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)/(\d{4}|XXXX)-(\d\d)-(\d\d)")
_FISCAL_SPAN: Final = re.compile(r"FY(\d{4}|XXXX)(?:/(\d+)-(\d+))?")
_CENTURY, _MONTHS_A_YEAR = 100, 12
_SEASON_WRITTEN: Final = 7
"""Characters of "2018-22"."""


class Period:
    """A span as read: where its words stand in the sentence, and the span in writing; `back` where it is only known as so many months before another."""

    __slots__ = ("back", "end", "fiscal", "last_month", "length", "start", "written", "year")

    def __init__(self, start: int, end: int, year: int | None, last_month: int, length: int, fiscal: bool = False, back: int = 0, written: str | None = None) -> None:
        self.start: Final = start
        self.end: Final = end
        self.year: Final = year
        self.last_month: Final = last_month
        self.length: Final = length
        self.fiscal: Final = fiscal
        self.back: Final = back
        self.written: Final = written if written is not None else "" if not length else _written(year, last_month, length, fiscal)


def find_periods(lowered: str, published: datetime.date | None) -> list[Period]:
    """The spans of a sentence in lower case that are no plain month or year, left to right.

    A quarter, half or month without a year is the last one that had begun when the text was `published`; where that is not known, of no known year.
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


def of_dates(start: int, end: int, low: str, high: str) -> Period:
    """The span of a month or year that is read as a date, of which the first and the last day are given."""
    first, last = datetime.date.fromisoformat(low), datetime.date.fromisoformat(high)
    length = (last.year - first.year) * _MONTHS_A_YEAR + last.month - first.month + 1
    return Period(start, end, last.year, last.month, length, written=f"{low}/{high}")


def _number(word: str) -> int:
    return _NUMBERS.get(word) or (int(word) if word.isdigit() else 1)


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
    which = _ORDINALS.get(match["which_part"], 4)  # "the last quarter of 2018"
    if length == 6:
        which = min(which, 2)
    return _numbered(match, published, which, length)


def _numbered(match: re.Match[str], published: datetime.date | None, which: int, length: int) -> Period | None:
    if which * length > _MONTHS_A_YEAR:
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
    if not 0 < length <= 2 * _MONTHS_A_YEAR:
        return None
    year = int(match["year"]) if match["year"] else None
    if year is None and published:
        year = published.year if published.month >= month else published.year - 1
    return Period(match.start(), match.end(), year, month, length)


def _of_first_months(match: re.Match[str], published: datetime.date | None) -> Period | None:
    count = _number(match["count"])
    if not 1 < count < _MONTHS_A_YEAR:
        return None
    if match["side"] in ("first", "opening"):
        return _numbered(match, published, 1, count)
    if " of " not in match.group():
        return None  # "the last three months" end with the day of the text
    return Period(match.start(), match.end(), _year_of(match, published, _MONTHS_A_YEAR - count + 1), _MONTHS_A_YEAR, count, _is_fiscal(match))


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
    if last == first + 1 and match.re is _TWO_YEARS:
        return Period(match.start(), match.end(), last, 12, 12, True)  # "2012-13" is a year of business, of a school or of a sport
    if last <= first:
        return None
    return Period(match.start(), match.end(), last, 12, (last - first + 1) * _MONTHS_A_YEAR)


def _of_decade(match: re.Match[str], published: datetime.date | None) -> Period | None:
    return Period(match.start(), match.end(), int(match["start"]) + 9, 12, 10 * _MONTHS_A_YEAR)


def _of_full_year(match: re.Match[str], published: datetime.date | None) -> Period | None:
    return Period(match.start(), match.end(), int(match["year"] or match["of"]), 12, 12)


def _of_another(match: re.Match[str], published: datetime.date | None) -> Period | None:
    """A span before another one; of a quarter or half beside the publication the span itself."""
    unit = match["unit"]
    if unit:
        length = 3 if unit == "quarter" else 6
        if published is None:
            return Period(match.start(), match.end(), None, 0, 0, back=length) if match["which"] in ("previous", "prior", "preceding", "last") else None
        months = published.year * _MONTHS_A_YEAR + (published.month - 1) // length * length + length
        months += length * {"this": 0, "current": 0, "next": 1}.get(match["which"], -1)
        year, month = divmod(months - 1, _MONTHS_A_YEAR)
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
        return Period(match.start(), match.end(), None, _MONTHS_A_YEAR, _MONTHS_A_YEAR)
    return Period(match.start(), match.end(), None, 0, 3 if match["unit"] == "quarter" else 6)


def _of_season(match: re.Match[str], published: datetime.date | None) -> Period | None:
    return Period(match.start(), match.end(), None, 0, 0, written=f"{match['year'] or UNKNOWN_YEAR}-{_SEASONS[match['season']]}")


_Read = Callable[[re.Match[str], "datetime.date | None"], "Period | None"]
_READERS: Final[tuple[tuple[tuple[str, ...], re.Pattern[str], _Read], ...]] = (
    (("ago", "earlier", "before", "previous", "prior", "preceding", "same ", "correspond", "comparable", "equivalent", "last ", "this ", "current ", "next ", "latest "), _RELATIVE, _of_another),
    ((" ended", " ending", "months to", "months through", "months until", "year to", "year through", "year until", "quarter to", "half to", "half-year to"), _ENDING, _of_end),
    ((" months",), _FIRST_MONTHS, _of_first_months),
    (("quarter", "half"), _PART, _of_part),
    (("q1", "q2", "q3", "q4", "1q", "2q", "3q", "4q", "h1", "h2", "1h", "2h", "3m", "6m", "9m"), _CODE, _of_code),
    ((" to ", "-", "–", "/", " through ", " until ", " and "), _BETWEEN_MONTHS, _of_months),
    (("quarter", "half"), _NAMED_BY_MONTH, _of_named_month),
    (("fiscal", "financial", "fy"), _FISCAL_YEAR, _of_fiscal_year),
    (("from ", "between "), _FROM_TO, _of_two_years),
    (("-", "–", "/"), _TWO_YEARS, _of_two_years),
    (("0s", "0’s", "0's"), _DECADE, _of_decade),
    (("19", "20"), _FULL_YEAR, _of_full_year),
    (("in ", "during ", "for ", "throughout "), _IN_MONTH, _of_month),
    (("the quarter", "the half", "the year", "its quarter", "its half", "its year", "full", "whole", "entire"), _UNPLACED, _unplaced),
    (("spring", "summer", "autumn", " fall", "winter"), _SEASON, _of_season),
)
"""The forms of spans, each with strings of which a sentence needs one, which are quicker to look for; of two that overlap the first holds."""


def _written(year: int | None, last_month: int, length: int, fiscal: bool) -> str:
    if not last_month:
        return f"P{length}M"
    if fiscal:
        name = f"FY{year or UNKNOWN_YEAR}"
        return name if length == _MONTHS_A_YEAR else f"{name}/{last_month - length + 1}-{last_month}"
    first = last_month - length  # months from the beginning of the year of its end
    month = first % _MONTHS_A_YEAR + 1
    if year is None:
        return f"{UNKNOWN_YEAR}-{month:02d}-01/{UNKNOWN_YEAR}-{last_month:02d}-{calendar.monthrange(2001, last_month)[1]}"
    last_day = calendar.monthrange(year, last_month)[1]
    return f"{year + first // _MONTHS_A_YEAR}-{month:02d}-01/{year}-{last_month:02d}-{last_day}"


def period_at(lowered: str, periods: list[Period], start: int, end: int) -> str | None:
    """The span that a figure at `start` to `end` of a sentence in lower case is counted over; "earlier" for one before a span that is not said.

    The one that follows directly; else the nearest before it; else the nearest behind it.
    """
    best = _direct(lowered, periods, end) or _nearest_before(lowered, periods, start) or _nearest_behind(lowered, periods, end)
    if best is None:
        return None
    if not best.back:
        return best.written
    base = _base(periods, best)
    if base is None:
        return best.written or "earlier"
    if best.year is not None and not best.length:  # "the same quarter of 2017"
        return _written(best.year, base.last_month, base.length, base.fiscal)
    months = (base.year or 0) * _MONTHS_A_YEAR + base.last_month - 1 - best.back
    year, month = divmod(months, _MONTHS_A_YEAR)
    if base.year is None:
        return "earlier" if best.back % _MONTHS_A_YEAR == 0 or months < 0 else _written(None, month + 1, base.length, base.fiscal)
    return _written(year, month + 1, base.length, base.fiscal)


def _base(periods: list[Period], of: Period) -> Period | None:
    """The span that another one is reckoned from: the last before it, else the first behind it."""
    firm = [p for p in periods if not p.back and p.length]
    before = [p for p in firm if p.end <= of.start]
    return before[-1] if before else firm[0] if firm else None


def _direct(lowered: str, periods: list[Period], end: int) -> Period | None:
    for period in periods:
        if period.start >= end:
            between = lowered[end : period.start]
            direct = len(between) < _FARTHEST and not _DIGIT_OR_CLAUSE.search(between) and "," not in between
            return period if direct and not _compared(lowered, end, period) else None
    return None


def _compared(lowered: str, end: int, period: Period) -> bool:
    """Whether words before a span say that the figure which ends at `end`, before it, is compared with it, or that something happened once in it."""
    before = lowered[max(end, period.start - 60) : period.start + (3 if lowered.startswith("in ", period.start) else 0)]
    return bool(_CHANGED_SINCE.search(before) or _ONCE.search(before))


def _nearest_before(lowered: str, periods: list[Period], start: int) -> Period | None:
    """The nearest before a figure that is not the span of another figure by standing directly behind it."""
    best: Period | None = None
    for period in periods:
        if period.end > start:
            break
        lead = lowered[max(0, period.start - 60) : period.start + (3 if lowered.startswith("in ", period.start) else 0)]
        if not _ONCE.search(lead):
            best = period
    return best


def _nearest_behind(lowered: str, periods: list[Period], end: int) -> Period | None:
    for period in periods:
        if period.start >= end:
            between = lowered[end : period.start]
            apart = len(between) + _PARTED * len(_PARTS.findall(between))
            if apart <= _FARTHEST and not _compared(lowered, end, period):
                return period
    return None


def differ(one: str, other: str) -> bool:
    """Whether two spans in writing are certain to be two: other years, or other months; a fiscal year may be the calendar year of its name."""
    if one == other:
        return False
    if len(one) == len(other) == _SEASON_WRITTEN and UNKNOWN_YEAR in (one[:4], other[:4]):
        return one[4:] != other[4:]
    first, second = _parsed(one), _parsed(other)
    if first is None or second is None:
        return True
    if not (first.last_month and second.last_month):
        return first.length != second.length
    if not (first.fiscal or second.fiscal):
        if first.year is not None and second.year is not None:
            return True
        return (first.last_month, first.length) != (second.last_month, second.length)
    years = first.year is not None and second.year is not None and first.year != second.year
    if first.length == second.length == _MONTHS_A_YEAR:
        return years
    return years or (first.last_month, first.length) != (second.last_month, second.length)


def _parsed(written: str) -> Period | None:
    iso = _ISO_SPAN.fullmatch(written)
    if iso:
        years = [None if year == UNKNOWN_YEAR else int(year) for year in (iso[1], iso[4])]
        length = int(iso[5]) - int(iso[2]) + 1
        if years[0] is None or years[1] is None:
            length = (length - 1) % _MONTHS_A_YEAR + 1
        else:
            length += (years[1] - years[0]) * _MONTHS_A_YEAR
        return Period(0, 0, years[1], int(iso[5]), length, written=written)
    if written.startswith("P"):
        return Period(0, 0, None, 0, int(written[1:-1]), written=written)
    fiscal = _FISCAL_SPAN.fullmatch(written)
    if fiscal is None:
        return None
    first, last = int(fiscal[2] or 1), int(fiscal[3] or _MONTHS_A_YEAR)
    return Period(0, 0, None if fiscal[1] == UNKNOWN_YEAR else int(fiscal[1]), last, last - first + 1, True, written=written)

