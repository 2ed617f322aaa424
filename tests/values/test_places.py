"""Places and speakers, kept as data: names that a text shows to be places, and the same names of persons and things."""

from pathlib import Path

import pytest
import yaml

from claimcheck.extractor.scope import speaker_of
from claimcheck.values.places import load

CASES = Path(__file__).parents[1] / "cases"


def rows(name: str) -> list[tuple[str, object]]:
    return [tuple(row) for row in yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("text", "expected"), rows("places"))
def test_places(text: str, expected: list[str]) -> None:
    assert [place.name for _, _, place, _ in load().find(text)] == expected


@pytest.mark.parametrize(("text", "expected"), rows("speakers"))
def test_speakers(text: str, expected: str | None) -> None:
    lowered = text.lower()
    words = frozenset("".join(letter if letter.isalpha() else " " for letter in lowered).split())
    assert speaker_of(text, lowered, words)[0] == expected


def test_what_lies_in_what() -> None:
    table = load()
    assert table.contains("Kenya", "Nakuru")
    assert table.contains("Texas", "Houston")
    assert not table.contains("France", "Houston")
    assert not table.contains("Houston", "Texas")
