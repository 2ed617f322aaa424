"""The gate: what concerns the new sources and nothing else, exit codes, and the line that always counts."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck import cli
from claimcheck.gate import pair_keys
from claimcheck.pipeline import check, check_documents
from claimcheck.reporter import FORMATS
from claimcheck.sources import list_documents

ROOT = Path(__file__).resolve().parents[1]
OLD = "On May 3, 2021, the ministry said 140 people had been killed in Chad."
AGREES = "On May 3, 2021, officials said that at least 120 people had been killed in Chad."
DIFFERS = "On May 3, 2021, officials said 95 people had been killed in Chad."


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old").mkdir()
    for name, text in {"a.txt": OLD, "b.txt": OLD.replace("140", "200").replace("Chad", "Peru"), "c.txt": OLD.replace("140", "150").replace("Chad", "Peru")}.items():
        (tmp_path / "old" / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("text", "options", "code"), [
    (AGREES, "", 0), (DIFFERS, "", 1), (DIFFERS, "--exit-zero", 0), (DIFFERS, "--fail-on error", 1), (DIFFERS, "--fail-on never", 0),
    (DIFFERS.replace("95", "dozens of"), "--fail-on error", 0), (DIFFERS.replace("95", "dozens of"), "", 1),
    (OLD.replace("May 3", "May 6").replace("140", "195"), "", 0), (OLD.replace("May 3", "May 6").replace("140", "195"), "--fail-on note", 1),
    ("", "", 3), ("", "--exit-zero", 3), (DIFFERS, "--baseline none.jsonl", 2), (DIFFERS, "--against absent", 2), (DIFFERS, "--format nope", 2),
])  # fmt: skip
def test_exit_codes(corpus: Path, text: str, options: str, code: int) -> None:
    (corpus / "new.txt").write_text(text, encoding="utf-8")
    assert cli.main(["check", "new.txt", "--against", "old", *options.split()]) == code


@pytest.mark.parametrize("form", ["text", "concise", "json", "csv"])
def test_only_what_concerns_the_new_source_is_told_and_the_last_line_counts(corpus: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "new.txt").write_text(DIFFERS, encoding="utf-8")
    assert cli.main(["check", "new.txt", "--against", "old", "--format", form]) == 1
    streams = capsys.readouterr()
    assert "Peru" not in streams.out
    last = (streams.out if form in ("text", "concise") else streams.err).splitlines()[-1]
    assert re.fullmatch(r"(claimcheck: )?4 sources \(1 asked about\), \d+ rules, 0 skipped, 0 known, 0 widened, 1 new \(1 error, 0 warnings, 0 notes\)", last)


def test_text_says_who_the_article_disagrees_with(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "old" / "d.txt").write_text(OLD.replace("ministry", "army").replace("140", "139"), encoding="utf-8")
    (corpus / "new.txt").write_text(DIFFERS, encoding="utf-8")
    cli.main(["check", "new.txt", "--against", "old"])
    assert "new.txt says 95; 2 other sources say 139, 140" in capsys.readouterr().out


def test_a_new_file_inside_the_corpus_is_one_source(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "old" / "sub").mkdir()
    (corpus / "old" / "sub" / "new.txt").write_text(DIFFERS, encoding="utf-8")
    assert cli.main(["check", "old/sub/new.txt", "--against", "old", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert [s["id"] for s in report["sources"]] == ["a.txt", "b.txt", "c.txt", "sub/new.txt"]
    assert report["stats"]["asked"] == 1


def test_a_focus_says_what_a_check_of_everything_says_of_it() -> None:
    documents, skipped = list_documents([str(ROOT / "seeds")])
    whole = check([str(ROOT / "seeds")])
    sources = {claim.id: claim.source for claim in whole.claims}
    for document in documents:
        report = check_documents([*documents, *skipped], asked={document.origin})
        expected = {(f.quantity, p) for f in whole.findings for p in f.pairs if document.id in (sources[p.a], sources[p.b])}
        assert {(f.quantity, p) for f in report.findings for p in f.pairs} == expected
        assert report.stats["claims"] == whole.stats["claims"]
    assert pair_keys(whole)


EVIL = "x\x1b[31m\n::error::y ##[add-mask]z [l](javascript:a) <script>"


def test_nothing_that_a_source_says_of_itself_steers_anything(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {"id": EVIL + "1", "text": DIFFERS, "title": EVIL, "publisher": EVIL, "url": EVIL, "published": "2021-05-04"},
        {"id": EVIL + "2", "text": OLD, "publisher": [EVIL], "title": {"a": EVIL}},
        {"id": EVIL + "3", "text": EVIL + "\0"},
    ]
    (corpus / "feed.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (corpus / "old" / "::error file=x::[y](z).txt").write_text(OLD.replace("140", "141"), encoding="utf-8")
    for name in FORMATS:
        assert cli.main(["check", "feed.jsonl", "--against", "old", "--format", name]) == 1
        streams = capsys.readouterr()
        for text in (streams.out, streams.err):
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
            assert "##[" not in text
            assert [line for line in text.splitlines() if line.lstrip().startswith("::") and not re.match("::(error|warning|notice) (file|title)=", line)] == []


def test_wrong_files_are_quoted_without_their_escape_codes(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "old" / "sources.yaml").write_text(json.dumps([{"file": "a.txt", "supersedes": EVIL}]), encoding="utf-8")
    assert cli.main(["check", "old"]) == 2
    (corpus / "old" / "sources.yaml").unlink()
    (corpus / "b.jsonl").write_text(json.dumps({EVIL: 1, "date": EVIL}) + "\n", encoding="utf-8")
    assert cli.main(["check", "old", "--baseline", "b.jsonl"]) == 2
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert not re.search(r"^\s*::", err, re.M)


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
@pytest.mark.parametrize("text", [DIFFERS, AGREES])
def test_a_machine_stream_is_one_document(corpus: Path, name: str, text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    (corpus / "new.txt").write_text(text, encoding="utf-8")
    (corpus / "old" / "z.txt").write_bytes(b"\0")
    cli.main(["check", "new.txt", "--against", "old", "--format", name])
    streams = capsys.readouterr()
    json.loads(streams.out)
    assert streams.err.splitlines()[-1].startswith("claimcheck: 4 sources (1 asked about), ")


def test_several_formats_in_one_run(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "new.txt").write_text(DIFFERS, encoding="utf-8")
    assert cli.main(["check", "new.txt", "--against", "old", "--format", "sarif:o.sarif", "--format", "text", "--format", "junit:j.xml"]) == 1
    assert capsys.readouterr().out.startswith("claimcheck ")
    assert json.loads((corpus / "o.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (corpus / "j.xml").read_text(encoding="utf-8").startswith("<?xml")


def test_hash_seed_does_not_matter(corpus: Path) -> None:
    (corpus / "new.txt").write_text(DIFFERS + "\n\n" + OLD.replace("140", "141").replace("Chad", "Peru"), encoding="utf-8")
    seen = []
    for seed in "12":
        targets = [part for name in FORMATS for part in ("--format", f"{name}:{name}")]
        command = [sys.executable, "-m", "claimcheck", "check", "new.txt", "--against", "old", *targets]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=False)
        update = [sys.executable, "-m", "claimcheck", "baseline", "create", "old", "new.txt", "--reason", "r", "--by", "A", "--date", "2026-01-01", "--baseline", seed]
        subprocess.run(update, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True)
        seen.append({name: (corpus / name).read_bytes() for name in FORMATS} | {"baseline": (corpus / seed).read_bytes()})
    assert seen[0] == seen[1]
    assert b"killed" in seen[0]["baseline"]
