"""One document -> its claims: one pass, context only where a number, a date or a name is."""

from __future__ import annotations

import datetime
import hashlib
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from claimcheck.extractor.counts import read_counts
from claimcheck.extractor.denials import read_denials
from claimcheck.extractor.fractions import read_fractions
from claimcheck.extractor.gates import COMBINATIONS, DATE, DATED, DENIAL, FIGURE, FRACTION, NUMBER, ONE, PATTERN, PLACES, gates_of
from claimcheck.extractor.lists import read_lists
from claimcheck.extractor.moments import read_moments
from claimcheck.extractor.patterned import read_patterned
from claimcheck.extractor.reading import Draft, Reading, Sentence, is_background, line_starts
from claimcheck.extractor.scene import FirstDay, event, main_place
from claimcheck.extractor.scope import Placed, place_of, speaker_of, stance
from claimcheck.extractor.segments import paragraphs, sentences
from claimcheck.extractor.singulars import read_singulars
from claimcheck.extractor.sums import read_sums
from claimcheck.extractor.triggers import TRIGGER_BITS
from claimcheck.extractor.vocabulary import compile_rules
from claimcheck.model import Claim, Source
from claimcheck.record_making import make_claim
from claimcheck.rules import Rules
from claimcheck.values.dates import DateHit, find_dates
from claimcheck.values.known_words import Searched
from claimcheck.values.places import load
from claimcheck.values.scanning import SentenceEnds, ascii_of, lower

READERS: tuple[Callable[[Reading, Sentence], Iterable[Draft]], ...] = (read_moments, read_counts, read_fractions, read_singulars, read_denials, read_lists, read_patterned)
"""What finds claims in a sentence; a new type of value is one more."""

_NEEDS: Final = (FIGURE | DATED, NUMBER | FIGURE, NUMBER | FRACTION, ONE, DENIAL, PLACES, PATTERN)
"""Of what each reader needs something in a sentence, in the order of `READERS`."""
_READERS_OF: Final = [tuple(reader for reader, needs in zip(READERS, _NEEDS, strict=True) if held & needs) for held in range(COMBINATIONS)]
"""What a sentence holds -> the readers that may find something in it."""
_TRIGGERS: Final = (1 << TRIGGER_BITS) - 1
_BEHIND_ALL: Final = sys.maxsize
_WIDEST: Final = 10_000
"""Characters of a paragraph, on either side of a sentence, and of the first one that rules may ask about."""
_THE_TOWN: Final = re.compile(r"\blocal (?:police|authorities|officials?|residents|doctors|hospitals?|media|mayor)\b|\bin the (?:town|city|village|district|area|suburb)\b(?! of)")
_FURNITURE: Final = ("page last modified", "copyright", "last updated", "all rights reserved")
_ISO_DAY: Final = 10
_JUST_PAST: Final = 4
"""Days for which a report is still of what happened then."""
_FIGURES: Final = frozenset({"count", "money", "percent", "measure"})
_SPEAKS_ON: Final = 4
"""Sentences over which a quotation or "he said" goes on with one speaker."""


def extract(source: Source, rules: Rules, year: int | None = None) -> list[Claim]:
    """All claims of `source`, by position; `year` is assumed for dates without one where the source has no date."""
    one_pass = _Pass(source, rules, year)
    claims = one_pass.claims()
    single = {c.id: c for c in reversed(claims)}.values()  # two readers may read one thing; the first of READERS stands
    return sorted(_settled(list(single), one_pass.reading), key=lambda c: (c.span.start, c.span.end, c.kind, c.id))


class _Pass:
    """One pass over a document: its text in the forms that readers need, and how far it has come."""

    def __init__(self, source: Source, rules: Rules, year: int | None) -> None:
        text, lowered, plain = source.text, lower(source.text), ascii_of(source.text)
        self.text, self.lowered, self.ends = text, lowered, SentenceEnds(text, plain)
        self.mentions = load().find(text, plain)
        self.places = [start for start, _, _, _ in self.mentions]
        self.places.append(_BEHIND_ALL)
        self.place = 0
        """The first of them that the pass has not left behind."""
        self.placed: Placed | None = None
        """The last sentence of the paragraph that names a place."""
        self.placed_before: Placed | None = None
        """The last sentence of the paragraph before that names one."""
        self.here: Placed | None = None
        """The sentence that is read, where it names a place."""
        self.asked = 0
        """What the sentence that is read may hold, as `gates` tells it."""
        published = datetime.date.fromisoformat(source.published) if source.published else None
        self.reading = Reading(
            source,
            compile_rules(rules),
            published.year if published else year,
            published,
            line_starts(text),
            main_place(self.mentions),
            event(self.mentions),
            FirstDay(text, published, published.year if published else year),
        )
        self.gates = gates_of(self.reading.vocabulary)
        self.searched = Searched(lowered, self.gates.words, plain)

    def claims(self) -> list[Claim]:
        """All that the readers find, paragraph by paragraph."""
        text, reading = self.text, self.reading
        claims: list[Claim] = []
        for begin, end in paragraphs(text):
            self.placed_before, self.placed = self.placed, None
            reading.paragraph_day, reading.looking_back = None, False
            if not reading.headline:
                reading.headline = lower(f"{reading.source.title or ''} ; {text[begin : min(end, begin + _WIDEST)]}")
            spans = sentences(text, begin, end, self.ends)
            for index, (a, b) in enumerate(spans):
                sentence = self._sentence(a, b)
                if sentence is None:
                    continue
                reading.paragraph = self.lowered[max(begin, a - _WIDEST) : min(end, b + _WIDEST)]
                drafts: list[Draft] = []
                for reader in _READERS_OF[self.asked]:
                    drafts += reader(reading, sentence)
                if len(drafts) > 2:  # a total and two parts
                    drafts += read_sums(sentence, drafts)
                if drafts:
                    speaker = self._speaker(spans, index, sentence.words)
                    elsewhere = self._carried_place(sentence)
                    claims.extend([_claim(reading, sentence, draft, speaker, elsewhere) for draft in drafts])
                self._carry(sentence)
        return claims

    def _sentence(self, start: int, end: int) -> Sentence | None:
        """The sentence between two offsets, and in `asked` what it may hold; None where no reader can find anything in it."""
        first = self.place
        while self.places[first] < start:
            first += 1
        last = first
        while self.places[last] < end:
            last += 1
        self.place = last
        bits, listed, digits = self.searched.look(start, end)
        asked = bits >> TRIGGER_BITS
        if not (asked or digits or last > first) or self.lowered.startswith(_FURNITURE, start):
            return None
        placed = Placed(start, end, self.mentions[first:last]) if last > first else None
        if placed and not (asked or digits or last > first + 1 or self.gates.always_patterned):
            self._pass_by(placed)
            return None
        text, lowered = self.text[start:end], self.lowered[start:end]
        words = frozenset(listed)
        if asked:
            asked = self.gates.held(asked, words)
        if last - first > 1 and ("and" in words or "or" in words):
            asked |= PLACES
        if digits:
            asked |= FIGURE
        if not (asked or placed):
            return None
        if self.gates.always_patterned:
            asked |= PATTERN
        dates = self._dates(text, lowered, words, digits) if asked & DATE else []
        if not (dates or asked & ~DATE):
            self._pass_by(placed)
            return None
        sentence = Sentence(start, text, lowered, words, bits & _TRIGGERS, digits, dates, placed.mentions() if placed else [])
        if digits and not asked & DATE and sentence.names_year():
            sentence.dates = self._dates(text, lowered, words, digits)
        self.asked = asked | DATED if sentence.dates else asked
        self.here = placed
        return sentence

    def _pass_by(self, placed: Placed | None) -> None:
        """Take over the place that a sentence without claims names."""
        if placed and placed.stands:
            self.placed = placed

    def _dates(self, text: str, lowered: str, words: frozenset[str], digits: list[int]) -> list[DateHit]:
        reading = self.reading
        anchor = datetime.date.fromisoformat(reading.paragraph_day) if reading.paragraph_day else reading.published
        return find_dates(text, reading.published, reading.year, anchor, reading.first_day, lowered, words, digits)

    def _carry(self, sentence: Sentence) -> None:
        """What the following sentences of the paragraph take over: the day and the place."""
        reading = self.reading
        if sentence.dates:
            reading.paragraph_day = sentence.last_day() or reading.paragraph_day
            reading.last_day = reading.paragraph_day or reading.last_day
            reading.looking_back = all(is_background(d, reading.published) for d in sentence.dates if d.high)
        self._pass_by(self.here)

    def _carried_place(self, sentence: Sentence) -> str | None:
        """The place that the paragraph names before the sentence; that of the paragraph before where the sentence speaks of "the town"."""
        if self.here and self.here.stands:
            return None
        before = self.placed or (self.placed_before if self.placed_before and _the_town(sentence.lowered) else None)
        return before.place(self.text, self.lowered) if before else None

    def _speaker(self, spans: list[tuple[int, int]], index: int, words: frozenset[str]) -> str | None:
        """Who speaks in the sentence `index` of a paragraph; "he said" and open quotations go on with one of the sentences before.

        `words` are those of the sentence.
        """
        for at in range(index, max(-1, index - _SPEAKS_ON - 1), -1):
            begin, end = spans[at]
            if at != index:
                words = frozenset(self.searched.look(begin, end)[1])
            who, goes_on = speaker_of(self.text[begin:end], self.lowered[begin:end], words)
            if who or not goes_on:
                return who
        return None


def _the_town(lowered: str) -> bool:
    """Whether a sentence speaks of the place that was spoken of before."""
    return ("in the " in lowered or "local " in lowered) and _THE_TOWN.search(lowered) is not None


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
    if claim.period is None or len(claim.period) != _ISO_DAY or claim.value.type != "count":
        return False
    kind = reading.vocabulary.rules.kinds.get(claim.kind)
    return kind is not None and kind.running


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
    more = draft.more
    stated = as_of is not None
    period = more.get("period")
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
        more.get("subject"),
        more.get("who"),
        more.get("subset"),
        more.get("place", place or reading.main_place),
        place is not None,
        reading.main_place,
        more.get("as_of", as_of or (None if value.type == "date" else source.published or reading.last_day)),
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
