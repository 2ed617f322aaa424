"""The claims as a table for spreadsheets."""

from __future__ import annotations

import csv
from typing import TextIO

from claimcheck.model import Claim, Report
from claimcheck.reporter.base import Options, clean, number

_CLAIM = ("id", "source", "publisher", "published", "kind")
_VALUE = ("type", "text", "low", "high", "usual_low", "usual_high", "unit", "per", "qualifier")
_SCOPE = (
    "subject",
    "who",
    "subset",
    "place",
    "as_of",
    "period",
    "event",
    "item",
    "speaker",
    "stance",
    "quote",
    "sentence",
)
COLUMNS = (*_CLAIM, *_VALUE, *_SCOPE, "line", "column", "start", "end")


def cell(value: object) -> str | int | float:
    """A cell that no spreadsheet takes for a formula: text that could begin one gets an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return number(value) or 0 if isinstance(value, float) else value
    text = clean(str(value)).strip()
    return (
        f"'{text}" if text.startswith(("=", "+", "-", "@", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")) else text
    )


def _row(claim: Claim) -> list[object]:
    return [
        *(getattr(claim, name) for name in _CLAIM),
        *(getattr(claim.value, name) for name in _VALUE),
        *(getattr(claim, name) for name in _SCOPE),
        claim.span.line,
        claim.span.column,
        claim.span.start,
        claim.span.end,
    ]


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Write a header and a claim a line."""
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows([cell(item) for item in _row(claim)] for claim in report.claims)
