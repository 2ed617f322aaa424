"""`claimcheck rules watch` and `rules test --watch`: work that is done anew after each save."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from claimcheck.commands.shared import Exit, say
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Claim
from claimcheck.pipeline import check
from claimcheck.rule_loading import load_layers
from claimcheck.watching import difference, files_below, saved

Wait = Callable[[], None]


def watched(paths: Sequence[str], rules: str | None, wait: Wait | None = None) -> Exit:
    """Print what each save gained and lost; wrong rules are told, and the last good result kept."""
    before = list(check(paths, rules=rules).claims)
    say(f"{len(before)} claims; watching, Ctrl-C ends it")
    for files in _saves(lambda: [*_rule_files(rules), *files_below(paths)], wait):
        try:
            now: list[Claim] = list(check(paths, rules=rules).claims)
        except ClaimcheckError as error:
            say(str(error))
            continue
        say(f"saved {', '.join(files)}:", *(f"  {line}" for line in difference(before, now)))
        before = now
    return Exit.OK


def again(work: Callable[[], Exit], rules: str | None, wait: Wait | None = None) -> Exit:
    """Do the work now and after each save of the rules."""
    code = work()
    for files in _saves(lambda: _rule_files(rules), wait):
        say("", f"saved {', '.join(files)}:")
        try:
            code = work()
        except ClaimcheckError as error:
            say(str(error))
    return code


def _saves(files: Callable[[], list[str]], wait: Wait | None) -> Iterator[list[str]]:
    return saved(files, wait) if wait else saved(files)


def _rule_files(rules: str | None) -> list[str]:
    """The files of all layers; the named one alone while it is wrong."""
    try:
        return list(load_layers(rules).files)
    except ClaimcheckError:
        return [rules] if rules else []
