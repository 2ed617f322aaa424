"""Findings -> the findings that count, and whether they pass: the one filter in front of every format.

Decisions are obeyed, what a baseline or an earlier state accepts is known and only counted, and notes are only counted
unless they are
asked for. A finding that holds accepted and other pairs is parted, so that its level is that of what is new in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from claimcheck.baseline import Baseline, Entry
from claimcheck.citing import cited
from claimcheck.decisions import Decided, Decision
from claimcheck.identity import evidence, finding_id, folded, question, value_key
from claimcheck.model import LEVELS, Claim, Finding, Pair, Report, Side
from claimcheck.values.differing import relation

PairKey = frozenset[tuple[str, str, str]]
Mark = tuple[Pair, str]
_FIRM = frozenset(("new", "widened"))


def gated(
    report: Report,
    baseline: Baseline,
    decided: Decided,
    *,
    before: frozenset[PairKey] = frozenset(),
    notes: bool = False,
    known: bool = False,
) -> Report:
    """The report with the findings that count.

    `before` are pairs that were at odds already in an earlier state (see `pair_keys`). `notes` keeps findings of level
    note,
    `known` the accepted ones. `stats` gets asked, new, widened, known (of errors and warnings), decided, and left_out.
    """
    told = cited(report)
    claims = told.claims
    asked = {identity: question(quantity) for identity, quantity in told.quantities.items()}
    parted: list[Finding] = []
    dropped = 0
    for finding in report.findings:
        pairs, away = _obeyed(finding, claims, decided)
        dropped += away
        marks = zip(pairs, baseline.statuses(asked.get(finding.quantity, finding.quantity), pairs, claims), strict=True)
        parted += _parts(finding, [(p, "known" if pair_key(p, claims) in before else s) for p, s in marks], claims)
    kept = [f for f in parted if (notes or f.level != "note") and (known or f.status != "known")]
    kept.sort(key=lambda f: (LEVELS.index(f.level), f.status == "known", f.within, -len(f.claims), f.kind, f.id))
    firm = [f for f in parted if f.level != "note"]
    stats = {
        **report.stats,
        "findings": len(kept),
        **{f"{level}s": sum(f.level == level and f.status in _FIRM for f in parted) for level in LEVELS},
        "asked": len(report.sources) if report.focus is None else len(report.focus),
        **{status: sum(f.status == status for f in firm) for status in ("new", "widened", "known")},
        "decided": dropped,
        "left_out": len(parted) - len(kept),
    }
    notices = [*report.notices, *_notices(report, baseline, decided)]
    return replace(report, findings=tuple(kept), stats=stats, notices=tuple(notices), cited=told)


def fails(report: Report, fail_on: str) -> bool:
    """Whether a gated report has a new or widened finding at or above a level ("never": none)."""
    bad = () if fail_on == "never" else LEVELS[: LEVELS.index(fail_on) + 1]
    return any(f.level in bad and f.status in _FIRM for f in report.findings)


def pair_key(pair: Pair, claims: Mapping[str, Claim]) -> PairKey:
    """What two statements at odds are known by in another state of the corpus: their kind, words and values."""
    return frozenset(
        (claims[c].kind, value_key(claims[c].value), folded(evidence(claims[c]))) for c in (pair.a, pair.b)
    )


def pair_keys(report: Report) -> frozenset[PairKey]:
    """The keys of all pairs at odds in a report."""
    claims = cited(report).claims
    return frozenset(pair_key(pair, claims) for finding in report.findings for pair in finding.pairs)


def _obeyed(finding: Finding, claims: Mapping[str, Claim], decided: Decided) -> tuple[list[Pair], int]:
    """The pairs of a finding without those that are decided to be different quantities, and how many these were."""
    pairs = []
    for pair in finding.pairs:
        a, b = claims[pair.a], claims[pair.b]
        decision = decided.on(a, b, finding.kind)
        if decision is None:
            pairs.append(pair)
        elif decision.decision == "same":
            pairs.append(_confirmed(pair, a, b, decision))
    return pairs, len(finding.pairs) - len(pairs)


def _confirmed(pair: Pair, a: Claim, b: Claim, decision: Decision) -> Pair:
    """A pair that a reviewer found to be of one quantity: nothing unknown in its scope holds its verdict back any
    more."""
    told = (
        f"{pair.reason.partition('; only a warning')[0]}; {decision.by} found both to be one quantity "
        f"({decision.date}: {decision.reason})"
    )
    plain = "vague" not in (a.value.qualifier, b.value.qualifier) and "unconfirmed" not in (a.stance, b.stance)
    if pair.verdict == "tension" and plain and relation(a.value, b.value) == "apart":
        return replace(pair, verdict="conflict", level="error", reason=told)
    return replace(pair, reason=told)


def _parts(finding: Finding, marks: Sequence[Mark], claims: Mapping[str, Claim]) -> Iterable[Finding]:
    """The finding once for each status that its pairs have, with the pairs of that status."""
    for status in ("new", "widened", "known"):
        pairs = sorted((p for p, s in marks if s == status), key=lambda p: (LEVELS.index(p.level), p.a, p.b))
        if tuple(pairs) == finding.pairs:
            yield replace(finding, status=status)
        elif pairs:
            yield _with_pairs(finding, pairs, status, claims)


def _with_pairs(finding: Finding, pairs: Sequence[Pair], status: str, claims: Mapping[str, Claim]) -> Finding:
    involved = {name for pair in pairs for name in (pair.a, pair.b)}
    kept = tuple(name for name in finding.claims if name in involved)
    sides = []
    for side in finding.sides:
        mine = tuple(name for name in side.claims if name in involved)
        if mine:
            sides.append(Side(side.low, side.high, mine, min(side.voices, len({claims[name].source for name in mine}))))
    return replace(
        finding,
        id=finding_id(finding.quantity, finding.within, (claims[name] for name in kept)),
        verdict=pairs[0].verdict,
        level=pairs[0].level,
        reason=pairs[0].reason,
        claims=kept,
        pairs=tuple(pairs),
        sides=tuple(sides),
        status=status,
    )


def _notices(report: Report, baseline: Baseline, decided: Decided) -> Iterable[str]:
    for entry in baseline.expired():
        yield f"accepted only until {entry.expires}: {_about(entry)}"
    if report.focus is not None:
        return  # only a check of everything can tell what is gone
    for entry, accepted in baseline.stale():
        if entry not in baseline.expired():
            yield f"accepted and no longer at odds: {accepted.value} in {_about(entry)}: “{accepted.quotes[0]}”"
    for decision in decided.unmet():
        yield f"decided and no longer found ({decision.decision}, {decision.by}, {decision.date}): “{decision.a.quote}” and “{decision.b.quote}”"


def _about(entry: Entry) -> str:
    return f"{entry.label} ({entry.by}, {entry.date}: {entry.reason})"
