"""Magnitudes of earthquakes as reports write them: "magnitude 7.4", "a 7.4-magnitude quake", "M7.4", "Mw 6.8", "6.8
on the Richter scale", "a 6.8 quake"."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.values.numbers import Number

_LARGEST: Final = 10
_BEFORE: Final = re.compile(
    r"\bmagnitudes?,?(?:\s+(?:of|was|is|at|to|from|put|as|a|an|it|measured|revised|downgraded|upgraded|estimated|"
    r"preliminary|preliminarily|initial|initially|about|around|between|mw|m|ml))*[\s-]+$"
)
_LETTERS: Final = ("M ", "Mw ", "MW ", "Ml ", "ML ", "Mb ", "mb ", "Ms ", "M-", "Mw-", "Mwr ", "Mww ", "M", "Mw", "M=")
"""Short names of the scales, before a figure."""
_MEASURED: Final = re.compile(
    r"\b(?:measur(?:ed|ing|es)|registered|registering|registers|quake of|tremor of|earthquake of|strength of|intensity "
    r"of|rated)(?: (?:a|at|about|around|an?))* $"
)
_BEHIND: Final = re.compile(
    r"[\s-]+(?:magnitudes?\b|richter\b|(?:on|in|at|of) (?:the )?(?:open[- ]ended )?(?:moment[- ]magnitude|richter|"
    r"magnitude|seismic)\b(?:[- ]scale)?|mw\b|m\b(?=[ ,.]))"
)
_QUAKE_BEHIND: Final = re.compile(
    r"[\s-]+(?:[a-z]+ ){0,2}?(?:quake|earthquake|tremor|aftershock|foreshock|temblor|mainshock|tembler|jolt)s?\b"
)
_GOES_ON: Final = re.compile(r"[.,;)]|$| (?:and|struck|hit|shook|was|rocked|occurred|at|in|off|near|on)\b")
"""What may stand behind a figure that no unit follows."""
_ONE_DECIMAL: Final = re.compile(r"\d\.\d\d?")


def with_magnitudes(text: str, lowered: str, numbers: list[Number]) -> list[Number]:
    """The numbers of a sentence on earthquakes, those that are magnitudes as such."""
    return [_as_magnitude(text, lowered, number) for number in numbers]


def _as_magnitude(text: str, lowered: str, number: Number) -> Number:
    stop = None if number.vague else _magnitude_end(text, lowered, number)
    if stop is None:
        return number
    return Number(
        number.start, stop, number.core, number.figure, number.low, number.high, number.usual_low, number.usual_high,
        number.qualifier, number.text, number.vague, number.extra, "magnitude",
    )  # fmt: skip


def _magnitude_end(text: str, lowered: str, number: Number) -> int | None:
    """Where the words for the magnitude that a number is end; None where it is none. The sentence is of earthquakes."""
    if not 0 < number.figure < _LARGEST:
        return None
    start, core, end = number.start, number.core, number.end
    behind = _BEHIND.match(lowered, end)
    if behind:
        return behind.end()
    if _BEFORE.search(lowered, max(0, start - 60), start):
        return end
    if not _ONE_DECIMAL.fullmatch(text, core, end):
        return None
    for letters in _LETTERS:
        if text.endswith(letters, 0, core) and not text[core - len(letters) - 1 : core - len(letters)].isalnum():
            return end
    if _QUAKE_BEHIND.match(lowered, end):
        return end
    measured = _MEASURED.search(lowered, max(0, start - 40), start)
    return end if measured and _GOES_ON.match(lowered, end) else None
