"""A pattern tried on documents: what it finds, and where it nearly did and how far it got."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.errors import RuleError
from claimcheck.extractor.trial import Place, trial_sentences
from claimcheck.model import Source
from claimcheck.rule_language.compiled import Compiled, compile_pattern
from claimcheck.rule_language.lexicons import build_lexicons
from claimcheck.rule_language.matching import Half, Run
from claimcheck.rule_language.syntax import NUMERIC_SLOTS, VALUE_SLOTS, Gap, Maybe, PatternError
from claimcheck.rules import Kind, Rules

TRIED = "tried_here"


@dataclass(frozen=True, slots=True)
class Found:
    """A match in a document: its value as read, the matched words and what filled the slots."""

    place: Place
    value: str
    slots: tuple[tuple[str, str], ...]
    start: int
    end: int
    """The match within the sentence."""


@dataclass(frozen=True, slots=True)
class Nearly:
    """A figure at which the pattern went some way: the parts that matched, the one that did not, and what stands
    there instead."""

    place: Place
    figure: str
    matched: str
    missed: str
    instead: str
    share: float
    """How much of the pattern matched."""
    start: int
    end: int


def parsed(text: str, value: str, rules: Rules) -> Compiled:
    """The pattern `text` for figures of type `value`; raises RuleError that points into it."""
    kind = Kind.model_construct(value=value)
    try:
        return compile_pattern(TRIED, kind, text, None, build_lexicons(rules.lexicons, []))
    except PatternError as error:
        mark = " " * error.at + "^" * max(1, min(error.length, len(text) - error.at))
        example = f"\n    for example: {error.example}" if error.example else ""
        raise RuleError(f"the pattern, column {error.at + 1}: {error.what}\n    {text}\n    {mark}{example}") from None


def value_of(text: str) -> str:
    """The type of value that a pattern asks for by its first value slot, figures before dates and names; count where
    it has none."""
    slots = {s: text.find("{" + s + "}") for s in VALUE_SLOTS}
    present = [s for s in VALUE_SLOTS if slots[s] >= 0]
    return min(present, key=lambda s: (s not in NUMERIC_SLOTS, slots[s]), default="count")


def try_pattern(text: str, sources: Sequence[Source], rules: Rules, year: int | None) -> Iterator[Found | Nearly]:
    """All matches and near misses, document by document, in the order of the text."""
    value = value_of(text)
    pattern = parsed(text, value, rules)
    for source in sources:
        for place in trial_sentences(source, rules, year):
            yield from _in_sentence(pattern, place)


def _in_sentence(pattern: Compiled, place: Place) -> Iterator[Found | Nearly]:
    tokens = place.tokens
    for number, span in enumerate(tokens.spans):
        if span.slot != pattern.slot:
            continue
        begin, stop = tokens.starts[span.first], tokens.ends[span.last - 1]
        figure = place.text[begin:stop]
        hit = pattern.match(tokens, number)
        if hit:
            slots = tuple(
                (slot, place.text[tokens.starts[f.first] : tokens.ends[f.last - 1]]) for slot, f in hit.filled.items()
            )
            yield Found(place, figure, slots, tokens.starts[hit.first], tokens.ends[hit.last - 1])
            continue
        left, right = pattern.progress(tokens, number)
        nearly = _nearly(pattern, place, number, left, right)
        if nearly:
            yield nearly


def _nearly(pattern: Compiled, place: Place, number: int, left: Run, right: Run) -> Nearly | None:
    """The near miss at a figure; None where no word of the pattern matched beside it."""
    tokens, items, cut = place.tokens, pattern.items, pattern.value_at
    after = len(items) if right.end is not None else _stuck(pattern, right, forward=True)
    before = -1 if left.end is not None else _stuck(pattern, left, forward=False)
    got = range(before + 1, after)
    words = sum(not isinstance(items[i].node, Gap | Maybe) for i in got) - 1
    needed = sum(not isinstance(item.node, Gap | Maybe) for item in items) - 1
    if words < 1:
        return None
    span = tokens.spans[number]
    blocked = right if right.end is None else left
    missed = after if blocked is right else before
    instead = _instead(pattern, place, number, missed, blocked)
    text = pattern.text
    first, last = (left.furthest, right.furthest)
    return Nearly(
        place,
        place.text[tokens.starts[span.first] : tokens.ends[span.last - 1]],
        text[items[got.start].start : items[got.stop - 1].end] if len(got) else text[items[cut].start : items[cut].end],
        text[items[missed].start : items[missed].end],
        instead,
        words / max(1, needed),
        tokens.starts[min(first, span.first)],
        tokens.ends[max(last, span.last) - 1],
    )


def _instead(pattern: Compiled, place: Place, number: int, missed: int, blocked: Run) -> str:
    """What stands where the item `missed` was wanted: the words behind (or before) the last item that matched, as
    far as the gap reaches."""
    tokens, cut = place.tokens, pattern.value_at
    span = tokens.spans[number]
    forward = missed > cut
    items = [
        (i, item.node) for i, item in enumerate(pattern.items) if (cut < i < missed if forward else missed < i < cut)
    ]
    while items and isinstance(items[-1 if forward else 0][1], Gap | Maybe):
        items.pop(-1 if forward else 0)
    at = span.last if forward else span.first
    half = Half(items if forward else items[::-1], backward=not forward)
    matched = half.run(tokens, at).end
    at = at if matched is None else matched
    first, last = (at, max(blocked.furthest, at + 1)) if forward else (min(blocked.furthest, at - 1), at)
    if first < 0 or last > len(tokens.words):
        return "the end of the sentence" if forward else "the beginning of the sentence"
    return " ".join(place.text[tokens.starts[first] : tokens.ends[last - 1]].split())


def _stuck(pattern: Compiled, run: Run, *, forward: bool) -> int:
    """The item that a half waited for in vain: the first one (backward: the last) that may not be absent."""
    must = [i for i in run.waiting if not isinstance(pattern.items[i].node, Gap | Maybe)]
    waiting = must or list(run.waiting) or [len(pattern.items) - 1 if forward else 0]
    return min(waiting) if forward else max(waiting)


def year_of(sources: Sequence[Source]) -> int | None:
    """The year of the first document that has a date."""
    days = [s.published for s in sources if s.published]
    return datetime.date.fromisoformat(days[0]).year if days else None
