"""What the findings of a report name: all that formats for people need, however large the corpus is."""

from __future__ import annotations

from claimcheck.model import Cited, Report


def cited(report: Report) -> Cited:
    """The claims, sources and quantities that the findings of a report name."""
    if report.cited is not None:
        return report.cited
    named = {identity for finding in report.findings for identity in finding.claims} | {
        identity for pair in report.suggested for identity in (pair.a, pair.b)
    }
    asked = {finding.quantity for finding in report.findings}
    claims = {claim.id: claim for claim in report.claims if claim.id in named}
    told = {claim.source for claim in claims.values()}
    sources = {source.id: source for source in report.sources if source.id in told}
    return Cited(claims, sources, {quantity.id: quantity for quantity in report.quantities if quantity.id in asked})
