"""A claim as it is compared: its noun, the words and names beside it, its day and span, and what makes it a part or
the background."""

from __future__ import annotations

import datetime
import math
import re
from dataclasses import dataclass, field

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
_AROUND = 120
"""Characters on either side of a figure that may say that it is of another time."""
_LEAD = 6
"""Lines in which the headline and the lead of a text stand."""
_BACKGROUND = re.compile(
    r"\b(?:since|last (?:year|month|week|summer|spring|fall|autumn|winter|decade)|(?:years?|months?) ago|decades?|"
    r"previous(?:ly)?|earlier|history|worst|deadliest|"
    r"(?:19|20)\d0s|another|similar|annual(?:ly)?|(?:every|each|per|a) year|average)\b",
    re.I,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HOSPITAL = re.compile(
    r"\b(?!The |A |An |At |In |One |That |This |Their |Its |His |Her |Each |Every |Another |Local |Area "
    r")[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,4} (?:[Uu]niversity |[Gg]eneral )?(?:[Hh]ospital|Medical Cent(?:er|re)|"
    r"Infirmary|Health|Clinic)\b"
)
"""A hospital by its name: what it counts are its own patients."""
_NUMBER = r"(?:\d[\d,.]*|an?|another|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|dozens)"
_LISTED = re.compile(
    rf",?\s+(?:and|as well as|along with)\s+(?:about |some |at least |more than )?{_NUMBER}\s+(?!(?:were |was |"
    rf"are |others? |more |people )*(?:injured|wounded|hurt|dead|killed|missing)|(?:second |third |fourth )?(?:at|put|said|"
    rf"gave|spoke|counted)\b)",
    re.I,
)
"""What stands behind a figure that is one of a list: "SIX PRIESTS and two women"."""
_INCLUDED = re.compile(r"\b(?:including|among them|among whom|of whom|of them)(?:\s+\w+){0,2}\s+$", re.I)
_WITH_ATTACKERS = re.compile(
    r"\b(?:including|counting|among them|plus)(?: (?:the|an?|all|both|its|suspected|alleged|lone|presumed|two|three|"
    r"four|five|six|seven|eight|nine|ten|\d))*"
    r" (?:gunm[ae]n|attackers?|shooters?|bombers?|suspects?|assailants?|perpetrators?|hijackers?|assassins?|"
    r"killers?)\b",
    re.I,
)
"""What says that a toll holds those who did it."""
_MANY = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_SAID_WITH = {
    "first of several": re.compile(
        r"\b(?:initial(?:ly)?|original(?:ly)?|at first|first|previous(?:ly)?|earlier|old)\b", re.I
    ),
    "later of several": re.compile(
        r"\b(?:raised?|raising|new|sweeten\w*|higher|latest|revised|increased?|boost\w*|now|updated?)\b", re.I
    ),
    "left": re.compile(r"\b(?:still|remain\w*|yet to|left to)\b", re.I),
    "planned": re.compile(
        r"\b(?:schedul\w+|planned|plans?|expect\w*|will|would|due|was to|were to|set to|could|may|might|"
        r"capable|capacity|forecast\w*|predict\w*)\b",
        re.I,
    ),
}
"""What words near a figure say of its place in the course of things."""
_CLOSE = 60
"""Characters on either side of a figure in which they are looked for."""
_LONE = re.compile(r"\b(?:lone|sole|single|solitary)\b", re.I)
"""What says that there was one and no other."""
_OTHERS = re.compile(r"\b(?:other|another|more|further|additional)\b", re.I)
_STATES = {
    word: state
    for state, words in {
        "hospital": "hospital hospitalised hospitalized treated transported rushed taken",
        "shot": "shot gunshot stabbed",
        "serious": "serious critical seriously critically",
        "minor": "minor slightly slight",
        "bodies": "bodies body corpses",
    }.items()
    for word in words.split()
}
_PARTS = frozenset(
    (
        "of them",
        "of the",
        "of whom",
        "of which",
        "of their",
        "of its",
        "of our",
        "of his",
        "of her",
        "including",
        "one of them",
        "more",
        "sum of parts",
    )
)
GENERIC = frozenset(
    family(word)
    for word in "people person victim other dead injured casualty civilian individual life men man women woman official member "
    "thing way side country city nation leader "
    "resident report question reason group company word point step part place area case issue day year week "
    "month hour minute time line meeting witness friend".split()
)
"""Nouns that one report counts several of, each time others."""


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
        _traits(claim, sentence, at, end, nouns),
    )


def unit_of(claim: Claim) -> str:
    """What two figures must have in common to be compared at all: the currency, or the base unit."""
    value = claim.value
    if value.type == "measure":
        return base_of(value.unit)
    return value.unit or "" if value.type in ("money", "percent") else ""


def state_of(subset: str | None) -> str | None:
    """The state that words for a part of a figure name ("critical" and "serious" are one), else the words."""
    return (
        None
        if subset is None
        else "part"
        if subset in _PARTS or subset.startswith("of ")
        else _STATES.get(subset, subset)
    )


def _traits(claim: Claim, sentence: str, at: int, end: int, nouns: list[str]) -> dict[str, float]:
    value, places = claim.value, load()
    around, close = sentence[max(0, at - _AROUND) : end + _AROUND], sentence[max(0, at - _CLOSE) : end + _CLOSE]
    included = value.type == "count" and _INCLUDED.search(sentence, max(0, at - 40), at) is not None
    stated = bool(claim.place_stated and claim.scene and claim.place and claim.place != claim.scene)
    inside = stated and places.contains(claim.scene or "", claim.place or "")
    outside = stated and not inside and not places.contains(claim.place or "", claim.scene or "")
    return {
        "background": float(
            _BACKGROUND.search(around) is not None
            or any(year != (claim.published or claim.as_of or "")[:4] for year in _YEAR.findall(around))
        ),
        "elsewhere": float(outside),
        "in a part of the place": float(inside),
        "in the lead": float(claim.span.line <= _LEAD),
        "single": float(value.type == "count" and value.low == value.high == 1 and not _LONE.search(claim.quote)),
        "part": float(state_of(claim.subset) == "part" or included),
        "listed": float(value.type == "count" and _LISTED.match(sentence, end) is not None),
        "group": float(bool(nouns) and nouns[-1] not in GENERIC),
        "one hospital": float(value.type == "count" and _HOSPITAL.search(around) is not None),
        "attackers": _attackers(sentence, end) if value.type == "count" else 0.0,
        "others": float(_OTHERS.search(claim.quote) is not None),
        **{name: float(pattern.search(close) is not None) for name, pattern in _SAID_WITH.items()},
    }


def ahead(a: Claim, b: Claim) -> int:
    """Minutes that the clock of `a` is ahead of that of `b`, where both name zones of which that is known; else 0."""
    mine, others = offset(a.item), offset(b.item)
    return 0 if a.kind != TIME_OF_DAY or mine is None or others is None else mine - others


def _attackers(sentence: str, end: int) -> float:
    """How many attackers a toll holds as its sentence says it behind the figure: "13 died, including the gunman"."""
    told = _WITH_ATTACKERS.search(sentence, end)
    if told is None:
        return 0.0
    words = told.group().lower().split()
    return float(next((_MANY.get(word) or int(word) for word in words if word in _MANY or word.isdigit()), 1))


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
