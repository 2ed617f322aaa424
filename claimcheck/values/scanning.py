"""Where things begin in a text, found in one look at each character: digits, sentence ends, words.

Each search has two forms that find the same. Compiled code (`hatch_build.py`) runs loops over characters, several times as fast as patterns;
the interpreter runs patterns, many times as fast as loops would be there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mypy_extensions import i64  # a plain number of the machine, which only compiled code knows

COMPILED: Final = not __file__.endswith((".py", ".pyc"))
"""Whether this is compiled code."""
_DIGITS: Final = re.compile(r"\d\d*")
"""Runs of digits; like the next ones it begins with one set of characters, so that the scan is fast."""
_END: Final = re.compile(r"([.!?…](?<![.!?…].)[.!?…]*[\"”’')\]]*)\s+(?=[\"“‘'(\[]?[A-Z0-9£$€])")
"""Only the first of several marks can begin it: else a line of dots would be read once for each of them."""
_MARKS: Final = bytes(46 if code in b".!?" else 32 for code in range(256))
"""What may end a sentence, and the question mark for characters that are not ASCII, as a full stop; all else as a space."""
_CONTENT_WORD: Final = re.compile(r"[a-z][a-z’'-]{3,}")
_ASCII: Final = bytes(range(128))
_LETTERS: Final = bytes(code if 97 <= code <= 122 else 32 for code in range(256))
"""The letters a to z as they are, all else as a space."""
_LEAST_OF_CONTENT: Final = 4
REPLACED: Final = 63
"""The question mark, for which characters stand that are not ASCII."""
_FIRST_DIGIT: Final = 0x660
"""The first character behind the Latin ones that is a decimal digit."""
_CLOSING: Final = frozenset(map(ord, "\"”’')]"))
_OPENING: Final = frozenset(map(ord, "\"“‘'(["))
_SUMS: Final = frozenset(map(ord, "£$€"))
_BITS: Final = 5
_PACKED: Final = 12
"""The letters of a word that are packed into one number, and the bits that each takes."""
_NUMBERED: Final = 0xFFFF
"""The hashes of the words of a table are below or equal."""
_SHARED: Final = 0xFFFF
"""Stands for the number of a word where several have its hash."""
HASHES: Final = 0x3FFFF
"""The hashes of words are below or equal; with one byte for each a table fits the cache of a processor, and few words that are unknown share a byte with known ones."""


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


def sentence_ends(text: str, start: int, end: int, plain: bytes) -> list[tuple[int, int, int]]:
    """Where sentences may end between two offsets: the first mark, the end of what closes the sentence with it, and where the next one begins.

    `plain` is the text as `ascii_of` gives it.
    """
    return _sentence_ends_by_loop(text, start, end, plain) if COMPILED else _sentence_ends_by_pattern(text, start, end)


def content_words(lowered: str, start: int, end: int) -> list[str]:
    """The words of four and more letters, with apostrophes and hyphens in them, that stand in lower-case text between two offsets."""
    return _content_words_by_loop(lowered, start, end) if COMPILED else _CONTENT_WORD.findall(lowered, start, end)


class WordTable:
    """Words of the letters a to z that are looked for in texts, each with what is to be known of it, as bits."""

    def __init__(self, known: Mapping[str, int]) -> None:
        """`known`: words -> bits."""
        self.bits: Final = dict(known)
        self.words: Final = frozenset(known)
        self.listed: Final = sorted(known) if COMPILED else []
        self.told: Final = [known[word] for word in self.listed]
        self.packed: Final = [_packed(word) for word in self.listed]
        low, high = _numbered(self.listed) if COMPILED else (b"", b"")
        self.low: Final = low
        self.high: Final = high


class Searched:
    """A lower-case text that is searched for the words of a table and for digits, part by part."""

    def __init__(self, lowered: str, table: WordTable, plain: bytes) -> None:
        """`plain` is the text as `ascii_of` gives it, in any case."""
        self._lowered: Final = lowered
        self._table: Final = table
        self._raw: Final = plain.lower()
        self._letters: Final = "" if COMPILED else self._raw.translate(_LETTERS).decode("ascii")
        self._digits: Final = [] if COMPILED else digit_starts(lowered)

    def look(self, start: int, end: int) -> tuple[int, Collection[str], list[int]]:
        """What stands between two offsets: the bits of all words of the table, these words, and where runs of digits begin, counted from the first."""
        return self._by_loop(start, end) if COMPILED else self._by_words(start, end)

    def _by_words(self, start: int, end: int) -> tuple[int, Collection[str], list[int]]:
        known = self._table.bits
        words = self._table.words.intersection(self._letters[start:end].split())
        bits = 0
        for word in words:
            bits |= known[word]
        first = bisect_left(self._digits, start)
        digits = [at - start for at in self._digits[first : bisect_left(self._digits, end, first)]]
        if start and (not digits or digits[0]) and self._lowered[start : start + 1].isdecimal():
            digits.insert(0, 0)  # a run that is cut in two
        return bits, words, digits

    def _by_loop(self, start: int, end: int) -> tuple[int, Collection[str], list[int]]:
        lowered, raw, table = self._lowered, self._raw, self._table
        low, high, listed, told = table.low, table.high, table.listed, table.told
        bits = 0
        words: list[str] = []
        digits: list[int] = []
        at: i64 = start
        first: i64 = start
        stop: i64 = end
        digit: i64 = -2  # the last one
        while at < stop:
            code: i64 = raw[at]
            if 97 <= code <= 122:
                begin: i64 = at
                hashed: i64 = 0
                packed: i64 = 0
                while 97 <= code <= 122:
                    hashed = (hashed * 31 + code) & _NUMBERED
                    packed = (packed << _BITS) | (code - 96)
                    at += 1
                    if at == stop:
                        break
                    code = raw[at]
                number: i64 = low[hashed]
                if number:
                    number |= high[hashed] << 8
                    if number == _SHARED or at - begin > _PACKED:
                        word = lowered[begin:at]
                        if word in table.bits:
                            bits |= table.bits[word]
                            words.append(word)
                    elif packed == table.packed[number - 1]:
                        bits |= told[number - 1]
                        words.append(listed[number - 1])
                continue
            if 48 <= code <= 57 or (code == REPLACED and is_digit(ord(lowered[at]))):
                if digit != at - 1:
                    digits.append(int(at - first))
                digit = at
            at += 1
        return bits, words, digits


def _packed(word: str) -> int:
    """The letters of a word in one number, of which each takes five bits; 0 for a word that is too long."""
    packed = 0
    for letter in word if len(word) <= _PACKED else "":
        packed = packed << _BITS | ord(letter) - 96
    return packed


def _numbered(words: list[str]) -> tuple[bytes, bytes]:
    """For each hash the low and the high byte of the number of the word that has it, from 1; `_SHARED` where several have it.

    The low byte is 0 only where none has it: words of which that would be the number count as sharing theirs.
    """
    low, high = bytearray(_NUMBERED + 1), bytearray(_NUMBERED + 1)
    for number, word in enumerate(words, 1):
        hashed = _hash(word, _NUMBERED)
        number = _SHARED if low[hashed] or number >= _SHARED or not number & 255 else number
        low[hashed], high[hashed] = number & 255, number >> 8
    return bytes(low), bytes(high)


def word_hashes(words: Iterable[str]) -> bytes:
    """One byte for each hash, which tells whether a word has it."""
    table = bytearray(HASHES + 1)
    for word in words:
        table[_hash(word, HASHES)] = 1
    return bytes(table)


def _hash(word: str, most: int) -> int:
    """A hash of at most `most`, one less than a power of two; the loops over texts make it letter by letter."""
    hashed = 0
    for letter in word:
        hashed = (hashed * 31 + ord(letter)) & most
    return hashed


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


def _sentence_ends_by_pattern(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    return [(m.start(), m.end(1), m.end()) for m in _END.finditer(text, start, end)]


def _sentence_ends_by_loop(text: str, start: int, end: int, plain: bytes) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    pieces: list[bytes] = plain[start:end].translate(_MARKS).split(b".")
    behind_piece: i64 = start - 1
    at: i64 = start
    size: i64 = end
    for piece in pieces:
        behind_piece += len(piece) + 1
        mark: i64 = behind_piece
        if mark < at or mark >= size or not _is_mark(ord(text[mark])) or (mark and _is_mark(ord(text[mark - 1]))):
            continue
        at = mark + 1
        while at < size and _is_mark(ord(text[at])):
            at += 1
        stop: i64 = at
        while stop < size and ord(text[stop]) in _CLOSING:
            stop += 1
        behind: i64 = stop
        while behind < size and _is_space(ord(text[behind])):
            behind += 1
        if behind in (stop, size):
            continue
        code: i64 = ord(text[behind])
        if code in _OPENING and behind + 1 < size:
            code = ord(text[behind + 1])
        if 65 <= code <= 90 or 48 <= code <= 57 or code in _SUMS:
            found.append((mark, stop, behind))
            at = behind
    return found


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


def _is_mark(code: i64) -> bool:
    return code == 46 or code == 33 or code == 63 or code == 0x2026


def is_digit(code: i64) -> bool:
    """Whether the character with this code is a decimal digit."""
    return 48 <= code <= 57 or (code >= _FIRST_DIGIT and chr(code).isdecimal())


def _is_space(code: i64) -> bool:
    return code == 32 or code == 10 or chr(code).isspace()
