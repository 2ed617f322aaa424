"""GitLab's code quality report: a JSON list of issues, each with a fingerprint that holds the figures."""

from __future__ import annotations

from typing import Any, TextIO

from claimcheck.citing import cited
from claimcheck.model import Finding, Report
from claimcheck.reporter.base import Options, asked_first, clean
from claimcheck.reporter.json_v1 import dumps
from claimcheck.reporter.locations import located
from claimcheck.reporter.message import sentence

_SEVERITIES = {"error": "critical", "warning": "major", "note": "info"}


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Write an issue for each finding."""
    claims = cited(report).claims
    sources = cited(report).sources

    def issue(finding: Finding) -> dict[str, Any]:
        at = located(asked_first(finding, report, claims)[0], sources)
        return {
            "description": f"{sentence(finding, report, claims)}. {clean(finding.reason)}",
            "check_name": f"claimcheck/{clean(finding.kind)}",
            "fingerprint": finding.id,
            "severity": _SEVERITIES[finding.level],
            "location": {"path": at.path, "lines": {"begin": at.line, "end": at.end_line}},
        }

    stream.write(dumps([issue(finding) for finding in report.findings], indent=2) + "\n")
