"""A feed that is cut into parts says what the whole does, wherever it is cut."""

import json
from pathlib import Path

import pytest

from claimcheck.model import Skipped
from claimcheck.sources import Found, Part, parts, parts_of, read_file, read_part

ROWS = [*(json.dumps({"id": f"n{n}", "text": "é" * n}).encode() for n in range(40)), b"", b"no row", b"", b"", b'{"text": "no id"}', b" ", b'{"text": 7}\r']


@pytest.mark.parametrize("block", [1, 2, 7, 64, 10_000])
@pytest.mark.parametrize("most", [1, 100, 900])
@pytest.mark.parametrize("end", [b"", b"\n", b"\n\n"])
def test_parts_are_the_whole(tmp_path: Path, most: int, block: int, end: bytes) -> None:
    file = tmp_path / "feed.jsonl"
    file.write_bytes(b"\n".join(ROWS) + end)
    found = Found(file, "feed.jsonl", str(file), {})
    cut = parts_of(found, most, block)
    assert all(isinstance(part, Part) for part in cut)
    assert len(cut) > 1 or block > most
    assert [one for part in cut if isinstance(part, Part) for one in read_part(part)] == list(read_file(found))


@pytest.mark.parametrize(("name", "raw"), [
    ("feed.jsonl.gz", b"{}\n" * 100), ("a.txt", b"{}\n" * 100), ("feed.jsonl", b"{}\n"), ("feed.jsonl", b"{}\n" + b"\n" * 100), ("feed.jsonl", b"{}\n" * 20 + b"x" * 300 + b"\n"), ("feed.jsonl", b"x" * 300),
])  # fmt: skip
def test_what_must_be_read_as_a_whole_is_not_cut(tmp_path: Path, name: str, raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LARGEST", 200)
    monkeypatch.setattr(parts, "MOST_EMPTY", 99)
    (tmp_path / name).write_bytes(raw)
    found = Found(tmp_path / name, name, name, {})
    assert parts_of(found, 10, 64) == [found]


def test_a_feed_that_can_no_longer_be_read_is_skipped(tmp_path: Path) -> None:
    found = Found(tmp_path / "feed.jsonl", "feed.jsonl", "feed.jsonl", {})
    assert parts_of(found, 10) == [found]
    assert list(read_part(Part(found, 0, 10, 0))) == [Skipped("feed.jsonl", "cannot be read: No such file or directory")]
