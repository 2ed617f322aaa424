"""Paths -> documents, or the reason why one was skipped. Reads text and feeds; `formats.py` names what else is read."""

from __future__ import annotations

import functools
import gzip
import hashlib
import json
import re
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any, BinaryIO, cast

from claimcheck.model import Skipped, Source
from claimcheck.sources.catalogue import document_at, superseded, told
from claimcheck.sources.dating import LINE_ENDS, head_date, iso_day, updated_after, updated_date, years_named
from claimcheck.sources.files import Found, find_files
from claimcheck.sources.formats import LARGEST, MOST_TIMES, File, format_of
from claimcheck.sources.language import not_english

MOST_EMPTY = 100_000
"""Empty lines of a feed; one that has more is made to waste time."""
_FIRST_LINE = re.compile(rf"\S[^{LINE_ENDS}]*")


@dataclass(frozen=True, slots=True)
class Document:
    """A document as found: its bytes and what is told about it, before anything is read out of it."""

    id: str
    raw: bytes
    about: Mapping[str, Any]
    """Its row in `sources.yaml`, or its record in a feed."""
    path: str | None = None
    row: int | None = None

    @property
    def origin(self) -> tuple[str, int]:
        """Which file and row it is, whatever it is called."""
        return self.path or f"<{self.id}>", self.row or 0


def read_paths(paths: Sequence[str]) -> tuple[list[Source], list[Skipped]]:
    """All documents under `paths`, by id, and what was skipped. Raises UsageError for a path that does not exist."""
    documents, skipped = list_documents(paths)
    return named([parsed(document) for document in documents], skipped)


def list_documents(paths: Sequence[str]) -> tuple[list[Document], list[Skipped]]:
    """All documents under `paths`, by origin, each once, and what was skipped or superseded by another of them."""
    found = list(find_documents(paths))
    kept, skipped = settled(found)
    return [document_at(found, place) for place in kept], skipped


def find_documents(paths: Sequence[str]) -> Iterator[Document | Skipped]:
    """All documents under `paths` as they are found, one at a time; the same one again where two paths lead to it."""
    for path in paths:
        if path == "-":
            yield Document("-", sys.stdin.buffer.read(), {})
            continue
        for found in find_files(path):
            if isinstance(found, Skipped):
                yield found
            else:
                yield from read_file(found)


def settled(documents: Sequence[Document | Skipped]) -> tuple[list[int], list[Skipped]]:
    """The places of the documents to be read, by origin, each once, and what was skipped or is superseded by another of
    them.

    No document is kept, so that `documents` may make each as it is asked for.
    """
    at = functools.partial(document_at, documents)
    kept: list[int] = []
    for place in _by_origin(documents):
        if not kept or at(kept[-1]).origin != at(place).origin:
            kept.append(place)
        elif (-len(at(place).id), at(place).id) < (-len(at(kept[-1]).id), at(kept[-1]).id):
            kept[-1] = place
    follower = superseded(documents, kept)
    left = [one for one in documents if isinstance(one, Skipped)]
    left += [Skipped(at(place).id, f"superseded by {at(follower[place]).id}") for place in kept if place in follower]
    return [place for place in kept if place not in follower], left


def _by_origin(documents: Sequence[Document | Skipped]) -> list[int]:
    """The places of what was not skipped, by origin; mostly it was found in that order."""
    places = [place for place, one in enumerate(documents) if isinstance(one, Document)]
    ordered = all(a <= b for a, b in pairwise(document_at(documents, place).origin for place in places))
    return places if ordered else sorted(places, key=lambda place: document_at(documents, place).origin)


def named(read: Iterable[Source | Skipped], skipped: Iterable[Skipped]) -> tuple[list[Source], list[Skipped]]:
    """What was read, by id: one source for each id and text; ids that several texts claim are told apart by the
    digest."""
    sources: list[Source] = []
    left = set(skipped)
    for found in read:
        if isinstance(found, Skipped):
            left.add(found)
        else:
            sources.append(found)
    kept = told_apart([source.id for source in sources], lambda place: sources[place].digest)
    return [replace(sources[place], id=name) for name, place in zip(*kept, strict=True)], in_order(left)


def told_apart(names: Sequence[str], digest: Callable[[int], str]) -> tuple[list[str], list[int]]:
    """Texts of these names, by name: their names, and their places in `names`; of those alike in name and digest the
    first.

    A name that several texts claim gets the digest behind it. `digest` gives that of the text at a place; it is asked
    where names are alike.
    """
    apart: list[tuple[str, str, int]] = []
    places: list[int] = []
    for name, alike in groupby(sorted(range(len(names)), key=names.__getitem__), key=names.__getitem__):
        first, *others = alike
        texts = {digest(place): place for place in (*reversed(others), first)} if others else {}
        if len(texts) > 1:
            apart += [(f"{name}@{text[:8]}", text, place) for text, place in texts.items()]
        else:
            places.append(first)
    if not apart:
        return [names[place] for place in places], places
    told = {name for name, _, _ in apart}
    also = [(names[place], digest(place) if names[place] in told else "", place) for place in places]
    whole = sorted(also + apart)
    return [name for name, _, _ in whole], [place for _, _, place in whole]


def in_order(skipped: Iterable[Skipped]) -> list[Skipped]:
    """What was skipped, each once, in the order of reports."""
    return sorted(set(skipped), key=lambda s: (s.path, s.reason))


def years_of(source: Source) -> Counter[int]:
    """How often the dates of a source name each year."""
    years = Counter(years_named(source.text))
    if source.published:
        years[int(source.published[:4])] += 1
    return years


def corpus_year(sources: Iterable[Source]) -> int | None:
    """The year that most dates of the corpus name; None where none does."""
    return most_named(map(years_of, sources))


def most_named(years: Iterable[Mapping[int, int]]) -> int | None:
    """The year that is named most, given how often each source names which."""
    all_years: Counter[int] = Counter()
    for of_one in years:
        all_years.update(of_one)
    return max(all_years, key=lambda y: (all_years[y], y)) if all_years else None


def read_file(found: Found) -> Iterator[Document | Skipped]:
    """The documents of one file, or why there is none."""
    name, form = found.name, format_of(found.file.name)
    try:
        size = found.file.stat().st_size
        if form is None:
            yield Skipped(name, f"unknown file type {found.file.suffix or '(none)'}")
        elif size > LARGEST and not form.streams:
            yield Skipped(name, f"larger than {LARGEST // 1_000_000} MB")
        else:
            with found.file.open("rb") as stream:
                yield from form.read(stream, File(name, size, found.path, found.about))
    except (OSError, EOFError, zlib.error) as error:
        yield Skipped(name, f"cannot be read: {getattr(error, 'strerror', None) or error}")


def read_text(stream: BinaryIO, file: File) -> Iterator[Document | Skipped]:
    """The one document of a text file."""
    yield Document(file.name, stream.read(), file.about, file.path)


def read_feed(stream: BinaryIO, file: File) -> Iterator[Document | Skipped]:
    """The documents of a feed, packed or not; raises OSError or EOFError where it is broken."""
    opened = cast("BinaryIO", gzip.GzipFile(fileobj=stream)) if file.name.lower().endswith(".gz") else stream
    yield from feed_rows(_lines(opened, file.swollen), file.name, file.path)


def _lines(stream: BinaryIO, most: int) -> Iterator[bytes]:
    """The lines of a feed; raises OSError for a line that is no document and for a packed file that swells beyond
    `most` bytes."""
    read = empty = 0
    while line := stream.readline(LARGEST + 1):
        read += len(line)
        empty += line == b"\n"
        if empty > MOST_EMPTY:
            raise OSError(f"more than {MOST_EMPTY:,} of its lines are empty")
        if len(line) > LARGEST:
            raise OSError(f"a row is larger than {LARGEST // 1_000_000} MB")
        if read > most:
            raise OSError(f"it unpacks to more than {MOST_TIMES} times its size")
        yield line


def feed_rows(lines: Iterable[bytes], name: str, path: str | None, first: int = 1) -> Iterator[Document | Skipped]:
    """The documents of a feed, a JSON object a line; `first` is the number of the first line."""
    for number, line in enumerate(lines, first):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text = row["text"]
        except (ValueError, KeyError, TypeError):
            yield Skipped(f"{name}:{number}", "not a JSON object with a 'text'")
            continue
        yield Document(
            given_id(row.get("id")) or f"{name}#{number}", str(text).encode("utf-8", "replace"), row, path, number
        )


def given_id(given: object) -> str:
    """An id that a feed gives, as text that can be encoded; empty for what is no plain value."""
    return str(given).encode("utf-8", "replace").decode() if isinstance(given, str | int | float) and given else ""


def parsed(document: Document) -> Source | Skipped:
    """A document as a source: its text decoded, and what is told about it, else what its first lines tell."""
    name, raw, about = document.id, document.raw, document.about
    if not raw.strip():
        return Skipped(name, "empty")
    if b"\0" in raw:
        return Skipped(name, "binary, not text")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Skipped(name, f"not UTF-8 text: byte 0x{raw[error.start]:02x} at offset {error.start}")
    language = told(about, "language") or "en"
    foreign = (
        (f"not English: its language is given as {language}")
        if not language.lower().startswith("en")
        else not_english(text)
    )
    if foreign:
        return Skipped(name, foreign)
    begun = _FIRST_LINE.search(text)
    first = begun.group().rstrip() if begun else ""
    title = told(about, "title") or (first if len(first) <= 160 and not first.endswith(".") else None)
    published = iso_day(told(about, "published")) or head_date(text)
    return Source(
        name,
        text,
        title,
        told(about, "publisher"),
        published,
        False,
        language,
        told(about, "url"),
        hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        document.path,
        document.row,
        updated_after(published, iso_day(told(about, "updated")), updated_date(text)),
    )
