"""Bare figures in prose, without hedges and ranges: in digits ("1,200", "5 million"), in words ("twenty-two"), vague
("dozens")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from claimcheck.values.scanning import digit_starts, digits_end, is_digit, is_word, letters_end

ONES: Final = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
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
    "lakhs": 10**5,
    "lakh crore": 10**12,
    "dozen": 12,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
    "b": 10**9,
    "k": 1_000,
    "trio": 3,
    "pair": 2,
    "score": 20,
}

_WORDS: Final = "|".join(sorted([*ONES, *TENS], key=len, reverse=True))
_SCALE: Final = "hundred|thousand|million|billion|trillion|dozen|lakhs|lakh|crores|crore"
_WRITTEN_SCALE: Final = f"lakh crore|{_SCALE}|bn|bln|mn|mln|tn|trn|m|b|k"
VAGUE_COUNTS: Final = ("several", "a few", "a couple of", "a couple", "a handful of", "many")
"""Vague words before a scale: "several million"."""
_VAGUE: Final = (
    rf"(?:{'|'.join(VAGUE_COUNTS)}) (?:dozen|hundred thousand|hundred million|hundred billion|hundred|thousand|million|"
    rf"billion|trillion|lakh|crore)s?\b|"
    r"hundreds of thousands|tens of thousands|tens of millions|hundreds of millions|tens of billions|hundreds of "
    r"billions|dozens|scores(?=\s+(?:of|more|others|killed|dead|were|have|injured|wounded|people)\b)|hundreds|"
    r"thousands|millions|billions|trillions|"
    "several|a handful|a few|a couple|multiple"
)
_NO_DAY: Final = "".join(
    rf"(?<!{month} )"
    for month in "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august "
    "september october november december".split()
)
"""Behind a month stands a day: "on May 15 300 people marched"."""
_FRACTIONS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_WRITTEN: Final = re.compile(
    rf"(?P<digits>(?<![\w.,/])(?<![^\d]-)(?<!\d )(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}|"
    rf"\d{{1,3}}(?:[’']\d{{3}})+(?!\d))"
    rf"|(?<![\w.,/+-])(?<!\d ){_NO_DAY}[1-9]\d{{0,2}}(?: \d{{3}})+(?![\d:]|[.,/-]\d| \d{{3}})"
    rf"|(?<![\w.,/])(?:(?<![a-z]-)|(?<=magnitude-)|(?<=minus-))\d+(?: ?[½¼¾⅓⅔]| [1-9]/[2-8]\b(?!/))|"
    rf"(?<![\w.,/])[½¼¾⅓⅔]|(?<![\w.,/])(?:(?<![a-z]-)|(?<=magnitude-)|(?<=minus-))\d+(?:\.\d+)?)"
    rf"(?: ?(?P<scale>{_WRITTEN_SCALE})\b)?"
)
"""A figure in digits."""
_WRITTEN_SCALES: Final = frozenset(_WRITTEN_SCALE.split("|"))
_SCALE_BEGINS: Final = frozenset(scale[0] for scale in _WRITTEN_SCALES)
_PLAIN_DIGITS: Final = frozenset("0123456789")
_PLAIN_BEFORE: Final = frozenset(' \n$€£(“"')
_SHARED_SCALES: Final = frozenset(("thousand", "million", "billion", "trillion", "lakh", "crore"))
"""Scales that stand once for two figures: "five or six thousand"."""
_GROUP: Final = 3
"""The digits of a group of thousands."""
_GOES_ON: Final = frozenset(["and", "point", *ONES, *TENS, *SCALES])
"""Words behind a number in words with which it may go on."""
_SPELLED: Final = re.compile(
    rf"(?P<vague>\b(?:{_VAGUE})\b(?! (?:hundred|thousand|million|billion|dozen)))"
    rf"|(?P<half>\b(?:half a|a quarter of a|three[- ]quarters of a) (?:million|billion|trillion|dozen|century)\b)"
    rf"|(?P<mixed>\b(?:a|{_WORDS}) (?:(?:million|billion|trillion|hundred|dozen|lakh|crore) and a half|and a half(?: "
    rf"(?:million|billion|trillion|hundred|thousand|dozen|lakh|crore))?)\b)"
    rf"|(?P<point>\b(?:{_WORDS}) point (?:{_WORDS})(?: (?:{_WORDS}))*\b(?: (?:{_SCALE})\b)?)"
    rf"|(?P<words>\b(?:a|(?:{_WORDS})(?:[- ](?:{_WORDS}))*) (?:{_SCALE})\b(?:(?: and)?[- ](?:{_WORDS}|{_SCALE})\b)*"
    rf"|\b(?:{_WORDS})(?:[- ](?:{_WORDS}))*\b|\ba (?:trio|pair|score)(?= of\b))"
)
"""A figure in words."""
_TOKEN: Final = re.compile(r"[a-z]+")
NUMBER_WORDS: Final = frozenset(
    [
        *ONES,
        *TENS,
        *"dozens scores hundreds thousands millions billions trillions tens several multiple handful few couple "
        "half quarter".split(),
    ]
)
"""Words of which a sentence without digits needs one to hold a number; "a hundred" and the like come with `SCALES`."""
_STARTS: Final = NUMBER_WORDS | {"a"}
Figure = tuple[int, int, float | None, str | None, str | None, str | None]
"""A bare figure: start, end, the figure (None for vague words), the vague words ("dozens"), its digits, the scale
behind them."""


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
    """The figure of "half a million", "three quarters of a million"."""
    words = text.split()
    return SCALES.get(words[-1], 100) * (0.5 if words[0] == "half" else 0.25 if words[0] == "a" else 0.75)


def _mixed(text: str) -> float:
    """The figure of "a million and a half", "two and a half million"."""
    whole = text.split()[0]
    scale = next((SCALES[word] for word in text.split()[1:] if word in SCALES), 1)
    return ((_word_value(whole) or 0.0) + 0.5) * scale


def _point(text: str) -> float:
    """The figure of "two point four million": the words behind the point are digits."""
    whole, digits = text.split(" point ")
    scale = 1
    decimals = ""
    for word in digits.split():
        if word in SCALES:
            scale = SCALES[word]
        else:
            decimals += str(ONES[word] if word in ONES else TENS[word])
    return float(f"{int(_word_value(whole) or 0)}.{decimals}") * scale


def _written_value(digits: str) -> float:
    """The figure of digits with their marks: "1,200", "1 000 000", "1’200", "2 1/2", "2½"."""
    fraction = _FRACTIONS.get(digits[-1])
    if fraction is not None:
        return float(digits[:-1] or 0) + fraction
    if "/" in digits:
        whole, part = digits.split(" ")
        above, _, below = part.partition("/")
        return float(whole) + float(above) / float(below)
    return float(re.sub("[ ,’']", "", digits)) if not digits.isdigit() else float(digits)


def _figure(text: str, start: int) -> Figure | None:
    """The bare figure that begins at `start`."""
    if is_digit(ord(text[start])):
        end = _plain_end(text, start)
        if end:
            digits, (scale, end) = text[start:end], _scale_behind(text, end)
        else:
            match = _WRITTEN.match(text, start)
            if match is None:
                return None
            digits, scale = match.groups()
            end = match.end()
        value = _written_value(digits)
        return start, end, value * SCALES[scale] if scale else value, None, digits, scale
    end = _plain_word_end(text, start)
    if end:
        word = text[start:end]
        return start, end, float(ONES[word] if word in ONES else TENS[word]), None, None, None
    match = _SPELLED.match(text, start)
    if match is None:
        return None
    vague, half, mixed, point, words = match.groups()
    if vague:
        return start, match.end(), None, vague, None, None
    figure = _half(half) if half else _mixed(mixed) if mixed else _point(point) if point else _word_value(words)
    last = (words or "").rsplit(" ", 1)[-1]
    return start, match.end(), figure, None, None, last if last in _SHARED_SCALES else None


def _plain_end(text: str, start: int) -> int:
    """Where the digits of a figure end that stands behind a space or a plain mark; 0 for any other, which the grammar
    reads.

    They may be parted by one comma or one point: "1,200", "3.5".
    """
    if start < 2 or text[start - 1] not in _PLAIN_BEFORE or (text[start - 1] == " " and is_digit(ord(text[start - 2]))):
        return 0
    end = digits_end(text, start)
    mark, behind = text[end : end + 1], text[end + 1 : end + 2]
    if mark == " " and (
        behind in _FRACTIONS or (behind in _PLAIN_DIGITS and (end - start <= _GROUP or text[end + 2 : end + 3] == "/"))
    ):
        return 0
    if mark in _FRACTIONS or ((mark == "’" or mark == "'") and behind in _PLAIN_DIGITS):
        return 0
    if (mark == "," or mark == ".") and behind in _PLAIN_DIGITS:
        stop = digits_end(text, end + 1)
        if mark == "," and (end - start > _GROUP or stop - end != _GROUP + 1):
            return 0
        end, mark, behind = stop, text[stop : stop + 1], text[stop + 1 : stop + 2]
    if end == start or ((mark == "," or mark == ".") and behind and is_digit(ord(behind))):
        return 0
    return 0 if mark and is_digit(ord(mark)) else end


def _scale_behind(text: str, end: int) -> tuple[str | None, int]:
    """The scale behind a figure that ends at `end`, and where the figure ends with it: "5 MILLION"."""
    begin = end + 1 if text.startswith(" ", end) else end
    if text[begin : begin + 1] in _SCALE_BEGINS:
        stop = letters_end(text, begin)
        if (
            text.startswith(" crore", stop)
            and text[begin:stop] == "lakh"
            and letters_end(text, stop + 1) == stop + len(" crore")
        ):
            stop += len(" crore")
        if text[begin:stop] in _WRITTEN_SCALES and not (stop < len(text) and is_word(ord(text[stop]))):
            return text[begin:stop], stop
    return None, end


def _plain_word_end(text: str, start: int) -> int:
    """Where a number in one word ends, behind which none goes on; 0 for any other, which the grammar reads."""
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return 0
    end = letters_end(text, start)
    word = text[start:end]
    if word not in ONES and word not in TENS:
        return 0
    mark = text[end : end + 1]
    if mark != " " and mark != "-":
        return 0 if mark.isalnum() or mark == "_" else end
    return 0 if text[end + 1 : letters_end(text, end + 1)] in _GOES_ON else end


def figures(text: str, spelled: Iterable[str] | None, digits: Iterable[int] | None) -> list[Figure]:
    """The bare figures of `text`: the grammar is tried only where a digit or one of the number words can begin one."""
    starts = list(digit_starts(text) if digits is None else digits)
    if spelled is None:
        starts += [m.start() for m in _TOKEN.finditer(text) if m.group() in _STARTS]
    else:
        for word in spelled:
            starts += _starts(text, word)
    starts.sort()
    found: list[Figure] = []
    end = 0
    for start in starts:
        if start >= end and (figure := _figure(text, start)):
            found.append(figure)
            end = figure[1]
    return found


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
