"""Which claims of one quantity are held against each other, and why they are of one quantity.

No key makes a quadratic step. In a small folder every two claims under a key are looked at, up to `MOST_PAIRED` of them; of more, their distinct
figures. In an archive a key such as "deaths, people, in a country" may hold 100,000 claims of thousands of events: there only claims of documents
that are neighbours are looked at (see `neighbours`: those of one event that share most), and of one document at most `MOST_OF_ONE` under a key,
its first distinct figures. So the pairs that are looked at grow with the claims, and each event is found however many others share its key.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from operator import attrgetter

from claimcheck.matcher.events import Events
from claimcheck.matcher.evidence import compatible, evidence
from claimcheck.matcher.grounds import ENOUGH, SUGGESTED
from claimcheck.matcher.keys import Key, is_named, keys_of
from claimcheck.matcher.neighbours import neighbours
from claimcheck.matcher.sameness import APART_AFTER_DAYS, open_to_comparison, same_quantity
from claimcheck.matcher.settings import days_apart
from claimcheck.model import Claim, Quantity, Value
from claimcheck.rules import Rules
from claimcheck.values.intervals import CONVERTED, interval

MOST_PAIRED = 400
MOST_OF_ONE = 40
"""Claims of one document of an archive under one key: whoever states more figures of one thing states a table."""
FAR_BELOW = 4
"""How many times a figure may go into the largest of its document before it is taken for a part."""

_source = attrgetter("source")


def compared(
    quantity: Quantity, members: list[Claim], events: Events, rules: Rules, focus: frozenset[str] | None = None, *, differing: bool = False
) -> Iterator[tuple[Claim, Claim, str]]:
    """Pairs of claims that answer one question, each with the reason, in the order of `members`.

    With `focus` only those of these sources; with `differing` only those that do not state one value in the same words, which nobody would judge.
    """
    if quantity.key[0] == "open":
        yield from _compared_open(quantity.key, members, events, rules, focus)
        return
    parts: frozenset[str] | None = None
    days = days_apart(rules, quantity.kind, APART_AFTER_DAYS)
    members, pairs = _held(quantity.key, members, events, focus)
    for a, b in pairs:
        if differing and a.value.low == b.value.low and a.value == b.value:
            continue
        why = same_quantity(a, b, quantity.key, events, days)
        if why:
            parts = _parts(members, rules) if parts is None else parts
            if a.id not in parts and b.id not in parts:
                yield a, b, why


def _held(key: Key, members: list[Claim], events: Events, focus: frozenset[str] | None) -> tuple[list[Claim], Iterator[tuple[Claim, Claim]]]:
    """The members from which the rest of their documents is known, and the pairs of them that may be of one event, both in their order."""
    if not events.archive:
        members = _distinct(members, focus)
        return members, _pairs(members, focus)
    members = _few_of_each(members)
    dated = [claim for claim in members if claim.known_day] if key[0] == "open" else members  # polls and prices of unknown days are of any day
    return members, _pairs_of_neighbours(dated, events, focus)


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


def _pairs_of_neighbours(members: list[Claim], events: Events, focus: frozenset[str] | None) -> Iterator[tuple[Claim, Claim]]:
    """Every two of `members` that are of one document or of neighbours, in their order; with `focus`, where one is of these sources."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(members):
        places[claim.source].append(place)
    near = neighbours(list(places), events, focus)
    if not near and len(places) == len(members):
        return
    for place, claim in enumerate(members):
        own = (claim.source,) if focus is None or claim.source in focus else ()
        behind = [other for source in (*own, *near.get(claim.source, ())) for other in places[source] if other > place]
        yield from ((claim, members[other]) for other in sorted(behind))


def _compared_open(key: Key, members: list[Claim], events: Events, rules: Rules, focus: frozenset[str] | None) -> Iterator[tuple[Claim, Claim, str]]:
    """Open figures meet under several keys: they are compared under the first that they share."""
    members, pairs = _held(key, members, events, focus)
    told: _Told | None = None
    keys: dict[str, list[Key]] = {}
    for a, b in pairs:
        if a.source == b.source or _meet(a.value, b.value) or not open_to_comparison(a, b, events) or not compatible(a, b, events.names_beside):
            continue
        for claim in (a, b):
            if claim.id not in keys:
                keys[claim.id] = [k for k in keys_of(claim, rules) if k[0] == "open"]
        if key != next((k for k in keys[a.id] if k in keys[b.id]), None):
            continue
        told = told or _Told(members)
        why = _open(a, b, events, told)
        if why:
            yield a, b, why


def _few_of_each(members: list[Claim]) -> list[Claim]:
    """The members, of a document that has more than `MOST_OF_ONE` its first distinct figures."""
    if len(members) <= MOST_OF_ONE:
        return members
    most = Counter(map(_source, members))
    if max(most.values(), default=0) <= MOST_OF_ONE:
        return members
    kept, told, taken = [], set(), Counter[str]()
    for claim in members:
        if most[claim.source] > MOST_OF_ONE:
            figure = (claim.source, *_figure(claim))
            if figure in told or taken[claim.source] == MOST_OF_ONE:
                continue
            told.add(figure)
            taken[claim.source] += 1
        kept.append(claim)
    return kept


def _figure(claim: Claim) -> tuple[object, ...]:
    return claim.value.low, claim.value.high, claim.value.qualifier, claim.as_of


def _distinct(members: list[Claim], focus: frozenset[str] | None) -> list[Claim]:
    if len(members) <= MOST_PAIRED:
        return members
    distinct: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(members, key=lambda c: c.source not in focus) if focus else members:
        distinct.setdefault(_figure(claim), claim)
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


class _Told:
    """What each document states under one key."""

    def __init__(self, members: list[Claim]) -> None:
        self.by_source: dict[str, list[Claim]] = defaultdict(list)
        figures: dict[str, set[tuple[object, object]]] = defaultdict(set)
        first: dict[str, Claim] = {}
        for claim in members:
            self.by_source[claim.source].append(claim)
            figures[claim.source].add((claim.value.low, claim.value.high))
            if claim.source not in first or claim.span.start < first[claim.source].span.start:
                first[claim.source] = claim
        self.alone = frozenset(source for source, found in figures.items() if len(found) == 1)
        """The documents that have one figure only."""
        self.leads = frozenset(claim.id for claim in first.values())
        """The first claim of each document: what its headline or lead says."""


def _open(a: Claim, b: Claim, events: Events, told: _Told) -> str | None:
    """Why two open figures are of one quantity: enough is said of both, and neither report has the other's figure as well."""
    single = {a.source, b.source} <= told.alone
    points, shared = evidence(a, b, events.words, events.names_beside, alone=single, lead={a.id, b.id} <= told.leads)
    if events.grounds is not None:
        events.grounds.note_words(shared, points, events.words)
    if SUGGESTED <= points < ENOUGH:
        events.suggested |= {a.id, b.id}
    if points < ENOUGH or _told_too(a, told.by_source[b.source], events) or _told_too(b, told.by_source[a.source], events):
        return None
    what = a.kind.replace("_", " ") if is_named(a) and a.kind == b.kind else (a.subject or a.value.unit or a.kind)
    beside = f" beside the same words ({', '.join(shared[:5])})" if shared else ""
    return f"both state {what}{beside}" + (", each report one figure of it only" if single else "")


def _told_too(claim: Claim, others: Iterable[Claim], events: Events) -> bool:
    """Whether a document, by its claims, states the figure of `claim` too: what else it states is then another quantity."""
    return any(_meet(c.value, claim.value) and compatible(c, claim, events.names_beside) for c in others)


def _meet(a: Value, b: Value) -> bool:
    (low, high), (other_low, other_high) = interval(a), interval(b)
    slack = CONVERTED if a.type == "measure" and a.unit != b.unit else 1.0
    return max(low, other_low) <= min(high, other_high) * slack
