"""The names beside a figure: of whom or what it may be ("OAKHART's profit", "in the NORDIC trial")."""

from __future__ import annotations

import re

from claimcheck.matcher.wording import figure_in
from claimcheck.model import Claim
from claimcheck.values.currencies import MARKS
from claimcheck.values.places import load

_NAME = re.compile(r"(?:[A-Z][\w&’'-]*[\w&]|[A-Z]{2,})(?:\s+(?:(?:of|and|&|de|al|du|van|von)\s+)?[A-Z][\w&’'-]*[\w&])*")
_NO_NAME = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Jan Feb Mar Apr Jun Jul Aug Sept Oct Nov Dec "
    "The A An In On At By For From With But And Or If As It Its He She They We I This That These Those There When "
    "While After Before Since Until Some Many Most All Of To Not No Yes More Less About "
    "Mr Mrs Ms Dr Sir Prof President Minister Prime Chief Chairman CEO Inc Corp Ltd Plc PLC Co Co. SpA AG SA "
    "GmbH LLC US U.S UK EU UN GMT EST PM AM".split()
)
_POSSESSIVE = re.compile(r"(?:’s|'s|’|')$")
_FULL_NAME = 2
"""Capitalised words that are a name even at the beginning of a sentence ("Ann Lee")."""
_SAYS = re.compile(
    r"(?:,[^,]{0,60},)?\s+(?:said|says|told|reported|reports|estimated|estimates|announced|claimed|claims|added|"
    r"counted|put|according)\b"
)
_ACCORDING = re.compile(r"\b(?:according to|said|says|told|by) (?:the |its )?$")
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_SHORTEST = 3
"""Letters of the shortest word of a name that tells one from another."""
_CLAUSES = re.compile(r"[;:]|,\s+(?:and|but|while|whereas|compared)\b|\bwhile\b|\bwhereas\b|\bcompared (?:with|to)\b")


def names_beside(claim: Claim, known: frozenset[str]) -> frozenset[str]:
    """The words of the names in the clause of a figure, else in the sentence before it, in lower case; titles, days and
    months left out.

    Any word is capitalised at the beginning of a sentence: there one is a name where it is among the `known` names of
    the document.
    """
    text, start, end = figure_in(claim)
    cuts = [m.span() for m in _CLAUSES.finditer(text)]
    left = max((behind for _, behind in cuts if behind <= start), default=0)
    right = min((cut for cut, _ in cuts if cut >= end), default=len(text))
    names = [
        (at, name) for at, name in all_names(text, known) if not _who_says(text, at, name) and load().get(name) is None
    ]
    if claim.value.type == "money":
        names = [(at, name) for at, name in names if not start <= at < end]  # "5 million Danish kroner"
    inside = [name for at, name in names if left <= at < right] or [name for at, name in names if at < start]
    words = (
        w
        for name in inside
        for w in name.replace("-", " ").split()
        if len(w) >= _SHORTEST and w not in MARKS and load().get(w) is None
    )
    return frozenset(w.lower() for w in words) - frozenset((claim.speaker or "").lower().split())


def _who_says(text: str, at: int, name: str) -> bool:
    """Whether a name is of who speaks, and not of what is spoken of."""
    return bool(_SAYS.match(text, at + len(name)) or _ACCORDING.search(text, max(0, at - 30), at))


def all_names(text: str, known: frozenset[str]) -> list[tuple[int, str]]:
    """Where each name of a sentence begins, and the name."""
    found = []
    for match in _NAME.finditer(text):
        words = [w for w in _POSSESSIVE.sub("", match.group()).split() if w not in _NO_NAME]
        if (
            words
            and not text[: match.start()].strip(" “\"'‘(")
            and words[0] not in known
            and not _ACRONYM.fullmatch(words[0])
        ):
            words = (
                words[2:]
                if words[1:2] in (["of"], ["and"], ["the"])
                else words[1:]
                if len(words) < _FULL_NAME
                else words
            )
        if words:
            found.append((match.start(), " ".join(words)))
    return found
