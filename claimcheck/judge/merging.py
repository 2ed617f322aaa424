"""Findings of one question told once: a figure that two places hold ("of the event", "in Lyon") is at odds with others under either."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from claimcheck.identity import finding_id
from claimcheck.judge.sides import sides
from claimcheck.matcher import Events
from claimcheck.model import LEVELS, Claim, Finding, Quantity


def merged(findings: Iterable[Finding], quantities: Mapping[str, Quantity], claims: Mapping[str, Claim], events: Events) -> list[Finding]:
    """The findings, worst first; those that ask one question in several places and share a claim as one, under the quantity of most pairs."""
    asked: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    whole = []
    for finding in findings:
        key = quantities[finding.quantity].key
        if key[-1][:1] == "@":
            asked[*key[:-1], finding.within].append(finding)
        else:
            whole.append(finding)
    for same in asked.values():
        whole += [_one(group, claims, events) if len(group) > 1 else group[0] for group in _sharing(same)]
    return sorted(whole, key=lambda f: (LEVELS.index(f.level), f.within, -len(f.claims), f.kind, f.id))


def _sharing(findings: list[Finding]) -> list[list[Finding]]:
    """Groups of findings that are joined by claims they share; each finding and each claim is looked at once."""
    findings = sorted(findings, key=lambda f: (-len(f.pairs), f.id))
    joined = list(range(len(findings)))
    told: dict[str, int] = {}
    for place, finding in enumerate(findings):
        for identity in finding.claims:
            other = _root(joined, told.setdefault(identity, place))
            own = _root(joined, place)
            joined[min(own, other)] = max(own, other)  # a group stands where the last that joined it does
    groups: dict[int, list[Finding]] = defaultdict(list)
    for place, finding in enumerate(findings):
        groups[_root(joined, place)].append(finding)
    return [groups[root] for root in sorted(groups)]


def _root(joined: list[int], place: int) -> int:
    """The place by which a group is known, as in disjoint sets; the way there is halved for the next that asks."""
    while joined[place] != place:
        joined[place] = joined[joined[place]]
        place = joined[place]
    return place


def _one(findings: list[Finding], claims: Mapping[str, Claim], events: Events) -> Finding:
    findings = sorted(findings, key=lambda f: (LEVELS.index(f.level), -len(f.pairs), f.id))
    first = findings[0]
    leading = max(findings, key=lambda f: (len(f.pairs), f.id))
    pairs = sorted({pair for f in findings for pair in f.pairs}, key=lambda p: (LEVELS.index(p.level), p.a, p.b))
    named = sorted({identity for f in findings for identity in f.claims}, key=lambda i: (claims[i].as_of or "", claims[i].source, claims[i].span.start))
    involved = [claims[identity] for identity in named]
    return replace(
        first,
        id=finding_id(leading.quantity, first.within, involved),
        quantity=leading.quantity,
        place=leading.place,
        claims=tuple(named),
        pairs=tuple(pairs),
        sides=sides(involved, events),
    )
