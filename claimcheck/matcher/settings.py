"""What a kind's own settings say of the keys under which its claims meet."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.matcher.words import stem
from claimcheck.model import Claim
from claimcheck.rules import Kind, Rules
from claimcheck.values.places import load

_ANY = "any"


def sets_keys(claim: Claim, kind: Kind | None) -> bool:
    """Whether the kind's settings, and no rule of the matcher, say under which keys its claims meet."""
    if kind is None:
        return False
    if kind.severity == "off":
        return True
    told = kind.value in ("date", "clock", "names") or bool(kind.item) or (kind.value != "count" and bool(kind.patterns))
    return not kind.open and (told or kind.scope.place != "same" or kind.scope.who != "same")


def keys_by_settings(claim: Claim, kind: Kind, places: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The keys of a claim by the scope of its kind, `places` being where it may meet others; none where the kind is not compared."""
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
