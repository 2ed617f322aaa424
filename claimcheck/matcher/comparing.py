"""Which claims of one quantity are held against each other, and why they are of one quantity.

A bucket larger than `MOST_PAIRED` is compared between its distinct figures only, so that no key makes a quadratic step.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from claimcheck.matcher.events import Events
from claimcheck.matcher.evidence import compatible, evidence
from claimcheck.matcher.keys import Key, is_named, keys_of
from claimcheck.matcher.sameness import APART_AFTER_DAYS, open_to_comparison, same_quantity
from claimcheck.matcher.settings import days_apart
from claimcheck.model import Claim, Quantity, Value
from claimcheck.rules import Rules
from claimcheck.values.intervals import CONVERTED, interval

MOST_PAIRED = 400
FAR_BELOW = 4
"""How many times a figure may go into the largest of its document before it is taken for a part."""
ENOUGH, SUGGESTED = 2.75, 1.75
"""What must speak for one quantity where no rule says that two open figures are of one."""


def compared(quantity: Quantity, members: list[Claim], events: Events, rules: Rules, focus: frozenset[str] | None = None) -> Iterator[tuple[Claim, Claim, str]]:
    """Pairs of claims that answer one question, each with the reason, in the order of `members`; with `focus` only those of these sources."""
    members = _distinct(members, focus)
    if quantity.key[0] == "open":
        yield from _compared_open(quantity.key, members, events, rules, focus)
        return
    parts = _parts(members, rules)
    days = days_apart(rules, quantity.kind, APART_AFTER_DAYS)
    for a, b in _pairs(members, focus):
        why = None if a.id in parts or b.id in parts else same_quantity(a, b, quantity.key, events, days)
        if why:
            yield a, b, why


def _pairs(members: list[Claim], focus: frozenset[str] | None) -> Iterator[tuple[Claim, Claim]]:
    """Every two of `members` in their order; with `focus`, where one is of these sources."""
    asked = members if focus is None else [claim for claim in members if claim.source in focus]
    behind = 0
    for i, a in enumerate(members):
        if focus is None or a.source in focus:
            behind += 1
            yield from ((a, b) for b in members[i + 1 :])
        else:
            yield from ((a, b) for b in asked[behind:])


def _compared_open(key: Key, members: list[Claim], events: Events, rules: Rules, focus: frozenset[str] | None) -> Iterator[tuple[Claim, Claim, str]]:
    """Open figures meet under several keys: they are compared under the first that they share."""
    alone, leads = _alone(members), _leads(members)
    keys = {claim.id: [k for k in keys_of(claim, rules) if k[0] == "open"] for claim in members}
    for a, b in _pairs(members, focus):
        if a.source == b.source or key != next((k for k in keys[a.id] if k in keys[b.id]), None):
            continue
        why = _open(a, b, events, members, alone, leads)
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


def _parts(members: list[Claim], rules: Rules) -> frozenset[str]:
    """Exact figures of a running total that are far below the largest that their own document states: parts of it, or of something else."""
    if members[0].value.type != "count":
        return frozenset()
    largest: dict[str, float] = defaultdict(float)
    for claim in members:
        if claim.stance == "asserted" and claim.value.qualifier in ("exact", "at_least", "more_than"):
            largest[claim.source] = max(largest[claim.source], float(claim.value.low or 0))
    kinds = (rules.kinds.get(claim.kind) for claim in members)
    running = {claim.id for claim, kind in zip(members, kinds, strict=True) if kind and kind.running and claim.value.qualifier == "exact"}
    return frozenset(c.id for c in members if c.id in running and float(c.value.low or 0) * FAR_BELOW <= largest[c.source])


def _alone(members: list[Claim]) -> frozenset[str]:
    """The documents that have one figure only under a key."""
    figures: dict[str, set[tuple[object, object]]] = defaultdict(set)
    for claim in members:
        figures[claim.source].add((claim.value.low, claim.value.high))
    return frozenset(source for source, found in figures.items() if len(found) == 1)


def _leads(members: list[Claim]) -> frozenset[str]:
    """The first claim of each document under a key: what its headline or lead says."""
    first: dict[str, Claim] = {}
    for claim in members:
        if claim.source not in first or claim.span.start < first[claim.source].span.start:
            first[claim.source] = claim
    return frozenset(claim.id for claim in first.values())


def _open(a: Claim, b: Claim, events: Events, members: list[Claim], alone: frozenset[str], leads: frozenset[str]) -> str | None:
    """Why two open figures are of one quantity: enough is said of both, and neither report has the other's figure as well."""
    if events.archive and not (a.known_day and b.known_day):
        return None  # polls and prices of unknown days are of any day
    if _meet(a.value, b.value) or not open_to_comparison(a, b, events) or not compatible(a, b, events.names_beside):
        return None
    single = {a.source, b.source} <= alone
    points, shared = evidence(a, b, events.words, events.names_beside, alone=single, lead={a.id, b.id} <= leads)
    if SUGGESTED <= points < ENOUGH:
        events.suggested |= {a.id, b.id}
    if points < ENOUGH or _told_too(a, b.source, members, events) or _told_too(b, a.source, members, events):
        return None
    what = a.kind.replace("_", " ") if is_named(a) and a.kind == b.kind else (a.subject or a.value.unit or a.kind)
    beside = f" beside the same words ({', '.join(shared[:5])})" if shared else ""
    return f"both state {what}{beside}" + (", each report one figure of it only" if single else "")


def _told_too(claim: Claim, source: str, members: list[Claim], events: Events) -> bool:
    """Whether a document states the figure of `claim` too: what else it states is then another quantity."""
    return any(c.source == source and _meet(c.value, claim.value) and compatible(c, claim, events.names_beside) for c in members)


def _meet(a: Value, b: Value) -> bool:
    (low, high), (other_low, other_high) = interval(a), interval(b)
    slack = CONVERTED if a.type == "measure" and a.unit != b.unit else 1.0
    return max(low, other_low) <= min(high, other_high) * slack
