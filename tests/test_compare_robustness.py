"""Whatever is held against whatever: `compare` answers at once, with a reason, and the same each time."""

import random
import time

import pytest

from claimcheck.compare import compare_statements
from claimcheck.rule_loading import load_rules

RULES = load_rules(None)
PIECES = (
    "12 34,567 1,5 949,00 3.000 % $ € £ crore million dozen dozens - – / ( ) [ ] ` '' \" . , ; : # No. of 10 100 out 7/10 5-3-1 2-1 1-1 99 more less than the "
    "over under about by before after since until as from to in May April 31 February 29 30th first 1st 2019 2020-21 1500 9999 a.m. p.m. 7:00 25:99 people cases "
    "reviews rating Top Orbit İ ſ ﬁ ٣ ½ ² 𝟗 ‮ \x00 \ufffd \u200b no reported yet to other another including per day each season age aged 0 -1 1e9 "
    "99999999999999999999999999999999 two and three hundred thousand"
).split(" ")
ODD = ("", " ", "\n", "(", "((((", "%", "$", "7", ".", "²", "İstanbul has 5 İ", "0 of 0", "29 February", "February 29, 2019", "December 31, 9999", "after 9999", "1 " * 40, "-" * 60)


@pytest.mark.parametrize("a", ODD)
@pytest.mark.parametrize("b", ODD)
def test_odd_statements(a: str, b: str) -> None:
    verdict, reason = compare_statements(a, b, RULES)
    assert verdict in ("agree", "conflict", "unrelated")
    assert reason


def test_any_words() -> None:
    chance = random.Random(7)
    for _ in range(600):
        a, b = (" ".join(chance.choices(PIECES, k=chance.randrange(1, 30))) for _ in range(2))
        assert compare_statements(a, b, RULES) == compare_statements(a, b, RULES)
        verdict, reason = compare_statements(a, a, RULES)
        assert verdict in ("agree", "conflict", "unrelated")
        assert reason


@pytest.mark.parametrize(
    "unit", ["7 ", "x", " ", "1,", "(", "12 people and ", "by 3 May 2020, ", "7/10 ", "2-1 ", "more than ", "A", "a of ", "9:00 p.m. to ", "-", "#", "3 out of ", "in the city of Rome 5 "]
)
def test_length_costs_little(unit: str) -> None:
    begun = time.process_time()
    compare_statements(unit * 40_000, unit * 40_000 + "8", RULES)
    assert time.process_time() - begun < 5


def test_reasons_name_the_figures() -> None:
    for a, b, figures in (
        ("The mill has 40 looms.", "The mill has over 45 looms.", ("40", "45")),
        ("The mill has 40 looms.", "The mill opened in 1901.", ("40", "1901")),
        ("As of 7 April the port had 1,340 sick.", "By April 10 the port had over 1,500 sick.", ("7 April", "April 10")),
    ):
        reason = compare_statements(a, b, RULES)[1]
        assert all(figure in reason for figure in figures), reason
