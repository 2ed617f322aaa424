"""What became of the parts of a run -> its quantities and findings; whoever has judged them."""

from __future__ import annotations

import hashlib
import heapq
import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.engine.settling import Corpus
from claimcheck.engine.stages import Fingerprints, Judged, Setting
from claimcheck.engine.workspace import Records, Stored, Workspace
from claimcheck.judge import merged
from claimcheck.matcher import Events
from claimcheck.model import Claim, Finding, Quantity
from claimcheck.records import quantity_of


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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an engine made of documents; all that is large lies in the workspace of the run."""

    corpus: Corpus
    claims: Sequence[int]
    """For each claim that is kept offset and length of its record, in `Workspace.claims`; by source and position."""
    count: int
    """How many claims there are, kept or not."""
    killed: frozenset[int]
    """Numbers of sources whose reading killed a process."""
    result: Result
    focus: frozenset[str] | None = None
    """Ids of the sources that were asked about; None: all."""


def conclude(parts: Iterable[tuple[Judged, dict[str, int]]], setting: Setting, read: Callable[[int], bytes], workspace: Workspace) -> Result:
    """What a run found, from what became of its parts, in any order.

    Each part comes with the numbers of the sources that its findings name; `read` gives what is held of a source, by its number.
    """
    whole = Judged()
    numbers: dict[str, int] = {}
    unsorted = Records(workspace.folder / "unsorted")
    runs: list[array[int]] = []
    for judged, documents in parts:
        whole.add(judged)
        numbers.update(documents)
        places = array("q")
        for record in judged.quantities:
            places.extend((unsorted.append(record), len(record)))
        runs.append(places)
    fingerprints = Fingerprints(read, archive=setting.commonness.archive)
    fingerprints.numbers.update(numbers)
    findings = merged(whole.findings, whole.named, whole.claims, Events(fingerprints, setting.commonness, setting.words))
    suggested = len(whole.suggested.difference(*(finding.claims for finding in findings)))
    return Result(_distinct(unsorted, runs, findings, whole.named, workspace), findings, whole.claims, whole.named, numbers, suggested)


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
