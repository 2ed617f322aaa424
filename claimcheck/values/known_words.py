"""The words of a table in a text, and the hashes by which words are looked for; in two forms like the searches of
`scanning`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

from claimcheck.values.scanning import COMPILED, REPLACED, digit_starts, first_from, is_digit, lower

if TYPE_CHECKING:
    from mypy_extensions import i64

_LETTERS: Final = bytes(code | 32 if 97 <= code | 32 <= 122 else 32 for code in range(256))
"""The letters A to Z in lower case, all else as a space."""
_BITS: Final = 5
_PACKED: Final = 12
"""The letters of a word that are packed into one number, and the bits that each takes."""
_NUMBERED: Final = 0xFFFF
"""The hashes of the words of a table are below or equal."""
_SHARED: Final = 0xFFFF
"""Stands for the number of a word where several have its hash."""
FACTOR: Final = 40503
"""What a hash is multiplied by for each letter: large and odd, so that words that are spelled alike have other ones."""
_LONG: Final = 64
"""Letters from which the length of a word is not kept with its hash."""
HASHES: Final = 0x3FFFF
"""The hashes of words are below or equal; with one byte for each a table fits the cache of a processor, and few
words that are unknown share a byte with known ones."""


class WordTable:
    """Words of the letters a to z that are looked for in texts, each with what is to be known of it, as bits."""

    def __init__(self, known: Mapping[str, int]) -> None:
        """`known`: words -> bits."""
        self.bits: Final = dict(known)
        self.words: Final = frozenset(known)
        self.listed: Final = sorted(known) if COMPILED else []
        self.told: Final = [known[word] for word in self.listed]
        self.packed: Final = [_packed(word) for word in self.listed]
        self._numbers: Final = {word: number for number, word in enumerate(self.listed, 1)}
        low, high = _numbered(self.listed) if COMPILED else (b"", b"")
        self.low: Final = low
        self.high: Final = high

    def number_of(self, word: bytes) -> int:
        """The number of a word, in any case, from 1; 0 where it is not in the table."""
        return self._numbers.get(word.decode("ascii").lower(), 0)


class Searched:
    """A text that is searched for the words of a table and for digits, part by part.

    Compiled code finds all in one look at each character, and also where sentences may end and capitals stand: `marks`
    and `capitals`, which
    are empty otherwise; both hold the places of characters that are not ASCII too.
    """

    def __init__(self, text: str, plain: bytes, table: WordTable) -> None:
        """`plain` is the text as `ascii_of` gives it."""
        self._text: Final = text
        self._table: Final = table
        self.plain: Final = plain
        self.marks: Final[list[int]] = []
        self.capitals: Final[list[int]] = []
        self._digits: Final[list[int]] = []
        """Where runs of digits begin."""
        self._starts: Final[list[int]] = []
        self._numbers: Final[list[int]] = []
        """Where words of the table begin, and their numbers in its list, from 1."""
        if COMPILED:
            self._search()
        else:
            self._digits.extend(digit_starts(text))

    def lowered(self) -> str:
        """The text in lower case, as `lower` gives it."""
        text = self._text
        if not COMPILED or text.isascii():
            return lower(text)
        others = [at for at in self.marks if self.plain[at] == REPLACED]
        kept = "".join([text[at] for at in others])
        if kept.lower() != kept:
            return lower(text)
        plain = self.plain.lower().decode(
            "ascii"
        )  # quotation marks and dashes: they are put back between the rest, which is faster to lower
        pieces: list[str] = []
        begin = 0
        for at in others:
            pieces.append(plain[begin:at])
            pieces.append(text[at])
            begin = at + 1
        pieces.append(plain[begin:])
        return "".join(pieces)

    def may_hold(self, words: frozenset[str]) -> bool:
        """Whether one of some words of the table stands in the text; True also where that is not known."""
        if not COMPILED or not words <= self._table.words:
            return True
        return not set(self._numbers).isdisjoint([self._table.number_of(word.encode()) for word in words])

    def look(self, start: int, end: int) -> tuple[int, Collection[str], list[int]]:
        """What stands between two offsets: the bits of all words of the table, these words, and where runs of digits
        begin, counted from the first."""
        if COMPILED and not (_within(self.plain, start) or _within(self.plain, end)):
            return self._found(start, end)
        return self._by_words(start, end)

    def _by_words(self, start: int, end: int) -> tuple[int, Collection[str], list[int]]:
        known = self._table.bits
        words = self._table.words.intersection(self.plain[start:end].translate(_LETTERS).decode("ascii").split())
        bits = 0
        for word in words:
            bits |= known[word]
        first = bisect_left(self._digits, start)
        digits = [at - start for at in self._digits[first : bisect_left(self._digits, end, first)]]
        if start and (not digits or digits[0]) and self._text[start : start + 1].isdecimal():
            digits.insert(0, 0)  # a run that is cut in two
        return bits, words, digits

    def _found(self, start: int, end: int) -> tuple[int, Collection[str], list[int]]:
        """The same for a part that cuts no word and no number in two, of what the search has found."""
        starts, numbers, all_digits = self._starts, self._numbers, self._digits
        listed, told = self._table.listed, self._table.told
        stop: i64 = end
        bits = 0
        words: list[str] = []
        at: i64 = first_from(starts, start)
        many: i64 = len(starts)
        while at < many and starts[at] < stop:
            number = numbers[at] - 1
            bits |= told[number]
            words.append(listed[number])
            at += 1
        digits: list[int] = []
        at = first_from(all_digits, start)
        many = len(all_digits)
        while at < many and all_digits[at] < stop:
            digits.append(all_digits[at] - start)
            at += 1
        return bits, words, digits

    def _search(self) -> None:
        text, raw, table = self._text, self.plain, self._table
        low, high = table.low, table.high
        at: i64 = 0
        stop: i64 = len(raw)
        digit: i64 = -2  # the last one
        while at < stop:
            code: i64 = raw[at]
            letter: i64 = code | 32
            if 97 <= letter <= 122:
                begin: i64 = at
                hashed: i64 = 0
                packed: i64 = 0
                while 97 <= letter <= 122:
                    if code < 97:
                        self.capitals.append(at)
                    hashed = (hashed * FACTOR + letter) & _NUMBERED
                    packed = (packed << _BITS) | (letter - 96)
                    at += 1
                    if at == stop:
                        break
                    code = raw[at]
                    letter = code | 32
                number: i64 = low[hashed]
                if number:
                    above: i64 = high[hashed]
                    number |= above << 8
                    if number == _SHARED or at - begin > _PACKED:
                        number = table.number_of(raw[begin:at])
                    elif packed != table.packed[number - 1]:
                        continue
                    if number:
                        self._starts.append(begin)
                        self._numbers.append(number)
                continue
            if 48 <= code <= 57:
                if digit != at - 1:
                    self._digits.append(at)
                digit = at
            elif code == 46 or code == 33:
                self.marks.append(at)
            elif code == REPLACED:
                self.marks.append(at)
                self.capitals.append(at)
                if is_digit(ord(text[at])):
                    if digit != at - 1:
                        self._digits.append(at)
                    digit = at
            at += 1


def _within(plain: bytes, at: int) -> bool:
    """Whether a word, a number or what is not ASCII may be cut in two at an offset."""
    return 0 < at < len(plain) and _of_word(plain[at - 1]) and _of_word(plain[at])


def _of_word(code: i64) -> bool:
    return 97 <= code | 32 <= 122 or 48 <= code <= 57 or code == REPLACED


def _packed(word: str) -> int:
    """The letters of a word in one number, of which each takes five bits; 0 for a word that is too long."""
    packed = 0
    for letter in word if len(word) <= _PACKED else "":
        packed = packed << _BITS | ord(letter) - 96
    return packed


def _numbered(words: list[str]) -> tuple[bytes, bytes]:
    """For each hash the low and the high byte of the number of the word that has it, from 1; `_SHARED` where several
    have it.

    The low byte is 0 only where none has it: words of which that would be the number count as sharing theirs.
    """
    low, high = bytearray(_NUMBERED + 1), bytearray(_NUMBERED + 1)
    for number, word in enumerate(words, 1):
        hashed = _hash(word, _NUMBERED)
        number = _SHARED if low[hashed] or number >= _SHARED or not number & 255 else number
        low[hashed], high[hashed] = number & 255, number >> 8
    return bytes(low), bytes(high)


def word_hashes(words: Mapping[str, int]) -> bytes:
    """One byte for each hash: what is known of the word that has it, 1 to 3, and four times its length; 0 where none
    has.

    1 and no length where several have it of which not the same is known, or where the word is long.
    """
    table = bytearray(HASHES + 1)
    for word, known in words.items():
        hashed = _hash(word, HASHES)
        told = known | len(word) << 2 if len(word) < _LONG else 1
        table[hashed] = told if table[hashed] in (0, told) else 1
    return bytes(table)


def _hash(word: str, most: int) -> int:
    """A hash of at most `most`, one less than a power of two; the loops over texts make it letter by letter."""
    hashed = 0
    for letter in word:
        hashed = (hashed * FACTOR + ord(letter)) & most
    return hashed
