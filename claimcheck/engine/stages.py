"""The stages as work on parts of a corpus: the same functions in one process, in a pool and on a cluster.

survey: a document -> what it is. hold: a source -> its claims, as records. judge_shared: the claims that share a key ->
quantities and findings.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from claimcheck.engine.workspace import KEYS_AT_MOST
from claimcheck.extractor import extract, fingerprint
from claimcheck.judge import judge
from claimcheck.matcher import Commonness, Events, mark, quantities, questions
from claimcheck.model import Claim, Finding, Fingerprint, Quantity, Source, Suggested
from claimcheck.records import (
    Held,
    Key,
    claim_bytes,
    fingerprint_of,
    held_bytes,
    keyed_claim_of,
    quantity_bytes,
    surveyed_bytes,
)
from claimcheck.rules import Rules
from claimcheck.sources import Document, parsed, years_of

_FINGERPRINTS = 256
"""Fingerprints that are kept decoded."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What judging needs to know of the whole run."""

    rules: Rules
    commonness: Commonness
    focus: frozenset[str] | None = None
    """Ids of the sources that are asked about; None: all."""


class Met(NamedTuple):
    """A claim that a shuffle brought to others by one of its keys."""

    record: bytes
    key: int
    """Number of the key among the claim's keys."""
    document: int
    """Number of its source, by which its fingerprint is found."""


@dataclass(slots=True)
class Judged:
    """What became of the claims of some keys."""

    quantities: list[bytes] = field(default_factory=list)
    """Records of quantities, by key."""
    findings: list[Finding] = field(default_factory=list)
    claims: dict[str, Claim] = field(default_factory=dict)
    """The claims that the findings name."""
    named: dict[str, Quantity] = field(default_factory=dict)
    """The quantities that the findings name."""
    documents: dict[str, int] = field(default_factory=dict)
    """The sources of these claims, with the numbers by which they came."""
    suggested: set[Suggested] = field(default_factory=set)
    """Pairs that may be of one quantity, but too little says so; their claims are among `claims`."""

    def add(self, other: Judged) -> None:
        """Take in what became of other keys, all but the records of quantities and the numbers, which may be of
        another part."""
        self.findings += other.findings
        self.claims.update(other.claims)
        self.named.update(other.named)
        self.suggested |= other.suggested


def survey(document: Document) -> bytes:
    """What a document is, or why it is skipped."""
    found = parsed(document)
    return surveyed_bytes(found, years_of(found) if isinstance(found, Source) else {})


def hold(source: Source, rules: Rules, year: int | None) -> tuple[bytes, bytes]:
    """The claims of a source: what is known of them, and their records one behind the other; `year` as for
    `extract`."""
    claims = extract(source, rules, year)
    keys_of = {id(claim): keys[:KEYS_AT_MOST] for claim, keys in questions(claims, rules)}
    keyed = [(claim, keys_of.get(id(claim), [])) for claim in claims]
    records = [claim_bytes(claim, keys) for claim, keys in keyed]
    marks = [[mark(claim, key) for key in keys] for claim, keys in keyed]
    return held_bytes(Held([len(record) for record in records], marks, fingerprint(source))), b"".join(records)


class Fingerprints(Mapping[str, Fingerprint]):
    """The fingerprints of documents by their ids, each decoded when it is asked for; only those of `numbers` are
    known."""

    def __init__(self, read: Callable[[int], bytes], *, archive: bool) -> None:
        """`read` gives what is held of a document, by its number; in an archive the words of its matter, which tell
        no event there, are left out."""
        self.numbers: dict[str, int] = {}
        self._decoded = functools.lru_cache(maxsize=_FINGERPRINTS)(
            lambda number: fingerprint_of(read(number), matter=not archive)
        )

    def __getitem__(self, source: str) -> Fingerprint:
        return self._decoded(self.numbers[source])

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)


def judge_shared(
    shared: Iterable[Iterable[Met]], setting: Setting, fingerprints: Fingerprints, events: Events | None = None
) -> Judged:
    """Judge the claims that a shuffle brought together, those of one mark of a key at a time; `events` as they are
    known from other marks."""
    result = Judged()
    events = events or Events(fingerprints, setting.commonness)
    found: list[tuple[Key, bytes]] = []
    for met in shared:
        buckets: dict[Key, list[Claim]] = {}
        known: dict[Any, Any] = {}
        fingerprints.numbers.clear()  # only those of one mark at a time are asked for
        for record, number, document in met:
            claim, keys = keyed_claim_of(record, known)
            fingerprints.numbers[claim.source] = document
            buckets.setdefault(keys[number], []).append(claim)
        known.clear()  # of no use any more, and large where many claims share a key
        for quantity, members in quantities(buckets, setting.rules):
            found.append((quantity.key, quantity_bytes(quantity)))
            named = set()
            events.suggested = set()
            for finding in judge(quantity, members, setting.rules, events, setting.focus):
                named |= set(finding.claims)
                result.findings.append(finding)
                result.named[quantity.id] = quantity
            result.suggested |= events.suggested
            named |= {identity for pair in events.suggested for identity in (pair.a, pair.b)}
            for claim in members if named else ():
                if claim.id in named:
                    result.claims[claim.id] = claim
                    result.documents[claim.source] = fingerprints.numbers[claim.source]
    result.quantities = [record for _, record in sorted(found)]
    return result
