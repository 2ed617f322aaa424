"""The compiled matcher: a position automaton run over tokens, so that time grows with text times pattern and never
faster.

A pattern is cut at its value slot; the right half runs forward from each figure, the left half, mirrored, backward. No
half has loops, so
what one figure costs is bounded by the pattern's own length.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from claimcheck.rule_language.syntax import QUOTES, TOKEN, Choice, Item, Maybe, Node, Sequence, Slot, Word

_BORDER: Final = frozenset(";:—–()")
"""Tokens that no gap passes."""
_ACCEPT: Final = -1

Captures = tuple[tuple[str, int], ...]
"""(slot, number of the span in `Tokens.spans`) in the order of reading."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A stretch of text that can fill a slot: first token, behind the last, and what it means."""

    slot: str
    first: int
    last: int
    meaning: Any


@dataclass(slots=True)
class Tokens:
    """A sentence as tokens, with the stretches that can fill slots."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    spans: list[Filled] = field(default_factory=list)
    figures: frozenset[int] = frozenset()
    """Tokens that belong to a figure: no gap passes them."""
    by_start: dict[tuple[str, int], int] = field(default_factory=dict)
    by_end: dict[tuple[str, int], int] = field(default_factory=dict)

    def fill(self, slot: str, start: int, end: int, meaning: object) -> int | None:
        """Note that the characters from `start` to `end` can fill `slot`; the number of the span, None where it
        covers no token."""
        first = bisect.bisect_right(self.ends, start)
        last = bisect.bisect_left(self.starts, end)
        if first >= last:
            return None
        self.spans.append(Filled(slot, first, last, meaning))
        number = len(self.spans) - 1
        self.by_start.setdefault((slot, first), number)
        self.by_end.setdefault((slot, last), number)
        return number


def tokenize(lowered: str) -> Tokens:
    """The tokens of lower-case text with their offsets; quotation marks are left out."""
    found = [m for m in TOKEN.finditer(lowered) if m.group() not in QUOTES]
    return Tokens([m.group().replace("’", "'") for m in found], [m.start() for m in found], [m.end() for m in found])


@dataclass(frozen=True, slots=True)
class State:
    """One position of a pattern; `item` is the number of the top-level item that it belongs to."""

    words: frozenset[str] | None
    slot: str | None
    free: bool
    """Passes commas and other marks without counting them."""
    item: int
    follow: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """How far a half got: the token behind the match (None: none), what filled its slots, the furthest token, and
    the items that it waited for there."""

    end: int | None
    captures: Captures
    furthest: int
    waiting: tuple[int, ...]


class Half:
    """One half of a pattern, ready to run."""

    def __init__(self, items: Iterable[tuple[int, Node]], *, backward: bool = False) -> None:
        self._states: list[State] = []
        self.backward = backward
        entry: tuple[int, ...] = (_ACCEPT,)
        for number, node in list(items)[::-1]:
            entry = self._add(_mirrored(node) if backward else node, number, entry)
        self._entry = entry

    def _add(self, node: Node, item: int, follow: tuple[int, ...]) -> tuple[int, ...]:
        """Put states for `node` before `follow`; the states in which it may begin."""
        if isinstance(node, Word):
            return (self._state(node.forms, None, False, item, follow),)
        if isinstance(node, Slot):
            return (self._state(None, node.name, False, item, follow),)
        if isinstance(node, Maybe):
            return _joined(self._add(node.inner, item, follow), follow)
        if isinstance(node, Choice):
            return _joined(*(self._add(option, item, follow) for option in node.options))
        if isinstance(node, Sequence):
            for inner in node.items[::-1]:
                follow = self._add(inner, item, follow)
            return follow
        entry = _joined((self._state(None, None, True, item, follow, loop=True),), follow)
        for _ in range(node.most):
            word = self._state(None, None, False, item, entry)
            entry = _joined((word, self._state(None, None, True, item, (word, *follow), loop=True)), follow)
        return entry

    def _state(
        self,
        words: frozenset[str] | None,
        slot: str | None,
        free: bool,
        item: int,
        follow: tuple[int, ...],
        *,
        loop: bool = False,
    ) -> int:
        number = len(self._states)
        self._states.append(State(words, slot, free, item, (*follow, number) if loop else follow))
        return number

    def run(self, tokens: Tokens, at: int) -> Run:
        """Match from the token `at` on (backward: the tokens before it); the longest match counts."""
        step = -1 if self.backward else 1
        pending: dict[int, dict[int, Captures]] = {at: dict.fromkeys(self._entry, ())}
        behind = None if self.backward else _behind_conversion(tokens, at)
        if behind is not None:
            pending[behind] = dict.fromkeys(self._entry, ())
        end: int | None = None
        captures: Captures = ()
        furthest = at
        waiting: tuple[int, ...] = ()
        while pending:
            here = max(pending) if self.backward else min(pending)
            threads = pending.pop(here)
            if _ACCEPT in threads:
                end, captures = here, threads.pop(_ACCEPT)
            if threads:
                furthest = here
                waiting = tuple(sorted({s.item for s in map(self._states.__getitem__, threads) if s.words or s.slot}))
            index = here - 1 if self.backward else here
            if not 0 <= index < len(tokens.words):
                continue
            for number, filled in threads.items():
                self._advance(tokens, number, filled, here, index, step, pending)
        return Run(end, captures, furthest, waiting)

    def _advance(
        self,
        tokens: Tokens,
        number: int,
        filled: Captures,
        here: int,
        index: int,
        step: int,
        pending: dict[int, dict[int, Captures]],
    ) -> None:
        state = self._states[number]
        token = tokens.words[index]
        if state.slot is not None:
            span = (tokens.by_end if self.backward else tokens.by_start).get((state.slot, here))
            if span is None:
                return
            there = tokens.spans[span].first if self.backward else tokens.spans[span].last
            filled = (*filled, (state.slot, span))
        elif state.words is not None:
            if token not in state.words:
                return
            there = here + step
        elif state.free:
            if token in _BORDER or token[0].isalnum():
                return
            there = here + step
        else:
            if not token[0].isalnum() or index in tokens.figures:
                return
            there = here + step
        target = pending.setdefault(there, {})
        for following in state.follow:
            target.setdefault(following, filled)


def _behind_conversion(tokens: Tokens, at: int) -> int | None:
    """The token behind a conversion in brackets that begins at `at`: "60 dollars (£43) in cash", "19 km (12 miles)
    away"."""
    if at >= len(tokens.words) or tokens.words[at] != "(":
        return None
    spans = (tokens.by_start.get((slot, at + 1)) for slot in ("money", "measure"))
    return next(
        (
            last + 1
            for last in (tokens.spans[s].last for s in spans if s is not None)
            if tokens.words[last : last + 1] == [")"]
        ),
        None,
    )


class Search:
    """A pattern of words that may stand anywhere in a stretch of tokens."""

    def __init__(self, items: tuple[Item, ...], needed: frozenset[str] | None) -> None:
        self._half = Half([(i, item.node) for i, item in enumerate(items)])
        self._needed = needed

    def found(self, tokens: Tokens, begin: int, end: int) -> bool:
        """Whether the pattern stands between the tokens `begin` and `end`."""
        if self._needed is not None and self._needed.isdisjoint(tokens.words[begin:end]):
            return False
        stops = (self._half.run(tokens, at).end for at in range(begin, end))
        return any(stop is not None and begin < stop <= end for stop in stops)


def _joined(*sets: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for each in sets for number in each))


def _mirrored(node: Node) -> Node:
    if isinstance(node, Sequence):
        return Sequence(tuple(_mirrored(n) for n in node.items[::-1]))
    if isinstance(node, Choice):
        return Choice(tuple(_mirrored(n) for n in node.options))
    return Maybe(_mirrored(node.inner)) if isinstance(node, Maybe) else node


def meanings(tokens: Tokens, captures: Captures) -> Mapping[str, Filled]:
    """What filled each slot, the first of each name."""
    found: dict[str, Filled] = {}
    for slot, number in captures:
        found.setdefault(slot, tokens.spans[number])
    return found


def clause_around(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """The tokens of the clause that holds the tokens from `first` to `last`: from one border to the next."""
    begin, end = first, last
    while begin > 0 and not _borders(tokens.words, begin - 1):
        begin -= 1
    while end < len(tokens.words) and not _borders(tokens.words, end):
        end += 1
    return begin, end


_TURNS: Final = frozenset("and but while whereas although though which who because after before when as".split())


def _borders(words: list[str], at: int) -> bool:
    """Whether the token ends a clause: a colon, or a comma with a word behind it that begins another clause."""
    return (
        words[at] in _BORDER
        or (words[at] == "," and at + 1 < len(words) and words[at + 1] in _TURNS)
        or words[at] in ("but", "while", "whereas", "although", "though")
    )
