"""A rules file with kinds of every type: its tests pass, and however it is garbled, the loader tells it or takes it, and never breaks."""

import random
from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.rule_loading import load_layers
from claimcheck.rule_testing import run_tests

SAMPLE = Path(__file__).parent / "sample.yaml"
PIECES = ["{", "}", "[", "]", ":", " ", "\n", "- ", "~", "<", ">", "|", "(", ")", "..", "..3", "null", "true", "off", "5", "-1", "'", '"', "{count}", "...", "é", "&a", "*a", "!x", "#", "%",
          "@", "kinds", "examples", "expect", "value"]


def test_its_tests_pass() -> None:
    layered = load_layers(str(SAMPLE))
    outcome = run_tests(layered, layered.own)
    assert [f.told() for f in outcome.failures] == []
    assert outcome.unmatched == ()


def garbled(text: str, chance: random.Random) -> str:
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        at = chance.randrange(len(text))
        way = chance.random()
        if way < 0.4:
            text = text[:at] + chance.choice(PIECES) + text[at:]
        elif way < 0.7:
            text = text[:at] + text[at + chance.choice([1, 1, 3, 20]) :]
        elif way < 0.9:
            lines = text.split("\n")
            line = chance.randrange(len(lines))
            lines[line] = " " * chance.choice([0, 2, 4, 6, 8]) + lines[line].lstrip()
            text = "\n".join(lines)
        else:
            begin = chance.randrange(len(text))
            text = text[:at] + text[begin : begin + chance.choice([3, 10, 40])] + text[at:]
    return text


@pytest.mark.parametrize("seed", range(8))
def test_garbled_it_is_told_or_taken(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    text = SAMPLE.read_text(encoding="utf-8")
    told: list[str] = []
    for _ in range(60):
        (tmp_path / "r.yaml").write_text(garbled(text, chance), encoding="utf-8")
        try:
            load_layers(str(tmp_path / "r.yaml"))
        except ClaimcheckError as error:
            told.append(str(error))
    assert len(told) > 10
    assert all(message.startswith(str(tmp_path / "r.yaml")) for message in told)
