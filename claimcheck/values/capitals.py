"""The capitalised words of a text, at which names of places begin; in two forms like the searches of `scanning`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from claimcheck.values.localities import BEHIND_PREPOSITION, PREPOSITIONS
from claimcheck.values.scanning import COMPILED, HASHES, REPLACED, word_hashes

if TYPE_CHECKING:
    from mypy_extensions import i64

# Codes of characters stand as numbers, which compiled code compares at once: 32 a space, 39 and 0x2019 apostrophes, 45 a hyphen, 85 U, 95 an underscore, 115 s.
_CAPITAL: Final = re.compile(rf"[A-ZÀ-ÖØ-ÞĀ-Ž](?:{BEHIND_PREPOSITION}())?(?:(?<=U)\.[SK]\.|[\w-]*(?:[’'](?!s\b)\w+)*)")
"""A capitalised word, with a group where a preposition of place stands before."""


class Capitals:
    """Finds the capitalised words of texts that may begin a known name."""

    def __init__(self, words: Iterable[str]) -> None:
        """`words` are the first words of names."""
        self._hashes = word_hashes(words) if COMPILED else b""

    def find(self, text: str) -> list[tuple[int, int, bool]]:
        """Start and end of capitalised words, and whether a preposition of place stands before; those that begin no name may be left out where none does."""
        return self._find_by_loop(text) if COMPILED else _capitals_by_pattern(text)

    def _find_by_loop(self, text: str) -> list[tuple[int, int, bool]]:
        found: list[tuple[int, int, bool]] = []
        hashes, raw = self._hashes, text.encode("ascii", "replace")
        at: i64 = 0
        size: i64 = len(text)
        while at < size:
            code: i64 = raw[at]
            if code == REPLACED:
                code = ord(text[at])
            if (code > 90 and code < 192) or not _is_capital(code):
                at += 1
                continue
            start: i64 = at
            hashed: i64 = code
            at += 1
            if code == 85 and text.startswith((".S.", ".K."), at):
                at += 3
                hashed = -1
            else:
                while at < size:
                    code = ord(text[at])
                    if not (97 <= code <= 122 or code == 45 or _is_word(code)):
                        break
                    hashed = (hashed * 31 + code) & HASHES
                    at += 1
                more: i64 = _behind_apostrophe(text, at, size)
                while more > at:
                    at = more
                    hashed = -1
                    more = _behind_apostrophe(text, at, size)
            behind = start > 1 and ord(text[start - 1]) == 32 and _ends_preposition(ord(text[start - 2])) and text.endswith(PREPOSITIONS, 0, start) and ord(text[start]) <= 90
            if behind or hashed < 0 or hashes[hashed]:
                found.append((start, at, behind))
        return found


def _capitals_by_pattern(text: str) -> list[tuple[int, int, bool]]:
    return [(*m.span(), bool(m.lastindex)) for m in _CAPITAL.finditer(text)]


def _behind_apostrophe(text: str, at: i64, size: i64) -> i64:
    """The end of what an apostrophe at `at` joins to a word, where it is no mark of a possessive; `at` where there is none."""
    if at + 1 >= size or ord(text[at]) not in (39, 0x2019) or not _is_word(ord(text[at + 1])):
        return at
    end: i64 = at + 2
    while end < size and _is_word(ord(text[end])):
        end += 1
    return at if end == at + 2 and ord(text[at + 1]) == 115 else end


def _is_capital(code: i64) -> bool:
    return 65 <= code <= 90 or 0xC0 <= code <= 0xD6 or 0xD8 <= code <= 0xDE or 0x100 <= code <= 0x17D


def _ends_preposition(code: i64) -> bool:
    """Whether one of `PREPOSITIONS` may end with this letter: n, r, e, g, f or y."""
    return code == 110 or code == 114 or code == 101 or code == 103 or code == 102 or code == 121


def _is_word(code: i64) -> bool:
    if code < 128:
        return 97 <= code <= 122 or 65 <= code <= 90 or 48 <= code <= 57 or code == 95
    return chr(code).isalnum()
