"""Watching rules and sources: what a saved change gained and lost."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from claimcheck.model import Claim

_PAUSE = 0.5
_Stamp = tuple[int, int]


def saved(
    files: Callable[[], Iterable[str]], wait: Callable[[], None] = lambda: time.sleep(_PAUSE)
) -> Iterator[list[str]]:
    """The files of which each save changed the stamp (time and size), save by save, for ever; `files` is asked anew
    each time."""
    before = _stamps(files())
    while True:
        wait()
        now = _stamps(files())
        if now != before:
            yield sorted(f for f in before.keys() | now.keys() if before.get(f) != now.get(f))
            before = now


def _stamps(files: Iterable[str]) -> dict[str, _Stamp]:
    found = {}
    for file in files:
        try:
            state = os.stat(file)
        except OSError:
            continue
        found[file] = (state.st_mtime_ns, state.st_size)
    return found


def files_below(paths: Iterable[str]) -> Iterator[str]:
    """The files at or below paths, in a fixed order."""
    for path in paths:
        if Path(path).is_dir():
            yield from (
                str(p)
                for p in sorted(Path(path).rglob("*"))
                if p.is_file() and not any(part.startswith(".") for part in p.relative_to(path).parts)
            )
        else:
            yield path


def difference(before: Iterable[Claim], now: Iterable[Claim]) -> list[str]:
    """The claims that were gained (+) and lost (-), in the order of the text, then how many there are of each kind."""
    old, new = ({_key(c): c for c in claims} for claims in (before, now))
    gained, lost = new.keys() - old.keys(), old.keys() - new.keys()
    lines = []
    for key in sorted(gained | lost):
        sign, claim = ("+", new[key]) if key in gained else ("-", old[key])
        lines.append(
            f"{sign} {claim.source}:{claim.span.line}:{claim.span.column} {claim.kind} "
            f"“{' '.join(claim.quote.split())}” by “{claim.pattern or 'no kind'}”"
        )
    counts: dict[str, list[int]] = {}
    for keys, index in ((gained, 0), (lost, 1)):
        for key in keys:
            counts.setdefault(key[3], [0, 0])[index] += 1
    lines += [f"{kind}: +{more} -{less}" for kind, (more, less) in sorted(counts.items())]
    return lines or ["nothing gained, nothing lost"]


def _key(claim: Claim) -> tuple[str, int, int, str, str]:
    return claim.source, claim.span.start, claim.span.end, claim.kind, f"{claim.value.low}:{claim.value.high}"
