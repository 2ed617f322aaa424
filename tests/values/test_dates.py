"""Sentences and the days that they name."""

import datetime

import pytest

from claimcheck.values.clocks import find_clock_windows
from claimcheck.values.dates import find_dates

PUBLISHED = datetime.date(2023, 3, 16)  # a Thursday
CASES = [
    ("The dam broke on March 3.", [("2023-03-03", "2023-03-03")]),
    ("He came on 05 January 2022 at last.", [("2022-01-05", "2022-01-05")]),
    ("It held from 4 to 19 January.", [("2023-01-04", "2023-01-19")]),
    ("It holds until January 19.", [(None, "2023-01-19")]),
    ("She resigned in 2019.", [("2019-01-01", "2019-12-31")]),
    ("On March 6 they fired. The next day it was quiet.", [("2023-03-06", "2023-03-06"), ("2023-03-07", "2023-03-07")]),
    ("They met Tuesday.", [("2023-03-14", "2023-03-14")]),
    ("They will meet on Friday.", [("2023-03-17", "2023-03-17")]),
    ("It began in late November.", [("2022-11-21", "2022-11-30")]),
    ("The government fell on day three of the strike.", [("2023-03-04", "2023-03-04")]),
    ("They may march on the capital with 2,500 people.", []),
    ("Page last modified: 21-03-2022 10:29:19", []),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[s for s, _ in CASES])
def test_days(sentence: str, expected: list[tuple[str | None, str | None]]) -> None:
    hits = find_dates(sentence, PUBLISHED, 2023, None, lambda: datetime.date(2023, 3, 2))
    assert [(h.low, h.high) for h in hits] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a curfew from 7.00 to 23.00", [("07:00", "23:00")]),
        ("from 11 p.m. to 7 a.m.", [("23:00", "07:00")]),
        ("between 9pm and 6am", [("21:00", "06:00")]),
        ("from 60 to 120 roubles", []),
    ],
)
def test_clock_windows(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(h.low, h.high) for h in find_clock_windows(text)] == expected
