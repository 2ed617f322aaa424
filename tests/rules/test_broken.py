"""Every broken file gives a message that names the place and the remedy, and the command exits with 2."""

from pathlib import Path

import pytest
import yaml

from claimcheck.cli import main
from claimcheck.errors import RuleError
from claimcheck.rule_loading import load_rules

FOLDER = Path(__file__).parent / "broken"
EXPECTED = yaml.safe_load((Path(__file__).parent / "broken.yaml").read_text(encoding="utf-8"))


def test_the_table_names_every_file() -> None:
    assert {p.stem for p in FOLDER.glob("*.yaml")} == set(EXPECTED)
    assert len(EXPECTED) >= 40


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_message(name: str) -> None:
    at, words = EXPECTED[name]
    with pytest.raises(RuleError) as error:
        load_rules(str(FOLDER / f"{name}.yaml"))
    message = str(error.value)
    assert f"{name}.yaml:{at}: " in message
    assert words in message
    assert error.value.count <= 2  # one mistake brings no swarm of others


def test_the_command_tells_all_of_them_and_exits_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "check", *(str(p) for p in sorted(FOLDER.glob("*.yaml")))]) == 2
    out = capsys.readouterr().out
    assert all(f"{name}.yaml:{at}: " in out for name, (at, _) in EXPECTED.items())
    assert out.count(" mistake") >= len(EXPECTED)


def test_an_excerpt_marks_the_place_and_shows_a_correct_form() -> None:
    with pytest.raises(RuleError) as error:
        load_rules(str(FOLDER / "unknown_slot.yaml"))
    assert str(error.value).splitlines()[1:] == ["    6 |     patterns: ['{cuont} mill~']", "      |                 ^^^^^^^", "    for example: {count}"]
