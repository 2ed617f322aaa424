"""One document -> its claims: one pass, context only where a number, a date or a name is."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from claimcheck.extractor.ages import of_one_each, read_ages
from claimcheck.extractor.context import Context, Walk
from claimcheck.extractor.counts import find_idle, find_quantities, read_counts
from claimcheck.extractor.denials import read_denials
from claimcheck.extractor.fractions import read_fractions
from claimcheck.extractor.gates import (
    CLOCK,
    DATED,
    DENIAL,
    FIGURE,
    FRACTION,
    LONE,
    NEGATION,
    NUMBER,
    ONE,
    PATTERN,
    PLACES,
    gates_of,
)
from claimcheck.extractor.hours import read_hours
from claimcheck.extractor.labelled import read_labelled
from claimcheck.extractor.lists import read_lists
from claimcheck.extractor.lone import read_lone
from claimcheck.extractor.moments import read_moments
from claimcheck.extractor.nobody import read_nobody
from claimcheck.extractor.patterned import read_patterned
from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.extractor.scene import DayFirst, FirstDay, event, main_place, of_the_whole
from claimcheck.extractor.scope import place_of, speaker_of, stance
from claimcheck.extractor.singulars import read_singulars
from claimcheck.extractor.statements import read_statements
from claimcheck.extractor.sums import as_parts, read_sums
from claimcheck.extractor.tallies import read_tallies
from claimcheck.extractor.vocabulary import Vocabulary, compile_rules
from claimcheck.model import Claim, Source, Span
from claimcheck.record_making import make_claim
from claimcheck.rules import Rules
from claimcheck.values.known_words import Searched
from claimcheck.values.place import Found
from claimcheck.values.places import load
from claimcheck.values.plain_text import PlainText
from claimcheck.values.scanning import ascii_of, line_starts

READERS: tuple[Callable[[Reading, Sentence], Iterable[Draft]], ...] = (
    read_moments, read_tallies, read_labelled, read_counts, read_fractions, read_singulars, read_lone, read_nobody, read_denials, read_lists, read_patterned, read_hours, read_ages,
)  # fmt: skip
"""What finds claims in a sentence; a new type of value is one more."""

_NEEDS: Final = (
    FIGURE | DATED,
    NUMBER | FIGURE,
    FIGURE | NEGATION,
    NUMBER | FIGURE,
    NUMBER | FRACTION | FIGURE,
    ONE,
    LONE,
    NEGATION,
    DENIAL,
    PLACES,
    PATTERN,
    FIGURE | CLOCK | NUMBER,
    FIGURE | NUMBER,
)
"""Of what each reader needs something in a sentence, in the order of `READERS`."""
_THE_TOWN: Final = re.compile(
    r"\blocal (?:police|authorities|officials?|residents|doctors|hospitals?|media|mayor)\b|\bin the (?:town|city|"
    r"village|district|area|suburb)\b(?! of)"
)
_ISO_DAY: Final = 10
_JUST_PAST: Final = 4
"""Days for which a report is still of what happened then."""
_FIGURES: Final = frozenset({"count", "money", "percent", "measure"})
_SPEAKS_ON: Final = 4
"""Sentences over which a quotation or "he said" goes on with one speaker."""


def extract(source: Source, rules: Rules, year: int | None = None) -> list[Claim]:
    """All claims of `source`, by position; `year` is assumed for dates without one where the source has no date."""
    plain, vocabulary = PlainText(source.text), compile_rules(rules)
    text = plain.text
    searched = Searched(text, ascii_of(text), gates_of(vocabulary).words)
    mentions = load().find(text, searched)
    reading = _reading(replace(source, text=text), plain, vocabulary, year, mentions, searched.lowered())
    walk = Walk(reading, searched, mentions)
    claims: list[Claim] = []
    for block in walk.blocks():
        _read(reading, block)
        claims += _claims(reading, walk, block)
    claims += read_statements(walk)
    single = {c.id: c for c in reversed(claims)}.values()  # two readers may read one thing; the first of READERS stands
    return sorted(of_one_each(_settled(list(single), reading)), key=lambda c: (c.span.start, c.span.end, c.kind, c.id))


def _reading(
    source: Source, plain: PlainText, vocabulary: Vocabulary, year: int | None, mentions: list[Found], lowered: str
) -> Reading:
    """What is known of a document, whose text is the plain one."""
    text = source.text
    published = datetime.date.fromisoformat(source.published) if source.published else None
    year = published.year if published else year
    first_day = FirstDay(text, published, year)
    whole = of_the_whole(text, mentions)
    return Reading(
        source,
        vocabulary,
        year,
        published,
        line_starts(plain.given),
        main_place(whole),
        event(whole),
        first_day,
        lowered,
        plain,
        day_first=DayFirst(text),
    )


def _read(reading: Reading, block: list[Context]) -> None:
    """Find the drafts of some sentences: one reader goes through all of them before the next, since code that runs
    again and again stays in reach of the processor."""
    for context in block:
        if context.asked & (NUMBER | FIGURE):
            find_quantities(reading, context.sentence)
    for context in block:
        find_idle(context.sentence)
    for reader, needs in zip(READERS, _NEEDS, strict=True):
        for context in block:
            if context.asked & needs:
                reading.begin, reading.end = context.begin, context.end
                context.drafts += reader(reading, context.sentence)
    for context in block:
        numbers = len(context.sentence.numbers)
        if context.drafts and (numbers > 1 or (numbers and context.asked & ONE)):  # two parts, and their total
            sums = list(read_sums(context.sentence, context.drafts, reading.vocabulary.persons))
            context.drafts = as_parts(context.drafts + sums) if sums else context.drafts


def _claims(reading: Reading, walk: Walk, block: list[Context]) -> list[Claim]:
    """The claims of the drafts of some sentences: what a claim says is found for all of them before the next."""
    source = reading.source.id
    kept = [context for context in block if context.drafts]
    speakers = [_speaker(walk, context) for context in kept]
    before = [_carried_place(walk, context) for context in kept]
    drafts = [(context.sentence, draft) for context in kept for draft in context.drafts]
    ids = [_id(source, sentence, draft) for sentence, draft in drafts]
    spans = [reading.span(sentence.start + draft.start, sentence.start + draft.end) for sentence, draft in drafts]
    places = [place_of(sentence, draft.start) if sentence.places else None for sentence, draft in drafts]
    claims: list[Claim] = []
    for context, speaker, elsewhere in zip(kept, speakers, before, strict=True):
        for draft in context.drafts:
            at = len(claims)
            claims.append(_claim(reading, context, draft, ids[at], spans[at], places[at] or elsewhere, speaker))
    return claims


def _id(source: str, sentence: Sentence, draft: Draft) -> str:
    """What names a claim in all runs: made of its source, kind, place in the text and bounds."""
    low, high = draft.value.low, draft.value.high
    key = f"{source}\0{draft.kind}\0{sentence.start + draft.start}\0{sentence.start + draft.end}\0{low}\0{high}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def _carried_place(walk: Walk, context: Context) -> str | None:
    """The place that the paragraph names before the sentence; that of the paragraph before where the sentence speaks
    of "the town"."""
    if context.here and context.here.stands:
        return None
    before = context.placed or (
        context.placed_before if context.placed_before and _the_town(context.sentence.lowered) else None
    )
    return before.place(walk.text, walk.lowered) if before else None


def _speaker(walk: Walk, context: Context) -> str | None:
    """Who speaks in a sentence; "he said" and open quotations go on with one of the sentences before."""
    index, words = context.index, context.sentence.words
    for at in range(index, max(-1, index - _SPEAKS_ON - 1), -1):
        begin, end = context.spans[at]
        if at != index:
            words = frozenset(walk.searched.look(begin, end)[1])
        who, goes_on = speaker_of(walk.text[begin:end], walk.lowered[begin:end], words)
        if who or not goes_on:
            return who
    return None


def _the_town(lowered: str) -> bool:
    """Whether a sentence speaks of the place that was spoken of before."""
    return ("in the " in lowered or "local " in lowered) and _THE_TOWN.search(lowered) is not None


def _settled(claims: list[Claim], reading: Reading) -> list[Claim]:
    """Claims of one day's event: where a report counts victims of a single day, and that day is just past, its count is
    the total so far.

    "Killed 59 people on Sunday" is then the toll as of the publication; where several days have counts of their own,
    each stays a day's count.
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
    if claim.period is None or len(claim.period) != _ISO_DAY or claim.value.type != "count":
        return False
    kind = reading.vocabulary.rules.kinds.get(claim.kind)
    return kind is not None and kind.running


def _claim(
    reading: Reading, context: Context, draft: Draft, identity: str, span: Span, place: str | None, speaker: str | None
) -> Claim:
    """The claim of a draft; `place` is the one that the sentence or its paragraph names."""
    source, sentence, value = reading.source, context.sentence, draft.value
    as_of = None
    if value.type != "date":
        day = sentence.date_of(draft.start, draft.end, reading.published) if sentence.dates else None
        as_of = day.high if day else None if sentence.dates and sentence.counts_from else context.day
    if sentence.stance is None:
        sentence.stance = stance(sentence)
    more = draft.more
    stated = as_of is not None
    period = more.get("period")
    if context.looking_back and not sentence.dates and value.type in _FIGURES and not period:
        period = "earlier"
    return make_claim(
        identity,
        source.id,
        source.publisher,
        source.told,
        draft.kind,
        value,
        *reading.words(sentence, span),
        span,
        more.get("subject"),
        more.get("who"),
        more.get("subset"),
        more.get("place", place or reading.main_place),
        place is not None or "place" in more,
        reading.main_place,
        more.get("as_of", as_of or (None if value.type == "date" else source.told or context.last_day)),
        more.get("as_of_stated", stated),
        period,
        False,
        reading.event,
        reading.vocabulary.broader.get(draft.kind),
        more.get("item"),
        more.get("moment"),
        speaker,
        more.get("stance") or sentence.stance,
        more.get("pattern"),
        more.get("happened", ()),
        more.get("topics", ()),
    )
