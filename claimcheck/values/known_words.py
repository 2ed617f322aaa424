"""The words of a table in a text, and the hashes by which words are looked for; in two forms like the searches of `scanning`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

from claimcheck.values.scanning import COMPILED, REPLACED, digit_starts, is_digit

if TYPE_CHECKING:
    from mypy_extensions import i64

_LETTERS: Final = bytes(code if 97 <= code <= 122 else 32 for code in range(256))
"""The letters a to z as they are, all else as a space."""
_BITS: Final = 5
_PACKED: Final = 12
"""The letters of a word that are packed into one number, and the bits that each takes."""
_NUMBERED: Final = 0xFFFF
"""The hashes of the words of a table are below or equal."""
_SHARED: Final = 0xFFFF
"""Stands for the number of a word where several have its hash."""
FACTOR: Final = 40503
"""What a hash is multiplied by for each letter: large and odd, so that words that are spelled alike have other ones."""
HASHES: Final = 0x3FFFF
"""The hashes of words are below or equal; with one byte for each a table fits the cache of a processor, and few words that are unknown share a byte with known ones."""


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
                    hashed = (hashed * FACTOR + code) & _NUMBERED
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


def word_hashes(words: Mapping[str, int]) -> bytes:
    """One byte for each hash, which tells what is known of the word that has it: 0 where none has, 1 where several have of which not the same is known."""
    table = bytearray(HASHES + 1)
    for word, known in words.items():
        hashed = _hash(word, HASHES)
        table[hashed] = known if table[hashed] in (0, known) else 1
    return bytes(table)


def _hash(word: str, most: int) -> int:
    """A hash of at most `most`, one less than a power of two; the loops over texts make it letter by letter."""
    hashed = 0
    for letter in word:
        hashed = (hashed * FACTOR + ord(letter)) & most
    return hashed
