"""The claims as JSON, one a line."""

from __future__ import annotations

from typing import TextIO

from claimcheck.model import Report
from claimcheck.reporter.base import Options
from claimcheck.reporter.json_v1 import claim_record, dumps


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Write a claim a line."""
    for claim in report.claims:
        stream.write(dumps(claim_record(claim)) + "\n")
