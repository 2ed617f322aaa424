"""A claim as it is compared: its noun, the words and names beside it, its day and span, and what makes it a part or
the background."""

from __future__ import annotations

import datetime
import math
import re
from dataclasses import dataclass, field

from claimcheck.matcher.traits import CLOSE, YEAR, parts_told, state_of, traits_of
from claimcheck.matcher.wording import figure_in
from claimcheck.matcher.words import families_of, family, tells
from claimcheck.model import Claim
from claimcheck.values.differing import middle
from claimcheck.values.places import load
from claimcheck.values.units import base_of
from claimcheck.values.zones import offset

UNNAMED = frozenset(
    "count_other money percent price duration distance speed weight area temperature volume power measure "
    "time_of_day age event_date".split()
)
"""Kinds that say no more than how a figure is written."""
TIME_OF_DAY = "time_of_day"
_WORD = re.compile(r"[a-z][a-z’'-]{2,}")
_BESIDE = 90
"""Characters on either side of a figure whose words may say what it measures."""
_FADING = 3
"""Words after which the weight of a word beside a figure has fallen by half."""


@dataclass(frozen=True, slots=True, eq=False)
class Described:
    """A claim with what is compared of it."""

    claim: Claim
    unit: str
    """Currency of money, base unit of a measure; empty for other values."""
    noun: str
    """The family of the counted noun, or of the noun that says what a figure is of; empty where none is named."""
    modifiers: frozenset[str]
    near: dict[str, float]
    """Families of the words beside the figure, each with how near the nearest stands: 1 for the next word, 0.5 three
    words on."""
    topics: frozenset[str]
    names: frozenset[str]
    """Words of the names in the clause, in lower case."""
    day: int | None
    """The day of its publication, else the one that it states, as a number."""
    state: str | None
    """The state or group that makes it a part of a larger figure: "hospital", "serious"; other words as they stand."""
    middle: float
    years: frozenset[str] = frozenset()
    """The years beside its figure other than that of its report."""
    adjacent: frozenset[str] = frozenset()
    """Families of the telling words nearest to the figure, one on each side."""
    parts: frozenset[float] = frozenset()
    """The parts of it that its sentence tells."""
    traits: dict[str, float] = field(default_factory=dict)
    """What the claim alone says for or against being the total of its report's event, each from 0 to 1."""

    @property
    def named(self) -> bool:
        """Whether words beside the figure name its kind, and that kind says more than how a figure is written."""
        return self.claim.pattern is not None and self.claim.kind not in UNNAMED

    def places_apart(self, other: Described) -> bool:
        """Whether the events of the two documents are in two places, neither of which lies in the other."""
        mine, others = self.claim.scene, other.claim.scene
        return bool(
            mine
            and others
            and mine != others
            and not load().contains(mine, others)
            and not load().contains(others, mine)
        )

    @property
    def group(self) -> tuple[str, str, str, str | None]:
        """What the figure counts as far as its own words tell: one report may state one figure of a group, or many."""
        value = self.claim.value
        zone = (
            (self.claim.item or "") if value.type == "clock" else ""
        )  # a time that is told on two clocks is one figure on each
        return value.type, self.unit or zone, self.claim.kind if self.named else self.noun, self.claim.subset


def describe(claim: Claim, names: frozenset[str]) -> Described:
    """The claim as it is compared; `names` are those beside its figure."""
    sentence, at, end = figure_in(claim)
    lowered = sentence.lower()
    near: dict[str, float] = {}
    before = [family(word) for word in _WORD.findall(lowered, max(0, at - _BESIDE), at) if tells(word)]
    behind = [family(word) for word in _WORD.findall(lowered, end, end + _BESIDE) if tells(word)]
    for words in (reversed(before), behind):
        for place, word in enumerate(words):
            near[word] = max(near.get(word, 0.0), 1 / (1 + place / _FADING))
    nouns = [family(word) for word in re.findall(r"[a-z][a-z’'-]+", (claim.subject or "").lower())]
    day = claim.published or claim.as_of
    return Described(
        claim,
        unit_of(claim),
        nouns[-1] if nouns else "",
        frozenset(nouns[:-1]),
        near,
        families_of(claim.topics),
        names,
        datetime.date.fromisoformat(day).toordinal() if day else None,
        state_of(claim.subset),
        middle(claim.value),
        frozenset(YEAR.findall(sentence, max(0, at - CLOSE), end + CLOSE))
        - {(claim.published or claim.as_of or "")[:4]},
        frozenset((*before[-1:], *behind[:1])),
        parts_told(sentence, end) if claim.value.type == "count" else frozenset(),
        traits_of(claim, sentence, at, end, nouns),
    )


def unit_of(claim: Claim) -> str:
    """What two figures must have in common to be compared at all: the currency, or the base unit."""
    value = claim.value
    if value.type == "measure":
        return base_of(value.unit)
    return value.unit or "" if value.type in ("money", "percent") else ""


def ahead(a: Claim, b: Claim) -> int:
    """Minutes that the clock of `a` is ahead of that of `b`, where both name zones of which that is known; else 0."""
    mine, others = offset(a.item), offset(b.item)
    return 0 if a.kind != TIME_OF_DAY or mine is None or others is None else mine - others


def gap(a: Described, b: Described) -> int | None:
    """Days between the two; None where one is of no known day."""
    return None if a.day is None or b.day is None else abs(a.day - b.day)


def ratio(a: Described, b: Described) -> float:
    """How far apart two figures are: the logarithm to the base 10 of the larger over the smaller; for times of day
    on the same scale."""
    if a.claim.value.type == "clock":
        apart = abs(a.middle - b.middle - ahead(a.claim, b.claim))
        apart %= 24 * 60
        apart = min(apart, 24 * 60 - apart)
        return next((far for minutes, far in ((20, 0.02), (65, 0.1), (180, 0.25)) if apart <= minutes), 1.0)
    small, large = sorted((abs(a.middle), abs(b.middle)))
    return min(math.log10(large / small), 3.0) if small > 0 else 2.0
