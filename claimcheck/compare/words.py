"""The words that tell what a figure measures: their roots, and which of them belong to which figure of a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.matcher.words import stem

_ROOT = 5
_FAMILIES = (
    "death deaths died dead fatalities deceased killed die dies fatal casualties",
    "injury injuries injured wounded hurt",
    "case cases infections infected",
    "world worldwide globally global total",
    "abroad elsewhere overseas other others international internationally foreign outside",
    "win won wins winning winner winners victories victory",
    "lose lost loses losing loss losses defeats defeat",
    "sell sold sells selling sales sale",
    "gross grossed grosses grossing earned earn earning earnings made collected office revenue revenues",
    "population inhabitants residents populated",
    "found founded founding established establish formed created",
    "release released releases releasing premiered premiere published launched",
    "review reviews reviewers reviewer critics critic",
    "rating rated rate score scored scores ratings scoring",
    "bear born birth",
    "marry married marriage marrying",
    "grow grew growth grown growing",
    "build built building",
    "employ staff employees employee professionals workers workforce employs",
    "student pupils",
    "increase increased increases increasing up rise rose risen rising",
    "view views viewed viewing watched viewers watch",
    "rich richest wealthiest wealthy richer wealthier",
    "seat seats seating sits",
)
_SYNONYMS = {word: family.split(maxsplit=1)[0] for family in _FAMILIES for word in family.split()}
_STOP = frozenset(
    "the a an of in on at by to for from with and or is was were are be been has have had it its as that this "
    "than more less over under about below above before after since until till again will would there their "
    "he she they his her who which lower higher fewer greater".split()
)
_SCALES = frozenset("million billion trillion thousand hundred crore crores lakh %".split())
_WORD = re.compile(r"[a-z][a-z’']+|%")
_VERB = re.compile(r"\b(?:has|have|had|is|are|was|were)\b")
_NAME = re.compile(r"\b[A-Z]\w+")
_PART = re.compile(r",|;|\band\b|\bwith\b|\bbased\b|\bagainst\b|\bwhile\b|\bbut\b|\(")
_PHRASE = re.compile(r"[\s-]*(?:(?!(?:" + "|".join(_STOP) + r")\b)[a-z’%-]+[\s-]*)*")
_CLAUSE = re.compile(r"[;]|\.\s|\.$")
SCORE = frozenset(("rating", "avera"))
"""Roots beside a plain number that say that it scores something."""


def root(word: str) -> str:
    """A stem short enough that "reviewers" meets "reviewing"; words of one meaning share one."""
    return _SYNONYMS.get(word) or stem(word)[:_ROOT]


def words_beside(spans: Sequence[tuple[int, int]], text: str, lowered: str) -> list[tuple[str, frozenset[str]]]:
    """The noun behind each figure (of `spans`, left to right) and all words that belong to it, as roots.

    What stands between two figures is parted at its last comma or "and".
    """
    told = []
    subject = _subject(text[: spans[0][0]], lowered[: spans[0][0]]) if spans else []
    for i, (start, stop) in enumerate(spans):
        begin = spans[i - 1][1] if i else 0
        end = spans[i + 1][0] if i + 1 < len(spans) else len(lowered)
        before, behind = lowered[begin:start], lowered[stop:end]
        if i:
            before = before[_parted(before) :]
        if i + 1 < len(spans):
            behind = behind[: _parted(behind) or len(behind)]
        behind = _CLAUSE.split(behind, maxsplit=1)[0]
        after = [w for w in _WORD.findall(behind) if w not in _STOP][:4]
        prior = [w for w in _WORD.findall(_CLAUSE.split(before)[-1]) if w not in _STOP][-5:]
        noun = _noun(behind)
        near = {root(w) for w in (*after, *prior, *subject) if w not in _SCALES}
        told.append((noun, frozenset(near | {"of"} if behind.lstrip().startswith("of ") else near)))
    return told


def _subject(text: str, lowered: str) -> list[str]:
    """The words before the first figure that belong to all of them: names, and what stands before the verb."""
    verb = _VERB.search(lowered)
    words = [w.lower() for w in _NAME.findall(text)] + (
        _WORD.findall(_CLAUSE.split(lowered[: verb.start()])[-1]) if verb else []
    )
    return [w for w in words if w not in _STOP]


def _noun(behind: str) -> str:
    """The head of the phrase behind a figure: its first plural ("new cases", "ethnically diverse students"), else
    its first word."""
    words = [w for w in _WORD.findall(_PHRASE.match(behind).group()) if w not in _SCALES]  # type: ignore[union-attr]
    return (
        root(
            next(
                (w for w in words[:4] if (w.endswith("s") and not w.endswith(("ss", "’s"))) or w == "people"), words[0]
            )
        )
        if words
        else ""
    )


def _parted(between: str) -> int:
    """Where the words between two figures part: behind the first the place and the noun, before the second its verb;
    0 where nothing parts them."""
    cuts = [m.start() for m in _PART.finditer(between.rstrip(" ("))]
    return cuts[-1] if cuts else 0
