"""What became of the claims of some keys, as it is kept for later runs: as bytes, with the grounds on which a later
run takes it over."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from claimcheck.engine.concluding import claims_mark
from claimcheck.engine.remembering import finding_of
from claimcheck.engine.stages import Judged
from claimcheck.engine.tally import hash_of
from claimcheck.matcher import Grounds
from claimcheck.model import Suggested
from claimcheck.records import claim_bytes, claim_of, quantity_bytes, quantity_of

_HEAD = struct.Struct("<4s3I")
"""A sign, and how many quantities, rare and common names there are."""
_SIGN = b"out2"
_MARK = 12


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the claims of some keys in an earlier run."""

    told: list[bytes]
    """The `claims_mark` of each quantity."""
    rare: tuple[int, ...]
    common: tuple[int, ...]
    """Hashes of the names that its documents share: those that might tell an event, and those that were too common."""
    grounds: Grounds | None
    """On what else it rests, where it rests on anything."""
    found: Mapping[str, Any] | None
    """What was found, as it was read; None where nothing was."""

    def add_to(self, whole: Judged, numbers: Mapping[str, int]) -> None:
        """Take in what was found; `numbers` are those of the sources by their ids. Raises one of `BROKEN` where it
        is none."""
        if self.found is None:
            return
        claims = [claim_of(raw.encode()) for raw in self.found["claims"]]
        quantities = [quantity_of(raw.encode()) for raw in self.found["quantities"]]
        documents = {claim.source: numbers[claim.source] for claim in claims}
        findings = [finding_of(row) for row in self.found["findings"]]
        whole.add(
            Judged(
                [],
                findings,
                {c.id: c for c in claims},
                {q.id: q for q in quantities},
                documents,
                {Suggested(**row) for row in self.found["suggested"]},
            )
        )
        whole.documents.update(documents)


def outcome_bytes(judged: Judged, grounds: Grounds) -> bytes:
    """What became of the claims of some keys; nearly nothing where nothing did."""
    told = sorted(claims_mark(json.loads(record)[-1]) for record in judged.quantities)
    rare, common = (_hashes(names) for names in (grounds.rare, grounds.common))
    rest: dict[str, Any] = {}
    if grounds.unsure or grounds.ranked or grounds.weighed:
        weighed = [(a, b, answer) for (a, b), answer in sorted(grounds.weighed.items())]
        rest["grounds"] = {"unsure": grounds.unsure, "ranked": grounds.ranked, "weighed": weighed}
    if judged.findings or judged.suggested:
        rest["found"] = {
            "findings": [asdict(finding) for finding in judged.findings],
            "claims": [claim_bytes(claim, ()).decode() for claim in judged.claims.values()],
            "quantities": [quantity_bytes(quantity).decode() for quantity in judged.named.values()],
            "suggested": [asdict(pair) for pair in sorted(judged.suggested, key=lambda pair: (pair.a, pair.b))],
        }
    numbers = struct.pack(f"<{len(rare) + len(common)}Q", *rare, *common)
    return (
        _HEAD.pack(_SIGN, len(told), len(rare), len(common))
        + b"".join(told)
        + numbers
        + (json.dumps(rest, separators=(",", ":")).encode() if rest else b"")
    )


def outcome_of(raw: bytes) -> Outcome:
    """What `outcome_bytes` made into `raw`; raises one of `BROKEN` for anything else."""
    sign, quantities, rare, common = _HEAD.unpack_from(raw)
    if sign != _SIGN:
        raise ValueError("not an outcome")
    at = _HEAD.size + _MARK * quantities
    names = struct.unpack_from(f"<{rare + common}Q", raw, at) if rare + common else ()
    rest = json.loads(raw[end:]) if (end := at + 8 * (rare + common)) < len(raw) else {}
    told = [raw[begin : begin + _MARK] for begin in range(_HEAD.size, at, _MARK)]
    return Outcome(told, names[:rare], names[rare:], _grounds(rest.get("grounds")), rest.get("found"))


def _grounds(rest: dict[str, Any] | None) -> Grounds | None:
    if rest is None:
        return None
    weighed = {(a, b): bool(answer) for a, b, answer in rest["weighed"]}
    return Grounds(ranked=rest["ranked"], weighed=weighed, unsure=rest["unsure"])


def _hashes(names: Iterable[str]) -> list[int]:
    return sorted(map(hash_of, names))
