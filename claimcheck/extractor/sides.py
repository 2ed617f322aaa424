"""Lists of losses by side: "armed forces: 177 dead and 251 wounded; among the rebels 655 dead; civilians 47"."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.extractor.reading import Sentence
from claimcheck.extractor.triggers import has_any

_GROUPS: Final = {
    "soldiers": (
        "armed forces",
        "government forces",
        "government troops",
        "federal troops",
        "soldiers",
        "troops",
        "army",
        "military",
    ),
    "attackers": ("rebels", "guerrillas", "guerillas", "insurgents", "militants", "separatists", "fighters", "rebel"),
    "civilians": ("civilians", "civilian"),
    "police": ("police", "policemen", "police officers"),
    "protesters": ("protesters", "demonstrators"),
}  # fmt: skip
_GROUP_OF: Final = {word: group for group, words in _GROUPS.items() for word in words}
_SIGNS: Final = tuple(
    "forces troops soldiers army military rebel guer insurgents militants separatists fighters civilian police "
    "protesters demonstrators".split()
)
_WORDS: Final = "|".join(sorted(_GROUP_OF, key=len, reverse=True))
_HARMS: Final = (
    r"(?:(?:lost|suffered|had|counted|about|at least|some)\s+)*(?:\d[\d,]*(?:\d|dead|killed|wounded|injured|hurt|"
    r"missing|and|"
    r"others?|more|about|at least|some|people|men|casualties|losses|deaths|[,\s])*)?"
)
_HEAD: Final = re.compile(
    rf"(?:(?:^|[;,]\s+(?:and\s+)?)(?:the\s+|on the\s+)?|\b(?:among|on|of|for)\s+(?:the\s+)?(?:side of (?:the\s+)?)?)"
    rf"(?P<group>{_WORDS})(?P<side>\s+side)?(?P<mark>\s*[:,–-])?\s{_HARMS}$"
)
"""The side that a list counts for, before its figures."""
_SPEAKERS: Final = frozenset(("police", "army", "military"))
"""Who speaks in "Police: 12 dead in blast"."""
_REACH: Final = 120


def side_of(sentence: Sentence, start: int) -> str | None:
    """The group of people that a list counts for with a figure at `start` that names none; None where it is no such
    list."""
    lowered = sentence.lowered
    begin = max(0, start - _REACH)
    if not has_any(lowered[begin:start], _SIGNS):
        return None
    for mark in (". ", "; "):
        cut = lowered.rfind(mark, begin, start)
        begin = max(begin, cut + 2) if cut >= 0 else begin
    match = _HEAD.search(lowered[begin:start])
    if match is None or (match["group"] in _SPEAKERS and match["mark"] and not match["side"]):
        return None
    return _GROUP_OF[match["group"]]
