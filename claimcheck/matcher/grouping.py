"""Claims -> quantities: a shuffle by key, and never transitive; pairs are judged one by one."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable

from claimcheck.matcher.keys import Key, keys_of
from claimcheck.model import Claim, Quantity
from claimcheck.rules import Rules


def match(claims: Iterable[Claim], rules: Rules) -> list[tuple[Quantity, list[Claim]]]:
    """Quantities of two or more claims, each with its claims, in an order that does not depend on the input's."""
    buckets: dict[Key, list[Claim]] = defaultdict(list)
    for claim in _told_once(claims):
        for key in dict.fromkeys(keys_of(claim, rules)):
            buckets[key].append(claim)
    found = []
    for key in sorted(buckets):
        members = sorted(buckets[key], key=lambda c: (c.as_of or "", c.source, c.span.start, c.id))
        if len(members) < 2 or (key[0] == "denied" and len({c.value.type for c in members}) < 2):
            continue
        if key[0] == "sum" and all(c.subset is None for c in members):
            continue
        first = members[0]
        identity = hashlib.sha256("\0".join(("v1", *key)).encode()).hexdigest()[:12]
        kind = "denial" if key[0] == "denied" else first.kind
        place = key[2] if key[0] == "happening" else key[-1][1:] if key[-1][:1] == "@" else _scene(members)
        found.append((Quantity(identity, kind, _label(key, first, rules), place, first.who, tuple(c.id for c in members), key), members))
    return found


def _scene(members: list[Claim]) -> str | None:
    """Where the events of most of the documents are."""
    scenes = Counter(scene for scene in {c.source: c.scene or c.place for c in members}.values() if scene)
    return min(scenes, key=lambda scene: (-scenes[scene], scene), default=None)


def _told_once(claims: Iterable[Claim]) -> Iterable[Claim]:
    """Claims without those that a document repeats word for word, as pages repeat captions."""
    told: set[tuple[str, str, str, str]] = set()
    for claim in sorted(claims, key=lambda c: (c.source, c.span.start, c.id)):
        words = (claim.source, claim.kind, claim.quote, " ".join(claim.sentence.split()))
        if words not in told or claim.subset is not None:
            yield claim
        told.add(words)


def _label(key: Key, first: Claim, rules: Rules) -> str:
    """What a reader calls the quantity."""
    if key[0] == "happening":
        return rules.happenings[key[1]].label
    if key[0] == "denied":
        return f"{key[1]}: denied and counted"
    if key[0] == "members":
        return "places of one thing"
    return rules.kinds[first.kind].label if first.kind in rules.kinds else first.kind
