"""JUnit XML: a suite for each kind, a case for each finding; errors and warnings are failures, sources that were
skipped are skipped cases."""

from __future__ import annotations

from collections import defaultdict
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from claimcheck.citing import cited
from claimcheck.model import Finding, Report
from claimcheck.reporter.base import Options, amount, clean, dated, figure, is_gated, marked, spot, tally
from claimcheck.reporter.message import sentence, subject


def _safe(text: str) -> str:
    """Text that XML can hold: `clean` has taken out the controls, these two it has no place for either."""
    return clean(text).replace("\ufffe", "").replace("\uffff", "")


def _attribute(text: str) -> str:
    return quoteattr(_safe(text))


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Write the findings as test cases; a report without any has one that passed, since an empty file fails in some
    readers."""
    suites: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        suites[finding.kind].append(finding)
    failed = sum(f.level != "note" for f in report.findings)
    cases = max(1, len(report.findings)) + len(report.skipped)
    told = tally(report) if is_gated(report) else amount(report.stats.get("sources", len(report.sources)), "source")
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    stream.write(
        f'<testsuites name={_attribute(f"claimcheck: {told}")} tests="{cases}" failures="{failed}" errors="0" '
        f'skipped="{len(report.skipped)}">\n'
    )
    for kind in sorted(suites):
        _suite(kind, suites[kind], report, stream)
    if not suites:
        stream.write('  <testsuite name="claimcheck" tests="1" failures="0" errors="0" skipped="0">\n')
        stream.write('    <testcase classname="claimcheck" name="nothing new disagrees"/>\n  </testsuite>\n')
    if report.skipped:
        count = len(report.skipped)
        stream.write(
            f'  <testsuite name="claimcheck.skipped" tests="{count}" failures="0" errors="0" skipped="{count}">\n'
        )
        for skipped in report.skipped:
            stream.write(
                f'    <testcase classname="claimcheck.skipped" name={_attribute(skipped.path)}><skipped '
                f"message={_attribute(skipped.reason)}/></testcase>\n"
            )
        stream.write("  </testsuite>\n")
    stream.write("</testsuites>\n")


def _suite(kind: str, findings: list[Finding], report: Report, stream: TextIO) -> None:
    claims = cited(report).claims
    sources = cited(report).sources
    name = _attribute(f"claimcheck.{kind}")
    failed = sum(f.level != "note" for f in findings)
    stream.write(f'  <testsuite name={name} tests="{len(findings)}" failures="{failed}" errors="0" skipped="0">\n')
    for finding in findings:
        lines = []
        for claim in (claims[c] for c in finding.claims):
            lines.append(
                f"{spot(claim)}: {figure(claim.value)} ({dated(claim, sources.get(claim.source))}): "
                f"“{''.join(marked(claim))}”"
            )
        lines += [f"Same quantity: {finding.same}", f"At odds: {finding.reason}"]
        body = escape("\n".join(map(_safe, lines)))
        stream.write(f"    <testcase classname={name} name={_attribute(f'{subject(finding, report)} [{finding.id}]')}>")
        if finding.level == "note":
            stream.write(f"<system-out>{body}</system-out></testcase>\n")
        else:
            kind_of = _attribute(f"{finding.level} {finding.status} {finding.verdict}")
            stream.write(
                f"<failure type={kind_of} message={_attribute(sentence(finding, report, claims))}>{body}</failure></testcase>\n"
            )
    stream.write("  </testsuite>\n")
