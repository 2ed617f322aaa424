"""What was read at one line of a source, in words."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.errors import UsageError
from claimcheck.model import Claim, Report
from claimcheck.reporter.base import clean, dated, figure, glance


def _is(source: str, file: str) -> bool:
    given = file.replace("\\", "/").removeprefix("./")
    return source == given or given.endswith(f"/{source}") or source.endswith(f"/{given}")


def _last_line(claim: Claim) -> int:
    quote = claim.quote
    return claim.span.line + quote.replace("\r\n", "\n").replace("\r", "\n").count("\n")


def _claim_lines(claim: Claim, published_inferred: bool) -> Iterator[str]:
    value = claim.value
    bounds = f"{value.type}, {value.qualifier}"
    yield f'{clean(claim.source)}:{claim.span.line}:{claim.span.column}: "{clean(claim.quote).strip()}"'
    rows = {
        "kind": claim.kind,
        "value": f"{figure(value)} ({bounds})",
        "pattern": claim.pattern or "none: an open kind",
        "who": claim.who or claim.subject,
        "part": claim.subset,
        "place": claim.place,
        "as of": dated(claim, None) + (" (year inferred)" if published_inferred and not claim.as_of_stated else ""),
        "period": claim.period,
        "item": claim.item,
        "speaker": claim.speaker,
        "stance": claim.stance,
        "claim": claim.id,
    }
    for name, text in rows.items():
        yield f"  {name:<8} {clean(text) if text else 'unknown'}"


def explained(report: Report, file: str, line: int) -> Iterator[str]:
    """Every claim that touches the line, with its scope, and the findings that rest on it."""
    sources = [source for source in report.sources if _is(source.id, file)]
    exact = [source for source in sources if source.id == file]
    sources = exact or sources
    if not sources:
        raise UsageError(f"{file} is not among the {len(report.sources)} sources that were read")
    inferred = {source.id: source.published_inferred for source in sources}
    here = [
        claim for claim in report.claims if claim.source in inferred and claim.span.line <= line <= _last_line(claim)
    ]
    if not here:
        yield f"{clean(file)}:{line}: no claim was read here"
        return
    claims = {claim.id: claim for claim in report.claims}
    for claim in here:
        yield from _claim_lines(claim, inferred[claim.source])
        for finding in report.findings:
            if claim.id in finding.claims:
                yield f"  {finding.level:<8} {finding.verdict}: {' '.join(glance(finding, claims).split())}"
