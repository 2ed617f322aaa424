"""The capitalised words of a text, at which names of places begin; in two forms like the searches of `scanning`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from claimcheck.values.known_words import FACTOR, HASHES, Searched, word_hashes
from claimcheck.values.localities import BEHIND_PREPOSITION, PREPOSITIONS
from claimcheck.values.scanning import COMPILED, REPLACED, ascii_of, is_word, places_of

if TYPE_CHECKING:
    from mypy_extensions import i64

# Codes of characters stand as numbers, which compiled code compares at once: 32 a space, 39 and 0x2019 apostrophes, 45 a hyphen, 85 U, 95 an underscore, 115 s.
_CAPITAL: Final = re.compile(rf"[A-ZÀ-ÖØ-ÞĀ-Ž](?:{BEHIND_PREPOSITION}())?(?:(?<=U)\.[SK]\.|[\w-]*(?:[’'](?!s\b)\w+)*)")
"""A capitalised word, with a group where a preposition of place stands before."""
_CAPITALS: Final = bytes(65 if 65 <= code <= 90 or code == REPLACED else 32 for code in range(256))
"""Capitals, and what stands for characters that are not ASCII, as an A; all else as a space."""
_ANYWHERE: Final = 1
_BEFORE_CAPITAL: Final = 2
"""Where a word begins a name."""


class Capitals:
    """Finds the capitalised words of texts that may begin a known name."""

    def __init__(self, words: Mapping[str, bool]) -> None:
        """`words` are the first words of names, and whether one begins a name only before another capital ("New
        York")."""
        self._hashes = (
            word_hashes({word: _BEFORE_CAPITAL if leads else _ANYWHERE for word, leads in words.items()})
            if COMPILED
            else b""
        )

    def find(self, text: str, searched: Searched | None = None) -> list[tuple[int, int, bool]]:
        """Start and end of capitalised words, and whether a preposition of place stands before; those that begin no
        name may be left out where none does.

        `searched` is the text, where it was searched.
        """
        if not COMPILED:
            return _capitals_by_pattern(text)
        if searched is not None:
            return self._find_by_loop(text, searched.plain, searched.capitals)
        plain = ascii_of(text)
        return self._find_by_loop(text, plain, places_of(plain.translate(_CAPITALS), b"A"))

    def _find_by_loop(self, text: str, plain: bytes, places: list[int]) -> list[tuple[int, int, bool]]:
        found: list[tuple[int, int, bool]] = []
        hashes = self._hashes
        at: i64 = 0
        size: i64 = len(text)
        for place in places:
            start: i64 = place
            if start < at:
                continue
            code: i64 = plain[start]
            if code == REPLACED:
                code = ord(text[start])
                if not _is_capital(code):
                    continue
            hashed: i64 = code
            at = start + 1
            if code == 85 and text.startswith((".S.", ".K."), at):
                at += 3
                hashed = -1
            else:
                while at < size:
                    code = plain[at]
                    if not 97 <= code <= 122:
                        if code == REPLACED:
                            code = ord(text[at])
                        if not (code == 45 or is_word(code)):
                            break
                    hashed = (hashed * FACTOR + code) & HASHES
                    at += 1
                more: i64 = _behind_apostrophe(text, at, size)
                while more > at:
                    at = more
                    hashed = -1
                    more = _behind_apostrophe(text, at, size)
            behind = (
                start > 2
                and plain[start - 1] == 32
                and _ends_preposition(plain[start - 3], plain[start - 2])
                and text.endswith(PREPOSITIONS, 0, start)
                and plain[start] <= 90
            )
            known: i64 = _ANYWHERE if behind or hashed < 0 else hashes[hashed]
            length: i64 = known >> 2
            if length and length != at - start:
                continue
            known &= 3
            if known == _ANYWHERE or (known == _BEFORE_CAPITAL and _before_capital(plain, at, size)):
                found.append((start, at, behind))
        return found


def _before_capital(plain: bytes, at: i64, size: i64) -> bool:
    """Whether a space and what may be a capital stand at `at`."""
    if at + 1 >= size or not (plain[at] == 32 or plain[at] == 10):
        return False
    code: i64 = plain[at + 1]
    return 65 <= code <= 90 or code == REPLACED


def _capitals_by_pattern(text: str) -> list[tuple[int, int, bool]]:
    return [(*m.span(), bool(m.lastindex)) for m in _CAPITAL.finditer(text)]


def _behind_apostrophe(text: str, at: i64, size: i64) -> i64:
    """The end of what an apostrophe at `at` joins to a word, where it is no mark of a possessive; `at` where there
    is none."""
    if at + 1 >= size or ord(text[at]) not in (39, 0x2019) or not is_word(ord(text[at + 1])):
        return at
    end: i64 = at + 2
    while end < size and is_word(ord(text[end])):
        end += 1
    return at if end == at + 2 and ord(text[at + 1]) == 115 else end


def _is_capital(code: i64) -> bool:
    return 65 <= code <= 90 or 0xC0 <= code <= 0xD6 or 0xD8 <= code <= 0xDE or 0x100 <= code <= 0x17D


def _ends_preposition(before: i64, last: i64) -> bool:
    """Whether one of `PREPOSITIONS` may end with these two letters: in, In, wn, ar, de, ng, of or by."""
    if last == 110:
        return before == 105 or before == 73 or before == 119
    if last == 114:
        return before == 97
    if last == 101:
        return before == 100
    return (last == 103 and before == 110) or (last == 102 and before == 111) or (last == 121 and before == 98)
