"""The JSON Schema that editors use: made from the models, shipped, and true to the loader."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from claimcheck.rule_language.yaml_reading import read_yaml
from claimcheck.rule_schema import FILE, schema, shipped, text

ROOT = Path(__file__).resolve().parents[2]


def test_the_shipped_file_is_what_the_models_say() -> None:
    assert shipped() == text(), "make it anew: python -c 'from claimcheck.rule_schema import write; write()'"


def test_it_is_draft_07_and_takes_the_shipped_rules() -> None:
    jsonschema.Draft7Validator.check_schema(schema())
    assert "$defs" not in shipped()
    assert "prefixItems" not in shipped()
    rules = read_yaml("rules.yaml", (ROOT / "rules.yaml").read_text(encoding="utf-8"))
    assert list(jsonschema.Draft7Validator(schema()).iter_errors(rules.data)) == []


@pytest.mark.parametrize(("text", "valid"), [
    ("kinds: {a: off}", True), ("kinds: {a: {patterns: ['{count} b', {match: '{count} c', not: [d]}]}}", True), ("kinds: {a: {examples: [{text: b, expect: [1, {value: '2..'}]}]}}", True),
    ("kinds: {a: {stats: [b]}}", False), ("kinds: {a: {states: b}}", False), ("kinds: {a: {examples: [{text: b, expect: [{low: 1}]}]}}", False), ("version: 2", False)])
def test_it_tells_right_from_wrong(text: str, valid: bool) -> None:
    assert jsonschema.Draft7Validator(schema()).is_valid(yaml.safe_load(text.replace("off", "'off'"))) is valid


def test_every_key_is_described_and_has_an_example() -> None:
    def lacking(node: Any, path: str) -> list[str]:
        found = []
        for key, value in (node.get("properties") or {}).items() if isinstance(node, dict) else ():
            found += [f"{path}.{key}"] if not value.get("description") or not value.get("examples") else []
        for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            found += lacking(inner, path)
        return found

    assert lacking(schema(), "") == []


def test_the_rules_name_the_schema() -> None:
    first = (ROOT / "rules.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=claimcheck/data/{FILE}"
    json.loads((ROOT / first.split("=")[1]).read_text(encoding="utf-8"))
