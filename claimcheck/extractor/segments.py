"""Text -> paragraphs -> sentences, as spans into the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from claimcheck.values.scanning import line_ends
from claimcheck.values.sentence_ends import SentenceEnds

LONGEST: Final = 1500
"""Characters of the longest sentence; longer ones are tables and lists without full stops."""

_ABBREVIATIONS: Final = frozenset(
    "mr mrs ms dr prof sen rep gov gen col lt sgt capt maj st jr sr no vs inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec "
    "u.s u.k u.n e.u d.c a.m p.m approx est rev hon pres cmdr messrs".split()
)
_LONGEST_ABBREVIATION: Final = max(map(len, _ABBREVIATIONS))
_OPENING: Final = "“\"‘'(["
_ENDING: Final = '.!?…”"’:)'
_NEAR: Final = 80
"""Characters before a line end that say whether a sentence ends there."""
_SHORT: Final = 30
_FULL: Final = 110
_LONGEST_LINE: Final = 130
"""Characters of lines that say nothing, of wrapped lines on average, and of the longest of them."""
_MOST_OF_A_LINE: Final = 60
_WHOLE_LINE: Final = 75
_LINE_ENDS: Final = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_LONG_LINE: Final = re.compile(rf"[^{_LINE_ENDS}]{{{_LONGEST_LINE + 1}}}")
_LONG_LINE_BEHIND: Final = re.compile(rf"[{_LINE_ENDS}][^{_LINE_ENDS}]{{{_LONGEST_LINE + 1}}}")
"""A long line behind another: tried only at line ends, so that the search is linear."""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of paragraphs; a line end inside a sentence that goes on (hard-wrapped text) does not end one."""
    wrapped = _wrapped(text)
    spans: list[tuple[int, int]] = []
    start = 0
    for stop, behind in line_ends(text):
        last = text[stop - 1 : stop] if stop > start else ""
        if last.isspace() or not last:
            last = text[max(start, stop - _NEAR) : stop].rstrip()[-1:]
            if not last:
                start = behind
                continue
        ended = last in _ENDING and not (last == "." and text[max(start, stop - _NEAR) : stop].rstrip().endswith((" Mr.", " Dr.")))
        following = text[behind : behind + 1]
        if following.islower() or last == "," or (following in '("“' and not ended):
            continue
        if wrapped and _goes_on(text, start, stop, behind, ended):
            continue
        spans.append((start, stop))
        start = behind
    if start < len(text) and not text[start:].isspace():
        spans.append((start, len(text)))
    return spans


def _wrapped(text: str) -> bool:
    """Whether the lines of a text are wrapped: none is long, and most are full."""
    if _LONG_LINE.match(text) or _LONG_LINE_BEHIND.search(text):
        return False
    lines = [len(line) for line in text.splitlines() if len(line) > _SHORT]
    return bool(lines) and sum(lines) / len(lines) < _FULL


def _goes_on(text: str, start: int, stop: int, behind: int, ended: bool) -> bool:
    """Whether the paragraph from `start` goes on behind a line end of wrapped text, from `stop` to `behind`."""
    if text.count("\n", stop, behind) < 2:
        return not ended or len(text[max(start, stop - _NEAR) : stop].rstrip()) > _MOST_OF_A_LINE
    return not ended and stop - text.rfind("\n", 0, stop) > _WHOLE_LINE


def sentences(text: str, start: int, end: int, ends: SentenceEnds) -> list[tuple[int, int]]:
    """Spans of the sentences of one paragraph, white space at their ends left out; `ends` are those of the text."""
    spans: list[tuple[int, int]] = []
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    begin = start
    for stop, closed, behind in ends.between(start, end):
        if text[stop] == "." and not (stop - begin > _LONGEST_ABBREVIATION and text[stop - _LONGEST_ABBREVIATION - 1 : stop].isalpha()):
            last = text[max(begin, stop - 14) : stop].rsplit(None, 1)[-1:]
            word = last[0].lower().lstrip(_OPENING) if last else ""
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
    """The span in pieces of at most `LONGEST` characters, cut at white space: text without full stops costs no more than other text."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end
