"""Report -> text of some format. A new format is a module with `write` and a line in `FORMATS`."""

from __future__ import annotations

from claimcheck.reporter import claims_text, concise, csv_table, github, gitlab, json_v1, jsonl, junit, markdown, sarif, terminal
from claimcheck.reporter.base import Options, Writer

FORMATS: dict[str, Writer] = {
    "text": terminal.write,
    "concise": concise.write,
    "json": json_v1.write,
    "jsonl": jsonl.write,
    "csv": csv_table.write,
    "markdown": markdown.write,
    "sarif": sarif.write,
    "junit": junit.write,
    "github": github.write,
    "gitlab": gitlab.write,
}
"""Formats of a report."""

CLAIM_FORMATS: dict[str, Writer] = {
    "text": claims_text.write,
    "json": json_v1.write,
    "jsonl": jsonl.write,
    "csv": csv_table.write,
}
"""Formats of a list of claims."""

CLAIMS_ONLY = frozenset({"jsonl", "csv", "gitlab"})
"""Formats that have room for nothing but their rows: skipped files are told on stderr."""

EVERYTHING = frozenset({"json", "jsonl", "csv"})
"""Formats of a report that tell all claims, also those that no finding names."""

__all__ = ["CLAIMS_ONLY", "CLAIM_FORMATS", "EVERYTHING", "FORMATS", "Options", "Writer"]
