"""One document -> its claims: one pass, context only where a number, a date or a name is."""

from __future__ import annotations

import bisect
import datetime
import hashlib
import itertools
import re
import string
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from claimcheck.extractor.counts import read_counts
from claimcheck.extractor.denials import may_deny, read_denials
from claimcheck.extractor.fractions import read_fractions
from claimcheck.extractor.lists import read_lists
from claimcheck.extractor.moments import read_moments
from claimcheck.extractor.patterned import read_patterned
from claimcheck.extractor.reading import Draft, Mention, Reading, Sentence, is_background
from claimcheck.extractor.scope import place_of, speaker_of, stance
from claimcheck.extractor.segments import paragraphs, sentences
from claimcheck.extractor.singulars import may_tell_of_one, read_singulars
from claimcheck.extractor.sums import read_sums
from claimcheck.extractor.triggers import FRACTION_WORDS, NUMERIC_WORDS
from claimcheck.extractor.vocabulary import compile_rules
from claimcheck.model import Claim, Source
from claimcheck.record_making import make_claim
from claimcheck.rules import Rules
from claimcheck.values.dates import DATE_WORDS, find_dates
from claimcheck.values.numbers import digit_starts
from claimcheck.values.places import Place, load

READERS: tuple[Callable[[Reading, Sentence], Iterable[Draft]], ...] = (read_moments, read_counts, read_fractions, read_singulars, read_denials, read_lists, read_patterned)
"""What finds claims in a sentence; a new type of value is one more."""

_HOPEFUL = NUMERIC_WORDS | DATE_WORDS | FRACTION_WORDS
"""Words of which a sentence without digits and places needs one to hold any claim, unless it denies something or tells of one person."""
_LETTERS = bytes(code if chr(code) in string.ascii_lowercase else ord(" ") for code in range(256))
"""The letters a to z as they are, all else as a space."""
_UPHEAVAL = r"(?:protests?|rall(?:y|ies)|unrest|strikes?|demonstrations?|war|siege|crisis|fighting|floods?|fires?)"
_BEGAN = re.compile(
    rf"\b(?:{_UPHEAVAL}\b,?(?: which| that)?(?: in [\w ]{{0,30}})? (?:peacefully )?(?:began|started|erupted|broke out)(?: on)?"
    rf"|(?:start|beginning|outbreak) of (?:the |these )?{_UPHEAVAL},?(?: came| was)? on) (?P<date>.{{4,30}})"
)
_THE_TOWN = re.compile(r"\blocal (?:police|authorities|officials?|residents|doctors|hospitals?|media|mayor)\b|\bin the (?:town|city|village|district|area|suburb)\b(?! of)")
_DAY_N = re.compile(r"ay (?:one|two|three|four|five|six|seven|eight|nine|ten|\d)")
_FURNITURE = ("page last modified", "copyright", "last updated", "all rights reserved")
_MOST_PLACES = 6
_LEAD, _LEAD_WEIGHT, _NOUN_WEIGHT = 500, 3, 3
"""Characters of the beginning, what a place named there counts, and a name against an adjective."""
_TOWN_PART = 2.5
"""The event is a town's where more than one in so many mentions of places of the country is of it."""
_ISO_DAY = 10
_JUST_PAST = 4
"""Days for which a report is still of what happened then."""
_FIGURES = frozenset({"count", "money", "percent", "measure"})
_SPEAKS_ON = 4
"""Sentences over which a quotation or "he said" goes on with one speaker."""

Found = tuple[int, int, Place, bool]


def extract(source: Source, rules: Rules, year: int | None = None) -> list[Claim]:
    """All claims of `source`, by position; `year` is assumed for dates without one where the source has no date."""
    text, lowered = source.text, lower(source.text)
    letters = lowered.encode("ascii", "replace").translate(_LETTERS).decode("ascii")  # as long as the text
    figures = digit_starts(lowered)
    mentions = load().find(text)
    published = datetime.date.fromisoformat(source.published) if source.published else None
    reading = Reading(
        source,
        compile_rules(rules),
        published.year if published else year,
        published,
        list(itertools.accumulate((len(line) + 1 for line in text.split("\n")), initial=0)),
        _main_place(mentions),
        _event(mentions),
        _first_day(text, published, year),
    )
    hopeful = _HOPEFUL | reading.vocabulary.book.unnumbered
    keys = [m[0] for m in mentions]
    claims: list[Claim] = []
    for begin, end in paragraphs(text):
        reading.placed_before, reading.paragraph_day, reading.placed = reading.placed, None, None
        reading.looking_back = False
        reading.paragraph = lowered[begin:end]
        reading.headline = reading.headline or lower(f"{source.title or ''} ; {text[begin:end]}")
        spans = sentences(text, begin, end)
        for index, (a, b) in enumerate(spans):
            inside = mentions[bisect.bisect_left(keys, a) : bisect.bisect_left(keys, b)] if mentions else []
            words = frozenset(letters[a:b].split())
            digits = _inside(figures, lowered, a, b) if figures else []
            if not (digits or inside) and words.isdisjoint(hopeful) and not may_deny(words) and not may_tell_of_one(reading.vocabulary, words):
                continue
            if lowered.startswith(_FURNITURE, a):
                continue
            sentence = _sentence(reading, a, text[a:b], lowered[a:b], words, digits, inside)
            drafts: list[Draft] = []
            for reader in READERS:
                drafts += reader(reading, sentence)
            if len(drafts) > 2:  # a total and two parts
                drafts += read_sums(sentence, drafts)
            if drafts:
                speaker = _speaker(text, lowered, letters, spans, index)
                elsewhere = _carried_place(reading, sentence)
                claims.extend(_claim(reading, sentence, draft, speaker, elsewhere) for draft in drafts)
            _carry(reading, sentence)
    single = {c.id: c for c in reversed(claims)}.values()  # two readers may read one thing; the first of READERS stands
    return sorted(_settled(list(single), reading), key=lambda c: (c.span.start, c.span.end, c.kind, c.id))


def _settled(claims: list[Claim], reading: Reading) -> list[Claim]:
    """Claims of one day's event: where a report counts victims of a single day, and that day is just past, its count is the total so far.

    "Killed 59 people on Sunday" is then the toll as of the publication; where several days have counts of their own, each stays a day's count.
    """
    counted = [c for c in claims if _counts_a_day(c, reading)]
    days = {c.period for c in counted}
    if len(days) != 1 or reading.published is None:
        return claims
    (day,) = days
    age = reading.published.toordinal() - datetime.date.fromisoformat(day or "").toordinal()
    if not 0 <= age <= _JUST_PAST:
        return claims
    single = {c.id for c in counted}
    return [replace(c, total=True, as_of=c.published, as_of_stated=False) if c.id in single else c for c in claims]


def _counts_a_day(claim: Claim, reading: Reading) -> bool:
    kind = reading.vocabulary.rules.kinds.get(claim.kind)
    return bool(kind and kind.running and claim.value.type == "count" and claim.period and len(claim.period) == _ISO_DAY)


def _speaker(text: str, lowered: str, letters: str, spans: list[tuple[int, int]], index: int) -> str | None:
    """Who speaks in the sentence `index` of a paragraph; "he said" and open quotations go on with one of the sentences before."""
    for at in range(index, max(-1, index - _SPEAKS_ON - 1), -1):
        begin, end = spans[at]
        who, goes_on = speaker_of(text[begin:end], lowered[begin:end], letters[begin:end].split())
        if who or not goes_on:
            return who
    return None


def _inside(starts: list[int], lowered: str, begin: int, end: int) -> list[int]:
    """Those of `starts`, where runs of digits begin, that lie between two offsets, counted from the first; a run may be cut in two at it."""
    first = bisect.bisect_left(starts, begin)
    inside = [at - begin for at in starts[first : bisect.bisect_left(starts, end, first)]]
    if begin and lowered[begin].isdecimal() and lowered[begin - 1].isdecimal():
        inside.insert(0, 0)
    return inside


def lower(text: str) -> str:
    """`text` in lower case with every character at its place, also where a lower-case form is longer."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(low if len(low := c.lower()) == 1 else c for c in text)


def _main_place(mentions: list[Found]) -> str | None:
    """Where the document's event is, for sentences that name no place: the town that it names as often as its country, else the country.

    The beginning, which says where the news is from and of, counts more; adjectives ("French") say whose and not where.
    """
    places: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    for start, _, place, adjective in mentions:
        weight = _LEAD_WEIGHT if start < _LEAD else 1
        countries[place.parent or place.name] += weight if adjective else _NOUN_WEIGHT * weight
        if not adjective:
            places[place.name] += _NOUN_WEIGHT * weight
    if not countries:
        return None
    country = min(countries.items(), key=lambda item: (-item[1], item[0]))[0]
    inside = {place.name for _, _, place, _ in mentions if place.parent == country and place.kind != "country"}
    town, times = min(((n, c) for n, c in places.items() if n in inside), key=lambda item: (-item[1], item[0]), default=("", 0))
    return town if town and times >= places[country] and _TOWN_PART * times > countries[country] else country


def _event(mentions: list[Found]) -> str | None:
    """The cities and regions that the document names most, the most named first; None where it names none."""
    named = Counter(place.name for _, _, place, _ in mentions if place.kind != "country")
    return "; ".join(sorted(named, key=lambda n: (-named[n], n))[:_MOST_PLACES]) or None


def _first_day(text: str, published: datetime.date | None, year: int | None) -> datetime.date | None:
    """The earliest day on which the document says that its event began; "day three" counts from it."""
    if not _DAY_N.search(text):
        return None
    days = [
        hit.low
        for match in _BEGAN.finditer(text)
        for hit in find_dates(match["date"], published, published.year if published else year, None)[:1]
        if hit.low and hit.low == hit.high
    ]
    return datetime.date.fromisoformat(min(days)) if days else None


def _sentence(
    reading: Reading, start: int, text: str, lowered: str, words: frozenset[str], digits: list[int], mentions: list[Found]
) -> Sentence:
    places = [Mention(s - start, e - start, p.name, p.kind, adjective, p.parent or p.name) for s, e, p, adjective in mentions]
    sentence = Sentence(start, text, lowered, words, digits, [], places)
    if not words.isdisjoint(DATE_WORDS) or (digits and sentence.names_year()):
        anchor = datetime.date.fromisoformat(reading.paragraph_day) if reading.paragraph_day else reading.published
        sentence.dates = find_dates(text, reading.published, reading.year, anchor, reading.first_day, lowered, words, digits)
    return sentence


def _carry(reading: Reading, sentence: Sentence) -> None:
    """What the following sentences of the paragraph take over: the day and the place."""
    if sentence.dates:
        reading.paragraph_day = sentence.last_day() or reading.paragraph_day
        reading.last_day = reading.paragraph_day or reading.last_day
        reading.looking_back = all(is_background(d, reading.published) for d in sentence.dates if d.high)
    if any(not m.adjective for m in sentence.places):
        reading.placed = sentence


def _carried_place(reading: Reading, sentence: Sentence) -> str | None:
    """The place that the paragraph names before the sentence; that of the paragraph before where the sentence speaks of "the town"."""
    if any(not mention.adjective for mention in sentence.places):
        return None
    if reading.placed:
        return place_of(reading.placed, 0)
    return place_of(reading.placed_before, 0) if reading.placed_before and _THE_TOWN.search(sentence.lowered) else None


def _claim(
    reading: Reading, sentence: Sentence, draft: Draft, speaker: str | None, elsewhere: str | None
) -> Claim:
    """The claim of a draft; `elsewhere` is the place that the paragraph names, for a sentence that names none."""
    source, value = reading.source, draft.value
    as_of = None
    if value.type != "date":
        day = sentence.date_of(draft.start, draft.end, reading.published) if sentence.dates else None
        as_of = day.high if day else None if sentence.dates and sentence.counts_from else reading.paragraph_day
    start, end = sentence.start + draft.start, sentence.start + draft.end
    key = f"{source.id}\0{draft.kind}\0{start}\0{end}\0{value.low}\0{value.high}"
    place = (place_of(sentence, draft.start) if sentence.places else None) or elsewhere
    if sentence.stance is None:
        sentence.stance = stance(sentence)
    get = draft.more.get
    stated = as_of is not None
    period = get("period")
    if reading.looking_back and not sentence.dates and value.type in _FIGURES and not period:
        period = "earlier"
    return make_claim(
        hashlib.sha256(key.encode()).hexdigest()[:12],
        source.id,
        source.publisher,
        source.published,
        draft.kind,
        value,
        sentence.text[draft.start : draft.end],
        sentence.text,
        reading.span(start, end),
        get("subject"),
        get("who"),
        get("subset"),
        get("place", place or reading.main_place),
        place is not None,
        reading.main_place,
        get("as_of", as_of or (None if value.type == "date" else source.published or reading.last_day)),
        get("as_of_stated", stated),
        period,
        False,
        reading.event,
        reading.vocabulary.broader.get(draft.kind),
        get("item"),
        get("moment"),
        speaker,
        get("stance") or sentence.stance,
        get("pattern"),
        get("happened", ()),
        get("topics", ()),
    )
