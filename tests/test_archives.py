"""Pages, tables and web archives: what is read of them, and what is skipped with its reason, be it broken or hostile."""

import datetime
import gzip
import json
import subprocess
import sys
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from claimcheck.model import Skipped, Source
from claimcheck.pipeline import check
from claimcheck.sources import formats, html, read_paths

TEXT = "On May 3, 2021, officials in Chad said that 95 people had been killed and that 140 others were hurt in the flood."
PAGE = (
    '<html><head><title>Flood kills 95 in Chad</title><meta property="og:site_name" content="The Sahel Daily">'
    '<meta property="article:published_time" content="2021-05-04T08:00:00Z"></head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav>'
    f"<article><h1>Flood kills 95 in Chad</h1><p>{TEXT}</p><p>Rescue workers from three towns were on the way to the valley, the ministry said.</p></article>"
    "<footer>Copyright 2019 The Sahel Daily, 12 people work here</footer></body></html>"
)
UNDATED = PAGE.replace('<meta property="article:published_time" content="2021-05-04T08:00:00Z">', "")
HTML = b"Content-Type: text/html; charset=utf-8\r\n"


def record(body: bytes, *, url: str = "https://example.org/flood", kind: str = "response", status: str = "200 OK", headers: bytes = HTML, length: int | None = None) -> bytes:
    payload = b"HTTP/1.1 " + status.encode() + b"\r\n" + headers + b"\r\n" + body
    told = f"WARC-Type: {kind}\r\nWARC-Date: 2024-09-09T00:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype={kind}\r\n"
    size = len(payload) if length is None else length
    return f"WARC/1.1\r\n{told}WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\nContent-Length: {size}\r\n\r\n".encode() + payload + b"\r\n\r\n"


def read(file: Path) -> tuple[list[Source], list[tuple[str, str]]]:
    sources, skipped = read_paths([str(file)])
    return sources, [(s.path, s.reason) for s in skipped]


def table(file: Path, columns: dict[str, Any], **options: Any) -> Path:
    parquet.write_table(pa.table(columns), file, **options)
    return file


def test_a_page_is_its_main_text_and_what_it_tells_of_itself(tmp_path: Path) -> None:
    (tmp_path / "flood.html").write_text(PAGE, encoding="utf-8")
    (source,), skipped = read(tmp_path / "flood.html")
    assert (source.id, source.title, source.publisher, source.published) == ("flood.html", "Flood kills 95 in Chad", "The Sahel Daily", "2021-05-04")
    assert TEXT in source.text
    assert "Copyright" not in source.text
    assert "World" not in source.text
    assert skipped == []
    (tmp_path / "sources.yaml").write_text("- {file: flood.html, publisher: Another, published: 2021-05-05}\n", encoding="utf-8")
    assert [(s.publisher, s.published, s.title) for s in read(tmp_path / "flood.html")[0]] == [("Another", "2021-05-05", "Flood kills 95 in Chad")]


@pytest.mark.parametrize(("declared", "encoding"), [
    ("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("koi8-r", "koi8-r"), ("utf-8", "utf-8"), ("no-such", "utf-8"), ("rot13", "utf-8"), ("no-such", "cp1252"), ("", "utf-8-sig"), ("", "utf-16"),
])  # fmt: skip
def test_pages_are_decoded_as_the_standard_says(tmp_path: Path, declared: str, encoding: str) -> None:
    word = "цена" if encoding == "koi8-r" else "Béchir’s"
    body = PAGE.replace("<head>", f'<head><meta charset="{declared}">').replace("officials in", f"officials {word} in")
    (tmp_path / "a.htm").write_bytes(body.encode(encoding))
    (source,), _ = read(tmp_path / "a.htm")
    assert f"officials {word} in Chad" in source.text


@pytest.mark.parametrize(("raw", "reason"), [
    (b"", "no main text in the page"),
    (b"\0\1\2\3" * 1000, "no main text in the page"),
    (b"<html><body><script>alert(1)</script></body></html>", "no main text in the page"),
    (b"<td>x" * 60_000, "a page of more than 50,000 tags"),
    (b"x" * (html.LARGEST_PAGE + 1), "a page larger than 5 MB"),
    (b"<div>" * 40_000 + PAGE.encode(), "no main text in the page"),
    ("<html><body><p>Le ministre a dit que les routes sont coupées et que des villages ne peuvent pas recevoir une aide pour le moment.</p>".encode(), "not English: too few of its common words"),
], ids=["empty", "binary", "script", "cells", "size", "depth", "language"])  # fmt: skip
def test_what_is_no_page_is_skipped(tmp_path: Path, raw: bytes, reason: str) -> None:
    (tmp_path / "a.html").write_bytes(raw)
    assert read(tmp_path / "a.html") == ([], [("a.html", reason)])


ROWS = [
    {"id": "one", "text": TEXT, "title": "Flood", "publisher": "The Sahel Daily", "published": "2021-05-04", "url": "https://example.org/1", "language": "en"},
    {"id": "two", "text": TEXT.replace("95", "87"), "title": None, "publisher": None, "published": None, "url": None, "language": None},
    {"id": None, "text": TEXT.replace("95", "61"), "title": "É", "publisher": "x", "published": "2021-05-06T10:00", "url": None, "language": "en-GB"},
    {"id": "four", "text": "", "title": None, "publisher": None, "published": None, "url": None, "language": None},
    {"id": "five", "text": TEXT, "title": None, "publisher": None, "published": None, "url": None, "language": "fr"},
]


@pytest.mark.parametrize("options", [{}, {"row_group_size": 2}, {"compression": "zstd", "use_dictionary": False}], ids=["plain", "groups", "zstd"])
def test_a_table_says_what_a_feed_of_its_rows_says(tmp_path: Path, options: dict[str, Any]) -> None:
    (tmp_path / "f.jsonl").write_text("\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    table(tmp_path / "f.parquet", {name: [row[name] for row in ROWS] for name in ROWS[0]}, **options)
    (feed, left), (rows, left_too) = read(tmp_path / "f.jsonl"), read(tmp_path / "f.parquet")

    def told(sources: Sequence[Source]) -> list[tuple[object, ...]]:
        return [(s.id.replace("parquet", "jsonl"), s.text, s.title, s.publisher, s.published, s.url, s.language, s.digest, s.row) for s in sources]

    assert told(rows) == told(feed)
    assert len(rows) == 3
    assert left_too == left


def test_ids_may_be_numbers_and_days_may_be_dates(tmp_path: Path) -> None:
    when = [datetime.datetime(2021, 5, 4, 12, tzinfo=datetime.UTC)]
    for name, value in {"day": [when[0].date()], "time": when, "far": pa.array([2**60], pa.timestamp("ms"))}.items():
        (source,), _ = read(table(tmp_path / f"{name}.parquet", {"id": [7], "text": pa.array([TEXT], pa.large_string()), "published": value, "title": [{"a": 1}]}))
        assert (source.id, source.published) == ("7", None if name == "far" else "2021-05-04")


def bad_text() -> pa.Array:
    return pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\3\0\0\0"), pa.py_buffer(b"a\xffb")])


@pytest.mark.parametrize(("columns", "skipped"), [
    ({"content": [TEXT]}, ("t.parquet", "cannot be read: its columns have no text under the name 'text': content")),
    ({"text": [1, 2]}, ("t.parquet", "cannot be read: its columns have no text under the name 'text': text")),
    ({"text": [[TEXT]]}, ("t.parquet", "cannot be read: its columns have no text under the name 'text': text")),
    ({"text": pa.array([None], pa.string())}, ("t.parquet:1", "no text")),
    ({"text": bad_text()}, ("t.parquet#1", "not UTF-8 text: byte 0xff at offset 1")),
    ({"text": ["\0"]}, ("t.parquet#1", "binary, not text")),
    ({"text": ["x" * (formats.LARGEST + 1)]}, ("t.parquet:1", "larger than 50 MB")),
    ({"text": ["x" * 1_000_000] * 150}, ("t.parquet", "cannot be read: it unpacks to more than 100 times its size")),
    ({"text": pa.array([None] * 400_000, pa.string())}, ("t.parquet", "cannot be read: its 400,000 rows are more than its bytes")),
], ids=["other column", "numbers", "lists", "none", "bytes", "null", "large", "shared", "rows"])  # fmt: skip
def test_tables_that_are_no_text_are_skipped(tmp_path: Path, columns: dict[str, Any], skipped: tuple[str, str]) -> None:
    sources, left = read(table(tmp_path / "t.parquet", columns))
    assert left[0] == skipped
    assert sum(len(source.text) for source in sources) < 100_000_000


def test_the_pages_of_an_archive_are_documents(tmp_path: Path) -> None:
    packed = b"Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    body = gzip.compress(PAGE.replace("95", "61").encode())
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    records = [
        record(b"", kind="warcinfo"),
        record(PAGE.encode()),
        record(PAGE.encode(), kind="request"),
        record(UNDATED.replace("95", "87").encode(), url="<https://example.org/undated>"),
        record(chunks, url="https://example.org/packed", headers=packed),
        record(b"gone", status="404 Not Found"),
        record(b"GIF89a", headers=b"Content-Type: image/gif\r\n"),
    ]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    (tmp_path / "a.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    for name in ("a.warc", "a.warc.gz"):
        sources, skipped = read(tmp_path / name)
        assert [(s.id, s.row, s.published, s.publisher) for s in sources] == [
            ("https://example.org/flood", 2, "2021-05-04", "The Sahel Daily"),
            ("https://example.org/packed", 5, "2021-05-04", "The Sahel Daily"),
            ("https://example.org/undated", 4, None, "The Sahel Daily"),
        ]
        assert [s.url == s.id for s in sources] == [True] * 3
        assert skipped == [(name, "2 of its responses are no pages: not HTML, or not delivered with status 2xx")]
    report = check([str(tmp_path / "a.warc")])
    assert [(f.level, [side.low for side in f.sides]) for f in report.findings if f.kind == "deaths"] == [("error", [87, 95, 61])]


GOOD = record(PAGE.encode())
PACKED = gzip.compress(GOOD) + gzip.compress(record(PAGE.encode(), url="https://example.org/2"))
CODED = b"Content-Type: text/html\r\nContent-Encoding: "


@pytest.mark.parametrize(("name", "raw", "pages", "skipped"), [
    ("a.warc", b"", 0, []),
    ("a.warc", b"no archive\n" * 1000, 0, [("a.warc", "cannot be read: Invalid WARC header")]),
    ("a.warc.gz", b"\x1f\x8bno archive", 0, [("a.warc.gz", "cannot be read: Invalid WARC header")]),
    ("a.warc.gz", PACKED[:-60], 1, [("a.warc.gz:2", "cut off: the archive ends inside the record")]),
    ("a.warc.gz", PACKED[:40] + b"\0\0\0\0" + PACKED[44:], 0, [("a.warc.gz", "cannot be read: Gzip decompression error: data error")]),
    ("a.warc", GOOD + GOOD[:-99], 1, [("a.warc:2", "cut off: the archive ends inside the record")]),
    ("a.warc", record(PAGE.encode(), length=10**12), 0, [("a.warc", "cannot be read: it unpacks to more than 100 times its size")]),
    ("a.warc", record(b"x", length=-4) + GOOD, 0, [("a.warc", "1 of its responses are no pages: not HTML, or not delivered with status 2xx"), ("a.warc", "cannot be read: Invalid WARC header")]),
    ("a.warc", record(PAGE.encode(), headers=CODED + b"gzip\r\n") + GOOD, 1, [("a.warc:1", "cannot be read: Gzip decompression error: data error")]),
    ("a.warc", record(PAGE.encode(), headers=CODED + b"secret\r\n") + GOOD, 1, [("a.warc:1", "cannot be read: its coding 'secret' is unknown")]),
    ("a.warc", record(zlib.compress(b" " * 6_000_000), headers=CODED + b"deflate\r\n") + GOOD, 1, [("a.warc:1", "cannot be read: a page larger than 5 MB")]),
    ("a.warc.gz", gzip.compress(record(b" " * 6_000_000)) + PACKED, 2, [("a.warc.gz:1", "a page larger than 5 MB")]),
    ("a.warc.gz", gzip.compress(b"WARC/1.0\r\nX: " + b"y" * 20_000_000), 0, [("a.warc.gz", "cannot be read: Maximum header length exceeded.")]),
    ("a.warc.gz", gzip.compress(record(b" " * 110_000_000, headers=b"Content-Type: image/gif\r\n")) + PACKED, 0, [("a.warc.gz", "cannot be read: it unpacks to more than 100 times its size")]),
], ids=["empty", "garbage", "no gzip", "cut gzip", "broken gzip", "cut", "length", "negative", "coding", "unknown", "deflate", "large", "header", "bomb"])  # fmt: skip
def test_archives_that_are_broken_are_read_as_far_as_they_go(tmp_path: Path, name: str, raw: bytes, pages: int, skipped: list[tuple[str, str]]) -> None:
    (tmp_path / name).write_bytes(raw)
    sources, left = read(tmp_path / name)
    assert len(sources) == pages
    assert left == skipped


@pytest.mark.parametrize("name", ["a.parquet", "a.warc.gz", "a.jsonl.gz", "a.html"])
def test_no_byte_of_a_file_can_break_a_run(tmp_path: Path, name: str) -> None:
    """Every file is cut and changed at many places: what comes out is sources and skipped ones."""
    made: dict[str, Callable[[], bytes]] = {
        "a.parquet": lambda: table(tmp_path / "t", {"text": [TEXT + str(n) for n in range(40)], "id": list(range(40))}).read_bytes(),
        "a.warc.gz": lambda: PACKED,
        "a.jsonl.gz": lambda: gzip.compress("\n".join(json.dumps(row) for row in ROWS).encode()),
        "a.html": PAGE.encode,
    }
    whole = made[name]()
    step = max(1, len(whole) // 60)
    for at in range(0, len(whole), step):
        for raw in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :]):
            (tmp_path / name).write_bytes(raw)
            sources, skipped = read_paths([str(tmp_path / name)])
            assert all(isinstance(s, Source) for s in sources)
            assert all(isinstance(s, Skipped) and s.reason for s in skipped)


@pytest.mark.parametrize(("name", "module", "extra"), [
    ("a.html", "trafilatura", "html"), ("a.HTM", "trafilatura", "html"), ("a.parquet", "pyarrow", "tables"), ("a.warc", "fastwarc", "warc"), ("a.warc.gz", "fastwarc", "warc"),
])  # fmt: skip
def test_a_missing_extra_is_told_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str) -> None:
    for loaded in [known for known in sys.modules if known.split(".")[0] == module or known.startswith("claimcheck.sources.")]:
        if loaded.rpartition(".")[2] not in ("reading", "formats", "catalogue", "language"):
            monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_bytes(b"x")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    sources, skipped = read_paths([str(tmp_path)])
    assert [s.id for s in sources] == ["b.txt"]
    assert [s.path for s in skipped] == [name]
    assert skipped[0].reason.startswith(f"needs the extra '{extra}' (")
    assert skipped[0].reason.endswith(f": run pip install '.[{extra}]' in a clone of claimcheck")


def test_archives_are_imported_only_where_they_are_met(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    code = "import sys; from claimcheck.pipeline import check; check(sys.argv[1:]); sys.exit(bool({'pyarrow', 'fastwarc', 'trafilatura'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode == 0
