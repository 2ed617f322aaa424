"""The sentences of a document that may hold claims, each with what its paragraph says before it: day, places,
earlier sentences."""

from __future__ import annotations

import datetime
import sys
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from claimcheck.extractor.gates import DATE, DATED, FIGURE, PATTERN, PLACES, gates_of
from claimcheck.extractor.reading import Draft, Reading, Sentence, is_background
from claimcheck.extractor.scope import Placed
from claimcheck.extractor.segments import sentences
from claimcheck.extractor.triggers import TRIGGER_BITS
from claimcheck.values.dates import DateHit, find_dates
from claimcheck.values.known_words import Searched
from claimcheck.values.place import Found
from claimcheck.values.scanning import lower
from claimcheck.values.sentence_ends import SentenceEnds

_TRIGGERS: Final = (1 << TRIGGER_BITS) - 1
_BEHIND_ALL: Final = sys.maxsize
_WIDEST: Final = 10_000
"""Characters of a paragraph, on either side of a sentence, and of the first one that rules may ask about."""
_FURNITURE: Final = ("page last modified", "copyright", "last updated", "all rights reserved")
_FURNITURE_BEGINS: Final = frozenset(ord(words[0]) for words in _FURNITURE)
_BLOCK: Final = 250
"""Sentences that are kept at a time."""


class Context:
    """A sentence that may hold claims, and what is known of its paragraph before it.

    `asked` is what it may hold, as `gates` tells it; `spans` are the sentences of its paragraph, of which it is the one
    at `index`; `begin` and
    `end` are what rules may ask about of the paragraph. `here` is the sentence itself where it names a place, `placed`
    the last one before it
    that does, `placed_before` the last of the paragraph before. `day` is the paragraph's, `last_day` the last of any,
    and `looking_back` whether
    a sentence before spoke of a time long past.
    """

    __slots__ = (
        "asked",
        "begin",
        "day",
        "drafts",
        "end",
        "here",
        "index",
        "last_day",
        "looking_back",
        "placed",
        "placed_before",
        "sentence",
        "spans",
    )

    def __init__(
        self, sentence: Sentence, asked: int, spans: list[tuple[int, int]], index: int, begin: int, end: int
    ) -> None:
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


class _Seen:
    """What a first look at a sentence finds. Without text where it can but name a place."""

    __slots__ = (
        "asked",
        "begin",
        "bits",
        "digits",
        "end",
        "index",
        "lowered",
        "paragraph",
        "placed",
        "spans",
        "start",
        "text",
        "words",
    )

    def __init__(
        self,
        start: int,
        asked: int,
        bits: int,
        words: frozenset[str],
        digits: list[int],
        text: str,
        lowered: str,
        placed: Placed | None,
    ) -> None:
        self.start: Final = start
        self.asked: Final = asked
        self.bits: Final = bits
        self.words: Final = words
        self.digits: Final = digits
        self.text: Final = text
        self.lowered: Final = lowered
        self.placed: Final = placed
        self.paragraph = 0
        self.spans: list[tuple[int, int]] = []
        self.index = self.begin = self.end = 0


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
        self.day: str | None = None
        self.last_day: str | None = None
        self.looking_back = False
        """These are as in `Context`, of the sentence that is reached."""
        self.paragraph = 0
        """The number of its paragraph."""
        self.sentences: list[tuple[int, int, int]] = []
        """Where each sentence that was reached begins and ends, and the number of its paragraph."""
        self.gates = gates_of(reading.vocabulary)

    def blocks(self) -> Iterator[list[Context]]:
        """All sentences that may hold something, some at a time: what is done for many in a row is done faster."""
        text, reading = self.text, self.reading
        seen: list[_Seen] = []
        for number, (begin, end) in enumerate(reading.paragraphs()):
            if not reading.headline:
                reading.headline = lower(f"{reading.source.title or ''} ; {text[begin : min(end, begin + _WIDEST)]}")
            spans = sentences(text, begin, end, self.ends)
            for index, (a, b) in enumerate(spans):
                self.sentences.append((a, b, number))
                sentence = self._see(a, b)
                if sentence is None:
                    continue
                sentence.paragraph, sentence.spans, sentence.index = number, spans, index
                sentence.begin, sentence.end = max(begin, a - _WIDEST), min(end, b + _WIDEST)
                seen.append(sentence)
                if len(seen) == _BLOCK:
                    yield self._contexts(seen)
                    seen = []
        yield self._contexts(seen)

    def sentences_of(self, start: int, end: int) -> range:
        """The numbers of the sentences, of those reached, that hold something of what stands from `start` to `end`."""
        first = bisect_right(self.sentences, (start, _BEHIND_ALL, 0)) - 1
        if first < 0 or self.sentences[first][1] <= start:
            first += 1
        last = first
        while last < len(self.sentences) and self.sentences[last][0] < end:
            last += 1
        return range(first, last)

    def _see(self, start: int, end: int) -> _Seen | None:
        """What a first look at a sentence finds; None where no reader can find anything in it and it names no place."""
        first = self.place
        while self.places[first] < start:
            first += 1
        last = first
        while self.places[last] < end:
            last += 1
        self.place = last
        bits, listed, digits = self.searched.look(start, end)
        asked = bits >> TRIGGER_BITS
        if not (asked or digits or last > first) or (
            ord(self.lowered[start]) in _FURNITURE_BEGINS and self.lowered.startswith(_FURNITURE, start)
        ):
            return None
        placed = Placed(start, end, self.mentions[first:last]) if last > first else None
        if placed and not (asked or digits or last > first + 1 or self.gates.always_patterned):
            return _Seen(start, 0, bits, frozenset(), digits, "", "", placed)
        words = frozenset(listed)
        if asked:
            asked = self.gates.held(asked, bits & _TRIGGERS, words)
        if last - first > 1 and ("and" in words or "or" in words):
            asked |= PLACES
        if digits:
            asked |= FIGURE
        if not (asked or placed):
            return None
        if self.gates.always_patterned:
            asked |= PATTERN
        return _Seen(start, asked, bits, words, digits, self.text[start:end], self.lowered[start:end], placed)

    def _contexts(self, seen: list[_Seen]) -> list[Context]:
        """Those of the sentences, in the order of the text, that may hold something."""
        contexts: list[Context] = []
        for one in seen:
            while self.paragraph < one.paragraph:
                self._next_paragraph()
            sentence = self._sentence(one) if one.text else None
            if sentence is None:
                self._pass_by(one.placed)
                continue
            asked = one.asked | DATED if sentence.dates else one.asked
            context = Context(sentence, asked, one.spans, one.index, one.begin, one.end)
            context.here, context.placed, context.placed_before = one.placed, self.placed, self.placed_before
            context.day, context.last_day, context.looking_back = self.day, self.last_day, self.looking_back
            contexts.append(context)
            self._carry(sentence, one.placed)
        return contexts

    def _next_paragraph(self) -> None:
        self.paragraph += 1
        self.placed_before, self.placed = self.placed, None
        self.day, self.looking_back = None, False

    def _sentence(self, seen: _Seen) -> Sentence | None:
        """The sentence with its dates; None where no reader can find anything in it."""
        asked = seen.asked
        dates = self._dates(seen) if asked & DATE else []
        if not (dates or asked & ~DATE):
            return None
        placed = seen.placed.mentions() if seen.placed else []
        sentence = Sentence(
            seen.start, seen.text, seen.lowered, seen.words, seen.bits & _TRIGGERS, seen.digits, dates, placed
        )
        if seen.digits and not asked & DATE and sentence.names_year():
            sentence.dates = self._dates(seen)
        return sentence

    def _pass_by(self, placed: Placed | None) -> None:
        """Take over the place that a sentence without claims names."""
        if placed and placed.stands:
            self.placed = placed

    def _dates(self, seen: _Seen) -> list[DateHit]:
        reading = self.reading
        anchor = datetime.date.fromisoformat(self.day) if self.day else reading.published
        return find_dates(
            seen.text,
            reading.published,
            reading.year,
            anchor,
            reading.first_day,
            seen.lowered,
            seen.words,
            seen.digits,
            reading.day_first,
        )

    def _carry(self, sentence: Sentence, here: Placed | None) -> None:
        """What the following sentences of the paragraph take over: the day and the place."""
        if sentence.dates:
            self.day = sentence.last_day() or self.day
            self.last_day = self.day or self.last_day
            self.looking_back = all(is_background(d, self.reading.published) for d in sentence.dates if d.high)
        self._pass_by(here)
