"""Text -> paragraphs -> sentences, as spans into the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 1500
"""Characters of the longest sentence; longer ones are tables and lists without full stops."""

_BLANK = re.compile(r"\n[ \t\r]*\n\s*|\n")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen col lt sgt capt maj st jr sr no vs inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec "
    "u.s u.k u.n e.u d.c a.m p.m approx est rev hon pres cmdr messrs".split()
)
_LONGEST_ABBREVIATION = max(map(len, _ABBREVIATIONS))
_END = re.compile(r"[.!?…][.!?…]*[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9£$€])")
"""It begins with one character of a set and not with a repetition: only so is the scan for its beginning fast."""
_OPENING = "“\"‘'(["


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of paragraphs; a line end inside a sentence that goes on (hard-wrapped text) does not end one."""
    lines = [len(line) for line in text.splitlines() if len(line) > 30]
    wrapped = bool(lines) and max(lines) <= 130 and sum(lines) / len(lines) < 110
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BLANK.finditer(text):
        if match.start() < start:
            continue
        before = text[max(start, match.start() - 80) : match.start()].rstrip()
        following = text[match.end() : match.end() + 1]
        if not before:
            start = match.end()
            continue
        ended = before[-1] in '.!?…”"’:)' and not before.endswith((" Mr.", " Dr."))
        blank = match.group(0).count("\n") > 1
        goes_on = following.islower() or (before[-1] == ",") or (following in '("“' and not ended)
        if goes_on or (wrapped and not blank and (not ended or len(before) > 60)):
            continue
        if wrapped and blank and not ended and match.start() - text.rfind("\n", 0, match.start()) > 75:
            continue
        spans.append((start, match.start()))
        start = match.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences of one paragraph, white space at their ends left out."""
    spans: list[tuple[int, int]] = []
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    begin = start
    for match in _END.finditer(text, start, end):
        stop = match.start()
        if text[stop] == "." and not (stop - begin > _LONGEST_ABBREVIATION and text[stop - _LONGEST_ABBREVIATION - 1 : stop].isalpha()):
            last = text[max(begin, stop - 14) : stop].rsplit(None, 1)[-1:]
            word = last[0].lower().lstrip(_OPENING) if last else ""
            if (word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i")) and not (
                word in ("a.m", "p.m", "u.s") and text[match.end() : match.end() + 4] in ("The ", "It w", "In t", "On J")
            ):
                continue
        spans.append((begin, stop + len(match.group().rstrip())))
        begin = match.end()
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
