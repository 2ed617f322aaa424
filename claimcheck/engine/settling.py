"""Documents that were surveyed -> the sources of a run: told apart, named, without those that are superseded; whoever has read them."""

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
from claimcheck.records import source_of, surveyed_of, surveyed_source_bytes
from claimcheck.sources import Document, most_named, named, settled

TOLD = ("title", "publisher", "published", "language", "url")
"""What is told of a document that becomes a part of its source."""
SETTLING = ("supersedes", "version", "url")
"""What is told of a document that decides whether another one supersedes it."""


class Settled(NamedTuple):
    """The sources of a run in memory, by no more than they are known by."""

    sources: list[Source]
    """By id; with path, row and digest, and nothing else."""
    numbers: list[int]
    """For each source the place of its document among those that were surveyed."""
    skipped: list[Skipped]
    year: int | None
    """The year that most dates of all of them name."""
    surveyed: Callable[[int], bytes]
    """Gives what was said of a document by its place."""


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
        return frozenset(at for at, source in enumerate(self.lights) if (source.path or f"<{source.id}>", source.row or 0) in origins)


def settle(documents: Sequence[Document | Skipped], surveyed: Callable[[int], bytes]) -> Settled:
    """The sources of documents, which need no text; `surveyed` gives what `stages.survey` said of one by its place.

    Raises UsageError where documents supersede each other in a circle or what does not exist, NothingToCheck where none can be read.
    """
    places = {id(document): place for place, document in enumerate(documents)}
    kept, skipped = settled(documents)
    read: list[Source | Skipped] = []
    place_of: dict[tuple[str, str], int] = {}
    years: Counter[int] = Counter()
    for document in kept:
        place = places[id(document)]
        source, of_years = surveyed_of(surveyed(place), document.id, document.path, document.row)
        if isinstance(source, Source):
            source = Source(source.id, "", digest=source.digest, path=source.path, row=source.row)
            if (source.id, source.digest) not in place_of:
                place_of[source.id, source.digest] = place
                years.update(of_years)
        read.append(source)
    sources, left = named(read, skipped)
    if not sources:
        told = "; ".join(f"{s.path}: {s.reason}" for s in left[:5])
        raise NothingToCheck("nothing could be read: " + (told or "no document was found"))

    def number(source: Source) -> int:
        found = place_of.get((source.id, source.digest))
        # Where two texts had one id, each got its digest behind it.
        return place_of[source.id.rpartition("@")[0], source.digest] if found is None else found

    return Settled(sources, [number(source) for source in sources], left, most_named([years]), surveyed)


def stored(settled: Settled, text_of: Callable[[int], tuple[int, int]], workspace: Workspace) -> Corpus:
    """The sources in the workspace; `text_of` gives offset and length of the text of a document in `Workspace.texts`, by the document's place."""
    places, sizes = array("q"), array("q")
    for bare, number in zip(settled.sources, settled.numbers, strict=True):
        offset, length = text_of(number)
        record = offset.to_bytes(8, "big") + length.to_bytes(8, "big") + surveyed_source_bytes(bare.id, bare.path, bare.row, settled.surveyed(number))
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
