"""Plain denials: what a source says there is none of, or did not happen -> drafts.

Only two forms are read, since "not" alone denies little: that there is none of something ("no reports of looting",
"there are not any
snipers"), and that someone did not do a thing of weight ("did not use force").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from claimcheck.extractor.phrases import STOPS
from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.extractor.triggers import ACT, ACTS, NEGATIVE, NONE
from claimcheck.record_making import make_value
from claimcheck.values.word_patterns import at_words

_NOT: Final = r"(?:not|n[’']t|never)"
_NONE: Final = re.compile(
    at_words(
        r"there (?:is|are|was|were|has been|have been|had been|remains?)|(?:is|are|was|were) there|found|saw|seen|"
        r"ha(?:s|ve|d)|provided|presented|see|with"
    )
    + rf"\s*(?:{_NOT} (?:been )?(?:any |a single )|(?:been |been )?no (?:single )?)(?P<what>[a-z][^.;:!?“”\"]*)"
)
_BEFORE_NO: Final = tuple(
    "is are was were there been remain remains found saw seen has have had provided presented see with".split()
)
"""What stands before the "no" of that pattern."""
_NEAR: Final = 40
_REPORTS: Final = re.compile(
    r"(?:(?:clear|credible|confirmed|immediate|direct) )?(?:reports?|signs?|indications?|evidence|proof|suggestions?) "
    r"(?:of |that )(?:any |a )?"
)
_DID_NOT: Final = re.compile(
    at_words("did|do|does|ha(?:s|ve|d)")
    + rf" ?{_NOT} (?:been )?(?P<act>{ACTS})\s+(?:any\s+)?(?P<what>[a-z][^.;:!?“”\"]*)"
)
_TOKEN: Final = re.compile(r"[a-z][a-z’'-]*|\S")
_CONDITION: Final = re.compile(
    at_words(r"if|whether|would|could|should|unless|until|(?<!\d )may(?! \d)|might|must|will") + r"\b[^,]*$"
)
_WEAK: Final = frozenset(
    "doubt question reason time way choice need longer chance plan plans wonder answer comment idea sense "
    "point evidence such more".split()
)


def may_deny(triggers: int) -> bool:
    """Whether a sentence with words of these groups may hold a denial."""
    return bool(triggers & NEGATIVE and triggers & (NONE | ACT))


def read_denials(reading: Reading, sentence: Sentence) -> Iterable[Draft]:
    """The denials of a sentence; the value's text is what is denied."""
    found = sentence.triggers
    if not may_deny(found):
        return ()
    patterns = [_NONE] if found & NONE and _may_say_none(sentence.lowered) else []
    if found & ACT:
        patterns.append(_DID_NOT)
    return _denials(sentence, patterns)


def _may_say_none(lowered: str) -> bool:
    """Whether there may be none of something: a cheap look before the pattern is tried."""
    if "any " in lowered or "a single " in lowered:
        return True
    at = lowered.find("no ")
    while at >= 0:
        if lowered[max(0, at - _NEAR) : at].rstrip().endswith(_BEFORE_NO):
            return True
        at = lowered.find("no ", at + 3)
    return False


def _denials(sentence: Sentence, patterns: Iterable[re.Pattern[str]]) -> Iterator[Draft]:
    lowered = sentence.lowered
    for pattern in patterns:
        for match in pattern.finditer(lowered):
            if _CONDITION.search(lowered[max(0, match.start() - 60) : match.start()]):
                continue
            at = match.start("what")
            reports = _REPORTS.match(lowered, at)
            if reports:
                at = reports.end()
            for begin, end in _denied(lowered, at, match.end("what")):
                subject = sentence.text[begin:end]
                if lowered[begin:end].split()[-1] in _WEAK:
                    continue
                more = {
                    "subject": subject,
                    "item": match["act"] if pattern is _DID_NOT else None,
                    "topics": sentence.topics(begin),
                }
                value = make_value("fact", sentence.text[match.start() : end], unit=None, stated=False)
                yield Draft("denial", match.start(), end, value, {**more, "stance": "denied"})


def _denied(lowered: str, start: int, limit: int) -> Iterator[tuple[int, int]]:
    """The noun phrases from `start` on that "and" and "or" join; each as a span."""
    begin, end, words = start, start, 0
    for token in _TOKEN.finditer(lowered, start, limit):
        word = token.group()
        if word in ("or", "nor") and words:
            yield begin, end
            begin, words = token.end() + 1, 0
            continue
        if not word[0].isalpha() or word in STOPS or words == 4:
            break
        end, words = token.end(), words + 1
    if words:
        yield begin, end
