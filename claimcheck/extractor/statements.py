"""The claims of a document that hold no figure: quoted words and names. They are found in the whole text at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Final

from claimcheck.extractor.context import Walk
from claimcheck.extractor.proper_names import read_names
from claimcheck.extractor.quotations import read_quotations
from claimcheck.extractor.statement import Statement
from claimcheck.model import Claim
from claimcheck.record_making import make_claim

READERS: Final[dict[str, tuple[Callable[[Walk], Iterator[Statement]], str]]] = {
    "quotation": (read_quotations, "marks of quotation"),
    "name": (read_names, "capitals"),
}
"""Type of a kind's value -> what finds its claims in a document, and what they are known by, where other kinds have a
pattern."""


def read_statements(walk: Walk) -> Iterator[Claim]:
    """The claims of the kinds that are no figures, in the order of the rules; after the walk through the document."""
    for kind, value in walk.reading.vocabulary.statements:
        reader, cue = READERS[value]
        for found in reader(walk):
            yield _claim(walk, kind, found, cue)


def _claim(walk: Walk, kind: str, found: Statement, cue: str) -> Claim:
    reading, source = walk.reading, walk.reading.source
    span = reading.span(found.start, found.end)
    key = f"{source.id}\0{kind}\0{found.start}\0{found.end}"
    return make_claim(
        hashlib.sha256(key.encode()).hexdigest()[:12],
        source.id,
        source.publisher,
        source.told,
        kind,
        found.value,
        *reading.given(found.sentence_start, found.sentence_end, span),
        span,
        place=reading.main_place,
        scene=reading.main_place,
        as_of=source.told,
        event=reading.event,
        item=found.item,
        speaker=found.speaker,
        pattern=cue,
    )
