"""Exit codes, formats and streams of the command."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "claimcheck", *arguments], cwd=ROOT, capture_output=True, text=True, input=given, check=False)


@pytest.mark.parametrize(("arguments", "code"), [
    (("report", "seeds"), 0), (("seeds",), 0), (("report", "seeds", "--fail-on", "warning"), 1), (("report", "no-such-folder"), 2),
    (("report", "tests/quality"), 3), (("report", "seeds", "--rules", "no-such.yaml"), 2), (("--version",), 0), (("rules", "list"), 0)])
def test_exit_codes(arguments: tuple[str, ...], code: int) -> None:
    done = run(*arguments)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


def test_json_report_has_the_contract() -> None:
    report = json.loads(run("report", "seeds", "--format", "json").stdout)
    assert set(report) == {"version", "sources", "claims", "quantities", "findings", "suggested", "skipped", "stats"}
    assert {"id", "source", "kind", "value", "subject", "who", "place", "as_of", "period", "event", "item", "speaker", "stance", "quote", "sentence",
            "span"} <= set(report["claims"][0])


@pytest.mark.parametrize(("a", "b", "verdict"), [
    ("At least 60 people were killed.", "More than 50 people were killed.", "agree"),
    ("40 people were killed.", "More than 50 people were killed.", "conflict"),
    ("40 people were killed.", "The price of bread was $3.", "unrelated")])
def test_compare(a: str, b: str, verdict: str) -> None:
    done = run("compare", "--format", "jsonl", given=json.dumps({"id": "1", "a": a, "b": b}) + "\n")
    assert json.loads(done.stdout)["verdict"] == verdict


def test_kinds_are_chosen_by_name_and_a_slip_is_told() -> None:
    every, one, two = (run("extract", "seeds", "--format", "jsonl", *(part for kind in kinds for part in ("--kind", kind))).stdout for kinds in ((), ("deaths",), ("deaths", "injuries")))
    found = [{json.loads(line)["kind"] for line in text.splitlines()} for text in (every, one, two)]
    assert found[1:] == [{"deaths"}, {"deaths", "injuries"}]
    assert found[2] < found[0]
    slip = run("report", "seeds", "--kind", "deths")
    assert (slip.returncode, slip.stderr) == (2, "claimcheck: no kind 'deths'; did you mean 'deaths'?; `claimcheck rules list` names them\n")


def test_an_excerpt_keeps_its_mark_below_its_place(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text("kinds:\n  mills:\n    count: things\n    nouns: [mill~]\n", encoding="utf-8")
    done = run("report", "seeds", "--rules", str(tmp_path / "r.yaml"))
    assert "\n    3 |     count: things\n      |     ^^^^^\n" in done.stderr


def test_colour_codes_of_a_source_are_inert(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("On May 3, 2021, the \x1b[31mministry said 140 people had been killed in Chad [bold]now.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("On May 3, 2021, officials said 95 people had been killed in Chad.", encoding="utf-8")
    done = run("report", str(tmp_path))
    assert "\x1b" not in done.stdout
    assert "[bold]" in done.stdout
