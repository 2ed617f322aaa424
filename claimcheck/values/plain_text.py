"""One way to write what many layouts write: plain spaces, no invisible characters, no entities, no broken words.

A paragraph that is wrapped, indented, quoted with ">" or copied from a page reads as one line with single spaces.
`gaps` tells what differs, so that
every place of the plain text has its place in the text as it was given.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from typing import Final

from claimcheck.values.bare_figures import NUMBER_WORDS
from claimcheck.values.currencies import is_code
from claimcheck.values.furniture import without_furniture
from claimcheck.values.paragraphs import paragraphs
from claimcheck.values.tables import Cell, Table, find_tables

_INVISIBLE: Final = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""Soft hyphens, zero-width spaces and joiners, marks of direction (Unicode's format characters)."""
_BLANKS: Final = "\t\n\r\v\f\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""White space other than the plain space."""
_FEW_ODD: Final = rf"[{_BLANKS}{_INVISIBLE}&\[(]|[A-Z](?<![A-Za-z].)(?=[A-Za-z]{{0,3}}[./]{{0,2}}\d)"
_ODD: Final = re.compile(rf"{_FEW_ODD}|  |\.{{4}}|…{{2}}|_{{4}}")
_ODD_AT_ONCE: Final = re.compile(_FEW_ODD)
_RUNS: Final = ("  ", "....", "……", "____")
"""What begins with a character that is frequent: only where a paragraph has one of these is it looked for."""
"""Where something may be written otherwise in plain text; it begins with few characters, so that the scan is fast."""
_BROKEN: Final = re.compile(rf"-[^\S\n]*\n[\s>{_INVISIBLE}]*(?=[a-z]{{2}})")
_SPACE: Final = re.compile(rf"[\s{_INVISIBLE}]+")
_ENTITY: Final = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[\da-fA-F]{2,5});")
_NOTE: Final = re.compile(r"(?:\[(?:\d{1,3}|citation needed|note \d+)\])+")
_SPELLED: Final = "|".join(sorted(NUMBER_WORDS))
_AGAIN: Final = re.compile(rf"\((?:{_SPELLED})(?:[- ](?:{_SPELLED}))*\)", re.I)
"""A figure said again in words: "14 (fourteen)"."""
_IN_DIGITS: Final = re.compile(r"\(\d[\d,]{0,11}\)")
_IN_WORDS: Final = re.compile(rf"(?<![\w-])(?:[a-z]+-)?(?:{_SPELLED}) $", re.I)
_WORDS_OF_NUMBER: Final = 24
"""A figure in words that is said again in digits: "fourteen (14)"."""
_SCALES: Final = frozenset(("M", "Mw", "MW", "Mww", "Ml", "ML", "Mb", "Ms"))
"""What stands before the magnitude of an earthquake, with a space in plain text: "M7.4"."""
_MAGNITUDE: Final = re.compile(r"[1-9]\.\d(?!\d*(?: ?(?:million|billion|[mb]n?\b)|[\d.]))")
_CODE: Final = re.compile(r"[A-Z][A-Za-z]{0,3}[./]{0,2}(?=\d)")
_LEADER: Final = re.compile(r"(?:\.{4,}|…{2,}|_{4,}) ?(?=\d)")
"""Dots that lead from a label to its figure."""
_LINE_ENDS: Final = "\v\f\x1c\x1d\x1e"
_ALL_LINE_ENDS: Final = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line beside the line feed, in plain ASCII and in any text."""
_QUOTED: Final = re.compile(r"^(?:[ \t]*>)+[ \t]?", re.M)
_LONE: Final = re.compile(r"[a-z]*\Z")
_WORD_GOES_ON: Final = re.compile(r"[a-z]+")
_KEEPS_HYPHEN: Final = frozenset(
    "self non anti pro pre post ex co mid semi all well half quarter cross inter counter vice first second third one "
    "two three four five six seven eight nine ten "
    "twenty thirty forty fifty sixty seventy eighty ninety high low long short far left right year day week month hour "
    "mile people fold odd ish plus up off out in on by"
    " old strong wide".split()
)
"""Parts of words that stand before or behind a hyphen of their own."""

_ROW_MARKS: Final = "|*_ \t"
_MOST_MARKS: Final = 12
"""What stands at the ends of a row of a table, and how many characters of it."""
_BETWEEN: Final = "\n"
"""What parts paragraphs in plain text."""


def even_lines(text: str) -> str:
    """The text with line feeds for all other line ends and spaces for marks of quotation at the beginning of lines:
    as long as before."""
    for mark in _LINE_ENDS if text.isascii() else _ALL_LINE_ENDS:
        if mark in text:
            text = text.replace(mark, "\n")
    return _QUOTED.sub(lambda m: " " * len(m.group()), text) if ">" in text else text


def is_plain(text: str) -> bool:
    """Whether there is nothing in a paragraph to write otherwise."""
    return not gaps(text)


def gaps(text: str) -> list[tuple[int, int, str]]:
    """Where a paragraph is written otherwise in plain text: begin, end, what stands there instead."""
    found: list[tuple[int, int, str]] = []
    done = 0
    pattern = _ODD if any([run in text for run in _RUNS]) else _ODD_AT_ONCE
    for odd in pattern.finditer(text):
        if odd.start() < done:
            continue
        gap = _gap(text, odd.start(), odd.group()[0])
        if gap:
            found.append(gap)
            done = gap[1]
    return found


def _gap(text: str, at: int, mark: str) -> tuple[int, int, str] | None:
    """What is written otherwise at an odd character; None where nothing is."""
    if mark == "&":
        entity = _ENTITY.match(text, at)
        return (at, entity.end(), _plain_entity(entity.group())) if entity else None
    if mark == "[":
        note = _NOTE.match(text, at) if at and (text[at - 1].isalnum() or text[at - 1] in '.,”"') else None
        return (at, note.end(), "") if note else None
    if mark == "(":
        again = _AGAIN.match(text, at) if at > 1 and text[at - 1] == " " and text[at - 2].isdigit() else None
        if (
            again is None
            and text[at + 1 : at + 2].isdigit()
            and _IN_WORDS.search(text, max(0, at - _WORDS_OF_NUMBER), at)
        ):
            again = _IN_DIGITS.match(text, at)
        return (at - 1, again.end(), "") if again else None
    if mark in "._…":
        leader = _LEADER.match(text, at)
        return (at, leader.end(), ": ") if leader else None
    if mark.isupper():
        code = _CODE.match(text, at)
        parted = code and (
            is_code(code.group(), text, code.end()) or (code.group() in _SCALES and _MAGNITUDE.match(text, code.end()))
        )
        return (code.end(), code.end(), " ") if code and parted else None
    return _space(text, at)


def _space(text: str, at: int) -> tuple[int, int, str] | None:
    """White space and invisible characters: a plain space, the end of a broken word, or nothing."""
    space = _SPACE.match(text, at)
    if space is None:
        return None
    end = space.end()
    if "\n" in space.group() and text[max(0, at - 3) : at].endswith("-") and text[max(0, at - 3) : at - 1].islower():
        broken = _BROKEN.match(text, at - 1)
        if broken and len(text[max(0, at - 3) : at - 1]) == 2:
            return at - 1, broken.end(), "-" if _keeps_hyphen(text, at - 1, broken.end()) else ""
    if not any(character.isspace() for character in space.group()):
        return at, end, ""
    return (at, end, " ") if (at and text[at - 1] != " ") or at == 0 else (at, end, "")


def plain(text: str) -> str:
    """A sentence or a few words as plain text."""
    if is_plain(text):
        return text
    parts, at = [], 0
    for start, end, instead in gaps(text):
        parts += [text[at:start], instead]
        at = end
    return "".join([*parts, text[at:]])


def _plain_entity(entity: str) -> str:
    """What an entity stands for; entities that nothing knows, and those for what nobody sees, as they are written or
    as nothing."""
    said = html.unescape(entity)
    if said.isspace():
        return " "
    return "" if re.fullmatch(rf"[{_INVISIBLE}]", said) else said


def _keeps_hyphen(text: str, start: int, end: int) -> bool:
    """Whether a hyphen at the end of a line is one of the word: "two-thirds", and not "peo-ple"."""
    first = _LONE.search(text, 0, start)
    second = _WORD_GOES_ON.match(text, end)
    return (first is not None and first.group() in _KEEPS_HYPHEN) or (
        second is not None and second.group() in _KEEPS_HYPHEN
    )


def _around(text: str, spans: list[tuple[int, int]], tables: list[Table]) -> list[tuple[int, int]]:
    """The paragraphs with the rows of tables in place of what they have of these."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        for table in tables:
            if table.start < end and start < table.end:
                found.append((start, table.start))
                start = max(start, table.end)
        found.append((start, end))
    return sorted([*((a, b) for a, b in found if text[a:b].strip()), *(row for table in tables for row in table.rows)])


def whole_row(given: str, begin: int, end: int) -> tuple[int, int]:
    """What stands from `begin` to `end`, with the marks at its ends where it is the row of a table: "| **Total** | 41 |"."""
    before = given[max(0, begin - _MOST_MARKS) : begin].rpartition("\n")[2]
    if not before.lstrip().startswith("|") or before.strip(_ROW_MARKS):
        return begin, end
    behind = given[end : end + _MOST_MARKS].partition("\n")[0]
    marks = len(behind) - len(behind.lstrip(_ROW_MARKS))
    return begin - len(before.lstrip()), end + len(behind[:marks].rstrip())


class PlainText:
    """The plain text of a document; a paragraph is one line of it, and so is a row of a table.

    `cells` are the figures in tables, their places those of the plain text.
    """

    __slots__ = ("_given", "_plain", "cells", "given", "paragraphs", "text")

    def __init__(self, given: str) -> None:
        """`given` is the text with its own line ends."""
        even = without_furniture(even_lines(given))
        tables = find_tables(even)
        spans = _around(even, paragraphs(even), tables) if tables else paragraphs(even)
        self.given: Final = given
        self._plain: list[int] = []
        self._given: list[int] = []
        odd = [gaps(even[a:b]) for a, b in spans]
        if any(odd):
            self.text = self._written(even, spans, odd)
        else:
            self.text = even
            self.paragraphs = spans
        self.cells: Final[list[Cell]] = [cell for table in tables for cell in table.cells]
        for cell in self.cells:
            cell.start, cell.end = self._in_plain(cell.start), self._in_plain(cell.end - 1) + 1

    def _written(self, even: str, spans: list[tuple[int, int]], odd: list[list[tuple[int, int, str]]]) -> str:
        """The paragraphs in plain text; notes where each piece of them comes from."""
        pieces: list[str] = []
        self.paragraphs = []
        size = 0
        for (begin, end), gaps_of_it in zip(spans, odd, strict=True):
            first, at = size, begin
            for start, stop, instead in gaps_of_it:
                size = self._add(pieces, size, at, even[at : begin + start])
                size = self._add(pieces, size, begin + start, instead)
                at = begin + stop
            size = self._add(pieces, size, at, even[at:end])
            self.paragraphs.append((first, size))
            size = self._add(pieces, size, end, _BETWEEN)
        return "".join(pieces)

    def _add(self, pieces: list[str], size: int, source: int, piece: str) -> int:
        if piece:
            pieces.append(piece)
            self._plain.append(size)
            self._given.append(source)
        return size + len(piece)

    def _in_plain(self, at: int) -> int:
        """The place in the plain text of a place in the given one that is no gap."""
        if not self._given:
            return at
        number = max(0, bisect_right(self._given, at) - 1)
        return self._plain[number] + at - self._given[number]

    def cells_in(self, start: int, end: int) -> list[Cell]:
        """The figures of tables that stand between two places of the plain text."""
        return [cell for cell in self.cells if start <= cell.start < end]

    def place(self, at: int) -> int:
        """The place in the given text of a place in the plain one."""
        if not self._plain:
            return at
        number = max(0, bisect_right(self._plain, at) - 1)
        return self._given[number] + at - self._plain[number]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the given text stands what stands in the plain one from `start` to `end`."""
        return self.place(start), self.place(end - 1) + 1 if end > start else self.place(start)
