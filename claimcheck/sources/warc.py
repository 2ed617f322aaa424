"""Web archives (WARC): the pages that servers delivered, a record each. Needs fastwarc, and trafilatura for the text
of the pages."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, WarcReader, ZstdReader
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from claimcheck.model import Skipped
from claimcheck.sources.formats import MOST_TIMES, File
from claimcheck.sources.html import LARGEST_PAGE, page
from claimcheck.sources.reading import Document

_PAGES = ("text/html", "application/xhtml+xml")
_CODINGS: Mapping[str, Callable[[BinaryIO], WarcReader]] = {
    "gzip": GzipReader,
    "x-gzip": GzipReader,
    "deflate": lambda stream: GzipReader(stream, zlib=True),
    "br": BrotliReader,
    "zstd": ZstdReader,
    "chunked": ChunkedReader,
}


def read(stream: BinaryIO, file: File) -> Iterator[Document | Skipped]:
    """The pages of an archive: responses with status 2xx that are HTML; how many others there are is told once.

    The id of a page is its URL, its row the number of its record among all records of the file, from 1. When it was
    fetched says
    nothing about when it was published, so that the date of the record is not used. Raises OSError where the archive is
    broken.
    """
    unpacked = others = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream, parse_http=False, fsspec_args=False), 1):
            unpacked += record.content_length
            if unpacked > file.swollen:
                raise OSError(f"it unpacks to more than {MOST_TIMES} times its size")
            if record.record_type != WarcRecordType.response:
                continue
            found = _page(record, f"{file.name}:{number}", file.path, number)
            if found is None:
                others += 1
            else:
                yield found
    finally:
        if others:
            yield Skipped(file.name,
                f"{others:,} of its responses are no pages: not HTML, or not delivered with status 2xx"
            )


def _page(record: WarcRecord, name: str, path: str | None, number: int) -> Document | Skipped | None:
    """The page of a response; None where it is none."""
    try:
        record.parse_http()
        headers = record.http_headers
        kind = (record.http_content_type or "").lower()
        if headers is None or not 200 <= (headers.status_code or 0) < 300 or kind not in _PAGES:
            return None
        length = record.content_length
        if length > LARGEST_PAGE:
            return Skipped(name, f"a page larger than {LARGEST_PAGE // 1_000_000} MB")
        body = record.reader.read(length)
        if len(body) < length:
            return Skipped(name, "cut off: the archive ends inside the record")
        body = _decoded(body, headers.get("Transfer-Encoding"), headers.get("Content-Encoding"))
    except (OSError, ValueError) as error:
        return Skipped(name, f"cannot be read: {error}")
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    read = page(body, record.http_charset, url or None)
    if isinstance(read, str):
        return Skipped(name, read)
    text, about = read
    return Document(url or name, text, about, path, number)


def _decoded(body: bytes, transfer: str | None, content: str | None) -> bytes:
    """A body without its codings, the outermost first; raises OSError for one that is broken, unknown or swells
    beyond a page."""
    for names in (transfer or "", content or ""):
        for name in reversed([name.strip().lower() for name in names.split(",")]):
            if name in ("", "identity", "none"):
                continue
            if name not in _CODINGS:
                raise OSError(f"its coding {name[:20]!r} is unknown")
            body = _CODINGS[name](io.BytesIO(body)).read(LARGEST_PAGE + 1)
            if len(body) > LARGEST_PAGE:
                raise OSError(f"a page larger than {LARGEST_PAGE // 1_000_000} MB")
    return body
