"""One mistake in a rules file, and how it is told: file, line, column, excerpt, and a correct example."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

_WIDEST = 100


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """What is wrong at a place of a rules file; lines and columns count from 1."""

    file: str
    line: int
    column: int
    what: str
    length: int = field(default=1, compare=False)
    example: str | None = field(default=None, compare=False)
    """A correct form of what stands there."""

    def told(self, lines: list[str]) -> str:
        """The message, with the line and a mark below the place."""
        text = f"{self.file}:{self.line}:{self.column}: {self.what}"
        if 0 < self.line <= len(lines) and lines[self.line - 1].strip():
            raw = lines[self.line - 1]
            cut = max(0, self.column - 1 - _WIDEST // 2) if len(raw) > _WIDEST else 0
            shown = printable(raw[cut : cut + _WIDEST].rstrip())
            at = self.column - 1 - cut
            number = str(self.line)
            mark = "^" * max(1, min(self.length, len(shown) - at))
            text += f"\n    {number} | {shown}\n    {' ' * len(number)} | {' ' * at}{mark}"
        if self.example:
            text += f"\n    for example: {self.example}"
        return text


def printable(text: str) -> str:
    """`text` with one printable character for each of its characters."""
    return "".join(c if c.isprintable() else "�" for c in text)


def suggestion(word: str, known: Iterable[str]) -> str:
    """ "; did you mean 'nouns'?" for the nearest of `known`, also where look-alike letters of another script were
    typed; else empty."""
    known = sorted(known)
    foreign = [c for c in word if not c.isascii()]
    if foreign:
        name = unicodedata.name(foreign[0], "an unnamed character").title()
        return f"; it holds {foreign[0] if foreign[0].isprintable() else 'a hidden character'} (U+{ord(foreign[0]):04X}, {name}): type it anew in plain letters"
    close = difflib.get_close_matches(word.lower(), known, 1, 0.6)
    return f"; did you mean '{close[0]}'?" if close else ""
