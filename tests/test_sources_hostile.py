"""What stands beside sources may be hostile too: names of files, rows of sources.yaml, ids of feeds."""

import gzip
import json
import os
from pathlib import Path

import pytest

from claimcheck import cli
from claimcheck.errors import UsageError
from claimcheck.pipeline import check
from claimcheck.reporter import FORMATS

TEXT = "On May 3, 2021, officials said 95 people had been killed in Chad."


def bomb(last: str) -> str:
    """Aliases of aliases: a list that would be 8 to the 12th words long if it were written out."""
    lines = ["- file: a.txt", "  x0: &a0 [x, x, x, x, x, x, x, x]"]
    lines += [f"  x{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 8)}]" for n in range(1, 12)]
    return "\n".join([*lines, last]) + "\n"


@pytest.mark.parametrize("key", ["title", "publisher", "published", "url", "language", "version"])
def test_no_row_of_a_catalogue_is_written_out(tmp_path: Path, key: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "sources.yaml").write_text(bomb(f"  {key}: *a11"), encoding="utf-8")
    (source,) = check([str(tmp_path)]).sources
    assert (source.publisher, source.url) == (None, None)


@pytest.mark.parametrize(("catalogue", "message"), [
    (bomb("  supersedes: *a11"), "is no name"), ("[" * 100_000, "not valid YAML"), ("a: b", "expected a list"), ("- !!python/object/apply:os.system [true]", "not valid YAML"),
])  # fmt: skip
def test_wrong_catalogues_are_told(tmp_path: Path, catalogue: str, message: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "sources.yaml").write_text(catalogue, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        check([str(tmp_path)])


def test_a_bomb_as_the_name_of_a_file_is_no_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "sources.yaml").write_text(bomb("").replace("- file: a.txt", "- {}") + "- file: [[[]]]\n", encoding="utf-8")
    with pytest.raises(UsageError, match="not valid YAML"):
        check([str(tmp_path)])


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_names_that_are_no_text_are_shown_as_escapes(tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    for name, figure in ((b"\xff\xfe.txt", "95"), (b"\xffskip.bin", "1"), (b"b.txt", "140")):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(TEXT.replace("95", figure), encoding="utf-8")
    rows = [{"id": "\ud800", "text": TEXT.replace("95", "77"), "publisher": "\udcff"}, {"id": {"x": 1}, "text": TEXT.replace("95", "78")}]
    (tmp_path / "c.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert cli.main(["check", str(tmp_path), "--format", form]) == 1
    out = capsys.readouterr().out
    assert not any("\ud800" <= c <= "\udfff" for c in out)
    if form == "sarif":
        assert "/%FF%FE.txt" in out


@pytest.mark.parametrize(("chunk", "message"), [
    (b" " * 999_999 + b"\n", "it unpacks to more than 100 times its size"),
    (b"\n" * 1_000, "more than 100,000 of its lines are empty"),
    (b"x" * 1_000_000, "a row is larger than 50 MB"),
])
def test_a_feed_that_swells_is_left(tmp_path: Path, chunk: bytes, message: str) -> None:
    with gzip.open(tmp_path / "f.jsonl.gz", "wb") as feed:
        feed.write(json.dumps({"id": "1", "text": TEXT}).encode() + b"\n")
        for _ in range(110):
            feed.write(chunk)
    report = check([str(tmp_path)])
    assert [s.id for s in report.sources] == ["1"]
    assert [(s.path, s.reason) for s in report.skipped] == [("f.jsonl.gz", f"cannot be read: {message}")]
