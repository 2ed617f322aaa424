"""What a document states without a figure: quoted words, names. The readers of documents give these."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.model import Value


class Statement(NamedTuple):
    """Words of a document that state something; offsets into its plain text."""

    start: int
    end: int
    sentence_start: int
    sentence_end: int
    value: Value
    speaker: str | None = None
    item: str | None = None
    """For a name of one word, and for the other: the name of the document that is spelled nearly as it is."""
