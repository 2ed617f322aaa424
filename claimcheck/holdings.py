"""What is held of each document: its source, its fingerprint and its claims, from the cache where they are there.

Only this module knows that there is a cache; what it gives is the same without one.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.cache import Cache, key_of
from claimcheck.cache_records import claims_bytes, claims_of, numbers_bytes, numbers_of, source_bytes, source_of
from claimcheck.extractor import extract, fingerprint
from claimcheck.model import Claim, Fingerprint, Skipped, Source
from claimcheck.rules import Rules
from claimcheck.sources import Document, most_named, named, parsed, told, years_of

_TOLD = ("title", "publisher", "published", "language", "url")
_BROKEN = (ValueError, TypeError, KeyError, IndexError)
"""What reading a broken entry may raise; it is then read anew."""

Key = tuple[str, ...]
Questions = Callable[[Sequence[Claim]], Iterable[tuple[Claim, Sequence[Key]]]]
"""The claims of a source that may meet others, with the keys under which they do."""
Telling = Callable[[tuple[str, ...]], Iterable[str]]
"""The words of a claim's topics that tell what it is about."""
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """The readable documents of a run, by id, and what was skipped."""

    sources: list[Source]
    skipped: list[Skipped]
    year: int | None
    """The year that most dates of all of them name."""
    fingerprints: dict[str, Fingerprint]
    """By source id; without sentences."""
    entries: dict[str, bytes]
    """Source id -> key of its entry in the cache."""


def read_documents(documents: Sequence[Document], skipped: Iterable[Skipped], cache: Cache) -> Reading:
    """Read all documents; what the cache holds of them is not read again."""
    keys = [key_of("document", d.raw, json.dumps([told(d.about, name) for name in _TOLD])) for d in documents]
    light = cache.light(keys)
    read: list[Source | Skipped] = []
    years: dict[tuple[str, str], Counter[int]] = {}
    known: dict[tuple[str, str], tuple[Fingerprint, bytes]] = {}
    for document, key in zip(documents, keys, strict=True):
        found, of_years, prints = _document(document, key, light.get(key), cache)
        read.append(found)
        if isinstance(found, Source) and prints is not None:
            years[found.id, found.digest] = of_years
            known[found.id, found.digest] = prints, key
    sources, left = named(read, skipped)
    prints_of = {s.id: known.get((s.id, s.digest)) or known[s.id.rpartition("@")[0], s.digest] for s in sources}
    return Reading(
        sources,
        left,
        most_named(years.values()),
        {s.id: replace(prints_of[s.id][0], source=s.id) for s in sources},
        {s.id: prints_of[s.id][1] for s in sources},
    )


def _document(document: Document, key: bytes, light: bytes | None, cache: Cache) -> tuple[Source | Skipped, Counter[int], Fingerprint | None]:
    if light is not None:
        try:
            return source_of(light, document.id, document.raw, document.path, document.row)
        except _BROKEN:
            pass
    found = parsed(document)
    if isinstance(found, Skipped):
        cache.keep(key, source_bytes(found, {}, None), b"")
        return found, Counter(), None
    years, prints = years_of(found), fingerprint(found)
    if cache.writes:
        cache.keep(key, source_bytes(found, years, prints), numbers_bytes(prints.sentences))
    return found, years, prints


def with_sentences(reading: Reading, ids: Iterable[str], cache: Cache) -> list[Fingerprint]:
    """All fingerprints; those of `ids` with the hashes of their sentences, which only copies are told by."""
    wanted = {i: reading.entries[i] for i in ids if not reading.fingerprints[i].sentences}
    heavy = cache.heavy(sorted(set(wanted.values())))
    sources = {source.id: source for source in reading.sources}
    whole = dict(reading.fingerprints)
    for name, key in wanted.items():
        try:
            sentences = frozenset(numbers_of(heavy[key]))
        except _BROKEN:
            sentences = fingerprint(sources[name]).sentences
        whole[name] = replace(whole[name], sentences=sentences)
    return list(whole.values())


class Extracts:
    """The claims of each source, loaded only where they are asked for."""

    def __init__(
        self, sources: Sequence[Source], year: int | None, rules: Rules, questions: Questions, telling: Telling, cache: Cache, progress: Step | None, *, marking: bool
    ) -> None:
        """Know of all sources; `marking` where it will be asked which of them have a question in common."""
        self._cache, self._rules, self._year = cache, rules, year
        self._questions, self._telling, self._marking = questions, telling, marking or cache.writes
        self._words: dict[str, Sequence[str]] = {}
        self._sources = {source.id: source for source in sources}
        made_by = hashlib.blake2b(rules.model_dump_json().encode(), digest_size=16).digest()
        self._entries = {s.id: _entry(s, made_by, year) for s in sources}
        self._claims: dict[str, list[Claim]] = {}
        self._claim_marks: dict[str, list[list[int]]] = {}
        self.marks: dict[str, Sequence[int]] = {}
        """Source id -> marks of the keys of its claims: two sources have a question in common only where they share one."""
        self.counts: dict[str, int] = {}
        """Source id -> how many claims it makes."""
        light = cache.light(sorted(self._entries.values()))
        for done, source in enumerate(sources, 1):
            self._know(source, light.get(self._entries[source.id]))
            if progress:
                progress(done, len(sources))

    def claims(self, ids: Iterable[str], answering: frozenset[str] | None = None) -> Iterator[Claim]:
        """The claims of some sources in the order given; with `answering`, of the others only those that have a question in common with these sources."""
        ordered = list(ids)
        wanted = None if answering is None else frozenset(number for name in answering for number in self.marks[name])
        absent = sorted({self._entries[i] for i in ordered if i not in self._claims})
        heavy = self._cache.heavy(absent)
        for name in ordered:
            whole = wanted is None or (answering is not None and name in answering)
            if name not in self._claims:
                try:
                    yield from claims_of(heavy[self._entries[name]], None if whole else wanted)
                    continue
                except _BROKEN:
                    self._extract(self._sources[name])
            marks = self._claim_marks[name]
            yield from (c for n, c in enumerate(self._claims[name]) if whole or (wanted is not None and not wanted.isdisjoint(marks[n])))

    def asked_by(self, ids: Iterable[str]) -> Callable[[Key], bool]:
        """Whether a key is one that some claim of these sources has."""
        wanted = {number for name in ids for number in self.marks[name]}
        return lambda key: mark(key) in wanted

    def words_of_documents(self, ids: Iterable[str] | None) -> Iterator[Sequence[str]]:
        """The telling words of each source that makes claims; with `ids` only those words that these sources have too."""
        needed = None if ids is None else {word for name in ids for word in self._words[name]}
        for name, words in self._words.items():
            if self.counts[name]:
                yield words if needed is None else [word for word in words if word in needed]

    def _know(self, source: Source, light: bytes | None) -> None:
        try:
            if light is not None:
                count, marks, words = json.loads(light)
                self.counts[source.id], self.marks[source.id], self._words[source.id] = int(count), list(marks), list(words)
                return
        except _BROKEN:
            pass
        self._extract(source)

    def _extract(self, source: Source) -> None:
        claims = extract(source, self._rules, self._year)
        of_claim = {id(c): [mark(key) for key in keys] for c, keys in self._questions(claims)} if self._marking else {}
        marks = [of_claim.get(id(claim), []) for claim in claims]
        every = sorted({number for some in marks for number in some})
        words = sorted({word for claim in claims for word in self._telling(claim.topics)})
        self._claims[source.id], self._claim_marks[source.id] = claims, marks
        self.marks[source.id], self.counts[source.id], self._words[source.id] = every, len(claims), words
        if self._cache.writes:
            light = json.dumps([len(claims), every, words], separators=(",", ":")).encode()
            self._cache.keep(self._entries[source.id], light, claims_bytes(claims, marks))


def mark(key: tuple[str, ...]) -> int:
    """A number that stands for a key, the same in every run."""
    return int.from_bytes(hashlib.blake2b("\0".join(key).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def _entry(source: Source, made_by: bytes, year: int | None) -> bytes:
    assumed = None if source.published else str(year)
    return key_of("claims", source.id, source.digest, source.publisher, source.published, source.title, source.language, source.url, assumed, made_by)
