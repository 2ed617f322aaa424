"""A span that figures are counted over, in writing, and whether two such spans differ.

A span is written as text, so that records can hold it: "2018-01-01/2018-03-31" for the first quarter of 2018,
"XXXX-01-01/XXXX-03-31" where no year is
known, "FY2018" for a fiscal year, called by the year that it ends in, and "FY2018/1-3" for its first three months.
"P3M" is a quarter of which nothing
more is said ("for the quarter"), and "2018-22" the summer of 2018, as ISO 8601 writes it.
"""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Final

UNKNOWN_YEAR: Final = "XXXX"
"""What stands for the year where none is known."""
LEAST_DAYS: Final = 27
"""Days between the first and the last of a span of dates from which it is a month, and no weekend or week."""
_ISO_SPAN: Final = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)/(\d{4}|XXXX)-(\d\d)-(\d\d)")
_FISCAL_SPAN: Final = re.compile(r"FY(\d{4}|XXXX)(?:/(\d+)-(\d+))?")
MONTHS_A_YEAR: Final = 12
_SEASON_WRITTEN: Final = 7
"""Characters of "2018-22"."""


class Period:
    """A span as read: where its words stand in the sentence, and the span in writing; `back` where it is only known
    as so many months before another."""

    __slots__ = ("back", "end", "fiscal", "last_month", "length", "start", "written", "year")

    def __init__(
        self,
        start: int,
        end: int,
        year: int | None,
        last_month: int,
        length: int,
        fiscal: bool = False,
        back: int = 0,
        written: str | None = None,
    ) -> None:
        self.start: Final = start
        self.end: Final = end
        self.year: Final = year
        self.last_month: Final = last_month
        self.length: Final = length
        self.fiscal: Final = fiscal
        self.back: Final = back
        self.written: Final = (
            written if written is not None else "" if not length else in_writing(year, last_month, length, fiscal)
        )


def of_dates(start: int, end: int, low: str, high: str) -> Period:
    """The span of a month or year that is read as a date, of which the first and the last day are given."""
    first, last = datetime.date.fromisoformat(low), datetime.date.fromisoformat(high)
    length = (last.year - first.year) * MONTHS_A_YEAR + last.month - first.month + 1
    return Period(start, end, last.year, last.month, length, written=f"{low}/{high}")


def in_writing(year: int | None, last_month: int, length: int, fiscal: bool) -> str:
    """The span of `length` months that ends with a month of a year (None: not known); with `last_month` 0 only its
    length is written."""
    if not last_month:
        return f"P{length}M"
    if fiscal:
        name = f"FY{year or UNKNOWN_YEAR}"
        return name if length == MONTHS_A_YEAR else f"{name}/{last_month - length + 1}-{last_month}"
    first = last_month - length  # months from the beginning of the year of its end
    month = first % MONTHS_A_YEAR + 1
    if year is None:
        return (
            f"{UNKNOWN_YEAR}-{month:02d}-01/{UNKNOWN_YEAR}-{last_month:02d}-{calendar.monthrange(2001, last_month)[1]}"
        )
    last_day = calendar.monthrange(year, last_month)[1]
    return f"{year + first // MONTHS_A_YEAR}-{month:02d}-01/{year}-{last_month:02d}-{last_day}"


def differ(one: str, other: str) -> bool:
    """Whether two spans in writing are certain to be two: other years, or other months; a fiscal year may be the
    calendar year of its name."""
    if one == other:
        return False
    if len(one) == len(other) == _SEASON_WRITTEN and UNKNOWN_YEAR in (one[:4], other[:4]):
        return one[4:] != other[4:]
    first, second = _parsed(one), _parsed(other)
    if first is None or second is None:
        return True
    if not (first.last_month and second.last_month):
        return first.length != second.length
    if not (first.fiscal or second.fiscal):
        if first.year is not None and second.year is not None:
            return True
        return (first.last_month, first.length) != (second.last_month, second.length)
    years = first.year is not None and second.year is not None and first.year != second.year
    if first.length == second.length == MONTHS_A_YEAR:
        return years
    return years or (first.last_month, first.length) != (second.last_month, second.length)


def _parsed(written: str) -> Period | None:
    iso = _ISO_SPAN.fullmatch(written)
    if iso:
        years = [None if year == UNKNOWN_YEAR else int(year) for year in (iso[1], iso[4])]
        length = int(iso[5]) - int(iso[2]) + 1
        if years[0] is None or years[1] is None:
            length = (length - 1) % MONTHS_A_YEAR + 1
        else:
            length += (years[1] - years[0]) * MONTHS_A_YEAR
        return Period(0, 0, years[1], int(iso[5]), length, written=written)
    if written.startswith("P"):
        return Period(0, 0, None, 0, int(written[1:-1]), written=written)
    fiscal = _FISCAL_SPAN.fullmatch(written)
    if fiscal is None:
        return None
    first, last = int(fiscal[2] or 1), int(fiscal[3] or MONTHS_A_YEAR)
    return Period(
        0, 0, None if fiscal[1] == UNKNOWN_YEAR else int(fiscal[1]), last, last - first + 1, True, written=written
    )
