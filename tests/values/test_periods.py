"""Spans that figures are counted over, as they are read and compared."""

import datetime

import pytest

from claimcheck.values.counted_period import period_at
from claimcheck.values.period import differ
from claimcheck.values.periods import find_periods

PUBLISHED = datetime.date(2019, 2, 10)


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("in q1 2018", "2018-01-01/2018-03-31"),
        ("in 1q18", "2018-01-01/2018-03-31"),
        ("in q4", "2018-10-01/2018-12-31"),
        ("in the first quarter of 2018", "2018-01-01/2018-03-31"),
        ("first-quarter profit", "2019-01-01/2019-03-31"),
        ("in 2018's third quarter", "2018-07-01/2018-09-30"),
        ("in the third quarter of last year", "2018-07-01/2018-09-30"),
        ("in h1 2018", "2018-01-01/2018-06-30"),
        ("in the second half", "2018-07-01/2018-12-31"),
        ("in the first nine months of 2018", "2018-01-01/2018-09-30"),
        ("in the three months to june", "2018-04-01/2018-06-30"),
        ("the year ended 31 march 2018", "2017-04-01/2018-03-31"),
        ("in the last three months of 2018", "2018-10-01/2018-12-31"),
        ("from january to march 2018", "2018-01-01/2018-03-31"),
        ("the june quarter", "2018-04-01/2018-06-30"),
        ("last quarter", "2018-10-01/2018-12-31"),
        ("for 2018", "2018-01-01/2018-12-31"),
        ("2018 revenue", "2018-01-01/2018-12-31"),
        ("in fiscal 2018", "FY2018"),
        ("fy18", "FY2018"),
        ("the 2018 financial year", "FY2018"),
        ("in 2012-13", "FY2013"),
        ("q3 fy18", "FY2018/7-9"),
        ("from 1967 to 1979", "1967-01-01/1979-12-31"),
        ("the 1990s", "1990-01-01/1999-12-31"),
        ("in the last quarter of 2018", "2018-10-01/2018-12-31"),
        ("the holiday quarter", "2018-10-01/2018-12-31"),
        ("in january", "2019-01-01/2019-01-31"),
        ("for the full year", "XXXX-01-01/XXXX-12-31"),
        ("for the quarter", "P3M"),
        ("in the summer of 2018", "2018-22"),
        ("in the spring", "XXXX-21"),
        ("in the year of the flood", None),
        ("in the first half of the match", None),
        ("the last three months", None),
        ("a score of 3-2", None),
    ],
)
def test_span(words: str, span: str | None) -> None:
    assert [p.written for p in find_periods(words, PUBLISHED)] == ([span] if span else [])


def test_no_year() -> None:
    assert [p.written for p in find_periods("in q1", None)] == ["XXXX-01-01/XXXX-03-31"]


@pytest.mark.parametrize(
    ("sentence", "figure", "span"),
    [
        ("revenue was 34 in q1 2018 and 30 in q4 2017", "34", "2018-01-01/2018-03-31"),
        ("revenue was 34 in q1 2018 and 30 in q4 2017", "30", "2017-10-01/2017-12-31"),
        ("revenue rose to 34 in q1 2018 from 30 a year earlier", "30", "2017-01-01/2017-03-31"),
        ("revenue was 34 in q1 2018, against 30 in the same quarter of 2016", "30", "2016-01-01/2016-03-31"),
        ("in q1 2018 revenue was 34 and profit 4", "4", "2018-01-01/2018-03-31"),
        ("revenue rose 34 percent from q4 2017", "34", None),
        ("profit a year earlier was 34", "34", "earlier"),
    ],
)
def test_span_of_a_figure(sentence: str, figure: str, span: str | None) -> None:
    at = sentence.index(f" {figure} ") + 1 if f" {figure} " in sentence else sentence.index(figure)
    assert period_at(sentence, find_periods(sentence, PUBLISHED), at, at + len(figure)) == span


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("2018-01-01/2018-03-31", "2018-04-01/2018-06-30", True),
        ("2018-01-01/2018-03-31", "2018-01-01/2018-12-31", True),
        ("XXXX-01-01/XXXX-03-31", "2018-01-01/2018-03-31", False),
        ("XXXX-01-01/XXXX-03-31", "2018-04-01/2018-06-30", True),
        ("FY2018", "2018-01-01/2018-12-31", False),
        ("FY2018", "2017-01-01/2017-12-31", True),
        ("FY2018", "FY2019", True),
        ("FY2018/1-3", "2018-01-01/2018-03-31", False),
        ("2018-03-05", "2018-03-06", True),
        ("P3M", "2018-01-01/2018-03-31", False),
        ("P3M", "2018-01-01/2018-12-31", True),
        ("XXXX-01-01/XXXX-12-31", "FY2018", False),
        ("XXXX-21", "2018-21", False),
        ("2017-21", "2018-21", True),
    ],
)
def test_differ(one: str, other: str, apart: bool) -> None:
    assert differ(one, other) is differ(other, one) is apart
