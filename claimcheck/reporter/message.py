"""A finding in one sentence, for the places where a reviewer has no room for more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimcheck.citing import cited
from claimcheck.model import Claim, Finding, Report
from claimcheck.reporter.base import amount, asked_first, by_size, clean, figure

_MOST = 3
"""Figures of others that are named one by one."""


def subject(finding: Finding, report: Report) -> str:
    """What is at odds: the label of the quantity and its place."""
    quantity = cited(report).quantities.get(finding.quantity)
    label = quantity.label if quantity else finding.kind
    place = finding.place if finding.place and finding.place.casefold() not in label.casefold() else None
    return clean(", ".join(part for part in (label, place) if part))


def sides(finding: Finding, report: Report, claims: Mapping[str, Claim]) -> tuple[list[Claim], list[Claim]]:
    """The claims of the source that is asked about (else of the first one), and the others."""
    ordered = asked_first(finding, report, claims)
    mine = [c for c in ordered if c.source == ordered[0].source] if not finding.within else ordered[:1]
    kept = {c.id for c in mine}
    return mine, [c for c in ordered if c.id not in kept]


def against(finding: Finding, report: Report, claims: Mapping[str, Claim]) -> str:
    """"new.txt says 190; 3 other sources say 164, dozens (24-99)"."""
    mine, others = sides(finding, report, claims)
    if finding.within:
        return f"{clean(mine[0].source)} says {_figures([*mine, *others])}"
    names = {c.source for c in others}
    many = (
        f"{amount(len(names), 'other source')} {'says' if len(names) == 1 else 'say'}"
    ) if len(names) != 1 else f"{clean(others[0].source)} says"
    return f"{clean(mine[0].source)} says {_figures(mine)}; {many} {_figures(others)}"


def sentence(finding: Finding, report: Report, claims: Mapping[str, Claim]) -> str:
    """What is at odds, and who says what."""
    return f"{subject(finding, report)}: {against(finding, report, claims)}"


def _figures(claims: Iterable[Claim]) -> str:
    words = list(dict.fromkeys(figure(c.value) for c in sorted(claims, key=by_size)))
    more = f" and {amount(len(words) - _MOST, 'other figure')}" if len(words) > _MOST else ""
    return ", ".join(words[:_MOST]) + more
