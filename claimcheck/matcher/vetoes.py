"""What is certain to make two claims answers to two questions, whatever else they share. Each veto gives its reason
in words."""

from __future__ import annotations

import datetime
import re

from claimcheck.matcher.described import TIME_OF_DAY, Described, ratio
from claimcheck.matcher.keys import country
from claimcheck.matcher.opposites import opposite
from claimcheck.matcher.spans import OTHER_TIMES, differs, of_two_nights
from claimcheck.matcher.wording import figure_in, sentence_of
from claimcheck.matcher.words import family, word_weight
from claimcheck.model import Claim
from claimcheck.rules import Kind
from claimcheck.values.act_words import HAPPENS, REPORTS, act_name
from claimcheck.values.acts import SUDDEN, acts_of_date
from claimcheck.values.places import load
from claimcheck.values.zones import two_zones

_CONTRAST = re.compile(
    r"\b(?:while|whereas|but|though|although|according|says?|said|saying|put|estimat\w+|claim\w*|another|"
    r"others)\b",
    re.I,
)
"""What sets two figures of one sentence against each other, and does not list two things."""
_RISEN = re.compile(
    r"\b(?:went up|gone up|rose|risen|climbed|grew|grown|increased|jumped|swelled|was raised|were raised|"
    r"was revised)\b",
    re.I,
)
"""What says between two figures of a sentence that the one has become the other."""
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|"
    r"september|october|november|december)\b",
    re.I,
)
_LEAST_SHARED = {"clock": 0.25, "money": 0.6, "percent": 0.6, "measure": 0.6}
"""Weight of the words beside two figures that no rule names from which they may be of one thing."""
_ANY_ACT = (
    SUDDEN | REPORTS | HAPPENS | {act_name(verb) for verb in ("call", "hear", "fire", "alert", "respond", "arrive")}
)
"""Names of acts whose times may all be that of the event."""
_AUXILIARIES = frozenset("had has have been was were be being is are by in at the of to a who".split())
_OPEN_TOPICS = 1.2
_HALF_SAID = re.compile(
    r"[ap]\.? ?m\b|morning|afternoon|evening|night|noon|midday|\b(?:0\d|1[3-9]|2\d)[:.h]?\d\d", re.I
)
"""What a time is written with that is of one half of the day."""
_DAY = 24 * 60
_BODIES = 0.6
"""How far apart, as a logarithm, two counts of bodies may be and still be of one place: four times."""
_MATTER = 0.6
"""Weight of the words around two counts that both are of one matter."""
_TWO_YEARS = {"earlier", "year"}
_LONG_PAST = 60
"""Days before the publication from which a stated day is of another time."""
_WEEK = 7
"""Days before the publication from which a sum is no longer that of the report's own day."""
_ONE_BED = {"hospital", "shot"}
"""States that reports of one shooting use for the same people."""


def certain_difference(a: Described, b: Described, kind: Kind | None = None) -> str | None:
    """Why the two cannot answer one question; None where nothing certain speaks against it. `kind` is that of both,
    where they have one."""
    x, y = a.claim, b.claim
    if x.value.type != y.value.type:
        return "other types of value"
    if a.unit != b.unit or (x.value.per or "") != (y.value.per or ""):
        return "other units"
    if x.value.type == "clock" and (clocks := _of_clocks(a, b)):
        return clocks
    return _of_part(a, b, kind) or _of_scope(a, b) or _of_place(a, b) or _of_time(a, b, kind) or _of_sentence(a, b)


def _of_clocks(a: Described, b: Described) -> str | None:
    """Times on two clocks, and one that may be of the morning as well as the evening."""
    x, y = a.claim, b.claim
    apart = abs(int(a.middle) - int(b.middle))
    if x.kind == TIME_OF_DAY and two_zones(
        x.item, y.item, min(apart, _DAY - apart), x.value.qualifier == y.value.qualifier == "exact"
    ):
        return "times of two zones"
    if x.kind == TIME_OF_DAY and not _one_act(x, y):
        return "times of two acts"
    if x.kind == TIME_OF_DAY and apart == _DAY // 2 and not all(_HALF_SAID.search(c.value.text) for c in (x, y)):
        return "one does not say which half of the day"
    return None


def _one_act(x: Claim, y: Claim) -> bool:
    """Whether the acts that two times are of may be one: one of them is not known, both are of speaking, what broke
    out or happened, or they share a name."""
    mine, others = ({act.name for act in acts_of_date(*figure_in(claim))} for claim in (x, y))
    return not mine or not others or bool(mine & others) or bool((mine | others) & _ANY_ACT)


def _of_part(a: Described, b: Described, kind: Kind | None) -> str | None:
    """Parts of a figure: what stands behind "including", a group or a state that the other does not name, one
    person."""
    x, y = a.claim, b.claim
    one_group = x.who is not None and x.who == y.who != "people"
    if (a.traits["part"] or b.traits["part"]) and not one_group:
        return "one is a part of a figure told beside it"
    if x.source == y.source and x.value.type == "count" and x.item != y.item:
        return "they are rows of one list"
    placed = x.place_stated and y.place_stated and x.place == y.place and not (a.traits["group"] or b.traits["group"])
    if a.traits["listed"] != b.traits["listed"] and x.value.type == "count" and not placed:
        return "one is an item of a list"
    smaller, larger = (a, b) if a.middle < b.middle else (b, a)
    if x.value.type == "count" and smaller.traits["left behind"] and not larger.traits["left behind"]:
        return "one is what is left of the other"
    if a.traits["attackers"] != b.traits["attackers"] and 0 < abs(a.middle - b.middle) <= max(
        a.traits["attackers"], b.traits["attackers"]
    ):
        return "one counts the attacker, the other does not"
    if a.named and b.named and a.traits["one hospital"] != b.traits["one hospital"]:
        return "one is of the patients of one hospital"
    if x.who and y.who and x.who != y.who and a.named and b.named:
        if "people" not in (x.who, y.who):
            return "they are of two groups"
        part, whole = (b, a) if x.who == "people" else (a, b)
        if part.middle < whole.middle:
            return "one is of a group among all people"
    if a.traits["single"] or b.traits["single"]:
        return "one is of a single person"
    if a.state == b.state:
        return "bodies are counted where they lie" if a.state == "bodies" and ratio(a, b) > _BODIES else None
    if a.state and b.state:
        return None if {a.state, b.state} == _ONE_BED else "other parts of one figure"
    subset = x.subset or y.subset
    if subset == "forecast":
        return None if (b if a.state else a).traits["planned"] else "one has not come to pass"
    return None if kind is not None and subset in kind.apart else "one is of a part"


def _of_scope(a: Described, b: Described) -> str | None:
    x, y = a.claim, b.claim
    if x.value.type == "count" and a.named and b.named and x.kind != y.kind:
        return "other kinds"
    if x.value.type == "count" and a.named != b.named:
        named, other = (a, b) if a.named else (b, a)
        if other.near.keys().isdisjoint(
            family(word) for word in (named.claim.pattern or "").lower().split() if word not in _AUXILIARIES
        ):
            return "only one is said to be of its kind"
    if x.item and y.item and x.item != y.item and x.value.type in ("money", "percent"):
        return "prices of other things" if x.value.type == "money" else "shares of other names"
    if x.value.type == "count" and (_MONTH.match(x.subject or "") or _MONTH.match(y.subject or "")):
        return "one is a date"
    if "change" in (x.moment, y.moment) and x.moment != y.moment:
        return "one is a level, the other a change"
    if x.value.type == "measure" and a.noun != b.noun and _before_a_noun(x) and _before_a_noun(y):
        return "measures of two things"
    return "opposite states" if opposite(a, b) else None


def little_said(a: Described, b: Described) -> bool:
    """Whether the words around both figures share next to nothing but those of their kind."""
    own = {a.noun, b.noun} | {family(word) for d in (a, b) for word in (d.claim.pattern or "").lower().split()}
    return sum(word_weight(word) for word in (a.topics & b.topics) - own) < _MATTER


def _before_a_noun(claim: Claim) -> bool:
    """Whether a measure stands before what it is of: "a five-day festival"."""
    return re.search(rf"{re.escape(claim.value.text)}-[a-z]", sentence_of(claim)) is not None


def _of_place(a: Described, b: Described) -> str | None:
    """Places that both state: other countries, and a place in the other's that has a smaller figure."""
    x, y = a.claim, b.claim
    if not (x.place_stated and y.place_stated and x.place and y.place) or x.place == y.place:
        return None
    if x.place == x.scene and y.place == y.scene and a.places_apart(b):
        return "each is of the place of its own report"
    if x.place in y.place.split(" and ") or y.place in x.place.split(" and "):
        return "one is of a place within the other's"
    for inner, outer in ((a, b), (b, a)):
        within = load().contains(outer.claim.place or "", inner.claim.place or "")
        named = (outer.claim.scene, *(outer.claim.event or "").split("; "))
        if within and inner.claim.place not in named and inner.middle <= outer.middle:
            return "one is of a place within the other's"
    if x.value.type == "count" and _two_towns(x.place, y.place):
        return "each is of a town of its own"
    apart = country(x.place) != country(y.place) and a.places_apart(b)
    return (
        "other countries"
        if apart and country(x.scene) == country(x.place) and country(y.scene) == country(y.place)
        else None
    )


def _two_towns(first: str, second: str) -> bool:
    """Whether two places are both in a country, and neither lies in the other."""
    known = load()
    towns = all(country(place) != place for place in (first, second))
    return towns and not known.contains(first, second) and not known.contains(second, first)


def _of_time(a: Described, b: Described, kind: Kind | None) -> str | None:
    """Spans that both state, times long past, and what the settings of a kind say of days."""
    x, y = a.claim, b.claim
    if x.value.type in ("money", "percent") and a.traits["at a minute"] != b.traits["at a minute"]:
        return "one is of a minute of the day"
    if x.value.type == "money" and any(_superseded(old, new) for old, new in ((a, b), (b, a))):
        return "one is a first offer, the other a later one"
    named = a.named and b.named
    rates = [c.period in OTHER_TIMES for c in (x, y)]
    if named and rates[0] != rates[1]:
        return "one is of an earlier time, or counted by the year"
    if {x.period, y.period} == _TWO_YEARS:
        return "one is of this year, the other of an earlier one"
    if differs(x, y) and not (x.total or y.total):
        return "other spans of time"
    if x.value.type == "count" and of_two_nights(x, y):
        return "counts of two nights"
    if named and x.value.type == "count" and _long_past(x) != _long_past(y):
        return "one is of an earlier time"
    if named and x.as_of_stated and y.as_of_stated and x.as_of and y.as_of:
        older, later = (a, b) if x.as_of < y.as_of else (b, a)
        if (
            _ordinal(later.claim.as_of or "") - _ordinal(older.claim.as_of or "") > _LONG_PAST
            and later.middle < older.middle
        ):
            return "a total does not fall over months"
    if kind and x.known_day and y.known_day:
        days = abs(_ordinal(x.known_day) - _ordinal(y.known_day))
        if (kind.daily and days) or (kind.scope.days is not None and days > kind.scope.days):
            return "days that the settings of the kind hold apart"
    return None


def _superseded(old: Described, new: Described) -> bool:
    """Whether one sum is called the first of several, and the other is one of the day of its own report."""
    first = old.traits["first offer"] and not new.traits["first offer"]
    known, published = new.claim.known_day, new.claim.published
    return bool(first) and not (known and published and _ordinal(published) - _ordinal(known) > _WEEK)


def _long_past(claim: Claim) -> bool:
    """Whether a figure holds for a day long before its report."""
    return bool(
        claim.as_of_stated
        and claim.as_of
        and claim.published
        and _ordinal(claim.published) - _ordinal(claim.as_of) > _LONG_PAST
    )


def _ordinal(iso: str) -> int:
    return datetime.date.fromisoformat(iso).toordinal()


def _of_sentence(a: Described, b: Described) -> str | None:
    x, y = a.claim, b.claim
    if x.source != y.source or x.sentence != y.sentence:
        return None
    if x.span.start < y.span.end and y.span.start < x.span.end:
        return "one figure, read twice"
    if x.value.unit != y.value.unit:
        return "one sentence gives both, one in another unit"
    first, second = sorted((x, y), key=lambda c: c.span.start)
    (sentence, _, begin), (_, end, _) = figure_in(first), figure_in(second)
    between = sentence[begin : max(begin, end)]
    if x.value.type == "clock" or not set_against(between):
        return "one sentence lists both"
    if x.source == y.source and _RISEN.search(between):
        return "the sentence tells that the first has become the other"
    if a.names and b.names and not a.names & b.names:
        return "one sentence says them of others"
    return None


def set_against(between: str) -> bool:
    """Whether the words between two figures of a sentence set them against each other, and do not list two things."""
    return _CONTRAST.search(between) is not None


def plausible(a: Described, b: Described) -> bool:
    """Whether enough is shared that two claims are worth comparing: a kind, a noun, words beside the figures."""
    x, y = a.claim, b.claim
    if a.named and b.named and x.kind == y.kind:
        return True
    if x.value.type == "count":
        if a.noun and a.noun == b.noun:
            return True
        return sum(word_weight(word) for word in a.topics & b.topics) >= _OPEN_TOPICS
    return sum(word_weight(word) for word in a.near.keys() & b.near.keys()) >= _LEAST_SHARED.get(x.value.type, 1.0)
