"""Findings of one question told once: figures that meet under several keys, and a figure that two places hold ("of
the event", "in Lyon")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from operator import attrgetter

from claimcheck.identity import finding_id
from claimcheck.judge.joining import Joined
from claimcheck.judge.sides import sides
from claimcheck.matcher import FIGURE, Events
from claimcheck.model import LEVELS, NAME, UTTERANCE, Claim, Finding, Quantity
from claimcheck.values.spellings import bare, differing

_OF_A_SENTENCE = frozenset(("conversion", "sum", "weekday"))
"""Questions that one sentence answers twice: reports that print the same sentence repeat one finding."""


def merged(
    findings: Iterable[Finding], quantities: Mapping[str, Quantity], claims: Mapping[str, Claim], events: Events
) -> list[Finding]:
    """The findings, worst first; those that ask one question and share a claim as one, under the quantity of most
    pairs."""
    asked: dict[tuple[Hashable, ...], list[Finding]] = defaultdict(list)
    same_sentence: dict[Hashable, list[Finding]] = defaultdict(list)
    whole = []
    for finding in findings:
        key = quantities[finding.quantity].key
        if key[0] in (NAME, UTTERANCE):
            asked[key[0], finding.level == "note"].append(finding)
        elif key[0] == FIGURE:
            asked[FIGURE, claims[finding.claims[0]].value.type, finding.level == "note"].append(finding)
        elif key[0] in _OF_A_SENTENCE:
            same_sentence[key[0], key[2], finding.level].append(finding)
        elif key[-1][:1] == "@":
            asked[*key[:-1], finding.within].append(finding)
        else:
            whole.append(finding)
    for (question, *_), same in asked.items():
        groups = _sharing(same, lambda finding: _spelled(finding, claims)) if question == NAME else _sharing(same)
        whole += [_one(group, claims, events) if len(group) > 1 else group[0] for group in groups]
    whole += [_one(group, claims, events) if len(group) > 1 else group[0] for group in same_sentence.values()]
    return sorted(whole, key=lambda f: (LEVELS.index(f.level), f.within, -len(f.claims), f.kind, f.id))


def _sharing(
    findings: list[Finding], tags: Callable[[Finding], Iterable[str]] = attrgetter("claims")
) -> list[list[Finding]]:
    """Groups of findings that are joined by what they share, their claims or other `tags`; each finding and each tag
    is looked at once."""
    findings = sorted(findings, key=lambda f: (-len(f.pairs), f.id))
    joined = Joined()
    for finding in findings:
        first, *others = tags(finding)
        for other in others:
            joined.join(first, other)
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[joined.root(next(iter(tags(finding))))].append(finding)
    return [groups[root] for root in sorted(groups)]


def _spelled(finding: Finding, claims: Mapping[str, Claim]) -> list[str]:
    """The words in which two names differ, "fernhill/fernihll", with each of the reports that have them."""
    a, b = (claims[identity].value for identity in (finding.pairs[0].a, finding.pairs[0].b))
    words = "/".join(sorted(map(bare, differing(a.text, b.text) or ())))
    return [f"{words} {claims[identity].source}" for identity in finding.claims]


def _one(findings: list[Finding], claims: Mapping[str, Claim], events: Events) -> Finding:
    findings = sorted(findings, key=lambda f: (LEVELS.index(f.level), -len(f.pairs), f.id))
    first = findings[0]
    leading = max(findings, key=lambda f: (len(f.pairs), f.id))
    pairs = sorted({pair for f in findings for pair in f.pairs}, key=lambda p: (LEVELS.index(p.level), p.a, p.b))
    named = sorted(
        {identity for f in findings for identity in f.claims},
        key=lambda i: (claims[i].as_of or "", claims[i].source, claims[i].span.start),
    )
    involved = [claims[identity] for identity in named]
    within = len({claim.source for claim in involved}) == 1
    return replace(
        first,
        id=finding_id(leading.quantity, within, involved),
        quantity=leading.quantity,
        kind=leading.kind,
        place=leading.place,
        within=within,
        claims=tuple(named),
        pairs=tuple(pairs),
        sides=sides(involved, events),
    )
