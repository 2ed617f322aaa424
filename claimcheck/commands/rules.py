"""`claimcheck rules ...`: check, test, list and try the rules."""

from __future__ import annotations

import click

from claimcheck.commands.shared import RULES, Exit, say
from claimcheck.errors import NothingToCheck, UsageError


@click.group("rules")
def rules_group() -> None:
    """Write, check, test and try the rules."""


@rules_group.command("list")
@RULES
def rules_list(rules: str | None) -> Exit:
    """List the kinds of claim that the rules name: name, type of value, label."""
    from claimcheck.rule_loading import load_rules

    kinds = load_rules(rules).kinds
    if not kinds:
        raise NothingToCheck("the rules name no kind of claim")
    width = max(map(len, kinds))
    for name, kind in sorted(kinds.items()):
        say(f"{name:<{width}}  {kind.value:<7}  {kind.label}{' (running total)' if kind.running else ''}")
    return Exit.OK


@rules_group.command("check")
@click.argument("files", metavar="[FILE]...", nargs=-1)
@RULES
@click.option(
    "--require-tests", is_flag=True, help="Refuse kinds without an example that fires, one that must not, and a pair."
)
def rules_check(files: tuple[str, ...], rules: str | None, require_tests: bool) -> Exit:
    """Tell every mistake in rules files, with line, column and remedy (default: the rules that claimcheck would
    use)."""
    from claimcheck.errors import RuleError
    from claimcheck.rule_checking import untested, warnings
    from claimcheck.rule_loading import load_layers

    mistakes = 0
    for file in files or (rules,):
        name = file or "the shipped rules"
        try:
            layered = load_layers(file)
        except RuleError as error:
            say(str(error), f"{name}: {error.count} mistake{'s' * (error.count != 1)}")
            mistakes += error.count
            continue
        lacking = list(untested(layered)) if require_tests else []
        say(*lacking, *warnings(layered))
        mistakes += len(lacking)
        kinds = len(layered.rules.kinds)
        say(f"{name}: {kinds} kind{'s' * (kinds != 1)}, {len(lacking) or 'no'} mistake{'s' * (len(lacking) != 1)}")
    return Exit.USAGE if mistakes else Exit.OK


@rules_group.command("test")
@click.argument("kinds", metavar="[KIND]...", nargs=-1)
@RULES
@click.option(
    "--require-tests",
    is_flag=True,
    help="Fail for kinds of the rules file without an example that fires, one that must not, and a pair.",
)
@click.option("-w", "--watch", is_flag=True, help="Stay, and test again after each save.")
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="Also the kinds that the rules file takes over unchanged: does one of yours take their figures?",
)
def rules_test(kinds: tuple[str, ...], rules: str | None, require_tests: bool, watch: bool, every: bool) -> Exit:
    """Run the examples and pairs that stand inside the kinds of the rules file; exit 1 when one fails."""
    if watch:
        from claimcheck.commands.watch import again

        return again(lambda: _test(kinds, rules, require_tests, every), rules)
    return _test(kinds, rules, require_tests, every)


def _test(kinds: tuple[str, ...], rules: str | None, require_tests: bool, every: bool) -> Exit:
    from claimcheck.rule_loading import load_layers
    from claimcheck.rule_testing import run_tests

    layered = load_layers(rules)
    outcome = run_tests(layered, kinds or (() if every else layered.own))
    say(*(failure.told() for failure in outcome.failures))
    say(*(f"warning: {kind}: no example matches the pattern “{pattern}”" for kind, pattern in outcome.unmatched))
    if require_tests:
        say(*(f"{kind}: needs an example that fires, one that must not, and a pair" for kind in outcome.untested))
    if not outcome.passed and not outcome.failures:
        raise UsageError("no kind has a test; add 'examples:' to it (see docs/rules.md)")
    failed = len(outcome.failures)
    say(f"{outcome.kinds} kind{'s' * (outcome.kinds != 1)}, {outcome.passed} tests passed, {failed} failed")
    return Exit.FOUND if failed or (require_tests and outcome.untested) else Exit.OK


@rules_group.command("try")
@click.argument("pattern", metavar="PATTERN")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@RULES
@click.option(
    "--near", metavar="N", type=click.IntRange(min=0), default=10, show_default=True, help="Show the N nearest misses."
)
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help="Show at most N hits.")
def rules_try(pattern: str, paths: tuple[str, ...], rules: str | None, near: int, limit: int | None) -> Exit:
    """Show what PATTERN finds under PATH, and where it nearly matched and how far it got."""
    from claimcheck.commands.trying import tried

    return tried(pattern, paths, rules, near, limit)


@rules_group.command("schema")
def rules_schema() -> Exit:
    """Print the JSON Schema (draft-07) of rules files, for editors."""
    import sys

    from claimcheck.rule_schema import shipped

    sys.stdout.write(shipped())
    return Exit.OK


@rules_group.command("show")
@click.argument("kind", metavar="KIND")
@RULES
def rules_show(kind: str, rules: str | None) -> Exit:
    """Print a kind as all layers make it, and which file each key comes from."""
    from claimcheck.commands.showing import shown
    from claimcheck.rule_loading import load_layers

    say(*shown(load_layers(rules), kind))
    return Exit.OK


@rules_group.command("new")
@click.argument("sentence", metavar="SENTENCE|FILE:LINE")
@click.option(
    "--highlight",
    metavar="WORDS",
    help="The figure with the words that name it; or mark them in SENTENCE: [[40 schools were closed]].",
)
@click.option("--name", metavar="KIND", help="The name of the kind.")
@RULES
def rules_new(sentence: str, highlight: str | None, name: str | None, rules: str | None) -> Exit:
    """Draft a kind from a sentence in which the figure and the words that name it are highlighted."""
    from claimcheck.commands.drafting import sentence_at
    from claimcheck.rule_drafting import draft
    from claimcheck.rule_loading import load_rules

    say(draft(sentence_at(sentence, highlight), highlight, name, load_rules(rules)).told())
    return Exit.OK


@rules_group.command("watch")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@RULES
def rules_watch(paths: tuple[str, ...], rules: str | None) -> Exit:
    """Stay, and after each save of the rules or of a source print what was gained and lost (also: rules test
    --watch)."""
    from claimcheck.commands.watch import watched

    return watched(paths, rules)
