"""Cases kept as data: sentences that must be read, pairs that must be flagged or not, statements compared."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck import check
from claimcheck.compare import compare_statements
from claimcheck.extractor import extract
from claimcheck.model import Claim, Source
from claimcheck.rule_loading import load_rules

CASES = Path(__file__).parent / "cases"
RULES = load_rules(None)
BESIDE = {"event_date", "time_of_day", "age", "name", "quotation"}
"""Kinds that most sentences have beside what a case is about: they are asked for where the case names them."""


def _cases(name: str, identify: Callable[[Any], str]) -> pytest.MarkDecorator:
    rows = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return pytest.mark.parametrize("case", rows, ids=[identify(row) for row in rows])


def _said(claim: Claim) -> str:
    value = claim.value
    if claim.kind in ("name", "quotation"):
        return f"{claim.kind} {value.text}"
    if value.type == "names":
        return f"{claim.kind} {','.join(value.names or ())}"
    if value.type == "fact":
        return f"{claim.kind} no {claim.subject}"
    low, high = (f"{bound:g}" if isinstance(bound, float) and bound < 1e6 else str(bound).removesuffix(".0") for bound in (value.low, value.high))
    return f"{claim.kind} {low}..{high}"


@_cases("sentences", lambda row: row[0][:40])
def test_sentence(case: tuple[str, list[str]]) -> None:
    text, expected = case
    claims = extract(Source("case", text), RULES, 2021)
    told = {said.split()[0] for said in expected}
    assert [_said(c) for c in claims if c.kind in told or c.kind not in BESIDE] == expected


@_cases("pairs", lambda row: row[0])
def test_pair(case: tuple[str, str, str, str | None], tmp_path: Path) -> None:
    _, a, b, level = case
    (tmp_path / "a.txt").write_text(a, encoding="utf-8")
    (tmp_path / "b.txt").write_text(b, encoding="utf-8")
    assert [f.level for f in check([str(tmp_path)]).findings] == ([level] if level else [])


@_cases("compare", lambda row: row[1][:40])
def test_compare(case: tuple[str, str, str]) -> None:
    a, b, verdict = case
    assert compare_statements(a, b, RULES)[0] == verdict
