"""What is accepted: for each quantity the values that are known to be at odds, why, who said so, and until when.

One JSON object a line, sorted; no line numbers, no times of runs, no versions of the program, so that nothing moves in
the file unless
something was accepted or taken out. An entry is found again by its quantity and by the words around its figures: a
value that
it does not hold is news ("widened"), however often the quantity was accepted.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, field_validator

from claimcheck.identity import anchor, evidence, question, value_key
from claimcheck.model import Claim, Finding, Pair, Quantity
from claimcheck.sidefiles import read_records, write_records

DEFAULT = Path(".claimcheck") / "baseline.jsonl"
_MOST_QUOTES = 5


def day(text: str) -> str:
    """An ISO day, as given; raises ValueError for anything else."""
    if datetime.date.fromisoformat(text).isoformat() != text:
        raise ValueError("expected a day such as 2026-01-31")
    return text


class Accepted(BaseModel):
    """One value of an entry, and the sentences that stated it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: str = Field(min_length=1)
    quotes: tuple[str, ...] = Field(min_length=1)


class Entry(BaseModel):
    """One accepted disagreement."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    quantity: str = Field(min_length=1)
    label: str
    places: tuple[str, ...] = ()
    """Cities and regions that the reports name: what tells events apart that are told in the same words."""
    accepted: tuple[Accepted, ...] = Field(min_length=1)
    reason: str = Field(pattern=r"\S")
    by: str = Field(pattern=r"\S")
    date: str
    expires: str | None = None

    @field_validator("date", "expires")
    @classmethod
    def _is_day(cls, value: str | None) -> str | None:
        return value if value is None else day(value)

    @property
    def values(self) -> frozenset[str]:
        """The accepted values."""
        return frozenset(a.value for a in self.accepted)


def read_baseline(file: Path) -> list[Entry]:
    """The entries of a baseline; raises UsageError naming file, line and remedy."""
    return read_records(file, Entry)


def write_baseline(file: Path, entries: Iterable[Entry]) -> None:
    """Write the entries sorted, each once."""
    write_records(file, entries)


class Baseline:
    """Entries as a run uses them; notes which of their values were met."""

    def __init__(self, entries: Sequence[Entry], today: str) -> None:
        self.entries, self.today = entries, today
        self._met: dict[int, set[str]] = defaultdict(set)
        self._by_words: dict[tuple[str, str], set[int]] = defaultdict(set)
        for number, entry in enumerate(entries):
            if entry.expires is None or entry.expires >= today:
                for accepted in entry.accepted:
                    for quote in accepted.quotes:
                        self._by_words[entry.quantity, anchor(quote)].add(number)

    def expired(self) -> list[Entry]:
        """The entries whose time is over: they accept nothing any more."""
        return [entry for entry in self.entries if entry.expires is not None and entry.expires < self.today]

    def stale(self) -> list[tuple[Entry, Accepted]]:
        """Accepted values that no pair at odds has any more."""
        return [(e, a) for n, e in enumerate(self.entries) for a in e.accepted if a.value not in self._met[n]]

    def statuses(self, asked: str, pairs: Sequence[Pair], claims: Mapping[str, Claim]) -> list[str]:
        """For each of the pairs of a question (see `identity.question`) new, widened or known."""
        parts = connected(pairs)
        touched = {
            part: self._touched(asked, [claims[c] for c in sorted(part)])
            for part in sorted(set(parts.values()), key=sorted)
        }
        found = []
        for pair in pairs:
            touching = touched[parts[pair.a]]
            values = {value_key(claims[c].value) for c in (pair.a, pair.b)}
            known = values <= frozenset[str]().union(*(self.entries[n].values for n in touching))
            if known:
                for n in touching:
                    self._met[n] |= values
            found.append("known" if known else "widened" if touching else "new")
        return found

    def _touched(self, asked: str, part: Sequence[Claim]) -> list[int]:
        """The entries that some words of connected claims are known by, in their order."""
        places = places_of(part)
        near = {n for claim in part for n in self._by_words.get((asked, anchor(evidence(claim))), ())}
        return sorted(
            n for n in near if not places or not self.entries[n].places or places & set(self.entries[n].places)
        )


def places_of(claims: Iterable[Claim]) -> set[str]:
    """The cities and regions that the documents of some claims name most."""
    return {place for claim in claims for place in (claim.event or "").split("; ") if place}


def connected(pairs: Iterable[Pair]) -> dict[str, frozenset[str]]:
    """Claim id -> all claims that pairs connect it with, itself too: findings of one place may hold several events."""
    groups: dict[str, set[str]] = {}
    for pair in pairs:
        joined = groups.get(pair.a, {pair.a}) | groups.get(pair.b, {pair.b})
        for claim in joined:
            groups[claim] = joined
    return {claim: frozenset(group) for claim, group in groups.items()}


def entry_of(
    finding: Finding,
    quantity: Quantity,
    claims: Mapping[str, Claim],
    *,
    reason: str,
    by: str,
    date: str,
    expires: str | None = None,
) -> list[Entry]:
    """The entries that accept a finding: one for each group of claims that its pairs connect."""
    entries = []
    parts = connected(finding.pairs)
    for group in sorted({tuple(sorted(part)) for part in parts.values()}):
        quotes: dict[str, set[str]] = defaultdict(set)
        for name in group:
            quotes[value_key(claims[name].value)].add(evidence(claims[name]))
        accepted = tuple(Accepted(value=v, quotes=tuple(sorted(q)[:_MOST_QUOTES])) for v, q in sorted(quotes.items()))
        label = " · ".join(dict.fromkeys(part for part in (quantity.label, finding.place) if part))
        places = tuple(sorted(places_of(claims[name] for name in group)))
        entries.append(
            Entry(
                quantity=question(quantity),
                label=label,
                places=places,
                accepted=accepted,
                reason=reason,
                by=by,
                date=date,
                expires=expires,
            )
        )
    return entries
