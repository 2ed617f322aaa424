"""Pairs that are nearly findings: in the JSON always, in the text with --suggested, never among the findings."""

import json
from pathlib import Path

import pytest

from claimcheck.cli import main

TEXTS = {"a.txt": "May 3, 2021. Crews from four rescue units fought the fire at the mill in Lyon.", "b.txt": "May 4, 2021. Nine engines and nine rescue units came to the mill."}


@pytest.fixture
def folder(tmp_path: Path) -> str:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path)


def test_the_json_lists_them(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", folder, "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    claims = {claim["id"]: claim["quote"] for claim in report["claims"]}
    (pair,) = report["suggested"]
    assert {claims[pair["a"]], claims[pair["b"]]} == {"four rescue units", "nine rescue units"}
    assert 0 < pair["probability"] < pair["enough"]
    assert pair["missing"]
    assert (report["findings"], report["stats"]["suggested"]) == ([], 1)


def test_the_text_shows_them_when_asked(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", folder]) == 0
    assert "Suggested" not in capsys.readouterr().out
    assert main(["report", folder, "--suggested"]) == 0
    out = capsys.readouterr().out
    assert "Suggested: perhaps of one quantity" in out
    assert "four (4)  <>  nine (9)" in out
    assert "Against it:" in out
    assert "a.txt:1" in out


def test_a_filter_holds_for_them(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", folder, "--kind", "deaths", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["suggested"], report["stats"]["suggested"]) == ([], 0)


def test_a_second_run_tells_the_same(folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    told = []
    for _ in range(2):
        assert main(["report", folder, "--suggested"]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
