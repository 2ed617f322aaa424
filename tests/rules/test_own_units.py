"""Units and currencies that a rules file adds: how they are read, and what is refused."""

from pathlib import Path

import pytest

from claimcheck.errors import RuleError
from claimcheck.extractor import extract
from claimcheck.model import Source
from claimcheck.rule_loading import load_rules

OWN = """
extends: default
units:
  bigha: {words: [bigha, bighas], equals: 0.62, of: acre}
  TEU: {words: [teu, teus]}
  km: {words: [klick, klicks]}
currencies:
  BTC: {words: [bitcoin, bitcoins], signs: ["\N{BITCOIN SIGN}"]}
kinds:
  moved: {value: measure, units: [TEU], nouns: [throughput]}
  coins: {value: money, units: [BTC], nouns: [ransom]}
"""


@pytest.fixture
def rules(tmp_path: Path) -> str:
    file = tmp_path / "own.yaml"
    file.write_text(OWN, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(("text", "kind", "low", "unit"), [
    ("The farm has 100 bighas of land.", "area", 62.0, "acre"),
    ("The farm has 100 Bigha of land.", "area", 62.0, "acre"),
    ("The throughput was 5,000 TEU.", "moved", 5000.0, "TEU"),
    ("The inn is 12 klicks away.", "distance", 12.0, "km"),
    ("The ransom was 300 bitcoins.", "coins", 300.0, "BTC"),
    ("The ransom was \N{BITCOIN SIGN}3 million.", "coins", 3e6, "BTC"),
    ("The ransom was $3 million.", "money", 3e6, "USD"),
])  # fmt: skip
def test_own_units_are_read(rules: str, text: str, kind: str, low: float, unit: str) -> None:
    (claim,) = extract(Source("case", text), load_rules(rules), 2021)
    assert (claim.kind, claim.value.low, claim.value.unit) == (kind, low, unit)


@pytest.mark.parametrize(
    "text", ["The teuton won 5 bitcointalk posts.", "He has 100 bighazi rugs.", "The klick is 12."]
)
def test_other_words_are_no_units(rules: str, text: str) -> None:
    assert [
        claim.value.unit
        for claim in extract(Source("case", text), load_rules(rules), 2021)
        if claim.value.type in ("money", "measure")
    ] == []


def test_the_shipped_rules_know_none_of_them() -> None:
    assert [
        c.value.unit for c in extract(Source("case", "The farm has 100 bighas of land."), load_rules(None), 2021)
    ] == ["bighas"]


@pytest.mark.parametrize(("body", "told"), [
    ("units: {bigha: {words: [bigha], equals: 0.62}}", "'equals' says nothing without 'of'"),
    ("units: {bigha: {words: [bigha], of: acre}}", "'of' says nothing without 'equals'"),
    ("units: {bigha: {words: [bigha], equals: 2, of: acr}}", "unknown unit 'acr'; did you mean 'acre'?"),
    ("units: {bigha: {words: [bigha], equals: -2, of: acre}}", "'equals' is -2"),
    ("units: {bigha: {equals: 2, of: acre}}", "'words' is missing"),
    ("units: {bigha: {words: []}}", "nothing names unit 'bigha'"),
    ("units: {bigha: {words: [acres]}}", "'acres' is a word for 'acre' already"),
    ("units: {bigha: {words: [million]}}", "'million' is a word for a number"),
    ("units: {bigha: {words: [bigha, bigha]}}", "'bigha' stands twice"),
    ("units: {bigha: {words: [5x]}}", "'5x' begins with no letter"),
    ("units: {a: {words: [foo]}, b: {words: [foo]}}", "'foo' is a word for 'b' already"),
    ("units: {9x: {words: [foo]}}", "the name of a unit begins with a letter"),
    ("units: {km: {words: [klick], equals: 3, of: m}}", "'km' is a unit of the shipped table"),
    ("currencies: {btc: {words: [bitcoin]}}", "a currency goes by its code"),
    ("currencies: {BTC: {}}", "nothing names currency 'BTC'"),
    ("currencies: {BTC: {words: [dollars]}}", "'dollars' is a word for 'USD' already"),
    ("kinds: {moved: {value: measure, units: [TUE], nouns: [moved]}}\nunits: {TEU: {words: [teu]}}", "unknown unit 'TUE'; did you mean 'TEU'?"),
])  # fmt: skip
def test_what_is_wrong_is_told(tmp_path: Path, body: str, told: str) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text(f"extends: default\n{body}\n", encoding="utf-8")
    with pytest.raises(RuleError) as raised:
        load_rules(str(file))
    assert told in str(raised.value)
