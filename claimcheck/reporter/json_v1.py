"""The report as JSON, in the shape that other programs read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, fields
from typing import Any, TextIO

from claimcheck.citing import cited
from claimcheck.model import NAME, UTTERANCE, Claim, Report, Source
from claimcheck.reporter.base import Options, is_statement, number

# A quote must stay what the text has at its span, so what could steer a terminal is escaped here and not taken out.
_UNSAFE = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def dumps(record: Any, indent: int | None = None) -> str:
    """JSON in which every character that could steer a terminal is written as its escape."""
    text = json.dumps(record, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text).replace(
        "##[", "#\\u0023["
    )  # a command to a build that reads its log


def claim_record(claim: Claim) -> dict[str, Any]:
    """A claim as plain data, None kept; bounds that are whole numbers as integers.

    `kind` is the plain kind that every version of the rules has ("money"), `rule` the kind of the rules that read it
    ("share_price").
    """
    record = asdict(claim)
    record["rule"], record["kind"] = claim.kind, record.pop("broader") or claim.kind
    record["value"] = {
        name: number(item) if isinstance(item, float) else item for name, item in record["value"].items()
    }
    return record


def source_record(source: Source) -> dict[str, Any]:
    """A source as plain data, without its text and without where it lies on this machine."""
    return {
        field.name: getattr(source, field.name) for field in fields(source) if field.name not in ("text", "path", "row")
    }


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Write the report as one JSON object, record by record: however large it is, one record is in memory.

    Of quoted words and names, which every text has many of, only those are in it that findings name.
    """
    named = cited(report)
    claims = (claim for claim in report.claims if claim.id in named.claims or not is_statement(claim))
    quantities = (q for q in report.quantities if q.id in named.quantities or q.key[:1] not in ((UTTERANCE,), (NAME,)))
    parts: dict[str, Iterator[dict[str, Any]]] = {
        "sources": map(source_record, report.sources),
        "claims": map(claim_record, claims),
        "quantities": map(asdict, quantities),
        "findings": map(asdict, report.findings),
        "suggested": map(asdict, report.suggested),
        "skipped": map(asdict, report.skipped),
    }
    stream.write(f'{{\n  "version": {dumps(report.version)},\n')
    for name, records in parts.items():
        _write_list(name, records, stream)
    stream.write(f'  "stats": {_indented(dict(report.stats), 2)}\n}}\n')


def _write_list(name: str, records: Iterator[dict[str, Any]], stream: TextIO) -> None:
    first = next(records, None)
    if first is None:
        stream.write(f'  "{name}": [],\n')
        return
    stream.write(f'  "{name}": [\n    {_indented(first, 4)}')
    for record in records:
        stream.write(f",\n    {_indented(record, 4)}")
    stream.write("\n  ],\n")


def _indented(record: dict[str, Any], by: int) -> str:
    """A record whose lines but the first begin `by` columns further right; line ends inside texts are escaped, so
    that each line is JSON's own."""
    return dumps(record, indent=2).replace("\n", "\n" + by * " ")
