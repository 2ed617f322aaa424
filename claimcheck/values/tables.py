"""Tables in plain text: columns between bars (Markdown, and what web pages become) and columns that spaces or tabs hold
apart.

A table begins with a row of column heads, or is two columns of which the first names what the second gives. Web pages
come here as Markdown.
"""

from __future__ import annotations

import re
from typing import Final

_BAR: Final = "|"
_STACKED: Final = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?P<label>[A-Z][A-Za-z’' -]{2,40}?):?[ \t]*\n[ \t]*(?P<figure>\d{1,3}(?:,\d{3})+|\d{1,7})[ "
    r"\t]*(?=\n|\Z)"
)
"""A label with its figure in the line below it."""
_FIGURE_LINE: Final = re.compile(r"\n[ \t]*\d[\d,]*[ \t]*(?:\n|\Z)")
_RULE: Final = re.compile(r"[\s|+:=_─━┼│-]*")
"""A line that only draws."""
_GAP: Final = re.compile(r"(?<=\S)(?:[ \t]{2,}|\t)(?=\S)")
_INNER: Final = re.compile(r"(?:[^\s*_`~].*[^\s*_`~]|[^\s*_`~])", re.S)
"""What stands in a cell without the marks of bold print and code."""
_FIGURE: Final = re.compile(r"(?:[~<>≈±+-]\s?)?[$€£¥]?\s?\d[\d.,' ]*(?:\s?%|\s?[km]n?)?(?:\s?[*†‡]|\s?\[\w\])?", re.I)
_NOTHING: Final = re.compile(r"[-–—.]*|n/?a|none|nil|unknown|\?", re.I)
"""What stands in a cell that gives no figure."""
_WHOLE: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_TOTAL: Final = re.compile(
    r"(?:grand |sub-?|overall |national |country )?totals?(?: [a-z]+)?|all|overall|sum|nationwide|altogether|in all|"
    r"whole country",
    re.I,
)
_PART_ROW: Final = re.compile(r"\b(?:sub-?totals?|of which|of whom|including|incl|among them)\b", re.I)
_FEWEST_PARTS: Final = 2
_LONGEST_LINE: Final = 400
_LONGEST_LABEL: Final = 60
_FEWEST_LINES: Final = 2
_MOST_COLUMNS: Final = 30


class Cell:
    """A figure in a table: its place in the text, the heads of its column and its row (either may be empty), and what
    is known of its row.

    `parts` is what the other rows of its column come to, where this one is their total and all are told; else None.
    """

    __slots__ = ("column", "end", "parts", "row", "start", "total")

    def __init__(self, start: int, end: int, column: str, row: str, total: bool) -> None:
        self.start = start
        self.end = end
        self.column = column
        self.row = row
        self.total = total
        self.parts: float | None = None


class Table:
    """A table: where it begins and ends in the text, the spans of its rows, and its figures, row by row."""

    __slots__ = ("cells", "end", "rows", "start")

    def __init__(self, start: int, end: int, rows: list[tuple[int, int]], cells: list[Cell]) -> None:
        self.start: Final = start
        self.end: Final = end
        self.rows: Final = rows
        self.cells: Final = cells


def find_tables(text: str) -> list[Table]:
    """The tables of a text, in their order; a label above its figure is one of one row."""
    found = _stacked(text) if _FIGURE_LINE.search(text) else []
    if _may_hold_table(text):
        found += [
            table
            for table in _tables(text)
            if not any(table.start < one.end and one.start < table.end for one in found)
        ]
    return sorted(found, key=lambda table: table.start)


def _stacked(text: str) -> list[Table]:
    found: list[Table] = []
    for match in _STACKED.finditer(text):
        start, end = match.start("label"), match.end("figure")
        found.append(Table(start, end, [(start, end)], [Cell(match.start("figure"), end, "", match["label"], False)]))
    return found


def _tables(text: str) -> list[Table]:
    """The tables whose cells stand beside one another."""
    found: list[Table] = []
    lines: list[tuple[int, list[tuple[int, int]]]] = []
    at = 0
    for line in text.split("\n"):
        cells = _cells(line, at)
        if cells is None or (
            lines and cells and lines[0][1] and _BAR not in line and abs(len(cells) - len(lines[-1][1])) > 1
        ):
            _add(found, text, lines)
            lines = []
        elif cells:
            lines.append((at, cells))
        at += len(line) + 1
    _add(found, text, lines)
    return found


def _may_hold_table(text: str) -> bool:
    return (_BAR in text and text.count(_BAR) > 1) or "\t" in text or "  " in text


def _cells(line: str, at: int) -> list[tuple[int, int]] | None:
    """The spans of the cells of a line that may be a row; empty for a line that only draws, None for any other."""
    if not line or len(line) > _LONGEST_LINE:
        return None
    if _RULE.fullmatch(line):
        return [] if line.strip() else None
    if _BAR not in line and "  " not in line and "\t" not in line:
        return None
    spans: list[tuple[int, int]] = []
    if _BAR in line:
        begin, end = len(line) - len(line.lstrip()), len(line.rstrip())
        begin += line.startswith(_BAR, begin)
        end -= line.endswith(_BAR, begin, end)
        cut = begin
        while cut <= end:
            stop = line.find(_BAR, cut, end)
            stop = end if stop < 0 else stop
            spans.append(_inner(line, cut, stop, at))
            cut = stop + 1
    else:
        cut = len(line) - len(line.lstrip())
        for gap in _GAP.finditer(line):
            spans.append(_inner(line, cut, gap.start(), at))
            cut = gap.end()
        spans.append(_inner(line, cut, len(line), at))
    return spans if 1 < len(spans) <= _MOST_COLUMNS else None


def _inner(line: str, start: int, end: int, at: int) -> tuple[int, int]:
    found = _INNER.search(line, start, end)
    return (at + found.start(), at + found.end()) if found else (at + start, at + start)


def _add(found: list[Table], text: str, lines: list[tuple[int, list[tuple[int, int]]]]) -> None:
    """Add what some lines in a row are, where they are a table."""
    while len(lines) >= _FEWEST_LINES:
        table = _table(text, lines)
        if table:
            found.append(table)
            return
        lines = lines[1:]  # a line above a table may look like a row
        if len(lines) > _MOST_COLUMNS:
            return


def _table(text: str, lines: list[tuple[int, list[tuple[int, int]]]]) -> Table | None:
    """The table that lines are; None where they are none: no heads, or rows that hold no figures."""
    first = [text[a:b] for a, b in lines[0][1]]
    headed = not any(map(_is_figure, first[1:])) and len(first) > 1
    body = [spans for _, spans in lines[1:]] if headed else [spans for _, spans in lines]
    widest = max(map(len, body))
    heads = _heads(first, widest) if headed else [""] * widest
    if heads is None or (not headed and widest != 2):
        return None
    cells: list[Cell] = []
    unnamed = headed and len(body) == 1 and _is_figure(text[slice(*body[0][0])])  # one row of figures alone
    for spans in body:
        row = "" if unnamed else text[slice(*spans[0])]
        first_cell = 0 if unnamed else 1
        told = [text[a:b] for a, b in spans[first_cell:]]
        figures = sum(map(_is_figure, told))
        if (
            len(row) > _LONGEST_LABEL
            or (figures == 0 and not headed)
            or any(len(cell) > _LONGEST_LABEL for cell in told)
        ):
            return None
        total = bool(_TOTAL.fullmatch(row.strip(" :.")))
        for (a, b), cell, head in zip(spans[first_cell:], told, heads[first_cell:], strict=False):
            if _is_figure(cell):
                cells.append(Cell(a, b, head, row, total))
    if len(cells) < len(body) / 2:
        return None
    _reckon(text, cells, body)
    start = lines[0][0]
    rows = [(spans[0][0], max(b for _, b in spans)) for _, spans in lines]
    return Table(start, max(rows[-1][1], start), rows, cells)


def _heads(first: list[str], widest: int) -> list[str] | None:
    """The heads of so many columns; None where there are too few or too many."""
    if len(first) == widest - 1:
        return ["", *first]  # nothing stands above the names of the rows
    return first if len(first) == widest and all(len(head) <= _LONGEST_LABEL for head in first) else None


def _is_figure(cell: str) -> bool:
    return _FIGURE.fullmatch(cell) is not None


def _reckon(text: str, cells: list[Cell], body: list[list[tuple[int, int]]]) -> None:
    """Note what the rows above a total come to, where all of them give a whole number and none is a part of another."""
    if (
        any(_PART_ROW.search(text[slice(*spans[0])]) for spans in body)
        or sum(bool(_TOTAL.fullmatch(text[slice(*spans[0])].strip(" :."))) for spans in body) != 1
    ):
        return
    for total in cells:
        others = [cell for cell in cells if cell.column == total.column and not cell.total]
        if (
            not total.total
            or len(others) < _FEWEST_PARTS
            or len(others) != len(body) - 1
            or _WHOLE.fullmatch(text[total.start : total.end]) is None
        ):
            continue
        figures = [text[cell.start : cell.end] for cell in others]
        if (
            total.column
            and all(_WHOLE.fullmatch(figure) for figure in figures)
            and len({cell.column for cell in cells if cell.row == total.row})
            == sum(cell.row == total.row for cell in cells)
        ):
            total.parts = float(sum(int(figure.replace(",", "")) for figure in figures))
