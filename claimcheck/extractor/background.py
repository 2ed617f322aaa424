"""Figures that are not of the event that a report is about: earlier events, wars, yearly rates, and figures that the
text itself calls overtaken.

Only words of the language decide (times past, words for kinds of events and for reports); an ordinary total has none of
them beside it.
"""

from __future__ import annotations

import datetime
import re
from typing import Final

from claimcheck.extractor.reading import Sentence, is_background
from claimcheck.extractor.triggers import (
    AGO,
    EARLIER,
    LAST,
    OTHER,
    OUTLOOK,
    PAST,
    PLANNED,
    REPLACED,
    SEASON,
    SPAN,
    TIME,
    WAR,
    WORLD,
    has_any,
)
from claimcheck.values.clause_ends import part_end
from claimcheck.values.counted_period import period_at
from claimcheck.values.word_patterns import at_words, one_of

_EVENT: Final = one_of(
    "quakes?|earthquakes?|tremors?|attacks?|bombings?|shootings?|crash(?:es)?|fires?|wildfires?|blazes?|floods?|"
    "storms?|hurricanes?|typhoons?|cyclones?|tornado(?:es)?|"
    "incidents?|disasters?|accidents?|explosions?|blasts?|strikes?|airstrikes?|outbreaks?|protests?|clash(?:es)?|"
    "massacres?|raids?|wars?|conflicts?|sinkings?|collapses?|"
    "stampedes?|crush(?:es)?|derailments?|eruptions?|landslides?|avalanches?|tsunamis?|riots?|elections?|votes?|"
    "breach(?:es)?|hacks?|mergers?|deals?|strikes?|rall(?:y|ies)|marches"
)
_SPAN: Final = one_of(
    "days|weeks|months|years|decades|centuries|a week|a month|a year|a decade|a century|one year|one month"
)
_EARLIER: Final = tuple(
    (groups, tuple(signs.split("|")), re.compile(at_words(pattern)))
    for groups, signs, pattern in (
        (
            AGO,
            "ago|earlier|before|previous|prior|after|since",
            rf"{_SPAN} (?:ago|earlier|before|previously|prior|(?:after|since)(?! the\b| this\b| that\b| his\b| its\b|"
            rf" their\b| her\b))\b",
        ),
        (
            LAST | TIME,
            "last |the previous |the prior |the year ",
            r"(?:last|the previous|the prior|the year) (?:year|month|decade|century|summer|winter|spring|autumn|fall|"
            r"before)\b",
        ),
        (
            EARLIER,
            "previous|earlier |similar |past |prior |another |separate |unrelated |historic |smaller |deadlier ",
            rf"(?:previous|previously|earlier|similar|past|prior|another|separate|unrelated|historic|smaller|"
            rf"deadlier) (?:[a-z.\d-]+ ){{0,2}}?{_EVENT}\b",
        ),
        (0, "19|20", rf"{_EVENT} (?:of|in) (?:the )?(?:19|20)\d\d\b|(?:19|20)\d\d (?:[a-z.-]+ ){{0,2}}?{_EVENT}\b"),
        (
            EARLIER | LAST,
            "recent |the past|the last |historically|in history",
            r"in recent (?:years|decades|months)|(?:over|in|during|within) the (?:past|last) (?:\w+ )?(?:years|"
            r"decades|months|year|decade|century)|in the past|historically|in history\b",
        ),
    )
)
"""What speaks of an earlier event, each pattern with groups of trigger words of which a sentence needs one, 0 for
none, and strings of which words do: quicker to look for than the pattern."""
_AFTER_ONLY: Final = re.compile(
    at_words(rf"{_SPAN} (?:ago|earlier|before|previously)\b|last (?:year|month|decade|century)\b")
)
_LONG: Final = re.compile(
    at_words("civil war|war|conflict|insurgency|uprising|rebellion|genocide|pandemic|epidemic|famine|violence")
    + r"\b(?:,? (?:which|that))?(?: in [\w ]{2,30})?,? "
    r"(?:(?:has|have|had|already|so far) )*(?:killed|left|claimed|cost|displaced|driven|forced|uprooted|wounded|"
    r"taken)\b"
)
_RATE: Final = re.compile(
    r"^.{0,40}?\b(?:(?:a|per|each|every) (?:day|week|month|year|night|minute|hour|decade)\b|annually|yearly|daily|on "
    r"average)|\b(?:every|each) (?:day|week|month|year)\b.{0,40}$|\bon average\b.{0,30}$"
)
_OVERTAKEN: Final = re.compile(
    r"\b(?:(?:earlier|previous|initial|original|preliminary|prior|old|former) (?:official |death |casualty |takeover |"
    r"cash )?(?:toll|count|figure|estimate|tally|report|number|total|forecast|offer|bid|proposal|approach|price|"
    r"rate)s?\b[^.;]{0,40}$"
    r"|(?:(?:up|down|revised|raised|lowered|corrected|increased|reduced|upgraded) from|from (?:an? )?(?:earlier|"
    r"previous|initial))\b[^.;\d]{0,30}$"
    r"|(?:earlier|previously|initially|at first|originally) (?:said|put|reported|estimated|announced|gave|given|stated|"
    r"claimed|thought|believed|feared)\b[^.;]{0,50}$)"
)
_FORECAST: Final = re.compile(
    at_words(
        r"(?:is|are|was|were) to (?!the\b|a\b)|to (?:rise|grow|reach|increase|climb|fall|number|total)\b|(?:is|are|was|"
        r"were) due to|could|(?<!\d )may(?! \d)|might|would (?:grow|rise|reach|increase|kill|cost)|will (?:grow|rise|"
        r"reach|"
        r"increase|send|join|deploy)|set to|expect(?:s|ed)? to|plan(?:s|ned)? to|"
        r"aim(?:s|ed)? to|likely to|project(?:s|ed)|forecast|predict(?:s|ed)?|intend(?:s|ed)? to|pledg(?:e|es|ed)(?: "
        r"to)?|promis(?:e|es|ed) to|hop(?:e|es|ed|ing) to|capacity of|(?:target|goal|limit|ceiling|threshold|quota)s? "
        r"(?:of|is|was|at|for|to)"
    )
    + r"\b[^.;]*$"
)
"""Words of what has not come to pass."""
_FORECAST_SIGNS: Final = (
    "s to", "e to", "t to", "d to", "n to", "m to", "y to", "g to", "to rise", "to grow", "to reach", "to increase", "to climb", "to fall", "to number", "to total",
    "could", "may", "might", "would ", "will ", "project", "forecast", "predict", "pledg", "capacity of", "target", "goal", "limit", "ceiling", "threshold", "quota",
)  # fmt: skip
"""Strings of which words need one to match: quicker to look for than the pattern."""
_JOINS: Final = re.compile(
    r"\bto (?:join|meet|replace|relieve|reinforce|assist|help|support|back up|augment)\b[^.;,]{0,25}$"
)
"""What is planned for those who are there already: "500 police are set to join 1,000 troops on the ground"."""
_OUTLOOK: Final = re.compile(at_words(r"forecasts?|projections?|outlook|guidance") + r"\b[^.;]*$")
_SINCE: Final = re.compile(at_words(r"since|began|started") + r"\b")
_OVERTAKEN_WORDS: Final = (
    " from ",
    "earlier",
    "previous",
    "initial",
    "original",
    "preliminary",
    "prior",
    "at first",
    "old ",
    "former ",
)
_AFTER_SIGNS: Final = (" ago", " earlier", " before", " previously", "last ")
_RATE_SIGNS: Final = (
    "day",
    "week",
    "month",
    "year",
    "night",
    "minute",
    "hour",
    "decade",
    "annually",
    "daily",
    "on average",
)
_WIDER: Final = re.compile(at_words(r"worldwide|globally|around the world|across the world|in the world") + r"\b")
_YEAR_SO_FAR: Final = re.compile(
    at_words(
        r"(?:so far )?this (?:year|season)|(?:since|from) the (?:start|beginning) of (?:the|this) (?:year|"
        r"season)|year to date"
    )
    + r"\b"
)
_OTHER_THING: Final = re.compile(
    at_words(r"another|a second|a third|a different|a separate")
    + r" (?:aircraft|plane|airliner|jet|helicopter|ship|boat|ferry|vessel|bus|coach|train|tram|vehicle|car|truck|lorry|"
    r"building|factory|plant|mine|camp|stadium|bank|company|airline)\b"
)
_PLAN_NEAR: Final = 60
_OUTLOOK_NEAR: Final = 140
_WITHIN: Final = 110
_NEAR_BEHIND: Final = 60
_NEAR_BEFORE: Final = 60


def other_time(sentence: Sentence, start: int, end: int) -> str | None:
    """What else than the event a figure is of, else None; offsets of the figure in a sentence.

    "earlier" for an earlier event or a long war, "other" for another plane or building, "world" and "year" for what is
    counted all over the
    world or since the year began, "rate" for what is counted by the year or the day.
    """
    found = sentence.triggers
    if not found & PAST and not sentence.names_year():
        return None
    lowered = sentence.lowered
    before = lowered[max(0, start - _WITHIN) : start]
    earlier = _may_be_earlier(sentence, found)
    if (earlier and _of_earlier(before, found)) or (found & WAR and _LONG.search(before)):
        return "earlier"
    if not (earlier or found & (OTHER | WORLD | SPAN)):
        return None
    clause = lowered[end : end + _NEAR_BEHIND]
    clause = clause[: part_end(clause)]
    if earlier and has_any(clause, _AFTER_SIGNS) and _AFTER_ONLY.search(clause):
        return "earlier"
    if found & OTHER and _OTHER_THING.search(before):
        return "other"
    if not found & (WORLD | SPAN):
        return None
    near = before[-_NEAR_BEFORE:] + " " + clause
    if found & WORLD and _WIDER.search(near):
        return "world"
    if not found & SPAN:
        return None
    if ("year" in near or "season" in near) and _YEAR_SO_FAR.search(near):
        return "year"
    return "rate" if _rate(clause) or _rate(before[-30:]) else None


def _may_be_earlier(sentence: Sentence, found: int) -> bool:
    """Whether the sentence, with these trigger words, may speak of an earlier event."""
    if found & EARLIER or (found & AGO and found & (TIME | LAST)) or (found & LAST and found & (TIME | SEASON)):
        return True
    return sentence.names_year() or "in the past" in sentence.lowered or "the year " in sentence.lowered


def _of_earlier(before: str, found: int) -> bool:
    for groups, signs, pattern in _EARLIER:  # a generator costs more than the search
        if (found & groups or not groups) and has_any(before, signs) and pattern.search(before):
            return True
    return False


def _rate(words: str) -> bool:
    return has_any(words, _RATE_SIGNS) and bool(_RATE.search(words))


def period_of(
    sentence: Sentence, start: int, end: int, published: datetime.date | None, *, counted: bool = False
) -> str | None:
    """The span that a figure at `start` to `end` counts over where it is not the event's: since a day long past, a
    quarter or year, a past time, a rate.

    What is counted (`counted`) is of an event: a past time beside it says more than the month or the quarter that it
    names.
    """
    if sentence.dates:
        since = sentence.background(published)
        if since and _SINCE.search(sentence.lowered):
            return f"{since.low}/"
    spans = sentence.spans(published)
    span = period_at(sentence.lowered, spans, start, end) if spans else None
    if span and not counted:
        return span
    if sentence.dates:
        date = sentence.date_of(start, end, published)
        if date and is_background(date, published) and (counted or date.low == date.high or not spans):
            return f"{date.low}/{date.high}"
    return other_time(sentence, start, end) or span


def yet_to_come(sentence: Sentence, start: int) -> bool:
    """Whether the words before a figure say that it is a forecast, a plan, a target or a capacity."""
    found, lowered = sentence.triggers, sentence.lowered
    near = lowered[max(0, start - _PLAN_NEAR) : start]
    if (
        (found & PLANNED or "s to " in near or "re to " in near)
        and has_any(near, _FORECAST_SIGNS)
        and _FORECAST.search(near)
        and not _JOINS.search(near)
    ):
        return True
    return bool(found & OUTLOOK) and bool(_OUTLOOK.search(lowered, max(0, start - _OUTLOOK_NEAR), start))


def overtaken(sentence: Sentence, start: int) -> bool:
    """Whether the words before a figure say that another has taken its place: "from an earlier toll of 30"."""
    if not sentence.triggers & REPLACED:
        return False
    before = sentence.lowered[max(0, start - 90) : start]
    return has_any(before, _OVERTAKEN_WORDS) and bool(_OVERTAKEN.search(before))
