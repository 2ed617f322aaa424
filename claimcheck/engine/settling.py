"""Documents that were surveyed -> the sources of a run: told apart, named, without those that are superseded;
whoever has read them."""

from __future__ import annotations

import functools
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.engine.workspace import Records, Stored, Workspace
from claimcheck.errors import NothingToCheck
from claimcheck.model import Skipped, Source
from claimcheck.records import source_of, surveyed_of, surveyed_source_bytes, surveyed_years, tells_source
from claimcheck.sources import Document, document_at, in_order, most_named, settled, told_apart

TOLD = ("title", "publisher", "published", "updated", "language", "url")
"""What is told of a document that becomes a part of its source."""


class Settled(NamedTuple):
    """The sources of a run by no more than they are known by."""

    names: list[str]
    """The id of each, in rising order."""
    numbers: array[int]
    """For each source the place of its document among those that were surveyed."""
    skipped: list[Skipped]
    year: int | None
    """The year that most dates of all of them name."""
    documents: Sequence[Document | Skipped]
    """All that were surveyed, without their texts."""
    surveyed: Callable[[int], bytes]
    """Gives what was said of a document by its place."""

    def source(self, number: int) -> Source:
        """A source, without its text."""
        place = self.numbers[number]
        document = document_at(self.documents, place)
        source, _ = surveyed_of(self.surveyed(place), self.names[number], document.path, document.row)
        assert isinstance(source, Source)
        return source


@dataclass(frozen=True, slots=True)
class Corpus:
    """The readable documents of a run, by id."""

    sources: Stored[Source]
    """With texts."""
    lights: Stored[Source]
    """The same without."""
    skipped: list[Skipped]
    year: int | None
    """The year that most dates of all of them name."""
    sizes: array[int]
    """Bytes of the text of each source."""

    def numbers(self, origins: Collection[tuple[str, int]]) -> frozenset[int]:
        """The numbers in `sources` of those of the documents with these origins that are read."""
        return frozenset(
            at for at, source in enumerate(self.lights) if (source.path or f"<{source.id}>", source.row or 0) in origins
        )


def settle(documents: Sequence[Document | Skipped], surveyed: Callable[[int], bytes]) -> Settled:
    """The sources of documents, which need no text; `surveyed` gives what `stages.survey` said of one by its place.

    Of all documents only ids and places are held at once, so that `documents` may make each as it is asked for.
    Raises UsageError where documents supersede each other in a circle or what does not exist, NothingToCheck where none
    can be read.
    """

    def read(place: int) -> tuple[Source | Skipped, Counter[int]]:
        document = document_at(documents, place)
        return surveyed_of(surveyed(place), document.id, document.path, document.row)

    def digest(at: int) -> str:
        source, _ = read(places[at])
        assert isinstance(source, Source)
        return source.digest

    kept, skipped = settled(documents)
    ids: list[str] = []
    places = array("q")
    for place in kept:
        source = None if tells_source(surveyed(place)) else read(place)[0]
        if isinstance(source, Skipped):
            skipped.append(source)
        else:
            ids.append(document_at(documents, place).id)
            places.append(place)
    names, found = told_apart(ids, digest)
    left = in_order(skipped)
    if not names:
        told = "; ".join(f"{s.path}: {s.reason}" for s in left[:5])
        raise NothingToCheck("nothing could be read: " + (told or "no document was found"))
    numbers = array("q", (places[at] for at in found))
    return Settled(
        names, numbers, left, most_named(surveyed_years(surveyed(place)) for place in numbers), documents, surveyed
    )


def stored(settled: Settled, text_of: Callable[[int], tuple[int, int]], workspace: Workspace) -> Corpus:
    """The sources in the workspace; `text_of` gives offset and length of the text of a document in
    `Workspace.texts`, by the document's place."""
    places, sizes = array("q"), array("q")
    for number, place in enumerate(settled.numbers):
        offset, length = text_of(place)
        document = document_at(settled.documents, place)
        surveyed = surveyed_source_bytes(settled.names[number], document.path, document.row, settled.surveyed(place))
        record = offset.to_bytes(8, "big") + length.to_bytes(8, "big") + surveyed
        places.extend((workspace.sources.append(record), len(record)))
        sizes.append(length)
    workspace.texts.flush()
    workspace.sources.flush()
    whole = Stored(workspace.sources, places, functools.partial(source_with_text, workspace.texts), workspace)
    lights = Stored(workspace.sources, places, lambda raw: source_of(raw[16:], ""))
    return Corpus(whole, lights, settled.skipped, settled.year, sizes)


def source_with_text(texts: Records, raw: bytes) -> Source:
    """The source of a record in `Workspace.sources`; its text lies in `texts`."""
    text = texts.read(int.from_bytes(raw[:8], "big"), int.from_bytes(raw[8:16], "big"))
    return source_of(raw[16:], text.decode("utf-8-sig"))
