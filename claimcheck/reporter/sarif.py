"""SARIF 2.1.0 as GitHub's code scanning reads it: the new source is the primary location, the others are related and
linked from the message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TextIO

from claimcheck.citing import cited
from claimcheck.model import Claim, Finding, Report, Source
from claimcheck.reporter.base import Options, asked_first, clean, figure, is_gated, number, tally
from claimcheck.reporter.json_v1 import dumps
from claimcheck.reporter.locations import Location, located
from claimcheck.reporter.message import sides, subject

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 5_000
MOST_RELATED = 100
_LONGEST_TEXT = 1_000
_LINKED = 5
_HELP = (
    "claimcheck reads several sources and reports where they state values of one quantity that cannot all be true. It "
    "does not say which is right. "
    "Look at the quoted statements: correct the new source, mark it as an update with supersedes in sources.yaml, "
    "accept the disagreement with "
    "claimcheck baseline update, or record with claimcheck review that the statements are of different quantities."
)


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Write one run with a result for each finding."""
    claims = cited(report).claims
    sources = cited(report).sources
    findings = report.findings[:MOST_RESULTS]
    kinds = sorted({finding.kind for finding in findings})
    told = [_notification(f"{s.path}: skipped: {s.reason}") for s in report.skipped[:MOST_RESULTS]]
    told += [_notification(notice) for notice in report.notices[:MOST_RESULTS]]
    if len(report.findings) > MOST_RESULTS:
        told.append(
            _notification(
                f"{len(report.findings) - MOST_RESULTS:,} more findings are left out: {MOST_RESULTS:,} is the most that "
                f"is shown"
            )
        )
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "claimcheck",
                "version": report.version,
                "semanticVersion": report.version,
                "rules": [_rule(k, findings) for k in kinds],
            }
        },
        "automationDetails": {"id": "claimcheck/"},
        "columnKind": "utf16CodeUnits",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": told}],
        "results": [_result(f, report, claims, sources, kinds.index(f.kind)) for f in findings],
        "properties": {"counts": dict(report.stats), **({"summary": tally(report)} if is_gated(report) else {})},
    }
    stream.write(dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n")


def _notification(text: str) -> dict[str, Any]:
    return {"level": "note", "message": {"text": _text(text)}}


def _text(text: str) -> str:
    """Text for a message: neither a link nor a placeholder can be read into it."""
    escaped = clean(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return escaped.replace("{", "(").replace("}", ")")


def _rule(kind: str, findings: tuple[Finding, ...]) -> dict[str, Any]:
    words = clean(kind).replace("_", " ")
    level = next(f.level for f in findings if f.kind == kind)
    return {
        "id": rule_id(kind),
        "name": f"Disagreement{''.join(word.capitalize() for word in words.split())}"[:255],
        "shortDescription": {"text": f"Sources disagree about {words}"[:_LONGEST_TEXT]},
        "fullDescription": {
            "text": f"Two or more sources state values for {words} that cannot all be true."[:_LONGEST_TEXT]
        },
        "help": {"text": _HELP, "markdown": _HELP},
        "defaultConfiguration": {"level": level},
        "properties": {
            "precision": {"error": "high"}.get(level, "medium"),
            "problem.severity": {"note": "recommendation"}.get(level, level),
            "tags": ["facts"],
        },
    }


def rule_id(kind: str) -> str:
    """The id of the rule for a kind of claim."""
    return f"claimcheck/{clean(kind).strip()}"


def _result(
    finding: Finding, report: Report, claims: Mapping[str, Claim], sources: Mapping[str, Source], rule: int
) -> dict[str, Any]:
    primary, *others = asked_first(finding, report, claims)
    related = others[:MOST_RELATED]
    result: dict[str, Any] = {
        "ruleId": rule_id(finding.kind),
        "ruleIndex": rule,
        "level": finding.level,
        "message": {"text": _message(finding, report, claims, related)},
        "locations": [{"physicalLocation": _place(located(primary, sources))}],
        "relatedLocations": [
            {
                "id": n,
                "physicalLocation": _place(located(claim, sources)),
                "message": {"text": _text(f"{figure(claim.value)}: “{claim.quote}”")},
            }
            for n, claim in enumerate(related, 1)
        ],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.id}:1",
            "claimcheck/finding/v1": finding.id,
            "claimcheck/quantity/v1": finding.quantity,
        },
        "properties": {"verdict": finding.verdict, "status": finding.status},
    }
    if finding.status == "known":
        result["suppressions"] = [{"kind": "external", "justification": "accepted, or at odds before"}]
    return result


def _message(finding: Finding, report: Report, claims: Mapping[str, Claim], related: list[Claim]) -> str:
    """The first sentence is what GitHub shows as the title, so no full stop stands inside it."""
    mine, others = sides(finding, report, claims)
    here = _range(mine)
    count = len({claim.source for claim in others})
    there = "in the same source" if finding.within else f"in {count} other source{'s' if count != 1 else ''}"
    title = (f"{_text(subject(finding, report))}: {here} here, {_range(others)} {there}").replace(".", "·")[
        :_LONGEST_TEXT
    ]
    links = ", ".join(f"[{_text(claim.source)}]({n})" for n, claim in enumerate(related[:_LINKED], 1))
    more = f" and {len(related) - _LINKED} more" if len(related) > _LINKED else ""
    return f"{title}. See {links}{more}. {_text(finding.reason)}. Taken for one quantity since {_text(finding.same)}."


def _range(claims: list[Claim]) -> str:
    """The figures as one range, or as words where they are no numbers."""
    bounds = [b for c in claims for b in (c.value.usual_low, c.value.usual_high) if isinstance(b, int | float)]
    words = list(dict.fromkeys(figure(c.value) for c in claims))
    if len(words) > 1 and bounds and len(bounds) == 2 * len(claims):
        return _text(f"{number(float(min(bounds))):,} to {number(float(max(bounds))):,}")
    return _text(", ".join(words[:3])) + (f" and {len(words) - 3} more" if len(words) > 3 else "")


def _place(at: Location) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": at.uri},
        "region": {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column},
    }
