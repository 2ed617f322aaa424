"""Which claims under one key are looked at two by two.

No key makes a quadratic step. In a small folder every two claims under a key are looked at, up to `MOST_PAIRED` of
them; of more, their distinct figures. In an archive a key such as "deaths" may hold 100,000 claims of thousands of
events: there only claims of documents that are neighbours are looked at (see `neighbours`: those of one event that
share most), and of one document at most `MOST_OF_ONE` under a key, its first distinct figures. So the pairs that are
looked at grow with the claims, and each event is found however many others share its key.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from operator import attrgetter

from claimcheck.matcher.events import Events
from claimcheck.matcher.neighbours import neighbours
from claimcheck.model import Claim

MOST_PAIRED = 400
MOST_OF_ONE = 40
"""Claims of one document of an archive under one key: whoever states more figures of one thing states a table."""

_source = attrgetter("source")


def held(
    members: list[Claim], events: Events, focus: frozenset[str] | None
) -> tuple[list[Claim], dict[str, list[str]] | None]:
    """The members from which the rest of their documents is known, and the documents that each may be of one event
    with; None: all."""
    if not events.archive:
        return _distinct(members, focus), None
    members = _few_of_each(members)
    return members, neighbours(list(dict.fromkeys(map(_source, members))), events, focus)


def pairs_of(
    members: list[Claim], near: dict[str, list[str]] | None, focus: frozenset[str] | None
) -> Iterator[tuple[Claim, Claim]]:
    """Every two of `members` that may be of one event, in their order; with `focus`, where one is of these sources."""
    return _all_pairs(members, focus) if near is None else _pairs_of_neighbours(members, near, focus)


def _all_pairs(members: list[Claim], focus: frozenset[str] | None) -> Iterator[tuple[Claim, Claim]]:
    asked = members if focus is None else [claim for claim in members if claim.source in focus]
    behind = 0
    for i, a in enumerate(members):
        if focus is None or a.source in focus:
            behind += 1
            yield from ((a, b) for b in members[i + 1 :])
        else:
            yield from ((a, b) for b in asked[behind:])


def _pairs_of_neighbours(
    members: list[Claim], near: dict[str, list[str]], focus: frozenset[str] | None
) -> Iterator[tuple[Claim, Claim]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(members):
        places[claim.source].append(place)
    if not near and len(places) == len(members):
        return
    for place, claim in enumerate(members):
        asked = focus is None or claim.source in focus
        others = (source for source in near.get(claim.source, ()) if asked or (focus and source in focus))
        own = (claim.source,) if asked else ()
        behind = [other for source in (*own, *others) for other in places[source] if other > place]
        yield from ((claim, members[other]) for other in sorted(behind))


def _few_of_each(members: list[Claim]) -> list[Claim]:
    """The members, of a document that has more than `MOST_OF_ONE` its first distinct figures."""
    if len(members) <= MOST_OF_ONE:
        return members
    most = Counter(map(_source, members))
    if max(most.values(), default=0) <= MOST_OF_ONE:
        return members
    kept, told, taken = [], set(), Counter[str]()
    for claim in members:
        if most[claim.source] > MOST_OF_ONE:
            figure = (claim.source, *_figure(claim))
            if figure in told or taken[claim.source] == MOST_OF_ONE:
                continue
            told.add(figure)
            taken[claim.source] += 1
        kept.append(claim)
    return kept


def _figure(claim: Claim) -> tuple[object, ...]:
    value = claim.value
    return (
        value.low,
        value.high,
        value.qualifier,
        claim.as_of,
        value.text if value.type in ("quotation", "names") else "",
    )


def _distinct(members: list[Claim], focus: frozenset[str] | None) -> list[Claim]:
    if len(members) <= MOST_PAIRED:
        return members
    distinct: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(members, key=lambda c: c.source not in focus) if focus else members:
        distinct.setdefault(_figure(claim), claim)
    kept = {claim.id for claim in list(distinct.values())[:MOST_PAIRED]}
    return [claim for claim in members if claim.id in kept]
