"""Entries of the comparison vector: the words and names beside two figures, and the figures themselves."""

from __future__ import annotations

import math
from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from claimcheck.matcher.bucket import Bucket
from claimcheck.matcher.described import Described, ratio
from claimcheck.matcher.words import word_weight
from claimcheck.model import Value
from claimcheck.values.differing import relation

Vector = dict[str, float]
Entries = Iterator[tuple[str, float]]
"""Entries of a comparison vector, each with its name."""
_FLOOR = 0.3
"""The least that all words beside a figure weigh, so that two that share one common word are not alike."""
_BY_CHANCE = 3
"""Digits of figures that differ in one of them by chance."""
_CLOCK = "clock"


def words_of(a: Described, b: Described, bucket: Bucket) -> Entries:
    """What the words and names beside the two figures share."""
    shared = sum(word_weight(word) for word in sorted((a.topics & b.topics) - {a.noun}))
    whole = [sum(word_weight(word) for word in sorted(d.topics - {d.noun})) for d in (a, b)]
    yield "topics: shared", min(shared, 4.0)
    yield "topics: alike", shared / math.sqrt(max(_FLOOR, whole[0]) * max(_FLOOR, whole[1]))
    beside = sum(min(a.near[word], b.near[word]) * word_weight(word) for word in sorted(a.near.keys() & b.near.keys()))
    sizes = [sum(near * word_weight(word) for word, near in sorted(d.near.items())) for d in (a, b)]
    yield "words beside: shared", min(beside, 3.0)
    yield "words beside: alike", beside / math.sqrt(max(_FLOOR, sizes[0]) * max(_FLOOR, sizes[1]))
    names = a.names & b.names
    yield "names: shared", min(sum(word_weight(name) for name in sorted(names)), 2.0)
    every = sum(word_weight(name) for name in sorted(a.names | b.names))
    yield "names: alike", sum(word_weight(name) for name in sorted(names)) / every if every else 0.0
    yield "names: differ", float(bool(a.names and b.names and not names))
    yield "names: one", float(bool(a.names) != bool(b.names))
    if a.claim.source != b.claim.source:
        high, low = sorted((bucket.foreign(a, b.claim.source), bucket.foreign(b, a.claim.source)), reverse=True)
        yield "names: one unknown to the other", high
        yield "names: both unknown to the other", low
    if a.years or b.years:
        yield (
            ("years: one" if not (a.years and b.years) else "years: same" if a.years & b.years else "years: differ"),
            1.0,
        )
    adjacent = sum(word_weight(word) for word in sorted(a.adjacent & b.adjacent))
    yield "adjacent: shared", min(adjacent, 2.0)
    yield "adjacent: differ", float(bool(a.adjacent and b.adjacent and not adjacent))


def _one_digit_apart(a: Value, b: Value) -> float:
    """How many digits two exact figures have beyond the few that chance explains, where they differ in one of them or
    in two that have changed places: 5,687 and 5,587; else 0."""
    if not (a.qualifier == b.qualifier == "exact" and isinstance(a.low, float) and isinstance(b.low, float)):
        return 0.0
    mine, other = (f"{low:.15g}".replace(".", "").rstrip("0") for low in (a.low, b.low))
    if len(mine) != len(other) or DamerauLevenshtein.distance(mine, other, score_cutoff=1) != 1:
        return 0.0
    return float(max(0, len(mine) - _BY_CHANCE))


def figures_of(a: Described, b: Described, bucket: Bucket) -> Entries:
    """How far apart the two figures are, and how they are bounded."""
    far = ratio(a, b)
    zero = 0.0 in (a.middle, b.middle) and a.claim.value.type == "count"
    yield "zero", float(zero)
    if zero:
        yield "zero: far", min(math.log10(1 + abs(a.middle + b.middle)), 3.0)
        group = (a if a.middle == 0 else b).traits["group"]
        yield "zero: of a group", group
        yield "zero: one text", float(a.claim.source == b.claim.source)
    yield "ratio", 0.0 if zero else far
    yield "figures: within a fifth", float(far < 0.08)
    yield "figures: within twice", float(far < 0.301)
    yield "figures: one digit apart", _one_digit_apart(*(d.claim.value for d in (a, b)))
    yield "figures: ten times and more", float(far > 1 and not zero)
    yield "ratio of bodies", far * float(a.state == b.state == "bodies")
    values = (a.claim.value, b.claim.value)
    if values[0].type == "count":
        yield "figures: one or two", float(0 < min(abs(a.middle), abs(b.middle)) <= 2)
    qualifiers = [value.qualifier for value in values]
    yield "vague", float("vague" in qualifiers)
    yield "vague: both", float(qualifiers == ["vague", "vague"])
    yield "bounded", float(not {"at_least", "more_than", "at_most", "less_than"}.isdisjoint(qualifiers))
    yield "the letter allows both", float(relation(*values) == "strained")
    if values[0].type == _CLOCK:
        yield "zone: differs", float(a.claim.item != b.claim.item)
