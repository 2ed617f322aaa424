"""Records of the model as bytes and back, for the cache and the workspace. JSON: what is read back can be wrong, but
it can't run code."""

from __future__ import annotations

import json
import struct
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from itertools import accumulate, chain, islice
from operator import attrgetter, is_
from typing import Any, NamedTuple

from claimcheck.model import Claim, Fingerprint, Happened, Quantity, Skipped, Source, Span, Value
from claimcheck.record_making import make_claim, make_span, make_value

Key = tuple[str, ...]

_CLAIM = tuple(field.name for field in fields(Claim))
_VALUE_AT, _SPAN_AT, _HAPPENED_AT, _TOPICS_AT = (_CLAIM.index(name) for name in ("value", "span", "happened", "topics"))
_NAMES_AT = [field.name for field in fields(Value)].index("names")
_claim_row = attrgetter(*_CLAIM)
_value_row = attrgetter(*(field.name for field in fields(Value)))
_span_row = attrgetter(*(field.name for field in fields(Span)))
_SETS = ("cities", "subjects", "agencies")
"""What is kept of a fingerprint in one section, beside its names."""
_HELD = struct.Struct("<4s7I")
"""A sign, and the bytes of each section."""
_HELD_SIGN = b"hel2"
_SOURCE = ("title", "publisher", "published", "published_inferred", "language", "url", "digest", "updated")
_SURVEYED = (b'[{"title":', b'{"skipped":"')
"""How a record of a document that was read begins, and of one that was not."""
_SHORT = 80
"""Characters up to which a text is likely to come again: a name, a day, a kind, a place."""
BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, struct.error)
"""What reading bytes that are no record may raise."""
_compact = json.JSONEncoder(separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of the claims of one document, without the claims: how long the record of each is, and what may
    bring it together with others."""

    lengths: list[int]
    """Bytes of the record of each claim, in the order of the claims."""
    marks: list[list[int]]
    """For each claim the numbers that stand for its keys, in the order of the keys in its record."""
    fingerprint: Fingerprint


class Counted(NamedTuple):
    """What a run counts of one document, before it looks at its claims."""

    claims: int
    """How many claims it makes."""
    named: list[str]
    """Its names and cities, each once."""


def claim_bytes(claim: Claim, keys: Iterable[Key]) -> bytes:
    """One claim with the keys under which it meets others."""
    row = list(_claim_row(claim))
    row[_VALUE_AT], row[_SPAN_AT] = _value_row(claim.value), _span_row(claim.span)
    row[_HAPPENED_AT] = [(h.name, h.begins, h.place) for h in claim.happened]
    return _compact([row, list(keys)]).encode("ascii")


def claim_of(raw: bytes) -> Claim:
    """The claim that `claim_bytes` made into `raw`."""
    return _claim(json.loads(raw)[0])


def keyed_claim_of(raw: bytes, known: dict[Any, Any] | None = None) -> tuple[Claim, list[Key]]:
    """The claim with its keys; with `known`, texts and values that were met before are kept once, so that many
    claims of one thing take half the memory."""
    row, keys = json.loads(raw)
    if known is not None:
        row = [
            row[0],
            *(
                known.setdefault(item, item) if isinstance(item, str) and len(item) < _SHORT else item
                for item in row[1:]
            ),
        ]  # each has its own id
        row[_VALUE_AT] = [known.setdefault(item, item) if isinstance(item, str) else item for item in row[_VALUE_AT]]
        row[_TOPICS_AT] = [*map(known.setdefault, row[_TOPICS_AT], row[_TOPICS_AT])]
    return _claim(row, known), [tuple(key) for key in keys]


def _claim(row: list[Any], known: dict[Any, Any] | None = None) -> Claim:
    value: list[Any] = row[_VALUE_AT]
    if value[_NAMES_AT] is not None:
        value[_NAMES_AT] = tuple(value[_NAMES_AT])
    made = make_value(*value)
    row[_VALUE_AT] = made if known is None else _once(made, known)
    row[_SPAN_AT] = make_span(*row[_SPAN_AT])
    row[_HAPPENED_AT] = tuple(Happened(*item) for item in row[_HAPPENED_AT])
    row[_TOPICS_AT] = tuple(row[_TOPICS_AT])
    return make_claim(*row)


def _once(made: Value, known: dict[Any, Any]) -> Value:
    """The value that was met before and is the same, also in that 2 is not 2.0."""
    before: Value = known.setdefault(made, made)
    return (
        before if before is made or all(map(is_, map(type, _value_row(before)), map(type, _value_row(made)))) else made
    )


def held_bytes(held: Held) -> bytes:
    """What is known of the claims of one document, in sections of which each is read without the others."""
    found = held.fingerprint
    named = found.names | found.cities
    sections = (
        _texts_bytes(sorted(named)),
        _json_bytes(
            [
                found.source,
                found.published,
                sorted(found.cities - found.names),
                *(sorted(getattr(found, name)) for name in _SETS),
            ]
        ),
        _texts_bytes(sorted(found.matter)),
        struct.pack(f"<{len(found.sentences)}I", *sorted(found.sentences)),
        struct.pack(f"<{len(held.lengths)}I", *held.lengths),
        struct.pack(f"<{len(held.marks)}H", *map(len, held.marks)),
        struct.pack(f"<{sum(map(len, held.marks))}Q", *chain.from_iterable(held.marks)),
    )
    return _HELD.pack(_HELD_SIGN, *map(len, sections)) + b"".join(sections)


def held_of(raw: bytes) -> Held:
    """What `held_bytes` made into `raw`; raises one of `BROKEN` for anything else."""
    ends = _ends(raw)
    marks = iter(_numbers(raw, ends, 6, "Q"))
    counts = _numbers(raw, ends, 5, "H")
    return Held(
        list(_numbers(raw, ends, 4, "I")), [list(islice(marks, count)) for count in counts], fingerprint_of(raw)
    )


def fingerprint_of(raw: bytes, *, matter: bool = True) -> Fingerprint:
    """The fingerprint in what `held_bytes` made; without the words of its matter where they are not asked for."""
    ends = _ends(raw)
    source, published, only_cities, *sets = json.loads(raw[ends[0] : ends[1]])
    return Fingerprint(
        source=source,
        published=published,
        names=frozenset(_texts(raw[_HELD.size : ends[0]])).difference(only_cities),
        matter=frozenset(_texts(raw[ends[1] : ends[2]])) if matter else frozenset(),
        sentences=frozenset(_numbers(raw, ends, 3, "I")),
        **{name: frozenset(some) for name, some in zip(_SETS, sets, strict=True)},
    )


def counted_of(raw: bytes) -> Counted:
    """What a run counts of a document, from what `held_bytes` made; raises one of `BROKEN` for anything else."""
    ends = _ends(raw)
    return Counted((ends[4] - ends[3]) // 4, _texts(raw[_HELD.size : ends[0]]))


def marks_of(raw: bytes) -> array[int]:
    """The marks of the keys of all claims in their order, in what `held_bytes` made."""
    ends = _ends(raw)
    marks = array("Q", raw[ends[5] : ends[6]])
    if sys.byteorder == "big":
        marks.byteswap()
    return marks


def sizes_of(raw: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The length of the record of each claim, and how many keys it has, in what `held_bytes` made."""
    ends = _ends(raw)
    return _numbers(raw, ends, 4, "I"), _numbers(raw, ends, 5, "H")


def _ends(raw: bytes) -> list[int]:
    """Where each section ends."""
    sign, *lengths = _HELD.unpack_from(raw)
    ends = list(accumulate(lengths, initial=_HELD.size))
    if sign != _HELD_SIGN or ends[-1] != len(raw) or lengths[4] != 2 * lengths[5]:
        raise ValueError("not what is held of a document")
    return ends[1:]


def _numbers(raw: bytes, ends: list[int], section: int, form: str) -> tuple[int, ...]:
    begin = ends[section - 1]
    return struct.unpack_from(f"<{(ends[section] - begin) // struct.calcsize('<' + form)}{form}", raw, begin)


def _texts_bytes(texts: Iterable[str]) -> bytes:
    """Words of a document, each with a NUL behind it: a document that holds one is read as no text."""
    return "".join(f"{text}\0" for text in texts).encode("utf-8", "surrogatepass")


def _texts(raw: bytes) -> list[str]:
    return raw.decode("utf-8", "surrogatepass").split("\0")[:-1]


def _json_bytes(value: object) -> bytes:
    return _compact(value).encode("ascii")


def surveyed_bytes(read: Source | Skipped, years: Mapping[int, int]) -> bytes:
    """What was read of a document, without its text and its name, and how often it names which year."""
    if isinstance(read, Skipped):
        return _compact({"skipped": read.reason}).encode("ascii")
    return _compact([{name: getattr(read, name) for name in _SOURCE}, sorted(years.items())]).encode("ascii")


def is_surveyed(raw: bytes) -> bool:
    """Whether `surveyed_bytes` made a record, as far as its ends tell."""
    return raw.startswith(_SURVEYED) and raw.endswith((b"]]", b'"}'))


def tells_source(raw: bytes) -> bool:
    """Whether what `surveyed_bytes` made is of a source, not of a document that was skipped."""
    return raw.startswith(_SURVEYED[0])


def surveyed_years(raw: bytes) -> dict[int, int]:
    """How often a source names which year, from what `surveyed_bytes` made of it."""
    return {int(year): int(times) for year, times in json.loads(raw)[1]}


def surveyed_of(raw: bytes, name: str, path: str | None, row: int | None) -> tuple[Source | Skipped, Counter[int]]:
    """The source, without text, and its years, from what `surveyed_bytes` made; raises one of `BROKEN` for anything
    else."""
    record = json.loads(raw)
    if isinstance(record, dict):
        return Skipped(name, str(record["skipped"])), Counter()
    about, years = record
    return Source(name, "", path=path, row=row, **about), Counter({int(year): int(times) for year, times in years})


def source_bytes(source: Source) -> bytes:
    """A source without its text."""
    return _compact([source.id, source.path, source.row, {name: getattr(source, name) for name in _SOURCE}]).encode(
        "ascii"
    )


def surveyed_source_bytes(name: str, path: str | None, row: int | None, surveyed: bytes) -> bytes:
    """What `source_bytes` makes of a source of this name and place, from what `surveyed_bytes` made of it; the years
    stay behind it."""
    return _compact([name, path, row])[:-1].encode("ascii") + b"," + surveyed[1:]


def source_of(raw: bytes, text: str) -> Source:
    """The source that `source_bytes` made into `raw`, with its text."""
    name, path, row, about, *_ = json.loads(raw)
    return Source(name, text, path=path, row=row, **about)


def quantity_bytes(quantity: Quantity) -> bytes:
    """A quantity; records of quantities in the order of their keys are in the order of these records' first item."""
    return _compact(
        [quantity.key, quantity.id, quantity.kind, quantity.label, quantity.place, quantity.who, quantity.claims]
    ).encode("ascii")


def quantity_of(raw: bytes) -> Quantity:
    """The quantity that `quantity_bytes` made into `raw`."""
    key, identity, kind, label, place, who, claims = json.loads(raw)
    return Quantity(identity, kind, label, place, who, tuple(claims), tuple(key))
