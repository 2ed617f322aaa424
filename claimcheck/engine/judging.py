"""The shuffled claims of a run, judged partition by partition by the processes of this machine."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from claimcheck.engine.concluding import Result, conclude
from claimcheck.engine.holding import Holding
from claimcheck.engine.stages import Fingerprints, Judged, Met, Setting, judge_shared
from claimcheck.engine.workers import Step, Workers
from claimcheck.engine.workspace import Records, Shared, Workspace, shared_marks
from claimcheck.matcher import Events
from claimcheck.rules import Rules

T = TypeVar("T")

_FEW_BYTES = 2_000_000
"""Rows of a shuffle that are judged in this process."""
MANY = 8
"""Partitions from which on processes are started that only judge: those that have extracted hold memory that judging
can do without."""


class Known:
    """What is known for all partitions, once in each process."""

    def __init__(self, setting: Setting, places: array[int]) -> None:
        """`places` holds offset and length of what is held of each source."""
        self.setting, self.places = setting, places
        self._kept: _Kept | None = None

    def __reduce__(self) -> tuple[type[Known], tuple[Setting, array[int]]]:
        return Known, (self.setting, self.places)

    def kept(self, folder: Path) -> _Kept:
        """What the counts say of documents, as far as this process has looked it up; in a file in `folder`."""
        if self._kept is None:
            self._kept = _Kept(folder / f"weighed-{os.getpid()}", len(self.places) // 2)
        return self._kept


class _Kept:
    """What the counts of a run say of its documents (see `Events`), in a file of one process."""

    def __init__(self, file: Path, count: int) -> None:
        """`count` documents, known by their numbers."""
        self.numbers: Mapping[str, int] = {}
        """The numbers of the documents that are asked for, by their ids."""
        self._records = Records(file)
        self._offsets = array("q", bytes(8 * count))
        self._lengths = array("I", bytes(4 * count))
        """Of the record of each document; 0 where there is none."""

    def get(self, source: str, /) -> bytes | None:
        """What is kept of a document by its id; None where nothing is."""
        number = self.numbers.get(source)
        if number is None or not self._lengths[number]:
            return None
        return self._records.read(self._offsets[number], self._lengths[number])

    def __setitem__(self, source: str, record: bytes, /) -> None:
        """Keep that of a document."""
        number = self.numbers[source]
        self._offsets[number], self._lengths[number] = self._records.append(record), len(record)


class _Task(NamedTuple):
    """One partition, and where what it needs lies."""

    rows: Path
    claims: Path
    held: Path
    known: Shared[Known]


def judge_claims(
    holding: Holding,
    rules: Rules,
    workspace: Workspace,
    workers: Workers,
    focus: frozenset[str] | None,
    progress: Step | None = None,
) -> Result:
    """Match and judge all claims; with `focus`, ids of sources, what these have a part in."""
    setting = Setting(rules, holding.commonness, focus)
    shared = workspace.share("judging", Known(setting, holding.places))
    files = [file for n in range(holding.partitions.count) if (file := holding.partitions.file(n)).exists()]
    files.sort(
        key=lambda file: file.stat().st_size, reverse=True
    )  # the largest while memory is whole; and none is left for last
    tasks = [_Task(file, workspace.claims.file, workspace.held.file, shared) for file in files]
    few = sum(file.stat().st_size for file in files) < _FEW_BYTES  # less work than starting processes for it
    if len(tasks) >= MANY:
        workers.rest()
    parts = _told((part for _, part in (Workers(1) if few else workers).map(_judge, tasks)), len(tasks), progress)
    return conclude(_and_then(parts, workers.rest), setting, reader(workspace.held, holding.places), workspace)


def _and_then(parts: Iterable[T], last: Callable[[], None]) -> Iterator[T]:
    """The parts as they are; when all are taken, `last` is done."""
    yield from parts
    last()


def _told(
    parts: Iterable[tuple[Judged, dict[str, int]]], count: int, progress: Step | None
) -> Iterator[tuple[Judged, dict[str, int]]]:
    """The parts as they are; `progress` is told how many are done."""
    for done, part in enumerate(parts, 1):
        if progress:
            progress("judging", done, count)
        yield part


def _judge(task: _Task) -> tuple[Judged, dict[str, int]]:
    """The outcome of a partition, with the numbers of the sources that its findings name."""
    known, claims = task.known.value, Records(task.claims)
    fingerprints, events = events_of(known, task.held, task.rows.parent)
    judged = judge_shared(
        (brought(claims, rows) for rows in shared_marks(task.rows)), known.setting, fingerprints, events
    )
    return judged, judged.documents


def events_of(known: Known, held: Path, folder: Path) -> tuple[Fingerprints, Events]:
    """The fingerprints that `held` holds, and the events that they tell; what the counts say of a document is kept
    in `folder`."""
    setting, kept = known.setting, known.kept(folder)
    fingerprints = Fingerprints(reader(Records(held), known.places), archive=setting.commonness.archive)
    kept.numbers = fingerprints.numbers
    return fingerprints, Events(fingerprints, setting.commonness, kept)


def brought(claims: Records, rows: list[tuple[int, int, int, int]]) -> Iterator[Met]:
    """The claims that rows of a partition name; the rows are used up, since those of a common key take as much
    memory as some of its claims."""
    rows.reverse()
    while rows:
        offset, length, document, key = rows.pop()
        yield Met(claims.read(offset, length), key, document)


def reader(held: Records, places: array[int]) -> Callable[[int], bytes]:
    """Gives what is held of a source by its number; `places` holds offset and length of each."""
    return lambda number: held.read(places[2 * number], places[2 * number + 1])
