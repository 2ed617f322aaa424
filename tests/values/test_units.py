"""The table of units, and units and currencies as prose writes them."""

import re

import pytest

from claimcheck.model import Value
from claimcheck.values.currencies import currency_before, currency_behind
from claimcheck.values.intervals import interval, one_converted
from claimcheck.values.units import BASES, MEANINGS, SHIPPED, SPELLED, in_base


def _behind(text: str) -> str | None:
    number = re.match(r"[\d.,]+", text)
    assert number
    found = SHIPPED.behind(text, text.lower(), number.end())
    return found[0] if found else None


@pytest.mark.parametrize(("text", "unit"), [
    ("405 sq km)", "square km"), ("405 sq. km of", "square km"), ("12-square-mile area", "square mile"), ("12 miles", "mile"), ("100 MW", "megawatt"), ("100 mw", None), ("5 ft", "foot"),
    ("42°C", "celsius"), ("42 ° C", "celsius"), ("42 degrees Celsius", "celsius"), ("42 degrees.", "degree"), ("500 t of", "tonne"), ("500t", None), ("5 km per hour", "km/h"),
    ("5 kilometers an hour", "km/h"), ("5 m²", "square m"), ("0.82 Mt", "megatonne"), ("20 metric tons", "tonne"), ("20 metric", None), ("5 light-years", "light-year"), ("5 minors", None),
])  # fmt: skip
def test_units_behind_figures(text: str, unit: str | None) -> None:
    assert _behind(text) == unit


def test_the_table_holds_together() -> None:
    assert {unit for _, unit, _ in SPELLED} == set(BASES)
    assert len({(word, exact) for word, _, exact in SPELLED}) == len(SPELLED)
    assert all(factor > 0 for meanings in MEANINGS.values() for factor, _ in meanings)


@pytest.mark.parametrize(
    ("unit", "figure", "base"),
    [
        ("mile", 1, 1609.344),
        ("fahrenheit", 100, 37.78),
        ("celsius", 38, 38),
        ("square mile", 1, 2589988),
        ("gallon", 1, 3.785),
        ("bogus", 7, 7),
    ],
)
def test_figures_in_their_base_unit(unit: str, figure: float, base: float) -> None:
    assert in_base(unit, figure) == pytest.approx(base, rel=1e-3)


@pytest.mark.parametrize(("a", "b", "one"), [
    ((100, "fahrenheit"), (38, "celsius"), True), ((100, "fahrenheit"), (58, "celsius"), False), ((41, "celsius"), (105, "degree"), True), ((20, "ton"), (18.1, "tonne"), True),
    ((20, "ton"), (12, "tonne"), False), ((100, "gallon"), (455, "liter"), True), ((-40, "celsius"), (-40, "fahrenheit"), True), ((-4, "celsius"), (-4, "fahrenheit"), False),
])  # fmt: skip
def test_one_measure_in_two_units(a: tuple[float, str], b: tuple[float, str], one: bool) -> None:
    first, second = (Value("measure", f"{figure:g}", figure, figure, figure, figure, unit) for figure, unit in (a, b))
    assert one_converted(first, second) is one


def test_a_figure_of_two_units_is_exact_to_the_smaller() -> None:
    low, high = interval(Value("measure", "8 h 20 min", 500.0, 500.0, 500.0, 500.0, "minute"))
    assert (low, high) == pytest.approx((499.5 * 60, 500.5 * 60), rel=1e-5)


@pytest.mark.parametrize(("text", "country", "code"), [
    ("USD 5m", None, "USD"), ("USD5m", None, "USD"), ("R$5m", None, "BRL"), ("Rs. 5 crore", None, "INR"), ("Rs 5 crore", "Pakistan", "PKR"), ("N5 million", None, "NGN"), ("N95 masks", None, None),
    ("COP 26", None, None), ("COP 26 million", None, "COP"), ("ALL 12 people", None, None), ("CAD$5m", None, "CAD"), ("X$5m", None, "X$"), ("kr 500", "Norway", "NOK"), ("Apollo 11", None, None),
])  # fmt: skip
def test_currencies_before_sums(text: str, country: str | None, code: str | None) -> None:
    digit = re.search(r"\d", text)
    assert digit
    assert currency_before(text, digit.start(), country) == code


@pytest.mark.parametrize(("text", "country", "code"), [
    ("5 million reais", None, "BRL"), ("5 million pesos", None, "MXN"), ("5 million pesos", "Philippines", "PHP"), ("5 rupees", "Nepal", "NPR"), ("5 dollars", "Canada", "USD"), ("5 €", None, "EUR"),
    ("5m PHP", None, "PHP"), ("5 cup cakes", None, None), ("12 cop cars", None, None), ("1,200 won", None, "KRW"), ("5 won", None, None), ("5 Kenyan shillings", None, "KES"), ("5 Kenya shillings", None, "KES"),
    ("5 Norwegian crowns", None, "NOK"), ("5 CFA francs", None, "XOF"), ("5 New Taiwan dollars", None, "TWD"), ("5 horses", None, None),
])  # fmt: skip
def test_currencies_behind_sums(text: str, country: str | None, code: str | None) -> None:
    number = re.match(r"[\d,]+(?: ?(?:million|m)\b)?", text)
    assert number
    found = currency_behind(text, text.lower(), number.end(), country)
    assert (found[0] if found else None) == code
