"""`claimcheck explain`: what was read at a place, and why two claims are or are not the same quantity."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.commands.shared import RULES, Exit, say
from claimcheck.errors import NothingToCheck, UsageError

if TYPE_CHECKING:
    from claimcheck.model import Claim
    from claimcheck.pipeline import Examined

_SPOT = re.compile(r"(?P<file>.+?):(?P<line>[1-9]\d{0,8})(?::(?P<column>[1-9]\d{0,8}))?")
_IDENTITY = re.compile(r"[0-9a-f]{12}")


@click.command()
@click.argument("targets", metavar="A [B] [PATH]...", nargs=-1, required=True)
@RULES
def explain(targets: tuple[str, ...], rules: str | None) -> Exit:
    """Show what was read at A; with B, why the claims A and B are, or are not, the same quantity.

    A and B are FILE:LINE, FILE:LINE:COLUMN or the id of a claim. PATH is what is read; without it the files of A and B.
    """
    named = [t for t in targets[:2] if _is_claim(t)]
    if not named or (len(named) == 1 and _is_claim(targets[1] if len(targets) > 1 else "")):
        raise UsageError(f"explain takes FILE:LINE or the id of a claim, not {targets[0]!r}")
    if len(named) == 2 and not _is_claim(targets[0]):
        raise UsageError(f"{targets[0]!r} is no FILE:LINE and no id of a claim")
    paths = list(targets[len(named) :])
    if not paths:
        if any(_IDENTITY.fullmatch(t) for t in named):
            raise UsageError(
                "the id of a claim says nothing of its file; name what to read: claimcheck explain ID PATH"
            )
        paths = list(dict.fromkeys(m["file"] for t in named if (m := _SPOT.fullmatch(t))))
    return _one(named[0], paths, rules) if len(named) == 1 else _two(named, paths, rules)


def _is_claim(text: str) -> bool:
    return bool(_SPOT.fullmatch(text) or _IDENTITY.fullmatch(text)) and not Path(text).exists()


def _one(target: str, paths: list[str], rules: str | None) -> Exit:
    from claimcheck.explaining import explained
    from claimcheck.pipeline import check
    from claimcheck.rule_loading import load_rules
    from claimcheck.sources import corpus_year
    from claimcheck.unclaimed import unclaimed

    report = check(paths, rules=rules)
    spot = _SPOT.fullmatch(target)
    if spot is None:
        claim = next((c for c in report.claims if c.id == target), None)
        if claim is None:
            raise UsageError(f"no claim has the id {target}; see the ids with: claimcheck extract PATH --format jsonl")
        file, line = claim.source, claim.span.line
    else:
        file, line = spot["file"], int(spot["line"])
    say(*explained(report, file, line))
    source = next((s for s in report.sources if _same_file(s.id, file)), None)
    if source:
        say(
            *(
                f"  {row}"
                for row in unclaimed(source, report.claims, line, load_rules(rules), corpus_year(report.sources))
            )
        )
    return Exit.OK


def _two(targets: list[str], paths: list[str], rules: str | None) -> Exit:
    from claimcheck.pair_explaining import explained_pair
    from claimcheck.pipeline import examine
    from claimcheck.rule_loading import load_rules
    from claimcheck.sources import read_paths

    loaded = load_rules(rules)
    sources, skipped = read_paths(paths)
    if not sources:
        raise NothingToCheck("nothing could be read: " + "; ".join(f"{s.path}: {s.reason}" for s in skipped[:5]))
    examined = examine(sources, loaded)
    mine, others = (_claims(t, examined) for t in targets)
    a, b = min(((x, y) for x in mine for y in others if x.id != y.id), key=_unlike, default=(None, None))
    if a is None or b is None:
        raise UsageError("A and B are one claim")
    say(*explained_pair(a, b, examined, loaded))
    return Exit.OK


def _claims(target: str, examined: Examined) -> list[Claim]:
    """The claims at a place or with an id; raises UsageError where there are none."""
    spot = _SPOT.fullmatch(target)
    if spot is None:
        found = [c for c in examined.claims if c.id == target]
        if not found:
            raise UsageError(f"no claim has the id {target}; see the ids with: claimcheck extract PATH --format jsonl")
        return found
    line, column = int(spot["line"]), int(spot["column"] or 0)
    here = [
        c
        for c in examined.claims
        if _same_file(c.source, spot["file"]) and c.span.line <= line <= c.span.line + c.quote.count("\n")
    ]
    if column:
        here = [c for c in here if c.span.column <= column < c.span.column + len(c.quote)]
    if not here:
        raise UsageError(
            f"no claim was read at {target}; see what stands there with: claimcheck explain {spot['file']}:{line}"
        )
    return here


def _unlike(pair: tuple[Claim, Claim]) -> tuple[int, int, int]:
    """How little two claims have in common, for choosing among several on a line."""
    a, b = pair
    apart = sum(getattr(a, f) != getattr(b, f) for f in ("who", "subset", "place", "item", "subject", "period"))
    figures = "date" not in (a.value.type, b.value.type)
    alike = (
        0 if a.kind == b.kind and figures else 1 if a.value.type == b.value.type and figures else 2 if figures else 3
    )
    return alike, apart, a.span.start + b.span.start


def _same_file(source: str, file: str) -> bool:
    given = file.replace("\\", "/").removeprefix("./")
    return source == given or given.endswith(f"/{source}") or source.endswith(f"/{given}")
