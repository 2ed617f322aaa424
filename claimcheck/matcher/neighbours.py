"""Which documents of an archive are held against each other under one key: those that have most in common, found
without looking at every pair.

Two documents of an archive are of one event only where they share some telling names, or sentences (see `Events`). So
an inverted index of the
documents under the key, name -> documents and sentence -> documents, gives for each document all that may be of its
event. It is held against
the `NEAREST` of them that share most with it and are of its event; a pair is held where either is among the nearest of
the other. The work for
one document is bounded whatever the key holds: it has so many names, a name that tells anything stands in so many
documents, and of a sentence
that more have only the documents beside it in the order of the key are looked at (sorted neighbourhood, Hernández and
Stolfo 1995).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from claimcheck.matcher.events import SENTENCE, SHARED_NAMES, Events

NEAREST = 20
"""Documents that one is held against, beside those that it is among the nearest of."""
_LOOKED_AT = 60
"""Documents that share most with one, among which the nearest of its event are sought."""
_MOST_HAVING, _AROUND = 100, 40
"""Documents that have one thing, up to which all are looked at, and how many on either side of one in a longer list."""

_AT_ONCE = 4_000
"""Documents whose things are in memory at once, as integers of Python, while those are sought that others have too."""

_FEW = 12
"""Documents among which mostly nothing is shared, so that it is looked first whether anything is."""


def neighbours(documents: Sequence[str], events: Events, focus: frozenset[str] | None = None) -> dict[str, list[str]]:
    """Document -> the others that it is held against, for the documents under one key in a fixed order; with `focus`
    all of these documents and of those that they are held against, whose figures others of theirs may confirm."""
    held: dict[str, list[str]] = defaultdict(list)
    if len(documents) < 2:
        return held
    events.note_names(documents)
    index = _Index(documents, events)
    if focus is not None:
        focus = focus.union(*index.pairs(focus))
    for a, b in index.pairs(focus):
        held[a].append(b)
        held[b].append(a)
    return held


class _Index:
    """The documents under one key by what they share; they are known by their place in the order of the key."""

    def __init__(self, documents: Sequence[str], events: Events) -> None:
        self._documents = documents
        self._events = events
        ties = map(events.ties, documents)
        self._by_name, self._by_sentence = _lists(
            list(ties) if len(documents) > _AT_ONCE else [own.tolist() for own in ties]
        )
        self._near: dict[int, tuple[int, ...]] = {}

    def pairs(self, focus: frozenset[str] | None) -> Iterator[tuple[str, str]]:
        """The pairs of documents that are held against each other, each once."""
        for place, source in enumerate(self._documents):
            if (focus is not None and source not in focus) or not (
                self._by_sentence[place] or len(self._by_name[place]) >= SHARED_NAMES
            ):
                continue
            near = set(self._nearest(place))
            if focus is not None:
                near |= {
                    other
                    for other in self._sharing(place)
                    if self._of_one_event(place, other) and place in self._nearest(other)
                }
            for other in sorted(near):
                if other > place or (
                    place not in self._nearest(other) if focus is None else self._documents[other] not in focus
                ):
                    yield source, self._documents[other]

    def _nearest(self, place: int) -> tuple[int, ...]:
        """The documents of its event that share most with one; of those alike the ones beside it in the order of the
        key."""
        if place in self._near:
            return self._near[place]
        shared = self._sharing(place)
        likeliest = sorted(shared, key=lambda other: (-shared[other], abs(other - place), other))[:_LOOKED_AT]
        near = (other for other in likeliest if self._of_one_event(place, other))
        self._near[place] = tuple(islice(near, NEAREST))
        return self._near[place]

    def _sharing(self, place: int) -> dict[int, int]:
        """The documents that share enough with one to be of its event -> how much."""
        by_name, by_sentence = self._by_name[place], self._by_sentence[place]
        names = _counted(by_name, place) if by_sentence or len(by_name) >= SHARED_NAMES else {}
        sentences = _counted(by_sentence, place)
        found = {other: count + sentences.get(other, 0) for other, count in names.items() if count >= SHARED_NAMES}
        for other, count in sentences.items():
            found.setdefault(other, count + names.get(other, 0))
        found.pop(place, None)
        return found

    def _of_one_event(self, place: int, other: int) -> bool:
        return self._events.one_event(self._documents[place], self._documents[other])


_Lists = list[list[list[int]]]


def _lists(things: Sequence[Sequence[int]]) -> tuple[_Lists, _Lists]:
    """For the names that each document has, and for its sentences, the lists of all documents that have one of them
    too; most no other document has."""
    repeated = _repeated(things)
    having: dict[int, list[int]] = defaultdict(list)
    by_name: _Lists = [[] for _ in things]
    by_sentence: _Lists = [[] for _ in things]
    for place, own in enumerate(things if repeated else ()):
        for thing in repeated.intersection(own):
            having[thing].append(place)
            (by_name if thing < SENTENCE else by_sentence)[place].append(having[thing])
    return by_name, by_sentence


def _repeated(things: Sequence[Sequence[int]]) -> set[int]:
    """The things that two and more documents have; those of many documents range by range, so that not all are in
    memory at once."""
    if len(things) <= _FEW and len(set().union(*things)) == sum(map(len, things)):
        return set()
    repeated: set[int] = set()
    if len(things) <= _AT_ONCE:
        seen: set[int] = set()
        for own in things:
            repeated.update(seen.intersection(own))
            seen.update(own)
        return repeated
    parts = 1 + len(things) // _AT_ONCE
    some = sorted(chain.from_iterable(things[::parts]))
    begins = [0] * len(things)
    for high in (*(some[len(some) * part // parts] for part in range(1, parts)), 2 * SENTENCE) if some else ():
        seen = set()
        for place, own in enumerate(things):
            end = bisect_left(own, high, begins[place])
            here = own[begins[place] : end]
            begins[place] = end
            repeated.update(seen.intersection(here))
            seen.update(here)
    return repeated


def _counted(lists: Sequence[list[int]], place: int) -> Mapping[int, int]:
    """How many of the lists each document stands in; of a long list only those beside `place`."""
    return (
        Counter(
            chain.from_iterable(having if len(having) <= _MOST_HAVING else _around(having, place) for having in lists)
        )
        if lists
        else {}
    )


def _around(having: list[int], place: int) -> list[int]:
    at = bisect_left(having, place)
    return having[max(0, at - _AROUND) : at + _AROUND + 1]
