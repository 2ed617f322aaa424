"""Where in a sentence a date may begin: a cheap look that spares the patterns of dates most of the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from claimcheck.values.calendar_words import (
    FIRST_OF_ORDINALS,
    MONTH_WORDS,
    MONTHS,
    PARTS_OF_MONTHS,
    PREPOSITIONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)
from claimcheck.values.scanning import is_digit

SPAN_STARTS: Final = frozenset("earlier later early late this last past next the overnight".split())
"""First words of spans reckoned from the publication: "last week", "earlier this month"."""
COUNT_STARTS: Final = frozenset("a an one two three four five six seven eight nine ten eleven twelve".split())
"""First words of days reckoned from another: "two weeks ago"."""
_SPANS: Final = frozenset(("week", "weekend", "month", "year", "night", "overnight"))
_AGO_WORDS: Final = frozenset(("ago", "later", "earlier", "before", "now"))
_UNITS: Final = frozenset("day days week weeks month months".split())
_NAMED: Final = frozenset("easter good maundy palm ash christmas boxing new may valentine bastille".split())
"""The first words of days that have names."""
_HOLIDAY_WORDS: Final = frozenset(
    "eve easter friday thursday sunday wednesday christmas boxing valentine bastille".split()
)
DATE_WORDS: Final = frozenset(
    [
        *MONTHS,
        *SHORT_MONTHS,
        "sept",
        *WEEKDAYS,
        *"day yesterday today tomorrow tonight weekend moment morning afternoon evening".split(),
        *_SPANS,
        "ago",
        "later",
        "easter",
        "christmas",
        "boxing",
    ],
)
"""Words of which a sentence needs one to hold a date, unless it holds a year or an ISO day."""
_CAPITALISED: Final = MONTH_WORDS | frozenset(WEEKDAYS) | frozenset(SHORT_WEEKDAYS)
_DAY_WORDS: Final = frozenset(("day", "moment", "weekend", "night", "morning", "afternoon", "evening"))
_BEFORE_DAYS: Final = frozenset("the next following on that new this".split())
_BEFORE_MONTHS: Final = frozenset(["by", *PARTS_OF_MONTHS, *FIRST_OF_ORDINALS, *SHORT_WEEKDAYS])
_BEFORE_YEARS: Final = frozenset("in since during".split()) | PARTS_OF_MONTHS
DATE_STARTS: Final = DATE_WORDS | _BEFORE_MONTHS | _BEFORE_YEARS | _UNITS | _AGO_WORDS | _HOLIDAY_WORDS
"""Words at which a date may begin, beside the many that stand before a day."""
_ENDS_ONLY: Final = (
    (
        (_SPANS - {"overnight"})
        | _UNITS
        | (_AGO_WORDS - SPAN_STARTS)
        | _HOLIDAY_WORDS
        | {"morning", "afternoon", "evening"}
    )
    - {"day"}
    - _NAMED
    - frozenset(WEEKDAYS)
)
ALL_STARTS: Final = (DATE_STARTS | _BEFORE_DAYS | SPAN_STARTS | COUNT_STARTS | _NAMED) - _ENDS_ONLY
"""All words at which a date may begin."""
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
    for bit, words in (
        (_AGO, _AGO_WORDS),
        (_SPAN, _SPANS),
        (_UNIT, _UNITS),
        (_DAY, _DAY_WORDS),
        (_HOLIDAY, _HOLIDAY_WORDS),
    ):
        what |= bit if word in words else 0
    return needs, what


_ROLES: Final = {word: _role(word) for word in DATE_STARTS}
_BEHIND_DAY: Final = frozenset("taodJFMASOND")
_MARKS_BEHIND_DAY: Final = frozenset("-–/.snrt")
_MARKS_OF_DAYS: Final = frozenset("-/.")
"""What may stand behind the figure of a day, with a space between and without: another figure, a month."""
_DAYS_BEHIND: Final = (
    "next day", "following day", "following night", "same day", "the same", "that same", "day", "moment", "night before", "evening before", "morning before", "previous ", "preceding ",
)  # fmt: skip
"""What follows "the", "on" and "that" where they begin a day."""


def starting_words(words: Iterable[str], figures: bool) -> list[str]:
    """The words of a sentence at which a date may begin: "the" and the like only where it speaks of a day, "early" and
    "in" only before a month, "in" before a year too.

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
        starts += SPAN_STARTS
    if leads & _HOLIDAY:
        starts += _NAMED
    if leads & _AGO and leads & _UNIT:
        starts += COUNT_STARTS
    return list(dict.fromkeys(starts))


def possible_starts(lowered: str, words: Iterable[str], digits: Iterable[int]) -> list[tuple[int, str]]:
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


def may_begin(lowered: str, text: str, word: str, begin: int) -> bool:
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


def figure_may_begin(text: str, begin: int) -> bool:
    """A cheap look behind a figure: "5 March", "5th March", "5 of March", "5-7 March", "5 to 7 March", "5/3/2019",
    "2019-"."""
    end, size = begin + 1, len(text)
    while end < size and is_digit(ord(text[end])):
        end += 1
    mark = text[end : end + 1]
    if end - begin > 2:
        return end - begin == 4 and mark in _MARKS_OF_DAYS
    if mark in _MARKS_OF_DAYS and text[end + 1 : end + 2].isdigit():
        return True
    return text[end + 1 : end + 2] in _BEHIND_DAY if mark == " " else mark in _MARKS_BEHIND_DAY
