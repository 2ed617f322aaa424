"""Numbers in prose: digits, number words, scales, ranges, vague words, and the hedges before them.

`find_numbers` makes one pass over lower-cased text; context is looked at only at hits, so the cost is linear.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from claimcheck.values.hedges import hedges_before
from claimcheck.values.rounding import width_of_about
from claimcheck.values.scanning import digit_starts, is_digit

ONES: Final = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS: Final = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES: Final = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
    "crores": 10**7,
    "dozen": 12,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "k": 1_000,
    "trio": 3,
    "pair": 2,
}

_WORDS: Final = "|".join(sorted([*ONES, *TENS], key=len, reverse=True))
_SCALE: Final = "hundred|thousand|million|billion|trillion|dozen|lakh|crores|crore"
_VAGUE: Final = (
    r"hundreds of thousands|tens of thousands|tens of millions|hundreds of millions|dozens|scores(?=\s+(?:of|more|others|killed|dead|were|have|injured|wounded|people)\b)|hundreds|thousands|millions|"
    "several|a handful|a few|a couple|multiple"
)
_WRITTEN: Final = re.compile(
    r"(?P<digits>(?<![\w.,/])(?<![^\d]-)(?<!\d )\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.,/])(?<![a-z]-)\d+(?:\.\d+)?)"
    r"(?: ?(?P<scale>hundred|thousand|million|billion|trillion|bn|mn|m|b|k|dozen|lakh|crores?)\b)?"
)
"""A figure in digits."""
_PLAIN_DIGITS: Final = frozenset("0123456789")
_PLAIN_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
_GOES_ON: Final = frozenset(["and", *ONES, *TENS, *SCALES])
"""Words behind a number in words with which it may go on."""
_SCALE_BEGINS: Final = frozenset("htmbdlck")
"""With what the scales of the pattern above begin."""
_SPELLED: Final = re.compile(
    rf"(?P<vague>\b(?:{_VAGUE})\b(?! (?:hundred|thousand|million|billion|dozen)))"
    rf"|(?P<half>\b(?:half a|a quarter of a) (?:million|billion|dozen|century)\b)"
    rf"|(?P<words>\b(?:a|(?:{_WORDS})(?:[- ](?:and )?(?:{_WORDS}))*) (?:{_SCALE})\b(?:(?: and)?[- ](?:{_WORDS}|{_SCALE})\b)*"
    rf"|\b(?:{_WORDS})(?:[- ](?:{_WORDS}))*\b|\ba (?:trio|pair)(?= of\b))"
)
"""A figure in words."""
_TOKEN: Final = re.compile(r"[a-z]+")
NUMBER_WORDS: Final = frozenset([*ONES, *TENS, *"dozens scores hundreds thousands millions tens several multiple handful few couple half quarter".split()])
"""Words of which a sentence without digits needs one to hold a number; "a hundred" and the like come with `SCALES`."""
_STARTS: Final = NUMBER_WORDS | {"a"}
_SHORTENED: Final = 5
"""How many times the later figure of "9-10,000" may be the earlier one, taken as thousands."""
_JOIN: Final = re.compile(r"\s*(?P<dash>-|–|—)\s*[$€£¥₹]?|\s+(?P<word>to|or|and)\s+(?P<sign>[$€£¥₹])?")
_JOINS: Final = frozenset("-–—toa")
_JOIN_ENDS: Final = frozenset("-–—ord$€£¥₹")
"""The first and the last characters of what joins two figures."""
_HEDGES_BEHIND: Final = {"+": "at_least", "-plus": "at_least", " or more": "at_least", "-odd": "about", "-ish": "about", " or so": "about"}
_BEHIND: Final = tuple(_HEDGES_BEHIND)
_BEHIND_BEGINS: Final = frozenset("+- ")
"""What stands behind a figure in place of a hedge before it: "50+", "twenty-odd"."""
_BETWEEN: Final = re.compile(r"\bbetween(?: (?:about|around|some|roughly))?\s+[$€£¥₹]?$")
_FROM: Final = re.compile(r"\bfrom\s+[$€£¥₹]?$")
_UNKNOWN: Final[Any] = ((2, None), (2, 12))
"""What vague words that the rules do not know stand for."""


class Number:
    """A number as read; offsets into the text that was given, hedges included in `start`.

    `core` is where the figure itself begins, behind its hedges; `extra` is True behind "another" and "an additional": on top of something.
    """

    __slots__ = ("core", "end", "extra", "figure", "high", "low", "qualifier", "start", "text", "usual_high", "usual_low", "vague")

    def __init__(
        self, start: int, end: int, core: int, figure: float, low: Any, high: Any, usual_low: Any, usual_high: Any, qualifier: str, text: str, vague: bool, extra: bool
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


def _word_value(text: str) -> float | None:
    if text in ONES:
        return float(ONES[text])
    total, current = 0.0, 0.0
    for word in re.split(r"[\s-]+", text):
        if word in ONES:
            current += ONES[word]
        elif word in TENS:
            current += TENS[word]
        elif word == "a":
            current = 1.0
        elif word in SCALES:
            scale = SCALES[word]
            current = (current or 1) * scale
            if scale >= 1_000:
                total, current = total + current, 0.0
    return total + current


def _half(text: str) -> float:
    """The figure of "half a million"."""
    words = text.split()
    return SCALES.get(words[-1], 100) / (2 if words[0] == "half" else 4)


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


_Atom = tuple[int, int, float | None, str | None, str | None, str | None]
"""A bare figure: start, end, the figure (None for vague words), the vague words ("dozens"), its digits, the scale behind them."""


def _atom(text: str, start: int) -> _Atom | None:
    """The bare figure that begins at `start`."""
    if is_digit(ord(text[start])):
        end = _plain_end(text, start)
        if end:
            return start, end, float(text[start:end]), None, text[start:end], None
        match = _WRITTEN.match(text, start)
        if match is None:
            return None
        digits, scale = match.groups()
        figure = float(digits.replace(",", "") if "," in digits else digits)
        return start, match.end(), figure * SCALES[scale] if scale else figure, None, digits, scale
    end = _plain_word_end(text, start)
    if end:
        word = text[start:end]
        return start, end, float(ONES[word] if word in ONES else TENS[word]), None, None, None
    match = _SPELLED.match(text, start)
    if match is None:
        return None
    vague, half, words = match.groups()
    return start, match.end(), None if vague else _half(half) if half else _word_value(words), vague, None, None


def _plain_end(text: str, start: int) -> int:
    """Where a figure ends that stands between spaces or before a comma or full stop, without a scale; 0 for any other, which the grammar reads."""
    if start < 2 or text[start - 1] != " " or is_digit(ord(text[start - 2])):
        return 0
    end, size = start, len(text)
    while end < size and text[end] in _PLAIN_DIGITS:
        end += 1
    mark, behind = text[end : end + 1], text[end + 1 : end + 2]
    if end == start or (mark == " " and behind in _SCALE_BEGINS):
        return 0
    return end if mark in ("", " ") or (mark in ",." and not (behind and is_digit(ord(behind)))) else 0


def _plain_word_end(text: str, start: int) -> int:
    """Where a number in one word ends, behind which none goes on; 0 for any other, which the grammar reads."""
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return 0
    end, size = start, len(text)
    while end < size and text[end] in _PLAIN_LETTERS:
        end += 1
    word = text[start:end]
    if word not in ONES and word not in TENS:
        return 0
    mark = text[end : end + 1]
    if mark != " " and mark != "-":
        return 0 if mark.isalnum() or mark == "_" else end
    begin = behind = end + 1
    while behind < size and text[behind] in _PLAIN_LETTERS:
        behind += 1
    return 0 if text[begin:behind] in _GOES_ON else end


def _atoms(text: str, spelled: Iterable[str] | None, digits: Iterable[int] | None) -> list[_Atom]:
    """The bare figures of `text`: the grammar is tried only where a digit or one of the number words can begin one."""
    starts = list(digit_starts(text) if digits is None else digits)
    if spelled is None:
        starts += [m.start() for m in _TOKEN.finditer(text) if m.group() in _STARTS]
    else:
        for word in spelled:
            starts += _starts(text, word)
    starts.sort()
    atoms = []
    end = 0
    for start in starts:
        if start >= end and (atom := _atom(text, start)):
            atoms.append(atom)
            end = atom[1]
    return atoms


def _starts(text: str, word: str) -> list[int]:
    """Where a number with `word` in it may begin: at the word, or at the "a" of "a hundred"."""
    starts: list[int] = []
    at = text.find(word)
    while at >= 0:
        if not (at and text[at - 1].isalpha()):
            if at >= 2 and text[at - 1] == " " and text[at - 2] == "a":
                starts.append(at - 2)
            starts.append(at)
        at = text.find(word, at + 1)
    return starts


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
    atoms = _atoms(text, spelled, digits)
    i = 0
    while i < len(atoms):
        atom = atoms[i]
        i += 1
        start, _, low, dozens, _, _ = atom
        if dozens:
            found.append(_vague_number(text, atom, vague))
            continue
        if low is None:
            continue
        joined = None
        if i < len(atoms) and not atoms[i][3]:
            low, joined = _range(text, atom, atoms[i], low)
        if joined:
            i += 1
        found.append(_number(text, start, joined or (low, low), atoms[i - 1][1]))
    return found


def _vague_number(text: str, atom: _Atom, vague: Mapping[str, Any]) -> Number:
    start, end, _, dozens, _, _ = atom
    begin, names, extra = hedges_before(text, start)
    literal, usual = vague.get(dozens or "", _UNKNOWN)
    bounded = any(n in ("at_most", "less_than") for n in names)
    high = usual[1] if bounded else literal[1]
    return Number(begin, end, start, usual[0], literal[0], high, usual[0], usual[1], "vague", text[begin:end], True, extra)


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


def _range(text: str, first: _Atom, second: _Atom, low: float) -> tuple[float, tuple[float, float] | None]:
    """The first figure in the scale of both ("from 5 to 7 million"), and the two where they are one range ("40-50", "between 3 and 4")."""
    start, end, _, _, first_digits, first_scale = first
    second_start, _, high, _, second_digits, second_scale = second
    between = text[end:second_start].strip()
    if high is None or between[:1] not in _JOINS or between[-1] not in _JOIN_ENDS:
        return low, None
    join = _JOIN.fullmatch(text, end, second_start)
    if join is None:
        return low, None
    before = text[max(0, start - 16) : start]
    word, rises = join["word"] or "-", bool(_FROM.search(before))
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
