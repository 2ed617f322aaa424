"""`claimcheck review`: a walk through the findings that records what people decide about them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.citing import cited
from claimcheck.commands.gate_options import (
    BASELINE,
    COLOR,
    NO_CACHE,
    RULES,
    accepted,
    baseline_file,
    checked,
    opened_cache,
    today,
)

if TYPE_CHECKING:
    from claimcheck.model import Claim, Finding, Report

_KEYS = "[a]ccept  [d]ifferent quantities  [s]ame quantity  [n]ext  [q]uit"


class _Quit(Exception):
    """The reviewer has gone."""


@click.command("review")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--by", metavar="NAME", help="Who reviews; asked for where it is not given.")
@click.option("--notes", is_flag=True, help="Walk through notes too.")
@BASELINE
@RULES
@COLOR
@NO_CACHE
def review(
    paths: tuple[str, ...],
    by: str | None,
    notes: bool,
    baseline: str | None,
    rules: str | None,
    color: str,
    no_cache: bool,
) -> int:
    """Walk through what the sources under PATH disagree about, and record decisions.

    Accepted findings go to the baseline; "not the same quantity" and "same quantity" to decisions.jsonl beside it.
    Sources are never touched.
    """
    from claimcheck.baseline import DEFAULT
    from claimcheck.gate import gated
    from claimcheck.sources import find_documents

    held, decided = accepted(baseline if baseline and Path(baseline).is_file() else None)
    with opened_cache(no_cache) as cache:
        whole = checked(find_documents(paths), rules, cache)
    report = gated(whole, held, decided, notes=notes)
    session = _Session(report, baseline_file(baseline, wanted=True) or DEFAULT, by, color)
    try:
        for number, finding in enumerate(report.findings, 1):
            session.finding(finding, f"{number} of {len(report.findings)}")
    except _Quit:
        sys.stdout.write("\n")
    sys.stdout.write(f"{session.recorded} decided, {len(report.findings) - len(session.settled)} left\n")
    return 0


class _Session:
    """One walk: what is shown, what is asked, and where it is written; every decision is written at once."""

    def __init__(self, report: Report, file: Path, by: str | None, color: str) -> None:
        self._report = report
        self._file = file
        self._by = (by or "").strip()
        self._color = color
        self._cited = cited(report)
        self._claims = self._cited.claims
        self.recorded = 0
        self.settled: set[str] = set()

    def finding(self, finding: Finding, where: str) -> None:
        """Show a finding and ask until it is decided or passed over."""
        self._show(finding)
        while True:
            answer = _ask(f"({where}) {_KEYS}: ")[:1].lower()
            if answer == "q":
                raise _Quit
            if answer in ("n", ""):
                return
            if answer == "a":
                self._accept(finding)
                return
            if answer == "d":
                self._pairs(finding, "different", self._apart(finding))
                return
            if answer == "s":
                self._pairs(finding, "same", {(p.a, p.b) for p in finding.pairs})
                return

    def _show(self, finding: Finding) -> None:
        import shutil

        from claimcheck.output import wants_color
        from claimcheck.reporter import Options
        from claimcheck.reporter.terminal import write_finding

        options = Options(color=wants_color(self._color, sys.stdout), width=shutil.get_terminal_size((100, 24)).columns)
        write_finding(finding, self._report, sys.stdout, options)

    def _accept(self, finding: Finding) -> None:
        from claimcheck.baseline import day, entry_of, read_baseline, write_baseline

        reason, by = self._signed()
        expires = _ask("until (a day such as 2026-01-31; empty: no end): ")
        while expires:
            try:
                day(expires)
                break
            except ValueError:
                expires = _ask("expected a day such as 2026-01-31, or nothing: ")
        quantity = self._cited.quantities[finding.quantity]
        entries = entry_of(finding, quantity, self._claims, reason=reason, by=by, date=today(), expires=expires or None)
        write_baseline(self._file, [*(read_baseline(self._file) if self._file.exists() else []), *entries])
        self._settle(finding)

    def _pairs(self, finding: Finding, decision: str, pairs: set[tuple[str, str]]) -> None:
        from claimcheck.decisions import NAME, Decision, read_decisions, statement, write_decisions

        if not pairs:
            return
        reason, by = self._signed()
        made = [
            Decision.model_validate(
                {
                    "decision": decision,
                    "kind": finding.kind,
                    **dict(
                        zip(
                            "ab",
                            sorted((statement(self._claims[c]) for c in pair), key=lambda s: s.identity),
                            strict=True,
                        )
                    ),
                    "reason": reason,
                    "by": by,
                    "date": today(),
                }
            )
            for pair in sorted(pairs)
        ]
        file = self._file.parent / NAME
        write_decisions(file, [*read_decisions(file), *made])
        self._settle(finding)

    def _apart(self, finding: Finding) -> set[tuple[str, str]]:
        """The pairs at odds that are of different quantities: all, or those between the claims that the reviewer
        names and the others."""
        every = {(p.a, p.b) for p in finding.pairs}
        if len(finding.claims) == 2:
            return every
        self._number([self._claims[c] for c in finding.claims])
        while True:
            words = _ask("which are of another quantity? (numbers; empty: all differ): ").replace(",", " ").split()
            if not words:
                return every
            if all(word.isdecimal() and 0 < int(word) <= len(finding.claims) for word in words):
                named = {finding.claims[int(word) - 1] for word in words}
                return {(a, b) for a, b in every if (a in named) != (b in named)}

    def _number(self, claims: Sequence[Claim]) -> None:
        from claimcheck.reporter.base import figure, spot

        for number, claim in enumerate(claims, 1):
            sys.stdout.write(f"  {number}  {figure(claim.value)}  {spot(claim)}\n")

    def _signed(self) -> tuple[str, str]:
        """The reason for a decision and who takes it; asked for until they are given."""
        while not self._by:
            self._by = _ask("your name: ")
        reason = ""
        while not reason:
            reason = _ask("why: ")
        return reason, self._by

    def _settle(self, finding: Finding) -> None:
        self.recorded += 1
        self.settled.add(finding.id)


def _ask(question: str) -> str:
    """The answer to a question; the end of the input is an answer too: the reviewer has gone."""
    sys.stdout.write(question)
    sys.stdout.flush()
    answer = sys.stdin.readline()
    if not answer:
        raise _Quit
    return answer.strip()
