"""What became of the parts of a run -> its quantities and findings; whoever has judged them."""

from __future__ import annotations

import hashlib
import heapq
import json
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.engine.settling import Corpus
from claimcheck.engine.stages import Fingerprints, Judged, Setting
from claimcheck.engine.workspace import Records, Stored, Workspace
from claimcheck.judge import merged
from claimcheck.matcher import Events
from claimcheck.model import Claim, Finding, Quantity, Suggested
from claimcheck.records import quantity_of


class Result(NamedTuple):
    """What a run found."""

    quantities: Sequence[Quantity]
    """By key; one that holds the same claims as another only where a finding names it."""
    findings: list[Finding]
    """Worst first."""
    claims: dict[str, Claim]
    """The claims that findings name."""
    named: dict[str, Quantity]
    """The quantities that findings name."""
    sources: dict[str, int]
    """The sources of these claims, with their numbers."""
    asked: int
    """How many quantities there are, kept or not."""
    suggested: tuple[Suggested, ...]
    """Pairs that may be of one quantity, but too little says so, the likeliest first."""


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


def conclude(
    parts: Iterable[tuple[Judged, dict[str, int]]], setting: Setting, read: Callable[[int], bytes], workspace: Workspace
) -> Result:
    """What a run found, from what became of its parts, in any order.

    Each part comes with the numbers of the sources that its findings name; `read` gives what is held of a source, by
    its number.
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
    findings, suggested = _merged(whole, numbers, setting, read)
    quantities = _distinct(unsorted, runs, findings, whole.named, workspace)
    return Result(quantities, findings, whole.claims, whole.named, numbers, len(quantities), suggested)


def conclude_found(whole: Judged, told: set[bytes], setting: Setting, read: Callable[[int], bytes]) -> Result:
    """What a run found, without the quantities that no finding names; `told` are the `claims_mark` of all
    quantities."""
    findings, suggested = _merged(whole, whole.documents, setting, read)
    kept = {finding.quantity for finding in findings}
    count = len(kept) + len(told.difference(claims_mark(whole.named[identity].claims) for identity in kept))
    quantities = sorted((whole.named[identity] for identity in kept), key=lambda quantity: quantity.key)
    return Result(quantities, findings, whole.claims, whole.named, whole.documents, count, suggested)


def _merged(
    whole: Judged, numbers: dict[str, int], setting: Setting, read: Callable[[int], bytes]
) -> tuple[list[Finding], tuple[Suggested, ...]]:
    """The findings of all keys, and the pairs that are only suggested: those of which no finding has both claims."""
    fingerprints = Fingerprints(read, archive=setting.commonness.archive)
    fingerprints.numbers.update(numbers)
    findings = merged(whole.findings, whole.named, whole.claims, Events(fingerprints, setting.commonness))
    having: dict[str, set[str]] = defaultdict(set)
    for finding in findings:
        for identity in finding.claims:
            having[identity].add(finding.id)
    rest = (pair for pair in whole.suggested if having[pair.a].isdisjoint(having[pair.b]))
    return findings, tuple(sorted(rest, key=lambda pair: (-pair.probability, pair.a, pair.b)))


def _distinct(
    unsorted: Records, runs: list[array[int]], findings: list[Finding], named: dict[str, Quantity], workspace: Workspace
) -> Stored[Quantity]:
    """All quantities in the order of their keys; those that hold the same claims under several keys once, those that
    a finding names always."""
    kept = {finding.quantity for finding in findings}
    seen = {claims_mark(named[identity].claims) for identity in kept}
    places = array("q")
    for record in heapq.merge(
        *(_records(unsorted, run) for run in runs), key=lambda record: tuple(json.loads(record)[0])
    ):
        quantity = quantity_of(record)
        told = claims_mark(quantity.claims)
        if quantity.id in kept or told not in seen:
            places.extend((workspace.quantities.append(record), len(record)))
            seen.add(told)
    return Stored(workspace.quantities, places, quantity_of, workspace)


def _records(file: Records, places: array[int]) -> Iterator[bytes]:
    return (file.read(places[i], places[i + 1]) for i in range(0, len(places), 2))


def claims_mark(claims: Sequence[str]) -> bytes:
    """Twelve bytes that stand for the claims of a quantity, by their ids."""
    return hashlib.blake2b(" ".join(claims).encode(), digest_size=12).digest()
