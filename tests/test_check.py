"""The gate: what concerns the new sources and nothing else, exit codes, and the line that always counts."""

import json
import re
from pathlib import Path

import pytest

from claimcheck import cli
from claimcheck.gate import pair_keys
from claimcheck.pipeline import check, check_documents
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
        report = check_documents(documents, skipped, asked={document.origin})
        expected = {(f.quantity, p) for f in whole.findings for p in f.pairs if document.id in (sources[p.a], sources[p.b])}
        assert {(f.quantity, p) for f in report.findings for p in f.pairs} == expected
        assert report.stats["claims"] == whole.stats["claims"]
    assert pair_keys(whole)
