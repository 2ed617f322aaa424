"""Whether two figures can both stand, to the letter and to a reader; the answer is the same either way round."""

from itertools import combinations

import pytest

from claimcheck.extractor import extract
from claimcheck.model import Source, Value
from claimcheck.rule_loading import load_rules
from claimcheck.values.differing import as_read, relation

RULES = load_rules(None)


def value(said: str) -> Value:
    claims = extract(Source("a", f"In Lyon {said} people were displaced."), RULES, 2021)
    return next(c.value for c in claims if c.value.type == "count")


@pytest.mark.parametrize(("a", "b", "found"), [
    ("164", "dozens of", "strained"), ("359", "dozens of", "strained"), ("70", "dozens of", "meet"), ("14", "hundreds of", "apart"), ("at least 20", "dozens of", "meet"),
    ("at least 60", "84", "strained"), ("at least 60", "59", "apart"), ("at least 60", "66", "meet"), ("over 5,000", "5,700", "meet"), ("over 5,000", "5,900", "strained"), ("more than 50", "50", "strained"), ("nearly 50", "more than 50", "strained"), ("nearly 50", "about 50", "meet"), ("over a thousand", "1,430", "meet"), ("over a thousand", "2,100", "strained"), ("more than 200", "at least 223", "meet"), ("more than 2,000", "more than 2,200", "strained"), ("more than 51", "51", "strained"),
    ("more than 1,200", "1,200", "meet"), ("up to 1.6 million", "up to 1.5 million", "strained"), ("1.4 million", "up to 1.6 million", "strained"),
    ("at least 90", "more than 100", "strained"), ("at least 90", "at least 95", "strained"), ("at least 90", "at least 120", "strained"), ("up to 90", "up to 95", "strained"), ("up to 16", "18", "apart"), ("up to 16", "3", "strained"),
    ("about 70", "67", "meet"), ("about 70", "85", "apart"), ("roughly 1,000", "about 850", "strained"), ("about 520,000", "about 400,000", "apart"),
    ("45 million", "46 million", "apart"), ("16,000", "16,200", "meet"), ("1.58 million", "up to 1.6 million", "meet"), ("40", "40", "meet")])
def test_counts(a: str, b: str, found: str) -> None:
    assert relation(value(a), value(b)) == relation(value(b), value(a)) == found


SAID = ("16", "at least 16", "more than 16", "up to 16", "fewer than 16", "about 16", "10 to 20", "dozens of", "several", "1,600", "about 1,600", "at least 1,590")


@pytest.mark.parametrize(("a", "b"), list(combinations(SAID, 2)))
def test_either_way_round(a: str, b: str) -> None:
    assert relation(value(a), value(b)) == relation(value(b), value(a))


@pytest.mark.parametrize("said", SAID)
def test_bounds_are_in_order(said: str) -> None:
    low, high = as_read(value(said))
    assert low <= high


def clock(low: str, high: str, qualifier: str = "exact") -> Value:
    return Value("clock", "", low, high, low, high, "time", qualifier)


@pytest.mark.parametrize(("a", "b", "found"), [
    (clock("06:10", "06:10"), clock("06:10", "06:10"), "meet"), (clock("06:10", "06:10"), clock("06:04", "06:04"), "apart"),
    (clock("23:50", "00:10", "about"), clock("00:02", "00:02"), "meet"), (clock("23:50", "00:10", "about"), clock("00:05", "00:05"), "strained"),
        (clock("12:00", "12:30", "about"), clock("11:50", "12:10", "about"), "meet"), (clock("18:20", "18:40", "about"), clock("18:10", "18:20", "about"), "apart"),
    (clock("21:00", "05:00"), clock("21:00", "05:00"), "meet"), (clock("21:00", "05:00"), clock("19:00", "05:00"), "apart")])
def test_times(a: Value, b: Value, found: str) -> None:
    assert relation(a, b) == relation(b, a) == found
