"""The keys under which claims meet: they hold what was asked (kind, group, thing, place), never the answer.

A claim has a key for each question that it answers: a date may say when several things happened, a count may answer a denial.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.matcher.words import stem, stems
from claimcheck.model import Claim
from claimcheck.rules import Rules
from claimcheck.values.places import load

Key = tuple[str, ...]

_NOT_COMPARED = frozenset({"count_other", "money", "percent", "duration", "distance", "event_date", "departures", "hours", "crowd", "attackers"})
"""Kinds whose words do not yet say enough of what they measure: read and listed, never compared across statements."""
_PARTS = frozenset({"more", "including", "one of them"})


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
        yield "denied", _last_stem(claim), country(claim.place)
    elif claim.place is not None and claim.stance != "denied":
        yield from _of_figure(claim)


def _of_figure(claim: Claim) -> Iterator[Key]:
    value = claim.value
    if value.type == "count" and claim.subject:
        for word in sorted(stems(claim.subject)):
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
        yield claim.kind, (claim.subject or "things").split()[-1].lower(), place
    else:
        yield claim.kind, claim.who or "people", claim.subset or "", place


def country(name: str | None) -> str:
    """The country of a place, or the place itself where it has none."""
    place = load().get(name) if name else None
    return (place.parent or place.name) if place else name or ""


def _last_stem(claim: Claim) -> str:
    words = (claim.subject or "").split()
    return stem(words[-1]) if words else ""
