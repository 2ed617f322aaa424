"""The verdicts on claims without a figure: two wordings of one utterance, two spellings of one name."""

from __future__ import annotations

import re

from claimcheck.matcher import country
from claimcheck.model import NAME, UTTERANCE, Claim, Pair, Quantity
from claimcheck.rules import Rules
from claimcheck.values.quotations import differences
from claimcheck.values.spellings import bare, differing, known_variants, one_sound
from claimcheck.values.word_lists import read_lines, read_words

_TRANSLATED = re.compile(rf"\btranslat|\binterpreter\b|\bin (?:{'|'.join(sorted(read_words('languages.txt')))})\b")
"""Words beside a quotation that say that it was said in another language."""
_MOST_NAMED = 3
"""Differences that a reason names."""


def judge_wordings(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    """The verdict on two wordings of one utterance; None where they say the same."""
    found = differences(a.value.text, b.value.text)
    if not found:
        return None
    found = tuple(sorted(found, key=lambda words: not all(words)))  # first what one says and the other says otherwise
    told = "; ".join(_told(mine, other) for mine, other in found[:_MOST_NAMED])
    more = f"; and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
    reason = f"{_publisher(a)} and {_publisher(b)} quote other words: {told}{more}"
    if any(_TRANSLATED.search(claim.sentence) for claim in (a, b)):
        return Pair(a.id, b.id, "tension", "note", f"{reason}; they are translated")
    return Pair(a.id, b.id, "tension", "warning", reason)


def _told(mine: str, other: str) -> str:
    if mine and other:
        return f"“{mine}” against “{other}”"
    return f"“{mine}” stands in the first alone" if mine else f"“{other}” stands in the second alone"


def judge_spellings(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    """The verdict on two spellings of one name."""
    found = differing(a.value.text, b.value.text)
    if found is None:
        return None
    names = [f"“{claim.value.text}” ({_publisher(claim)})" for claim in (a, b)]
    reason = f"{' and '.join(names)}: “{found[0]}” against “{found[1]}”"
    words = bare(found[0]), bare(found[1])
    if known_variants(*words):
        return Pair(a.id, b.id, "tension", "note", f"{reason}, two known spellings of one name")
    if one_sound(*words) and any(country(claim.place) in read_lines("other_scripts.txt") for claim in (a, b)):
        return Pair(a.id, b.id, "tension", "note", f"{reason}, which may stand for one word of another script")
    return Pair(a.id, b.id, "tension", "warning", reason)


def _publisher(claim: Claim) -> str:
    return claim.publisher or claim.source


STATED = {UTTERANCE: judge_wordings, NAME: judge_spellings}
"""First part of the key of a quantity -> the verdict on two of its claims."""
