"""Records of the model as bytes and back, for the cache. JSON: what is read back can be wrong, but it can't run code."""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from claimcheck.model import Claim, Fingerprint, Happened, Skipped, Source, Span, Value

_CLAIM = tuple(field.name for field in fields(Claim))
_VALUE_AT, _SPAN_AT, _HAPPENED_AT = (_CLAIM.index(name) for name in ("value", "span", "happened"))
_claim_row = attrgetter(*_CLAIM)
_value_row = attrgetter(*(field.name for field in fields(Value)))
_span_row = attrgetter(*(field.name for field in fields(Span)))
_WORDS = tuple(field.name for field in fields(Fingerprint) if field.name not in ("source", "published", "sentences"))
"""What a fingerprint holds as sets of words."""
_SOURCE = ("title", "publisher", "published", "published_inferred", "language", "url", "digest")


def claims_bytes(claims: Iterable[Claim], marks: Sequence[Sequence[int]]) -> bytes:
    """Claims of one source as bytes, with the marks of each."""
    rows = []
    for claim in claims:
        row = list(_claim_row(claim))
        row[_VALUE_AT], row[_SPAN_AT] = _value_row(claim.value), _span_row(claim.span)
        row[_HAPPENED_AT] = [(h.name, h.begins, h.place) for h in claim.happened]
        rows.append(row)
    return json.dumps([marks, rows], separators=(",", ":")).encode("ascii")


def claims_of(raw: bytes, wanted: frozenset[int] | None = None) -> list[Claim]:
    """The claims that were made into `raw`, or those with a mark that is `wanted`; raises ValueError or TypeError where it holds something else."""
    marks, rows = json.loads(raw)
    return [_claim(row) for row, mine in zip(rows, marks, strict=True) if wanted is None or not wanted.isdisjoint(mine)]


def _claim(row: list[Any]) -> Claim:
    row = [tuple(item) if isinstance(item, list) else item for item in row]
    value: list[Any] = [tuple(item) if isinstance(item, list) else item for item in row[_VALUE_AT]]
    row[_VALUE_AT] = Value(*value)
    row[_SPAN_AT] = Span(*row[_SPAN_AT])
    row[_HAPPENED_AT] = tuple(Happened(*item) for item in row[_HAPPENED_AT])
    return Claim(*row)


def source_bytes(read: Source | Skipped, years: Mapping[int, int], fingerprint: Fingerprint | None) -> bytes:
    """What was read of a document, without its text and without the hashes of its sentences."""
    if isinstance(read, Skipped):
        return json.dumps({"skipped": read.reason}).encode("ascii")
    about = {name: getattr(read, name) for name in _SOURCE}
    words = [sorted(getattr(fingerprint, name)) for name in _WORDS]
    return json.dumps([about, sorted(years.items()), words], separators=(",", ":")).encode("ascii")


def source_of(raw: bytes, name: str, text: bytes, path: str | None, row: int | None) -> tuple[Source | Skipped, Counter[int], Fingerprint | None]:
    """The source, its years and its fingerprint (without sentences) from what `source_bytes` made; raises ValueError for anything else."""
    record = json.loads(raw)
    if isinstance(record, dict):
        return Skipped(name, str(record["skipped"])), Counter(), None
    about, years, words = record
    source = Source(name, text.decode("utf-8-sig"), path=path, row=row, **about)
    sets = {of: frozenset(some) for of, some in zip(_WORDS, words, strict=True)}
    known = Fingerprint(source=name, published=source.published, sentences=frozenset(), **sets)
    return source, Counter({int(year): int(times) for year, times in years}), known


def numbers_bytes(numbers: Iterable[int]) -> bytes:
    """Whole numbers of 64 bits as bytes, in rising order."""
    return array("q", sorted(numbers)).tobytes()


def numbers_of(raw: bytes) -> array[int]:
    """The numbers that `numbers_bytes` made into `raw`; raises ValueError where the length does not fit."""
    numbers = array("q")
    numbers.frombytes(raw)
    return numbers
