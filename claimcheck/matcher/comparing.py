"""Which claims of one quantity are held against each other, and why they are of one quantity.

Figures are weighed: each two under a key have a comparison vector (`features`), and what it says is added up
(`scoring`). A pair that is likely enough to answer one question is compared, one that is nearly so is only suggested.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from claimcheck.matcher.acts import ACT, one_act, told_apart
from claimcheck.matcher.bucket import Bucket
from claimcheck.matcher.described import Described, gap
from claimcheck.matcher.events import Events
from claimcheck.matcher.features import vector
from claimcheck.matcher.keys import FIGURE, Key, keys_of
from claimcheck.matcher.pairing import held, pairs_of
from claimcheck.matcher.sameness import APART_AFTER_DAYS, same_quantity
from claimcheck.matcher.scoring import contributions, enough, probability, weights
from claimcheck.matcher.settings import days_apart, related
from claimcheck.matcher.stated import one_name, one_utterance
from claimcheck.matcher.vetoes import certain_difference, plausible
from claimcheck.matcher.word_features import Vector
from claimcheck.matcher.words import family, word_weight
from claimcheck.model import NAME, UTTERANCE, Claim, Quantity, Suggested
from claimcheck.rules import Rules

_BESIDE = 0.5
"""Share of the probability that is enough which a pair needs beside one that has enough, of the same claim."""
_OTHER_GROUP = frozenset(("group: part of the other", "group: differs", "part: one", "part: differs"))
"""Entries of the vector of a pair that needs as much by itself as any other."""
_NAMED_AGAINST = 3
"""Entries of the vector that a suggested pair names."""
_NAMED_WORDS = 4
"""Shared words that the reason of a pair names."""


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
    if quantity.key[0] in _STATED:
        yield from _of_one_thing(quantity.key, members, events, rules, focus)
        return
    days = days_apart(rules, quantity.kind, APART_AFTER_DAYS)
    members, near = held(members, events, focus)
    for a, b in pairs_of(members, near, focus):
        if differing and a.value.low == b.value.low and a.value == b.value:
            continue
        why = same_quantity(a, b, quantity.key, events, days)
        if why:
            yield Compared(a, b, why, 1.0, enough=True)


_STATED: dict[str, Callable[[Claim, Claim, Key, Events], str | None]] = {
    ACT: lambda a, b, key, events: one_act(a, b, key[1], events),
    UTTERANCE: lambda a, b, key, events: one_utterance(a, b, events),
    NAME: lambda a, b, key, events: one_name(a, b, events),
}
"""First part of a key -> why two claims under it are of one thing."""


def _of_one_thing(
    key: Key, members: list[Claim], events: Events, rules: Rules, focus: frozenset[str] | None
) -> Iterator[Compared]:
    """Pairs of dates of one act, of wordings of one utterance, of spellings of one name; they meet under several keys,
    and are looked at under the first that they share."""
    members, near = held(members, events, focus)
    keys: dict[str, list[Key]] = {}

    def keys_once(claim: Claim) -> list[Key]:
        if claim.id not in keys:
            keys[claim.id] = [k for k in keys_of(claim, rules) if k[0] == key[0]]
        return keys[claim.id]

    found = (
        (a, b, _STATED[key[0]](a, b, key, events))
        for a, b in pairs_of(members, near, focus)
        if key == next(k for k in keys_once(a) if k in keys_once(b))
    )
    pairs = ((a, b, why) for a, b, why in found if why)
    for a, b, why in told_apart(pairs, members) if key[0] == ACT else pairs:
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
    members, near = held(members, events, focus)
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
    near = held(members, events, None)[1]
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
