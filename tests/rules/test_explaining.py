"""Why two claims are or are not one quantity, numbers that no kind claimed, drafts, and what a save changed."""

from pathlib import Path

import pytest
import yaml

from claimcheck.cli import main
from claimcheck.commands.watch import watched
from claimcheck.errors import UsageError
from claimcheck.extractor import extract
from claimcheck.model import Source
from claimcheck.rule_drafting import draft
from claimcheck.rule_loading import load_layers, load_rules
from claimcheck.rule_testing import run_tests
from claimcheck.watching import difference, saved

A = "On May 3, 2021, the ministry said 140 people had been killed in Lyon."


def told(tmp_path: Path, capsys: pytest.CaptureFixture[str], b: str, a: str = A, rules: str = "default") -> str:
    (tmp_path / "a.txt").write_text(a, encoding="utf-8")
    (tmp_path / "b.txt").write_text(b, encoding="utf-8")
    assert main(["explain", f"{tmp_path}/a.txt:1", f"{tmp_path}/b.txt:1", "--rules", rules]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(("b", "words"), [
    ("On May 3, 2021, officials said 95 people had been killed in Lyon.", "the same quantity: both state deaths of people in Lyon in reports of 2021-05-03"),
    ("On May 3, 2021, officials said more than 95 people had been killed in Lyon.", "tension: “140” (a.txt) and “more than 95” (b.txt): the words allow both"),
    ("On May 3, 2021, officials said more than 130 people had been killed in Lyon.", "agree: a value fits both"),
    ("On May 3, 2021, officials said 950 people had been killed in France.", "not the same quantity: place separates them\nwhat would join them, in your rules: kinds: {deaths: {scope: {place: country}}}"),
    ("On May 3, 2021, officials said 95 people had been killed in Chad.", "kinds: {deaths: {scope: {place: any}}}"),
    ("On May 3, 2021, officials said 95 senators had been killed in Lyon.", "only a warning, since who is counted is not stated in both"),
    ("On May 3, 2021, officials said 95 people had been injured in Lyon.", "not the same quantity: kind separates them\nwhat would join them: one kind that takes both; they were read as 'deaths' by “had been killed” and 'injuries'"),
    ("On January 3, 2021, officials said 95 people had been killed in Lyon.", "not the same quantity: day separates them"),
    ("On May 3, 2021, the price of bread in Lyon was $3.", "one is a count, the other a ")])
def test_what_separates_and_what_joins(tmp_path: Path, capsys: pytest.CaptureFixture[str], b: str, words: str) -> None:
    assert words in told(tmp_path, capsys, b)


def test_what_is_said_to_join_does_join(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "r.yaml").write_text("extends: default\nkinds: {deaths: {scope: {place: country}}}\n", encoding="utf-8")
    b = "On May 3, 2021, officials said 950 people had been killed in France."
    assert "error: conflict" in told(tmp_path, capsys, b, rules=str(tmp_path / "r.yaml"))


@pytest.mark.parametrize(("settings", "words"), [
    ("scope: {days: 0}", "day separates them\nwhat would join them, in your rules: kinds: {mills: {scope: {days: 3660}}}"),
    ("daily: true", "day separates them\nwhat would join them, in your rules: kinds: {mills: {daily: false}}"),
    ("running: true", "a running total that may have grown from 2021-05-03 to 2021-05-04")])
def test_what_joins_figures_of_two_days(tmp_path: Path, capsys: pytest.CaptureFixture[str], settings: str, words: str) -> None:
    (tmp_path / "r.yaml").write_text(f"kinds: {{mills: {{counts: things, states: [close~], of: [mill~], {settings}}}}}\n", encoding="utf-8")
    assert words in told(tmp_path, capsys, "On May 4, 2021, 70 mills in Lyon closed.", "On May 3, 2021, 40 mills in Lyon closed.", str(tmp_path / "r.yaml"))


def test_an_item_that_separates_prices_can_be_named_in_the_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = tmp_path / "r.yaml"
    kind = "extends: default\nkinds: {{fee: {{value: money, patterns: ['{{money}} ..2 in cash']{}}}}}\n"
    a, b = "On May 3, 2021, the bank in Lyon paid $60 in cash and the rest in shares.", "On May 3, 2021, the bank in Lyon paid $55 in cash for the stock."
    rules.write_text(kind.format(""), encoding="utf-8")
    assert "what would join them, in your rules: kinds: {fee: {item: shares}}" in told(tmp_path, capsys, b, a, str(rules))
    rules.write_text(kind.format(", item: shares"), encoding="utf-8")
    assert "conflict" in told(tmp_path, capsys, b, a, str(rules))
    assert "per separates them" in told(tmp_path, capsys, b, "On May 3, 2021, the bank in Lyon paid $60 a share in cash.", str(rules))


def test_claims_by_id_and_by_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(tmp_path, capsys, "On May 3, 2021, officials said 95 people had been killed in Lyon and 40 injured in Paris.")
    claims = {c.kind: c for name in "ab" for c in extract(Source(f"{name}.txt", (tmp_path / f"{name}.txt").read_text(encoding="utf-8")), load_rules(), 2021)}
    assert main(["explain", claims["injuries"].id, f"{tmp_path}/a.txt:1:35", str(tmp_path)]) == 0
    assert "kind and place separate them" in capsys.readouterr().out
    assert main(["explain", claims["injuries"].id, str(tmp_path)]) == 0
    assert "injuries" in capsys.readouterr().out
    for wrong in (["explain", claims["injuries"].id], ["explain", "0123456789ab", str(tmp_path)], ["explain", "a.txt"], ["explain", f"{tmp_path}/a.txt:9", f"{tmp_path}/b.txt:1"]):
        assert main(wrong) == 2


def test_numbers_that_no_kind_claimed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Some 40 dogs barked; 12 police were killed; his father was 61 years old.", encoding="utf-8")
    assert main(["explain", f"{tmp_path}/a.txt:1"]) == 0
    out = capsys.readouterr().out
    assert "unclaimed 'Some 40': read as count other, no kind claimed it" in out
    assert "unclaimed '61': an age, a year, a name or a counter: no quantity" in out
    assert "unclaimed '12" not in out


@pytest.mark.parametrize(("text", "highlight", "pattern", "expected"), [
    ("The storm [[cut power to at least 40,000 homes]] in Lyon.", None, "cut~ power~ ..1 {count} home~", ["40000.."]),
    ("A court fined the bank $5 million over the leak.", "fined the bank $5 million", "fine~ ..1 bank~ {money}", [5000000]),
    ("[[Turnout was about 61 percent]], he said.", None, "turnout~ ..1 {percent}", ["54.9..67.1"]),
    ("Crews freed [[14]] trapped miners.", None, "crew~ free~ {count} trap~ miner~", [14])])
def test_drafts_are_rules_that_pass(tmp_path: Path, text: str, highlight: str | None, pattern: str, expected: list[object]) -> None:
    made = draft(text, highlight, "drafted", load_rules())
    (tmp_path / "r.yaml").write_text("extends: default\nkinds:\n" + made.told() + "\n", encoding="utf-8")
    kind = yaml.safe_load(made.told())["drafted"]
    assert kind["examples"][0]["expect"] == expected
    assert made.pattern == pattern
    outcome = run_tests(load_layers(str(tmp_path / "r.yaml")), ["drafted"])
    assert [f.told() for f in outcome.failures] == []
    assert outcome.passed == 1


@pytest.mark.parametrize(("text", "highlight"), [("No figure here.", None), ("40 schools closed.", "50 schools"), ("40 schools closed in a week.", "week")])
def test_what_cannot_be_drafted(text: str, highlight: str | None) -> None:
    with pytest.raises(UsageError):
        draft(text, highlight, None, load_rules())


def test_a_save_is_seen_once(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    steps = iter(["a: 1", None, "a: 1234", None])

    def wait() -> None:
        text = next(steps)
        if text:
            file.write_text(text, encoding="utf-8")

    changes = saved(lambda: [str(file)], wait)
    assert [next(changes), next(changes)] == [[str(file)], [str(file)]]


def test_watching_prints_what_was_gained_and_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules, text = tmp_path / "r.yaml", tmp_path / "a.txt"
    text.write_text("Lyon closed 40 schools. The blast killed 12 people.", encoding="utf-8")
    rules.write_text("extends: default\nkinds: {deaths: off}", encoding="utf-8")
    saves = iter(["extends: default\nkinds: {schools: {counts: things, acts: [close~], of: [school~]}}", "kinds: [", "extends: default\nkinds: {deaths: off, schools_closed: off}  # again"])

    def wait() -> None:
        rules.write_text(next(saves), encoding="utf-8")

    with pytest.raises(RuntimeError, match="StopIteration"):
        watched([str(text)], str(rules), wait)
    out = capsys.readouterr().out
    assert "+ a.txt:1:13 schools “40 schools” by “closed”" in out
    assert "+ a.txt:1:42 deaths “12 people” by “killed”" in out
    assert "not valid YAML" in out
    assert "- a.txt:1:42 deaths “12 people” by “killed”" in out.split("not valid YAML")[1]
    assert difference([], []) == ["nothing gained, nothing lost"]
