"""Which words let which reader find anything in a sentence: most sentences of a document hold no word of any, and
are passed by."""

from __future__ import annotations

import functools
from typing import Final

from claimcheck.extractor.articled import ARTICLED_WORDS
from claimcheck.extractor.count_drafts import DYING
from claimcheck.extractor.denials import may_deny
from claimcheck.extractor.lone import LONE_WORDS
from claimcheck.extractor.measures import MONEY_WORDS
from claimcheck.extractor.patterned import CLOCK_WORDS
from claimcheck.extractor.scope import SCOPE_WORDS
from claimcheck.extractor.singulars import SINGULAR_WORDS, may_tell_of_one
from claimcheck.extractor.triggers import (
    FRACTION_WORDS,
    NEGATIVES,
    NOBODY_WORDS,
    NUMERIC_WORDS,
    TRIGGER_BITS,
    TRIGGERS_OF,
)
from claimcheck.extractor.vocabulary import Vocabulary
from claimcheck.values.date_starts import DATE_STARTS, DATE_WORDS
from claimcheck.values.known_words import WordTable
from claimcheck.values.region_spellings import REGION_WORDS

NUMBER: Final = 1 << 0
DATE: Final = 1 << 1
FRACTION: Final = 1 << 2
ONE: Final = 1 << 3
DENIAL: Final = 1 << 4
PATTERN: Final = 1 << 5
FIGURE: Final = 1 << 6
PLACES: Final = 1 << 7
DATED: Final = 1 << 8
CLOCK: Final = 1 << 9
NEGATION: Final = 1 << 10
"""What a sentence holds: words of numbers, of dates, of shares, of a single person, of a denial, of a pattern;
digits, a list of places, a date, hours in words, a word that negates."""
LONE: Final = 1 << 11
"""Words that say that somebody was alone."""


class Gates:
    """The words that readers look for under one set of rules."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        book = vocabulary.book
        self._vocabulary = vocabulary
        patterned = book.other.words | book.unnumbered
        self.always_patterned = bool(book.other.always)
        """Whether a pattern has no plain word, so that no word leads to it."""
        known: dict[str, int] = {}
        for words, what in (
            (NUMERIC_WORDS, NUMBER), (DATE_WORDS, DATE), (FRACTION_WORDS, FRACTION), (vocabulary.one_words, ONE), (NEGATIVES, DENIAL), (patterned, PATTERN),
            (CLOCK_WORDS, CLOCK), (NOBODY_WORDS, NEGATION), (LONE_WORDS, LONE), (ARTICLED_WORDS, NUMBER),
        ):  # fmt: skip
            for word in words:
                known[word] = known.get(word, 0) | what
        asked = _asked_of(vocabulary)
        self.words = WordTable(
            {word: TRIGGERS_OF.get(word, 0) | known.get(word, 0) << TRIGGER_BITS for word in asked.union(known)}
        )
        """All words that any reader asks a sentence for; with their groups of trigger words, and behind these what
        they let a sentence hold."""

    def held(self, what: int, triggers: int, words: frozenset[str]) -> int:
        """What a sentence with these words, and the groups of trigger words that they belong to, may hold, of what
        single ones of them let it hold."""
        if what & DENIAL and not may_deny(triggers):
            what &= ~DENIAL
        if what & ONE and not may_tell_of_one(self._vocabulary, words):
            what &= ~ONE
        return what


def _asked_of(vocabulary: Vocabulary) -> frozenset[str]:
    """The words that readers ask a sentence for under these rules, beside those that let a sentence hold anything."""
    book = vocabulary.book
    return frozenset().union(
        TRIGGERS_OF, DATE_STARTS, DYING, CLOCK_WORDS, MONEY_WORDS, REGION_WORDS, SCOPE_WORDS, SINGULAR_WORDS,
        vocabulary.words, vocabulary.persons, vocabulary.happening_words, book.numeric.words,
        *(happens.needed for happens in vocabulary.happenings), *(measured.needed for measured in vocabulary.measured.values()),
    )  # fmt: skip


@functools.lru_cache(maxsize=8)
def gates_of(vocabulary: Vocabulary) -> Gates:
    """The gates of a vocabulary, made once."""
    return Gates(vocabulary)
