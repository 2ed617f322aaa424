"""Records of the model as bytes and back, for the cache and the workspace. JSON: what is read back can be wrong, but it can't run code."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from claimcheck.model import Claim, Fingerprint, Happened, Quantity, Skipped, Source, Span, Value

Key = tuple[str, ...]

_CLAIM = tuple(field.name for field in fields(Claim))
_VALUE_AT, _SPAN_AT, _HAPPENED_AT, _TOPICS_AT = (_CLAIM.index(name) for name in ("value", "span", "happened", "topics"))
_NAMES_AT = [field.name for field in fields(Value)].index("names")
_claim_row = attrgetter(*_CLAIM)
_value_row = attrgetter(*(field.name for field in fields(Value)))
_span_row = attrgetter(*(field.name for field in fields(Span)))
_SETS = tuple(field.name for field in fields(Fingerprint) if field.name not in ("source", "published"))
"""What a fingerprint holds as sets."""
_SOURCE = ("title", "publisher", "published", "published_inferred", "language", "url", "digest")
_SHORT = 80
"""Characters up to which a text is likely to come again: a name, a day, a kind, a place."""
BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError)
"""What reading bytes that are no record may raise."""
_compact = json.JSONEncoder(separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of the claims of one document, without the claims: how long the record of each is, and what may bring it together with others."""

    lengths: list[int]
    """Bytes of the record of each claim, in the order of the claims."""
    marks: list[list[int]]
    """For each claim the numbers that stand for its keys, in the order of the keys in its record."""
    words: list[str]
    """The telling words of its claims, sorted."""
    fingerprint: Fingerprint


def claim_bytes(claim: Claim, keys: Iterable[Key]) -> bytes:
    """One claim with the keys under which it meets others."""
    row = list(_claim_row(claim))
    row[_VALUE_AT], row[_SPAN_AT] = _value_row(claim.value), _span_row(claim.span)
    row[_HAPPENED_AT] = [(h.name, h.begins, h.place) for h in claim.happened]
    return _compact([row, list(keys)]).encode("ascii")


def claim_of(raw: bytes) -> Claim:
    """The claim that `claim_bytes` made into `raw`."""
    return _claim(json.loads(raw)[0])


def keyed_claim_of(raw: bytes, known: dict[str, str] | None = None) -> tuple[Claim, list[Key]]:
    """The claim with its keys; with `known`, texts that were met before are kept once, so that many claims of one thing take half the memory."""
    row, keys = json.loads(raw)
    if known is not None:
        row = [known.setdefault(item, item) if isinstance(item, str) and len(item) < _SHORT else item for item in row]
        row[_VALUE_AT] = [known.setdefault(item, item) if isinstance(item, str) else item for item in row[_VALUE_AT]]
        row[_TOPICS_AT] = [known.setdefault(word, word) for word in row[_TOPICS_AT]]
    return _claim(row), [tuple(key) for key in keys]


def _claim(row: list[Any]) -> Claim:
    value: list[Any] = row[_VALUE_AT]
    if value[_NAMES_AT] is not None:
        value[_NAMES_AT] = tuple(value[_NAMES_AT])
    row[_VALUE_AT] = Value(*value)
    row[_SPAN_AT] = Span(*row[_SPAN_AT])
    row[_HAPPENED_AT] = tuple(Happened(*item) for item in row[_HAPPENED_AT])
    row[_TOPICS_AT] = tuple(row[_TOPICS_AT])
    return Claim(*row)


def held_bytes(held: Held) -> bytes:
    """What is known of the claims of one document."""
    found = held.fingerprint
    sets = [sorted(getattr(found, name)) for name in _SETS]
    return _compact([found.source, found.published, sets, held.lengths, held.marks, held.words]).encode("ascii")


def held_of(raw: bytes) -> Held:
    """What `held_bytes` made into `raw`; raises one of `BROKEN` for anything else."""
    source, published, sets, lengths, marks, words = json.loads(raw)
    named = {name: frozenset(some) for name, some in zip(_SETS, sets, strict=True)}
    if len(lengths) != len(marks):
        raise ValueError("lengths and marks of other claims")
    return Held(lengths, marks, words, Fingerprint(source=source, published=published, **named))


def fingerprint_of(raw: bytes) -> Fingerprint:
    """The fingerprint in what `held_bytes` made."""
    return held_of(raw).fingerprint


def surveyed_bytes(read: Source | Skipped, years: Mapping[int, int]) -> bytes:
    """What was read of a document, without its text and its name, and how often it names which year."""
    if isinstance(read, Skipped):
        return _compact({"skipped": read.reason}).encode("ascii")
    return _compact([{name: getattr(read, name) for name in _SOURCE}, sorted(years.items())]).encode("ascii")


def surveyed_of(raw: bytes, name: str, path: str | None, row: int | None) -> tuple[Source | Skipped, Counter[int]]:
    """The source, without text, and its years, from what `surveyed_bytes` made; raises one of `BROKEN` for anything else."""
    record = json.loads(raw)
    if isinstance(record, dict):
        return Skipped(name, str(record["skipped"])), Counter()
    about, years = record
    return Source(name, "", path=path, row=row, **about), Counter({int(year): int(times) for year, times in years})


def source_bytes(source: Source) -> bytes:
    """A source without its text."""
    return _compact([source.id, source.path, source.row, {name: getattr(source, name) for name in _SOURCE}]).encode("ascii")


def source_of(raw: bytes, text: str) -> Source:
    """The source that `source_bytes` made into `raw`, with its text."""
    name, path, row, about = json.loads(raw)
    return Source(name, text, path=path, row=row, **about)


def quantity_bytes(quantity: Quantity) -> bytes:
    """A quantity; records of quantities in the order of their keys are in the order of these records' first item."""
    return _compact([quantity.key, quantity.id, quantity.kind, quantity.label, quantity.place, quantity.who, quantity.claims]).encode("ascii")


def quantity_of(raw: bytes) -> Quantity:
    """The quantity that `quantity_bytes` made into `raw`."""
    key, identity, kind, label, place, who, claims = json.loads(raw)
    return Quantity(identity, kind, label, place, who, tuple(claims), tuple(key))

