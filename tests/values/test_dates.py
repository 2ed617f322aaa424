"""Sentences and the days that they name."""

import datetime

import pytest

from claimcheck.values.clocks import find_clock_windows
from claimcheck.values.dates import day_order, find_dates

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
    # Forms of one day.
    ("It fell on 5 April, 2018.", [("2018-04-05", "2018-04-05")]),
    ("It fell on the 5th of April, 2018.", [("2018-04-05", "2018-04-05")]),
    ("It fell on April the 5th.", [("2023-04-05", "2023-04-05")]),
    ("It fell on the fifth of April 2018.", [("2018-04-05", "2018-04-05")]),
    ("It fell on the twenty-first of May.", [("2023-05-21", "2023-05-21")]),
    ("It fell on 14/Aug/2021.", [("2021-08-14", "2021-08-14")]),
    ("It fell on 13/4/18.", [("2018-04-13", "2018-04-13")]),
    ("It fell on 05/04/2018.", [("2018-04-05", "2018-05-04")]),
    ("It fell on 28 December.", [("2022-12-28", "2022-12-28")]),
    ("It fell on Monday last week.", [("2023-03-06", "2023-03-06")]),
    ("It fell on Easter Monday.", [("2023-04-10", "2023-04-10")]),
    ("It fell over Easter 2021.", [("2021-04-02", "2021-04-05")]),
    ("It fell on Christmas Day.", [("2022-12-25", "2022-12-25")]),
    # Parts of months and years.
    ("It fell at the end of March 2019.", [("2019-03-21", "2019-03-31")]),
    ("It fell in early 2018.", [("2018-01-01", "2018-04-30")]),
    ("It fell late last year.", [("2022-07-02", "2022-12-31")]),
    # Reckoned from the publication, or from the day named before.
    ("It fell two weeks ago.", [("2023-02-27", "2023-03-05")]),
    ("It fell a couple of days ago.", [("2023-03-14", "2023-03-14")]),
    ("It fell more than two months ago.", [("2022-12-01", "2023-01-30")]),
    ("It fell two years ago.", []),
    ("It was sold last week.", [("2023-03-06", "2023-03-12")]),
    ("It was sold within the last week.", [("2023-03-09", "2023-03-16")]),
    ("It was sold on Thursday, Sept. 15.", [("2022-09-15", "2022-09-15")]),
    ("On May 3, 2021 it fell, and three days later it stood.", [("2021-05-03", "2021-05-03"), ("2021-05-06", "2021-05-06")]),
    ("Three days later it stood.", []),
    ("Over the weekend it fell.", [("2023-03-11", "2023-03-12")]),
    ("It will fall this weekend.", [("2023-03-18", "2023-03-19")]),
    ("Six fell on Saturday night, and 47 the night before.", [("2023-03-11", "2023-03-11"), ("2023-03-10", "2023-03-10")]),
    ("It fell the day before the election.", []),
    # Weekdays of the past and to come.
    ("It became law after a vote on Friday.", [("2023-03-10", "2023-03-10")]),
    ("Talks ended early Friday.", [("2023-03-17", "2023-03-17")]),
    ("The union has called a meeting on Friday.", [("2023-03-17", "2023-03-17")]),
    ("He said the vote is on Friday.", [("2023-03-17", "2023-03-17")]),
    ("On Friday police took 40 of them.", [("2023-03-10", "2023-03-10")]),
    ("On Friday the court will rule.", [("2023-03-17", "2023-03-17")]),
    ("It fell last Thursday.", [("2023-03-09", "2023-03-09")]),
    ("It opens next Thursday.", [("2023-03-23", "2023-03-23")]),
    ("The sun and the sat phones of wed couples.", []),
    ("He sat on the bench in the end for 5 days.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[s for s, _ in CASES])
def test_days(sentence: str, expected: list[tuple[str | None, str | None]]) -> None:
    hits = find_dates(sentence, PUBLISHED, 2023, None, lambda: datetime.date(2023, 3, 2))
    assert [(h.low, h.high) for h in hits] == expected


@pytest.mark.parametrize(
    ("sentence", "beside"),
    [
        ("It fell on Thursday, 27 June 2017.", "Thursday"),
        ("It fell on Tuesday the 27th of June 2017.", None),
        ("It fell on 27 June 2017 (Thurs).", "Thurs"),
        ("It fell on June 27, 2017, a Monday.", "Monday"),
        ("It fell on Monday, 10 March.", "Monday"),
        ("It falls on Monday, 10 October.", None),  # of another year, as far as the text tells
        ("It fell on Monday, 10 August.", None),
        ("It falls on Monday, 10 April.", None),
        ("It falls on Monday, 11 April.", "Monday"),
    ],
)
def test_weekday_beside(sentence: str, beside: str | None) -> None:
    (hit,) = find_dates(sentence, PUBLISHED, 2023, None)
    assert (sentence[slice(*hit.weekday)] if hit.weekday else None) == beside


@pytest.mark.parametrize(
    ("text", "order"),
    [("on 05/04/2018 and 28/04/2018", True), ("on 05/04/2018 and 04/28/2018", False), ("on 05/04/2018", None), ("28/04/2018 or 04/28/2018", None)],
)
def test_day_order(text: str, order: bool | None) -> None:
    assert day_order(text) is order


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
