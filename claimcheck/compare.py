"""Two statements whose scope is given: does b agree with a, conflict with it, or neither?"""

from __future__ import annotations

import math

from claimcheck.extractor import extract
from claimcheck.judge.sets import interval
from claimcheck.model import Claim, Source
from claimcheck.rules import Rules


def compare_statements(a: str, b: str, rules: Rules) -> tuple[str, str]:
    """The verdict (agree, conflict or unrelated) of claim `b` held against source `a`, and why."""
    left = [c for c in extract(Source("a", a), rules) if c.value.type in ("count", "money", "measure", "percent")]
    right = [c for c in extract(Source("b", b), rules) if c.value.type in ("count", "money", "measure", "percent")]
    verdicts = [_against(claim, left) for claim in right]
    for wanted in ("conflict", "agree"):
        for verdict, reason in verdicts:
            if verdict == wanted:
                return verdict, reason
    return "unrelated", "they do not speak of the same quantity"


def _same(a: Claim, b: Claim) -> bool:
    if a.value.type != b.value.type or a.kind != b.kind or (a.value.type == "money" and a.value.unit != b.value.unit):
        return False
    if a.value.type == "count":
        return (a.who or a.subject or "people").lower() == (b.who or b.subject or "people").lower()
    return len(set(a.topics) & set(b.topics)) >= min(2, len(b.topics))


def _against(claim: Claim, sources: list[Claim]) -> tuple[str, str]:
    """How one claim stands against the figures of the source."""
    for source in sources:
        if not _same(source, claim):
            continue
        low, high = interval(source.value)
        claim_low, claim_high = interval(claim.value)
        if (
            claim.value.qualifier in ("at_least", "more_than", "at_most", "less_than")
            and source.value.qualifier != "range"
            and source.value.qualifier in ("at_least", "more_than", "at_most", "less_than")
        ):
            figure = low if source.value.qualifier in ("at_least", "more_than") and math.isfinite(low) else high
            low = high = figure
        said = f"{source.value.text} against {claim.value.text}"
        if claim_low <= low and high <= claim_high:
            return "agree", f"{said}: every value that the source allows fits the claim"
        if high < claim_low or claim_high < low:
            return "conflict", f"{said}: no value fits both"
    return "unrelated", "the source leaves the claim open"
