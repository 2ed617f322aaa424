"""Workflow commands of GitHub Actions: annotations in the new source, at most nine a level, then a count; then the
findings in full."""

from __future__ import annotations

from typing import TextIO

from claimcheck.citing import cited
from claimcheck.model import LEVELS, Finding, Report
from claimcheck.reporter import concise
from claimcheck.reporter.base import Options, asked_first, clean
from claimcheck.reporter.locations import located
from claimcheck.reporter.message import sentence, subject

MOST = 9
"""GitHub shows ten annotations of a level and drops the rest without a word; the last one is kept for their number."""
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def _value(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _value(text).replace(":", "%3A").replace(",", "%2C")


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Write annotations, and behind them what concise writes."""
    claims = cited(report).claims
    sources = cited(report).sources

    def annotation(finding: Finding) -> str:
        at = located(asked_first(finding, report, claims)[0], sources)
        where = f"file={_property(at.path)},line={at.line},endLine={at.end_line}"
        if at.line == at.end_line:  # columns are only allowed inside one line
            where += f",col={at.column},endColumn={at.end_column}"
        title = f"claimcheck {finding.status} {finding.verdict}: {subject(finding, report)}"
        return f"::{_COMMANDS[finding.level]} {where},title={_property(title)}::{_value(sentence(finding, report, claims))}. {_value(clean(finding.reason))}\n"

    for level in LEVELS:
        here = [f for f in report.findings if f.level == level and (level != "note" or options.notes)]
        stream.writelines(annotation(finding) for finding in here[:MOST])
        if len(here) > MOST:
            stream.write(
                f"::{_COMMANDS[level]} title=claimcheck::{len(here) - MOST:,} more of level {level}; all are listed "
                f"in the log of this step\n"
            )
    concise.write(report, stream, options)
