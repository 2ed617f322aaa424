"""The command line. Imports nothing heavy until a command needs it, so that --version and --help answer at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TextIO

import click

from claimcheck import __version__
from claimcheck.commands.baseline import baseline
from claimcheck.commands.cache import cache
from claimcheck.commands.check import check
from claimcheck.commands.config import config_group
from claimcheck.commands.explain import explain
from claimcheck.commands.gate_options import JOBS, NO_CACHE, checked, checked_again, checked_on_spark, opened_cache
from claimcheck.commands.review import review
from claimcheck.commands.rules import rules_group
from claimcheck.commands.shared import RULES, Exit
from claimcheck.errors import ClaimcheckError, NothingToCheck, UsageError
from claimcheck.output import safe_streams, targets_of, tell, write_all

if TYPE_CHECKING:
    from claimcheck.model import Report


class DefaultGroup(click.Group):
    """A group in which `claimcheck PATH...` means `claimcheck report PATH...`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `report` in front of arguments that begin with no command."""
        at = 0
        while at < len(args) and args[at].startswith("--config"):
            at += 1 if "=" in args[at] else 2
        if at >= len(args) or (args[at] not in self.commands and args[at] not in {"--help", "-h", "--version"}):
            args = [*args[:at], "report", *args[at:]]
        return super().parse_args(ctx, args)


def _stack(*options: Callable[..., Any]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


_COMMON = _stack(
    RULES,
    click.option(
        "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour; auto heeds NO_COLOR, FORCE_COLOR."
    ),
    click.option("--kind", "kinds", metavar="KIND", multiple=True, help="Only this kind of claim (see: claimcheck rules list); repeatable."),
    click.option("--place", metavar="PLACE", help="Only this place."),
)
_ENGINE = click.option(
    "--engine", metavar="local|spark[:URL]", default="local", help="Where the stages run: in processes of this machine, or on Spark (see docs/scale.md)."
)
_PATHS = click.argument("paths", metavar="PATH...", nargs=-1, required=True)


def _formats(names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    words = f"{names}; repeatable, :PATH writes to a file. Default: text."
    return click.option("--format", "formats", metavar="NAME[:PATH]", multiple=True, help=words)


@click.group(cls=DefaultGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="claimcheck", message="%(prog)s %(version)s")
@click.option("--config", metavar="FILE", help="Settings to use in place of those of the project.")
@click.pass_context
def cli(context: click.Context, config: str | None) -> None:
    """Find where written sources contradict each other about the same quantity.

    PATH is a file, a folder, a feed (.jsonl, .jsonl.gz) or - for standard input; pages, web archives and tables are read where
    their extra is installed. `claimcheck PATH...` is short for `claimcheck report PATH...`.

    Exit codes: 0 fine, 1 something at or above --fail-on, 2 wrong use, a bad rule or a missing path, 3 nothing to check,
    130 interrupted.
    """
    from claimcheck.config import default_map, load_config

    context.default_map = default_map(load_config(cli, config), cli)


@cli.command()
@_PATHS
@_COMMON
@_formats("text, concise, json, jsonl, csv, markdown, sarif, junit, github, gitlab")
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="Only the N worst findings.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]), default="never", help="Exit 1 from this level on.")
@click.option("--notes", is_flag=True, help="Show notes, rather than only count them.")
@click.option("--suggested", is_flag=True, help="Show pairs that are nearly findings, rather than only count them.")
@NO_CACHE
@JOBS
@_ENGINE
def report(
    paths: tuple[str, ...],
    rules: str | None,
    color: str,
    kinds: tuple[str, ...],
    place: str | None,
    formats: tuple[str, ...],
    limit: int | None,
    fail_on: str,
    notes: bool,
    suggested: bool,
    no_cache: bool,
    jobs: int | None,
    engine: str,
) -> Exit:
    """Show where the sources under PATH disagree."""
    from claimcheck.filtering import filtered
    from claimcheck.model import LEVELS
    from claimcheck.reporter import EVERYTHING, FORMATS

    targets = targets_of(formats, FORMATS)
    told_of_all = bool(kinds or place or any(name in EVERYTHING for name, _, _ in targets))
    whole = _check(paths, rules, no_cache, jobs, engine, told_of_all)
    _refuse_unknown(kinds, rules, whole)
    write_all(filtered(whole, kinds, place, limit), targets, color, notes, suggested)
    _refuse_nothing(whole)
    if fail_on == "never":
        return Exit.OK
    bad = LEVELS[: LEVELS.index(fail_on) + 1]
    return Exit.FOUND if any(f.level in bad for f in filtered(whole, kinds, place).findings) else Exit.OK


@cli.command()
@_PATHS
@_COMMON
@_formats("text, json, jsonl, csv")
@NO_CACHE
@JOBS
@_ENGINE
def extract(
    paths: tuple[str, ...],
    rules: str | None,
    color: str,
    kinds: tuple[str, ...],
    place: str | None,
    formats: tuple[str, ...],
    no_cache: bool,
    jobs: int | None,
    engine: str,
) -> Exit:
    """List the claims that the sources under PATH make."""
    from claimcheck.filtering import filtered
    from claimcheck.reporter import CLAIM_FORMATS

    targets = targets_of(formats, CLAIM_FORMATS)
    whole = _check(paths, rules, no_cache, jobs, engine)
    _refuse_unknown(kinds, rules, whole)
    write_all(filtered(whole, kinds, place), targets, color, notes=False)
    _refuse_nothing(whole)
    return Exit.OK


@cli.command()
@click.argument("a", required=False)
@click.argument("b", required=False)
@RULES
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", help='jsonl reads {"id","a","b"} lines on stdin.')
def compare(a: str | None, b: str | None, rules: str | None, form: str) -> Exit:
    """Say whether statement B agrees with statement A, conflicts with it, or is unrelated, and why."""
    if (a is None or b is None) if form == "text" else a is not None:
        raise UsageError('compare takes two statements, or --format jsonl and {"id","a","b"} lines on standard input')
    from claimcheck.compare import compare_statements
    from claimcheck.reporter.base import clean
    from claimcheck.reporter.json_v1 import dumps
    from claimcheck.rule_loading import load_rules

    loaded = load_rules(rules)
    if a is not None and b is not None:
        verdict, reason = compare_statements(a, b, loaded)
        sys.stdout.write(f"{verdict}: {clean(reason)}\n")
        return Exit.OK
    for key, first, second in _pairs(sys.stdin):
        verdict, reason = compare_statements(first, second, loaded)
        sys.stdout.write(dumps({"id": key, "verdict": verdict, "reason": reason}) + "\n")
    return Exit.OK


for _command in (config_group, explain, rules_group):
    cli.add_command(_command)


for _command in (baseline, cache, check, review):
    cli.add_command(_command)


def _check(paths: Sequence[str], rules: str | None, no_cache: bool, jobs: int | None, engine: str, told_of_all: bool = True) -> Report:
    from claimcheck.sources import find_documents

    if engine != "local":
        if jobs is not None:
            raise UsageError("--jobs is for the local engine; of Spark the URL says how many processes there are: --engine 'spark:local[2]'")
        return checked_on_spark(paths, engine, rules, whole=told_of_all)
    with opened_cache(no_cache) as cache:
        return checked(find_documents(paths), rules, cache, jobs=jobs) if told_of_all else checked_again(paths, rules, cache, jobs)


def _refuse_nothing(whole: Report) -> None:
    if not whole.stats.get("sources", len(whole.sources)):
        reasons = "; ".join(f"{skipped.path}: {skipped.reason}" for skipped in whole.skipped[:3])
        raise NothingToCheck("nothing could be read" + (f" ({reasons})" if reasons else ""))


def _refuse_unknown(kinds: Sequence[str], rules: str | None, whole: Report) -> None:
    """A kind that nothing can be of is a slip of the pen, and an empty report would hide it."""
    if not kinds:
        return
    from claimcheck.matcher.described import UNNAMED
    from claimcheck.rule_language.mistakes import suggestion
    from claimcheck.rule_loading import load_rules

    known = {*load_rules(rules).kinds, *UNNAMED, "denial", "members", "curfew", "hours", *(c.kind for c in whole.claims)}
    for kind in kinds:
        if kind.casefold() not in known:
            raise UsageError(f"no kind '{kind}'{suggestion(kind, known)}; `claimcheck rules list` names them")


def _pairs(lines: TextIO) -> Iterator[tuple[Any, str, str]]:
    import json

    for count, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        if not isinstance(record, dict) or not isinstance(record.get("a"), str) or not isinstance(record.get("b"), str):
            raise UsageError(f'standard input, line {count}: expected an object {{"id", "a", "b"}} with two texts')
        yield record.get("id"), record["a"], record["b"]


def _silence() -> None:
    """Let the interpreter's last flush go nowhere: whoever read standard output has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; nothing ends in a traceback."""
    safe_streams()
    try:
        code = cli.main(args=None if argv is None else list(argv), prog_name="claimcheck", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence()
        return Exit.OK
    except (click.Abort, KeyboardInterrupt):
        tell("interrupted")
        return Exit.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return Exit.USAGE
    except ClaimcheckError as error:
        tell(str(error))
        return error.exit_code
    return code if isinstance(code, int) else Exit.OK
