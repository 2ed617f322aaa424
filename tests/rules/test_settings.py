"""The settings of a kind: what they do to claims, to what is compared, and to the finding."""

from pathlib import Path

import pytest

from claimcheck.cli import main
from claimcheck.extractor import extract
from claimcheck.model import Pair, Source
from claimcheck.pipeline import examine
from claimcheck.rule_loading import load_layers, load_rules
from claimcheck.rule_testing import run_tests, verdict_of
from claimcheck.rules import Rules

MILLS = "mills: {{counts: things, states: [close~], of: [mill~]{}}}"


def rules(tmp_path: Path, kinds: str) -> Rules:
    (tmp_path / "r.yaml").write_text(f"extends: default\nkinds:\n  {kinds}\n", encoding="utf-8")
    return load_rules(str(tmp_path / "r.yaml"))


def finding(kinds: Rules, a: str, b: str) -> Pair | None:
    examined = examine([Source("a", a), Source("b", b)], kinds, one_event=True)
    return next((p for f in examined.findings for p in f.pairs), None)


@pytest.mark.parametrize(("settings", "a", "b", "verdict"), [
    ("", "On May 3, 2021, 40 mills in Lyon closed.", "On May 3, 2021, 44 mills in Lyon closed.", "conflict"),
    (", tolerance: 0.1", "On May 3, 2021, 40 mills in Lyon closed.", "On May 3, 2021, 44 mills in Lyon closed.", "agree"),
    (", tolerance: 0.1", "On May 3, 2021, 40 mills in Lyon closed.", "On May 3, 2021, 45 mills in Lyon closed.", "conflict"),
    ("", "On May 3, 2021, 16,000 mills in Lyon closed.", "On May 3, 2021, 16,200 mills in Lyon closed.", "agree"),
    (", rounding: false", "On May 3, 2021, 16,000 mills in Lyon closed.", "On May 3, 2021, 16,200 mills in Lyon closed.", "conflict"),
    ("", "On May 3, 2021, 40 mills in Lyon closed.", "On May 3, 2021, 70 mills in France closed.", "unrelated"),
    (", scope: {place: country}", "On May 3, 2021, 40 mills in Lyon closed.", "On May 3, 2021, 70 mills in France closed.", "conflict"),
    (", scope: {place: country}", "On May 3, 2021, 40 mills in Lyon closed.", "On May 3, 2021, 70 mills in Chad closed.", "unrelated"),
    (", scope: {place: any}", "On May 3, 2021, 40 mills in Lyon closed.", "On May 3, 2021, 70 mills in Chad closed.", "conflict"),
    (", scope: {place: any}", "On May 3, 2021, 40 mills closed.", "On May 3, 2021, 70 mills closed.", "conflict"),
    ("", "On May 3, 2021, 40 mills closed.", "On May 3, 2021, 70 mills closed.", "tension"),
    (", scope: {days: 2}", "On May 3, 2021, 40 mills in Lyon closed.", "On May 9, 2021, 70 mills in Lyon closed.", "unrelated"),
    (", daily: true", "On May 3, 2021, 40 mills in Lyon closed.", "On May 4, 2021, 70 mills in Lyon closed.", "unrelated"),
    (", daily: true", "On May 3, 2021, 40 mills in Lyon closed.", "On May 3, 2021, 70 mills in Lyon closed.", "conflict"),
    (", severity: warning", "On May 3, 2021, 40 mills in Lyon closed.", "On May 3, 2021, 44 mills in Lyon closed.", "tension"),
    (", severity: off", "On May 3, 2021, 40 mills in Lyon closed.", "On May 3, 2021, 44 mills in Lyon closed.", "unrelated")])
def test_verdicts(tmp_path: Path, settings: str, a: str, b: str, verdict: str) -> None:
    kinds = rules(tmp_path, MILLS.format(settings))
    examined = examine([Source("a", a), Source("b", b)], kinds, one_event=True)
    assert verdict_of(examined, "mills", kinds)[0] == verdict


@pytest.mark.parametrize(("setting", "verdicts"), [
    ("", ("conflict", "conflict", "conflict")), (", running: true", ("revision", "conflict", "unrelated")),
    (", falls: true", ("revision", "revision", "revision")), (", daily: true", ("unrelated", "unrelated", "unrelated"))])
def test_the_table_of_days(tmp_path: Path, setting: str, verdicts: tuple[str, ...]) -> None:
    kinds = rules(tmp_path, MILLS.format(setting))
    for first, later, verb, verdict in zip((40, 70, 40), (70, 40, 70), ("had closed", "had closed", "closed"), verdicts, strict=True):
        texts = [Source(name, f"On May {day}, 2021, {figure} mills in Lyon {verb}.") for name, day, figure in (("a", 3, first), ("b", 4, later))]
        assert verdict_of(examine(texts, kinds, one_event=True), "mills", kinds)[0] == verdict


@pytest.mark.parametrize(("settings", "b", "verdict"), [
    ("", "2,300 meters", "agree"), ("", "500 meters", "conflict"), ("rounding: false", "500 meters", "conflict"), ("rounding: false", "2,000 meters", "agree"),
    ("rounding: false", "1.2 miles", "conflict"), ("rounding: false, tolerance: 0.1", "1.2 miles", "agree"), ("rounding: false, tolerance: 0.1", "about 1.2 miles", "agree")])
def test_measures_in_other_units(tmp_path: Path, settings: str, b: str, verdict: str) -> None:
    kinds = rules(tmp_path, f"drove: {{value: measure, patterns: ['drove {{measure}}'], {settings}}}")
    examined = examine([Source("a", "On May 3, 2021, a van in Lyon drove two kilometers."), Source("b", f"On May 3, 2021, a van in Lyon drove {b}.")], kinds, one_event=True)
    assert verdict_of(examined, "drove", kinds)[0] == verdict


def test_who_may_be_left_out_of_the_scope(tmp_path: Path) -> None:
    a, b = "On May 3, 2021, 40 people were killed in Lyon.", "On May 3, 2021, 70 senators were killed in Lyon."
    pair = finding(load_rules(), a, b)
    assert pair is not None
    assert (pair.level, "who is counted" in pair.reason) == ("warning", True)
    assert finding(rules(tmp_path, "deaths: {scope: {who: any}}"), a, b) is not None


def test_severity_and_message(tmp_path: Path) -> None:
    kinds = rules(tmp_path, MILLS.format(', severity: note, message: "{label} in {place}: {a}, not {b}; {reason}"'))
    pair = finding(kinds, "On May 3, 2021, 40 mills in Lyon closed.", "On May 3, 2021, 44 mills in Lyon closed.")
    assert pair is not None
    assert pair.level == "note"
    assert pair.reason.startswith("mills in Lyon: “40”, not “44”; “40” (a) and “44” (b)")


def test_a_message_fills_nothing_in_from_the_text(tmp_path: Path) -> None:
    kinds = rules(tmp_path, MILLS.format(', message: "{b}{a}", label: "{a}"'))
    pair = finding(kinds, "On May 3, 2021, 40 mills in Lyon closed.", "On May 3, 2021, 44 mills in Lyon closed.")
    assert pair is not None
    assert pair.reason == "“44”“40”"


@pytest.mark.parametrize(("kind", "text", "said"), [
    ("unit: mill, counts: things, states: [close~], of: [mill~]", "Lyon closed 40 mills; 12 mills were closed.", [(12.0, "mill", None)]),
    ("value: money, item: bread, patterns: ['bread ..3 {money}']", "In Lyon bread costs about 3 euros.", [(2.7, "EUR", "bread")]),
    ("value: measure, units: [hour], patterns: ['wait~ ..2 {measure}']", "They waited for six hours, others waited three days.", [(6.0, "hour", None)]),
    ("value: date, patterns: ['truce ..2 begin~ on {date}']", "The truce began on May 3, 2021.", [("2021-05-03", "date", None)]),
    ("value: clock, patterns: ['market~ ..3 {clock}']", "The market is open from 7.00 to 13.00.", [("07:00", "time", None)]),
    ("value: names, patterns: ['sign~ by {names}']", "It was signed by Anna Lee, Bo Chen and Cy Mora.", [(None, "names", None)])])
def test_values_units_and_items(tmp_path: Path, kind: str, text: str, said: list[tuple[object, str, str | None]]) -> None:
    claims = [c for c in extract(Source("a", text), rules(tmp_path, f"mine: {{{kind}}}"), 2021) if c.kind == "mine"]
    assert [(c.value.low, c.value.unit, c.item) for c in claims] == said


@pytest.mark.parametrize(("kind", "a", "b", "verdict"), [
    ("value: date, patterns: ['(truce|ceasefire) ..2 begin~ on {date}']", "In Chad the truce began on May 3, 2021.", "In Chad the ceasefire began on May 5, 2021.", "tension"),
    ("value: clock, patterns: ['market~ ..6 {clock}']", "On May 3, 2021, markets in Chad were open from 7.00 to 13.00.", "On May 3, 2021, markets in Chad were open from 8.00 to 13.00.", "conflict"),
    ("value: money, item: bread, patterns: ['bread ..3 {money}']", "On May 3, 2021, bread in Chad cost 3 dollars.", "On May 3, 2021, bread in Chad cost 5 dollars.", "conflict"),
    ("value: money, item: bread, patterns: ['bread ..3 {money}']", "On May 3, 2021, bread in Chad cost 3 dollars.", "On May 3, 2021, bread in Chad cost 5 euros.", "unrelated"),
    ("value: percent, patterns: ['turnout ..3 {percent}']", "On May 3, 2021, turnout in Chad was 61 percent.", "On May 3, 2021, turnout in Chad was 54 percent.", "conflict"),
    ("value: names, patterns: ['sign~ by {names}']", "In Chad it was signed by Anna Lee and Bo Chen on May 3, 2021.", "In Chad it was signed by Anna Lee and Cy Mora on May 3, 2021.", "conflict")])
def test_own_kinds_of_other_values_are_compared(tmp_path: Path, kind: str, a: str, b: str, verdict: str) -> None:
    kinds = rules(tmp_path, f"mine: {{{kind}}}")
    examined = examine([Source("a", a), Source("b", b)], kinds, one_event=True)
    assert verdict_of(examined, "mine", kinds)[0] == verdict


def test_what_an_earlier_kind_takes_first_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "r.yaml").write_text("kinds:\n  a: {states: [close~]}\n  b: {states: [shut, close~], of: [mill~]}\n  c: {states: [flood~]}\n", encoding="utf-8")
    assert main(["rules", "check", str(tmp_path / "r.yaml")]) == 0
    out = capsys.readouterr().out
    assert "r.yaml:3: warning: under 'states', kind 'a' stands before 'b' and takes close, closed, closes, closing first; put 'b' before it" in out
    assert "'c'" not in out


def test_what_a_kind_of_ones_own_takes_from_a_shipped_one_is_told_at_its_own_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "r.yaml").write_text("extends: default\nkinds:\n  arms: {counts: things, nouns: [rifle~]}\n", encoding="utf-8")
    assert main(["rules", "check", str(tmp_path / "r.yaml")]) == 0
    out = capsys.readouterr().out
    assert "r.yaml:3: warning: under 'nouns', kind 'arms' stands before 'guns' and takes rifles, rifle first; leave them out" in out
    assert "`guns: off`" in out


def test_patterns_that_no_example_matches_are_told(tmp_path: Path) -> None:
    text = "kinds: {a: {counts: things, patterns: ['{count} mill~ close~', '{count} mill~ shut~'], examples: [{text: 4 mills closed., expect: [4]}]}}"
    (tmp_path / "r.yaml").write_text(text, encoding="utf-8")
    assert run_tests(load_layers(str(tmp_path / "r.yaml"))).unmatched == (("a", "{count} mill~ shut~"),)


def test_try_shows_hits_and_how_far_it_got(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("In Lyon 40 mills were closed. Then 12 mills reopened. A \x1b[31mmill.", encoding="utf-8")
    assert main(["rules", "try", "{count} mill~ ..2 close~", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "a.txt:1: 40\n    In Lyon 40 mills were closed.\n            ^^^^^^^^^^^^^^^^^^^^" in out
    assert "a.txt:1: 12: matched “{count} mill~ ..2”, then wanted “close~” and met “reopened.”" in out
    assert "1 hit, 1 near miss in 1 document" in out
    assert main(["rules", "try", "{count mill~", str(tmp_path)]) == 2
    assert main(["rules", "try", "{count} mill~", str(tmp_path / "absent")]) == 2


def test_a_kind_with_patterns_takes_nothing_by_its_units_alone(tmp_path: Path) -> None:
    kinds = rules(tmp_path, "relief: {value: measure, units: [tonne], patterns: ['{measure} of ..2 food']}")
    claims = extract(Source("a", "The truck weighs 40 tonnes. It brought 12 tonnes of dry food and 3 hours of music of food."), kinds, 2021)
    assert [(c.kind, c.value.low) for c in claims if c.value.type == "measure"] == [("weight", 40.0), ("relief", 12.0), ("duration", 3.0)]


@pytest.mark.parametrize(("above", "below", "told"), [
    ("{count} ..3 (mill~|plant~) close~", "{count} mill~ close~", True), ("{count} mill~ close~", "{count} ..3 mill~ close~", False),
    ("{count} mill~ close~", "{count} mill~ closed", True), ("{count} mill~ closed", "{count} mill~ close~", False),
    ("{count} mill~ [were] close~", "{count} mill~ were close~", True), ("{count} mill~ were close~", "{count} mill~ [were] close~", False),
    ("{count} (mill~|plant~)", "{count} (plant~|barn~)", False), ("{count} (mill~|plant~|barn~)", "{count} (plant~|barn~)", True),
    ("{count} mill~", "{count} mill~ in {place}", True), ("{count} mill~ in {place}", "{count} mill~", False)])
def test_patterns_that_are_never_reached(tmp_path: Path, capsys: pytest.CaptureFixture[str], above: str, below: str, told: bool) -> None:
    (tmp_path / "r.yaml").write_text(f"kinds:\n  a: {{patterns: ['{above}']}}\n  b: {{patterns: ['{below}']}}\n", encoding="utf-8")
    assert main(["rules", "check", str(tmp_path / "r.yaml")]) == 0
    assert (f"r.yaml:3: warning: pattern “{below}” of 'b' never gets a figure: “{above}” of 'a'" in capsys.readouterr().out) is told
