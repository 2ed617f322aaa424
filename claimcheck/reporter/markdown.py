"""Markdown for the summary of a job or a comment: what is new, its figures, its evidence. Sources can write no
markup into it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TextIO

from claimcheck.citing import cited
from claimcheck.model import Claim, Finding, Report
from claimcheck.reporter.base import (
    Options,
    amount,
    asked_first,
    clean,
    counts,
    dated,
    figure,
    is_gated,
    marked,
    spot,
    tally,
)
from claimcheck.reporter.message import against, subject

MOST_BYTES = 900 * 1024
"""GitHub drops a summary of more than 1 MiB whole; it is cut before that, between two findings."""
_LONGEST = 400
_PUNCTUATION = re.compile(r"([!&()*<>\[\\\]_`|~$])|^([#+=-])|^(\d+)([.)])")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|www|mailto)(?=[:.])|@")


def plain(text: str) -> str:
    """Text as it is, on one line: every mark of Markdown and HTML is escaped, and no address becomes a link."""
    return _PUNCTUATION.sub(_escaped, _ADDRESS.sub(lambda m: f"{m.group()}\u200b", clean(text).strip()))


def _escaped(match: re.Match[str]) -> str:
    mark, first, ordinal, stop = match.groups()
    return f"{ordinal}\\{stop}" if ordinal else f"\\{mark or first}"


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Write the findings, what was skipped and the counts; notes are only counted unless they are asked for."""
    shown = [f for f in report.findings if f.level != "note" or options.notes]
    title = f"{amount(len(shown), 'disagreement')} to settle" if shown else "nothing new disagrees"
    stream.write(f"## claimcheck: {title}\n")
    room = MOST_BYTES - sum(len(plain(s.path)) + len(plain(s.reason)) for s in report.skipped) - 10_000
    claims = cited(report).claims
    for number, finding in enumerate(shown):
        text = _finding(finding, report, claims)
        room -= len(text.encode("utf-8", "replace"))
        if room < 0:
            stream.write(
                f"\n{len(shown) - number:,} more are left out here for their length; all are in the log and in the "
                f"other formats.\n"
            )
            break
        stream.write(text)
    if report.skipped:
        stream.write("\n### Skipped\n\n")
        stream.writelines(f"- {plain(skipped.path)}: {plain(skipped.reason)}\n" for skipped in report.skipped)
    if is_gated(report) and report.notices:
        stream.write("\n### Baseline\n\n")
        stream.writelines(f"- {plain(notice)}\n" for notice in report.notices)
    stream.write(f"\n{plain(tally(report) if is_gated(report) else '; '.join(counts(report)))}\n")


def _finding(finding: Finding, report: Report, claims: Mapping[str, Claim]) -> str:
    sources = cited(report).sources
    status = "" if finding.status == "new" else f", {finding.status}"
    lines = [
        f"\n### {finding.level.capitalize()}: {plain(subject(finding, report))} ({finding.verdict}{status})\n",
        f"{plain(against(finding, report, claims))}\n",
    ]
    for claim in asked_first(finding, report, claims):
        who = " · ".join(
            plain(part)
            for part in (
                claim.publisher,
                claim.speaker and f"says {claim.speaker}",
                dated(claim, sources.get(claim.source)),
            )
            if part
        )
        lines.append(f"- **{plain(figure(claim.value))}** {plain(spot(claim))} · {who}  \n  {_quotation(claim)}")
    lines += ["", f"Same quantity: {plain(finding.same)}  ", f"At odds: {plain(finding.reason)}", ""]
    return "\n".join(lines)


def _quotation(claim: Claim) -> str:
    before, words, after = marked(claim)
    if len(before) > _LONGEST // 2:
        before = "…" + before[-_LONGEST // 2 :]
    if len(after) > _LONGEST // 2:
        after = after[: _LONGEST // 2] + "…"
    inner = words.strip()
    gap, rest = (
        (" " if before.endswith(" ") or words.startswith(" ") else ""),
        (" " if after.startswith(" ") or words.endswith(" ") else ""),
    )
    return f"“{plain(before)}{gap}" + (f"**{plain(inner[:_LONGEST])}**" if inner else "") + f"{rest}{plain(after)}”"
