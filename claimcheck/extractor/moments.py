"""Dates, what happened then, and windows of the day -> drafts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Final

from claimcheck.extractor.reading import Draft, Mention, Reading, Sentence
from claimcheck.extractor.stamps import stamp_end
from claimcheck.extractor.triggers import HOURS, PERIOD
from claimcheck.extractor.vocabulary import Happens
from claimcheck.model import Happened, Value
from claimcheck.record_making import make_value
from claimcheck.values.act_words import REPORTS
from claimcheck.values.acts import acts_of_date
from claimcheck.values.calendar_words import SHORT_WEEKDAYS, WEEKDAYS
from claimcheck.values.clocks import find_clock_windows
from claimcheck.values.dates import DateHit
from claimcheck.values.times import days_beside, find_times
from claimcheck.values.zones import WORLD_TIME

_WISHES: Final = re.compile(
    r"\b(?:demand|call(?:s|ed|ing)? (?:for|on)|urg|want|seek|would|will|threaten|could|(?<!\d )may\b(?! \d)|might|if\b|"
    r"plan|schedul|expect|anniversar)"
)
"""Words of wishes and plans: what they speak of has not happened."""
_ARRIVES: Final = ("spread", "reached", "came to")
"""Verbs of beginning that say nothing without the place that is reached."""
_NEAR: Final = 45
"""Characters between a subject and the verb of its beginning."""
_FROM: Final = re.compile(r"\bfrom (?:the )?$")
_LISTED: Final = re.compile(r"\s*(?:,|,? and|,? as well as|, then)\s+(?:in |the |to )*")


def read_moments(reading: Reading, sentence: Sentence) -> Iterable[Draft]:
    """All dates of a sentence, with what happened then, and its windows of the day."""
    open_hours = bool(sentence.digits) and bool(sentence.triggers & HOURS)
    return _moments(reading, sentence, open_hours) if open_hours or sentence.dates else ()


def _moments(reading: Reading, sentence: Sentence, open_hours: bool) -> Iterator[Draft]:
    stamped = stamp_end(sentence) if sentence.dates else 0
    for index, hit in enumerate(sentence.dates):
        plain = hit.start >= stamped
        if hit.weekday:
            yield from _two_days(sentence, hit, _happened(reading, sentence, index) if plain else ())
            continue
        if not plain:
            continue
        happened = _happened(reading, sentence, index)
        if happened and _only_says(sentence, hit):
            happened = ()
        vague = hit.low != hit.high or sentence.lowered.startswith("this ", hit.start)
        if not hit.stated and vague and not _dates_something(sentence, hit, happened):
            continue  # "last week" says of when a figure is, and dates nothing closely
        if sentence.triggers & PERIOD and any(
            [p.start < hit.start and hit.end <= p.end for p in sentence.spans(reading.published)]
        ):
            continue  # "the nine months to September 30"
        value = _date_value(sentence.text, _on_both_clocks(sentence, hit))
        yield Draft("event_date", hit.start, hit.end, value, {"happened": happened})
    if open_hours:
        kind = "curfew" if "curfew" in sentence.words else "hours"
        for window in find_clock_windows(sentence.text):
            value = make_value(
                "clock",
                sentence.text[window.start : window.end],
                window.low,
                window.high,
                window.low,
                window.high,
                "time",
            )
            yield Draft(kind, window.start, window.end, value, {})


def _only_says(sentence: Sentence, hit: DateHit) -> bool:
    """Whether a date is that of what somebody said: "said on Monday after protests broke out"."""
    acts = acts_of_date(sentence.text, hit.start, hit.end)
    return bool(acts) and all([act.name in REPORTS for act in acts])


def _dates_something(sentence: Sentence, hit: DateHit, happened: tuple[Happened, ...]) -> bool:
    """Whether words such as "last week" say when something happened or was done."""
    if sentence.lowered.startswith("overnight", hit.start):
        return False
    if happened or hit.low == hit.high:
        return bool(happened)  # "this morning" is of the day of every report
    return any([act.name not in REPORTS for act in acts_of_date(sentence.text, hit.start, hit.end)])


def _two_days(sentence: Sentence, hit: DateHit, happened: tuple[Happened, ...]) -> tuple[Draft, Draft]:
    """The two days that a date and the weekday beside it say, where the weekday is another: the date, and the
    nearest such weekday."""
    begin, end = hit.weekday or (hit.start, hit.end)
    name = sentence.lowered[begin:end].rstrip(".")
    day = datetime.date.fromisoformat(hit.low or "")
    apart = (WEEKDAYS.get(name, SHORT_WEEKDAYS.get(name, 0)) - day.weekday() + 3) % 7 - 3
    other = (day + datetime.timedelta(days=apart)).isoformat()
    said = f"{name} {hit.low}"
    written = make_value("date", sentence.text[begin:end], other, other, other, other, "date")
    start = min(max(begin, hit.start), hit.end)
    date = DateHit(
        end if start == begin and end < hit.end else hit.start,
        hit.end,
        hit.low,
        hit.high,
        hit.time_low,
        hit.time_high,
        hit.qualifier,
        hit.stated,
    )
    lead = len(sentence.text[date.start : date.end]) - len(sentence.text[date.start : date.end].lstrip(" ,("))
    beside = Draft("event_date", begin, end, written, {"item": said})
    return beside, Draft(
        "event_date",
        date.start + lead,
        hit.end,
        _date_value(sentence.text, date, lead),
        {"item": said, "happened": happened},
    )


def _on_both_clocks(sentence: Sentence, hit: DateHit) -> DateHit:
    """The date with the day before or after it where the sentence tells the time in a zone in which it may be
    another day."""
    if (
        not hit.low
        or hit.low != hit.high
        or not sentence.digits
        or not any([f" {zone}" in sentence.lowered for zone in WORLD_TIME])
    ):
        return hit
    before, after = days_beside(find_times(sentence.lowered, sentence.digits, sentence.words))
    if not (before or after):
        return hit
    day = datetime.date.fromisoformat(hit.low)
    low, high = (day + datetime.timedelta(days=days) for days in (before, after))
    return DateHit(hit.start, hit.end, low.isoformat(), high.isoformat(), None, None, "range", hit.stated)


def _date_value(text: str, hit: DateHit, lead: int = 0) -> Value:
    return make_value(
        "date",
        text[hit.start + lead : hit.end],
        hit.low,
        hit.high,
        hit.low,
        hit.high,
        "date",
        hit.qualifier,
        time_low=hit.time_low,
        time_high=hit.time_high,
    )


def _happened(reading: Reading, sentence: Sentence, index: int) -> tuple[Happened, ...]:
    """What the rules know to have happened at the date: subject and verb stand between the dates beside it."""
    vocabulary = reading.vocabulary
    if sentence.words.isdisjoint(vocabulary.happening_words):
        return ()
    dates = sentence.dates
    begin = dates[index - 1].end if index else 0
    end = dates[index + 1].start if index + 1 < len(dates) else len(sentence.lowered)
    clause = sentence.lowered[begin:end]
    found = [
        h
        for happens in vocabulary.happenings
        if happens.may(sentence.words)
        for h in _of(happens, sentence, clause, begin, dates[index])
    ]
    return tuple(dict.fromkeys(found))


def _of(happens: Happens, sentence: Sentence, clause: str, offset: int, date: DateHit) -> list[Happened]:
    if not happens.subject.search(clause):
        return []
    at = date.start - offset
    verbs = [
        (m, begins)
        for begins, pattern in ((True, happens.begins), (False, happens.verbs))
        if pattern
        for m in pattern.finditer(clause)
    ]
    if not verbs:
        return []
    verb, begins = min(verbs, key=lambda v: (abs(v[0].start() - at), not v[1]))
    if _WISHES.search(clause, max(0, verb.start() - _NEAR), verb.start()):
        return []
    if not any(-_NEAR <= m.start() - verb.start() <= _NEAR for m in happens.subject.finditer(clause)):
        return []
    inside = [p for p in sentence.places if offset <= p.start < offset + len(clause) and not _elsewhere(sentence, p)]
    there = _together(sentence, [p for p in inside if p.start >= offset + verb.end()])
    if begins and verb.group().startswith(_ARRIVES) and not there:
        return []
    named = there or _together(sentence, inside)
    narrow = [p.name for p in named if p.kind != "country"] or [p.name for p in named[:1]]
    return [Happened(happens.name, begins, name) for name in narrow or (None,)]


def _elsewhere(sentence: Sentence, place: Mention) -> bool:
    """Whether a place is an adjective, where something comes from, or where the report was written: "CAIRO – "."""
    if place.adjective or _FROM.search(sentence.lowered, max(0, place.start - 12), place.start):
        return True
    return place.start == 0 and sentence.text[place.end : place.end + 2] in (" –", " —", " -", " (")


def _together(sentence: Sentence, places: list[Mention]) -> list[Mention]:
    """The first place and those listed with it: "to Aden, Taiz and Ibb"."""
    listed = places[:1]
    for place in places[1:]:
        if not _LISTED.fullmatch(sentence.lowered, listed[-1].end, place.start):
            break
        listed.append(place)
    return listed
