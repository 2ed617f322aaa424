"""Every format on one made-up report: nothing known, skipped files, Unicode, long lines, escape codes; and the options of the command."""

import csv
import io
import json
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck import cli, pipeline
from claimcheck.errors import RuleError
from claimcheck.filtering import filtered
from claimcheck.model import Claim, Finding, Pair, Quantity, Report, Skipped, Source, Span, Value
from claimcheck.reporter import CLAIM_FORMATS, FORMATS, Options

EVIL = "the \x1b[31mministry\x1b]0;owned\x07 of \u202e[bold red]health[/bold red] \x9b2J"
LONG = "Witnesses in Алматы spoke 北京 of it, " * 30


def claim(key: str, source: str, value: Value, sentence: str, **more: object) -> Claim:
    base = Claim(key, source, None, None, "deaths", value, value.text, sentence, Span(0, len(value.text), 7, 3), place="Almaty")
    return replace(base, **more)  # type: ignore[arg-type]


def made_up() -> Report:
    vague = Value("count", "dozens", 20.0, None, 24.0, 99.0, "people", "vague")
    exact = Value("count", "164", 164.0, 164.0, 164.0, 164.0, "people")
    price = Value("money", "-50 tenge", -50.0, -50.0, -50.0, -50.0, "KZT", per="liter")
    claims = (
        claim("a", "é/1.txt", exact, f"{EVIL} counted 164 dead", speaker=EVIL, as_of="2022-01-09", as_of_stated=True),
        claim("b", "2.txt", vague, LONG + "dozens died. " + LONG, publisher="Пример", published="2022-01-10", as_of="2022-01-10"),
        claim("c", "2.txt", price, "it cost\n-50 tenge", kind="price", place=None, subject="=cmd()"),
    )
    deaths = Finding(
        "f1", "tension", "warning", "deaths", "q1", ("b", "a"), (Pair("b", "a", "tension", "warning", "r"),), "They differ.", "Both [i]count[/i]", "Almaty", None
    )
    other = replace(deaths, id="f2", kind="price", quantity="q2", claims=("c",), pairs=(), place=None, within=True, level="note", verdict="revision")
    quantities = (Quantity("q1", "deaths", "people killed", "Almaty", None, ("a", "b")), Quantity("q2", "price", "price", None, None, ("c",)))
    sources = (Source("2.txt", "secret text", published_inferred=True), Source("é/1.txt", "secret text"))
    stats = {"sources": 2, "claims": 3, "quantities": 2, "findings": 2, "errors": 0, "warnings": 1, "notes": 1, "skipped": 1, "rules": 9, "suggested": 4}
    return Report("9.9", sources, claims, quantities, (deaths, other), (Skipped("b\x1b[2Jad.bin", "binary"),), stats)


def empty() -> Report:
    return Report("9.9", (), (), (), (), ())


def written(name: str, report: Report | None = None, **options: object) -> str:
    stream = io.StringIO()
    FORMATS[name](report or made_up(), stream, Options(**options))  # type: ignore[arg-type]
    return stream.getvalue()


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize("report", [made_up(), empty()], ids=["some", "none"])
def test_no_format_prints_what_steers_a_terminal(name: str, report: Report) -> None:
    text = written(name, report, notes=True)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("name", sorted(CLAIM_FORMATS))
def test_lists_of_claims_are_inert_too(name: str) -> None:
    stream = io.StringIO()
    CLAIM_FORMATS[name](made_up(), stream, Options())
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", stream.getvalue())


@pytest.mark.parametrize("width", [40, 80, 200])
def test_terminal_keeps_to_its_width_and_says_all(width: int) -> None:
    text = written("text", width=width)
    assert max(map(columns, text.splitlines())) <= width
    flat = " ".join(text.split())
    for words in (
        "dozens (24-99) <> 164", "»164«", "»dozens«", "é/1.txt:7", "Пример", "as of 2022-01-09", "published 2022-01-10 (year inferred)", "[bold red]health[/bold red]",
        "Same quantity: Both [i]count[/i]", "At odds: They differ.", "2 sources, 3 claims, 9 rules, 2 quantities", "4 only suggested", "bad.bin: binary", "1 note not shown",
    ):  # fmt: skip
        assert words in flat


def test_terminal_tells_findings_inside_one_document_apart() -> None:
    text = written("text", notes=True)
    assert text.index("Between sources") < text.index("WARNING") < text.index("Inside one document") < text.index("NOTE  price")


def test_colour_marks_the_figure_without_brackets() -> None:
    text = written("text", color=True)
    assert "\x1b[1;4m164\x1b[0m" in text
    assert "»164«" not in text
    assert "\x1b[31mministry" not in text


def test_empty_report_says_so() -> None:
    assert "No disagreement found." in written("text", empty())


def test_concise_has_a_line_a_finding() -> None:
    lines = written("concise").splitlines()
    assert lines[0] == "2.txt:7: warning tension deaths: dozens (24-99) <> 164 (é/1.txt:7)"
    assert lines[1] == "bad.bin: skipped: binary"
    assert "2 findings: 0 errors, 1 warning, 1 note" in lines[2]


def test_json_has_all_fields_whole_numbers_and_no_text() -> None:
    text = written("json")
    record = json.loads(text)
    assert list(record) == ["version", "sources", "claims", "quantities", "findings", "suggested", "skipped", "stats"]
    first = record["claims"][0]
    assert first["sentence"] == made_up().claims[0].sentence
    assert first["period"] is None
    assert '"low": 164,' in text
    assert record["claims"][1]["value"]["high"] is None
    assert "secret text" not in text


def test_jsonl_has_a_claim_a_line() -> None:
    assert [json.loads(line)["id"] for line in written("jsonl").splitlines()] == ["a", "b", "c"]


def test_csv_cells_are_no_formulas() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv"))))
    assert (rows[2]["text"], rows[2]["subject"], rows[2]["low"], rows[0]["period"]) == ("'-50 tenge", "'=cmd()", "-50", "")


def test_filters_keep_counts_and_references_together() -> None:
    shown = filtered(made_up(), kinds=["DEATHS"], place="almaty", limit=1)
    assert [f.id for f in shown.findings] == ["f1"]
    assert {c.id for c in shown.claims} == {"a", "b"}
    assert (shown.stats["findings"], shown.stats["notes"], shown.stats["left_out"], shown.stats["rules"]) == (1, 0, 1, 9)


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pipeline, "check_documents", lambda *_, **__: made_up())


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("p", 0), ("report p --fail-on warning", 1), ("p --fail-on error", 0), ("p --fail-on note --limit 1", 1), ("p --fail-on warning --kind price", 0),
        ("p --format nope", 2), ("p --format json:", 2), ("p --limit 0", 2), ("p --nope", 2), ("", 2), ("extract p --format csv", 0), ("extract p --format concise", 2),
        ("explain 2.txt:7 p", 0), ("explain 2.txt p", 2), ("explain 3.txt:1 p", 2), ("compare one", 2), ("--help", 0),
    ],
)  # fmt: skip
def test_exit_codes(arguments: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments.split()) == code
    streams = capsys.readouterr()
    assert bool(streams.err) == (code == 2 or "csv" in arguments)


@pytest.mark.parametrize(("error", "code"), [(RuleError("r.yaml:1: bad"), 2), (KeyboardInterrupt(), 130)])
def test_failures_are_told_without_traceback(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> Report:
        raise error

    monkeypatch.setattr(pipeline, "check_documents", fail)
    assert cli.main(["p"]) == code
    assert "claimcheck: " in capsys.readouterr().err


@pytest.mark.usefixtures("stub")
def test_formats_go_where_they_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out.json"
    assert cli.main(["p", "--format", f"json:{target}", "--format", "concise"]) == 0
    assert json.loads(target.read_text(encoding="utf-8"))["version"] == "9.9"
    assert capsys.readouterr().out == written("concise")
    assert cli.main(["p", "--format", f"json:{tmp_path / 'no' / 'out'}"]) == 2


@pytest.mark.parametrize(
    ("option", "environment", "wanted"),
    [("auto", {}, False), ("auto", {"FORCE_COLOR": "1"}, True), ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
     ("always", {"NO_COLOR": "1"}, True), ("never", {"FORCE_COLOR": "1"}, False)],
)  # fmt: skip
@pytest.mark.usefixtures("stub")
def test_colour_is_decided_by_option_then_environment(
    option: str, environment: dict[str, str], wanted: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert cli.main(["p", "--color", option]) == 0
    assert ("\x1b[" in capsys.readouterr().out) is wanted
