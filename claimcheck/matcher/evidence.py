"""Whether two figures that no rule pins down measure the same: what the words beside them have in common, weighed.

A kind that the rules name says much, a noun that is tied to both figures something, each further word that both clauses share the more the
rarer it is among the claims of the run (inverse document frequency, Spärck Jones 1972). Names, days, places and modifiers that differ rule
it out.
"""

from __future__ import annotations

import datetime
import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from claimcheck.matcher.keys import country, is_named
from claimcheck.matcher.words import stem, telling
from claimcheck.model import Claim
from claimcheck.values.intervals import interval
from claimcheck.values.places import load
from claimcheck.values.units import FACTORS

_DIMENSION = re.compile(r"(?:\s+to)?\s*[ -](?:the\s+)?(long|wide|high|tall|deep|thick|away|apart|across|from|off|ahead|behind|north|south|east|west|northeast|northwest|southeast|southwest|inland|offshore|outside|around)\b", re.I)
_DIMENSIONS = {word: word for word in ("long", "wide", "deep", "thick", "across", "around")} | {"high": "high", "tall": "high"}
Names = Callable[[Claim], frozenset[str]]
"""Gives the words of the names beside a claim's figure."""
OPEN_DAYS = 3
"""Open figures that hold for days further apart are of different states of affairs."""
_NEARNESS = ((1.15, 1.0), (1.5, 0.75), (2.0, 0.25), (3.0, -0.5), (5.0, -1.5))
_FAR = -2.5
"""Points for the ratio of the larger figure to the smaller one, and for one that is larger still."""
_GENERIC_NOUNS = frozenset(
    stem(w)
    for w in "people persons men women officials members times things ways sides countries cities nations leaders residents reports others questions reasons groups companies words "
    "points steps parts places areas cases issues days years weeks months hours minutes lines meetings miles children students workers employees witnesses friends families".split()
)
"""Nouns that one report counts several of, each time others."""


@dataclass(frozen=True, slots=True)
class Words:
    """How many documents of a run have each telling word in their claims, and how many documents make claims; parts of a run add up."""

    claims: int
    having: Mapping[str, int]

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Words:
        """Counted over `claims`, each word once for a document."""
        seen: dict[str, set[str]] = {}
        for claim in claims:
            seen.setdefault(claim.source, set()).update(telling(claim.topics))
        return cls.of_documents(seen.values())

    @classmethod
    def of_documents(cls, documents: Iterable[Collection[str]]) -> Words:
        """Counted over the telling words of the claims of each document that makes any."""
        having: Counter[str] = Counter()
        count = 0
        for words in documents:
            count += 1
            having.update(words)
        return cls(count, having)

    def __add__(self, other: Words) -> Words:
        """Both counted together; no document may be in both."""
        return Words(self.claims + other.claims, Counter(self.having) + Counter(other.having))

    def repeated(self) -> Words:
        """Without the words that one document has: what is not counted weighs as much as what is counted once."""
        return Words(self.claims, {word: count for word, count in self.having.items() if count > 1})

    def weight(self, word: str) -> float:
        """From about 0.3 for a word that every document has to 1 for a rare one."""
        return max(0.3, min(1.0, math.log(1 + self.claims / max(1, self.having.get(word, 0))) / math.log(1 + self.claims / 2 + 1)))


def compatible(a: Claim, b: Claim, names: Names) -> bool:
    """Whether nothing that is said of the two figures rules out that they measure the same."""
    if a.subset != b.subset or a.period != b.period or (a.moment or "after") != (b.moment or "after"):
        return False
    if a.item and b.item and a.item != b.item:
        return False
    if a.known_day and b.known_day and abs(_ordinal(a.known_day) - _ordinal(b.known_day)) > OPEN_DAYS:
        return False
    if is_named(a) and is_named(b) and a.kind != b.kind:
        return False
    if a.value.type == "measure" and _dimension(a) != _dimension(b) and _dimension(a) and _dimension(b):
        return False
    if a.value.type == "measure" and _attributive(a) and _attributive(b) and _noun(a) != _noun(b):
        return False
    return _one_place(a, b) and _one_thing(a, b) and (not names(a) or not names(b) or bool(names(a) & names(b)))


def _dimension(claim: Claim) -> str | None:
    """What a length is of, where a word directly behind it says so: "45 feet LONG", "15 feet AWAY"."""
    at = claim.sentence.find(claim.quote) + len(claim.quote)
    match = _DIMENSION.match(claim.sentence, at)
    return _DIMENSIONS.get(match.group(1).lower(), "away") if match else None


def _attributive(claim: Claim) -> bool:
    """Whether a measure stands before what it is of: "a five-day festival"."""
    return bool(re.search(rf"{re.escape(claim.value.text)}-[a-z]", claim.sentence))


def _ordinal(iso: str) -> int:
    return datetime.date.fromisoformat(iso).toordinal()


def _one_place(a: Claim, b: Claim) -> bool:
    if a.place == b.place or not (a.place and b.place) or not (a.place_stated or b.place_stated):
        return True
    if not (a.place_stated and b.place_stated) and country(a.place) == country(b.place):
        return True
    return load().contains(a.place or "", b.place or "") or load().contains(b.place or "", a.place or "")


def _one_thing(a: Claim, b: Claim) -> bool:
    """Whether the words before the counted noun allow one thing: "rescue units" and "fire rescue units", not "armed" and "unarmed men"."""
    if a.value.type != "count":
        return True
    mine, others = ({stem(w) for w in (c.subject or "").lower().split()[:-1]} for c in (a, b))
    return not mine or not others or bool(mine & others)


def _nearness(a: Claim, b: Claim) -> float:
    """What the sizes of two figures say: those of one quantity differ little, those of two quantities by any factor."""
    (low, high), (other_low, other_high) = interval(a.value, usual=True), interval(b.value, usual=True)
    small, large = sorted((_middle(low, high), _middle(other_low, other_high)))
    if small <= 0:
        return 0.0
    return next((points for most, points in _NEARNESS if large / small <= most), _FAR)


def _middle(low: float, high: float) -> float:
    return low if math.isinf(high) else high if math.isinf(low) else (low + high) / 2


def evidence(a: Claim, b: Claim, words: Words, names: Names, *, alone: bool, lead: bool) -> tuple[float, list[str]]:
    """How much speaks for one quantity, and the words that do.

    `alone` where each document has one such figure only, `lead` where both are the first of their documents.
    """
    noun = _noun(a) if _noun(a) == _noun(b) else ""
    shared = sorted((telling(a.topics) & telling(b.topics)) - {noun})
    weight = sum(words.weight(w) for w in shared)
    generic = a.value.type == "count" and (noun in _GENERIC_NOUNS or not noun)
    if is_named(a) and a.kind == b.kind:
        weight += 1.5
    elif noun and not generic:
        weight += 0.5
    if a.value.type == "measure" and FACTORS.get(a.value.unit or "", (1.0, ""))[1] in ("second", "m") and not (is_named(a) and a.kind == b.kind):
        weight -= 0.5 if noun else 1.0  # every report has hours and miles of many things
    if alone and not generic:
        weight += 1.0
    elif lead and not generic:
        weight += 0.5
    weight += _nearness(a, b)
    if a.as_of_stated and b.as_of_stated and a.as_of != b.as_of:
        weight -= 1.0
    if names(a) & names(b):
        weight += 0.5
    if a.place_stated and b.place_stated and a.place == b.place:
        weight += 0.5
    return weight, shared


def _noun(claim: Claim) -> str:
    """The stem of what a claim counts or measures."""
    words = (claim.subject or "").lower().split()
    return stem(words[-1]) if words else ""
