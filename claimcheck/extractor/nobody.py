"""Counts of zero -> drafts: "no one was killed", "there were no injuries", "none of the passengers was hurt"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from claimcheck.extractor.kinds import name_kind
from claimcheck.extractor.phrases import NounPhrase, right_clause
from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.record_making import make_value

_NOBODY: Final = re.compile(
    r"\b(?:no one|nobody|no-one|not (?:one|a single) (?:person|soul)|zero people|no (?P<noun>people|persons|passengers|"
    r"casualties|injuries|deaths|fatalities|victims|civilians|"
    r"students|pupils|children|officers|soldiers|troops|workers|residents|arrests)|none of (?:the |its |their "
    r")?(?P<of>[a-z]+))\b(?! else)"
)
_CONDITION: Final = re.compile(
    r"\b(?:if|so that|ensure|hope|hopes|hoped|pray|prayed|unless|until|would|could|should)\b[^,;]*$"
)
_EVENTS: Final = frozenset(("casualties", "injuries", "deaths", "fatalities", "arrests"))
"""Nouns that name the harm by themselves."""


def read_nobody(reading: Reading, sentence: Sentence) -> Iterable[Draft]:
    """That nobody was killed, hurt or held: a count of zero of a kind that counts people."""
    return _zeros(reading, sentence) if _NOBODY.search(sentence.lowered) else ()


def _zeros(reading: Reading, sentence: Sentence) -> Iterator[Draft]:
    lowered = sentence.lowered
    cues = [
        cue for cue in reading.vocabulary.active(sentence.words) if cue.kind.running and cue.kind.counts == "people"
    ]
    for match in _NOBODY.finditer(lowered) if cues else ():
        if _CONDITION.search(lowered[max(0, match.start() - 60) : match.start()]):
            continue
        noun = match["noun"] or match["of"] or "people"
        phrase = NounPhrase(tuple(noun.split()), match.end(), match.end())
        named = name_kind(cues, phrase, "", right_clause(lowered, match.end(), min(len(lowered), match.end() + 80)))
        if named is None:
            continue
        who = "people" if noun in _EVENTS else reading.vocabulary.group(phrase.head, phrase.text) or "people"
        value = make_value("count", sentence.text[match.start() : match.end()], 0, 0, 0, 0, "people")
        yield Draft(
            named[0].name,
            match.start(),
            match.end(),
            value,
            {"subject": noun, "who": who, "pattern": named[1], "topics": sentence.topics(match.start())},
        )
