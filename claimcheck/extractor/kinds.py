"""Which kind the words around a number name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.extractor.phrases import NounPhrase
from claimcheck.extractor.vocabulary import Cue

Named = tuple[Cue, str]
"""A kind and the words that named it."""


def _fits(cue: Cue, phrase: NounPhrase) -> bool:
    if not cue.of:
        return True
    if not phrase.words:
        return phrase.subset is None
    text = phrase.text.lower()
    return phrase.head in cue.of or any(text.endswith(w) for w in cue.of)


def name_kind(cues: Sequence[Cue], phrase: NounPhrase, left: str, right: str) -> Named | None:
    """The kind that the words around a number name, and the words that named it; None for an open kind.

    `cues` are the kinds that the sentence may speak of, `left` is the lower-case text before the number's hedges, `right` the clause
    behind the noun phrase. The nearest words count first: behind the phrase, before the number, the counted noun itself, its verb.
    """
    return _beside(cues, phrase, left, right) or _by_noun(cues, phrase, left, right) if cues else None


def _beside(cues: Sequence[Cue], phrase: NounPhrase, left: str, right: str) -> Named | None:
    for cue in cues:
        if cue.immediate and (m := cue.immediate.match(right)) and _fits(cue, phrase):
            return cue, m.group(0).strip()
    for cue in cues:
        if cue.active and (m := cue.active.search(left[-60:])) and _fits(cue, phrase):
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
        found = ((cue, cue.named.search(left[-80:])) for cue in cues if cue.named)
        return next(((cue, m.group(0).strip()) for cue, m in found if m), None)
    text = phrase.text.lower()
    for cue in cues:
        noun = next((n for n in cue.kind.nouns if text == n or text.endswith(" " + n)), None)
        if noun:
            return cue, noun
    for cue in cues:
        if cue.of and phrase.head in cue.of:
            state = next((s for s in cue.kind.states if s in right and re.search(rf"\b{re.escape(s)}\b", right)), None)
            if state:
                return cue, state
    return None
