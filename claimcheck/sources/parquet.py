"""Tables (parquet): a document a row, in columns called as the keys of a feed. Needs pyarrow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa
from pyarrow.parquet import ParquetFile

from claimcheck.model import Skipped
from claimcheck.sources.formats import LARGEST, MOST_TIMES, File
from claimcheck.sources.reading import Document, given_id

_TEXT = "text"
_TOLD = ("id", "title", "publisher", "published", "updated", "url", "language", "version", "supersedes")
_BUFFER = 1 << 20
"""Bytes that are read at once of a column; without it a whole column of a row group would be held."""
_MOST_ROWS = 100_000
"""Rows that a table of any size may have; a larger one has no more rows than bytes."""


def read(stream: BinaryIO, file: File) -> Iterator[Document | Skipped]:
    """The documents of a table, by row from 1; only the column `text` is read as text. Raises OSError where the table
    is broken.

    One row is unpacked at a time, so that many rows that share a large value cost no more memory than one.
    """
    try:
        yield from _rows(stream, file)
    except (pa.ArrowException, ValueError, UnicodeError, OverflowError) as error:
        raise OSError(str(error).split("\n")[0][:200]) from None


def _rows(stream: BinaryIO, file: File) -> Iterator[Document | Skipped]:
    table = ParquetFile(stream, buffer_size=_BUFFER, pre_buffer=False)
    schema = table.schema_arrow
    if schema.names.count(_TEXT) != 1 or not _is_text(schema.field(_TEXT).type):
        raise OSError(f"its columns have no text under the name {_TEXT!r}: {', '.join(schema.names)[:100]}")
    columns = [_TEXT, *(name for name in _TOLD if schema.names.count(name) == 1 and _is_plain(schema.field(name).type))]
    _refuse_swollen(table, columns, file)
    unpacked = 0
    for number, batch in enumerate(table.iter_batches(batch_size=1, columns=columns, use_threads=False), 1):
        row = {name: batch.column(name)[0] for name in columns}
        text = _bytes(row.pop(_TEXT))
        about = {name: _value(cell) for name, cell in row.items()}
        unpacked += 1 + len(text or b"")
        if unpacked > file.swollen:
            raise OSError(f"it unpacks to more than {MOST_TIMES} times its size")
        if text is None or len(text) > LARGEST:
            yield Skipped(
                f"{file.name}:{number}", "no text" if text is None else f"larger than {LARGEST // 1_000_000} MB"
            )
        else:
            yield Document(given_id(about.get("id")) or f"{file.name}#{number}", text, about, file.path, number)


def _refuse_swollen(table: ParquetFile, columns: list[str], file: File) -> None:
    """Raise OSError for a table that says of itself that it has more rows or text than a file of its size."""
    about = table.metadata
    if about.num_rows > max(_MOST_ROWS, file.size):
        raise OSError(f"its {about.num_rows:,} rows are more than its bytes")
    wanted = [at for at in range(about.num_columns) if about.schema.column(at).path in columns]
    if (
        sum(
            about.row_group(group).column(at).total_uncompressed_size
            for group in range(about.num_row_groups)
            for at in wanted
        )
        > file.swollen
    ):
        raise OSError(f"it unpacks to more than {MOST_TIMES} times its size")


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _is_plain(kind: pa.DataType) -> bool:
    of = pa.types
    return _is_text(kind) or bool(
        of.is_integer(kind) or of.is_floating(kind) or of.is_date(kind) or of.is_timestamp(kind)
    )


def _bytes(cell: pa.Scalar) -> bytes | None:
    """The bytes of a text as they stand, be they UTF-8 or not; None for no value."""
    if isinstance(cell, pa.DictionaryScalar):
        cell = cell.value
    buffer = cell.as_buffer() if cell is not None and cell.is_valid else None
    return None if buffer is None else bytes(buffer)


def _value(cell: pa.Scalar) -> Any:
    """What a cell tells: a text, a number or a date; None for no value and for a day that no calendar has."""
    if _is_text(cell.type):
        told = _bytes(cell)
        return told if told is None else told.decode("utf-8", "replace")
    try:
        return cell.as_py()
    except (ValueError, OverflowError):
        return None
