"""The words that name kinds of sums, percentages and measures ("stake", "turnout"), found beside a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_BESIDE: Final = 90
_BEHIND: Final = 45
"""Characters before and behind a figure in which the word for what it measures may stand."""
_CROSSED: Final = 25
_AFTERWARDS: Final = 2
"""What a comma between, and standing behind the figure, cost in characters."""
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_COMMA: Final = re.compile(r"[,\da](?:(?<=[,\d])|(?<=\ba)nd\b)")
_PASSED: Final = re.compile(r",|\b(?:and|or|was|were|is|are|has|have|had|whose|which|that|who|when|after|before)\b")
"""What parts a figure from words behind it."""
_STOP: Final = re.compile(r"[;:.wbc](?:(?<=[;:])|(?<=\.)\s|(?<=\bw)hile\b|(?<=\bb)ut\b|(?<=\bc)ompared\b)")
"""These begin with one set of characters, so that the scan is fast."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The words that name kinds of one type of value."""

    pattern: re.Pattern[str]
    kinds: dict[str, str]
    """Word -> the first kind that has it."""
    phrases: dict[str, tuple[str, ...]]
    """Plain word -> the words or phrases that do not stand in a sentence without it."""
    needed: frozenset[str]
    """The plain words."""
    plain: bool
    """Whether each phrase has such a word, and begins and ends with a letter or a digit, so that it can be looked
    for without the pattern."""

    def nearest(self, lowered: str, words: frozenset[str], start: int, end: int) -> tuple[str, str] | None:
        """The kind whose word stands nearest to the figure at `start` to `end` in its clause, and that word; None
        where none does."""
        begin, limit = max(0, start - _BESIDE), min(len(lowered), end + _BEHIND)
        if self.plain:
            near = words & self.needed
            if limit < len(lowered) and lowered[limit].isalpha():  # the last word within reach is cut
                reach = lowered[end:limit]
                near |= self.needed & {reach[len(reach.rstrip(_LETTERS)) :]}
            if not near:
                return None
            found = self._spans(lowered, near, begin, limit)
        else:
            found = [(m.start(), m.group()) for m in self.pattern.finditer(lowered, begin, limit)]
        best: str | None = None
        least = 0
        for at, word in found:
            stop = at + len(word)
            between = lowered[stop:start] if stop <= start else lowered[end:at]
            distance = (
                0 if 0 <= at - end <= 1 else len(between)
            )  # directly behind: "a 5 percent STAKE", "30 euros A SHARE"
            if best is not None and distance >= least:
                continue
            if not 0 <= at - end <= 1:
                distance += _CROSSED * len(_COMMA.findall(between)) + (_AFTERWARDS if at >= end else 0)
                if best is not None and distance >= least:
                    continue
            if not (_STOP.search(between) or (at >= end and _PASSED.search(between))):
                best, least = word, distance
        return (self.kinds[best], best) if best is not None else None

    def _spans(self, lowered: str, near: Iterable[str], begin: int, limit: int) -> list[tuple[int, str]]:
        """Where the phrases with the words `near` stand, the longest where several do, as the pattern finds them."""
        found: list[tuple[int, int, str]] = []
        for word in near:
            for phrase in self.phrases[word]:
                at = lowered.find(phrase, begin, limit)
                while at >= 0:
                    stop = at + len(phrase)
                    if not ((at and _in_word(lowered[at - 1])) or (stop < limit and _in_word(lowered[stop]))):
                        found.append((at, -len(phrase), phrase))
                    at = lowered.find(phrase, at + 1, limit)
        found.sort()
        spans: list[tuple[int, str]] = []
        done = begin
        for at, _, phrase in found:
            if at >= done:
                spans.append((at, phrase))
                done = at + len(phrase)
        return spans


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"
