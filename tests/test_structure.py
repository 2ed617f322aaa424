"""The shape of the package: who may import whom, how long a file and a function may be, and that tables name what exists."""

import ast
from pathlib import Path

import pytest

from claimcheck.extractor.extract import READERS
from claimcheck.extractor.statements import READERS as STATEMENT_READERS
from claimcheck.judge.verdicts import SPECIAL as VERDICTS
from claimcheck.matcher import ACT
from claimcheck.matcher.sameness import _SPECIAL as SAME
from claimcheck.model import NAME, UTTERANCE
from claimcheck.reporter import CLAIM_FORMATS, FORMATS
from claimcheck.rule_loading import load_rules
from claimcheck.rules import STATEMENTS

PACKAGE = Path(__file__).resolve().parents[1] / "claimcheck"
MODULES = sorted(PACKAGE.rglob("*.py"))
BENCHMARKS = sorted((PACKAGE.parent / "bench").glob("*.py"))
STAGES = {"sources", "extractor", "matcher", "judge", "reporter"}
MAY = {"judge": {"matcher"}, "matcher": set(), "extractor": set(), "sources": set(), "reporter": set(), "values": set(), "compare": {"matcher"}}
"""Package -> the stages it may import; the judge asks the matcher why two claims are one quantity."""


def _imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("claimcheck."):
            names.add((node.module or "").split(".")[1])
    return names


@pytest.mark.parametrize("folder", sorted(MAY))
def test_layers(folder: str) -> None:
    for path in (PACKAGE / folder).rglob("*.py"):
        reached = _imports(path) & (STAGES | {"pipeline", "cli"})
        assert reached - {folder} <= MAY[folder], path


def test_nothing_shipped_needs_the_benchmarks() -> None:
    assert BENCHMARKS
    assert [p for p in MODULES if "bench" in {line.split(".")[0].split()[1] for line in p.read_text(encoding="utf-8").splitlines() if line.startswith(("import ", "from "))}] == []


def test_only_the_pipeline_knows_the_order() -> None:
    knowing = {p.name for p in PACKAGE.glob("*.py") if len(_imports(p) & {"extractor", "matcher", "judge"}) > 1}
    assert knowing == {"pipeline.py"}


@pytest.mark.parametrize("path", MODULES + BENCHMARKS, ids=lambda p: str(p.relative_to(PACKAGE.parent)))
def test_files_and_functions_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, node.name


def test_tables_name_what_exists() -> None:
    assert set(VERDICTS) <= {*SAME, ACT, NAME, UTTERANCE}
    assert set(STATEMENT_READERS) == set(STATEMENTS)
    assert set(CLAIM_FORMATS) >= {"text", "json", "jsonl", "csv"}
    assert set(FORMATS) >= {"text", "concise", "json", "jsonl", "csv"}
    assert len({reader.__module__ for reader in READERS}) == len(READERS)


def test_rules_hold_together() -> None:
    rules = load_rules(None)
    assert set(rules.parents) <= set(rules.groups)
    assert set(rules.parents.values()) <= set(rules.groups)
    for kind in rules.kinds.values():
        assert kind.label
        assert not (kind.one and kind.counts != "people")
