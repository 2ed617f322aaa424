"""`claimcheck baseline`: what is accepted, and why."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.commands.gate_options import (
    BASELINE,
    NO_CACHE,
    RULES,
    accepted,
    baseline_file,
    checked,
    opened_cache,
    today,
)
from claimcheck.commands.shared import Exit
from claimcheck.errors import UsageError
from claimcheck.output import tell

if TYPE_CHECKING:
    from claimcheck.baseline import Baseline, Entry
    from claimcheck.model import Finding, Report

_PATHS = click.argument("paths", metavar="PATH...", nargs=-1, required=True)
_SIGNED: Sequence[Callable[..., Any]] = (
    click.option("--reason", metavar="TEXT", help="Why this is accepted; every entry needs it."),
    click.option("--by", metavar="NAME", help="Who accepts it; every entry needs it."),
    click.option("--date", metavar="DAY", help="When it was accepted. Default: today."),
    click.option("--expires", metavar="DAY", help="The last day for which it is accepted. Default: no end."),
    click.option("--notes", is_flag=True, help="Accept notes too, not only errors and warnings."),
)


def _signed(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_SIGNED):
        command = option(command)
    return command


@click.group("baseline")
def baseline() -> None:
    """Keep what is accepted: values per quantity, with reason, author and date.

    A new value in an accepted quantity is reported as widened. The file has no positions, so moved lines, reflowed text
    and renamed files leave it as it is.
    """


@baseline.command("create")
@_PATHS
@_signed
@BASELINE
@RULES
@NO_CACHE
def create(
    paths: tuple[str, ...],
    reason: str | None,
    by: str | None,
    date: str | None,
    expires: str | None,
    notes: bool,
    baseline: str | None,
    rules: str | None,
    no_cache: bool,
) -> Exit:
    """Accept all that the sources under PATH disagree about now."""
    from claimcheck.baseline import write_baseline

    file = _file(baseline)
    if file.exists():
        raise UsageError(f"{file} exists; add to it with: claimcheck baseline update")
    report, _ = _gated(paths, None, rules, notes, no_cache, ignore=True)
    entries = _entries(report, report.findings, reason, by, date, expires)
    write_baseline(file, entries)
    _say(report, report.findings)
    sys.stdout.write(f"{len(entries)} accepted in {file}\n")
    return Exit.OK


@baseline.command("update")
@_PATHS
@click.option("--accept", "chosen", metavar="ID", multiple=True, help="Accept this finding; repeatable.")
@click.option("--accept-all", is_flag=True, help="Accept all that is listed.")
@_signed
@BASELINE
@RULES
@NO_CACHE
def update(
    paths: tuple[str, ...],
    chosen: tuple[str, ...],
    accept_all: bool,
    reason: str | None,
    by: str | None,
    date: str | None,
    expires: str | None,
    notes: bool,
    baseline: str | None,
    rules: str | None,
    no_cache: bool,
) -> Exit:
    """List what is not accepted yet, and accept what --accept names; nothing is ever added unasked. Exit 1 where
    something is left."""
    from claimcheck.baseline import write_baseline

    report, held = _gated(paths, baseline, rules, notes, no_cache)
    taken = [f for f in report.findings if accept_all or f.id in chosen]
    unknown = sorted(set(chosen) - {f.id for f in report.findings})
    if unknown:
        raise UsageError(
            f"--accept {unknown[0]}: no such finding; there are: {', '.join(f.id for f in report.findings) or 'none'}"
        )
    _say(report, report.findings)
    if taken:
        added = _entries(report, taken, reason, by, date, expires)
        write_baseline(_file(baseline), [*held.entries, *added])
    left = len(report.findings) - len(taken)
    sys.stdout.write(
        f"{len(taken)} accepted, {left} left" + ("; accept with --accept ID or --accept-all\n" if left else "\n")
    )
    return Exit.FOUND if left else Exit.OK


@baseline.command("prune")
@_PATHS
@BASELINE
@RULES
@NO_CACHE
def prune(paths: tuple[str, ...], baseline: str | None, rules: str | None, no_cache: bool) -> Exit:
    """Take out what is stale or expired; PATH is the whole corpus."""
    from claimcheck.baseline import write_baseline
    from claimcheck.reporter.base import clean

    file = baseline_file(baseline)
    if file is None:
        raise UsageError("there is no baseline to prune; make one with: claimcheck baseline create")
    _, held = _gated(paths, baseline, rules, True, no_cache)
    over = held.expired()
    stale = {(id(entry), accepted.value) for entry, accepted in held.stale()}
    kept = []
    for entry in held.entries:
        left = tuple(a for a in entry.accepted if (id(entry), a.value) not in stale)
        if entry in over or not left:
            sys.stdout.write(f"out: {clean(entry.label)}: {clean(', '.join(sorted(entry.values)))}\n")
            continue
        for gone in entry.accepted:
            if gone not in left:
                sys.stdout.write(f"out: {clean(entry.label)}: {clean(gone.value)}\n")
        kept.append(entry.model_copy(update={"accepted": left}))
    write_baseline(file, kept)
    sys.stdout.write(f"{len(held.entries)} entries before, {len(kept)} now\n")
    return Exit.OK


@baseline.command("show")
@click.argument("paths", metavar="[PATH...]", nargs=-1)
@BASELINE
@RULES
@NO_CACHE
def show(paths: tuple[str, ...], baseline: str | None, rules: str | None, no_cache: bool) -> Exit:
    """List what is accepted; with the corpus as PATH, also what of it is stale."""
    from claimcheck.reporter.base import clean

    held = _gated(paths, baseline, rules, True, no_cache)[1] if paths else accepted(baseline)[0]
    stale = {(id(entry), accepted.value) for entry, accepted in held.stale()} if paths else set()
    over = held.expired()
    for entry in held.entries:
        until = f", until {entry.expires}{' (expired)' if entry in over else ''}" if entry.expires else ""
        sys.stdout.write(clean(f"{entry.label}: {entry.reason} ({entry.by}, {entry.date}{until})") + "\n")
        for accepted_value in entry.accepted:
            mark = " (stale)" if (id(entry), accepted_value.value) in stale else ""
            sys.stdout.write(
                clean(f"  {accepted_value.value}{mark}: “{accepted_value.quotes[0]}”").replace("  ", " ") + "\n"
            )
    told = f"{len(held.entries)} accepted, {len(over)} expired" + (
        f", {len({e for e, _ in stale})} with stale values" if paths else ""
    )
    sys.stdout.write(told + "\n")
    return Exit.OK


def _file(given: str | None) -> Path:
    from claimcheck.baseline import DEFAULT

    return baseline_file(given, wanted=True) or DEFAULT


def _gated(
    paths: Sequence[str], baseline: str | None, rules: str | None, notes: bool, no_cache: bool, *, ignore: bool = False
) -> tuple[Report, Baseline]:
    """The gated report on a whole corpus, and the baseline as it was used; `ignore` takes an empty one."""
    from claimcheck.baseline import Baseline
    from claimcheck.gate import gated
    from claimcheck.sources import find_documents

    held, decided = accepted(baseline)
    if ignore:
        held = Baseline([], today())
    with opened_cache(no_cache) as cache:
        report = checked(find_documents(paths), rules, cache)
    return gated(report, held, decided, notes=notes), held


def _entries(
    report: Report,
    findings: Sequence[Finding],
    reason: str | None,
    by: str | None,
    date: str | None,
    expires: str | None,
) -> list[Entry]:
    from claimcheck.baseline import day, entry_of
    from claimcheck.citing import cited

    if not (reason or "").strip() or not (by or "").strip():
        raise UsageError("every entry needs its reason and its author: --reason TEXT --by NAME")
    try:
        days = [day(text) for text in (date or today(), expires) if text]
    except ValueError as error:
        raise UsageError(f"--date, --expires: {error}; expected a day such as 2026-01-31") from None
    told = cited(report)
    made = []
    for finding in findings:
        made += entry_of(
            finding,
            told.quantities[finding.quantity],
            told.claims,
            reason=reason or "",
            by=by or "",
            date=days[0],
            expires=days[1] if expires else None,
        )
    return made


def _say(report: Report, findings: Sequence[Finding]) -> None:
    """One line for each finding, with its id."""
    from claimcheck.citing import cited
    from claimcheck.reporter.message import sentence

    claims = cited(report).claims
    for finding in findings:
        status = "" if finding.status == "new" else f"{finding.status} "
        sys.stdout.write(f"{finding.id}  {finding.level} {status}{sentence(finding, report, claims)}\n")
    for skipped in report.skipped:
        from claimcheck.reporter.base import clean

        tell(f"skipped {clean(skipped.path)}: {clean(skipped.reason)}")
