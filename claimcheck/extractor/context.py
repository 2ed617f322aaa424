"""The sentences of a document that may hold claims, each with what its paragraph says before it: day, places, earlier sentences."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from typing import Final

from claimcheck.extractor.gates import DATE, DATED, FIGURE, PATTERN, PLACES, gates_of
from claimcheck.extractor.reading import Draft, Reading, Sentence, is_background
from claimcheck.extractor.scope import Placed
from claimcheck.extractor.segments import paragraphs, sentences
from claimcheck.extractor.triggers import TRIGGER_BITS
from claimcheck.values.dates import DateHit, find_dates
from claimcheck.values.known_words import Searched
from claimcheck.values.places import Found
from claimcheck.values.scanning import SentenceEnds, lower

_TRIGGERS: Final = (1 << TRIGGER_BITS) - 1
_BEHIND_ALL: Final = sys.maxsize
_WIDEST: Final = 10_000
"""Characters of a paragraph, on either side of a sentence, and of the first one that rules may ask about."""
_FURNITURE: Final = ("page last modified", "copyright", "last updated", "all rights reserved")
_BLOCK: Final = 250
"""Sentences that are kept at a time."""


class Context:
    """A sentence that may hold claims, and what is known of its paragraph before it.

    `asked` is what it may hold, as `gates` tells it; `spans` are the sentences of its paragraph, of which it is the one at `index`; `begin` and
    `end` are what rules may ask about of the paragraph. `here` is the sentence itself where it names a place, `placed` the last one before it
    that does, `placed_before` the last of the paragraph before. `day` is the paragraph's, `last_day` the last of any, and `looking_back` whether
    a sentence before spoke of a time long past.
    """

    __slots__ = ("asked", "begin", "day", "drafts", "end", "here", "index", "last_day", "looking_back", "placed", "placed_before", "sentence", "spans")

    def __init__(self, sentence: Sentence, asked: int, spans: list[tuple[int, int]], index: int, begin: int, end: int) -> None:
        self.sentence: Final = sentence
        self.asked: Final = asked
        self.spans: Final = spans
        self.index: Final = index
        self.begin: Final = begin
        self.end: Final = end
        self.here: Placed | None = None
        self.placed: Placed | None = None
        self.placed_before: Placed | None = None
        self.day: str | None = None
        self.last_day: str | None = None
        self.looking_back = False
        self.drafts: list[Draft] = []


class Walk:
    """The way through a document, sentence by sentence."""

    def __init__(self, reading: Reading, searched: Searched, mentions: list[Found]) -> None:
        """`searched` is the text, searched for the words of the gates; `mentions` are its places."""
        text = reading.source.text
        self.reading, self.searched = reading, searched
        self.text, self.lowered, self.ends = text, reading.lowered, SentenceEnds(text, searched.marks)
        self.mentions = mentions
        self.places = [start for start, _, _, _ in mentions]
        self.places.append(_BEHIND_ALL)
        self.place = 0
        """The first of them that is not left behind."""
        self.placed: Placed | None = None
        self.placed_before: Placed | None = None
        self.here: Placed | None = None
        self.day: str | None = None
        self.last_day: str | None = None
        self.looking_back = False
        self.asked = 0
        """These are as in `Context`, of the sentence that is reached."""
        self.gates = gates_of(reading.vocabulary)

    def blocks(self) -> Iterator[list[Context]]:
        """All sentences that may hold something, some at a time: what is done for many in a row is done faster."""
        text, reading = self.text, self.reading
        block: list[Context] = []
        for begin, end in paragraphs(text):
            self._begin_paragraph()
            if not reading.headline:
                reading.headline = lower(f"{reading.source.title or ''} ; {text[begin : min(end, begin + _WIDEST)]}")
            spans = sentences(text, begin, end, self.ends)
            for index, (a, b) in enumerate(spans):
                sentence = self._sentence(a, b)
                if sentence is None:
                    continue
                context = Context(sentence, self.asked, spans, index, max(begin, a - _WIDEST), min(end, b + _WIDEST))
                context.here, context.placed, context.placed_before = self.here, self.placed, self.placed_before
                context.day, context.last_day, context.looking_back = self.day, self.last_day, self.looking_back
                block.append(context)
                self._carry(sentence)
                if len(block) == _BLOCK:
                    yield block
                    block = []
        yield block

    def _begin_paragraph(self) -> None:
        self.placed_before, self.placed = self.placed, None
        self.day, self.looking_back = None, False

    def _sentence(self, start: int, end: int) -> Sentence | None:
        """The sentence between two offsets, and in `asked` what it may hold; None where no reader can find anything in it."""
        first = self.place
        while self.places[first] < start:
            first += 1
        last = first
        while self.places[last] < end:
            last += 1
        self.place = last
        bits, words, digits = self.searched.look(start, end)
        asked = bits >> TRIGGER_BITS
        if not (asked or digits or last > first) or self.lowered.startswith(_FURNITURE, start):
            return None
        placed = Placed(start, end, self.mentions[first:last]) if last > first else None
        if placed and not (asked or digits or last > first + 1 or self.gates.always_patterned):
            self._pass_by(placed)
            return None
        text, lowered = self.text[start:end], self.lowered[start:end]
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
        anchor = datetime.date.fromisoformat(self.day) if self.day else reading.published
        return find_dates(text, reading.published, reading.year, anchor, reading.first_day, lowered, words, digits)

    def _carry(self, sentence: Sentence) -> None:
        """What the following sentences of the paragraph take over: the day and the place."""
        if sentence.dates:
            self.day = sentence.last_day() or self.day
            self.last_day = self.day or self.last_day
            self.looking_back = all(is_background(d, self.reading.published) for d in sentence.dates if d.high)
        self._pass_by(self.here)
