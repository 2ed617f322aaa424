"""Years that reach over two, behind or before a figure: "in 2012-13", "FY13", "fiscal 2013", "the 2012/13 season"."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.extractor.reading import Sentence
from claimcheck.values.scanning import has_digit

_SPAN: Final = re.compile(
    r"\b(?:(?P<first>(?:19|20)\d\d)[-–/](?P<last>(?:19|20)\d\d|\d\d)(?![\d/–-]|\.\d)|f\.?y\.? ?['’]?(?P<short>(?:20)?\d\d)(?:[-–/](?P<to>(?:20)?\d\d))?\b|"
    r"(?:fiscal|financial|marketing|crop)(?: year)? (?:of )?['’]?(?P<named>20\d\d|19\d\d|\d\d)(?:[-–/](?P<until>(?:20)?\d\d))?\b)"
)
"""Every form ends with the year in which the span ends, where both are named."""
_SIGNS: Final = ("fy", "f.y", "fiscal", "financial", "marketing year", "crop year")
_NEAR: Final = 70
"""Characters beside a figure in which its year is named."""
_CENTURY: Final = 100


def fiscal_year(sentence: Sentence, start: int, end: int) -> str | None:
    """The span of two years that a figure at `start` to `end` is of, as "2012-13"; None where none is named near it. The one behind the figure is its own."""
    lowered = sentence.lowered
    if not sentence.names_year() and not any([sign in lowered for sign in _SIGNS]):
        return None
    behind = _named(lowered, end, min(len(lowered), end + _NEAR))
    if behind and not has_digit(lowered[end : behind[0][1]]):
        return behind[0][0]
    before = _named(lowered, max(0, start - _NEAR), start)
    if not before or has_digit(lowered[before[-1][2] : start]):
        return None
    opens = max(lowered.rfind(mark, 0, before[-1][1]) for mark in ",;:.(") + 1
    return None if has_digit(lowered[opens : before[-1][1]]) else before[-1][0]  # "from 11 million in fiscal 2011 to 10 million"


def _named(lowered: str, begin: int, limit: int) -> list[tuple[str, int, int]]:
    """The spans that are named between two offsets, and where their words begin and end."""
    found: list[tuple[str, int, int]] = []
    for match in _SPAN.finditer(lowered, begin, limit):
        first = match["first"] or match["short"] if match["last"] or match["to"] else match["named"] if match["until"] else None
        last = match["last"] or match["to"] or match["until"] or match["short"] or match["named"]
        year = _full(int(last))
        if first is not None and year - _full(int(first)) != 1:
            continue  # "1914-18" is a span of more
        found.append((f"{year - 1}-{year % _CENTURY:02}", *match.span()))
    return found


def _full(year: int) -> int:
    """A year that is written with two digits as one with four."""
    return year if year >= _CENTURY else year + 1900 if year > 60 else year + 2000
