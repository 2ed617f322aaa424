"""What a date in prose is reckoned from, and what it comes to."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Final

YEAR_DIGITS: Final = 4
"""Digits of a year."""


def make_day(year: int | None, month: int, day: int) -> datetime.date | None:
    """The day of these figures; None where there is no such day, or the year is not known."""
    try:
        return datetime.date(year, month, day) if year else None
    except ValueError:
        return None


Resolved = tuple[datetime.date, datetime.date, str, bool]
"""First and last day, qualifier, and whether the words alone say it."""


class Known:
    """What is known of the text that a date stands in.

    `published` and `year`, which is assumed where none is stated; `anchor`, the latest day named before; `first_day`
    gives day one of the event, `day_first`
    whether numeric dates of the text begin with the day (None: not known).
    """

    __slots__ = ("anchor", "day_first", "first_day", "own", "published", "year")

    def __init__(
        self, published: datetime.date | None, year: int | None, anchor: datetime.date | None,
        first_day: Callable[[], datetime.date | None] | None, day_first: Callable[[], bool | None] | None,
    ) -> None:  # fmt: skip
        self.published: Final = published
        self.year: Final = year
        self.anchor = anchor
        self.own: datetime.date | None = None  # the day that the sentence itself has named
        self.first_day: Final = first_day
        self.day_first: Final = day_first


def one_day(day: datetime.date | None, stated: bool = True) -> Resolved | None:
    """What a date comes to that means one exact day; None for None."""
    return (day, day, "exact", stated) if day else None
