"""A report on the same files is told as it was; whatever changes, it is made anew."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck import cli, pipeline
from claimcheck.model import Skipped
from claimcheck.sources import content_of, formats

SAID = "On May 3, 2021, the ministry said {} people had been killed in Chad."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CLAIMCHECK_NO_CACHE", raising=False)
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    documents = tmp_path / "documents"
    documents.mkdir()
    for number in (140, 95):
        (documents / f"{number}.txt").write_text(SAID.format(number), encoding="utf-8")
    (documents / "feed.jsonl").write_text(json.dumps({"id": "f", "text": SAID.format(120)}) + "\n", encoding="utf-8")
    (documents / "x.bin").write_bytes(b"1")
    return documents


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    made: list[int] = []
    real = pipeline.check_documents
    monkeypatch.setattr(pipeline, "check_documents", lambda *setting: made.append(1) or real(*setting))
    return made


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert cli.main(["report", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("limit", [(), ("--limit", "1")])
@pytest.mark.parametrize("form", ["text", "concise", "markdown", "sarif", "junit", "github", "gitlab"])
def test_formats_of_findings_are_told_again(form: str, limit: tuple[str, ...], folder: Path, runs: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    plain = told(capsys, str(folder), "--format", form, "--no-cache", "--notes", *limit)
    assert [told(capsys, str(folder), "--format", form, "--notes", *limit) for _ in range(2)] == [plain, plain]
    assert len(runs) == 2


@pytest.mark.parametrize("options", [("--format", "json"), ("--format", "csv"), ("--format", "jsonl"), ("--kind", "deaths"), ("--place", "Chad")])
def test_what_asks_for_more_than_findings_is_made_anew(options: tuple[str, ...], folder: Path, runs: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, str(folder))
    plain = told(capsys, str(folder), *options, "--no-cache")
    assert told(capsys, str(folder), *options) == plain
    assert len(runs) == 3


CHANGES: dict[str, Callable[[Path], object]] = {
    "a figure": lambda folder: (folder / "95.txt").write_text(SAID.format(96), encoding="utf-8"),
    "a new file": lambda folder: (folder / "new.txt").write_text(SAID.format(300), encoding="utf-8"),
    "a name": lambda folder: (folder / "95.txt").rename(folder / "96.txt"),
    "what is told of a file": lambda folder: (folder / "sources.yaml").write_text("- {file: 95.txt, publisher: The Post}\n", encoding="utf-8"),
    "a file that is not read": lambda folder: (folder / "x.bin").rename(folder / "y.bin"),
    "a row of a feed": lambda folder: (folder / "feed.jsonl").write_text("", encoding="utf-8"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_heeded(change: str, folder: Path, runs: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    before: list[str] = []
    after: list[str] = []
    for seen in (before, after):
        seen += [told(capsys, str(folder), "--format", form) for form in ("text", "sarif")]
        if seen is before:
            CHANGES[change](folder)
    assert len(runs) == 2
    assert after == [told(capsys, str(folder), "--format", form, "--no-cache") for form in ("text", "sarif")]
    assert after != before


def test_other_rules_are_heeded(folder: Path, tmp_path: Path, runs: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    rules = tmp_path / "r.yaml"
    rules.write_text("extends: default\n", encoding="utf-8")
    first = told(capsys, str(folder), "--rules", str(rules))
    rules.write_text("extends: default\nkinds: {deaths: off}\n", encoding="utf-8")
    assert told(capsys, str(folder), "--rules", str(rules)) != first
    assert len(runs) == 2


def test_files_that_an_extra_could_read_are_not_remembered(folder: Path, runs: list[int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(formats.Format, "read", lambda self, stream, file: iter([Skipped(file.name, "needs the extra 'html': …")]) if file.name == "feed.jsonl" else REAL(self, stream, file))
    for _ in range(2):
        told(capsys, str(folder))
    assert len(runs) == 2


REAL = formats.Format.read


def test_content_of_standard_input_is_not_known(folder: Path) -> None:
    assert content_of(["-"]) is None
    assert content_of([str(folder / "absent")]) is None
    assert content_of([str(folder)]) == content_of([str(folder)])
    assert content_of([str(folder / "95.txt")]) != content_of([str(folder / "140.txt")])
