"""Numbers that count people or things -> drafts."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from claimcheck.extractor.articled import hours_without_figure
from claimcheck.extractor.count_drafts import OF_WHOLE, count_draft
from claimcheck.extractor.elliptic import FINITE, FROM_BEHIND, Borrowed, borrowed
from claimcheck.extractor.joined_units import joined
from claimcheck.extractor.kinds import Named, name_kind
from claimcheck.extractor.magnitudes import with_magnitudes
from claimcheck.extractor.measures import measured
from claimcheck.extractor.metrics import rises_to
from claimcheck.extractor.parallels import parallel, respective_phrase, side_by_side
from claimcheck.extractor.patterned import allowed, captured, find_hits, ruled, with_settings
from claimcheck.extractor.phrases import NounPhrase, noun_phrase, right_clause
from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.extractor.shared_verbs import shared_kind
from claimcheck.extractor.stamps import stamp_end
from claimcheck.extractor.triggers import MAGNITUDE, NUMERIC, NUMERIC_WORDS, PERIOD, SPAN
from claimcheck.extractor.uncounted import no_quantity
from claimcheck.extractor.vocabulary import Cue
from claimcheck.record_making import make_value
from claimcheck.rule_language.compiled import Hit
from claimcheck.values.numbers import Number, find_numbers
from claimcheck.values.times import spoken

_PART: Final = re.compile(r"\bincluding\b|\bof them\b")
_LISTED: Final = frozenset((",", "and", "as well as"))
_OF_WHOM: Final = re.compile(r"\s+of (?:whom|them|which|these|those)\b")
_VERB_NEAR: Final = 12
_ANYBODY: Final = ("people", "persons")
_NONE_OF: Final = ("none of the ", "none of its ", "none of their ", "none of those ", "none of these ", "not one of the ", "neither of the ")
_INCLUDING: Final = re.compile(r",\s+(?:including|among them|most of them|all of them|both of them)\s[^,;.]{2,60},")
"""What stands between a number and its verb: "four victims, including a boy of five, were found dead"."""
_HAS: Final = re.compile(r"\b(?:which|that|who) (?:has|had|have|employs?|employed|owns?|operates?|runs?)\s+$")
"""What makes a figure one of somebody of whom the sentence goes on to tell."""
_CLAUSE: Final = re.compile(r"[.;:](?:\s|$)")
_THERE_WERE: Final = re.compile(r"\bthere (?:were|are|have been|had been)\s+$")
_COMPOUND: Final = re.compile(r"-[a-z]")
"""What makes a number an adjective: "a 7.0-magnitude quake", "a six-story building"."""
_ATTRIBUTE: Final = re.compile(r"-(?P<noun>[a-z]{3,})(?= [a-z]{3,})")
_NOT_COUNTED: Final = frozenset(
    "story storey stories way fold star time third thirds quarter quarters fifths old plus odd ish tier digit figure "
    "something some one ones and run yard point points game match part line piece step hand "
    "sided pronged minute hour day week month year mile foot percent inch pound ton acre degree dollar "
    "magnitude million billion trillion dozen hundred thousand score strong".split()
)
"""Nouns behind a number and a hyphen that make an adjective which counts nothing, and units, which are measures."""
_DATELINE: Final = 50
"""Characters within which the numbers of a dateline stand."""
_MOST_ATTRIBUTED: Final = 10_000
"""Numbers above this before a hyphen are parts of names."""
_NOT_PEOPLE: Final = frozenset(
    "times time shots rounds bullets counts charges moments minutes hours days weeks months years blocks calls".split())
"""What stands behind numbers beside words for harm without being harmed: "shot three times"."""


def find_quantities(reading: Reading, sentence: Sentence) -> None:
    """Find the numbers of a sentence; those in dates are left out."""
    if sentence.digits or sentence.triggers & NUMERIC:
        numbers = find_numbers(sentence.lowered, reading.vocabulary.vague, spelled=sentence.words & NUMERIC_WORDS, digits=sentence.digits)
        for date in sentence.dates:
            numbers = [n for n in numbers if date.start >= n.end or n.core >= date.end]
        if numbers and sentence.text[1:2].isupper() and numbers[0].core < _DATELINE and (stamped := stamp_end(sentence)):
            numbers = [n for n in numbers if n.core >= stamped]
        if numbers and (hours := spoken(sentence.lowered)):
            for start, end, _ in hours:
                numbers = [n for n in numbers if start >= n.end or n.core >= end]  # "ten to six"
        if numbers and sentence.triggers & PERIOD:
            for period in sentence.spans(reading.published):
                numbers = [n for n in numbers if period.start >= n.end or n.core >= period.end]  # "the first nine months", "Q1"
        if numbers and sentence.triggers & MAGNITUDE:
            numbers = with_magnitudes(sentence.text, sentence.lowered, numbers)
        sentence.numbers = joined(reading.vocabulary.units, sentence.text, sentence.lowered, numbers) if numbers else numbers
    if sentence.triggers & SPAN and "an hour" in sentence.lowered:
        sentence.numbers = hours_without_figure(sentence.text, sentence.lowered, sentence.numbers)


def find_idle(sentence: Sentence) -> None:
    """Find which of its numbers count nothing."""
    if sentence.numbers:
        sentence.idle = [no_quantity(sentence, number) for number in sentence.numbers]


def read_counts(reading: Reading, sentence: Sentence) -> Iterable[Draft]:
    """All quantities of a sentence, of which the numbers are known: counts, money, percentages and measures."""
    if not sentence.numbers:
        return ()
    drafts = list(_counts(reading, sentence, sentence.numbers))
    return side_by_side(sentence, drafts) if len(drafts) > 1 else drafts


def _counts(reading: Reading, sentence: Sentence, numbers: list[Number]) -> Iterator[Draft]:
    cues: Sequence[Cue] | None = None
    hits = find_hits(reading, sentence, numbers)
    previous: Draft | None = None
    for index, number in enumerate(numbers):
        if sentence.idle[index]:
            continue
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        hit = hits.get(number.start)
        draft = measured(reading, sentence, number, following, previous)
        if draft:
            draft = ruled(reading, sentence, draft, hit)
        elif hit:
            draft = _by_pattern(reading, sentence, number, hit)
        elif like := parallel(sentence, number, previous):
            draft = like
        else:
            if cues is None:
                cues = reading.vocabulary.active(sentence.words)
            draft = _count(reading, sentence, number, following, previous, cues)
        if draft:
            yield draft
            previous = draft


def _count(
    reading: Reading, sentence: Sentence, number: Number, following: Number | None, previous: Draft | None, cues: Sequence[Cue]
) -> Draft | None:
    lowered = sentence.lowered
    if not float(number.figure).is_integer():
        return None
    if lowered.startswith("-", number.end) and _COMPOUND.match(lowered, number.end):
        return _attributive(sentence, number)
    if reading.vocabulary.book.nearby:
        cues = [c for c in cues if allowed(reading, sentence, c.name, number.start, number.end)]
    one = number.figure == 1 and number.qualifier == "exact"
    if one and not any(c.kind.running for c in cues):
        return None
    limit = following.start if following else len(lowered)
    phrase = noun_phrase(sentence.text, lowered, number.end, reading.vocabulary.states)
    together = None if phrase.words or "respectively" not in lowered else respective_phrase(reading, sentence, number, following)
    if together:
        phrase, limit = together, len(lowered)
    aside = _INCLUDING.match(lowered, phrase.end) if lowered.startswith(",", phrase.end) else None
    right = right_clause(lowered, aside.end(), aside.end() + 80) if aside else right_clause(lowered, phrase.end, max(limit, phrase.end))
    left = lowered[max(0, number.start - 100) : number.start]
    if lowered.startswith(",", phrase.end) and _HAS.search(left):
        right = ""  # "the firm, which has 400 employees, will cut jobs"
    named = name_kind(cues, phrase, left, right, number_follows=phrase.end + len(right) >= limit < len(lowered))
    if named and "of" in left[-24:] and (left.endswith(_NONE_OF) or (FINITE.match(right) and OF_WHOLE.search(left[-24:]))):
        named = None  # "four of the five victims were shot": said of the four
    if named is None and phrase.words and lowered[phrase.end : limit].strip() in _LISTED and not (following and _OF_WHOM.match(lowered, following.end)):
        named = name_kind(cues, phrase, "", _CLAUSE.split(lowered[limit:], maxsplit=1)[0])  # "120 shops, 100 offices ... were damaged"
    if phrase.words and (named is None or not named[0].kind.running):
        shared = shared_kind(sentence, number, phrase, limit, previous, cues, reading.vocabulary.groups)
        named = shared or named
    if named is None and not phrase.words and "there" in left and _THERE_WERE.search(left):
        phrase, named = _named_before(reading, sentence, number, cues) or (phrase, None)
    if one and not (named and named[0].kind.running):
        return None
    bare = not phrase.words or (named is None and phrase.text.lower() in _ANYBODY)
    loan = borrowed(reading.vocabulary, sentence, number, following, previous, cues) if bare else None
    if loan and named and (phrase.subset or "").startswith("of ") and loan.phrase.words and not loan.subset:
        phrase = loan.phrase.of_subset(None)  # "killing 65 of the 71 people"
    elif loan and (named is None or loan.moment or loan.subset):
        phrase, named = loan.phrase.of_subset(loan.subset or loan.phrase.subset), loan.named or named
    part = bool(previous and ("including" in left or "of them" in left) and _PART.search(left[-60:])) and not _own_verb(named, left[-60:])
    if part and named is None and previous and previous.value.type == "count":
        cue = reading.vocabulary.cues.get(previous.kind)
        named = (cue, "including") if cue else None
    if named and named[0].kind.counts == "people" and (phrase.head in _NOT_PEOPLE or (number.vague and phrase.head == "injuries")):
        return None
    if named is None and (phrase.head is None or len(phrase.head) < 3):
        return None
    phrase = phrase.placed_at(number.end) if together else phrase
    draft = count_draft(reading, sentence, number, phrase, named, part, previous)
    if following and (named or loan) and FROM_BEHIND.fullmatch(lowered, max(phrase.end, number.end), following.start):
        draft = draft.with_more({"moment": draft.more.get("moment") or "after"})
    elif not draft.more.get("moment") and rises_to(sentence, number.start):
        draft = draft.with_more({"moment": "after"})
    return with_settings(reading, _with_loan(draft, loan, previous) if loan else draft)


def _with_loan(draft: Draft, loan: Borrowed, previous: Draft | None) -> Draft:
    """The draft with what the form of an elliptic figure says beside its noun."""
    another = bool(previous and draft.more.get("period") and previous.more.get("period") not in (None, draft.more.get("period")))
    told = {"moment": None if another else loan.moment, "stance": "denied" if loan.denied else None, "who": loan.who}
    return draft.with_more({name: word for name, word in told.items() if word})


def _by_pattern(reading: Reading, sentence: Sentence, number: Number, hit: Hit) -> Draft:
    """The count that a pattern of the rules names: its words and slots say what it is."""
    cue = reading.vocabulary.cues.get(hit.pattern.kind)
    phrase = noun_phrase(sentence.text, sentence.lowered, number.end, reading.vocabulary.states)
    draft = count_draft(reading, sentence, number, phrase, (cue, hit.pattern.text) if cue else None, part=False, previous=None)
    return with_settings(reading, draft.with_more(captured(hit)))


def _own_verb(named: Named | None, left: str) -> bool:
    """Whether the figure has a verb of its own behind "including": "84 people, including ten children, and injuring
    202"."""
    at = left.rfind(named[1]) if named and named[1] else -1
    return at > max(left.rfind("including"), left.rfind("of them")) and at + len(named[1] if named else "") >= len(left.rstrip()) - _VERB_NEAR


def _named_before(reading: Reading, sentence: Sentence, number: Number, cues: Sequence[Cue]) -> tuple[NounPhrase, Named | None] | None:
    """What "there were 20,000" counts: the nearest group of people that the sentence names before."""
    for match in reversed(list(re.finditer(r"[a-z]+s\b|people|men|women", sentence.lowered[: number.start]))):
        if match.group() in reading.vocabulary.groups:
            phrase = NounPhrase((sentence.text[match.start() : match.end()],), number.end, number.end)
            return phrase, name_kind(cues, phrase, "", "")
    return None


def _attributive(sentence: Sentence, number: Number) -> Draft | None:
    """What a number counts that stands with its noun before another: "a 48-PAGE indictment"; None where the two say
    no count ("a five-star hotel")."""
    match = _ATTRIBUTE.match(sentence.lowered, number.end)
    if match is None or match["noun"] in _NOT_COUNTED or number.qualifier == "vague" or not 1 < number.figure < _MOST_ATTRIBUTED:
        return None
    unit = match["noun"]
    value = make_value("count", sentence.text[number.start : number.end], number.low, number.high, number.usual_low, None if number.usual_high == math.inf else number.usual_high, unit, number.qualifier)
    return Draft("count_other", number.start, match.end("noun"), value, {"subject": unit, "topics": sentence.topics(number.start)})
