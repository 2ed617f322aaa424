"""When a source was published, as its first lines tell it, and which years its dates name."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator

_MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_HEAD_DATES = (
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>(?:19|20)\d\d)"),
    re.compile(rf"\b(?P<day>\d{{1,2}}) {_MONTH},? (?P<year>(?:19|20)\d\d)"),
)
_PLAIN_MONTH = _MONTH.replace("?P<month>", "?:")
_HEAD, _SHORT = 12, 80
"""Lines at the beginning in which the date may stand, and characters of the longest of them."""
_HEAD_YEAR = re.compile(r"(?:19|20)\d\d")
LINE_ENDS = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
"""What ends a line, inside the brackets of a pattern."""
_LINE = re.compile(rf"([^{LINE_ENDS}]*)(?:\r\n|[{LINE_ENDS}]|\Z)")
_ISO = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")
_BEFORE_YEAR = re.compile(rf"\b(?:{_PLAIN_MONTH} \d{{1,2}},?|\d{{1,2}} {_PLAIN_MONTH}) $")
_FOUR_DIGITS = re.compile(r"[12](?<= .)(?:(?<=1)9|(?<=2)0)\d\d\b")
"""A year behind a space; it begins with what is rare, so that the scan is fast."""
_REACH = 60
"""Characters before a year in which the day and the month stand."""


def iso_day(value: object) -> str | None:
    """The first ISO day in a value; None where it holds none."""
    match = _ISO.search(str(value or ""))
    try:
        return datetime.date.fromisoformat(match.group(0)).isoformat() if match else None
    except ValueError:
        return None


def head_date(text: str) -> str | None:
    """The publication date in a short line among the first twelve."""
    for found in itertools.islice(_LINE.finditer(text), _HEAD):
        line = found.group(1)
        if len(line) > _SHORT or not _HEAD_YEAR.search(line):
            continue
        for pattern in _HEAD_DATES:
            match = pattern.search(line)
            if match:
                try:
                    return datetime.date(int(match["year"]), _MONTHS[match["month"].lower()], int(match["day"])).isoformat()
                except ValueError:
                    continue
    return None


def years_named(text: str) -> Iterator[int]:
    """The years of the dates in a text that name day, month and year."""
    for match in _FOUR_DIGITS.finditer(text):
        start = match.start()
        if _BEFORE_YEAR.search(text, max(0, start - _REACH), start):
            yield int(match.group())
