"""What is weighed for one quantity: the vector has names that the weights know, and what is certain rules it out."""

from pathlib import Path

import pytest

from claimcheck.matcher import contributions, enough
from claimcheck.matcher.scoring import probability, weights
from claimcheck.model import Claim, Source
from claimcheck.pipeline import Examined, examine, weighing
from claimcheck.rule_loading import load_rules

RULES = load_rules(None)
A = "May 3, 2021. The flood killed 40 people in Lyon, the mayor said."


def both(a: str, b: str) -> tuple[Examined, Claim, Claim]:
    examined = examine([Source("a", a), Source("b", b)], RULES)
    mine, other = (next(c for c in examined.claims if c.source == name and c.value.type not in ("date", "clock")) for name in "ab")
    return examined, mine, other


def test_every_entry_has_a_weight_and_they_add_up() -> None:
    examined, a, b = both(A, "May 3, 2021. The flood killed 61 people in Lyon, officials said.")
    found = weighing(examined, a, b, RULES)
    assert found is not None
    assert not isinstance(found, str)
    rows = contributions(found.vector)
    assert {name for name, _, _ in rows} == set(found.vector)
    assert sum(adds != 0 for _, _, adds in rows) > 10
    assert found.probability == probability(found.vector) > enough(found.vector)
    assert probability({}) < min(weights().enough.values())


def test_the_order_of_two_claims_changes_nothing() -> None:
    b = "May 4, 2021. At least 61 people died in the flood in Lyon, a report said."
    one, other = (weighing(*both(*texts), RULES) for texts in ((A, b), (b, A)))
    assert not isinstance(one, str)
    assert not isinstance(other, str)
    assert one is not None
    assert other is not None
    assert one.vector == other.vector


@pytest.mark.parametrize(("b", "why"), [
    ("May 3, 2021. The flood killed 61 people in Lyon, including nine children.", ""),
    ("May 3, 2021. The flood killed 12 police officers in Lyon.", "one is of a group among all people"),
    ("May 3, 2021. The flood killed 61 people in Peru.", "each is of the place of its own report"),
    ("May 3, 2021. Floods kill 61 people a year in Lyon.", "one is of an earlier time, or counted by the year"),
    ("May 3, 2021. The flood hurt 61 people in Lyon.", "other kinds"),
    ("May 3, 2021. The flood in Lyon killed a man.", "one is a part of a figure told beside it"),
    ("May 3, 2021. The flood killed 12 priests and two women in Lyon.", "one is an item of a list")])
def test_what_is_certain(b: str, why: str) -> None:
    found = weighing(*both(A, b), RULES)
    assert found == why if why else not isinstance(found, str)


def test_the_weights_say_where_they_come_from() -> None:
    table = Path(__file__).resolve().parents[2] / "claimcheck" / "data" / "match_weights.tsv"
    head = [line for line in table.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert any("learn_weights.py" in line and "labelled pairs" in line for line in head)
