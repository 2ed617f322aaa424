"""The extractor: one pass over a document, context only where a number or a date is."""

from __future__ import annotations

import bisect
import datetime
import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from claimcheck.extractor.phrases import Cue, NounPhrase, compile_cues, name_kind, noun_phrase, right_clause, state_words
from claimcheck.extractor.scope import group, place_of, speaker, stance
from claimcheck.extractor.segments import paragraphs, sentences
from claimcheck.model import Claim, Source, Span, Value
from claimcheck.rules import Rules
from claimcheck.values.clocks import find_clock_windows
from claimcheck.values.dates import DateHit, find_dates
from claimcheck.values.numbers import Number, find_numbers
from claimcheck.values.places import load
from claimcheck.values.units import CENTS, CURRENCIES, SYMBOLS, UNITS

_AFTER = re.compile(
    r"[\s-]*(?P<word>%|[a-z][\w’'-]*)(?:\s+(?:per|a|an)\s+(?P<per>liter|litre|gallon|barrel|kilogram|kilo|tonne|ton|share|month|day|year|hour)\b)?"
)
_AGE = re.compile(r"[\s-]*year[\s-]*old|-years?-old|\s*years? old|\s*years? of age")
_AGED = re.compile(
    r"(?:\baged?|,|\bgrade|\bno\.?|\bnumber|\bchapter|\bpage|\barticle|\bresolution|\broute|\bhighway|\bgroup|\broom|\bchannel|#|\+)\s*$"
)
_YEARLIKE = re.compile(r"(?:19|20)\d\d")
_TOTAL = re.compile(r"\b(?:since|so far|have|has|had|toll|announced|said|update)\b")
_OF_THESE = re.compile(r"\b(?:of|among) (?:these|those|them|whom|which|the (?:dead|injured|wounded|detainees|victims))\b[^.;]{0,30}$")
_DATED = re.compile(r"\d|day\b|tomorrow|weekend|january|february|march|april|\bmay\b|june|july|august|september|october|november|december")
_START = re.compile(r"\bsince\b[^.;]{0,40}$", re.I)
_BEGAN = re.compile(
    r"\b(?:protests?|rall(?:y|ies)|unrest|strikes?|demonstrations?|war|siege|crisis|fighting|floods?|fires?)\b,?(?: which| that)?(?: in [\w ]{0,30})? "
    r"(?:peacefully )?(?:began|started|erupted|broke out)(?: on)? (?P<date>.{4,30})"
)
_ITEM = re.compile(
    r"\b(?:liquefied gas|gas|gasoline|petrol|diesel|fuel|oil|bread|electricity|water|rice|wheat|tickets?|rent|shares?|stock|bailout|loan|gold)\b"
)
_WORD = re.compile(r"[a-z][a-z’'-]{3,}")


@dataclass(slots=True)
class _Reading:
    """What is known of the document while it is read."""

    source: Source
    rules: Rules
    year: int | None
    published: datetime.date | None
    line_starts: list[int]
    cues: tuple[Cue, ...]
    states: frozenset[str]
    main_place: str | None
    first_day: datetime.date | None
    event: str | None
    claims: list[Claim] = field(default_factory=list)
    paragraph_day: str | None = None
    paragraph_place: str | None = None

    def span(self, start: int, end: int) -> Span:
        line = bisect.bisect_right(self.line_starts, start)
        return Span(start, end, line, start - self.line_starts[line - 1] + 1)


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    text: str
    lowered: str
    dates: list[DateHit]
    places: list[tuple[int, int, str, bool]]


def extract(source: Source, rules: Rules, year: int | None = None) -> list[Claim]:
    """All claims of `source`, by position; `year` is assumed for dates without one where the source has no date."""
    text = source.text
    published = datetime.date.fromisoformat(source.published) if source.published else None
    starts = [0, *(m.end() for m in re.finditer("\n", text))]
    mentions = [(s, e, p.name, adjective) for s, e, p, adjective in load().find(text)]
    gazetteer = load()
    countries = Counter(
        place.name if (place := gazetteer.get(n)) and place.kind == "country" else (place.parent or n) if place else n
        for _, _, n, _ in mentions
    )
    main = min(countries.items(), key=lambda item: (-item[1], item[0]))[0] if countries else None
    reading = _Reading(
        source,
        rules,
        published.year if published else year,
        published,
        starts,
        compile_cues(rules),
        state_words(rules),
        main,
        _first_day(text, published, year),
        _event(mentions),
    )
    keys = [m[0] for m in mentions]
    for begin, end in paragraphs(text):
        reading.paragraph_day = reading.paragraph_place = None
        for a, b in sentences(text, begin, end):
            inside = mentions[bisect.bisect_left(keys, a) : bisect.bisect_left(keys, b)]
            _read_sentence(reading, a, text[a:b], [(s - a, e - a, n, adj) for s, e, n, adj in inside])
    return sorted(reading.claims, key=lambda c: (c.span.start, c.span.end, c.kind, c.id))


def _event(mentions: list[tuple[int, int, str, bool]]) -> str | None:
    """The cities and regions that the document names most: what tells its event from others; None where it names none."""
    named = Counter(name for _, _, name, _ in mentions if (place := load().get(name)) and place.kind != "country")
    return "; ".join(sorted(sorted(named, key=lambda n: (-named[n], n))[:6])) or None


def _first_day(text: str, published: datetime.date | None, year: int | None) -> datetime.date | None:
    """The earliest day on which the document says that its event began; "day three" counts from it."""
    days = [
        hit.low
        for match in _BEGAN.finditer(text)
        for hit in find_dates(match["date"], published, published.year if published else year, None)[:1]
        if hit.low and hit.low == hit.high
    ]
    return datetime.date.fromisoformat(min(days)) if days else None


def _read_sentence(reading: _Reading, start: int, text: str, places: list[tuple[int, int, str, bool]]) -> None:
    lowered = text.lower()
    if len(lowered) != len(text) or lowered.startswith(("page last modified", "copyright")):
        return
    anchor = datetime.date.fromisoformat(reading.paragraph_day) if reading.paragraph_day else reading.published
    dates = find_dates(text, reading.published, reading.year, anchor, reading.first_day) if _DATED.search(lowered) else []
    sentence = _Sentence(start, text, lowered, dates, places)
    for hit in dates:
        _add(reading, sentence, "event_date", hit.start, hit.end, _date_value(text, hit), {"topics": _topics(lowered, hit.start)})
    windows = find_clock_windows(text) if "curfew" in lowered or "open" in lowered else []
    for window in windows:
        value = Value("clock", text[window.start : window.end], window.low, window.high, window.low, window.high, "time")
        _add(reading, sentence, "curfew" if "curfew" in lowered else "hours", window.start, window.end, value, {})
    taken = [(d.start, d.end) for d in dates] + [(w.start, w.end) for w in windows]
    numbers = [
        n
        for n in find_numbers(lowered, {k: (v.literal, v.usual) for k, v in reading.rules.vague.items()})
        if not any(s < n.end and n.core < e for s, e in taken)
    ]
    previous: Claim | None = None
    for index, number in enumerate(numbers):
        limit = numbers[index + 1].start if index + 1 < len(numbers) else len(text)
        previous = _read_number(reading, sentence, number, limit, previous, numbers[index + 1 : index + 2]) or previous
    stated = next(
        (d.high or d.low for d in reversed(dates) if d.stated and d.high and d.high == d.low and not _START.search(text[: d.start])), None
    )
    reading.paragraph_day = stated or reading.paragraph_day
    reading.paragraph_place = place_of([p for p in places if not p[3]], 0, text) or reading.paragraph_place


def _date_value(text: str, hit: DateHit) -> Value:
    return Value(
        "date",
        text[hit.start : hit.end],
        hit.low,
        hit.high,
        hit.low,
        hit.high,
        "date",
        hit.qualifier,
        time_low=hit.time_low,
        time_high=hit.time_high,
    )


def _topics(lowered: str, at: int) -> tuple[str, ...]:
    return tuple(sorted(set(_WORD.findall(lowered[max(0, at - 80) : at + 80]))))


def _no_quantity(sentence: _Sentence, number: Number) -> bool:
    """Footnote marks, ages, numbers in names, bare years, phone numbers."""
    text, lowered, core = sentence.text, sentence.lowered, number.core
    figure = text[core : number.end]
    before, after = text[:core], lowered[number.end : number.end + 16]
    if before.endswith(("(", "[", "+", "#", "(+")) and after.startswith((")", "]")):
        return True
    if _AGE.match(after) or (_AGED.search(lowered[max(0, core - 12) : core]) and not re.match(r"\s+[a-z]+", after)):
        return True
    if _YEARLIKE.fullmatch(figure) and not re.match(
        r"\s+(?:people|men|women|troops|soldiers|homes|houses|civilians|protesters|police)", after
    ):
        return True
    if re.match(r"(?:st|nd|rd|th)\b|[:/]\d|-\d{3}", after) or before.endswith(("+", "-", "/")):
        return True
    name = re.search(r"[A-Z][\w’'-]+ $", before)
    return bool(
        name
        and figure[:1].isdigit()
        and not number.vague
        and number.start == core
        and not re.match(r"\s+(?:people|more|were|are|have|dead|killed|injured|arrested|[a-z]+s\b)", after)
    )


def _read_number(
    reading: _Reading, sentence: _Sentence, number: Number, limit: int, previous: Claim | None, following: list[Number]
) -> Claim | None:
    if _no_quantity(sentence, number):
        return None
    unit = _unit_value(reading, sentence, number, following)
    if unit is not None:
        kind, value, end, more = unit
        return _add(reading, sentence, kind, number.start, end, value, more)
    lowered = sentence.lowered
    phrase = noun_phrase(sentence.text, lowered, number.end, reading.states)
    right = right_clause(lowered, phrase.end, max(limit, phrase.end))
    named = name_kind(reading.cues, phrase, lowered[max(0, number.start - 100) : number.start], right)
    if named is None and re.match(r"\s*(?:,|and|as well as)\s*$", lowered[phrase.end : limit]) and phrase.words:
        rest = re.split(r"[.;:](?:\s|$)", lowered[limit:], maxsplit=1)[0]
        named = name_kind(reading.cues, phrase, "", rest)  # "120 shops, 100 offices ... were damaged"
    head = phrase.head
    if number.figure == 1 and number.qualifier == "exact" and not (named and named[0].name in ("deaths", "injuries")):
        return None
    if named is None and (head is None or len(head) < 3):
        return None
    part = bool(previous and re.search(r"\bincluding\b|\bof them\b", lowered[max(0, number.start - 60) : number.start]))
    if part and named is None and previous and previous.value.type == "count":
        named = next(((cue, "including") for cue in reading.cues if cue.name == previous.kind), None)
    return _add_count(reading, sentence, number, phrase, named, part)


def _add_count(
    reading: _Reading, sentence: _Sentence, number: Number, phrase: NounPhrase, named: tuple[Cue, str] | None, part: bool
) -> Claim:
    cue = named[0] if named else None
    who = group(phrase.head, phrase.text, reading.rules.groups) or (
        "people" if cue and cue.kind.counts == "people" and not phrase.words else None
    )
    unit = "people" if who or (cue and cue.kind.counts == "people") else (phrase.head or "things")
    value = Value(
        "count",
        sentence.text[number.start : number.end],
        number.low,
        number.high,
        number.usual_low,
        None if number.usual_high == float("inf") else number.usual_high,
        unit,
        number.qualifier,
    )
    cue_words = f"{named[1] if named else ''} {phrase.head or ''}"
    apart = next((w for w in ("hospital", "bodies", "body", "corpses") if w in cue_words), None)
    if _OF_THESE.search(sentence.lowered[max(0, number.start - 60) : number.start]):
        apart = apart or "of them"
    subset = apart if apart else "including" if part else phrase.subset or ("more" if phrase.extra or number.extra else None)
    more: dict[str, Any] = {
        "subject": phrase.text or None,
        "who": who,
        "subset": subset,
        "pattern": named[1] if named else None,
        "topics": _topics(sentence.lowered, number.start),
    }
    day = _day_of(sentence)
    if day and cue and cue.kind.running and not _TOTAL.search(sentence.lowered[max(0, number.start - 60) : phrase.end + 40]):
        more["period"] = day.low
    return _add(reading, sentence, cue.name if cue else "count_other", number.start, max(phrase.end, number.end), value, more)


def _unit_value(
    reading: _Reading, sentence: _Sentence, number: Number, following: list[Number]
) -> tuple[str, Value, int, dict[str, Any]] | None:
    """Money, percentages and measures, by the symbol or unit beside the number."""
    lowered, text = sentence.lowered, sentence.text
    written = text[number.start : number.end]
    symbol = next((SYMBOLS[s] for s in sorted(SYMBOLS, key=len, reverse=True) if lowered[: number.core].endswith(s)), None)
    match = _AFTER.match(lowered, number.end)
    word, per, end = (match["word"], match["per"], match.end("word")) if match else ("", None, number.end)

    def value(kind: str, unit: str, factor: float = 1.0) -> Value:
        low = number.figure if number.qualifier == "more_than" else number.low
        usual_high = None if number.usual_high == float("inf") else number.usual_high * factor
        return Value(
            kind,
            written,
            low * factor,
            None if number.high is None else number.high * factor,
            min(low, number.usual_low) * factor if number.qualifier != "vague" else number.usual_low * factor,
            usual_high,
            unit,
            number.qualifier,
            per,
        )

    currency = symbol or CURRENCIES.get(word) or CENTS.get(word)
    if not currency and following and lowered[number.end : following[0].start].strip() == "to":
        later = _AFTER.match(lowered, following[0].end)
        currency = CURRENCIES.get(later["word"]) if later else None
        end = number.end
    if not currency and reading.claims and reading.claims[-1].value.type == "money":
        gap = (
            text[max(0, reading.claims[-1].span.end - sentence.start) : number.start].strip()
            if reading.claims[-1].span.end > sentence.start
            else "x"
        )
        currency, end = (reading.claims[-1].value.unit, number.end) if gap == "to" else (None, end)
    if currency:
        cents = word in CENTS and not symbol
        about = lowered[max(0, number.start - 120) : number.end + 60]
        found = _ITEM.search(about)
        is_price = per or re.search(r"\b(?:price[sd]?|cost(?:s|ing)?|worth|per)\b", about)
        return (
            "price" if is_price else "money",
            value("money", currency, 0.01 if cents else 1.0),
            number.end if symbol else max(end, number.end),
            {"item": found.group(0) if found else None, "topics": _topics(lowered, number.start)},
        )
    if word in ("%", "percent", "per") and (word != "per" or lowered.startswith("cent", end + 1)):
        return "percent", value("percent", "percent"), end + (5 if word == "per" else 0), {"topics": _topics(lowered, number.start)}
    first = word.split("-")[0]
    if first in UNITS and not (first == "m" and "." not in written):
        unit = UNITS[first]
        kind = "duration" if unit in ("second", "minute", "hour", "day", "week", "month", "year", "decade") else "distance"
        return (
            kind,
            value("measure", unit),
            number.end + len(lowered[number.end : end]) - len(word) + len(first),
            {"topics": _topics(lowered, number.start)},
        )
    return None


def _day_of(sentence: _Sentence) -> DateHit | None:
    """The day that a sentence speaks of; the day since when something is counted is none."""
    return next((d for d in sentence.dates if d.low and d.low == d.high and not _START.search(sentence.text[: d.start])), None)


def _add(reading: _Reading, sentence: _Sentence, kind: str, start: int, end: int, value: Value, more: dict[str, Any]) -> Claim:
    source = reading.source
    near = _day_of(sentence)
    if value.type == "date":
        as_of, stated = None, False
    else:
        as_of = near.low if near else reading.paragraph_day
        stated = as_of is not None
        as_of = as_of or source.published
    quote = sentence.text[start:end]
    key = f"{source.id}\0{kind}\0{sentence.start + start}\0{sentence.start + end}\0{value.low}\0{value.high}"
    claim = Claim(
        id=hashlib.sha256(key.encode()).hexdigest()[:12],
        source=source.id,
        publisher=source.publisher,
        published=source.published,
        kind=kind,
        value=value,
        quote=quote,
        sentence=sentence.text,
        span=reading.span(sentence.start + start, sentence.start + end),
        place=place_of(sentence.places, start, sentence.text) or reading.paragraph_place or reading.main_place,
        as_of=as_of,
        as_of_stated=stated,
        event=reading.event,
        speaker=speaker(sentence.text),
        stance=stance(sentence.lowered),
        **more,
    )
    reading.claims.append(claim)
    return claim
