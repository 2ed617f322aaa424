"""Paragraphs -> sentences, as spans into the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.values.sentence_ends import SentenceEnds

LONGEST: Final = 1500
"""Characters of the longest sentence; longer ones are tables and lists without full stops."""

_ABBREVIATIONS: Final = frozenset(
    "mr mrs ms dr sq cu prof sen rep gov gen col lt sgt capt maj st jr sr no vs inc ltd co corp jan feb mar apr jun "
    "jul aug sep sept oct nov dec "
    "u.s u.k u.n e.u d.c a.m p.m approx est rev hon pres cmdr messrs".split()
)
_BEFORE_FIGURES: Final = frozenset(
    "rs tk rp ksh kshs shs sh fr sfr dh dhs gs bs s/ approx ca no nos art sec fig pp vol ch para".split()
)
"""Abbreviations that end no sentence where a figure follows: "Rs. 12 crore"."""
_LONGEST_ABBREVIATION: Final = max(map(len, _ABBREVIATIONS))
_OPENING: Final = "“\"‘'(["


def sentences(text: str, start: int, end: int, ends: SentenceEnds) -> list[tuple[int, int]]:
    """Spans of the sentences of one paragraph, white space at their ends left out; `ends` are those of the text."""
    spans: list[tuple[int, int]] = []
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    begin = start
    for stop, closed, behind in ends.between(start, end):
        if text[stop] == "." and not (
            stop - begin > _LONGEST_ABBREVIATION and text[stop - _LONGEST_ABBREVIATION - 1 : stop].isalpha()
        ):
            last = text[max(begin, stop - 14) : stop].rsplit(None, 1)[-1:]
            word = last[0].lower().lstrip(_OPENING) if last else ""
            if word in _BEFORE_FIGURES and text[behind : behind + 1].isdigit():
                continue
            if (word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i")) and not (
                word in ("a.m", "p.m", "u.s") and text[behind : behind + 4] in ("The ", "It w", "In t", "On J")
            ):
                continue
        spans.append((begin, closed))
        begin = behind
    if begin < end:
        spans.append((begin, end))
    if end - start <= LONGEST or all(b - a <= LONGEST for a, b in spans):
        return spans
    return [part for span in spans for part in _bounded(text, *span)]


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span in pieces of at most `LONGEST` characters, cut at white space: text without full stops costs no more
    than other text."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end
