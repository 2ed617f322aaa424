"""The keys under which claims meet: they hold what was asked (kind, group, thing, place), never the answer.

A claim has a key for each question that it answers: a date may say when several things happened, a count may answer a denial.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from claimcheck.matcher.words import stem, stems
from claimcheck.model import Claim
from claimcheck.rules import Rules
from claimcheck.values.places import load

Key = tuple[str, ...]

_NOT_COMPARED = frozenset({"count_other", "money", "percent", "duration", "distance", "event_date", "departures", "hours", "crowd", "attackers", "votes"})
"""Kinds whose words do not yet say enough of what they measure: read and listed, never compared across statements."""
_PARTS = frozenset({"more", "including", "one of them", "forecast"})


def keys_of(claim: Claim, rules: Rules) -> Iterator[Key]:
    """The keys of a claim; none where it is compared with nothing."""
    kind = claim.value.type
    if kind == "date":
        for happened in claim.happened:
            rule, place = rules.happenings[happened.name], happened.place or country(claim.place)
            if not rule.local or place != country(place):
                yield "happening", happened.name, country(place) if rule.once else place
    elif kind == "names":
        yield "members", country(claim.place)
    elif kind == "fact":
        if _head(claim) in _stemmed(rules.deniable):
            yield "denied", _head(claim), country(claim.place)
    elif claim.place is not None and claim.stance != "denied":
        yield from _of_figure(claim, rules)


def _of_figure(claim: Claim, rules: Rules) -> Iterator[Key]:
    value = claim.value
    if value.type == "count" and claim.subject:
        for word in sorted(stems(claim.subject) & _stemmed(rules.deniable)):
            yield "denied", word, country(claim.place)
    if claim.kind in _NOT_COMPARED or claim.subset in _PARTS:
        return
    place = claim.place or ""
    if value.type == "money":
        if claim.item and claim.moment is None and value.per:
            yield claim.kind, value.unit or "", claim.item, place, value.per
    elif value.type == "clock":
        yield (claim.kind,)
    elif claim.kind == "damage":
        yield claim.kind, _head(claim) or "things", place
    else:
        yield claim.kind, claim.who or _head(claim) or "people", claim.subset or "", place


@functools.lru_cache(maxsize=8)
def _stemmed(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem(w) for w in words)


def _head(claim: Claim) -> str:
    """The counted noun: "senators" are no further group of the rules, and still not all people."""
    words = (claim.subject or "").lower().split()
    return stem(words[-1]) if words else ""


def country(name: str | None) -> str:
    """The country of a place, or the place itself where it has none."""
    place = load().get(name) if name else None
    return (place.parent or place.name) if place else name or ""

