"""One line per finding, for grep and editors: file:line: level verdict kind: figures (other files)."""

from __future__ import annotations

from typing import TextIO

from claimcheck.citing import cited
from claimcheck.model import Finding, Report
from claimcheck.reporter.base import Options, asked_first, clean, counts, glance, is_gated, spot, tally


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Write the findings, the skipped files and the counts; notes are only counted unless they are asked for."""
    claims = cited(report).claims
    for finding in report.findings:
        if finding.level == "note" and not options.notes:
            continue
        spots = list(dict.fromkeys(spot(c) for c in asked_first(finding, report, claims)))
        others = f" ({', '.join(spots[1:])})" if spots[1:] else ""
        figures = " ".join(glance(finding, claims).split())
        stream.write(
            f"{spots[0]}: {finding.level} {_status(finding)}{finding.verdict} {clean(finding.kind)}: "
            f"{figures}{others}\n"
        )
    for skipped in report.skipped:
        stream.write(f"{clean(skipped.path)}: skipped: {clean(skipped.reason)}\n")
    if is_gated(report):
        stream.writelines(f"{clean(notice)}\n" for notice in report.notices)
    stream.write((tally(report) if is_gated(report) else "; ".join(counts(report))) + "\n")


def _status(finding: Finding) -> str:
    return "" if finding.status == "new" else f"{finding.status} "
