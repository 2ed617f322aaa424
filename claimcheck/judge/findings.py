"""The claims of one quantity -> findings: pairs that cannot both stand, those of one dispute together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from claimcheck.identity import finding_id
from claimcheck.judge.joining import Joined
from claimcheck.judge.settings import settled
from claimcheck.judge.sides import sides
from claimcheck.judge.verdicts import judge_by_key
from claimcheck.matcher import ACT, FIGURE, Events, compared
from claimcheck.model import LEVELS, NAME, UTTERANCE, Claim, Finding, Pair, Quantity
from claimcheck.rules import Rules


class Judged(NamedTuple):
    """A pair at odds, why its claims are of one quantity, and whether enough says so."""

    pair: Pair
    why: str
    enough: bool


def judge(
    quantity: Quantity, members: list[Claim], rules: Rules, events: Events, focus: frozenset[str] | None = None
) -> list[Finding]:
    """The findings of one quantity; the level of each is its worst pair's.

    With `focus`, ids of sources, only pairs that one of these has a part in.
    """
    judged: list[Judged] = []
    for a, b, why, probability, enough in compared(quantity, members, events, rules, focus, differing=True):
        pair = judge_by_key(a, b, quantity, rules, probability)
        if pair:
            judged.append(Judged(settled(pair, a, b, rules.kinds.get(a.kind), quantity.place), why, enough))
    if not judged:
        return []
    by_id = {claim.id: claim for claim in members}
    return [_finding(quantity, pairs, by_id, events) for pairs in _disputes(quantity, judged, by_id, events)]


def _disputes(
    quantity: Quantity, judged: Sequence[Judged], by_id: dict[str, Claim], events: Events
) -> Iterable[Sequence[Judged]]:
    """The pairs of each dispute. Of other questions than figures those told inside one text stay apart."""
    if quantity.key[0] == FIGURE:
        yield from _of_figures(judged, by_id, events)
        return
    if quantity.key[0] in (ACT, NAME, UTTERANCE):
        yield from _of_acts(judged)
        return
    apart: dict[bool, list[Judged]] = defaultdict(list)
    for one in judged:
        apart[by_id[one.pair.a].source == by_id[one.pair.b].source].append(one)
    yield from (pairs for _, pairs in sorted(apart.items()))


def _of_acts(judged: Sequence[Judged]) -> Iterable[Sequence[Judged]]:
    """Pairs that share a claim: other acts have the same name."""
    joined = Joined()
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        joined.join(one.pair.a, one.pair.b)
    for one in judged:
        groups[joined.root(one.pair.a)].append(one)
    yield from (groups[root] for root in sorted(groups))


def _of_figures(judged: Sequence[Judged], by_id: dict[str, Claim], events: Events) -> Iterable[Sequence[Judged]]:
    """Pairs that share a claim, or a figure of reports of one event and time. A note over months joins no disputes:
    it stands by itself."""
    certain = {identity for one in judged if one.enough for identity in (one.pair.a, one.pair.b)}
    kept = [one for one in judged if one.enough or one.pair.a in certain or one.pair.b in certain]
    parted: dict[bool, list[Judged]] = {True: [], False: []}
    for one in kept:
        parted[one.pair.level != "note" or events.one_time(by_id[one.pair.a], by_id[one.pair.b])].append(one)
    for pairs in parted.values():
        joined = _joined(pairs, by_id, events)
        groups: dict[str, list[Judged]] = defaultdict(list)
        for one in pairs:
            groups[joined.root(one.pair.a)].append(one)
        yield from (groups[root] for root in sorted(groups))


def _joined(pairs: Sequence[Judged], by_id: dict[str, Claim], events: Events) -> Joined:
    """The claims of some pairs, joined where they are of one pair, and where reports of one event and time state one
    figure."""
    joined = Joined()
    for one in pairs:
        joined.join(one.pair.a, one.pair.b)
    figures: dict[Hashable, str] = {}
    for identity in sorted({i for one in pairs for i in (one.pair.a, one.pair.b)}):
        claim = by_id[identity]
        other = figures.setdefault((claim.value.low, claim.value.high, claim.kind, claim.subset), identity)
        if other != identity and events.one_time(claim, by_id[other]):
            joined.join(identity, other)
    return joined


def _finding(quantity: Quantity, judged: Sequence[Judged], by_id: dict[str, Claim], events: Events) -> Finding:
    judged = sorted(judged, key=lambda one: (not one.enough, LEVELS.index(one.pair.level), one.pair.a, one.pair.b))
    worst, same = judged[0].pair, judged[0].why
    involved = sorted(
        {i for one in judged for i in (one.pair.a, one.pair.b)},
        key=lambda i: (by_id[i].as_of or "", by_id[i].source, by_id[i].span.start),
    )
    claims = [by_id[i] for i in involved]
    within = len({claim.source for claim in claims}) == 1
    return Finding(
        finding_id(quantity.id, within, claims),
        worst.verdict,
        worst.level,
        quantity.kind,
        quantity.id,
        tuple(involved),
        tuple(sorted((one.pair for one in judged), key=lambda p: (LEVELS.index(p.level), p.a, p.b))),
        worst.reason,
        same,
        quantity.place,
        quantity.who,
        within,
        sides=sides(claims, events),
    )
