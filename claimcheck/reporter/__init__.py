"""Report -> text of some format. A new format is a module with `write` and a line in `FORMATS`; it is loaded when it
is written."""

from __future__ import annotations

import importlib
from typing import TextIO

from claimcheck.model import Report
from claimcheck.reporter.base import Options, Writer


def _of(module: str) -> Writer:
    def write(report: Report, stream: TextIO, options: Options) -> None:
        importlib.import_module(f"claimcheck.reporter.{module}").write(report, stream, options)

    return write


FORMATS: dict[str, Writer] = {
    "text": _of("terminal"),
    "concise": _of("concise"),
    "json": _of("json_v1"),
    "jsonl": _of("jsonl"),
    "csv": _of("csv_table"),
    "markdown": _of("markdown"),
    "sarif": _of("sarif"),
    "junit": _of("junit"),
    "github": _of("github"),
    "gitlab": _of("gitlab"),
}
"""Formats of a report."""

CLAIM_FORMATS: dict[str, Writer] = {
    "text": _of("claims_text"),
    "json": _of("json_v1"),
    "jsonl": _of("jsonl"),
    "csv": _of("csv_table"),
}
"""Formats of a list of claims."""

CLAIMS_ONLY = frozenset({"jsonl", "csv", "gitlab"})
"""Formats that have room for nothing but their rows: skipped files are told on stderr."""

EVERYTHING = frozenset({"json", "jsonl", "csv"})
"""Formats of a report that tell all claims, also those that no finding names."""

__all__ = ["CLAIMS_ONLY", "CLAIM_FORMATS", "EVERYTHING", "FORMATS", "Options", "Writer"]
