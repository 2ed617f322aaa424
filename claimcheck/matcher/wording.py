"""The words of a claim in plain text: whether a line was wrapped or a space doubled must not change what is
compared."""

from __future__ import annotations

from claimcheck.model import Claim
from claimcheck.values.plain_text import plain


def sentence_of(claim: Claim) -> str:
    """The sentence of a claim in plain text."""
    return plain(claim.sentence)


def figure_in(claim: Claim) -> tuple[str, int, int]:
    """The sentence of a claim in plain text, and where its figure begins and ends there."""
    sentence, quote = plain(claim.sentence), plain(claim.quote)
    at = max(0, sentence.find(quote))
    return sentence, at, at + len(quote)
