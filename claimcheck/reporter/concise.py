"""One line per finding, for grep and editors: file:line: level verdict kind: figures (other files)."""

from __future__ import annotations

from typing import TextIO

from claimcheck.model import Report
from claimcheck.reporter.base import Options, clean, counts, glance, spot


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Write the findings, the skipped files and the counts; notes are only counted unless they are asked for."""
    claims = {claim.id: claim for claim in report.claims}
    for finding in report.findings:
        if finding.level == "note" and not options.notes:
            continue
        spots = list(dict.fromkeys(spot(claims[c]) for c in finding.claims))
        others = f" ({', '.join(spots[1:])})" if spots[1:] else ""
        figures = " ".join(glance(finding, claims).split())
        stream.write(f"{spots[0]}: {finding.level} {finding.verdict} {clean(finding.kind)}: {figures}{others}\n")
    for skipped in report.skipped:
        stream.write(f"{clean(skipped.path)}: skipped: {clean(skipped.reason)}\n")
    stream.write("; ".join(counts(report)) + "\n")
