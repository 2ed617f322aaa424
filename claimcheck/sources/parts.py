"""A large feed that is not packed, cut at line ends, so that several workers read it; together the parts hold what
the whole does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from claimcheck.model import Skipped
from claimcheck.sources.files import Found
from claimcheck.sources.formats import LARGEST
from claimcheck.sources.reading import MOST_EMPTY, Document, feed_rows

_BLOCK = 1 << 23
"""Bytes that are looked through at once; a part ends where a block does, or in the line before."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines of a feed."""

    found: Found
    begin: int
    """Bytes before its first line."""
    end: int
    """Bytes up to the end of its last line."""
    lines: int
    """Lines before its first."""


def parts_of(found: Found, most: int, block: int = _BLOCK) -> list[Found | Part]:
    """A feed in parts of about `most` bytes; the file itself where it is no plain feed, no larger, or may not be
    read to its end."""
    try:
        if not found.file.name.lower().endswith(".jsonl") or found.file.stat().st_size <= most:
            return [found]
        with found.file.open("rb") as stream:
            parts = _parts(stream, found, most, block)
    except OSError:
        return [found]
    return list(parts) or [found]


def _parts(stream: BinaryIO, found: Found, most: int, block: int) -> list[Part]:
    """The parts of an open feed; none where reading it would stop at a row that is too large, or at too many empty
    lines."""
    parts: list[Part] = []
    begin = lines_before = lines = at = empty = last = 0
    while read := stream.read(block):
        first, end = read.find(b"\n"), read.rfind(b"\n") + 1
        if (at + first + 1 if end else at + len(read)) - last > LARGEST:
            return []
        last = at + end if end else last
        empty += 2 * read.count(b"\n\n") + read.startswith(b"\n")  # at least as many as there are
        if empty > MOST_EMPTY:
            return []
        if end and at + end - begin >= most:
            parts.append(Part(found, begin, at + end, lines_before))
            begin, lines_before = at + end, lines + read.count(b"\n")
        lines += read.count(b"\n")
        at += len(read)
    if begin < at:
        parts.append(Part(found, begin, at, lines_before))
    return parts


def read_part(part: Part) -> Iterator[Document | Skipped]:
    """The documents of some lines of a feed, as `read_file` gives them of the whole."""
    try:
        with part.found.file.open("rb") as stream:
            stream.seek(part.begin)
            yield from feed_rows(
                _lines(stream, part.end - part.begin), part.found.name, part.found.path, part.lines + 1
            )
    except OSError as error:
        yield Skipped(part.found.name, f"cannot be read: {error.strerror or error}")


def _lines(stream: BinaryIO, size: int) -> Iterator[bytes]:
    while size > 0 and (line := stream.readline(LARGEST + 1)):
        size -= len(line)
        yield line
