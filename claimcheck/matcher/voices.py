"""How many independent voices stand behind a figure: copies of one text, and outlets that print one agency, are one voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz

from claimcheck.model import Claim, Fingerprint

_COPIED = 0.5
"""Share of the shorter document's sentences from which two documents are copies."""
_COPIED_WITH_CREDIT = 0.15
"""The same for documents that credit one agency."""
_SAME_PASSAGE = 92.0
"""Likeness of two sentences (0 to 100) from which one is the other, edited; figures are stated in few words, so it is high."""
_LONG_PASSAGE = 60
"""Characters from which a sentence is not written twice by chance."""


def copies(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether half of the shorter document stands in the other, sentence by sentence; less where both credit one agency."""
    fewest = min(len(a.sentences), len(b.sentences))
    least = _COPIED_WITH_CREDIT if a.agencies & b.agencies else _COPIED
    return fewest > 2 and len(a.sentences & b.sentences) >= least * fewest


def count_voices(claims: Iterable[Claim], documents: Mapping[str, Fingerprint]) -> int:
    """How many of the claims' documents are independent of each other in what they say of the figure."""
    first = {claim.source: claim for claim in sorted(claims, key=lambda c: (c.source, c.span.start), reverse=True)}
    heard: list[Claim] = []
    for source in sorted(first):
        if not any(_one_voice(first[source], other, documents) for other in heard):
            heard.append(first[source])
    return len(heard)


def _one_voice(a: Claim, b: Claim, documents: Mapping[str, Fingerprint]) -> bool:
    known = documents.get(a.source), documents.get(b.source)
    if known[0] and known[1] and copies(known[0], known[1]):
        return True
    if min(len(a.sentence), len(b.sentence)) < _LONG_PASSAGE:
        return False
    return fuzz.ratio(_folded(a.sentence), _folded(b.sentence)) >= _SAME_PASSAGE


def _folded(text: str) -> str:
    return " ".join(text.lower().split())
