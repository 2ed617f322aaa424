"""Which kind the words around a number name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from claimcheck.extractor.phrases import NounPhrase
from claimcheck.extractor.vocabulary import Cue
from claimcheck.values.word_patterns import at_words

_PASSIVE: Final = re.compile(
    at_words(r"was|were|is|are|been|be|being|found|left|listed|reported|confirmed|believed|feared|pronounced|declared")
    + r"\b"
)
_INTRANSITIVE: Final = re.compile(
    r"(?:dead|died|dies|die|perished|missing|homeless|unaccounted for|gathered|participated|attended|lives|life|away|"
    r"hospitals?|for|in|to|from)$"
)
_OBJECT: Final = re.compile(
    r"(?:\s+and\s+[a-z]+ed)?\s+(?:(?:a|an|the|his|her|their|its|another|some|at least|about|more than|him|her|them|"
    r"himself|herself|themselves|people|police|several|dozens|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\d)"
)
_BY_AGENT: Final = re.compile(r"(?:ed|shot|slain|hurt|held|hit|struck)\s+by\b")
"""What stands before those who did a thing, and not before those to whom it was done: "killed by 30 men"."""

Named = tuple[Cue, str]
"""A kind and the words that named it."""


def _fits(cue: Cue, phrase: NounPhrase) -> bool:
    if not cue.of:
        return True
    if not phrase.words:
        return phrase.subset is None
    return phrase.head in cue.of or phrase.text.lower().endswith(tuple(cue.of))


def does(found: str, behind: str, number_follows: bool = False) -> bool:
    """Whether the words `found` behind a noun phrase say what it does ("two gunmen killed twelve"), not what was done
    to it.

    `behind` is what follows them; `number_follows` is True where it ends at another number.
    """
    if _PASSIVE.search(found) or _INTRANSITIVE.search(found):
        return False
    return bool(_OBJECT.match(behind)) or (number_follows and not behind.strip())


def by_agent(cue: Cue, found: str) -> bool:
    """Whether the words `found` before a noun phrase make it the one who did what the kind counts."""
    return cue.kind.running and " by" in found and _BY_AGENT.search(found) is not None


def name_kind(
    cues: Sequence[Cue], phrase: NounPhrase, left: str, right: str, *, number_follows: bool = False
) -> Named | None:
    """The kind that the words around a number name, and the words that named it; None for an open kind.

    `cues` are the kinds that the sentence may speak of, `left` is the lower-case text before the number's hedges,
    `right` the clause
    behind the noun phrase. The nearest words count first: behind the phrase, before the number, the counted noun
    itself, its verb.
    """
    return _beside(cues, phrase, left, right, number_follows) or _by_noun(cues, phrase, left, right) if cues else None


def _beside(cues: Sequence[Cue], phrase: NounPhrase, left: str, right: str, number_follows: bool) -> Named | None:
    for cue in cues:
        if (
            cue.immediate
            and (m := cue.immediate.match(right))
            and _fits(cue, phrase)
            and not does(m.group(), right[m.end() :], number_follows)
        ):
            return cue, m.group(0).strip()
    near = left[-60:]
    for cue in cues:
        if cue.active and (m := cue.active.search(near)) and _fits(cue, phrase) and not by_agent(cue, m.group()):
            return cue, m.group(0).strip()
    head = phrase.head
    for cue in cues:
        if head and cue.kind.running and head in cue.nouns:
            return cue, head
    for cue in cues:
        if cue.passive and (m := cue.passive.search(right)) and _fits(cue, phrase):
            return cue, m.group(0).strip()
    return None


def _by_noun(cues: Sequence[Cue], phrase: NounPhrase, left: str, right: str) -> Named | None:
    if not phrase.words:
        near = left[-80:]
        for cue in cues:
            if cue.named and (m := cue.named.search(near)):
                return cue, m.group(0).strip()
        return None
    text = phrase.text.lower()
    if len(phrase.words) > 1:
        adjectives = [word.lower() for word in phrase.words[:-1]]
        for cue in cues:
            told = next((word for word in adjectives if word in cue.kind.states), None)  # "47 collapsed buildings"
            if told and _fits(cue, phrase):
                return cue, told
    suffixes = [" ".join(words) for words in (text.split(" ")[at:] for at in range(text.count(" ") + 1))]
    for cue in cues:
        if cue.nouns.isdisjoint(suffixes):
            continue
        noun = next((n for n in cue.kind.nouns if text == n or text.endswith(" " + n)), None)
        if noun:
            return cue, noun
    for cue in cues:
        if cue.of and phrase.head in cue.of:
            state = next((s for s in cue.kind.states if s in right and re.search(rf"\b{re.escape(s)}\b", right)), None)
            if state:
                return cue, state
    return None
