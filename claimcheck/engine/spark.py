"""All stages on Spark: reading, extraction, shuffle, counting and judging on its workers; here their order, and what a
report must hold.

The result is that of the local engine, byte for byte: the same functions do the work, and what is put in order is put
in order here.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyspark import StorageLevel

from claimcheck.engine import spark_stages as on_workers
from claimcheck.engine.concluding import Outcome, Result, conclude
from claimcheck.engine.settling import Settled, settle, stored
from claimcheck.engine.spark_session import Spark, connected
from claimcheck.engine.spark_stages import (
    COUNTED,
    DOCUMENTS,
    HELD,
    JUDGED,
    KEYED,
    SURVEYED,
    TASKS,
    TEXTS,
    UNREADABLE,
    Origin,
    Reading,
    ddl,
)
from claimcheck.engine.stages import Judged, Setting
from claimcheck.engine.workers import Step
from claimcheck.engine.workspace import Records, Workspace
from claimcheck.errors import UsageError
from claimcheck.matcher import Commonness
from claimcheck.model import Skipped
from claimcheck.records import claim_bytes
from claimcheck.rules import Rules
from claimcheck.sources import Document, Found, Part, find_files, parts_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


_PART_BYTES = 8_000_000
"""Text for each task of the extraction and each part of the shuffle: seconds of work, and rows of about as much
memory."""
_MOST_PARTS = 10_000
_FEED_BYTES = 64_000_000
"""A feed that is larger, and not packed, is read by several tasks."""
_PACKED = (".gz", ".parquet")
_UNPACKED = 4
"""Times its size that a packed file of text is thought to have."""


def run_on_spark(
    paths: Sequence[str],
    address: str,
    rules: Rules,
    workspace: Workspace,
    progress: Step | None = None,
    *,
    whole: bool = True,
) -> Outcome:
    """Read `paths`, extract, match and judge on the Spark at an address as `spark_session.address_of` gives it;
    `progress` is told (stage, done, all).

    Without `whole` only the claims that findings name are brought here: of an archive all of them fill a disk.
    Raises UsageError, NothingToCheck and EngineError as `pipeline.check_on_spark` does.
    """
    files, skipped = _listed(paths)
    with connected(address, workspace.folder) as spark:
        return _Run(spark, rules, workspace, progress).outcome(files, skipped, whole=whole)


def _listed(paths: Sequence[str]) -> tuple[list[tuple[int, Found | Part]], list[Skipped]]:
    """The files under `paths`, large feeds in parts, numbered in their order and the largest first, and what is
    skipped without being read."""
    if "-" in paths:
        raise UsageError("Spark reads files, and standard input is none; write it to one")
    found = list(chain.from_iterable(map(find_files, paths)))
    files = (replace(one, file=Path.cwd() / one.file) for one in found if isinstance(one, Found))
    tasks = list(enumerate(chain.from_iterable(parts_of(file, _FEED_BYTES) for file in files)))
    return sorted(tasks, key=lambda task: -_size(task[1])), [one for one in found if isinstance(one, Skipped)]


def _size(task: Found | Part) -> int:
    """About how many bytes of text a file, or a part of one, holds."""
    if isinstance(task, Part):
        return task.end - task.begin
    try:
        return task.file.stat().st_size * (_UNPACKED if task.file.suffix.lower() in _PACKED else 1)
    except OSError:
        return 0


def _parts(size: int) -> int:
    return min(_MOST_PARTS, 1 + size // _PART_BYTES)


@dataclass(slots=True)
class _Surveyed:
    """What is known of all documents before their claims: what must be known of all of them at once."""

    documents: list[Document | Skipped]
    """Without their texts; last those that Spark does not know."""
    origins: list[Origin]
    sizes: array[int]
    """Bytes of the text of each document; `UNREADABLE` for one that is skipped."""
    settled: Settled


class _Run:
    """One run in a session."""

    def __init__(self, spark: Spark, rules: Rules, workspace: Workspace, progress: Step | None) -> None:
        self._spark, self._rules, self._workspace, self._progress = spark, rules, workspace, progress

    def outcome(self, files: list[tuple[int, Found | Part]], skipped: list[Skipped], *, whole: bool) -> Outcome:
        documents = self._read(files)
        surveyed = self._surveyed(documents, skipped)
        settled = surveyed.settled
        count = len(settled.names)
        archive = Commonness(count, {}).archive
        held = _kept(
            documents.mapInArrow(
                partial(on_workers.hold_all, shipped=self._spark.ship("reading", self._reading(surveyed))), ddl(HELD)
            )
        )
        names = self._counted(held, archive)
        numbers = {name: number for number, name in enumerate(settled.names)}
        (made,) = held.selectExpr("sum(size(lengths))").collect()[0]
        setting = Setting(self._rules, Commonness(count, names))
        cited: dict[int, bytes] = {}
        parts = _parts(sum(surveyed.sizes[number] for number in settled.numbers))
        keyed = (
            held.mapInArrow(partial(on_workers.key_all, parts=parts, archive=archive), ddl(KEYED))
            .repartitionById(parts, "part")
            .sortWithinPartitions("mark")
        )
        judged = _kept(
            keyed.mapInArrow(partial(on_workers.judge_all, shipped=self._spark.ship("judging", setting)), ddl(JUDGED))
        )
        result = conclude(_judged(judged, numbers, cited), setting, cited.__getitem__, self._workspace)
        texts = self._texts(
            documents,
            {surveyed.origins[settled.numbers[number]]: settled.numbers[number] for number in result.sources.values()},
        )
        corpus = stored(settled, lambda place: texts.get(place, (0, 0)), self._workspace)
        claims = self._claims(held, numbers) if whole else self._cited_claims(result, numbers)
        return Outcome(corpus, claims, made, frozenset(), result)

    def _read(self, files: list[tuple[int, Found | Part]]) -> DataFrame:
        """All documents, surveyed, on the disks of the workers, in parts of about one size."""
        size = sum(_size(task) for _, task in files)
        tasks = pa.table([pa.array([pickle.dumps(task) for task in files], type=pa.binary())], schema=TASKS)
        read = (
            self._spark.session.createDataFrame(tasks)
            .repartition(max(1, min(len(files), _parts(size))))
            .mapInArrow(on_workers.read_all, ddl(DOCUMENTS))
        )
        return _kept(read.repartition(_parts(size), "file", "place").mapInArrow(on_workers.survey_all, ddl(SURVEYED)))

    def _surveyed(self, documents: DataFrame, skipped: list[Skipped]) -> _Surveyed:
        answers, places = Records(self._workspace.folder / "surveyed"), array("q")
        rows: list[tuple[Origin, int, Document | Skipped, int, int]] = []
        for file, place, document, answer, size in _rows(
            documents.select("file", "place", "document", "surveyed", "size")
        ):
            rows.append(
                ((file, place), size, pickle.loads(document), answers.append(answer or b""), len(answer or b""))
            )
        rows.sort(key=lambda row: row[0])  # as the local engine meets them
        for row in rows:
            places.extend(row[3:])
        found = [row[2] for row in rows] + skipped
        settled = settle(found, lambda place: answers.read(places[2 * place], places[2 * place + 1]))
        return _Surveyed(found, [row[0] for row in rows], array("q", (row[1] for row in rows)), settled)

    def _reading(self, surveyed: _Surveyed) -> Reading:
        kept = set(surveyed.settled.numbers)
        left_out = (
            at
            for place, (at, size) in enumerate(zip(surveyed.origins, surveyed.sizes, strict=True))
            if size != UNREADABLE and place not in kept
        )
        pairs = zip(surveyed.settled.numbers, surveyed.settled.names, strict=True)
        renamed = {surveyed.origins[place]: name for place, name in pairs if name != _id(surveyed.documents[place])}
        return Reading(self._rules, surveyed.settled.year, frozenset(left_out), renamed)

    def _counted(self, held: DataFrame, archive: bool) -> Mapping[str, int]:
        """The names that two and more documents have -> how many have them; all others are counted on the workers
        alone."""
        names = held.mapInArrow(partial(on_workers.count_all, archive=archive), ddl(COUNTED))
        repeated = _rows(_kept(names.groupBy("word").count().filter("count > 1")))
        return {bytes(word).decode("utf-8", "surrogatepass"): count for word, count in repeated}

    def _claims(self, held: DataFrame, numbers: Mapping[str, int]) -> array[int]:
        """All claims in the workspace, by source and position: the places of their records."""
        kept: dict[int, array[int]] = {}
        for source, lengths, records in _rows(held.filter("size(lengths) > 0").select("source", "lengths", "claims")):
            places = kept[numbers[_name(source)]] = array("q")
            offset = self._workspace.claims.append(bytes(records))
            for length in lengths:
                places.extend((offset, length))
                offset += length
            if self._progress:
                self._progress("reading", len(kept), len(numbers))
        self._workspace.claims.flush()
        return array("q", chain.from_iterable(kept[number] for number in sorted(kept)))

    def _cited_claims(self, result: Result, numbers: Mapping[str, int]) -> array[int]:
        """The same for the claims that findings name."""
        places = array("q")
        for claim in sorted(
            result.claims.values(), key=lambda claim: (numbers[claim.source], claim.span.start, claim.id)
        ):
            record = claim_bytes(claim, ())
            places.extend((self._workspace.claims.append(record), len(record)))
        self._workspace.claims.flush()
        return places

    def _texts(self, documents: DataFrame, wanted: Mapping[Origin, int]) -> dict[int, tuple[int, int]]:
        """The texts of some documents in the workspace: place of the document -> offset and length."""
        if not wanted:
            return {}
        picked = documents.mapInArrow(
            partial(on_workers.pick_all, shipped=self._spark.ship("cited", frozenset(wanted))), ddl(TEXTS)
        )
        found = {}
        for file, place, raw in _rows(_kept(picked)):
            found[wanted[file, place]] = self._workspace.texts.append(bytes(raw)), len(raw)
        return found


def _id(document: Document | Skipped) -> str:
    return document.id if isinstance(document, Document) else document.path


def _name(raw: bytes) -> str:
    return bytes(raw).decode("utf-8", "surrogatepass")


def _kept(frame: DataFrame) -> DataFrame:
    """The rows of a frame made by all workers at once, and kept on their disks: each is made once, however often
    they are asked for."""
    frame = frame.persist(StorageLevel.DISK_ONLY)
    frame.count()
    return frame


def _rows(frame: DataFrame) -> Iterator[tuple[Any, ...]]:
    """The rows of a frame, one part in memory at a time."""
    return iter(frame.toLocalIterator(prefetchPartitions=True))


def _judged(
    frame: DataFrame, numbers: Mapping[str, int], cited: dict[int, bytes]
) -> Iterator[tuple[Judged, dict[str, int]]]:
    """What was found in each part of the shuffle; what is held of the sources that findings name is added to
    `cited`, by their numbers."""
    chunks: list[bytes] = []
    for chunk, last in _rows(frame):
        chunks.append(bytes(chunk))
        if last:
            judged, held = pickle.loads(b"".join(chunks))
            chunks = []
            cited.update((numbers[source], raw) for source, raw in held.items())
            yield judged, {source: numbers[source] for source in held}
