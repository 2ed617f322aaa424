"""Narrow a report before it is written, so that every format shows the same findings and the same counts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from claimcheck.citing import cited
from claimcheck.model import LEVELS, Report


def _matches(wanted: str | None, have: str | None) -> bool:
    return wanted is None or (have is not None and have.casefold() == wanted.casefold())


def _among(wanted: Collection[str], have: str) -> bool:
    return not wanted or have.casefold() in {w.casefold() for w in wanted}


def filtered(report: Report, kinds: Collection[str] = (), place: str | None = None, limit: int | None = None) -> Report:
    """Keep what is of one of `kinds` (none: any) and of `place` (None: any), and the `limit` worst findings.

    Claims that a kept quantity or finding refers to are kept too. `stats` counts what is kept; what was taken out is
    counted as `left_out`. Sources, rules and skipped files are what was read, whatever is shown of it.
    """
    if not kinds and place is None and limit is None:
        return report
    findings = tuple(f for f in report.findings if _among(kinds, f.kind) and _matches(place, f.place))[:limit]
    quantities, claims = report.quantities, report.claims
    kept: dict[str, int] = {}
    if kinds or place is not None:
        asked = {f.quantity for f in findings}
        quantities = tuple(
            q for q in quantities if q.id in asked or (_among(kinds, q.kind) and _matches(place, q.place))
        )
        referred = {c for f in findings for c in f.claims} | {c for q in quantities for c in q.claims}
        claims = tuple(c for c in claims if c.id in referred or (_among(kinds, c.kind) and _matches(place, c.place)))
        kept = {"claims": len(claims), "quantities": len(quantities)}
    told = {c.id: c for c in cited(report).claims.values()}
    suggested = tuple(
        pair
        for pair in report.suggested
        if any(_among(kinds, c.kind) and _matches(place, c.place) for c in (told[pair.a], told[pair.b]))
    )
    stats = {
        **report.stats,
        **kept,
        "findings": len(findings),
        **{f"{level}s": sum(f.level == level for f in findings) for level in LEVELS},
        "suggested": len(suggested),
        "left_out": len(report.findings) - len(findings),
    }
    return replace(report, claims=claims, quantities=quantities, findings=findings, stats=stats, suggested=suggested)
