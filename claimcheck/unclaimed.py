"""The numbers of a line that no kind claimed, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.extractor.trial import trial_sentences
from claimcheck.model import Claim, Source
from claimcheck.rules import Rules
from claimcheck.values.numbers import find_numbers


def unclaimed(source: Source, claims: Sequence[Claim], line: int, rules: Rules, year: int | None) -> Iterator[str]:
    """A line for each number that stands there and is part of no claim, or of one that no kind names."""
    taken = [(c.span.start, c.span.end, c) for c in claims if c.source == source.id]
    begin = _start_of(source.text, line)
    end = _start_of(source.text, line + 1)
    for place in trial_sentences(source, rules, year):
        if place.start >= end or place.start + len(place.text) <= begin:
            continue
        quantities = {
            (s.first, s.last) for s in place.tokens.spans if s.slot in ("count", "money", "percent", "measure")
        }
        starts = {place.tokens.starts[first] for first, _ in quantities}
        for number in find_numbers(place.sentence.lowered, {w: (v.literal, v.usual) for w, v in rules.vague.items()}):
            at = place.start + number.core
            if not begin <= at < end:
                continue
            claim = next((c for start, stop, c in taken if start <= at < stop), None)
            figure = place.text[number.start : number.end]
            if claim is None:
                reason = (
                    "no kind claimed it"
                    if number.start in starts or number.core in starts
                    else "an age, a year, a name or a counter: no quantity"
                )
                yield f"unclaimed {figure!r}: {reason}"
            elif claim.pattern is None and claim.value.type in ("count", "money", "percent", "measure"):
                yield f"unclaimed {figure!r}: read as {claim.kind.replace('_', ' ')}, no kind claimed it"


def _start_of(text: str, line: int) -> int:
    """The offset at which a line begins; the end of the text for one behind the last."""
    at = 0
    for _ in range(line - 1):
        found = text.find("\n", at)
        if found < 0:
            return len(text)
        at = found + 1
    return at
