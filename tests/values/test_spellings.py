"""Names that are one in two spellings, and names that are two."""

import pytest

from claimcheck.values.spellings import differing

ONE = [
    ("Tobias Fernhill", "Tobias Fernihll"),
    ("Elisabeth Fernhill", "Elizabeth Fernhill"),
    ("Fernhill", "Ferrnhill"),
    ("Old Mills Trust", "Old Mill Trust"),
    ("Innocencio Fernhill", "Innocente Fernhill"),
    ("Mohammed Fernhill", "Muhammad Fernhill"),
]
TWO = [
    ("Jean Fernhill", "Sean Fernhill"),
    ("Paul Fernhill", "Paula Fernhill"),
    ("José Fernhill", "Jose Fernhill"),
    ("Mueller Trust", "Müller Trust"),
    ("North Fernhill", "South Fernhill"),
    ("Fernhill Israel", "Fernhill Israeli"),
    ("Fernhill Iran", "Fernhill Iraq"),
    ("Tobias Fernhill", "Tobias Grant"),
    ("Fernhill 1", "Fernhill 9"),
    ("Old Mill Road", "Old Mill Roads"),
]


@pytest.mark.parametrize(("a", "b"), ONE)
def test_one_name(a: str, b: str) -> None:
    assert differing(a, b)
    assert differing(b, a) == (differing(a, b) or ("", ""))[::-1]


@pytest.mark.parametrize(("a", "b"), TWO)
def test_two_names(a: str, b: str) -> None:
    assert differing(a, b) is None
    assert differing(b, a) is None
