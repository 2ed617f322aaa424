"""What is looked for before a pattern is tried: whatever the pattern matches has one of the strings."""

import random
import re
from collections.abc import Callable

import pytest

from claimcheck.extractor import background, denials, scope
from claimcheck.extractor.triggers import has_any, triggers_of

PIECES = (
    *"is are was were to the a due could may might would will set expects expected plan plans aimed aim likely projected forecast predict intends pledged pledge promised promises hope hoping capacity of target "
    "targets goal limit ceiling threshold quota rise grow reach increase climb fall number total send join at for days weeks years a-week ago earlier before previously prior after since last previous year decade "
    "summer similar past another separate historic smaller deadlier attack quakes war floods in 1999 2011 recent over during within historically history there no not any single been has have found saw with "
    "reports evidence natives citizen resident president born from near".split(),
    "a week", "the year", "the previous", "the past", "n't", "of the", "in the",
)  # fmt: skip


def texts() -> list[str]:
    dice = random.Random(11)
    return [" ".join(dice.choices(PIECES, k=dice.randint(1, 9))) + dice.choice(("", " ", ", ")) for _ in range(40_000)]


def words(text: str) -> frozenset[str]:
    return frozenset(re.findall("[a-z]+", text))


LOOKS: list[tuple[str, re.Pattern[str], Callable[[str], bool]]] = [
    ("forecast", background._FORECAST, lambda text: has_any(text, background._FORECAST_SIGNS)),
    ("none", denials._NONE, denials._may_say_none),
    ("whence", scope._WHENCE_OR_WHOSE, lambda text: scope._whence_or_whose(text[-30:], len(text[-30:]))),
    *(
        (f"earlier {number}", pattern, lambda text, groups=groups, signs=signs: bool(triggers_of(words(text)) & groups or not groups) and has_any(text, signs))
        for number, (groups, signs, pattern) in enumerate(background._EARLIER)
    ),
]


@pytest.mark.parametrize(("name", "pattern", "look"), LOOKS, ids=[name for name, _, _ in LOOKS])
def test_a_first_look_misses_nothing(name: str, pattern: re.Pattern[str], look: Callable[[str], bool]) -> None:
    found = [text for text in texts() if pattern.search(text[-30:] if name == "whence" else text)]
    assert len(found) > 20
    assert [text for text in found if not look(text)] == []
