"""The shuffled claims of a run, judged partition by partition by the processes of this machine."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from claimcheck.engine.concluding import Result, conclude
from claimcheck.engine.holding import Holding
from claimcheck.engine.stages import Fingerprints, Judged, Met, Setting, judge_shared
from claimcheck.engine.workers import Step, Workers
from claimcheck.engine.workspace import Records, Shared, Workspace, shared_marks
from claimcheck.rules import Rules

_FEW_BYTES = 2_000_000
"""Rows of a shuffle that are judged in this process."""


class _Task(NamedTuple):
    """One partition, and where what it needs lies."""

    rows: Path
    claims: Path
    held: Path
    setting: Shared[tuple[Setting, array[int]]]
    """With the places of what is held of each source."""


def judge_claims(holding: Holding, rules: Rules, workspace: Workspace, workers: Workers, focus: frozenset[str] | None, progress: Step | None = None) -> Result:
    """Match and judge all claims; with `focus`, ids of sources, what these have a part in."""
    setting = Setting(rules, holding.commonness, holding.words, focus)
    shared = workspace.share("judging", (setting, holding.places))
    files = [file for n in range(holding.partitions.count) if (file := holding.partitions.file(n)).exists()]
    tasks = [_Task(file, workspace.claims.file, workspace.held.file, shared) for file in files]
    few = sum(file.stat().st_size for file in files) < _FEW_BYTES  # less work than starting processes for it
    parts = _told((part for _, part in (Workers(1) if few else workers).map(_judge, tasks)), len(tasks), progress)
    return conclude(parts, setting, _reader(workspace.held, holding.places), workspace)


def _told(parts: Iterable[tuple[Judged, dict[str, int]]], count: int, progress: Step | None) -> Iterator[tuple[Judged, dict[str, int]]]:
    """The parts as they are; `progress` is told how many are done."""
    for done, part in enumerate(parts, 1):
        if progress:
            progress("judging", done, count)
        yield part


def _judge(task: _Task) -> tuple[Judged, dict[str, int]]:
    """The outcome of a partition, with the numbers of the sources that its findings name."""
    setting, places = task.setting.value
    claims, held = Records(task.claims), Records(task.held)
    fingerprints = Fingerprints(_reader(held, places), archive=setting.commonness.archive)
    shared = ((Met(claims.read(offset, length), key, document) for offset, length, document, key in rows) for rows in shared_marks(task.rows))
    judged = judge_shared(shared, setting, fingerprints)
    return judged, judged.documents


def _reader(held: Records, places: array[int]) -> Callable[[int], bytes]:
    return lambda number: held.read(places[2 * number], places[2 * number + 1])
