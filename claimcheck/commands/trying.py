"""`claimcheck rules try`: hits and near misses of a pattern, in their sentences."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.commands.shared import Exit, say
from claimcheck.errors import NothingToCheck
from claimcheck.extractor.trial import Place
from claimcheck.rule_loading import load_rules
from claimcheck.rule_trying import Found, Nearly, parsed, try_pattern, value_of, year_of
from claimcheck.sources import read_paths

_BEFORE, _BEHIND = 60, 90


def tried(pattern: str, paths: Sequence[str], rules: str | None, near: int, limit: int | None) -> Exit:
    """Write hits, then the nearest misses, then how many there are of each."""
    loaded = load_rules(rules)
    parsed(pattern, value_of(pattern), loaded)
    sources, skipped = read_paths(paths)
    if not sources:
        raise NothingToCheck(
            "nothing could be read: "
            + ("; ".join(f"{s.path}: {s.reason}" for s in skipped[:5]) or "no document was found")
        )
    hits, misses = 0, []
    for result in try_pattern(pattern, sources, loaded, year_of(sources)):
        if isinstance(result, Nearly):
            misses.append(result)
            continue
        hits += 1
        if limit is None or hits <= limit:
            _hit(result)
    misses.sort(key=lambda m: (-m.share, m.place.source, m.place.start, m.start))
    if misses and near:
        say("", "near misses, the nearest first:")
        for miss in misses[:near]:
            _miss(miss)
    documents = len({s.id for s in sources})
    say(
        "",
        f"{hits} hit{'s' * (hits != 1)}, {len(misses)} near miss{'es' * (len(misses) != 1)} in {documents} "
        f"document{'s' * (documents != 1)}",
    )
    return Exit.OK


def _shown(place: Place, start: int, end: int) -> None:
    begin, stop = max(0, start - _BEFORE), min(len(place.text), end + _BEHIND)
    lead = "... " if begin else ""
    say(
        "    " + lead + " ".join(place.text[begin:stop].splitlines()),
        " " * (4 + len(lead) + start - begin) + "^" * (end - start),
    )


def _hit(found: Found) -> None:
    others = "".join(f", {slot} {' '.join(text.split())}" for slot, text in found.slots)
    say(f"{found.place.source}:{found.place.line}: {found.value}{others}")
    _shown(found.place, found.start, found.end)


def _miss(miss: Nearly) -> None:
    say(
        f"{miss.place.source}:{miss.place.line}: {miss.figure}: matched “{miss.matched}”, then wanted “{miss.missed}” "
        f"and met “{miss.instead}”"
    )
    _shown(miss.place, miss.start, miss.end)
