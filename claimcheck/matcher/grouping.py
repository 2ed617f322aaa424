"""Claims -> quantities: a shuffle by key, and never transitive; pairs are judged one by one."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from claimcheck.identity import anchor, hashed
from claimcheck.matcher.acts import ACT
from claimcheck.matcher.keys import Key, keys_of
from claimcheck.matcher.wording import sentence_of
from claimcheck.model import Claim, Quantity
from claimcheck.rules import Rules
from claimcheck.values.plain_text import plain

_TALLIES = {
    "votes_for": "votes for",
    "votes_against": "votes against",
    "score_high": "score of the winner",
    "score_low": "score of the loser",
}
"""What readers call the figures of results."""
_IN_ONE_SENTENCE = {"sum": 3, "conversion": 3, "weekday": 3, "change": 4}
"""Questions that are asked inside one sentence -> where in their key the words behind the file and the hash of the
sentence begin."""


def match(claims: Iterable[Claim], rules: Rules) -> list[tuple[Quantity, list[Claim]]]:
    """Quantities of two or more claims, each with its claims, in an order that does not depend on the input's."""
    buckets: dict[Key, list[Claim]] = defaultdict(list)
    for claim, keys in questions(claims, rules):
        for key in keys:
            buckets[key].append(claim)
    return quantities(buckets, rules)


def quantities(buckets: Mapping[Key, list[Claim]], rules: Rules) -> list[tuple[Quantity, list[Claim]]]:
    """The quantities of claims that were brought together by key, by key."""
    found = []
    taken: Counter[str] = Counter()
    for key in sorted(buckets):
        members = sorted(buckets[key], key=lambda c: (c.as_of or "", c.source, c.span.start, c.id))
        if len(members) < 2 or (key[0] == "denied" and len({c.value.type for c in members}) < 2):
            continue
        if key[0] == "sum" and all(c.subset is None for c in members):
            continue
        first = members[0]
        identity = _identity(key, first, taken)
        kind = "denial" if key[0] == "denied" else first.kind
        place = key[2] if key[0] == "happening" else key[-1][1:] if key[-1][:1] == "@" else _scene(members)
        found.append(
            (
                Quantity(
                    identity, kind, _label(key, first, rules), place, first.who, tuple(c.id for c in members), key
                ),
                members,
            )
        )
    return found


def mark(claim: Claim, key: Key) -> int:
    """A number below 2^63 that stands for a key of a claim in a shuffle; keys whose quantities could get one
    fingerprint have one."""
    parts = (key[0], anchor(sentence_of(claim))) if key[0] in _IN_ONE_SENTENCE else key
    return (
        int.from_bytes(
            hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big"
        )
        >> 1
    )


def questions(claims: Iterable[Claim], rules: Rules) -> Iterator[tuple[Claim, list[Key]]]:
    """The claims that may meet others, each with its keys: one of a document that repeats it word for word."""
    for claim in _told_once(claims):
        yield claim, list(dict.fromkeys(keys_of(claim, rules)))


def _scene(members: list[Claim]) -> str | None:
    """Where the events of most of the documents are."""
    scenes = Counter(scene for scene in {c.source: c.scene or c.place for c in members}.values() if scene)
    return min(scenes, key=lambda scene: (-scenes[scene], scene), default=None)


def _told_once(claims: Iterable[Claim]) -> Iterable[Claim]:
    """Claims without those that a document repeats word for word, as pages repeat captions."""
    told: set[tuple[str, str, str, str]] = set()
    for claim in sorted(claims, key=lambda c: (c.source, c.span.start, c.id)):
        words = (claim.source, claim.kind, plain(claim.quote), sentence_of(claim))
        if words not in told or claim.subset is not None:
            yield claim
        if claim.subset is None:  # a total and what its parts come to stand at one place
            told.add(words)


def _identity(key: Key, first: Claim, taken: Counter[str]) -> str:
    """The fingerprint of what was asked; questions inside one sentence are known by its words, not by the name of
    the file."""
    rest = _IN_ONE_SENTENCE.get(key[0])
    parts = key if rest is None else (key[0], first.kind, anchor(sentence_of(first)), *key[rest:])
    identity = hashed(*parts)
    taken[identity] += 1
    return identity if taken[identity] == 1 else hashed(*parts, str(taken[identity]))


def _label(key: Key, first: Claim, rules: Rules) -> str:
    """What a reader calls the quantity."""
    if key[0] == "happening":
        return rules.happenings[key[1]].label
    if key[0] == "denied":
        return f"{key[1]}: denied and counted"
    if key[0] == ACT:
        return f"the day of an act: {key[1]}"
    if key[0] == "weekday":
        return "a date and its weekday"
    if key[0] == "tally":
        return _TALLIES[key[1]]
    if key[0] == "members":
        return "places of one thing"
    return rules.kinds[first.kind].label if first.kind in rules.kinds else first.kind
