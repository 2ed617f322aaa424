"""Where the paragraphs of a text begin and end, also where its lines are wrapped."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.values.scanning import line_ends

_ENDING: Final = '.!?…”"’:)'
_NEAR: Final = 80
"""Characters before a line end that say whether a sentence ends there."""
_SHORT: Final = 30
_LONGEST_LINE: Final = 130
"""Characters of lines that say nothing of how a text is wrapped, and of the longest of wrapped lines."""
_MOSTLY: Final = 0.5
"""Share of the lines that say something which are near the longest where lines are wrapped."""
_FEW_LINES: Final = 5
"""Blank lines of a text, from which on they may stand between the lines of a paragraph."""
_RAGGED: Final = 0.1
"""Share of the widest line by which one may be shorter and go on, where nothing ends the sentence."""
_BEGINS: Final = re.compile(r"[-•*·–—]\s|[A-Z][A-Za-z’' -]{1,40}:\s")
"""An item of a list or a label with its figures: no line of a paragraph before it."""
_LINE_ENDS: Final = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_LONG_LINE: Final = re.compile(rf"[^{_LINE_ENDS}]{{{_LONGEST_LINE + 1}}}")
_LONG_LINE_BEHIND: Final = re.compile(rf"[{_LINE_ENDS}][^{_LINE_ENDS}]{{{_LONGEST_LINE + 1}}}")
"""A long line behind another: tried only at line ends, so that the search is linear."""
_LEADS_ON: Final = re.compile(
    r" (?:a|an|the|of|in|on|at|to|for|by|with|from|and|or|but|as|than|that|which|who|is|was|were|are|has|had|have|will|"
    r"would|said|about|over|into|its|his|her|their)\s*$"
)
"""Words at the end of a line with which no heading ends."""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of paragraphs; a line end inside a sentence that goes on (hard-wrapped text) does not end one."""
    width = _width(text)
    spans: list[tuple[int, int]] = []
    start = 0
    for stop, behind in line_ends(text):
        last = text[stop - 1 : stop] if stop > start else ""
        if last.isspace() or not last:
            last = text[max(start, stop - _NEAR) : stop].rstrip()[-1:]
            if not last:
                start = behind
                continue
        ended = last in _ENDING and not (
            last == "." and text[max(start, stop - _NEAR) : stop].rstrip().endswith((" Mr.", " Dr."))
        )
        following = text[behind : behind + 1]
        if following.isspace():
            following = text[behind : behind + _NEAR].lstrip()[:1]
        if (
            following.islower()
            or last == ","
            or (not ended and _LEADS_ON.search(text, max(start, stop - _NEAR), stop))
            or (following in '("“' and not ended)
        ):
            continue
        if width and _goes_on(text, stop, behind, width, ended) and not _BEGINS.match(text, behind):
            continue
        spans.append((start, stop))
        start = behind
    if start < len(text) and not text[start:].isspace():
        spans.append((start, len(text)))
    return spans


def _width(text: str) -> int:
    """The characters of the widest line of a text whose lines are wrapped: none is long, and most are nearly as wide
    as the widest; 0 for any other."""
    if _LONG_LINE.match(text) or _LONG_LINE_BEHIND.search(text):
        return 0
    lines = [len(line.strip()) for line in text.splitlines() if len(line) > _SHORT and not line.isspace()]
    widest = max(lines, default=0)
    return widest if sum(line > widest * (1 - 0.25) for line in lines) >= _MOSTLY * len(lines) else 0


def _many_lines(text: str) -> bool:
    """Whether a text has so many lines that blank ones between them may be its layout; of few, they part a heading or
    a stamp from the text."""
    at = -1
    for _ in range(_FEW_LINES):
        at = text.find("\n\n", at + 1)
        if at < 0:
            return False
    return True


def _goes_on(text: str, stop: int, behind: int, width: int, ended: bool) -> bool:
    """Whether a paragraph of wrapped text goes on behind a line end, from `stop` to `behind`: the next word would
    not have fitted into its line."""
    if text.count("\n", stop, behind) > 1 and (ended or not _many_lines(text)):
        return False
    line = text[text.rfind("\n", 0, stop) + 1 : stop].strip()
    word = text[behind : behind + _NEAR].split(None, 1)[:1]
    room = width if ended else width * (1 - _RAGGED)
    return bool(word) and len(line) + 1 + len(word[0]) > room
