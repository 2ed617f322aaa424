"""Which claims of one quantity are held against each other, and why they are of one quantity.

Figures are weighed: each two under a key have a comparison vector (`features`), and what it says is added up
(`scoring`). A pair that is likely
enough to answer one question is compared, one that is nearly so is only suggested.

No key makes a quadratic step. In a small folder every two claims under a key are looked at, up to `MOST_PAIRED` of
them; of more, their distinct
figures. In an archive a key such as "deaths" may hold 100,000 claims of thousands of events: there only claims of
documents
that are neighbours are looked at (see `neighbours`: those of one event that share most), and of one document at most
`MOST_OF_ONE` under a key,
its first distinct figures. So the pairs that are looked at grow with the claims, and each event is found however many
others share its key.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from claimcheck.matcher.acts import ACT, one_act, told_apart
from claimcheck.matcher.bucket import Bucket
from claimcheck.matcher.described import Described, gap
from claimcheck.matcher.events import Events
from claimcheck.matcher.features import vector
from claimcheck.matcher.keys import FIGURE, Key, keys_of
from claimcheck.matcher.neighbours import neighbours
from claimcheck.matcher.sameness import APART_AFTER_DAYS, same_quantity
from claimcheck.matcher.scoring import contributions, enough, probability, weights
from claimcheck.matcher.settings import days_apart, related
from claimcheck.matcher.vetoes import certain_difference, plausible
from claimcheck.matcher.word_features import Vector
from claimcheck.matcher.words import family, word_weight
from claimcheck.model import Claim, Quantity, Suggested
from claimcheck.rules import Rules

MOST_PAIRED = 400
MOST_OF_ONE = 40
"""Claims of one document of an archive under one key: whoever states more figures of one thing states a table."""
_BESIDE = 0.5
"""Share of the probability that is enough which a pair needs beside one that has enough, of the same claim."""
_OTHER_GROUP = frozenset(("group: part of the other", "group: differs", "part: one", "part: differs"))
"""Entries of the vector of a pair that needs as much by itself as any other."""
_NAMED_AGAINST = 3
"""Entries of the vector that a suggested pair names."""
_NAMED_WORDS = 4
"""Shared words that the reason of a pair names."""

_source = attrgetter("source")


class Compared(NamedTuple):
    """Two claims that answer one question."""

    a: Claim
    b: Claim
    why: str
    probability: float
    """How likely they do; 1 where a rule or the text itself says so."""
    enough: bool
    """Whether that is enough by itself; where not, the pair only belongs to a dispute that another pair of its
    claims has made."""


class Weighed(NamedTuple):
    """Two figures that may answer one question, with what speaks for it."""

    a: Described
    b: Described
    vector: Vector
    probability: float


def compared(
    quantity: Quantity,
    members: list[Claim],
    events: Events,
    rules: Rules,
    focus: frozenset[str] | None = None,
    *,
    differing: bool = False,
) -> Iterator[Compared]:
    """Pairs of claims that answer one question, each with the reason, in the order of `members`.

    With `focus` only those of these sources; with `differing` only those whose values may not both stand, which are all
    that is judged.
    """
    if quantity.key[0] == FIGURE:
        for pair in weighed(quantity.key, members, events, rules, focus, differing=differing):
            least = enough(pair.vector)
            if pair.probability >= (least * _BESIDE if _OTHER_GROUP.isdisjoint(pair.vector) else least):
                yield Compared(pair.a.claim, pair.b.claim, _why(pair), pair.probability, pair.probability >= least)
            if weights().suggested <= pair.probability < least and pair.a.claim.source != pair.b.claim.source:
                events.suggested.add(_suggested(pair, least))
        return
    if quantity.key[0] == ACT:
        yield from _of_one_act(quantity.key, members, events, rules, focus)
        return
    days = days_apart(rules, quantity.kind, APART_AFTER_DAYS)
    members, near = _held(members, events, focus)
    for a, b in pairs_of(members, near, focus):
        if differing and a.value.low == b.value.low and a.value == b.value:
            continue
        why = same_quantity(a, b, quantity.key, events, days)
        if why:
            yield Compared(a, b, why, 1.0, enough=True)


def _of_one_act(
    key: Key, members: list[Claim], events: Events, rules: Rules, focus: frozenset[str] | None
) -> Iterator[Compared]:
    """Pairs of dates of one act; they meet under several keys, and are looked at under the first that they share."""
    members, near = _held(members, events, focus)
    keys = {claim.id: [k for k in keys_of(claim, rules) if k[0] == ACT] for claim in members}
    found = (
        (a, b, one_act(a, b, key[1], events))
        for a, b in pairs_of(members, near, focus)
        if key == next(k for k in keys[a.id] if k in keys[b.id])
    )
    for a, b, why in told_apart(((a, b, why) for a, b, why in found if why), members):
        yield Compared(a, b, why, 1.0, enough=True)


def weighed(
    key: Key,
    members: list[Claim],
    events: Events,
    rules: Rules,
    focus: frozenset[str] | None = None,
    *,
    differing: bool = False,
) -> Iterator[Weighed]:
    """Pairs of figures that nothing certain parts, each with its comparison vector; figures meet under several keys,
    and are weighed under the first that they share."""
    members, near = _held(members, events, focus)
    bucket: Bucket | None = None
    keys: dict[str, list[Key]] = {}
    for a, b in pairs_of(members, near, focus):
        mine, other = events.described(a), events.described(b)
        kind = rules.kinds.get(a.kind) if a.kind == b.kind else None
        if (
            not plausible(mine, other)
            or certain_difference(mine, other, kind)
            or (differing and related(a, b, kind) == "meet")
        ):
            continue
        if _of_strangers(mine, other, events):
            continue  # of two owners
        if (mine.places_apart(other) or (gap(mine, other) or 0) > APART_AFTER_DAYS) and not events.one_event(
            a.source, b.source
        ):
            continue  # events of two towns, or of two seasons
        for claim in (a, b):
            if claim.id not in keys:
                keys[claim.id] = [k for k in keys_of(claim, rules) if k[0] == FIGURE]
        if key != next((k for k in keys[a.id] if k in keys[b.id]), None):
            continue
        bucket = bucket or Bucket(members, events.described, events.one_event, near, events.name_words)
        if bucket.told_apart(mine, other):
            continue
        found = vector(mine, other, bucket)
        yield Weighed(mine, other, found, probability(found))


def parted_by_reports(members: list[Claim], events: Events, a: Claim, b: Claim) -> str | None:
    """Why what the reports else say among `members` makes two figures answers to two questions; None where nothing
    does."""
    near = _held(members, events, None)[1]
    bucket = Bucket(members, events.described, events.one_event, near, events.name_words)
    return bucket.told_apart(events.described(a), events.described(b))


def _suggested(pair: Weighed, least: float) -> Suggested:
    """The pair with what speaks most against one quantity."""
    against = [name for name, _, adds in contributions(pair.vector) if adds < 0][:_NAMED_AGAINST]
    return Suggested(pair.a.claim.id, pair.b.claim.id, round(pair.probability, 3), least, "; ".join(against))


def _of_strangers(a: Described, b: Described, events: Events) -> bool:
    """Whether two sums or measures are of two owners: the names beside each stand nowhere in the report of the
    other."""
    if a.claim.value.type in ("count", "clock") or not a.names or not b.names:
        return False
    mine, others = (events.name_words(d.claim.source) or d.names for d in (a, b))
    return a.names.isdisjoint(others) and b.names.isdisjoint(mine)


def _why(pair: Weighed) -> str:
    """Why two figures are of one quantity, in a clause."""
    a, b = pair.a.claim, pair.b.claim
    if "kind: same, named" in pair.vector:
        what = a.kind.replace("_", " ") + (f" of {a.who}" if a.who and a.who == b.who else "")
    elif a.value.type == "clock":
        what = "a time of day"
    else:
        what = a.subject or b.subject or a.value.unit or a.kind.replace("_", " ")
    parts = [f"both state {what}"]
    if "place: same, stated" in pair.vector:
        parts.append(f"in {a.place}")
    if "day: same day" in pair.vector:
        parts.append(f"in reports of {a.published or a.as_of}")
    shared = pair.a.topics & pair.b.topics
    words = sorted(
        (word for word in a.topics if family(word) in shared), key=lambda word: (-word_weight(family(word)), word)
    )
    if words:
        parts.append(f"beside the same words ({', '.join(sorted(words[:_NAMED_WORDS]))})")
    if "told: neither" in pair.vector:
        parts.append("and neither report states the other's figure")
    return " ".join(parts)


def _held(
    members: list[Claim], events: Events, focus: frozenset[str] | None
) -> tuple[list[Claim], dict[str, list[str]] | None]:
    """The members from which the rest of their documents is known, and the documents that each may be of one event
    with; None: all."""
    if not events.archive:
        return _distinct(members, focus), None
    members = _few_of_each(members)
    return members, neighbours(list(dict.fromkeys(map(_source, members))), events, focus)


def pairs_of(
    members: list[Claim], near: dict[str, list[str]] | None, focus: frozenset[str] | None
) -> Iterator[tuple[Claim, Claim]]:
    """Every two of `members` that may be of one event, in their order; with `focus`, where one is of these sources."""
    return _all_pairs(members, focus) if near is None else _pairs_of_neighbours(members, near, focus)


def _all_pairs(members: list[Claim], focus: frozenset[str] | None) -> Iterator[tuple[Claim, Claim]]:
    asked = members if focus is None else [claim for claim in members if claim.source in focus]
    behind = 0
    for i, a in enumerate(members):
        if focus is None or a.source in focus:
            behind += 1
            yield from ((a, b) for b in members[i + 1 :])
        else:
            yield from ((a, b) for b in asked[behind:])


def _pairs_of_neighbours(
    members: list[Claim], near: dict[str, list[str]], focus: frozenset[str] | None
) -> Iterator[tuple[Claim, Claim]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(members):
        places[claim.source].append(place)
    if not near and len(places) == len(members):
        return
    for place, claim in enumerate(members):
        asked = focus is None or claim.source in focus
        others = (source for source in near.get(claim.source, ()) if asked or (focus and source in focus))
        own = (claim.source,) if asked else ()
        behind = [other for source in (*own, *others) for other in places[source] if other > place]
        yield from ((claim, members[other]) for other in sorted(behind))


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
