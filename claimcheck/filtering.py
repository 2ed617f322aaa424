"""Narrow a report before it is written, so that every format shows the same findings and the same counts."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.model import LEVELS, Report


def _matches(wanted: str | None, have: str | None) -> bool:
    return wanted is None or (have is not None and have.casefold() == wanted.casefold())


def filtered(report: Report, kind: str | None = None, place: str | None = None, limit: int | None = None) -> Report:
    """Keep what is of `kind` and `place` (None: any), and the `limit` worst findings.

    Claims that a kept quantity or finding refers to are kept too. `stats` counts what is kept; what was taken out is
    counted as `left_out`. Sources, rules and skipped files are what was read, whatever is shown of it.
    """
    if kind is None and place is None and limit is None:
        return report
    findings = tuple(f for f in report.findings if _matches(kind, f.kind) and _matches(place, f.place))[:limit]
    asked = {f.quantity for f in findings}
    quantities = tuple(q for q in report.quantities if q.id in asked or (_matches(kind, q.kind) and _matches(place, q.place)))
    referred = {c for f in findings for c in f.claims} | {c for q in quantities for c in q.claims}
    claims = tuple(c for c in report.claims if c.id in referred or (_matches(kind, c.kind) and _matches(place, c.place)))
    stats = {
        **report.stats,
        "claims": len(claims),
        "quantities": len(quantities),
        "findings": len(findings),
        **{f"{level}s": sum(f.level == level for f in findings) for level in LEVELS},
        "left_out": len(report.findings) - len(findings),
    }
    return replace(report, claims=claims, quantities=quantities, findings=findings, stats=stats)
