"""Hours that no number counts: "for about AN HOUR", "HALF AN HOUR"."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.extractor.joined_units import number_of
from claimcheck.values.numbers import Number

ARTICLED_WORDS: Final = frozenset(("hour",))
_HOUR: Final = re.compile(
    r"\b(?:half an hour|(?:for|than|over|took|takes|about|after|under|nearly|almost|within|lasted|lasts|around|"
    r"roughly) "
    r"(?P<one>an hour))\b(?![’'-]| (?:ago|later|earlier|before|after|from now|and)\b)"
)
"""What stands for half an hour or one, and is no rate ("60 miles an hour") and no time ("half an hour later")."""


def hours_without_figure(text: str, lowered: str, numbers: list[Number]) -> list[Number]:
    """The numbers of a sentence, those with them that "an hour" and "half an hour" say."""
    found = list(numbers)
    for match in _HOUR.finditer(lowered):
        begin, end = match.span("one") if match["one"] else match.span()
        number = number_of(lowered, begin, end, text, 1.0 if match["one"] else 0.5, "hour")
        if not any([other.start < number.end and number.start < other.end for other in numbers]):
            found.append(number)
    return sorted(found, key=_start) if len(found) > len(numbers) else numbers


def _start(number: Number) -> int:
    return number.start
