"""Sums of money, percentages and measures that a kind of the rules names -> the draft under that kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.extractor.patterned import allowed, captured, settings
from claimcheck.extractor.phrases import right_clause
from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.extractor.vocabulary import Cue
from claimcheck.rule_language.compiled import Hit
from claimcheck.values.numbers import Number

_CLAUSE_START = re.compile(r"[;:—]|,\s+(?:and|but|while|whereas)\b|\b(?:but|while|whereas)\b|\.\s")
_LINKS = r"(?:[\s-]+(?:of|for|in|on|a|an|the|per|worth|to|its|their|all))*[\s-]+"
_BETWEEN = re.compile(r"\s*(?:to|and|-|–)\s*\D{0,3}$")
_WORDS_BEHIND = 80
_WORDS_BEFORE = 120


def named_measure(reading: Reading, sentence: Sentence, draft: Draft, numbers: Sequence[Number], hit: Hit | None) -> Draft:
    """`draft` under the kind that a pattern or the words around it name; as it is where none does."""
    kinds = reading.vocabulary.rules.kinds
    if hit and _fits(kinds[hit.pattern.kind].units, draft):
        more = {**draft.more, **captured(hit)}
        return settings(reading, hit.pattern.kind, replace(draft, kind=hit.pattern.kind, more=more))
    for cue in reading.vocabulary.measures_of(sentence.words):
        if cue.kind.value != draft.value.type or not _fits(cue.kind.units, draft):
            continue
        words = _said(cue, sentence, draft, numbers)
        if words and allowed(reading, sentence, cue.name, draft.start, draft.end):
            return settings(reading, cue.name, replace(draft, kind=cue.name, more={**draft.more, "pattern": words}))
    return draft


def _fits(units: tuple[str, ...], draft: Draft) -> bool:
    return not units or draft.value.unit in units


def _said(cue: Cue, sentence: Sentence, draft: Draft, numbers: Sequence[Number]) -> str | None:
    """The words of the kind that stand beside the figure: behind it, before it, or its noun in the same clause."""
    lowered = sentence.lowered
    right = right_clause(lowered, draft.end, min(len(lowered), draft.end + _WORDS_BEHIND))
    begin = max(0, draft.start - _WORDS_BEFORE)
    left = lowered[begin : draft.start]
    borders = list(_CLAUSE_START.finditer(left))
    if borders:
        begin += borders[-1].end()
        left = lowered[begin : draft.start]
    if cue.of and not re.search(rf"\b(?:{'|'.join(map(re.escape, sorted(cue.of)))})\b", left + " " + right):
        return None
    if cue.immediate and (m := cue.immediate.match(right)):
        return m.group().strip()
    if cue.active and (m := cue.active.search(left[-60:])):
        return m.group().strip()
    for noun in cue.kind.nouns:
        behind = re.match(rf"{_LINKS}(?:[a-z-]+\s+){{0,2}}?{re.escape(noun)}\b", right)
        if behind:
            return noun
        before = list(re.finditer(rf"\b{re.escape(noun)}\b", left))
        if before and not _other_between(begin + before[-1].end(), draft, numbers, lowered):
            return noun
    return None


def _other_between(start: int, draft: Draft, numbers: Sequence[Number], lowered: str) -> bool:
    """Whether another figure stands between `start` and the draft that is not the first of a pair: "from 3 to 5 euros"."""
    return any(start <= n.start and n.end <= draft.start and not _BETWEEN.search(lowered[n.end : draft.start]) for n in numbers)
