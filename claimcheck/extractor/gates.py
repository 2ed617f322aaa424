"""Which words let which reader find anything in a sentence: most sentences of a document hold no word of any, and are passed by."""

from __future__ import annotations

import functools
import re

from claimcheck.extractor.denials import may_deny
from claimcheck.extractor.singulars import may_tell_of_one
from claimcheck.extractor.triggers import FRACTION_WORDS, NEGATIVES, NUMERIC_WORDS
from claimcheck.extractor.vocabulary import Vocabulary
from claimcheck.values.dates import DATE_WORDS

NUMBER, DATE, FRACTION, ONE, DENIAL, PATTERN, FIGURE, PLACES, DATED = (1 << bit for bit in range(9))
"""What a sentence holds: words of numbers, of dates, of shares, of a single person, of a denial, of a pattern; digits, a list of places, a date."""
COMBINATIONS = 1 << 9
_LETTERS = re.compile(r"[a-z]+")


class Gates:
    """The words that readers look for under one set of rules."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        book = vocabulary.book
        self._vocabulary = vocabulary
        self._unnumbered = book.unnumbered
        patterned = book.other.words | book.unnumbered
        self.always_patterned = bool(book.other.always)
        """Whether a pattern has no plain word, so that no word leads to it."""
        self._held: dict[str, int] = {}
        for words, what in (
            (NUMERIC_WORDS, NUMBER), (DATE_WORDS, DATE), (FRACTION_WORDS, FRACTION), (vocabulary.one_words, ONE), (NEGATIVES, DENIAL), (patterned, PATTERN),
        ):  # fmt: skip
            for word in words:
                self._held[word] = self._held.get(word, 0) | what
        self.words = frozenset(self._held)
        """Words of which a sentence needs one to hold anything but digits and places."""

    def held(self, found: frozenset[str], words: frozenset[str]) -> int:
        """What a sentence with these words may hold; `found` are those of them that are of `self.words`."""
        what = 0
        for word in found:
            what |= self._held[word]
        if what & DENIAL and not may_deny(words):
            what &= ~DENIAL
        if what & ONE and not may_tell_of_one(self._vocabulary, words):
            what &= ~ONE
        return what


@functools.lru_cache(maxsize=8)
def gates_of(vocabulary: Vocabulary) -> Gates:
    """The gates of a vocabulary, made once."""
    return Gates(vocabulary)
