"""The draft of a count: its value, its unit, the part or the whole that it is, and the span that it is counted over."""

from __future__ import annotations

import math
import re
from typing import Any, Final

from claimcheck.extractor.background import overtaken, period_of, yet_to_come
from claimcheck.extractor.kinds import Named
from claimcheck.extractor.phrases import NounPhrase
from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.extractor.sides import side_of
from claimcheck.extractor.vocabulary import Cue
from claimcheck.record_making import make_value
from claimcheck.values.dates import DateHit
from claimcheck.values.numbers import Number
from claimcheck.values.word_patterns import at_words

_FEW: Final = 20
DYING: Final = frozenset("killed kills killing kill dead died dies slain fatally murdered".split())
"""Words of dying."""
_SAID_ON: Final = re.compile(
    at_words(r"said|says|told|announced|reported|added|confirmed|stated|wrote")
    + r"(?:\s+(?:reporters|journalists|late|early|on|in a statement|that))*\s+$"
)
_IDENTIFIED: Final = re.compile(r"[^.;,]{0,45}\b(?:identified|unidentified|named)\b")
_IN_HOSPITAL: Final = re.compile(
    r"\b(?:died|dead|deaths|die|succumbed)\b[^.;,]{0,20}\b(?:in|at) (?:the |a |an? )?(?:[a-z]+ )?hospitals?\b|\b(?:at|"
    r"in|to|inside) (?:a|one|the|his|her|their|local|field) (?:[a-z]+ ){0,2}(?:hospital|morgue|clinic|"
    r"mortuary)\b[^.;]{0,60}$"
)
_GRAVE: Final = frozenset("critical serious minor slightly".split())
_BADLY: Final = re.compile(r"\s+of (?:them|whom|these|those)(?: [a-z]+){0,3}? (critical|serious)(?:ly)?\b")
"""What makes a part of the injured one of the badly injured: "16 were hurt, two of them CRITICALly"."""
_ALONE: Final = re.compile(r"[^,.;]{0,30}?\b(?:in|at|on|by|during)\s+[^,.;]{2,40}?\s+alone\b")
"""What makes a figure one of a place or a day among all: "150 dead in the capital ALONE"."""
_MAY_BE: Final = re.compile(
    r"\b(?:could|may|might|likely to|thought to|feared to|believed to)\s+(?:well\s+|still\s+)?(?:be|have)\b"
)
_MAY_RISE: Final = re.compile(at_words("rise|grow|reach|increase|climb|fall|top|exceed|will|plan|expect") + r"\w*\b")
"""What tells an estimate, and what a forecast: "the toll could be 200", "the toll could rise to 200"."""
_TOTAL: Final = re.compile(at_words(r"since|so far|have|has|had|toll|announced|said|update") + r"\b")
_OF_THESE: Final = re.compile(
    at_words(r"of|among")
    + r" (?:these|those|them|whom|which|the (?:dead|injured|wounded|detainees|victims))\b[^.;]{0,30}$"
)
OF_WHOLE: Final = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|half|most|some|all|none))\s+(?:out )?of\s+(?:(?:the|its|their|all)\s+)*$"
)
"""What stands before the whole of which the number before is a part: "212 of the"."""
_COLLECTIVE: Final = frozenset(
    "waves wave groups cases acts incidents reports allegations types kinds counts series rounds".split()
)
_OF_PHRASE: Final = re.compile(r"[”\"’]?\s+of\s+[a-z’'-]+(?:\s+by\s+[a-z’'-]+)?")


def count_draft(
    reading: Reading,
    sentence: Sentence,
    number: Number,
    phrase: NounPhrase,
    named: Named | None,
    part: bool,
    previous: Draft | None,
) -> Draft:
    """The draft of a number that counts what `phrase` says, of the kind that `named` gives; `part` where it stands
    behind "including"."""
    cue = named[0] if named else None
    counts_people = bool(cue and cue.kind.counts == "people")
    who = reading.vocabulary.group(phrase.head, phrase.text) or (
        "people" if counts_people and not phrase.words else None
    )
    if who == "people" and cue and cue.kind.running and (not phrase.words or len(phrase.words) == 1):
        who = side_of(sentence, number.start) or who
    unit = "people" if who or counts_people else (phrase.head or "things")
    value = make_value(
        "count",
        sentence.text[number.start : number.end],
        number.low,
        number.high,
        number.usual_low,
        None if number.usual_high == math.inf else number.usual_high,
        unit,
        number.qualifier,
    )
    end = max(phrase.end, number.end)
    of = _OF_PHRASE.match(sentence.lowered, end) if phrase.head in _COLLECTIVE else None
    subset = _subset(sentence, number, phrase, named, part, previous)
    if who not in (None, "people") and subset in ("including", "of them") and named and named[0].kind.running:
        subset = None  # "among the dead were nine children" counts all children that died
    more: dict[str, Any] = {
        "subject": phrase.text + sentence.text[of.start() : of.end()] if of else phrase.text or None,
        "who": who,
        "subset": subset,
        "pattern": named[1] if named else None,
        "topics": sentence.topics(number.start),
    }
    period = _period(reading, sentence, number, phrase, cue)
    if period:
        more["period"] = period
    if overtaken(sentence, number.start):
        more["moment"] = "before"
    return Draft(cue.name if cue else "count_other", number.start, end, value, more)


def _period(reading: Reading, sentence: Sentence, number: Number, phrase: NounPhrase, cue: Cue | None) -> str | None:
    """The span that is counted over; None for a total so far."""
    end = max(phrase.end, number.end)
    period = period_of(sentence, number.start, end, reading.published, counted=True)
    if period or not (cue and cue.kind.running and sentence.dates):
        return period
    date = sentence.date_of(number.start, end, reading.published) or _last_night(sentence)
    if date and _SAID_ON.search(sentence.lowered, max(0, date.start - 40), date.start):
        return None  # the day of the statement is not the day that is counted
    if date and not _TOTAL.search(sentence.lowered, max(0, number.start - 60), phrase.end + 40):
        return date.low
    return None


def _last_night(sentence: Sentence) -> DateHit | None:
    """The night before the publication, of which the day is that of its evening."""
    return next(
        (
            date
            for date in sentence.dates
            if not date.stated and sentence.lowered.endswith("night", date.start, date.end)
        ),
        None,
    )


def _restricted(sentence: Sentence, phrase: NounPhrase) -> str | None:
    """The adjective of a name that makes the counted people some of all: "two Tunisian men"."""
    for word in phrase.words[:-1]:
        if word[:1].isupper() and not word.isupper() and phrase.words[-1][:1].islower():
            return word.lower()
    return None


def apart(named: Named, phrase: NounPhrase) -> str | None:
    """The word that sets a count of this kind apart from others of it."""
    if not named[0].kind.apart:
        return None
    words = f"{named[1]} {phrase.head or ''}"
    return next((word for word in named[0].kind.apart if word in words), None)


def _beside_dead(sentence: Sentence, number: Number) -> bool:
    """Whether words of dying stand before the number."""
    return not DYING.isdisjoint(sentence.words) and not DYING.isdisjoint(sentence.lowered[: number.start].split())


def _subset(
    sentence: Sentence, number: Number, phrase: NounPhrase, named: Named | None, part: bool, previous: Draft | None
) -> str | None:
    """What makes a count a part of a larger one, or comes on top of one."""
    set_apart = apart(named, phrase) if named else None
    before = sentence.lowered[max(0, number.start - 60) : number.start]
    if (
        not (named and named[0].kind.running)
        and "of" in before
        and OF_WHOLE.search(sentence.lowered, max(0, number.start - 24), number.start)
    ):
        return "whole"
    if set_apart is None and ("of " in before or "among " in before) and _OF_THESE.search(before):
        set_apart = "of them"
    if phrase.subset == "of them" and set_apart not in _GRAVE:
        badly = _BADLY.match(sentence.lowered, number.end)
        return badly[1] if badly and named and badly[1] in named[0].kind.apart else "of them"
    if set_apart:
        return set_apart
    if " alone" in sentence.lowered and _ALONE.match(sentence.lowered, max(phrase.end, number.end)):
        return "of them"
    restricted = _restricted(sentence, phrase) if named and named[0].kind.counts == "people" else None
    if restricted:
        return restricted
    if named and named[0].name == "deaths":
        if _IDENTIFIED.match(sentence.lowered, number.end, number.end + 60):
            return "identified"
        if _IN_HOSPITAL.search(sentence.lowered, max(0, number.start - 70), number.end + 40):
            return "hospital"
    if part:
        return "including"
    if yet_to_come(sentence, number.start) and not (
        named and named[0].kind.running and _MAY_BE.search(before) and not _MAY_RISE.search(before)
    ):
        return "forecast"
    if number.vague and number.usual_high < _FEW and phrase.extra:
        return "more"  # "killed 58 and injured several more" tells no total
    if named and (
        (previous and previous.value.type == "count" and previous.kind != named[0].name)
        or (named[0].name != "deaths" and _beside_dead(sentence, number))
    ):
        return phrase.subset  # "killed 12 and injured 40 others": others than the dead, and all of the injured
    return phrase.subset or ("more" if phrase.extra or number.extra else None)
