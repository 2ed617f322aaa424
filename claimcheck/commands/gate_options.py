"""Options and steps that the commands of the gate share: what is read, which baseline holds, and what today is."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.commands.shared import RULES
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.baseline import Baseline
    from claimcheck.cache import Cache
    from claimcheck.decisions import Decided
    from claimcheck.engine.workers import Step
    from claimcheck.model import Report, Skipped
    from claimcheck.sources import Document

__all__ = [
    "BASELINE",
    "COLOR",
    "JOBS",
    "NO_CACHE",
    "RULES",
    "accepted",
    "baseline_file",
    "checked",
    "checked_again",
    "checked_on_spark",
    "opened_cache",
    "today",
]

BASELINE = click.option(
    "--baseline",
    metavar="FILE",
    help="What is accepted. Default: .claimcheck/baseline.jsonl, where there is one; decisions.jsonl lies beside it.",
)
NO_CACHE = click.option("--no-cache", is_flag=True, help="Read and extract everything anew, and keep nothing.")
JOBS = click.option(
    "--jobs", metavar="N", type=click.IntRange(min=1), help="Processes at most. Default: one for each processor."
)
COLOR = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colour; auto heeds NO_COLOR, FORCE_COLOR.",
)


def today() -> str:
    """The day by which entries expire and decisions are dated: SOURCE_DATE_EPOCH where it is set, else today's
    (UTC)."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        return datetime.datetime.now(datetime.UTC).date().isoformat()
    try:
        return datetime.datetime.fromtimestamp(int(given), datetime.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH is {given!r}; expected seconds since 1970") from None


def baseline_file(given: str | None, *, wanted: bool = False) -> Path | None:
    """The baseline to use: the named one, else the default one where it exists (or is `wanted`); raises UsageError
    where the named one is absent."""
    from claimcheck.baseline import DEFAULT

    if given is None:
        return DEFAULT if wanted or DEFAULT.is_file() else None
    if not wanted and not Path(given).is_file():
        raise UsageError(f"{given}: no such baseline; make it with: claimcheck baseline create")
    return Path(given)


def accepted(given: str | None) -> tuple[Baseline, Decided]:
    """The baseline and the decisions beside it."""
    from claimcheck.baseline import DEFAULT, Baseline, read_baseline
    from claimcheck.decisions import NAME, Decided, read_decisions

    file = baseline_file(given)
    entries = read_baseline(file) if file else []
    return Baseline(entries, today()), Decided(read_decisions((file or DEFAULT).parent / NAME))


@contextmanager
def opened_cache(no_cache: bool) -> Iterator[Cache]:
    """The cache of the user; what is wrong with it is told once, and never stops a run."""
    from claimcheck.cache import Cache, cache_file
    from claimcheck.output import tell

    cache = Cache(None if no_cache or os.environ.get("CLAIMCHECK_NO_CACHE") else cache_file())
    try:
        yield cache
    finally:
        cache.close()
        if cache.trouble:
            tell(f"cache {cache.trouble}")


def checked(
    found: Iterable[Document | Skipped],
    rules: str | None,
    cache: Cache,
    asked: Collection[tuple[str, int]] | None = None,
    jobs: int | None = None,
    whole: bool = True,
) -> Report:
    """Run the pipeline in up to `jobs` processes (None: one for each processor), with a bar on a terminal; `whole`
    as for `check_documents`."""
    from claimcheck.engine.workers import cores
    from claimcheck.pipeline import check_documents

    with _bar() as step:
        return check_documents(found, rules, step, asked, cache, cores() if jobs is None else jobs, whole)


def checked_on_spark(paths: Sequence[str], engine: str, rules: str | None, *, whole: bool) -> Report:
    """Run the pipeline on the Spark that `--engine` names, with a bar on a terminal; without `whole` only what findings
    name may be asked of the report.

    Raises UsageError for an engine that does not exist.
    """
    from claimcheck.engine.spark_session import address_of
    from claimcheck.pipeline import check_on_spark

    address = address_of(engine)
    with _bar() as step:
        return check_on_spark(paths, address, rules, step, whole=whole)


@contextmanager
def _bar() -> Iterator[Step | None]:
    """What is told of progress, on a terminal; None elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from claimcheck.reporter.terminal import Bar

    with Bar(sys.stderr) as bar:
        yield bar.step


def checked_again(paths: Sequence[str], rules: str | None, cache: Cache, jobs: int | None = None) -> Report:
    """The report on all of `paths`, from the cache where these very files were checked before; only what its
    findings name may be asked of it."""
    from claimcheck.engine.remembering import remember, remembered, run_key
    from claimcheck.sources import content_of, find_documents, lacking

    content = content_of(paths) if cache.reads else None
    key = run_key(content, rules) if content else None
    report = remembered(cache, key) if key else None
    if report is None:
        report = checked(find_documents(paths), rules, cache, jobs=jobs, whole=False)
        if (
            key and content_of(paths) == content and not any(map(lacking, report.skipped))
        ):  # no file was changed while it was read
            remember(cache, key, report)
    return report
