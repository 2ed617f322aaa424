"""How many independent voices stand behind a figure: copies of one text, and outlets that print one agency, are one
voice.

Copies are told by shingles, the hashes of their sentences. A document keeps its smallest hashes only (a bottom-k
sketch, Broder 1997): of two
texts the same sentences are kept, so that the part that they share is seen in what both keep.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping

from rapidfuzz import fuzz

from claimcheck.matcher.wording import sentence_of
from claimcheck.model import MOST_SENTENCES, Claim, Fingerprint

_COPIED = 0.5
"""Share of the shorter document's sentences from which two documents are copies."""
_COPIED_WITH_CREDIT = 0.15
"""The same for documents that credit one agency."""
_SAME_PASSAGE = 92.0
"""Likeness of two sentences (0 to 100) from which one is the other, edited; figures are stated in few words, so it
is high."""
_LONG_PASSAGE = 60
"""Characters from which a sentence is not written twice by chance."""
_ALL_HEARD = 200
"""Voices up to which each further document is held against every one; beyond, against those with which it shares
words or sentences."""
_IN_A_ROW = 3
"""Words in a row that two forms of one edited sentence have in common."""
_LONGEST_LIST = 20
_MOST_LIKE = 40
"""Voices that are looked up by one sentence or row of words, and voices that a document is held against, those it
shares most with."""


def copies(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether half of the shorter document stands in the other, sentence by sentence; less where both credit one
    agency."""
    if a.sentences.isdisjoint(b.sentences):
        return False
    mine, others = a.sentences, b.sentences
    cut = min((max(kept) for kept in (mine, others) if len(kept) >= MOST_SENTENCES), default=None)
    if cut is not None:  # above the last that a long document keeps, nothing is known of it
        mine, others = (frozenset(number for number in kept if number <= cut) for kept in (mine, others))
    fewest = min(len(mine), len(others))
    least = _COPIED_WITH_CREDIT if a.agencies & b.agencies else _COPIED
    return fewest > 2 and len(mine & others) >= least * fewest


def count_voices(claims: Iterable[Claim], documents: Mapping[str, Fingerprint]) -> int:
    """How many of the claims' documents are independent of each other in what they say of the figure."""
    first = {claim.source: claim for claim in sorted(claims, key=lambda c: (c.source, c.span.start), reverse=True)}
    if len(first) == 1:
        return 1
    heard: list[_Voice] = []
    by_tie: dict[Hashable, list[_Voice]] = defaultdict(list)
    for source in sorted(first):
        voice = _Voice(sentence_of(first[source]), documents.get(source))
        near = heard if len(heard) <= _ALL_HEARD else _likeliest(voice, by_tie)
        if any(voice.same_as(other) for other in near):
            continue
        heard.append(voice)
        if len(first) > _ALL_HEARD:
            for tie in voice.ties():
                if len(by_tie[tie]) < _LONGEST_LIST:
                    by_tie[tie].append(voice)
    return len(heard)


class _Voice:
    """Who states a figure: the sentence that does, and what is known of its document."""

    def __init__(self, sentence: str, document: Fingerprint | None) -> None:
        self._words = sentence.lower().split()
        self._folded = " ".join(self._words) if len(sentence) >= _LONG_PASSAGE else ""
        self._document = document

    def same_as(self, other: _Voice) -> bool:
        """Whether the documents are copies, or the sentences two forms of one."""
        if self._document and other._document and copies(self._document, other._document):
            return True
        return (
            bool(self._folded and other._folded)
            and fuzz.ratio(self._folded, other._folded, score_cutoff=_SAME_PASSAGE) > 0
        )

    def ties(self) -> list[Hashable]:
        """What it has in common with another form of the same sentence, or with a copy of its document."""
        rows: list[Hashable] = (
            [tuple(self._words[i : i + _IN_A_ROW]) for i in range(len(self._words) - _IN_A_ROW + 1)]
            if self._folded
            else []
        )
        return rows + (sorted(self._document.sentences) if self._document else [])


def _likeliest(voice: _Voice, by_tie: Mapping[Hashable, list[_Voice]]) -> list[_Voice]:
    """The voices that have most in common with one, in an order that depends on what was heard alone."""
    shared = Counter(other for tie in voice.ties() for other in by_tie.get(tie, ()))
    return [other for other, _ in shared.most_common(_MOST_LIKE)]
