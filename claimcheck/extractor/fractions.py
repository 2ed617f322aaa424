"""Shares in words ("a third of voters", "nearly half of the city", "one in 16 patients") -> drafts of percentages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from claimcheck.extractor.background import period_of
from claimcheck.extractor.metrics import metric_of
from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.extractor.triggers import FEW, FRACTION, PARTS
from claimcheck.record_making import make_value
from claimcheck.values.bare_figures import ONES, TENS
from claimcheck.values.hedges import hedges_before
from claimcheck.values.numbers import bounds
from claimcheck.values.word_patterns import at_words

_COUNTS: Final = {word: value for word, value in ONES.items() if 1 <= value < 10} | {"a": 1}
_LARGE: Final = {**ONES, **TENS}
_MANY: Final = rf"\d{{1,3}}|{'|'.join(w for w in _LARGE if _LARGE[w] > 1)}"
_IN_MANY: Final = re.compile(rf" (?:in|out of) (?:every )?(?:{_MANY})\b")
"""The end of "one in ten": quick to look for, since it begins with plain characters."""
_OF: Final = r"(?=\s+(?:of|as|more|less|fewer|higher|lower)\b|\s*[.,;:”\"]|\s*$)"
_SHARE: Final = re.compile(
    rf"\b(?:(?P<count>{'|'.join(_COUNTS)})[- ](?P<part>{'|'.join(PARTS)})s?\b{_OF}"
    r"|(?P<half>(?<!first )(?<!second )(?<!other )half)(?=\s+of\s+(?!an? )(?:the|its|their|his|her|all|those|these|"
    r"them|whom|us|[a-z]+s)\b)|(?P<by>(?<=\bby )half)\b(?! an?\b)"
    r"|(?P<most>(?:(?:the|a) (?:vast |overwhelming |large |clear |slim |narrow |bare |simple )?majority|\bmost)(?= of "
    r"(?:the|its|their|his|her|all|those|these|them|whom|us|[a-z]+s)\b))"
    rf"|(?P<one>{'|'.join(w for w in _COUNTS if w != 'a')}|(?<![\w.,/-])[1-9]) (?:in|out of) (?:every "
    rf")?(?P<many>{_MANY})\b(?!,\d| (?:million|billion|thousand|hundred)| in )(?!\s*(?:a\.m|p\.m|am\b|pm\b|%|percent|"
    rf"[a-z]*\s*(?:years?|months?|days?|hours?|minutes?|weeks?)\b)))"
)
_TIED: Final = re.compile(
    at_words(r"by|to|than|nearly|almost|about|over|under|only|just|roughly|some|around|is|was|were|are|of") + r"\s+$"
)
"""What stands before "a third" alone, where nothing is said behind it of what it is a part."""
_ASKED: Final = re.compile(
    at_words(r"polls?|polled|surveys?|surveyed|respondents?|votes?|voters?|census|study|found that") + r"\b"
)
"""Words of what counts opinions and people: there "a majority" is a figure."""


def read_fractions(reading: Reading, sentence: Sentence) -> Iterable[Draft]:
    """The shares of a sentence that are written in words."""
    found = sentence.triggers
    few = found & FEW or sentence.digits
    hopeful = found & FRACTION or (
        few and (" in " in sentence.lowered or " out of " in sentence.lowered) and _IN_MANY.search(sentence.lowered)
    )
    return _shares(reading, sentence) if hopeful else ()


def _shares(reading: Reading, sentence: Sentence) -> Iterator[Draft]:
    lowered = sentence.lowered
    for match in _SHARE.finditer(lowered):
        percent = _percent(match)
        alone = match["count"] and not lowered.startswith(
            (" of", " more", " less", " fewer", " higher", " lower"), match.end()
        )
        if percent is None or (alone and not _TIED.search(lowered, max(0, match.start() - 12), match.start())):
            continue
        start, hedges, _ = hedges_before(lowered, match.start())
        low, high, qualifier = bounds(percent, percent, ["more_than"] if match["most"] else hedges)
        low = percent if qualifier == "more_than" else low
        high = 100.0 if match["most"] else high
        high = percent if qualifier == "less_than" else high
        value = make_value("percent", sentence.text[start : match.end()], low, high, low, high, "percent", qualifier)
        metric = metric_of(sentence, start, match.end(), share=True)
        named = reading.vocabulary.measured_kind(
            "percent", "percent", sentence.lowered, sentence.words, start, match.end()
        )
        if match["most"] and not (named or _ASKED.search(lowered)):
            continue  # "the majority of shops were shut" says little
        more = {
            "subject": metric.noun,
            "moment": metric.moment,
            "period": period_of(sentence, start, match.end(), reading.published),
            "topics": sentence.topics(start),
            "pattern": named[1] if named else None,
        }
        yield Draft(named[0] if named else "percent", start, match.end(), value, more)


def _percent(match: re.Match[str]) -> float | None:
    if match["half"] or match["by"] or match["most"]:
        return 50.0
    if match["part"]:
        count, whole = _COUNTS[match["count"]], PARTS[match["part"]]
    else:
        count = _COUNTS.get(match["one"]) or int(match["one"])
        whole = int(match["many"]) if match["many"].isdigit() else _LARGE[match["many"]]
    return round(100.0 * count / whole, 2) if count < whole else None
