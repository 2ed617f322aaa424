"""Where sentences may end in a text; in two forms like the searches of `scanning`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from claimcheck.values.scanning import COMPILED, ascii_of, first_from, is_space, places_of

if TYPE_CHECKING:
    from mypy_extensions import i64

_END: Final = re.compile(r"([.!?…](?<![.!?…].)[.!?…]*[\"”’')\]]*)\s+(?=[\"“‘'(\[]?[A-Z0-9£$€¥₹₱₦₩₽₺₫₴₸₪฿৳₵])")
"""Only the first of several marks can begin it: else a line of dots would be read once for each of them."""
_MARKS: Final = bytes(46 if code in b".!?" else 32 for code in range(256))
"""What may end a sentence, and the question mark for characters that are not ASCII, as a full stop; all else as a
space."""
_CLOSING: Final = frozenset(map(ord, "\"”’')]"))
_OPENING: Final = frozenset(map(ord, "\"“‘'(["))
_SUMS: Final = frozenset(map(ord, "£$€¥₹₱₦₩₽₺₫₴₸₪฿৳₵"))


class SentenceEnds:
    """Where sentences may end in a text."""

    def __init__(self, text: str, marks: list[int] | None = None) -> None:
        """`marks` are the places of all characters that may end one, and maybe others, where known."""
        self._text: Final = text
        self._marks: Final = (
            (places_of(ascii_of(text).translate(_MARKS), b".") if marks is None else marks) if COMPILED else []
        )

    def between(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The ends between two offsets: the first mark, the end of what closes the sentence with it, and where the
        next one begins."""
        return self._by_loop(start, end) if COMPILED else self._by_pattern(start, end)

    def _by_pattern(self, start: int, end: int) -> list[tuple[int, int, int]]:
        return [(m.start(), m.end(1), m.end()) for m in _END.finditer(self._text, start, end)]

    def _by_loop(self, start: int, end: int) -> list[tuple[int, int, int]]:
        text, marks = self._text, self._marks
        found: list[tuple[int, int, int]] = []
        at: i64 = start
        size: i64 = end
        number: i64 = first_from(marks, start)
        many: i64 = len(marks)
        while number < many:
            mark: i64 = marks[number]
            number += 1
            if mark >= size:
                break
            if mark < at or not _is_mark(ord(text[mark])) or (mark and _is_mark(ord(text[mark - 1]))):
                continue
            at = mark + 1
            while at < size and _is_mark(ord(text[at])):
                at += 1
            stop: i64 = at
            while stop < size and ord(text[stop]) in _CLOSING:
                stop += 1
            behind: i64 = stop
            while behind < size and is_space(ord(text[behind])):
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


def _is_mark(code: i64) -> bool:
    return code == 46 or code == 33 or code == 63 or code == 0x2026
