"""The pattern language: what each part of it matches, that it stays linear, and that its bounds hold."""

import time
from pathlib import Path

import pytest
import yaml

from claimcheck.extractor import extract
from claimcheck.extractor.trial import trial_sentences
from claimcheck.model import Source
from claimcheck.rule_language.inflection import base_of, forms
from claimcheck.rule_language.parsing import parse
from claimcheck.rule_language.syntax import PatternError
from claimcheck.rule_loading import load_rules
from claimcheck.rule_trying import Found, parsed, try_pattern, value_of

RULES = load_rules()
ROWS = yaml.safe_load((Path(__file__).parent / "patterns.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("pattern", "text", "figures"), ROWS, ids=[f"{row[0]} / {row[1][:30]}" for row in ROWS])
def test_pattern(pattern: str, text: str, figures: list[str]) -> None:
    found = [r.value for r in try_pattern(pattern, [Source("a", text)], RULES, 2021) if isinstance(r, Found)]
    assert found == figures


@pytest.mark.parametrize(("word", "some"), [
    ("kill", "kill kills killed killing"), ("close", "close closes closed closing"), ("shut", "shut shuts shutting"), ("stop", "stopped stopping"),
    ("travel", "traveled travelled"), ("bury", "buries buried burying"), ("flee", "flees fled fleeing"), ("die", "dies died dying"),
    ("child", "child children"), ("party", "party parties"), ("bus", "bus buses"), ("shoot", "shot shoots shooting"), ("woman", "women"),
    ("building", "buildings"), ("free", "freed freeing"), ("panic", "panicked"), ("wound", "wounded wounds"), ("hero", "heroes")])
def test_forms(word: str, some: str) -> None:
    assert set(some.split()) <= set(forms(word))


@pytest.mark.parametrize(("word", "base"), [
    ("killed", "kill"), ("closed", "close"), ("stopped", "stop"), ("buried", "bury"), ("shot", "shoot"), ("children", "child"), ("damaged", "damage"),
    ("need", None), ("wound", None), ("found", None), ("building", None), ("shed", None)])
def test_base_forms(word: str, base: str | None) -> None:
    assert base_of(word) == base


@pytest.mark.parametrize(("pattern", "column", "words"), [
    ("{cuont} school~", 0, "did you mean 'count'"), ("{count} <closng>", 8, "unknown lexicon <closng>"), ("{count} (a|b", 8, "'(' is not closed"),
    ("{count} a|b", 9, "'|' stands outside of brackets"), ("{count} school~ .. close~", 16, "how many words"), ("{count} ..99 close~", 8, "1 to 20 words"),
    ("{count} killed~", 8, "form of 'kill'"), ("{count} ~", 8, "directly behind a word"), ("{count} school ~", 15, "directly behind a word"), ("{count} ()", 9, "nothing stands between"),
    ("{count} {place}", 0, "at least one word"), ("school~ close~", 0, "needs the slot {count}"), ("{count} a {count} b", 0, "more than once"),
    ("..3 school~ {count}", 0, "begin with a gap"), ("{count} school~ ..3", 16, "end with a gap"), ("({count} a|b {count}) x", 0, "inside brackets"),
    ("{count school~", 0, "not closed"), ("{count} } x", 8, "has no meaning"), ("{count} school?~", 15, "directly behind a word")])
def test_wrong_patterns_point_at_the_place(pattern: str, column: int, words: str) -> None:
    with pytest.raises(Exception, match="column") as error:
        parsed(pattern, "count", RULES)
    assert words in str(error.value)
    assert f"column {column + 1}" in str(error.value)


@pytest.mark.parametrize("pattern", [
    "{count} " + "(" * 400 + "a" + ")" * 400, "{count} (" + "|".join("abcdefghij"[i % 10] * (i % 7 + 1) for i in range(400)) + ")", "{count} " + "[" * 100])
def test_hostile_patterns_are_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        parse(pattern)


def test_matching_is_linear_in_the_text() -> None:
    pattern = "{count} " + " ".join("..3 [a|a a|a a a]" for _ in range(20)) + " zebra"

    def cost(times: int) -> float:
        source = Source("s", "There were 40 " + "a " * 300 * times + "cats and 12 dogs. ")
        begin = time.process_time()
        assert not [r for r in try_pattern(pattern, [source], RULES, 2021) if isinstance(r, Found)]
        return time.process_time() - begin

    cost(1)
    small, large = min(cost(2) for _ in range(3)), min(cost(16) for _ in range(3))
    assert large < 8 * 4 * small + 0.5


def test_a_value_slot_says_the_type() -> None:
    assert [value_of(p) for p in ("{count} a", "fine~ {money}", "a {percent}", "no slot")] == ["count", "money", "percent", "count"]


def test_every_sentence_is_tried() -> None:
    places = list(trial_sentences(Source("a", "No figure here. Then 40 came.\n\nAnd “12”."), RULES, None))
    assert [(p.line, p.column, p.text) for p in places] == [(1, 1, "No figure here."), (1, 17, "Then 40 came."), (3, 1, "And “12”.")]


@pytest.mark.parametrize(("rule", "text", "read"), [
    ("patterns: ['{count} school~ ..3 close~']", "At least 40 schools were closed in Lyon.", [(40.0, None, "Lyon")]),
    ("patterns: ['{count} school~ ..3 close~ in {place}']", "In Chad, 40 schools closed in Lyon.", [(40.0, 40.0, "Lyon")]),
    ("patterns: [{match: '{count} school~ ..3 close~', not: [reopen~]}]", "40 schools that were closed have reopened.", []),
    ("patterns: [{match: '{count} school~ ..3 close~', not: [reopen~], within: clause}]", "40 schools were closed in Lyon, but 12 reopened.", [(40.0, 40.0, "Lyon")]),
    ("patterns: [{match: '{count} ..1 close~', near: [school~], within: headline}]", "School strike in Lyon\n\nSome say 40 were closed.", [(40.0, 40.0, "Lyon")]),
    ("patterns: [{match: '{count} ..1 close~', near: [school~], within: headline}]", "Mill strike in Lyon\n\nOf the schools, 40 were closed.", []),
    ("patterns: [{match: '{count} ..1 close~', near: [school~], within: paragraph}]", "The schools of Lyon suffer. By noon 40 were closed.", [(40.0, 40.0, "Lyon")]),
    ("states: [close~]\n    of: [school~]\n    not: [reopen~]", "40 schools that were closed reopened in Lyon. 12 schools were closed in Lyon.", [(12.0, 12.0, "Lyon")]),
    ("acts: [<shutting>]\n    of: [school~]", "The mayor shuttered 40 schools in Lyon.", [(40.0, 40.0, "Lyon")]),
    ("patterns: ['<shutting> {count} ..1 school~']", "Lyon ceased operations of 4 cafes and shut 40 village schools in Lyon.", [(40.0, 40.0, "Lyon")])])
def test_kinds_with_patterns(tmp_path: Path, rule: str, text: str, read: list[tuple[float, float | None, str]]) -> None:
    whole = f"extends: default\nlexicons: {{shutting: [shut~, shutter~]}}\nkinds:\n  village_schools:\n    counts: things\n    {rule}\n"
    (tmp_path / "r.yaml").write_text(whole, encoding="utf-8")
    claims = extract(Source("a", text), load_rules(str(tmp_path / "r.yaml")), 2021)
    assert [(c.value.low, c.value.high, c.place) for c in claims if c.kind == "village_schools"] == read
