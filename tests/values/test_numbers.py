"""Every phrase of numbers.yaml reads as the value beside it."""

from pathlib import Path

import pytest
import yaml

from claimcheck.values.numbers import find_numbers

CASES = yaml.safe_load((Path(__file__).parent / "numbers.yaml").read_text(encoding="utf-8"))
VAGUE = {"dozens": ((20.0, None), (24.0, 99.0))}


@pytest.mark.parametrize(("phrase", "expected"), CASES.items(), ids=list(CASES))
def test_phrase_reads_as_its_value(phrase: str, expected: list[list[object]]) -> None:
    assert [[n.low, n.high, n.qualifier] for n in find_numbers(phrase, VAGUE)] == expected
