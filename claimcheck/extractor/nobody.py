"""Counts of zero -> drafts: "no one was killed", "there were no injuries", "none of the passengers was hurt"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from claimcheck.extractor.count_drafts import apart
from claimcheck.extractor.kinds import Named, name_kind
from claimcheck.extractor.phrases import NounPhrase, right_clause
from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.record_making import make_value
from claimcheck.values.bare_figures import NUMBER_WORDS

_SPELLED: Final = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_NOBODY: Final = re.compile(
    r"\b(?:no one|nobody|no-one|not (?:one|a single) (?:person|soul)|zero people|no (?:(?P<grave>serious|critical|"
    r"severe|life-threatening) )?(?P<noun>people|persons|passengers|"
    r"casualties|injuries|deaths|fatalities|victims|civilians|survivors|"
    r"students|pupils|children|officers|soldiers|troops|workers|residents|arrests)|none of (?:the |its |their |those |"
    rf"these )?(?:(?:\d[\d,]*|{_SPELLED})(?:[ -](?:{_SPELLED}))* )?(?P<of>[a-z]+))\b(?! else)"
)
_CONDITION: Final = re.compile(
    r"\b(?:if|so that|ensure|hope|hopes|hoped|pray|prayed|unless|until|would|could|should)\b[^,;]*$"
)
_WHO: Final = re.compile(
    r"\s+(?:who|that|which)\s(?:(?:were|was|are|is|had|have|has)\s(?:been\s)?)?[^,.;:]{2,40}?(?=\s(?:were|was|are|is|had|"
    r"have|has|died|suffered)\b)"
)
"""What says of whom nobody was: "none of the guests WHO WERE HURT were of the village"."""
_RELATIVE: Final = (" who ", " that ", " which ")
_HARMED: Final = ("deaths", "injuries")
"""The kinds of which no casualties are."""
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
        told = any([noun in cue.nouns or noun in cue.kind.states for cue in cues])
        of_some = told and match["of"] is not None  # "none of the wounded died": of the wounded
        at = match.end()
        if lowered.startswith(_RELATIVE, at):
            aside = _WHO.match(lowered, at)
            if aside is None:
                continue
            at = aside.end()
        phrase = NounPhrase(("people",) if of_some else (noun,), at, at)
        named = name_kind(cues, phrase, "", right_clause(lowered, at, min(len(lowered), at + 80)))
        if named:
            yield from _drafts(reading, sentence, match, noun, named, of_some)


def _drafts(
    reading: Reading, sentence: Sentence, match: re.Match[str], noun: str, named: Named, of_some: bool
) -> Iterator[Draft]:
    """The zeros that one form says: no casualties are neither deaths nor injuries."""
    who = "people" if noun in _EVENTS or of_some else reading.vocabulary.group(noun, noun) or "people"
    value = make_value("count", sentence.text[match.start() : match.end()], 0, 0, 0, 0, "people")
    more = {
        "subject": noun,
        "who": who,
        "subset": match["grave"] or apart(named, NounPhrase((noun,), 0, 0)) or ("of them" if of_some else None),
        "pattern": named[1],
        "topics": sentence.topics(match.start()),
    }
    yield Draft(named[0].name, match.start(), match.end(), value, more)
    if noun == "casualties" and not match["grave"]:
        for name in _HARMED:
            if reading.vocabulary.cues.get(name):
                yield Draft(name, match.start(), match.end(), value, more)
