"""Where clauses and their parts end in a sentence in lower case; in two forms like the searches of `scanning`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from claimcheck.values.scanning import COMPILED, is_space, is_word

if TYPE_CHECKING:
    from mypy_extensions import i64

# Codes of characters stand as numbers: 44 a comma, 46 a full stop, 58 a colon, 59 a semicolon, 98 b, 119 w, 0x2013 and 0x2014 dashes.
_CLAUSE_END: Final = re.compile(r"[;:—,.](?:(?<=[;:—])|(?<=\.)\s|(?<=,)\s+(?:while|but)\b)")
_PART_END: Final = re.compile(r"[,;:—–wb](?:(?<=[,;:—–])|(?<=\bw)hile\b|(?<=\bb)ut\b)")
_PARTING: Final = re.compile(r"[;:,](?:(?<=[;:])|(?<=,)\s+(?:and|but)\b)")
"""They begin with one set of characters, so that the scan is fast."""
_RELATIVE: Final = re.compile(
    r"\b(?:in|on|at|to|of|for|over|after|about|with|into)\b[^,;]* (?:shooting|attack|crash|fire|blaze|blast|explosion|"
    r"bombing|accident|collision|quake|earthquake|storm|flood|clash|clashes|riot|incident)s? (?:that|which) "
    r"(?:has |have |had |also |reportedly )*[a-z]+ "
    r"(?:at least |about |more than |some |nearly |almost |around |up to |as many as |over |another |the )*$"
)
"""What stands between the day of an arrest or a meeting and the victims of the event that it is about."""
_RELATIVE_WITHIN: Final = 200
"""Characters from the day to the victims."""



def clause_end(lowered: str, start: int, end: int) -> int:
    """Where a clause ends that begins at `start`, at most at `end`: at a mark, or at a comma before "while" or
    "but"."""
    return _clause_end_by_loop(lowered, start, end) if COMPILED else _by_pattern(_CLAUSE_END, lowered, start, end)


def part_end(lowered: str) -> int:
    """Where the first part of a clause ends: at any mark but a full stop, at "while" or "but"."""
    return _part_end_by_loop(lowered) if COMPILED else _by_pattern(_PART_END, lowered, 0, len(lowered))


def parting_marks(lowered: str) -> list[tuple[int, int]]:
    """Where the marks that part clauses begin and end: semicolons, colons, and commas with the "and" or "but" behind
    them."""
    return _parting_by_loop(lowered) if COMPILED else [m.span() for m in _PARTING.finditer(lowered)]


def of_another_event(lowered: str, date_end: int, at: int) -> bool:
    """Whether a date that ends at `date_end` is of what is done about the event whose victims stand at `at`: "was
    arrested on Friday over a fire that killed *five*", and not "the Friday fire that killed *five*"."""
    return 0 <= at - date_end <= _RELATIVE_WITHIN and (" that " in lowered or " which " in lowered) and (
        _RELATIVE.search(lowered, date_end, at) is not None
    )


def _by_pattern(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = pattern.search(text, start, end)
    return found.start() if found else end


def _clause_end_by_loop(lowered: str, start: int, end: int) -> int:
    at: i64 = start
    stop: i64 = min(end, len(lowered))
    while at < stop:
        code: i64 = ord(lowered[at])
        if code == 59 or code == 58 or code == 0x2014:
            return at
        if code == 46 and at + 1 < stop and is_space(ord(lowered[at + 1])):
            return at
        if code == 44 and _joined(lowered, at, stop, "while", "but") > at:
            return at
        at += 1
    return end


def _part_end_by_loop(lowered: str) -> int:
    at: i64 = 0
    stop: i64 = len(lowered)
    while at < stop:
        code: i64 = ord(lowered[at])
        if code == 44 or code == 59 or code == 58 or code == 0x2014 or code == 0x2013:
            return at
        if (
            (code == 119 or code == 98)
            and (at == 0 or not is_word(ord(lowered[at - 1])))
            and _word_end(lowered, at, stop, "while", "but") > at
        ):
            return at
        at += 1
    return at


def _parting_by_loop(lowered: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at: i64 = 0
    stop: i64 = len(lowered)
    while at < stop:
        code: i64 = ord(lowered[at])
        behind: i64 = at
        if code == 59 or code == 58:
            behind = at + 1
        elif code == 44:
            behind = _joined(lowered, at, stop, "and", "but")
        if behind > at:
            found.append((at, behind))
            at = behind
        else:
            at += 1
    return found


def _joined(lowered: str, at: i64, stop: i64, first: str, second: str) -> i64:
    """Where one of two words ends that stands behind the mark at `at` and white space; `at` where none does."""
    begin: i64 = at + 1
    while begin < stop and is_space(ord(lowered[begin])):
        begin += 1
    if begin == at + 1:
        return at
    behind: i64 = _word_end(lowered, begin, stop, first, second)
    return behind if behind > begin else at


def _word_end(lowered: str, at: i64, stop: i64, first: str, second: str) -> i64:
    """Where one of two words ends that begins at `at`; `at` where none does."""
    behind: i64 = at
    if lowered.startswith(first, at, stop):
        behind = at + len(first)
    elif lowered.startswith(second, at, stop):
        behind = at + len(second)
    return at if behind < stop and is_word(ord(lowered[behind])) else behind
