"""The only file that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from claimcheck import __version__
from claimcheck.cache import Cache
from claimcheck.engine.concluding import Outcome
from claimcheck.engine.corpus import KILLED, read_corpus
from claimcheck.engine.holding import hold_claims
from claimcheck.engine.judging import judge_claims
from claimcheck.engine.recalling import recall_claims, recalls
from claimcheck.engine.workers import Step, Workers
from claimcheck.engine.workspace import Stored, Workspace
from claimcheck.extractor import extract, fingerprint
from claimcheck.judge import judge, merged
from claimcheck.matcher import (
    ACT,
    FIGURE,
    Events,
    Weighed,
    certain_difference,
    compared,
    match,
    parted_by_reports,
    weighed,
)
from claimcheck.model import LEVELS, Cited, Claim, Finding, Quantity, Report, Skipped, Source
from claimcheck.records import claim_of
from claimcheck.rule_loading import load_rules
from claimcheck.rules import Rules
from claimcheck.sources import Document, corpus_year, find_documents


@dataclass(frozen=True, slots=True)
class Examined:
    """What the stages made of some documents."""

    claims: list[Claim]
    matched: list[tuple[Quantity, list[Claim]]]
    findings: list[Finding]
    """Worst first."""
    events: Events


def check(paths: Sequence[str], rules: str | None = None, progress: Step | None = None, jobs: int = 1) -> Report:
    """Read `paths`, extract, match and judge in up to `jobs` processes; `progress` is told (stage, done, all or 0).

    Raises UsageError for a path that does not exist, RuleError for a wrong rules file, NothingToCheck where nothing
    could be read.
    """
    return check_documents(find_documents(paths), rules, progress, jobs=jobs)


def check_documents(
    found: Iterable[Document | Skipped],
    rules: str | None = None,
    progress: Step | None = None,
    asked: Collection[tuple[str, int]] | None = None,
    cache: Cache | None = None,
    jobs: int = 1,
    whole: bool = True,
) -> Report:
    """Check documents against each other, or, with `asked` (origins of documents), those against all others.

    What is reported of the asked documents is what a check of all would say of them; claims and quantities that do not
    concern them are neither loaded nor judged. Without `whole` only what findings name may be asked of the report, and
    what an
    earlier run with the same cache found of other documents is taken over. Raises RuleError and NothingToCheck as
    `check` does, UsageError where the disk is full.
    """
    loaded = load_rules(rules)
    cache = cache or Cache(None)
    workspace = Workspace()
    with workspace.room(), Workers(jobs) as workers:
        corpus = read_corpus(found, cache, workspace, workers, progress)
        if asked is None and not whole and recalls(corpus, cache):
            holding, result = recall_claims(corpus, loaded, cache, workspace, workers, progress)
            return _report(
                Outcome(corpus, holding.claims, holding.count, holding.killed, result), loaded, workspace, whole=False
            )
        numbers = None if asked is None else corpus.numbers(asked)
        focus = None if numbers is None else frozenset(corpus.lights[n].id for n in numbers)
        holding = hold_claims(corpus, loaded, cache, workspace, workers, numbers, progress)
        result = judge_claims(holding, loaded, workspace, workers, focus, progress)
    return _report(Outcome(corpus, holding.claims, holding.count, holding.killed, result, focus), loaded, workspace)


def check_on_spark(
    paths: Sequence[str], url: str, rules: str | None = None, progress: Step | None = None, *, whole: bool = True
) -> Report:
    """What `check` says, made by the Spark at `url`; sources that no finding names are without their texts, and without
    `whole` other claims are left out.

    Raises what `check` does, UsageError for a Spark that can't be used, EngineError where it breaks off.
    """
    from claimcheck.engine.spark_session import refuse_missing

    refuse_missing(url)
    from claimcheck.engine.spark import run_on_spark

    loaded = load_rules(rules)
    workspace = Workspace()
    with workspace.room():
        outcome = run_on_spark(paths, url, loaded, workspace, progress, whole=whole)
    return _report(outcome, loaded, workspace)


def _report(outcome: Outcome, rules: Rules, workspace: Workspace, *, whole: bool = True) -> Report:
    corpus, result, focus = outcome.corpus, outcome.result, outcome.focus
    skipped = corpus.skipped + [Skipped(corpus.lights[n].id, KILLED) for n in sorted(outcome.killed)]
    sources = corpus.sources.without(outcome.killed)
    claims = _claims(outcome, workspace) if whole else [result.claims[name] for name in sorted(result.claims)]
    count = {level: sum(f.level == level for f in result.findings) for level in LEVELS}
    stats = {
        "sources": len(sources),
        "claims": outcome.count,
        "quantities": result.asked,
        "findings": len(result.findings),
        "errors": count["error"],
        "warnings": count["warning"],
        "notes": count["note"],
        "skipped": len(skipped),
        "rules": len(rules.kinds),
        "suggested": len(result.suggested),
    }
    cited = Cited(
        result.claims, {name: corpus.sources[number] for name, number in result.sources.items()}, result.named
    )
    return Report(
        __version__,
        sources,
        claims,
        result.quantities,
        tuple(result.findings),
        tuple(skipped),
        stats,
        focus,
        cited=cited,
        suggested=result.suggested,
    )


def _claims(outcome: Outcome, workspace: Workspace) -> Stored[Claim]:
    """All claims of a run; of those that were asked about what these have or may meet."""
    claims, focus = Stored(workspace.claims, outcome.claims, claim_of, workspace), outcome.focus
    if focus is None:
        return claims
    named = {
        identity
        for quantity in outcome.result.quantities
        if quantity.key[0] not in (ACT, FIGURE)
        for identity in quantity.claims
    }
    named |= set(outcome.result.claims)
    return claims.without({n for n, claim in enumerate(claims) if claim.id not in named and claim.source not in focus})


def examine(sources: Sequence[Source], rules: Rules, *, one_event: bool = False) -> Examined:
    """Extract, match and judge documents that were read; `one_event`: all are of one event."""
    year = corpus_year(sources)
    claims = [claim for source in sources for claim in extract(source, rules, year)]
    events = Events.of(fingerprint(source) for source in ([] if one_event else sources))
    matched = match(claims, rules)
    judged = (finding for quantity, members in matched for finding in judge(quantity, members, rules, events))
    return Examined(
        claims, matched, merged(judged, {q.id: q for q, _ in matched}, {c.id: c for c in claims}, events), events
    )


def meeting(examined: Examined, a: Claim, b: Claim, rules: Rules) -> list[tuple[Quantity, str]]:
    """The quantities under which two claims are held against each other, each with why they are one quantity."""
    both = {a.id, b.id}
    held = ((quantity, members) for quantity, members in examined.matched if both <= {c.id for c in members})
    return [
        (q, pair.why)
        for q, members in held
        for pair in compared(q, members, examined.events, rules)
        if {pair.a.id, pair.b.id} == both
    ]


def weighing(examined: Examined, a: Claim, b: Claim, rules: Rules) -> Weighed | str | None:
    """What speaks for one quantity of two figures, with its weights; why they are never of one; None where no key
    brings them together."""
    both = {a.id, b.id}
    for quantity, members in examined.matched:
        if quantity.key[0] == FIGURE and both <= {c.id for c in members}:
            found = next(
                (
                    pair
                    for pair in weighed(quantity.key, members, examined.events, rules)
                    if {pair.a.claim.id, pair.b.claim.id} == both
                ),
                None,
            )
            if found:
                return found
            apart = parted_by_reports(members, examined.events, a, b)
            if apart:
                return apart
    kind = rules.kinds.get(a.kind) if a.kind == b.kind else None
    return certain_difference(examined.events.described(a), examined.events.described(b), kind)


def joined(a: Claim, b: Claim, rules: Rules, events: Events | None) -> str | None:
    """Why two claims, seen alone, are of one quantity; None where they are not. `events` None: as if their documents
    were of one event."""
    events = events or Events.of(())
    return next((pair.why for q, members in match([a, b], rules) for pair in compared(q, members, events, rules)), None)
