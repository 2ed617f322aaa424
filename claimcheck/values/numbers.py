"""Numbers in prose: digits, number words, scales, ranges, vague words, and the hedges before them.

`find_numbers` makes one pass over lower-cased text; context is looked at only at hits, so the cost is linear.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from claimcheck.values.bare_figures import SCALES, VAGUE_COUNTS, Figure, figures
from claimcheck.values.hedges import hedges_before
from claimcheck.values.rounding import width_of_about

_SHORTENED: Final = 5
"""How many times the later figure of "9-10,000" may be the earlier one, taken as thousands."""
_JOIN: Final = re.compile(r"\s*(?P<dash>-|–|—)\s*[$€£¥₹]?|\s+(?P<word>to|or|and)\s+(?P<sign>[$€£¥₹])?")
_JOINS: Final = frozenset("-–—toa")
_JOIN_ENDS: Final = frozenset("-–—ord$€£¥₹")
"""The first and the last characters of what joins two figures."""
_HEDGES_BEHIND: Final = {
    "+": "at_least",
    "-plus": "at_least",
    " or more": "at_least",
    "-odd": "about",
    "-ish": "about",
    " or so": "about",
}
_BEHIND: Final = tuple(_HEDGES_BEHIND)
_BEHIND_BEGINS: Final = frozenset("+- ")
"""What stands behind a figure in place of a hedge before it: "50+", "twenty-odd"."""
_BETWEEN: Final = re.compile(r"\bbetween(?: (?:about|around|some|roughly))?\s+[$€£¥₹]?$")
_FROM: Final = re.compile(r"\bfrom\s+[$€£¥₹]?$")
_SPREADS: Final = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|runs?|ran|running|var(?:y|ies|ied|ying)|anywhere|somewhere|estimates?|"
    r"estimated)\s+(?:[a-z]+\s+)?"
    r"from\s+[$€£¥₹]?$"
)
"""What stands before the bounds of a range, and no change: "ranged from 12 to 17"."""
_UNKNOWN: Final[Any] = ((2, None), (2, 12))
"""What vague words that the rules do not know stand for."""


class Number:
    """A number as read; offsets into the text that was given, hedges included in `start`.

    `core` is where the figure itself begins, behind its hedges; `extra` is True behind "another" and "an additional":
    on top of something.
    `unit` is the unit of a measure where the number covers it ("8 h 20 min"), or where nothing behind the number names
    it; else None.
    """

    __slots__ = (
        "core",
        "end",
        "extra",
        "figure",
        "high",
        "low",
        "qualifier",
        "start",
        "text",
        "unit",
        "usual_high",
        "usual_low",
        "vague",
    )

    def __init__(
        self,
        start: int,
        end: int,
        core: int,
        figure: float,
        low: Any,
        high: Any,
        usual_low: Any,
        usual_high: Any,
        qualifier: str,
        text: str,
        vague: bool,
        extra: bool,
        unit: str | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.core = core
        self.figure = figure
        self.low: Any = low  # whole numbers of the rules stay whole, compiled or not
        self.high: Any = high
        self.usual_low: Any = usual_low
        self.usual_high: Any = usual_high
        self.qualifier = qualifier
        self.text = text
        self.vague = vague
        self.extra = extra
        self.unit = unit


def bounds(low: float, high: float, hedges: list[str]) -> tuple[float, float | None, str]:
    """Literal bounds and qualifier of [low, high] under stacked hedges."""
    if not hedges:
        return low, high, "exact" if low == high else "range"
    if "about" in hedges:
        low, high = low - width_of_about(low), high + width_of_about(high)
    bound = next((h for h in hedges if h in ("at_least", "more_than", "at_most", "less_than")), None)
    whole = float(low).is_integer()
    if bound == "at_least":
        return low, None, bound
    if bound == "more_than":
        return (low + 1 if whole and "about" not in hedges else low), None, bound
    if bound == "at_most":
        return 0.0, high, bound
    if bound == "less_than":
        return 0.0, (high - 1 if whole and "about" not in hedges else high), bound
    return low, high, "about" if "about" in hedges else "exact" if low == high else "range"


def find_numbers(
    text: str,
    vague: Mapping[str, tuple[tuple[float, float | None], tuple[float, float]]],
    *,
    spelled: Iterable[str] | None = None,
    digits: Iterable[int] | None = None,
) -> list[Number]:
    """All numbers of `text` (lower case), left to right, ranges joined, hedges read.

    `spelled` are the number words in it and `digits` the beginnings of its runs of digits, where known.
    """
    found: list[Number] = []
    bare = figures(text, spelled, digits)
    i = 0
    while i < len(bare):
        figure = bare[i]
        i += 1
        start, _, low, dozens, _, _ = figure
        if dozens:
            found.append(_vague_number(text, figure, vague))
            continue
        if low is None:
            continue
        joined = None
        if i < len(bare) and not bare[i][3]:
            low, joined = _range(text, figure, bare[i], low)
        if joined:
            i += 1
        found.append(_number(text, start, joined or (low, low), bare[i - 1][1]))
    return found


def _vague_number(text: str, bare: Figure, vague: Mapping[str, Any]) -> Number:
    start, end, _, dozens, _, _ = bare
    begin, names, extra = hedges_before(text, start)
    literal, usual = _vague_bounds(dozens or "", vague)
    bounded = any(n in ("at_most", "less_than") for n in names)
    high = usual[1] if bounded else literal[1]
    return Number(
        begin, end, start, usual[0], literal[0], high, usual[0], usual[1], "vague", text[begin:end], True, extra
    )


def _vague_bounds(words: str, vague: Mapping[str, Any]) -> Any:
    """What vague words allow, to the letter and to a reader: as the rules say, and before a scale so many times it
    ("several million")."""
    if words in vague:
        return vague[words]
    count = next((count for count in VAGUE_COUNTS if words.startswith(count + " ")), None)
    if count is None:
        return _UNKNOWN
    scale = 1
    for word in words[len(count) + 1 :].split():
        scale *= SCALES.get(word.removesuffix("s"), 1)
    (low, high), (usual_low, usual_high) = vague.get(count.removesuffix(" of"), vague.get("several", _UNKNOWN))
    return (low * scale, None if high is None else high * scale), (usual_low * scale, usual_high * scale)


def _number(text: str, start: int, figures: tuple[float, float], end: int) -> Number:
    """The number from `start` to `end`, without its hedges: one figure, or the two of a range."""
    begin, names, extra = hedges_before(text, start)
    low, high, qualifier = bounds(figures[0], figures[1], names)
    if text[end : end + 1] in _BEHIND_BEGINS and text.startswith(_BEHIND, end):
        mark = next(mark for mark in _BEHIND if text.startswith(mark, end))
        low, high, qualifier = bounds(figures[0], figures[1], [_HEDGES_BEHIND[mark]])
        end += len(mark)
    usual_high = math.inf if high is None else high
    return Number(begin, end, start, figures[0], low, high, low, usual_high, qualifier, text[begin:end], False, extra)


def _range(text: str, first: Figure, second: Figure, low: float) -> tuple[float, tuple[float, float] | None]:
    """The first figure in the scale of both ("from 5 to 7 million"), and the two where they are one range ("40-50",
    "between 3 and 4")."""
    start, end, _, _, first_digits, first_scale = first
    second_start, _, high, _, second_digits, second_scale = second
    between = text[end:second_start].strip()
    if high is None or between[:1] not in _JOINS or between[-1] not in _JOIN_ENDS:
        return low, None
    join = _JOIN.fullmatch(text, end, second_start)
    if join is None:
        return low, None
    before = text[max(0, start - 30) : start]
    word = join["word"] or "-"
    rises = bool(_FROM.search(before)) and (join["sign"] is not None or not _SPREADS.search(before))
    if word == "to" and before.endswith(" by "):
        return low, None  # "rose by 12 to 40"
    if (word == "and" and not _BETWEEN.search(before)) or (word == "to" and join["sign"] and not rises):
        return low, None  # "rose $2 to $14"
    scale = 1_000 if (second_digits or "").endswith(",000") and word != "or" else SCALES.get(second_scale or "", 1)
    if not first_scale and low < 1_000 and low * scale < high and (second_scale or high <= low * scale * _SHORTENED):
        low *= scale  # "9-10,000 troops"
    if low >= high or (word == "to" and rises) or (word == "or" and high > 3 * low):
        return low, None
    if word == "-" and second_digits and len(_whole(second_digits)) < len(_whole(first_digits)):
        return low, None
    return low, (low, high)


def _whole(digits: str | None) -> str:
    """The digits before the decimal point."""
    return (digits or "").partition(".")[0]
