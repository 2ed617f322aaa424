"""The outcome of a whole run, kept for the next one on the same files: what findings name, without the other claims."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from claimcheck.cache import Cache, key_of
from claimcheck.citing import cited
from claimcheck.model import Cited, Finding, Pair, Report, Side, Skipped, Suggested
from claimcheck.records import BROKEN, claim_bytes, claim_of, quantity_bytes, quantity_of, source_bytes, source_of
from claimcheck.shipped_rules import SHIPPED, shipped_rules


def run_key(content: bytes, rules: str | None) -> bytes:
    """The key of a run with the rules at a path over files of this content (see `claimcheck.sources.content_of`)."""
    if rules in (None, SHIPPED):
        return key_of("run", content, shipped_rules()[0])
    from claimcheck.rule_loading import load_rules

    return key_of("run", content, load_rules(rules).model_dump_json())


def remembered(cache: Cache, key: bytes) -> Report | None:
    """The report of an earlier run; its sources, claims and quantities are those that findings name. None where
    there was no such run."""
    raw = cache.light([key]).get(key)
    try:
        return _report(json.loads(raw)) if raw else None
    except BROKEN:
        return None


def remember(cache: Cache, key: bytes, report: Report) -> None:
    """Keep what `remembered` gives."""
    told = cited(report)
    record = {
        "version": report.version,
        "claims": [claim_bytes(claim, ()).decode() for claim in told.claims.values()],
        "sources": [(source_bytes(source).decode(), source.text) for source in told.sources.values()],
        "quantities": [quantity_bytes(quantity).decode() for quantity in told.quantities.values()],
        "findings": [asdict(finding) for finding in report.findings],
        "skipped": [asdict(skipped) for skipped in report.skipped],
        "stats": report.stats,
        "suggested": [asdict(pair) for pair in report.suggested],
    }
    cache.keep(key, json.dumps(record, separators=(",", ":")).encode("ascii"), b"")


def _report(record: dict[str, Any]) -> Report:
    claims = [claim_of(raw.encode()) for raw in record["claims"]]
    sources = [source_of(raw.encode(), text) for raw, text in record["sources"]]
    quantities = [quantity_of(raw.encode()) for raw in record["quantities"]]
    named = Cited({c.id: c for c in claims}, {s.id: s for s in sources}, {q.id: q for q in quantities})
    findings = tuple(map(finding_of, record["findings"]))
    skipped = tuple(Skipped(**row) for row in record["skipped"])
    return Report(
        record["version"],
        sources,
        claims,
        quantities,
        findings,
        skipped,
        record["stats"],
        cited=named,
        suggested=tuple(Suggested(**row) for row in record["suggested"]),
    )


def finding_of(row: dict[str, Any]) -> Finding:
    """The finding that `asdict` made into `row`; raises one of `BROKEN` for anything else."""
    row["pairs"] = tuple(Pair(**pair) for pair in row["pairs"])
    row["sides"] = tuple(Side(**{**side, "claims": tuple(side["claims"])}) for side in row["sides"])
    row["claims"] = tuple(row["claims"])
    return Finding(**row)
