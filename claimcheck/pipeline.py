"""The only file that knows the order of the stages."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from claimcheck import __version__
from claimcheck.cache import Cache
from claimcheck.errors import NothingToCheck
from claimcheck.extractor import extract, fingerprint
from claimcheck.holdings import Extracts, read_documents, with_sentences
from claimcheck.judge import judge, merged
from claimcheck.matcher import Events, Words, compared, match, questions, telling
from claimcheck.model import LEVELS, Claim, Finding, Quantity, Report, Skipped, Source
from claimcheck.rule_loading import load_rules
from claimcheck.rules import Rules
from claimcheck.sources import Document, corpus_year, list_documents


@dataclass(frozen=True, slots=True)
class Examined:
    """What the stages made of some documents."""

    claims: list[Claim]
    matched: list[tuple[Quantity, list[Claim]]]
    findings: list[Finding]
    """Worst first."""
    events: Events


def check(paths: Sequence[str], rules: str | None = None, progress: Callable[[int, int], None] | None = None) -> Report:
    """Read `paths`, extract, match and judge; `progress` is told (documents done, all).

    Raises UsageError for a path that does not exist, RuleError for a wrong rules file, NothingToCheck where nothing could be read.
    """
    return check_documents(*list_documents(paths), rules, progress)


def check_documents(
    documents: Sequence[Document],
    skipped: Sequence[Skipped],
    rules: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    asked: Collection[tuple[str, int]] | None = None,
    cache: Cache | None = None,
) -> Report:
    """Check documents against each other, or, with `asked` (origins of documents), those against all others.

    What is reported of the asked documents is what a check of all would say of them; claims and quantities that do not
    concern them are neither loaded nor judged. Raises RuleError and NothingToCheck as `check` does.
    """
    loaded = load_rules(rules)
    cache = cache or Cache(None)
    reading = read_documents(documents, skipped, cache)
    if not reading.sources:
        told = "; ".join(f"{s.path}: {s.reason}" for s in reading.skipped[:5])
        raise NothingToCheck("nothing could be read: " + (told or "no document was found"))
    focus = None
    if asked is not None:
        ids = {(s.path or f"<{s.id}>", s.row or 0): s.id for s in reading.sources}
        focus = frozenset(ids[origin] for origin in asked if origin in ids)
    wanted = reading.sources if focus is None or focus else []
    extracts = Extracts(wanted, reading.year, loaded, functools.partial(questions, rules=loaded), telling, cache, progress, marking=bool(focus))
    everything = [source.id for source in wanted]
    concerned = everything if focus is None else _concerned(extracts, everything, focus)
    claims = list(extracts.claims(concerned, focus))
    events = Events.of(with_sentences(reading, concerned, cache), Words.of_documents(extracts.words_of_documents(focus)))
    matched, findings = _judged(claims, loaded, events, extracts.asked_by(focus) if focus is not None else None, focus)
    count = {level: sum(f.level == level for f in findings) for level in LEVELS}
    stats = {
        "sources": len(reading.sources),
        "claims": sum(extracts.counts.values()),
        "quantities": len(matched),
        "findings": len(findings),
        "errors": count["error"],
        "warnings": count["warning"],
        "notes": count["note"],
        "skipped": len(reading.skipped),
        "rules": len(loaded.kinds),
        "suggested": len(events.suggested.difference(*(finding.claims for finding in findings))),
    }
    quantities = tuple(q for q, _ in matched)
    if focus is not None:
        named = {identity for quantity in quantities for identity in quantity.claims}
        claims = [claim for claim in claims if claim.id in named or claim.source in focus]
    return Report(__version__, tuple(reading.sources), tuple(claims), quantities, tuple(findings), tuple(reading.skipped), stats, focus)


def _concerned(extracts: Extracts, everything: Sequence[str], focus: frozenset[str]) -> list[str]:
    """The focus and all sources that answer a question of theirs."""
    wanted = {number for name in focus for number in extracts.marks[name]}
    return [name for name in everything if name in focus or not wanted.isdisjoint(extracts.marks[name])]


def examine(
    sources: Sequence[Source], rules: Rules, progress: Callable[[int, int], None] | None = None, *, one_event: bool = False
) -> Examined:
    """Extract, match and judge documents that were read; `progress` is told (documents done, all); `one_event`: all are of one event."""
    year = corpus_year(sources)
    claims: list[Claim] = []
    for done, source in enumerate(sources, 1):
        claims.extend(extract(source, rules, year))
        if progress:
            progress(done, len(sources))
    events = Events.of((fingerprint(source) for source in ([] if one_event else sources)), Words.of(claims))
    matched, findings = _judged(claims, rules, events)
    return Examined(claims, matched, findings, events)


def _judged(
    claims: Sequence[Claim], rules: Rules, events: Events, wanted: Callable[[tuple[str, ...]], bool] | None = None, focus: frozenset[str] | None = None
) -> tuple[list[tuple[Quantity, list[Claim]]], list[Finding]]:
    """The quantities of some claims and what is at odds in them, worst first."""
    matched = match(claims, rules, wanted)
    judged = (finding for quantity, members in matched for finding in judge(quantity, members, rules, events, focus))
    findings = merged(judged, {q.id: q for q, _ in matched}, {c.id: c for c in claims}, events)
    findings.sort(key=lambda f: (LEVELS.index(f.level), f.within, -len(f.claims), f.kind, f.id))
    return _distinct(matched, findings), findings


def meeting(examined: Examined, a: Claim, b: Claim, rules: Rules) -> list[tuple[Quantity, str]]:
    """The quantities under which two claims are held against each other, each with why they are one quantity."""
    both = {a.id, b.id}
    held = ((quantity, members) for quantity, members in examined.matched if both <= {c.id for c in members})
    return [(q, why) for q, members in held for x, y, why in compared(q, members, examined.events, rules) if {x.id, y.id} == both]


def joined(a: Claim, b: Claim, rules: Rules, events: Events | None) -> str | None:
    """Why two claims, seen alone, are of one quantity; None where they are not. `events` None: as if their documents were of one event."""
    events = events or Events.of(())
    return next((why for q, members in match([a, b], rules) for _, _, why in compared(q, members, events, rules)), None)


def _distinct(matched: Sequence[tuple[Quantity, list[Claim]]], findings: Sequence[Finding]) -> list[tuple[Quantity, list[Claim]]]:
    """Quantities that hold the same claims under several keys once; those that a finding names always."""
    named = {finding.quantity for finding in findings}
    seen = {quantity.claims for quantity, _ in matched if quantity.id in named}
    kept = []
    for quantity, members in matched:
        if quantity.id in named or quantity.claims not in seen:
            kept.append((quantity, members))
            seen.add(quantity.claims)
    return kept
