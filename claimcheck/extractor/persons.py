"""Single persons named in a sentence: "a young man", "his 12-year-old son", "he was", "both"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.values.word_patterns import at_words, one_of


class Person(NamedTuple):
    """One person; offsets into the sentence."""

    start: int
    end: int
    before: int | None
    """Where the determiner ends, if one stands before."""
    noun: str | None
    """The word for the person, with those before it at the beginning of a sentence; None for pronouns."""
    both: bool
    """Whether it is two, "both of them"."""


_LISTED = 1
"""The place of `listed` among the patterns."""


@dataclass(frozen=True, slots=True)
class Persons:
    """The forms in which a person is named, each of which begins with few characters, so that the scan for it is
    fast."""

    determined: re.Pattern[str]
    """Determiner, adjectives, noun."""
    first: re.Pattern[str]
    """A noun at the beginning of the sentence, behind up to three words."""
    listed: re.Pattern[str]
    """A noun behind a comma or "and"; it begins with the space between."""
    pronoun: re.Pattern[str]

    def find(self, lowered: str, *, nouns: bool = True, pronouns: bool = True) -> list[Person]:
        """All persons of a sentence in lower case, left to right; without those named by nouns or by pronouns where
        it has none."""
        found: list[Person] = []
        at = 0
        first = self.first.match(lowered) if nouns else None
        patterns = (self.determined, self.listed, self.pronoun)
        nearest = [
            pattern.search(lowered) if asked else None
            for pattern, asked in zip(patterns, (nouns, nouns, pronouns), strict=True)
        ]
        while True:
            best, which, start = None, -1, 0
            for number, match in enumerate(nearest):
                if match and match.start() < at:
                    match = nearest[number] = patterns[number].search(lowered, at)
                begins = match.start() + (number == _LISTED) if match else 0  # behind its space
                if match and (best is None or begins < start):
                    best, which, start = match, number, begins
            if first and not found and (best is None or start > 0 or which > 0):
                found.append(Person(0, first.end(), None, first.group(), both=False))
                at, first = first.end(), None
                continue
            if best is None:
                return found
            at = best.end()
            noun = best["noun"] if which < 2 else None
            found.append(
                Person(
                    start,
                    at,
                    best.end("before") if which == 0 else None,
                    noun,
                    both=which == 2 and best["both"] is not None,
                )
            )


def persons_of(nouns: Iterable[str]) -> Persons:
    """The forms with these nouns."""
    person = one_of(alternation(nouns))
    determiner = at_words("an?|another|the|this|their|his|her|one|my")
    aged = r"\d{1,3}-(?:year|month)-old"
    return Persons(
        re.compile(
            rf"(?P<before>{determiner}\b)(?:\s+(?!(?:an?|the|another|and|his|her|their)\b)[\w’'-]+){{0,4}}?\s+"
            rf"(?P<noun>{person}|{aged})\b(?![’'-])"
        ),
        re.compile(rf"(?:[^\W\d][\w’'-]*\s+){{0,3}}?(?:{person}|{aged})\b(?=[,\s])"),
        re.compile(rf" (?:(?<=, )|(?<=\band ))(?P<noun>{person})\b(?=[,\s])"),
        re.compile(
            r"[hsb](?<=\b.)(?:(?:(?<=\bh)e|(?<=\bs)he)\b(?=\s+(?:\w+ly\s+|later\s+)?(?:was|died|is|has|had|succumbed))"
            r"|(?P<both>(?<=\bb)oth(?:\s+of\s+(?:them|the))?(?:\s+[a-z]+s|\s+men|\s+women|\s+people)?)\b)"
        ),
    )


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches any of `words`, the longest first."""
    return "|".join(sorted((re.escape(w) for w in words), key=lambda w: (-len(w), w)))
