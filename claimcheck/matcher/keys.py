"""The keys under which claims meet: they hold what was asked (kind, group, thing, place), never the answer.

A claim has a key for each question that it answers: a date may say when several things happened, a count may answer a denial.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterator

from claimcheck.matcher.settings import keys_by_settings, sets_keys
from claimcheck.matcher.words import stem, stems, tells
from claimcheck.model import Claim
from claimcheck.rules import Kind, Rules
from claimcheck.values.bare_figures import NUMBER_WORDS
from claimcheck.values.places import load
from claimcheck.values.units import FACTORS

Key = tuple[str, ...]

_NOT_COMPARED = frozenset({"departures", "hours"})
"""Kinds whose words do not say enough of what they measure: read and listed, never compared across statements."""
_UNNAMED = frozenset({"count_other", "money", "percent"})
_OPEN_TYPES = frozenset({"money", "percent", "measure"})
"""What no rule names: the words around the figures must agree too, as for kinds that the rules call open."""
_FURNITURE = frozenset("imag photo video caption slid gallery comment shar view minut read hour tim way on".split())
"""Stems of nouns that pages count about themselves."""
UNNAMED = frozenset({"count_other", "money", "percent", "price", "duration", "distance", "speed", "weight", "area", "temperature", "volume", "power", "measure"})
"""Kinds that say no more than how a figure is written."""
_PASSAGE = 45
"""Characters from which a sentence is not written twice by chance."""
_FIGURES = re.compile(rf"\d[\d.,]*|\b(?:{'|'.join(sorted(NUMBER_WORDS))})\b|\s+")
_NEAR = 50
"""Characters beside a figure whose words may say what it measures."""
_MOST_WORDS = 8
_WORD = re.compile(r"[a-z][a-z’'-]{3,}")
_PARTS = frozenset({"more", "including", "one of them", "sum of parts"})


def keys_of(claim: Claim, rules: Rules) -> Iterator[Key]:
    """The keys of a claim; none where it is compared with nothing."""
    kind, own = claim.value.type, rules.kinds.get(claim.kind)
    if own and kind in ("date", "clock", "names"):
        yield from keys_by_settings(claim, own, places_of(claim))
    elif kind == "date":
        for happened in claim.happened:
            rule, place = rules.happenings[happened.name], happened.place or country(claim.place)
            if not rule.local or place != country(place):
                yield "happening", happened.name, country(place) if rule.once else place
    elif kind == "names":
        yield "members", country(claim.place)
    elif kind == "fact":
        if _head(claim) in _stemmed(rules.deniable):
            yield "denied", _head(claim), country(claim.place)
    elif claim.stance != "denied":
        yield from _of_figure(claim, rules)


def _of_figure(claim: Claim, rules: Rules) -> Iterator[Key]:
    value = claim.value
    if value.type == "count" and claim.subject:
        for word in sorted(stems(claim.subject) & _stemmed(rules.deniable)):
            yield "denied", word, country(claim.place)
    if value.type == "count" and claim.subset in (None, "sum of parts") and value.qualifier == "exact":
        yield "sum", claim.source, hashlib.sha256(claim.sentence.encode()).hexdigest()[:12]
    if value.type == "measure":
        yield "conversion", claim.source, hashlib.sha256(claim.sentence.encode()).hexdigest()[:12], FACTORS.get(value.unit or "", (1.0, ""))[1]
    if value.type == "count" and claim.moment:
        yield "change", claim.source, claim.kind, hashlib.sha256(claim.sentence.encode()).hexdigest()[:12]
    if claim.subset in _PARTS or (value.type == "count" and claim.moment == "before"):
        if len(claim.sentence) >= _PASSAGE:  # parts say too little, but one sentence that two reports have with two figures says enough
            yield "passage", claim.kind, hashlib.sha256(_FIGURES.sub("#", claim.sentence.lower()).encode()).hexdigest()[:12]
        return
    kind = rules.kinds.get(claim.kind)
    if kind and sets_keys(claim, kind):
        yield from keys_by_settings(claim, kind, places_of(claim))
        return
    if value.type in _OPEN_TYPES or claim.kind in _UNNAMED or (kind and kind.open):
        if not (value.type == "money" and claim.item and (value.per or claim.moment) and not is_named(claim)):
            yield from _open(claim, kind)
            return
    if claim.kind in _NOT_COMPARED:
        return
    for question in _questions(claim, whole=bool(kind and kind.running)):
        for place in places_of(claim):
            yield *question, place
    if value.type == "clock":
        yield (claim.kind,)


def _questions(claim: Claim, *, whole: bool) -> Iterator[Key]:
    """What a figure of a named kind answers, wherever it is."""
    value = claim.value
    if value.type == "count" and whole and claim.subset is None and claim.who:
        yield "whole", claim.kind
    if value.type == "money":
        if claim.item and (value.per or claim.moment):
            yield claim.kind, value.unit or "", claim.item, value.per or "", claim.moment or ""
    elif claim.kind == "damage":
        yield claim.kind, _head(claim) or "things"
    elif value.type != "clock":
        yield claim.kind, claim.who or _head(claim) or "people", claim.subset or ""


def places_of(claim: Claim) -> tuple[str, ...]:
    """The places under which a claim is kept ("@Lyon"), best first.

    A stated place is kept under itself, and a country also under the town in it that the document's event is in. A figure without a place is
    of the document's event: it is kept under each city that the document names, and under the event's own place.
    """
    if claim.place_stated:
        within = claim.scene and claim.scene != claim.place and load().contains(claim.place or "", claim.scene)
        return (f"@{claim.scene}", f"@{claim.place}") if within else (f"@{claim.place}",)
    cities = (f"@{city}" for city in (claim.event or "").split("; ") if city)
    own = _own_places(claim)
    town = own[:1] if own[0] != own[-1] else ()  # where the event is a town's, it meets others of that town first
    return tuple(dict.fromkeys((*town, *cities, *own)))


def _own_places(claim: Claim) -> tuple[str, ...]:
    """Where a figure without a place meets one with a place: at the event's own, in the town that its report names most, in the country."""
    named = [city for city in (claim.event or "").split("; ") if load().contains(claim.place or "", city)]
    return f"@{claim.place or ''}", *(f"@{city}" for city in named[:1]), f"@{country(claim.place)}"


def meeting_place(a: Claim, b: Claim) -> str | None:
    """The one place under which two claims are held against each other; None where they are of different places."""
    mine, others = (places_of(c) if c.place_stated or not other.place_stated else _own_places(c) for c, other in ((a, b), (b, a)))
    shared = [p for p in mine if p in others]
    return min(shared, key=lambda p: (mine.index(p) + others.index(p), p), default=None)


def _open(claim: Claim, kind: Kind | None) -> Iterator[Key]:
    """Where an open figure may meet others, best first: its kind, what it counts, and for sums and measures each word close to it."""
    value = claim.value
    unit = FACTORS.get(value.unit or "", (1.0, value.unit or ""))[1] if value.type == "measure" else value.unit or ""
    day = (claim.known_day or "") if kind and kind.daily else ""
    if kind and is_named(claim):
        yield "open", claim.kind, "" if value.type == "count" else unit, day or value.per or ""
    if value.type == "count":
        if (claim.subject or "").lower().split()[:1] == ["block"] and value.low != 1:
            return  # "the 800 block of Elm Street" is an address
        noun = claim.who if claim.who not in (None, "people") else _head(claim)
        if noun and len(noun) > 2 and noun not in _FURNITURE:
            yield "open", "count", "", noun
        return
    for word in near_words(claim):
        yield "open", value.type, unit, word, *((day,) if day else ())


def is_named(claim: Claim) -> bool:
    """Whether words beside the figure name its kind, and that kind says more than how a figure is written."""
    return claim.pattern is not None and claim.kind not in UNNAMED


def near_words(claim: Claim) -> tuple[str, ...]:
    """The stems of the telling words close to a figure, the word that says what it measures first."""
    at = claim.sentence.find(claim.quote)
    before = claim.sentence[max(0, at - _NEAR) : at].lower()
    behind = claim.sentence[at + len(claim.quote) : at + len(claim.quote) + _NEAR].lower()
    words = [w for w in (*_WORD.findall(before), *_WORD.findall(behind)) if tells(w)]
    return tuple(dict.fromkeys([stem(w) for w in ([claim.subject] if claim.subject else [])] + [stem(w) for w in words]))[:_MOST_WORDS]


@functools.lru_cache(maxsize=8)
def _stemmed(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem(w) for w in words)


def _head(claim: Claim) -> str:
    """The counted noun: "senators" are no further group of the rules, and still not all people."""
    words = (claim.subject or "").lower().split()
    return stem(words[-1]) if words else ""


def country(name: str | None) -> str:
    """The country of a place (of two, "Ohio and Texas", of the first), or the place itself where it has none."""
    place = load().get(name) or load().get(name.split(" and ")[0]) if name else None
    return (place.parent or place.name) if place else name or ""

