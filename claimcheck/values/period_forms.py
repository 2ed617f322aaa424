"""The words of a span that figures are counted over: "the first quarter of 2018", "Q1", "the three months to June"."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.values.calendar_words import COUNT_WORDS

PERIOD_WORDS: Final = frozenset(
    "spring summer autumn winter quarter quarters half months period year fiscal financial q h m fy".split()
)
"""Words of which a sentence needs one to hold a span that is no plain month or year: what is asked of its words.
"Q1" is the word "q"."""

_YEAR: Final = r"(?:19|20)\d\d"
_MONTH: Final = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)"
)
_COUNT: Final = rf"(?:{'|'.join(COUNT_WORDS)}|\d{{1,2}})"
PART_NUMBERS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "opening": 1,
    "final": 4,
    "holiday": 4,
    "christmas": 4,
}
"""Word before a quarter or half -> which one it is."""
_ORDINAL: Final = rf"(?:{'|'.join(PART_NUMBERS)})"
_FISCAL: Final = r"(?:fiscal(?: year)?|financial year|fy)"
_OF_YEAR: Final = (
    rf"(?:[’']s)?(?:,? (?:of |in |for )?(?:the |its )?(?:(?P<fiscal>{_FISCAL})[ "
    rf"-]?)?(?:[’'](?=\d\d\b))?(?P<year>{_YEAR}|(?<=fy)\d\d|(?<=fy )\d\d|(?<=[’'])\d\d)(?!\d|[.,]\d)"
    r"|,? (?:of |in )?(?P<which>last|this|the previous|the prior|the current) (?:(?P<own>fiscal|financial) )?year|,? "
    r"of (?:the|its) (?:(?P<its>fiscal|financial) )?year)?"
)
"""The year behind a quarter: "of 2018", "2018", "of fiscal 2018", "FY18", "of last year"."""
_NOT_OF: Final = (
    r"(?! of (?!(?:19|20)\d\d\b|the year|its year|the fiscal|its fiscal|the financial|its financial|last|this|fiscal|"
    r"fy))"
)
_ENDED: Final = r"(?: that| which)?(?: ended| ending| to| through| until| up to)(?: on)?(?: the)?(?: end of| end)?"
_DAY: Final = r"(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? )?"
_END: Final = rf"{_DAY}(?P<month>{_MONTH})\b(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,? (?:of )?(?P<year>{_YEAR}))?"

QUARTER_OR_HALF: Final = re.compile(
    rf"\b(?:(?P<before>{_YEAR})(?:[’']s)? )?(?:(?P<leads>{_FISCAL}) ?(?P<led>{_YEAR}|(?<=fy)\d\d)?(?:[’']s)? "
    rf")?(?P<which_part>{_ORDINAL}|last(?= (?:quarter|half) of (?:19|20)\d\d))[ -](?P<within>fiscal )?"
    rf"(?P<unit>quarter|half)\b{_NOT_OF}{_OF_YEAR}"
)
"""Quarters and halves in words."""
QUARTER_CODE: Final = re.compile(
    rf"\b(?:(?P<before>{_YEAR})[ -]?)?(?:(?P<unit>[qh])(?P<which_part>[1-4])|(?P<number>[1-4])(?P<letter>[qh])(?=\b|"
    rf"[’']?\d\d\b)|(?P<months>[369])m(?=[ ’']?\d\d))"
    rf"(?:[ -]?(?:of )?(?P<fiscal>{_FISCAL})?[ -]?(?:[’'](?=\d\d\b))?(?P<year>{_YEAR}|(?<![ -])\d\d|(?<=fy )\d\d)(?!\d|"
    rf"%|[.,]\d))?(?!\w)"
)
"""Quarters and halves in short: "Q1", "Q1 2018", "1Q18", "H1 FY19", "9M 2018"."""
TOLD_BY_END: Final = re.compile(
    rf"\b(?:(?P<count>{_COUNT}) months|(?P<fiscal>fiscal |financial )?(?P<unit>quarter|half[- ]year|half|"
    rf"year))(?:{_ENDED}) {_END}"
)
"""A span told by its end: "the three months to June", "the year ended 31 March 2018"."""
FIRST_MONTHS: Final = re.compile(
    rf"\b(?P<side>first|opening|last|final) (?P<count>{_COUNT}) months\b{_NOT_OF}{_OF_YEAR}"
)
"""So many months of a year: "the first nine months of 2018"."""
BETWEEN_MONTHS: Final = re.compile(
    rf"\b(?:from |between )?(?P<first>{_MONTH})(?: ?[-–/] ?| to | through | until | and )(?P<last>{_MONTH})\b(?! "
    rf"\d{{1,2}}\b)(?: (?:quarter|period|half))?(?:,? (?:of )?(?P<year>{_YEAR}))?"
)
"""From one month to another."""
NAMED_BY_MONTH: Final = re.compile(
    rf"\b(?P<month>{_MONTH})(?: |-)(?P<unit>quarter|half)\b(?:,? (?:of )?(?P<year>{_YEAR}))?"
)
"""A quarter called by its last month: "the June quarter"."""
FISCAL_YEAR: Final = re.compile(
    rf"\b{_FISCAL}[ -]?(?P<year>{_YEAR}|(?:(?<=fy)|(?<=fy ))\d\d)(?:[-–/](?P<second>{_YEAR}|\d\d))?\b"
    rf"|\b(?P<start>{_YEAR})(?:[-–/](?P<next>{_YEAR}|\d\d))? (?:fiscal|financial)(?: year)?\b"
    r"|\b(?P<which>last|this|the current|the previous|the prior) (?:fiscal|financial) year\b"
)
"""A fiscal year: "fiscal 2018", "FY18", "the 2017-18 financial year", "last fiscal year"."""
TWO_YEARS: Final = re.compile(rf"\b(?P<start>{_YEAR})[-–/](?P<next>{_YEAR}|\d\d)\b(?![-–/]\d|[%.]\d)")
"""Two years with a dash: "2012-13"."""
FROM_TO: Final = re.compile(rf"\b(?:from|between) (?P<start>{_YEAR}) (?:to|and|until|through|till) (?P<next>{_YEAR})\b")
"""From one year to another."""
DECADE: Final = re.compile(r"\bthe (?P<start>(?:19|20)\d0)[’']?s\b")
"""Ten years: "the 1990s"."""
FULL_YEAR: Final = re.compile(
    rf"\b(?:for|throughout|all of|whole of|full[- ]year|calendar(?: year)?|the year|during the year|in the year) "
    rf"(?P<year>{_YEAR})\b(?![-–/,]\d|\.\d)"
    rf"|\b(?P<of>{_YEAR}) (?:full[- ]year |net |operating |gross |total |annual |core |pre-?tax )*"
    r"(?:revenues?|sales|profits?|earnings|income|budget|turnover|output|production|results|deficit|surplus|exports|"
    r"imports|loss|losses|harvest|inflation|growth)\b"
)
"""A whole year: "throughout 2018", "2018 sales"."""
IN_MONTH: Final = re.compile(rf"\b(?:in|during|for|throughout) (?P<month>{_MONTH})(?!\w)(?!,? (?:of )?\d|[’']s)")
"""A month without a year."""
UNPLACED: Final = re.compile(
    r"\b(?:for|in|over|during) (?:the|its) (?P<full>full |whole |entire )?(?P<unit>quarter|half|half-year|year)\b(?! "
    r"(?:of|in|before|after|that|since|\d))|\bfull[- ](?P<year>year)\b"
)
"""A quarter, half or year of which nothing more is said."""
SEASON: Final = re.compile(
    rf"\b(?:in|during|over|for|throughout) (?:the )?(?P<season>spring|summer|autumn|fall|winter)\b(?:,? (?:of "
    rf")?(?P<year>{_YEAR}))?"
)
"""A season, with its year or without."""
SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""The numbers of seasons, as ISO 8601 writes them behind the year."""
RELATIVE: Final = re.compile(
    r"\b(?:the )?(?:same|corresponding|comparable|equivalent|year-ago|year-earlier|prior-year|previous-year) "
    r"(?:quarter|period|half|month|time|three months|six months|nine months)"
    rf"(?: (?:(?:of |in )?(?:(?P<of>{_YEAR})|last year|the (?:previous|prior|preceding) year|(?P<many>{_COUNT}|a) "
    rf"years? (?:earlier|ago|before|previously))))?"
    rf"|\b(?P<count>{_COUNT}|an?|the) (?P<span>year|quarter|month)s?[- ](?:earlier|ago|before|previously|prior)\b"
    r"|\b(?:the |in )?(?P<which>previous|prior|preceding|last|this|current|next|latest) (?P<unit>quarter|half|"
    r"half-year)\b(?! of (?:19|20)\d\d)"
    r"|\bthe (?:previous|prior|preceding) (?P<back>year|month)\b"
)
"""Spans reckoned from another one, or from the publication."""
