"""Where things begin and end in a text: digits, words, lines.

Each search has two forms that find the same. Compiled code (`hatch_build.py`) runs loops over characters, several times
as fast as patterns;
the interpreter runs patterns, many times as fast as loops would be there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mypy_extensions import i64  # a plain number of the machine, which only compiled code knows

COMPILED: Final = not __file__.endswith((".py", ".pyc"))
"""Whether this is compiled code."""
_DIGITS: Final = re.compile(r"\d\d*")
"""Runs of digits; like the next ones it begins with one set of characters, so that the scan is fast."""
_CONTENT_WORD: Final = re.compile(r"[a-z][a-z’'-]{3,}")
_LINE_END: Final = re.compile(r"\n(?:[ \t\r]*\n\s*)?")
_RUN: Final = re.compile("[a-z]+")
_DIGIT: Final = re.compile(r"\d")
_PLAIN_DIGITS: Final = re.compile("[0-9]*")
_TOKEN: Final = re.compile(r"[^\W\d_][\w’'-]*|\S")
_ASCII: Final = bytes(range(128))
_LEAST_OF_CONTENT: Final = 4
REPLACED: Final = 63
"""The question mark, for which characters stand that are not ASCII."""
_FIRST_DIGIT: Final = 0x660
"""The first character behind the Latin ones that is a decimal digit."""


def digit_starts(text: str) -> list[int]:
    """Where the runs of digits of `text` begin."""
    return _digit_starts_by_loop(text) if COMPILED else _digit_starts_by_pattern(text)


def ascii_of(text: str) -> bytes:
    """`text` with a question mark for each character that is not ASCII: as long as the text."""
    return text.encode("ascii", "replace")


def lower(text: str) -> str:
    """`text` in lower case with every character at its place, also where a lower-case form is longer."""
    if text.isascii():
        return text.lower()
    encoded = text.encode("utf-8", "surrogatepass")
    others = encoded.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    if others.lower() == others:  # quotation marks and dashes; to lower the rest by bytes is many times as fast
        return encoded.lower().decode("utf-8", "surrogatepass")
    lowered = text.lower()
    plain = len(lowered) == len(text) and "Σ" not in text  # at the end of a word that one has a form of its own
    return lowered if plain else "".join(low if len(low := c.lower()) == 1 else c for c in text)


def line_ends(text: str) -> list[tuple[int, int]]:
    """Where lines end, and where what stands behind begins: the next line, or behind a blank one the next that is
    not."""
    return _line_ends_by_loop(text) if COMPILED else _line_ends_by_pattern(text)


def content_words(lowered: str, start: int, end: int) -> list[str]:
    """The words of four and more letters, with apostrophes and hyphens in them, that stand in lower-case text
    between two offsets."""
    return _content_words_by_loop(lowered, start, end) if COMPILED else _CONTENT_WORD.findall(lowered, start, end)


def line_starts(text: str) -> list[int]:
    """Where the lines of a document begin."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def first_from(places: list[int], at: int) -> int:
    """Which of some places in rising order is the first at `at` or behind it; how many there are where none is."""
    return _first_by_loop(places, at) if COMPILED else bisect_left(places, at)


def digits_end(text: str, start: int) -> int:
    """Where the run of the digits 0 to 9 ends that begins at `start`; there where none does."""
    return _digits_end_by_loop(text, start) if COMPILED else _digits_end_by_pattern(text, start)


def letters_end(lowered: str, start: int) -> int:
    """Where the run of the letters a to z ends that begins at `start`; there where none does."""
    return _letters_end_by_loop(lowered, start) if COMPILED else _letters_end_by_pattern(lowered, start)


def token(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the first token between two offsets begins and ends: a word with its apostrophes and hyphens, or a mark;
    `end` twice where there is none."""
    return _token_by_loop(text, start, end) if COMPILED else _token_by_pattern(text, start, end)


def has_digit(text: str) -> bool:
    """Whether there is a digit in a text."""
    return _has_digit_by_loop(text) if COMPILED else _DIGIT.search(text) is not None


def _first_by_loop(places: list[int], at: int) -> int:
    low: i64 = 0
    high: i64 = len(places)
    wanted: i64 = at
    while low < high:
        middle: i64 = (low + high) >> 1
        place: i64 = places[middle]
        if place < wanted:
            low = middle + 1
        else:
            high = middle
    return low


def _digits_end_by_pattern(text: str, start: int) -> int:
    found = _PLAIN_DIGITS.match(text, start)
    return found.end() if found else start


def _digits_end_by_loop(text: str, start: int) -> int:
    at: i64 = start
    size: i64 = len(text)
    while at < size and 48 <= ord(text[at]) <= 57:
        at += 1
    return at


def _digit_starts_by_pattern(text: str) -> list[int]:
    return [m.start() for m in _DIGITS.finditer(text)]


def _digit_starts_by_loop(text: str) -> list[int]:
    found: list[int] = []
    within = False
    size: i64 = len(text)
    at: i64 = 0
    while at < size:
        code: i64 = ord(text[at])
        if is_digit(code):
            if not within:
                found.append(at)
                within = True
        else:
            within = False
        at += 1
    return found


def places_of(marked: bytes, mark: bytes) -> list[int]:
    """Where a mark stands: bytes are cut at it, which is faster than to look at each."""
    pieces: list[bytes] = marked.split(mark)
    pieces.pop()
    places: list[int] = []
    at: i64 = -1
    for piece in pieces:
        at += len(piece) + 1
        places.append(at)
    return places


def _line_ends_by_pattern(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in _LINE_END.finditer(text)]


def _line_ends_by_loop(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    size: i64 = len(text)
    at: i64 = text.find("\n")
    while at >= 0:
        behind: i64 = at + 1
        while behind < size and _is_blank(ord(text[behind])):
            behind += 1
        if behind < size and ord(text[behind]) == 10:
            while behind < size and is_space(ord(text[behind])):
                behind += 1
        else:
            behind = at + 1
        found.append((at, behind))
        at = text.find("\n", behind)
    return found


def _letters_end_by_pattern(lowered: str, start: int) -> int:
    run = _RUN.match(lowered, start)
    return run.end() if run else start


def _letters_end_by_loop(lowered: str, start: int) -> int:
    at: i64 = start
    size: i64 = len(lowered)
    while at < size and 97 <= ord(lowered[at]) <= 122:
        at += 1
    return at


def _token_by_pattern(text: str, start: int, end: int) -> tuple[int, int]:
    found = _TOKEN.search(text, start, end)
    return found.span() if found else (end, end)


def _token_by_loop(text: str, start: int, end: int) -> tuple[int, int]:
    at: i64 = start
    stop: i64 = end
    while at < stop and is_space(ord(text[at])):
        at += 1
    begin: i64 = at
    if at >= stop:
        return end, end
    code: i64 = ord(text[at])
    at += 1
    if is_word(code) and code != 95 and not is_digit(code):
        while at < stop:
            code = ord(text[at])
            if not (code == 39 or code == 45 or code == 0x2019 or is_word(code)):
                break
            at += 1
    return begin, at


def _has_digit_by_loop(text: str) -> bool:
    at: i64 = 0
    size: i64 = len(text)
    while at < size:
        if is_digit(ord(text[at])):
            return True
        at += 1
    return False


def _content_words_by_loop(lowered: str, start: int, end: int) -> list[str]:
    found: list[str] = []
    at: i64 = start
    stop: i64 = end
    while at < stop:
        code: i64 = ord(lowered[at])
        begin: i64 = at
        at += 1
        if 97 <= code <= 122:
            while at < stop:
                code = ord(lowered[at])
                if not (97 <= code <= 122 or code == 39 or code == 45 or code == 0x2019):
                    break
                at += 1
            if at - begin >= _LEAST_OF_CONTENT:
                found.append(lowered[begin:at])
    return found


def is_digit(code: i64) -> bool:
    """Whether the character with this code is a decimal digit."""
    return 48 <= code <= 57 or (code >= _FIRST_DIGIT and chr(code).isdecimal())


def _is_blank(code: i64) -> bool:
    return code == 32 or code == 9 or code == 13


def is_word(code: i64) -> bool:
    """Whether the character with this code is one of words: a letter, a digit, an underscore."""
    if code < 128:
        return 97 <= code <= 122 or 65 <= code <= 90 or 48 <= code <= 57 or code == 95
    return chr(code).isalnum()


def is_space(code: i64) -> bool:
    """Whether the character with this code is white space."""
    return code == 32 or code == 10 or chr(code).isspace()
