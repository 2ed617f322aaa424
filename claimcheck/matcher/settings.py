"""What a kind's own settings say of the keys under which its claims meet."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.matcher.words import stem
from claimcheck.model import Claim
from claimcheck.rules import Kind, Rules
from claimcheck.values.places import load

_TOLD_BY_SIGN = frozenset({"price", "money", "duration", "distance", "percent"})
_ANY = "any"


def sets_keys(claim: Claim, kind: Kind | None) -> bool:
    """Whether the kind's settings, and no rule of the matcher, say under which keys its claims meet."""
    if kind is None:
        return False
    if kind.severity == "off":
        return True
    own_value = claim.value.type != "count" and claim.kind not in _TOLD_BY_SIGN
    return not kind.open and (own_value or kind.scope.place != "same" or kind.scope.who != "same")


def keys_by_settings(claim: Claim, kind: Kind) -> Iterator[tuple[str, ...]]:
    """The key of a claim by the scope of its kind; none where the kind is not compared."""
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
    yield claim.kind, who, _place(claim.place, scope.place)


def _place(name: str | None, scope: str) -> str:
    if scope == "any":
        return ""
    if scope == "same" or name is None:
        return name or ""
    place = load().get(name)
    return (place.parent or place.name) if place else name


def days_apart(rules: Rules, kind: str, otherwise: int) -> int:
    """How many days figures of a kind may lie apart and still be compared."""
    found = rules.kinds.get(kind)
    return otherwise if found is None or found.scope.days is None else found.scope.days
