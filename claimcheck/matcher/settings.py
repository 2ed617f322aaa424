"""What a kind's own settings say of the keys under which its claims meet, of days apart, of tolerance and rounding."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.matcher.described import ahead
from claimcheck.matcher.words import stem
from claimcheck.model import Claim, Value
from claimcheck.rules import Kind, Rules
from claimcheck.values.differing import minutes as at
from claimcheck.values.differing import relation
from claimcheck.values.intervals import bound
from claimcheck.values.places import load
from claimcheck.values.times import clock
from claimcheck.values.units import in_base

_ANY = "any"
_NUMERIC = ("count", "money", "percent", "measure")


def sets_keys(claim: Claim, kind: Kind | None) -> bool:
    """Whether the kind's settings, and no rule of the matcher, say under which keys its claims meet."""
    if kind is None:
        return False
    if kind.severity == "off":
        return True
    told = (
        kind.value in ("date", "clock", "names") or bool(kind.item) or (kind.value != "count" and bool(kind.patterns))
    )
    return not kind.open and (told or kind.scope.place != "same" or kind.scope.who != "same")


def keys_by_settings(claim: Claim, kind: Kind, places: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The keys of a claim by the scope of its kind, `places` being where it may meet others; none where the kind is
    not compared."""
    value, scope = claim.value, kind.scope
    if kind.severity == "off" or claim.stance == "denied":
        return
    if value.type == "count":
        words = (claim.subject or "").lower().split()
        counted = claim.who or (stem(words[-1]) if words else "people")
        who = _ANY if scope.who == "any" else f"{counted}\0{claim.subset or ''}"
        if claim.subset in ("more", "including", "one of them", "sum of parts"):
            return
    else:
        who = f"{value.unit if value.type == 'money' else value.type}\0{value.per or ''}\0{claim.moment or ''}\0{claim.item or ''}"
    for place in places if scope.place == "same" else (_country(claim.place) if scope.place == "country" else "",):
        yield claim.kind, who, place


def _country(name: str | None) -> str:
    place = load().get(name) if name else None
    return (place.parent or place.name) if place else name or ""


def days_apart(rules: Rules, kind: str, otherwise: int) -> int:
    """How many days figures of a kind may lie apart and still be compared."""
    found = rules.kinds.get(kind)
    if found is None:
        return otherwise
    return 0 if found.daily else otherwise if found.scope.days is None else found.scope.days


def related(a: Claim, b: Claim, kind: Kind | None) -> str:
    """As `relation`, with the tolerance and rounding of the kind."""
    found = relation(*_on_one_clock(a, b))
    if kind is None or a.value.type not in _NUMERIC:
        return found
    exact = a.value.qualifier == b.value.qualifier == "exact"
    if found == "meet" and not kind.rounding and exact and _bare(a.value) != _bare(b.value):
        found = "apart"
    if found == "apart" and kind.tolerance:
        (low, high), (other_low, other_high) = sorted((_bare(a.value), _bare(b.value)))
        gap = other_low - high
        largest = max((abs(x) for x in (low, high, other_low, other_high) if math.isfinite(x)), default=0.0)
        found = "meet" if gap <= kind.tolerance * largest else found
    return found


def _on_one_clock(a: Claim, b: Claim) -> tuple[Value, Value]:
    """The two values; of times in two zones the second on the clock of the first."""
    minutes = ahead(a, b)
    if not minutes:
        return a.value, b.value
    told = [clock(at(str(bound)) + minutes) for bound in (b.value.low, b.value.high)]
    return a.value, replace(b.value, low=told[0], high=told[1], usual_low=told[0], usual_high=told[1])


def _bare(value: Value) -> tuple[float, float]:
    """The bounds as they are written: a tolerance is counted from the figures, not from what may round to them."""
    low, high = bound(value.low, -math.inf), bound(value.high, math.inf)
    return (in_base(value.unit, low), in_base(value.unit, high)) if value.type == "measure" else (low, high)
