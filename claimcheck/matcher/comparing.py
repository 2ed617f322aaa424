"""Which claims of one quantity are held against each other, and why they are of one quantity.

A bucket larger than `MOST_PAIRED` is compared between its distinct figures only, so that no key makes a quadratic step.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from claimcheck.matcher.events import Events
from claimcheck.matcher.evidence import compatible, evidence
from claimcheck.matcher.keys import Key
from claimcheck.matcher.sameness import open_to_comparison, same_quantity
from claimcheck.model import Claim, Quantity, Value
from claimcheck.values.intervals import interval

MOST_PAIRED = 400
ENOUGH = 3.0
"""What must speak for one quantity where no rule says that two open figures are of one."""
_UNNAMED = frozenset({"count_other", "money", "percent", "price", "duration", "distance", "speed", "weight", "area", "temperature", "volume", "power", "measure"})
"""Kinds that say no more than how a figure is written."""


def compared(quantity: Quantity, members: list[Claim], events: Events, focus: frozenset[str] | None = None) -> Iterator[tuple[Claim, Claim, str]]:
    """Pairs of claims that answer one question, each with the reason, in the order of `members`; with `focus` only those of these sources."""
    members = _distinct(members, focus)
    open_key = quantity.key[0] == "open"
    alone = _alone(members) if open_key else frozenset()
    for i, a in enumerate(members):
        for b in members[i + 1 :]:
            if focus is not None and a.source not in focus and b.source not in focus:
                continue
            why = _open(a, b, quantity.key, events, members, alone) if open_key else same_quantity(a, b, quantity.key, events)
            if why:
                yield a, b, why


def _distinct(members: list[Claim], focus: frozenset[str] | None) -> list[Claim]:
    if len(members) <= MOST_PAIRED:
        return members
    distinct: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(members, key=lambda c: c.source not in focus) if focus else members:
        distinct.setdefault((claim.value.low, claim.value.high, claim.value.qualifier, claim.as_of), claim)
    kept = {claim.id for claim in list(distinct.values())[:MOST_PAIRED]}
    return [claim for claim in members if claim.id in kept]


def _alone(members: list[Claim]) -> frozenset[str]:
    """The documents that have one figure only under a key."""
    figures: dict[str, set[tuple[object, object]]] = defaultdict(set)
    for claim in members:
        figures[claim.source].add((claim.value.low, claim.value.high))
    return frozenset(source for source, found in figures.items() if len(found) == 1)


def _open(a: Claim, b: Claim, key: Key, events: Events, members: list[Claim], alone: frozenset[str]) -> str | None:
    """Why two open figures are of one quantity: enough is said of both, and neither report has the other's figure as well."""
    if a.source == b.source or _meet(a.value, b.value) or not open_to_comparison(a, b, events) or not compatible(a, b):
        return None
    points, shared = evidence(
        a, b, events.words, named=key[1] not in _UNNAMED, alone={a.source, b.source} <= alone, noun=key[3] if key[1] in _UNNAMED else ""
    )
    if points < ENOUGH or _told_too(a, b.source, members) or _told_too(b, a.source, members):
        return None
    what = key[1].replace("_", " ") if key[1] not in _UNNAMED else key[3] or key[1]
    beside = f" beside the same words ({', '.join(shared[:5])})" if shared else ""
    return f"both state {what}{beside}" + (" and each report states one figure of it only" if {a.source, b.source} <= alone else "")


def _told_too(claim: Claim, source: str, members: list[Claim]) -> bool:
    """Whether a document states the figure of `claim` too: what else it states is then another quantity."""
    return any(c.source == source and _meet(c.value, claim.value) and compatible(c, claim) for c in members)


def _meet(a: Value, b: Value) -> bool:
    (low, high), (other_low, other_high) = interval(a), interval(b)
    return low <= other_high and other_low <= high
