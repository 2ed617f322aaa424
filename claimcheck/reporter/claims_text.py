"""The claims for people, one a line, with what was understood of each."""

from __future__ import annotations

from typing import TextIO

from claimcheck.model import Claim, Report
from claimcheck.reporter.base import Options, clean, counts, dated, figure, spot


def line(claim: Claim) -> str:
    """One claim: where, what kind, the figure, its scope, the words quoted."""
    scope = [claim.who or claim.subject, claim.subset, claim.place, claim.item, dated(claim, None), claim.speaker]
    if claim.stance != "asserted":
        scope.append(claim.stance)
    known = "; ".join(clean(part) for part in scope if part)
    return f'{spot(claim)}:{claim.span.column}: {clean(claim.kind)}: {figure(claim.value)} [{known}] "{clean(claim.quote).strip()}"'


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Write the claims, the skipped files and how many of each there are."""
    for claim in report.claims:
        stream.write(line(claim) + "\n")
    for skipped in report.skipped:
        stream.write(f"{clean(skipped.path)}: skipped: {clean(skipped.reason)}\n")
    stream.write(counts(report)[0] + f"; {len(report.skipped)} skipped\n")
