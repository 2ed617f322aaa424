"""One who did it alone -> drafts: "a lone gunman" is one attacker, and no two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from claimcheck.extractor.kinds import name_kind
from claimcheck.extractor.phrases import NounPhrase
from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.record_making import make_value

LONE_WORDS: Final = frozenset("lone single sole solitary".split())
_LONE: Final = re.compile(
    r"\b(?:an?|the|one|this|that|his|its) (?:lone|sole|solitary|single)(?: (?:[a-z]+-)?[a-z]+)?? "
    r"(?P<noun>gunman|shooter|attacker|assailant|bomber|assassin|knifeman|hijacker|suspect|perpetrator|terrorist|"
    r"militant)\b"
    r"(?![’'-])"
)
_NOT: Final = re.compile(r"\b(?:no|not|never|nor|without|than|if|whether|hardly)\b[^,.;]{0,25}$")
_MANY: Final = {"gunman": "gunmen", "knifeman": "attackers", "shooter": "attackers", "perpetrator": "attackers"}


def read_lone(reading: Reading, sentence: Sentence) -> Iterable[Draft]:
    """The attackers of whom a sentence says that there was one."""
    return _drafts(reading, sentence) if _LONE.search(sentence.lowered) else ()


def _drafts(reading: Reading, sentence: Sentence) -> Iterator[Draft]:
    for match in _LONE.finditer(sentence.lowered):
        if _NOT.search(sentence.lowered, max(0, match.start() - 30), match.start()):
            continue
        noun = match["noun"]
        many = _MANY.get(noun, noun + "s")
        cues = reading.vocabulary.active(frozenset((many,)))
        named = name_kind(cues, NounPhrase((many,), 0, 0), "", "")
        value = make_value("count", sentence.text[match.start() : match.end()], 1, 1, 1, 1, "people")
        more = {
            "subject": noun,
            "who": reading.vocabulary.group(many, many) or "people",
            "pattern": named[1] if named else None,
            "topics": sentence.topics(match.start()),
        }
        yield Draft(named[0].name if named else "count_other", match.start(), match.end(), value, more)
