"""The shuffled claims of a run -> its quantities and findings, partition by partition."""

from __future__ import annotations

import hashlib
import heapq
import json
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from claimcheck.engine.holding import Holding
from claimcheck.engine.stages import Fingerprints, Judged, Met, Setting, judge_shared
from claimcheck.engine.workers import Step, Workers
from claimcheck.engine.workspace import Records, Shared, Stored, Workspace, shared_marks
from claimcheck.judge import merged
from claimcheck.matcher import Events
from claimcheck.model import Claim, Finding, Quantity
from claimcheck.records import quantity_of
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


class Result(NamedTuple):
    """What a run found."""

    quantities: Stored[Quantity]
    """By key; one that holds the same claims as another only where a finding names it."""
    findings: list[Finding]
    """Worst first."""
    claims: dict[str, Claim]
    """The claims that findings name."""
    named: dict[str, Quantity]
    """The quantities that findings name."""
    sources: dict[str, int]
    """The sources of these claims, with their numbers."""
    suggested: int
    """How many claims may be of one quantity with another's, but too little says so."""


def judge_claims(holding: Holding, rules: Rules, workspace: Workspace, workers: Workers, focus: frozenset[str] | None, progress: Step | None = None) -> Result:
    """Match and judge all claims; with `focus`, ids of sources, what these have a part in."""
    setting = Setting(rules, holding.names.commonness(), holding.words.repeated(), focus)
    shared = workspace.share("judging", (setting, holding.places))
    files = [file for n in range(holding.partitions.count) if (file := holding.partitions.file(n)).exists()]
    tasks = [_Task(file, workspace.claims.file, workspace.held.file, shared) for file in files]
    few = sum(file.stat().st_size for file in files) < _FEW_BYTES  # less work than starting processes for it
    whole = Judged()
    numbers: dict[str, int] = {}
    unsorted = Records(workspace.folder / "unsorted")
    runs: list[array[int]] = []
    for done, (_, (judged, documents)) in enumerate(Workers(1).map(_judge, tasks) if few else workers.map(_judge, tasks), 1):
        if progress:
            progress("judging", done, len(tasks))
        whole.add(judged)
        numbers.update(documents)
        places = array("q")
        for record in judged.quantities:
            places.extend((unsorted.append(record), len(record)))
        runs.append(places)
    fingerprints = Fingerprints(_reader(workspace.held, holding.places), archive=setting.commonness.archive)
    fingerprints.numbers.update(numbers)
    findings = merged(whole.findings, whole.named, whole.claims, Events(fingerprints, setting.commonness, setting.words))
    suggested = len(whole.suggested.difference(*(finding.claims for finding in findings)))
    return Result(_distinct(unsorted, runs, findings, whole.named, workspace), findings, whole.claims, whole.named, numbers, suggested)


def _judge(task: _Task) -> tuple[Judged, dict[str, int]]:
    """The outcome of a partition, with the numbers of the sources that its findings name."""
    setting, places = task.setting.value
    claims, held = Records(task.claims), Records(task.held)
    fingerprints = Fingerprints(_reader(held, places), archive=setting.commonness.archive)
    shared = ((Met(claims.read(offset, length), key, document) for offset, length, document, key in rows) for rows in shared_marks(task.rows))
    judged = judge_shared(shared, setting, fingerprints)
    named = {claim.source for claim in judged.claims.values()}
    return judged, {source: fingerprints.numbers[source] for source in named}


def _reader(held: Records, places: array[int]) -> Callable[[int], bytes]:
    return lambda number: held.read(places[2 * number], places[2 * number + 1])


def _distinct(unsorted: Records, runs: list[array[int]], findings: list[Finding], named: dict[str, Quantity], workspace: Workspace) -> Stored[Quantity]:
    """All quantities in the order of their keys; those that hold the same claims under several keys once, those that a finding names always."""
    kept = {finding.quantity for finding in findings}
    seen = {_claims_mark(named[identity]) for identity in kept}
    places = array("q")
    for record in heapq.merge(*(_records(unsorted, run) for run in runs), key=lambda record: tuple(json.loads(record)[0])):
        quantity = quantity_of(record)
        told = _claims_mark(quantity)
        if quantity.id in kept or told not in seen:
            places.extend((workspace.quantities.append(record), len(record)))
            seen.add(told)
    return Stored(workspace.quantities, places, quantity_of, workspace)


def _records(file: Records, places: array[int]) -> Iterator[bytes]:
    return (file.read(places[i], places[i + 1]) for i in range(0, len(places), 2))


def _claims_mark(quantity: Quantity) -> bytes:
    return hashlib.blake2b(" ".join(quantity.claims).encode(), digest_size=12).digest()
