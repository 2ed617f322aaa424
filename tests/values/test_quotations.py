"""Two wordings of one utterance: the words that carry a difference, and those that do not."""

import pytest

from claimcheck.values.quotations import differences, side_by_side

SAID = "We will sell the old mill to the bank this year"
WORDINGS = [
    ("We will lease the old mill to the bank this year", (("sell", "lease"),)),
    ("We will not sell the old mill to the bank this year", (("", "not"),)),
    ("We will sell two of the old mills to the bank this year", (("", "two of"),)),
    ("We will sell the old mill", ()),
    ("We'll sell the old mill to the bank this year", ()),
    ("We will … sell the old mill to the bank [of the valley] this year", ()),
    ("We will sell, uh, the old mill on to the bank this year", ()),
    ("We will sell the old mills to the bank this year", ()),
    ("Nobody here", ()),
]
MASKED = [("That f***ing mill is 2 miles off", "That fucking mill is two miles off"), ("the co-op mill is ours now", "the coop mill is ours now")]


@pytest.mark.parametrize(("other", "expected"), WORDINGS)
def test_differences(other: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert differences(SAID, other) == expected
    assert differences(other, SAID) == tuple((b, a) for a, b in expected)


@pytest.mark.parametrize(("a", "b"), MASKED)
def test_one_word_written_two_ways(a: str, b: str) -> None:
    assert differences(a, b) == ()


def test_the_differing_words_are_marked() -> None:
    assert side_by_side(SAID, WORDINGS[0][0]) == ("We will »sell« the old mill to the…", "We will »lease« the old mill to the…")
    assert side_by_side(SAID, WORDINGS[1][0]) == ("We will sell the old mill to…", "We will »not« sell the old mill to…")
    assert side_by_side(SAID, SAID) == (SAID, SAID)
