"""`claimcheck rules test`: examples and pairs inside kinds, and how a failure is told."""

from pathlib import Path

import pytest

from claimcheck.cli import main
from claimcheck.rule_loading import load_layers
from claimcheck.rule_testing import run_tests

KIND = """
kinds:
  schools_closed:
    counts: things
    states: [close~]
    acts: [close~]
    of: [school~]
    examples:
      - {{text: "Officials in Chad closed 40 schools.", expect: [{expect}]}}
      - {{text: "{silent}"}}
    pairs:
      - {{a: "On May 3, 2021, Laos closed 40 schools.", b: "On May 3, 2021, Laos closed 70 schools.", verdict: {verdict}}}
"""


def told(tmp_path: Path, expect: str = "40", silent: str = "The school closed at noon.", verdict: str = "conflict") -> list[str]:
    (tmp_path / "r.yaml").write_text(KIND.format(expect=expect, silent=silent, verdict=verdict), encoding="utf-8")
    return [failure.told() for failure in run_tests(load_layers(str(tmp_path / "r.yaml"))).failures]


def test_good_examples_pass(tmp_path: Path) -> None:
    assert told(tmp_path) == []
    assert told(tmp_path, expect="{value: 40, place: Chad, qualifier: exact, unit: schools}") == []


def test_a_wrong_value_is_shown_in_the_sentence(tmp_path: Path) -> None:
    (failure,) = told(tmp_path, expect="{value: 41, place: Peru}")
    assert "r.yaml:9: schools_closed, example 1" in failure
    assert "Officials in Chad closed 40 schools.\n                             ^^^^^^^^^^" in failure
    assert "value  expected 41, got 40" in failure
    assert "place  expected Peru, got Chad" in failure


def test_what_must_not_fire(tmp_path: Path) -> None:
    (failure,) = told(tmp_path, silent="They closed 12 schools.")
    assert "expected nothing, read 12 by “closed”" in failure


def test_what_was_not_read(tmp_path: Path) -> None:
    (failure,) = told(tmp_path, expect="40, 12")
    assert "expected 12, nothing was read" in failure


@pytest.mark.parametrize("verdict", ["agree", "unrelated", "tension"])
def test_another_verdict(tmp_path: Path, verdict: str) -> None:
    (failure,) = told(tmp_path, verdict=verdict)
    assert "read in a: 40" in failure
    assert f"expected {verdict}, got conflict: “40” (a) and “70” (b): no value fits both" in failure


def test_why_two_figures_of_a_pair_do_not_meet(tmp_path: Path) -> None:
    for b, why in (
        ("On May 4, 2021, Laos closed 70 schools.", "not the same quantity: span separates them; what would join them: no setting of the kind; what happened on one day"),
        ("On May 3, 2021, Peru closed 70 schools.", "not the same quantity: place separates them; what would join them, in your rules: kinds: {schools_closed: {scope: {place: any}}}"),
        ("On May 3, 2021, Laos opened 70 schools.", "not both hold a figure of the kind")):
        text = KIND.format(expect=40, silent="The school closed at noon.", verdict="conflict").replace("On May 3, 2021, Laos closed 70 schools.", b)
        (tmp_path / "r.yaml").write_text(text.replace("counts: things", "counts: things\n    running: true"), encoding="utf-8")
        (failure,) = run_tests(load_layers(str(tmp_path / "r.yaml"))).failures
        assert f"expected conflict, got unrelated: {why}" in failure.told()


def test_how_far_the_patterns_got(tmp_path: Path) -> None:
    kind = "{counts: things, patterns: ['{count} mill~ ..2 close~', 'lose~ {count} mill~', '{count} barn~ burn~'], not: [reopen~], examples: [{text: '%s', expect: [4]}]}"
    for text, words in (
        ("There 4 mills were sold.", "pattern “{count} mill~ ..2 close~” matched “{count} mill~ ..2”, then wanted “close~” and met “were sold.”"),
        ("There 4 mills were sold.", "pattern “{count} barn~ burn~” found no figure with its words beside it"),
        ("We lost 4 mills but reopened.", "pattern “lose~ {count} mill~” matches, but another kind takes the figure first, or 'near' or 'not' keep it off")):
        (tmp_path / "r.yaml").write_text("kinds: {mills: " + kind % text + "}", encoding="utf-8")
        (failure,) = run_tests(load_layers(str(tmp_path / "r.yaml"))).failures
        assert words in failure.told()


def test_exit_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = str(tmp_path / "r.yaml")
    told(tmp_path)
    assert main(["rules", "test", "--rules", rules, "--require-tests"]) == 0
    assert main(["rules", "test", "no_such_kind", "--rules", rules]) == 2
    told(tmp_path, expect="41")
    assert main(["rules", "test", "--rules", rules]) == 1
    (tmp_path / "r.yaml").write_text("kinds: {schools_closed: {states: [close~]}}", encoding="utf-8")
    assert main(["rules", "test", "--rules", rules]) == 2
    assert main(["rules", "check", rules]) == 0
    assert main(["rules", "check", rules, "--require-tests"]) == 2
    assert "kind 'schools_closed' needs an example" in capsys.readouterr().out


def test_shipped_examples_pass() -> None:
    assert [failure.told() for failure in run_tests(load_layers()).failures] == []


@pytest.mark.parametrize("name", load_layers().rules.kinds)
def test_shipped_kinds_have_enough_tests(name: str) -> None:
    kind = load_layers().rules.kinds[name]
    assert sum(bool(e.expect) for e in kind.examples) >= 5
    assert sum(not e.expect for e in kind.examples) >= 5
    assert len(kind.pairs) >= 2
    assert len({e.text for e in kind.examples}) == len(kind.examples)
