"""What `at_words` writes matches what the plain pattern matches, at the same places and with the same groups."""

import random
import re

import pytest

from claimcheck.values.word_patterns import at_words, one_of

ALTERNATIVES = (
    "killed|killing|kill",
    "have|has|had|were|was|are|is|be|been",
    "price[sd]?|cost(?:s|ing)?|worth|per",
    r"(?:is|are|was) to (?!the\b)|to (?:rise|fall)|19|20|(?:days|a week) ago",
    r"open\ fire|fire|arrest",
    r"(?:so far )?this year|since",
    r"(?<!\d )may|might",
    "s?hares|stake",
    "has been|have been|has|kill|been|days|to|rise|price|costs|open|year",
    "(?P<what>cash|stock) part|part",
    "",
)
PIECES = (*"killed killing kill has had is to the rise days ago a week 19 price prices cost costs open fire may 3 hares shares this year so far cash stock part é".split(), " ", "  ", "-", ".", "x", "\n")


@pytest.mark.parametrize("alternatives", ALTERNATIVES)
@pytest.mark.parametrize("behind", ["", r"\b", r"\b[^.]{0,20}$"])
def test_the_same_matches(alternatives: str, behind: str) -> None:
    dice = random.Random(3)
    plain = re.compile(rf"\b(?:{alternatives}){behind}")
    for quick in (re.compile(at_words(alternatives) + behind), re.compile(rf"\b{one_of(alternatives)}{behind}")):
        for _ in range(1_000):
            text = "".join(dice.choice(PIECES) + dice.choice(("", " ")) for _ in range(dice.randint(0, 14)))
            assert [(m.span(), m.groups()) for m in quick.finditer(text)] == [(m.span(), m.groups()) for m in plain.finditer(text)], text


def test_where_letters_begin_the_alternatives_a_set_begins_the_pattern() -> None:
    assert at_words("killed|died|killing").startswith("[kd]")
    assert at_words(r"(?:is|was) to|\d") == r"\b(?:(?:is|was) to|\d)"
    assert at_words("a|b|c|d|e|f|g|h|i").startswith(r"\b")


def test_alternatives_that_begin_alike_share_it() -> None:
    assert one_of("risen|rise|rises|is|at?|a") == "(?:rise(?:n||s)|is|a(?:t?|))"
    assert one_of("open fire|open") == "(?:open(?: fire|))"
