"""The only file that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claimcheck import __version__
from claimcheck.errors import NothingToCheck
from claimcheck.extractor import extract, fingerprint
from claimcheck.judge import judge
from claimcheck.matcher import Events, Words, compared, match
from claimcheck.model import LEVELS, Claim, Finding, Quantity, Report, Source
from claimcheck.rule_loading import load_rules
from claimcheck.rules import Rules
from claimcheck.sources import corpus_year, read_paths


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
    loaded = load_rules(rules)
    sources, skipped = read_paths(paths)
    if not sources:
        raise NothingToCheck(
            "nothing could be read: " + ("; ".join(f"{s.path}: {s.reason}" for s in skipped[:5]) or "no document was found")
        )
    examined = examine(sources, loaded, progress)
    claims, matched, findings = examined.claims, examined.matched, examined.findings
    count = {level: sum(f.level == level for f in findings) for level in LEVELS}
    stats = {
        "sources": len(sources),
        "claims": len(claims),
        "quantities": len(matched),
        "findings": len(findings),
        "errors": count["error"],
        "warnings": count["warning"],
        "notes": count["note"],
        "skipped": len(skipped),
        "rules": len(loaded.kinds),
        "suggested": _suggested(matched, findings),
    }
    return Report(__version__, tuple(sources), tuple(claims), tuple(q for q, _ in matched), tuple(findings), tuple(skipped), stats)


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
    events = Events((fingerprint(source) for source in ([] if one_event else sources)), Words.of(claims))
    matched = match(claims, rules)
    findings = [finding for quantity, members in matched for finding in judge(quantity, members, rules, events)]
    findings.sort(key=lambda f: (LEVELS.index(f.level), f.within, -len(f.claims), f.kind, f.id))
    return Examined(claims, _distinct(matched, findings), findings, events)


def meeting(examined: Examined, a: Claim, b: Claim, rules: Rules) -> list[tuple[Quantity, str]]:
    """The quantities under which two claims are held against each other, each with why they are one quantity."""
    both = {a.id, b.id}
    held = ((quantity, members) for quantity, members in examined.matched if both <= {c.id for c in members})
    return [(q, why) for q, members in held for x, y, why in compared(q, members, examined.events, rules) if {x.id, y.id} == both]


def joined(a: Claim, b: Claim, rules: Rules, events: Events | None) -> str | None:
    """Why two claims, seen alone, are of one quantity; None where they are not. `events` None: as if their documents were of one event."""
    events = events or Events(())
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


def _suggested(matched: Sequence[tuple[Quantity, list[Claim]]], findings: Sequence[Finding]) -> int:
    """Claims of open kinds that another source's may be about, but whose words say too little to compare them."""
    judged = {identity for finding in findings for identity in finding.claims}
    maybe = (members for quantity, members in matched if quantity.key[0] == "open" and len({c.source for c in members}) > 1)
    return len({claim.id for members in maybe for claim in members} - judged)
