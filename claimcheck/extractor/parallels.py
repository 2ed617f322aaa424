"""Figures of one sentence that stand side by side: a second one whose unit is told with the first ("Lee with 18
percent and Mills with 7"), shares each of a name, counts "in Peru and Chile, respectively"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from claimcheck.extractor.phrases import STOPS, NounPhrase, noun_phrase
from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.record_making import make_value
from claimcheck.values.numbers import Number

_NAME: Final = r"(?P<name>[A-Z][\w’'-]+(?: (?:[A-Z]\.|(?:de|van|von|al) [A-Z][\w’'-]+|[A-Z][\w’'-]+)){0,2})"
_HAS: Final = (
    r"(?:(?:is|was|stood|stands|standing|has|had|got|gets|won|wins|polled|polling|leads?|led|remains?|came|comes|"
    r"finished|follows|followed) )?(?:in )?(?:with|at|on|by|to|,|:)? ?(?:only |just |about |around |some |nearly |"
    r"almost )?"
)
_OF_NAME: Final = re.compile(rf"(?<![\w.’'-]){_NAME}[,:]? {_HAS}$")
"""The name before a share that is its own: "Lee stands at 18 percent"."""
_FOR_NAME: Final = re.compile(
    rf"\s+(?:for|back|backed|backing|support|supported|supporting|prefer|favou?r|chose) {_NAME}"
)
_LIST: Final = re.compile(
    rf"[^.;:()%$€£¥\d]{{0,40}}?(?:,|;|\band\b|\bwhile\b|\bbut\b) ?(?:and |while |but |then )*{_NAME} {_HAS}$"
)
"""What stands between a share and the next one, of another name."""
_LIST_ENDS: Final = re.compile(r"\s*(?:[.,;)]|$)|\s+(?:and|while|but)\s+[A-Z]")
_YEAR: Final = r"(?:in |for |during )(?:the year )?(?:19|20)\d\d"
_SERIES: Final = re.compile(
    rf" {_YEAR},? (?:and|but|while|to|from|compared (?:with|to)|against|versus|up from|down from) ?$"
)
"""What stands between a figure of one year and that of another."""
_OTHER_YEAR: Final = re.compile(rf"\s+{_YEAR}")
_BEFORE: Final = 60
"""Characters before a share in which its name stands."""
_FEWEST: Final = 2
_TYPES: Final = frozenset(("percent", "measure", "money"))
_SPELLED_ANDS: Final = re.compile(r",? and (?:about |at least |some |more than |nearly )?$")


def parallel(sentence: Sentence, number: Number, previous: Draft | None) -> Draft | None:
    """The figure that a number states which has the unit of the figure before it: "30 percent in 2014 and 35.7 in
    2013", "Lee with 18 percent and Mills with 7"; None for any other."""
    if previous is None or previous.value.type not in _TYPES or number.unit is not None or number.vague:
        return None
    text, between = sentence.text, sentence.text[previous.end : number.start]
    if len(between) > _BEFORE or previous.end > number.start:
        return None
    more = dict(previous.more)
    if _SERIES.match(between) and (year := _OTHER_YEAR.match(text, number.end)):
        digits = year.group()[-4:]
        more |= {"period": f"{digits}-01-01/{digits}-12-31", "moment": None}
    elif previous.value.type != "percent" or not (_LIST.match(between) and _LIST_ENDS.match(text, number.end)):
        return None
    value = previous.value
    high = None if number.high is None else number.high
    usual = None if number.usual_high == float("inf") else number.usual_high
    written = make_value(
        value.type,
        text[number.start : number.end],
        number.low,
        high,
        number.usual_low,
        usual,
        value.unit,
        number.qualifier,
        value.per,
    )
    return Draft(previous.kind, number.start, number.end, written, more | {"topics": sentence.topics(number.start)})


def with_bearers(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, the shares in it each with the name that it is of, where it lists several."""
    shares = [draft for draft in drafts if draft.value.type == "percent"]
    if len(shares) < _FEWEST:
        return drafts
    names = {draft.start: name for draft in shares if (name := _bearer(sentence.text, draft))}
    if len(set(names.values())) < _FEWEST:
        return drafts
    return [
        draft.with_more({"item": names[draft.start], "subject": names[draft.start]}) if draft.start in names else draft
        for draft in drafts
    ]


def _bearer(text: str, draft: Draft) -> str | None:
    """The last word of the name that a share is of, in lower case."""
    found = _OF_NAME.search(text, max(0, draft.start - _BEFORE), draft.start) or _FOR_NAME.match(text, draft.end)
    if found is None:
        return None
    words = [word for word in found["name"].split() if word.lower() not in STOPS]
    return words[-1].lower() if words else None


def respective_phrase(
    reading: Reading, sentence: Sentence, number: Number, following: Number | None
) -> NounPhrase | None:
    """What the first of two figures counts whose noun stands behind the second: "14 AND 22 people died in Peru and
    Chile, respectively"."""
    if following is None or not _SPELLED_ANDS.fullmatch(sentence.lowered, number.end, following.core):
        return None
    phrase = noun_phrase(sentence.text, sentence.lowered, following.end, reading.vocabulary.states)
    return phrase if phrase.words else None


def with_respective_places(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence with "respectively", each with its own of the places that are listed before it."""
    said = sentence.lowered.find("respectively")
    counts = [draft for draft in drafts if draft.value.type not in ("date", "fact") and draft.end <= said]
    places = [place for place in sentence.places if place.end <= said and not place.adjective]
    if len(counts) < _FEWEST or len(places) < len(counts):
        return drafts
    own = dict(zip((d.start for d in counts), places[-len(counts) :], strict=False))
    if min(place.start for place in own.values()) < max(own):
        return drafts
    return [draft.with_more({"place": own[draft.start].name}) if draft.start in own else draft for draft in drafts]


def side_by_side(sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of one sentence with what only all of them together tell."""
    found = with_bearers(sentence, list(drafts))
    return with_respective_places(sentence, found) if "respectively" in sentence.lowered else found
