"""The stages as Spark runs them: functions over Arrow record batches, each row with what the next one needs. Needs
pyarrow.

Records are bytes of our own making (see `records.py`), or pickles that only this program's own processes write and
read.
"""

from __future__ import annotations

import functools
import pickle
import tempfile
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import accumulate, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

import pyarrow as pa

from claimcheck.engine.listing import SETTLING
from claimcheck.engine.settling import TOLD
from claimcheck.engine.stages import Fingerprints, Met, Setting, hold, judge_shared, survey
from claimcheck.engine.workspace import Records
from claimcheck.model import Skipped, Source
from claimcheck.records import Held, held_bytes, held_of, surveyed_of
from claimcheck.rules import Rules
from claimcheck.sources import Document, Found, Part, read_file, read_part

T = TypeVar("T")
Batches = Iterator[pa.RecordBatch]
Origin = tuple[int, int]
"""Number of what one task reads, and place of a document in it."""

_DDL = {
    pa.int32(): "int",
    pa.int64(): "long",
    pa.binary(): "binary",
    pa.list_(pa.int32()): "array<int>",
    pa.bool_(): "boolean",
}
_BATCH_BYTES = 4_000_000
_BATCH_ROWS = 1_000
_CHUNK = 8_000_000
"""Bytes of what a partition's judging found that one row carries."""
UNREADABLE = -1
"""Size of a document that is skipped."""
_FINGERPRINT = -1
"""In place of the mark of a key, before all of them: the row holds the fingerprint of a document."""

TASKS = pa.schema([("task", pa.binary())])
"""What is to be read: pickled (number, Found or Part)."""
DOCUMENTS = pa.schema([("file", pa.int32()), ("place", pa.int64()), ("document", pa.binary()), ("raw", pa.binary())])
"""A document without its text, or why there is none, pickled; its text."""
SURVEYED = DOCUMENTS.append(pa.field("surveyed", pa.binary())).append(pa.field("size", pa.int64()))
"""The same with what `stages.survey` says of it, and the bytes of its text."""
HELD = pa.schema(
    [("source", pa.binary()), ("lengths", pa.list_(pa.int32())), ("held", pa.binary()), ("claims", pa.binary())]
)
"""What is known of the claims of a source (by its id), how long the record of each is, and these records one behind
the other."""
COUNTED = pa.schema([("word", pa.binary())])
"""A name of a document, each once for a document."""
KEYED = pa.schema(
    [("part", pa.int32()), ("mark", pa.int64()), ("source", pa.binary()), ("key", pa.int32()), ("record", pa.binary())]
)
"""A claim under one of its keys, or the fingerprint of a document that has claims in the same part of the shuffle."""
JUDGED = pa.schema([("chunk", pa.binary()), ("last", pa.bool_())])
"""What was found in a part of the shuffle, pickled and cut into chunks."""
TEXTS = pa.schema([("file", pa.int32()), ("place", pa.int64()), ("raw", pa.binary())])


class Reading(NamedTuple):
    """What extraction needs to know of the whole run."""

    rules: Rules
    year: int | None
    left_out: frozenset[Origin]
    """Documents that are copies of others or superseded."""
    renamed: Mapping[Origin, str]
    """Documents that got another id, since several had one."""


class Shipped(Generic[T]):
    """A value that lies in a file on every worker."""

    def __init__(self, name: str) -> None:
        """`name` is the file's."""
        self._name = name

    @property
    def value(self) -> T:
        """The value, read once by each process of a worker."""
        return _loaded(self._name)  # type: ignore[no-any-return]


@functools.lru_cache(maxsize=4)
def _loaded(name: str) -> Any:
    from pyspark import SparkFiles

    return pickle.loads(Path(SparkFiles.get(name)).read_bytes())


def ddl(schema: pa.Schema) -> str:
    """A schema as Spark writes it."""
    return ", ".join(f"{column.name} {_DDL[column.type]}" for column in schema)


def read_all(batches: Batches) -> Batches:
    """Tasks -> documents."""
    return _batches(_documents(pickle.loads(task) for (task,) in _rows(batches, "task")), DOCUMENTS)


def survey_all(batches: Batches) -> Batches:
    """Documents -> the same with what is said of each."""
    return _batches(map(_surveyed, _rows(batches, *DOCUMENTS.names)), SURVEYED)


def hold_all(batches: Batches, shipped: Shipped[Reading]) -> Batches:
    """Surveyed documents -> the claims of those that are sources of the run."""
    rows = (_held(row, shipped.value) for row in _rows(batches, "file", "place", "document", "raw", "surveyed"))
    return _batches(filter(None, rows), HELD)


def count_all(batches: Batches, *, archive: bool) -> Batches:
    """What is held of sources -> each name of each document, as `NameCounts` counts them."""
    return _batches((row for (held,) in _rows(batches, "held") for row in _counted(held_of(held), archive)), COUNTED)


def key_all(batches: Batches, *, parts: int, archive: bool) -> Batches:
    """The claims of sources -> a row for each key of each, and the fingerprint of the source for each part that they
    go to."""
    return _batches(
        (
            row
            for source, held, claims in _rows(batches, "source", "held", "claims")
            for row in _keyed(source, held, claims, parts, archive)
        ),
        KEYED,
    )


def judge_all(batches: Batches, shipped: Shipped[Setting]) -> Batches:
    """Rows of one part of the shuffle, by mark -> what was found: pickled (Judged, source -> what is held of it) for
    the sources that findings name."""
    from pyspark import SparkFiles

    with tempfile.TemporaryDirectory(
        dir=SparkFiles.getRootDirectory()
    ) as folder:  # Spark takes it away also where this process is killed
        part = _Part(Records(Path(folder) / "fingerprints"))
        fingerprints = Fingerprints(part.read, archive=False)  # of an archive's they were left out before
        judged = judge_shared(part.shared(_rows(batches, *KEYED.names[1:])), shipped.value, fingerprints)
        found = pickle.dumps((judged, {source: part.read(number) for source, number in judged.documents.items()}))
    starts = range(0, len(found), _CHUNK)
    yield from _batches(((found[start : start + _CHUNK], start == starts[-1]) for start in starts), JUDGED)


def pick_all(batches: Batches, shipped: Shipped[frozenset[Origin]]) -> Batches:
    """Surveyed documents -> the texts of those that are wanted."""
    return _batches((row for row in _rows(batches, *TEXTS.names) if row[:2] in shipped.value), TEXTS)


class _Part:
    """One part of the shuffle: its fingerprints lie on disk, by numbers that are given out here."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._places = array("q")
        self._numbers: dict[bytes, int] = {}

    def read(self, number: int) -> bytes:
        """What is held of a document by its number."""
        return self._records.read(self._places[2 * number], self._places[2 * number + 1])

    def shared(self, rows: Iterator[tuple[Any, ...]]) -> Iterator[list[Met]]:
        """The claims of each mark that two and more have; fingerprints come before all claims."""
        for mark, some in groupby(rows, key=itemgetter(0)):
            if mark == _FINGERPRINT:
                for _, source, _, record in some:
                    self._numbers[source] = len(self._numbers)
                    self._places.extend((self._records.append(record), len(record)))
                continue
            met = [Met(record, key, self._numbers[source]) for _, source, key, record in some]
            if len(met) > 1:
                yield met


def _documents(tasks: Iterable[tuple[int, Found | Part]]) -> Iterator[tuple[Any, ...]]:
    kept = dict.fromkeys((*TOLD, *SETTLING))
    for number, task in tasks:
        for place, one in enumerate(read_part(task) if isinstance(task, Part) else read_file(task)):
            if isinstance(one, Skipped):
                yield number, place, pickle.dumps(one), None
            else:
                about = {name: one.about[name] for name in kept if one.about.get(name) is not None}
                yield number, place, pickle.dumps(replace(one, raw=b"", about=about)), one.raw


def _surveyed(row: tuple[Any, ...]) -> tuple[Any, ...]:
    one: Document | Skipped = pickle.loads(row[2])
    if isinstance(one, Skipped):
        return *row, None, UNREADABLE
    answer = survey(replace(one, raw=row[3]))
    read, _ = surveyed_of(answer, one.id, one.path, one.row)
    return *row, answer, len(row[3]) if isinstance(read, Source) else UNREADABLE


def _held(row: tuple[Any, ...], reading: Reading) -> tuple[Any, ...] | None:
    file, place, document, raw, answer = row
    if answer is None or (file, place) in reading.left_out:
        return None
    one = pickle.loads(document)
    source, _ = surveyed_of(answer, reading.renamed.get((file, place), one.id), one.path, one.row)
    if isinstance(source, Skipped):
        return None
    held, claims = hold(replace(source, text=raw.decode("utf-8-sig")), reading.rules, reading.year)
    return source.id.encode("utf-8", "surrogatepass"), held_of(held).lengths, held, claims


def _counted(held: Held, archive: bool) -> Iterator[tuple[bytes]]:
    found = held.fingerprint
    for word in found.names | found.cities | (frozenset() if archive else found.matter):
        yield (word.encode("utf-8", "surrogatepass"),)


def _keyed(source: bytes, raw: bytes, claims: bytes, parts: int, archive: bool) -> Iterator[tuple[Any, ...]]:
    held = held_of(raw)
    begins = accumulate(held.lengths, initial=0)
    met: set[int] = set()
    for begin, length, marks in zip(begins, held.lengths, held.marks, strict=False):
        for key, mark in enumerate(marks):
            met.add(mark % parts)
            yield mark % parts, mark, source, key, claims[begin : begin + length]
    # The words of the matter tell no event of an archive, and are half of a fingerprint.
    told = replace(held.fingerprint, matter=frozenset()) if archive else held.fingerprint
    record = held_bytes(Held([], [], told))
    for part in sorted(met):
        yield part, _FINGERPRINT, source, 0, record


def _rows(batches: Batches, *names: str) -> Iterator[tuple[Any, ...]]:
    for batch in batches:
        yield from zip(*(batch.column(name).to_pylist() for name in names), strict=True)


def _batches(rows: Iterable[tuple[Any, ...]], schema: pa.Schema) -> Batches:
    """Rows in batches that are neither large nor long."""
    waiting: list[tuple[Any, ...]] = []
    size = 0
    for row in rows:
        waiting.append(row)
        size += sum(len(cell) for cell in row if isinstance(cell, bytes))
        if size >= _BATCH_BYTES or len(waiting) >= _BATCH_ROWS:
            yield _batch(waiting, schema)
            waiting, size = [], 0
    if waiting:
        yield _batch(waiting, schema)


def _batch(rows: list[tuple[Any, ...]], schema: pa.Schema) -> pa.RecordBatch:
    columns = zip(*rows, strict=True)
    return pa.RecordBatch.from_arrays(
        [pa.array(column, type=kind) for column, kind in zip(columns, schema.types, strict=True)], schema=schema
    )
