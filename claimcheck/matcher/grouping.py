"""Which claims speak of the same quantity: keyed, so that a shuffle by key is enough, and never transitive.

The key holds what was asked (kind, unit, group of people or thing, place), never the answer.
"""

from __future__ import annotations

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Iterable

from claimcheck.model import Claim, Quantity
from claimcheck.rules import Rules
from claimcheck.values.places import load

_NOT_COMPARED = frozenset(
    {"count_other", "money", "percent", "duration", "distance", "event_date", "departures", "hours", "crowd", "attackers"}
)
"""Kinds whose words do not yet say enough of what they measure: read and listed, never compared across statements."""


APART_AFTER_DAYS = 60
"""Figures further apart than this hold for different states of affairs: silence is kept rather than guessing at one event."""
_WISHES = ("demand", "call", "urge", "want", "seek", "would", "will", "threaten")
"""Words of wishes and plans: what they speak of has not happened."""


def key_of(claim: Claim, rules: Rules) -> tuple[str, ...] | None:
    """The blocking key of a claim; None where it is compared with nothing."""
    value = claim.value
    if claim.kind == "event_date":
        happening = happening_of(claim, rules)
        return ("happening", happening, _country(claim.place)) if happening else None
    if claim.kind in _NOT_COMPARED or claim.stance == "denied" or claim.subset in ("more", "including") or claim.place is None:
        return None
    if value.type == "money":
        return (
            (claim.kind, value.unit or "", claim.item or "", claim.place, value.per or "")
            if claim.item and claim.moment is None and value.per
            else None
        )
    if value.type == "clock":
        return (claim.kind,)
    if claim.kind == "damage":
        return (claim.kind, _thing(claim), claim.place)
    return (claim.kind, claim.who or "people", claim.subset or "", claim.place)


def _country(name: str | None) -> str:
    place = load().get(name) if name else None
    return (place.parent or place.name) if place else name or ""


def _thing(claim: Claim) -> str:
    return (claim.subject or "things").split()[-1].lower()


def _days(iso: str) -> int:
    return datetime.date.fromisoformat(iso).toordinal()


def happening_of(claim: Claim, rules: Rules) -> str | None:
    """The happening that the words around a date name."""
    words = set(claim.topics)
    if any(word.startswith(_WISHES) for word in words):
        return None
    for name, happening in rules.happenings.items():
        if words.intersection(happening.verbs) and (not happening.subjects or words.intersection(happening.subjects)):
            return name
    return None


def same_quantity(a: Claim, b: Claim) -> str | None:
    """Why two claims of one key are the same quantity; None where they are not: other days or spans."""
    if a.source == b.source and (a.sentence == b.sentence or a.value.type == "date"):
        return None
    if a.source != b.source and a.event and b.event and not set(a.event.split("; ")) & set(b.event.split("; ")):
        return None  # documents that share no city and no region speak of different events
    if a.as_of and b.as_of and abs(_days(a.as_of) - _days(b.as_of)) > APART_AFTER_DAYS:
        return None
    if a.period and b.period and a.period != b.period:
        return None
    if bool(a.period) != bool(b.period):
        return None
    parts = [f"both state {a.kind.replace('_', ' ')}"]
    if a.who:
        parts.append(f"of {a.who}")
    if a.place:
        parts.append(f"in {a.place}")
    if a.as_of and a.as_of == b.as_of and a.value.type != "date":
        parts.append(f"as of {a.as_of}")
    return " ".join(parts)


def match(claims: Iterable[Claim], rules: Rules) -> list[tuple[Quantity, list[Claim]]]:
    """Quantities of two or more claims, each with its claims, in an order that does not depend on the input's."""
    buckets: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        key = key_of(claim, rules)
        if key:
            buckets[key].append(claim)
    found = []
    for key in sorted(buckets):
        members = sorted(buckets[key], key=lambda c: (c.as_of or "", c.source, c.span.start, c.id))
        if len(members) < 2:
            continue
        first = members[0]
        label = (
            rules.happenings[key[1]].label
            if key[0] == "happening"
            else rules.kinds[first.kind].label
            if first.kind in rules.kinds
            else first.kind
        )
        identity = hashlib.sha256("\0".join(("v1", *key)).encode()).hexdigest()[:12]
        found.append((Quantity(identity, first.kind, label, first.place, first.who, tuple(c.id for c in members)), members))
    return found
