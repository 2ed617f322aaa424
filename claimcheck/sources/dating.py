"""When a source was published, as its first lines tell it, and which years its dates name."""

from __future__ import annotations

import datetime
import email.utils
import functools
import itertools
import re
from collections.abc import Callable, Iterator

from claimcheck.values.dates import day_order, find_dates
from claimcheck.values.plain_text import PlainText

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_HEAD, _SHORT, _DATELINE = 12, 80, 60
"""Lines at the beginning in which the date may stand, characters of the longest of them, and of the longest dateline
before a text."""
_HEAD_YEAR = re.compile(r"(?:19|20)\d\d")
_BEHIND_DATELINE = re.compile(r"\.?\s*(?:\([A-Za-z. ]{2,24}\))?\s*(?:[.:–—-]|$)")
"""What stands behind the date of a dateline: "LYON, May 3, 2021 (Reuters) - ", "May 3, 2021. "."""
LINE_ENDS = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
"""What ends a line, inside the brackets of a pattern."""
_LINE = re.compile(rf"([^{LINE_ENDS}]*)(?:\r\n|[{LINE_ENDS}]|\Z)")
_BEFORE_YEAR = re.compile(rf"\b(?:{_MONTH} \d{{1,2}},?|\d{{1,2}} {_MONTH}) $")
_FOUR_DIGITS = re.compile(r"[12](?<= .)(?:(?<=1)9|(?<=2)0)\d\d\b")
"""A year behind a space; it begins with what is rare, so that the scan is fast."""
_REACH = 60
"""Characters before a year in which the day and the month stand."""


_LABEL = re.compile(
    r"\W*(?:page |date |first |last |originally |was |article )*(?:published|posted|updated|modified|"
    r"issued|released|created)\b(?: date)?(?: (?:on|at))?\W*", re.IGNORECASE)
"""What stands before the date of a head: "Published: ", "Last updated on ". A sentence that begins with it is read
without it."""
_CHANGED = re.compile(r"\b(?:updated|modified|revised|changed|last update)\b[^\d]{0,40}$", re.IGNORECASE)
"""What makes a date that of a change."""
_MOST_UNSAID = 60
"""Days after the publication up to which a change counts that the text itself does not name."""
_SURE_LABEL = 12
"""Characters from which a label ("First published on ") tells also of a long line that its date is one of the head."""
_SECONDS = 10
_EPOCH = datetime.datetime(1970, 1, 1)
_FAR = 4_000
"""Characters at the beginning in which the date is looked for."""


def iso_day(value: object) -> str | None:
    """The day in a value, as feeds and lists of sources give it: ISO with or without a time, RFC 822, or in words;
    None where it holds none."""
    said = str(value or "").strip()
    if said.isdecimal():
        return _of_digits(said)
    rfc = email.utils.parsedate(said) if "," in said or ":" in said else None
    if rfc and _HEAD_YEAR.fullmatch(str(rfc[0])):
        return _day(rfc[0], rfc[1], rfc[2])
    return next(_days_in(said), (0, 0, None))[2]


def _of_digits(said: str) -> str | None:
    """The day of "20210503", and of the seconds or milliseconds since 1970 that feeds give."""
    if len(said) == len("20210503"):
        return _day(int(said[:4]), int(said[4:6]), int(said[6:])) if _HEAD_YEAR.match(said) else None
    if len(said) in (_SECONDS, _SECONDS + 3):
        return (_EPOCH + datetime.timedelta(seconds=int(said[:_SECONDS]))).isoformat()[:10]
    return None


def head_date(text: str) -> str | None:
    """The publication date: in a short line among the first twelve, or in the dateline with which the first longer one
    begins.

    The day of a change ("Updated 5 May 2021") is taken only where no other is given.
    """
    dateline, changed = True, None
    order = functools.cache(lambda: day_order(text))
    for line in _head(text):
        label = _LABEL.match(line)
        short = len(line) <= _SHORT or bool(label and label.end() - label.start() > _SURE_LABEL)
        for start, end, day in _days_in(line if len(line) <= _SHORT else line[: 2 * _DATELINE], order):
            if short and _CHANGED.search(line, 0, start):
                changed = changed or day
            elif short or (dateline and start <= _DATELINE and _BEHIND_DATELINE.match(line, end)):
                return day
        dateline = dateline and short
    return changed


def updated_date(text: str) -> str | None:
    """The day of the last change that a short line among the first twelve gives: "Updated 5 May 2021"."""
    for line in _head(text):
        if len(line) <= _SHORT:
            for start, _, day in _days_in(line):
                if _CHANGED.search(line, 0, start):
                    return day
    return None


def updated_after(published: str | None, told: str | None, said: str | None) -> str | None:
    """The day of the last change, where it is later than the publication: the one that the text says itself, else the
    one that is told about it.

    What is told must not lie months back: systems that keep pages change them long after without a change to the text.
    """
    if published is None:
        return None
    if said and said > published:
        return said
    if told and 0 < (datetime.date.fromisoformat(told) - datetime.date.fromisoformat(published)).days <= _MOST_UNSAID:
        return told
    return None


def _head(text: str) -> Iterator[str]:
    lines = (line for line in PlainText(text[:_FAR]).text.split("\n") if line.strip())
    return itertools.islice(lines, _HEAD)


def _days_in(line: str, order: Callable[[], bool | None] | None = None) -> Iterator[tuple[int, int, str | None]]:
    """The single days with their year that a line states: where each begins and ends, and the ISO day; `order` tells
    whether numeric ones begin with the day."""
    if _HEAD_YEAR.search(line):
        label = _LABEL.match(line)
        begin = label.end() if label else 0
        for hit in find_dates(_capitalised(line[begin:]), None, None, None, day_first=order):
            if hit.stated and hit.low and hit.low == hit.high:
                yield begin + hit.start, begin + hit.end, hit.low


def _capitalised(line: str) -> str:
    """The line with its months as dates have them, where all of it is small."""
    return line.title() if line.islower() else line


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def years_named(text: str) -> Iterator[int]:
    """The years of the dates in a text that name day, month and year."""
    for match in _FOUR_DIGITS.finditer(text):
        start = match.start()
        if _BEFORE_YEAR.search(text, max(0, start - _REACH), start):
            yield int(match.group())
