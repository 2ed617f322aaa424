"""Patterns of the rules, matched around the figures of a sentence; and dates, hours and names that patterns alone
find -> drafts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from claimcheck.extractor.measures import measured
from claimcheck.extractor.reading import Draft, Mention, Reading, Sentence
from claimcheck.model import Value
from claimcheck.record_making import make_value
from claimcheck.rule_language.compiled import Compiled, Hit
from claimcheck.rule_language.matching import Tokens, tokenize
from claimcheck.rules import Kind
from claimcheck.values.clocks import ClockHit, find_clock_windows
from claimcheck.values.currencies import mark_start
from claimcheck.values.dates import DateHit
from claimcheck.values.numbers import Number
from claimcheck.values.units import SYMBOLS

_SIGNS: Final = frozenset(s[-1] for s in SYMBOLS)
CLOCK_WORDS: Final = frozenset(("noon", "midday", "midnight"))
"""Words of hours without a figure."""
_CAPITAL: Final = r"(?:[A-Z]\.|[A-Z][\w’'-]*)"
_NAME: Final = rf"{_CAPITAL}(?: (?:(?:of|de|al|bin|van|von) )?{_CAPITAL}){{0,4}}"
_NAMES: Final = re.compile(rf"{_NAME}(?:, (?:the )?{_NAME})*,? and (?:the )?{_NAME}")
_APART: Final = re.compile(r",? and (?:the )?|, (?:the )?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence with its type; `start` takes in a currency sign."""

    number: Number
    type: str
    start: int
    end: int


def figures_of(reading: Reading, sentence: Sentence, numbers: Sequence[Number]) -> list[Figure]:
    """The numbers with the type that a sign or unit beside them gives: count, money, percent or measure."""
    found: list[Figure] = []
    previous: Draft | None = None
    for index, number in enumerate(numbers):
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        draft = measured(reading, sentence, number, following, previous)
        start = draft.start if draft else number.start
        if draft and draft.value.type == "money":
            start = min(start, mark_start(sentence.text, number.core))
        while start and sentence.lowered[start - 1] in _SIGNS:
            start -= 1
        found.append(Figure(number, draft.value.type if draft else "count", start, draft.end if draft else number.end))
        previous = draft or previous
    return found


def filled(reading: Reading, sentence: Sentence, figures: Sequence[Figure]) -> Tokens:
    """The tokens of a sentence with all that can fill a slot; the spans of the figures come first, in their order."""
    tokens = tokenize(sentence.lowered)
    covered: set[int] = set()
    for figure in figures:
        at = tokens.fill(figure.type, figure.start, figure.end, figure)
        if at is None:
            continue
        span = tokens.spans[at]
        covered.update(range(span.first, span.last))
        tokens.by_start.setdefault(("number", span.first), at)
        tokens.by_end.setdefault(("number", span.last), at)
    tokens.figures = frozenset(covered)
    for place in sentence.places:
        tokens.fill("place", place.start, place.end, place)
    for date in sentence.dates:
        tokens.fill("date", date.start, date.end, date)
    groups = reading.vocabulary.groups
    for index, word in enumerate(tokens.words):
        pair = " ".join(tokens.words[index : index + 2])
        length = 2 if pair in groups and pair != word else 1 if word in groups else 0
        if length:
            tokens.fill(
                "who", tokens.starts[index], tokens.ends[index + length - 1], groups[pair if length == 2 else word]
            )
    for window in (
        find_clock_windows(sentence.text) if sentence.digits or not sentence.words.isdisjoint(CLOCK_WORDS) else ()
    ):
        tokens.fill("clock", window.start, window.end, window)
    for match in _NAMES.finditer(sentence.text):
        tokens.fill("names", match.start(), match.end(), match.group())
    return tokens


def find_hits(reading: Reading, sentence: Sentence, numbers: Sequence[Number]) -> dict[int, Hit]:
    """Number (by its start) -> the first pattern of the rules that matches around it."""
    active = reading.vocabulary.book.numeric.active(sentence.words)
    if not active:
        return {}
    tokens = filled(reading, sentence, figures_of(reading, sentence, numbers))
    hits: dict[int, Hit] = {}
    for hit in hits_of(reading, active, tokens):
        figure = tokens.spans[hit.number].meaning
        if isinstance(figure, Figure):
            hits.setdefault(figure.number.start, hit)
    return hits


def hits_of(reading: Reading, patterns: Iterable[Compiled], tokens: Tokens) -> Iterator[Hit]:
    """The matches of each pattern in turn whose conditions hold."""
    for pattern in patterns:
        for number, span in enumerate(tokens.spans):
            if span.slot != pattern.slot:
                continue
            hit = pattern.match(tokens, number)
            if hit and _holds(reading, pattern, tokens, span.first, span.last):
                yield hit


def _holds(reading: Reading, pattern: Compiled, tokens: Tokens, first: int, last: int) -> bool:
    conditions = (pattern.nearby, reading.vocabulary.book.nearby.get(pattern.kind))
    return all(c is None or c.holds(tokens, first, last, reading.wider) for c in conditions)


def allowed(reading: Reading, sentence: Sentence, kind: str, start: int, end: int) -> bool:
    """Whether what the kind needs nearby, and what it excludes, lets it have the figure from `start` to `end`."""
    nearby = reading.vocabulary.book.nearby.get(kind)
    if nearby is None:
        return True
    if sentence.tokens is None:
        sentence.tokens = tokenize(sentence.lowered)
    tokens = sentence.tokens
    first = next((i for i, e in enumerate(tokens.ends) if e > start), len(tokens.words))
    last = next((i for i, s in enumerate(tokens.starts) if s >= end), len(tokens.words))
    return nearby.holds(tokens, first, max(last, first), reading.wider)


def captured(hit: Hit) -> dict[str, Any]:
    """What the slots of a match say of the claim."""
    more: dict[str, Any] = {"pattern": hit.pattern.text}
    place, date, who = (hit.filled[s].meaning if s in hit.filled else None for s in ("place", "date", "who"))
    if isinstance(place, Mention):
        more["place"] = place.name
    if isinstance(date, DateHit) and date.high and hit.pattern.slot != "date":
        more |= {"as_of": date.high, "as_of_stated": True}
    if isinstance(who, str):
        more["who"] = who
    return more


def ruled(reading: Reading, sentence: Sentence, draft: Draft, hit: Hit | None) -> Draft:
    """A sum, percentage or measure under the kind whose pattern matched; an open figure where its kind takes no such
    unit or is kept off by what stands nearby."""
    kinds = reading.vocabulary.rules.kinds
    if hit and _unit_fits(kinds[hit.pattern.kind], draft):
        return with_settings(reading, draft.of_kind(hit.pattern.kind, captured(hit)))
    kind = kinds.get(draft.kind)
    if (
        kind
        and (kind.units or kind.near or kind.exclude)
        and draft.more.get("pattern")
        and not (_unit_fits(kind, draft) and allowed(reading, sentence, draft.kind, draft.start, draft.end))
    ):
        return draft.of_kind(draft.value.type, {"pattern": None})
    return with_settings(reading, draft)


def _unit_fits(kind: Kind, draft: Draft) -> bool:
    return not kind.units or draft.value.unit in kind.units


def with_settings(reading: Reading, draft: Draft) -> Draft:
    """The draft with the unit and item that its kind is given."""
    if draft.kind not in reading.vocabulary.book.settings:
        return draft
    rule = reading.vocabulary.rules.kinds[draft.kind]
    value = replace(draft.value, unit=rule.unit) if rule.unit else draft.value
    return Draft(draft.kind, draft.start, draft.end, value, draft.more | ({"item": rule.item} if rule.item else {}))


def read_patterned(reading: Reading, sentence: Sentence) -> Iterable[Draft]:
    """Dates, windows of the day and lists of names that a pattern of the rules finds."""
    active = reading.vocabulary.book.other.active(sentence.words)
    return _patterned(reading, sentence, active) if active else ()


def _patterned(reading: Reading, sentence: Sentence, active: Sequence[Compiled]) -> Iterator[Draft]:
    tokens = filled(reading, sentence, ())
    taken: set[tuple[str, int]] = set()
    for hit in hits_of(reading, active, tokens):
        if (hit.pattern.slot, hit.number) in taken:
            continue
        taken.add((hit.pattern.slot, hit.number))
        span = tokens.spans[hit.number]
        start, end = tokens.starts[span.first], tokens.ends[span.last - 1]
        value = _value(sentence.text[start:end], span.meaning)
        if value:
            yield Draft(hit.pattern.kind, start, end, value, {**captured(hit), "topics": sentence.topics(start)})


def _value(text: str, meaning: object) -> Value | None:
    if isinstance(meaning, DateHit):
        return make_value(
            "date",
            text,
            meaning.low,
            meaning.high,
            meaning.low,
            meaning.high,
            "date",
            meaning.qualifier,
            time_low=meaning.time_low,
            time_high=meaning.time_high,
        )
    if isinstance(meaning, ClockHit):
        return make_value("clock", text, meaning.low, meaning.high, meaning.low, meaning.high, "time")
    if isinstance(meaning, str):
        names = tuple(dict.fromkeys(n.rstrip(".’'") for n in _APART.split(meaning) if n))
        return make_value("names", text, unit="names", names=names)
    return None
