"""The keys under which claims meet (blocking): they hold what was asked (kind, noun, words beside a figure), never the
answer.

A claim has a key for each question that it answers. The first part of a key tells its type, so that no kind of the
rules collides with another use:

    figure      a count, sum, percentage, measure or time: what it has in common with another is weighed (`features`,
    `scoring`)
    settings    a kind whose own settings say when two figures are of one quantity
    window      windows of the day, such as a curfew
    age         ages of a person with a name
    happening   dates of what the rules know to happen
    utterance   quoted words, by those of them that say most; name: names, by all of their words but one (`stated`)
    act         dates of one act, by its verb or noun (`acts`), and of one utterance, by the quoted words
    tally       votes for or against, and scores of matches, of one day
    members     lists of places; denied: what one text denies and another counts; and
    what stands inside
                one text: sum, conversion, change, passage, weekday (a date and the weekday beside it)
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterator

from claimcheck.matcher.acts import act_keys
from claimcheck.matcher.described import UNNAMED, unit_of
from claimcheck.matcher.settings import keys_by_settings, sets_keys
from claimcheck.matcher.stated import stated_keys
from claimcheck.matcher.traits import state_of
from claimcheck.matcher.wording import figure_in, sentence_of
from claimcheck.matcher.words import family, stem, stems, tells, word_weight
from claimcheck.model import Claim
from claimcheck.rules import STATEMENTS, Kind, Rules
from claimcheck.values.bare_figures import NUMBER_WORDS
from claimcheck.values.places import load
from claimcheck.values.units import base_of

Key = tuple[str, ...]

FIGURE = "figure"
_SECOND = frozenset({"votes_against", "score_low"})
TALLIES = _SECOND | {"votes_for", "score_high"}
"""Kinds of results, which are of one vote or match; the second figure of a result is compared where the first is the
same."""
_NOT_COMPARED = frozenset({"departures", "hours", "event_date"})
"""Kinds whose words do not say enough of what they measure: read and listed, never compared as figures."""
_FURNITURE = frozenset("imag photo video caption slid gallery comment shar view minut read hour tim way on".split())
"""Stems of nouns that pages count about themselves."""
_PASSAGE = 45
"""Characters from which a sentence is not written twice by chance."""
_FIGURES = re.compile(rf"\d[\d.,]*|\b(?:{'|'.join(sorted(NUMBER_WORDS))})\b|\s+")
_NEAR = 60
"""Characters beside a figure whose words may say what it measures."""
_MOST_WORDS = 8
_WORD = re.compile(r"[a-z][a-z’'-]{2,}")
_PARTS = frozenset({"more", "including", "one of them", "sum of parts"})


def keys_of(claim: Claim, rules: Rules) -> Iterator[Key]:
    """The keys of a claim; none where it is compared with nothing."""
    kind, own = claim.value.type, rules.kinds.get(claim.kind)
    if own and own.value in STATEMENTS:
        if own.severity != "off":
            yield from stated_keys(claim, own.value)
    elif own and kind in ("date", "clock", "names"):
        yield from (("settings", *key) for key in keys_by_settings(claim, own, places_of(claim)))
    elif kind == "date":
        for happened in claim.happened:
            rule, place = rules.happenings[happened.name], happened.place or country(claim.place)
            if not rule.local or place != country(place):
                yield "happening", happened.name, country(place) if rule.once else place
        yield from act_keys(claim)
        if claim.item:
            yield "weekday", claim.source, hashlib.sha256(sentence_of(claim).encode()).hexdigest()[:12], claim.item
    elif kind == "names":
        yield "members", country(claim.place)
    elif kind == "fact":
        if _head(claim) in _stemmed(rules.deniable):
            yield "denied", _head(claim), country(claim.place)
    elif claim.kind in TALLIES and claim.stance != "denied":
        yield (
            "tally",
            claim.kind,
            claim.known_day or "",
            (claim.pattern or "").partition("-")[0] if claim.kind in _SECOND else "",
        )
    elif claim.stance != "denied":
        yield from _inside_a_text(claim, rules)
        yield from _of_figure(claim, rules.kinds.get(claim.kind))


def _inside_a_text(claim: Claim, rules: Rules) -> Iterator[Key]:
    """What a figure answers beside or within its own text: a denial, the sum of parts, another unit, a change, the
    same sentence in another text."""
    value = claim.value
    if value.type == "count" and claim.subject:
        for word in sorted(stems(claim.subject) & _stemmed(rules.deniable)):
            yield "denied", word, country(claim.place)
    plain = sentence_of(claim)
    sentence = hashlib.sha256(plain.encode()).hexdigest()[:12]
    if value.type == "count" and claim.subset in (None, "sum of parts") and value.qualifier == "exact":
        yield "sum", claim.source, sentence
    if value.type == "measure" and claim.kind != "age":
        yield "conversion", claim.source, sentence, base_of(value.unit)
    if value.type == "count" and claim.moment:
        yield "change", claim.source, claim.kind, sentence
    if (_is_part(claim) or state_of(claim.subset) == "part") and len(
        plain
    ) >= _PASSAGE:  # parts say too little, but one sentence that two reports have with two figures says enough
        yield "passage", claim.kind, hashlib.sha256(_FIGURES.sub("#", plain.lower()).encode()).hexdigest()[:12]


def _is_part(claim: Claim) -> bool:
    return claim.subset in _PARTS or (claim.value.type == "count" and claim.moment == "before")


def _of_figure(claim: Claim, kind: Kind | None) -> Iterator[Key]:
    """Where a figure meets those of other texts."""
    value = claim.value
    if _is_part(claim) or claim.kind in _NOT_COMPARED or (kind and kind.severity == "off"):
        return
    if kind and sets_keys(claim, kind):
        yield from (("settings", *key) for key in keys_by_settings(claim, kind, places_of(claim)))
    elif claim.kind == "age":
        yield "age", (claim.item or "").split()[-1] if claim.item else ""
    elif value.type == "clock" and claim.kind not in UNNAMED:
        yield "window", claim.kind
    elif value.type == "count":
        yield from _of_count(claim, kind)
    else:
        yield from _of_measured(claim, kind)


def _of_count(claim: Claim, kind: Kind | None) -> Iterator[Key]:
    noun = family(_noun(claim)) if _noun(claim) else ""
    if kind and is_named(claim):
        day = (claim.known_day or "") if kind.daily else ""
        yield FIGURE, "kind", claim.kind, day, "" if kind.counts == "people" else noun
    if claim.subject and claim.subject.lower().split()[0] == "block" and claim.value.low != 1:
        return  # "the 800 block of Elm Street" is an address
    if len(noun) > 2 and noun not in _FURNITURE:
        yield FIGURE, "noun", noun
    if not is_named(claim):
        yield from (
            (FIGURE, "beside", word) for word in near_words(claim)[:_MOST_WORDS] if word_weight(word) > _TELLING
        )


_TELLING = 0.5
"""Weight of a word beside a count of people or things at large by which it may meet another."""


def _of_measured(claim: Claim, kind: Kind | None) -> Iterator[Key]:
    """Sums, percentages, measures and times: under their kind, and under each word close to them."""
    value = claim.value
    unit = unit_of(claim)
    day = (claim.known_day or "") if kind and kind.daily else ""
    if is_named(claim):
        yield FIGURE, "kind", claim.kind, day, unit, value.per or ""
    if claim.item and value.type == "money":
        yield FIGURE, "item", unit, claim.item, value.per or "", claim.moment or ""
    yield from ((FIGURE, value.type, unit, word, *((day,) if day else ())) for word in near_words(claim))


def places_of(claim: Claim) -> tuple[str, ...]:
    """The places under which a claim is kept ("@Lyon"), best first.

    A stated place is kept under itself, and a country also under the town in it that the document's event is in. A
    figure without a place is
    of the document's event: it is kept under each city that the document names, and under the event's own place.
    """
    if claim.place_stated:
        within = claim.scene and claim.scene != claim.place and load().contains(claim.place or "", claim.scene)
        return (f"@{claim.scene}", f"@{claim.place}") if within else (f"@{claim.place}",)
    cities = (f"@{city}" for city in (claim.event or "").split("; ") if city)
    own = _own_places(claim)
    town = own[:1] if own[0] != own[-1] else ()  # where the event is a town's, it meets others of that town first
    return tuple(dict.fromkeys((*town, *cities, *own)))


def _own_places(claim: Claim) -> tuple[str, ...]:
    """Where a figure without a place meets one with a place: at the event's own, in the town that its report names
    most, in the country."""
    named = [city for city in (claim.event or "").split("; ") if load().contains(claim.place or "", city)]
    return f"@{claim.place or ''}", *(f"@{city}" for city in named[:1]), f"@{country(claim.place)}"


def meeting_place(a: Claim, b: Claim) -> str | None:
    """The one place under which two claims are held against each other; None where they are of different places."""
    mine, others = (
        places_of(c) if c.place_stated or not other.place_stated else _own_places(c) for c, other in ((a, b), (b, a))
    )
    shared = [p for p in mine if p in others]
    return min(shared, key=lambda p: (mine.index(p) + others.index(p), p), default=None)


def is_named(claim: Claim) -> bool:
    """Whether words beside the figure name its kind, and that kind says more than how a figure is written."""
    return claim.pattern is not None and claim.kind not in UNNAMED


def near_words(claim: Claim) -> tuple[str, ...]:
    """The families of the telling words close to a figure, the word that says what it measures first."""
    sentence, at, end = figure_in(claim)
    before, behind = sentence[max(0, at - _NEAR) : at].lower(), sentence[end : end + _NEAR].lower()
    words = [w for w in (*_WORD.findall(before), *_WORD.findall(behind)) if tells(w)]
    own = [family(claim.subject.split()[-1])] if claim.subject else []
    return tuple(dict.fromkeys(own + [family(w) for w in words]))[:_MOST_WORDS]


def _noun(claim: Claim) -> str:
    """The counted noun, the last word of its phrase."""
    words = (claim.subject or "").lower().split()
    return words[-1] if words else ""


@functools.lru_cache(maxsize=8)
def _stemmed(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem(w) for w in words)


def _head(claim: Claim) -> str:
    """The stem of the counted noun: "senators" are no further group of the rules, and still not all people."""
    noun = _noun(claim)
    return stem(noun) if noun else ""


def country(name: str | None) -> str:
    """The country of a place (of two, "Ohio and Texas", of the first), or the place itself where it has none."""
    place = load().get(name) or load().get(name.split(" and ")[0]) if name else None
    return (place.parent or place.name) if place else name or ""
