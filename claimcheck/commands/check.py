"""`claimcheck check`: the gate for new sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.commands.gate_options import BASELINE, COLOR, JOBS, NO_CACHE, RULES, accepted, checked, opened_cache
from claimcheck.commands.shared import Exit
from claimcheck.errors import NothingToCheck, UsageError
from claimcheck.output import targets_of, tell, write_all

if TYPE_CHECKING:
    from claimcheck.cache import Cache
    from claimcheck.gate import PairKey
    from claimcheck.model import Report


@click.command("check")
@click.argument("new", metavar="NEW...", nargs=-1)
@click.option(
    "--against",
    metavar="PATH",
    multiple=True,
    help="Sources that NEW is held against; repeatable. Without it NEW is checked in itself.",
)
@click.option(
    "--since", metavar="REF", help="Take as new what changed since this git commit; what was at odds before is known."
)
@BASELINE
@RULES
@click.option(
    "--format",
    "formats",
    metavar="NAME[:PATH]",
    multiple=True,
    help="As for report; repeatable, :PATH writes to a file. Default: text.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    default="warning",
    help="Exit 1 from this level on.  [default: warning]",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 where it would be 1.")
@click.option("--notes", is_flag=True, help="Show notes, rather than only count them.")
@click.option("--known", is_flag=True, help="Show what is accepted or was at odds before, rather than only count it.")
@COLOR
@NO_CACHE
@JOBS
def check(
    new: tuple[str, ...],
    against: tuple[str, ...],
    since: str | None,
    baseline: str | None,
    rules: str | None,
    formats: tuple[str, ...],
    fail_on: str,
    exit_zero: bool,
    notes: bool,
    known: bool,
    color: str,
    no_cache: bool,
    jobs: int | None,
) -> Exit:
    """Fail where a new source disagrees with what is already there.

    Reads NEW and all PATHs, and reports only what concerns NEW. With --since, NEW and PATH say where to look for
    sources (default: here).

    Exit codes: 0 nothing new at or above --fail-on, 1 something is, 2 wrong use, 3 nothing was checked.
    """
    from claimcheck.gate import fails, gated
    from claimcheck.reporter import EVERYTHING, FORMATS
    from claimcheck.reporter.base import PROSE, tally

    targets = targets_of(formats, FORMATS)
    if not new and since is None:
        raise UsageError("name the new sources, or a commit with --since: claimcheck check NEW... --against PATH...")
    told_of_all = any(name in EVERYTHING for name, _, _ in targets)
    held, decided = accepted(baseline)
    with opened_cache(no_cache) as cache:
        whole, before = (
            _since(since, new, against, rules, cache, jobs)
            if since is not None
            else (_named(new, against, rules, cache, jobs, told_of_all), frozenset())
        )
    report = gated(whole, held, decided, before=before, notes=notes or fail_on == "note", known=known)
    write_all(report, targets, color, notes or fail_on == "note")
    if not any(path is None and name in PROSE for name, _, path in targets):
        for notice in report.notices:
            tell(notice)
        tell(tally(report))
    return Exit.FOUND if fails(report, fail_on) and not exit_zero else Exit.OK


def _named(
    new: Sequence[str], against: Sequence[str], rules: str | None, cache: Cache, jobs: int | None, told_of_all: bool
) -> Report:
    """The report on the sources named as new; without `told_of_all` of what findings name only."""
    from claimcheck.sources import Document, find_documents

    found = list(find_documents(new))
    if not against:
        return checked(found, rules, cache, jobs=jobs, whole=told_of_all)
    asked = {document.origin for document in found if isinstance(document, Document)}
    report = checked(chain(found, find_documents(against)), rules, cache, asked, jobs)
    if not report.focus:
        unread = [one for one in found if not isinstance(one, Document)]
        reasons = "; ".join(f"{s.path}: {s.reason}" for s in (unread or report.skipped)[:3])
        raise NothingToCheck("none of the new sources could be read" + (f" ({reasons})" if reasons else ""))
    return report


def _since(
    ref: str, new: Sequence[str], against: Sequence[str], rules: str | None, cache: Cache, jobs: int | None
) -> tuple[Report, frozenset[PairKey]]:
    """The report on what changed since a commit, and what was at odds in that commit."""
    from claimcheck.changes import changes_since
    from claimcheck.gate import pair_keys
    from claimcheck.history import state_since
    from claimcheck.sources import list_documents

    paths = [*against, *new] or ["."]
    documents, skipped = list_documents(paths)
    state = state_since(ref, Path(paths[0]) if paths[0] != "-" else Path())
    changes = changes_since(state, documents, paths)
    looked = {d.origin for d in list_documents(new)[0]} if new and against else {d.origin for d in documents}
    asked = changes.asked & looked
    report = checked([*documents, *skipped], rules, cache, asked, jobs)
    if asked and not report.focus:
        raise NothingToCheck(f"none of the {len(asked)} sources that changed since {ref} could be read")
    told = [
        text
        for text in (state.notice, None if asked else f"no source has changed since {ref}: nothing new to check")
        if text
    ]
    report = replace(report, notices=(*report.notices, *told))
    gone = changes.gone & {document.origin for document in changes.before}
    if not asked or not gone:
        return report, frozenset()
    try:
        return report, pair_keys(checked(changes.before, rules, cache, gone, jobs))
    except NothingToCheck:
        return report, frozenset()
