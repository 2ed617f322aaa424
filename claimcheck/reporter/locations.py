"""Where a claim stands in the files of a checkout, for formats that point at files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from claimcheck.model import Claim, Source
from claimcheck.reporter.base import clean

_PAGES = (".html", ".htm")


class Location(NamedTuple):
    """A file and a range in it; `path` is for people; lines and columns count from 1, columns in UTF-16 units, the
    end column is behind the last character."""

    path: str
    uri: str
    """The path as it stands in a URI, whatever bytes it has; file:// where it lies outside the working folder."""
    line: int
    column: int
    end_line: int
    end_column: int


def located(claim: Claim, sources: Mapping[str, Source]) -> Location:
    """Where a claim stands: its place in the file, or, for a row of a feed, the row; for a web page, whose text has
    lines of its own, its first line."""
    source = sources.get(claim.source)
    raw = os.fsencode(source.path) if source is not None and source.path else claim.source.encode("utf-8", "replace")
    path = clean(raw.decode("utf-8", "backslashreplace")).strip() or "-"
    uri = ("file://" if raw.startswith(b"/") else "") + (quote(raw, safe="/") or "-")
    if source is not None and source.row is not None:
        return Location(path, uri, source.row, 1, source.row, 2)
    if path.lower().endswith(_PAGES):
        return Location(path, uri, 1, 1, 1, 2)
    text = source.text if source is not None else ""
    span = claim.span
    if text[span.start : span.end] != claim.quote:
        return Location(path, uri, span.line, span.column, span.line, span.column + max(1, len(claim.quote)))
    begin, end = _line_start(text, span.start), _line_start(text, span.end)
    end_line = span.line + text.count("\n", span.start, span.end)
    return Location(
        path, uri, span.line, _units(text[begin : span.start]) + 1, end_line, _units(text[end : span.end]) + 1
    )


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
