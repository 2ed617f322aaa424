"""The patterns of all kinds, compiled once for the rules and found by the words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from claimcheck.rule_language.lexicons import build_lexicons
from claimcheck.rule_language.matching import Filled, Half, Run, Search, Tokens, clause_around, meanings, tokenize
from claimcheck.rule_language.parsing import parse
from claimcheck.rule_language.syntax import (
    VALUE_SLOTS,
    Gap,
    Item,
    Node,
    PatternError,
    Slot,
    gaps,
    rarest,
    size,
    slots_in,
)

if TYPE_CHECKING:
    from claimcheck.rules import Kind, Rules

MOST_STATES: Final = 500
WIDEST_TOGETHER: Final = 60
"""Words that all gaps of a pattern may span together."""
_LETTERS: Final = re.compile(r"[a-z]+")
_NUMERIC: Final = frozenset(("count", "money", "percent", "measure"))
"""Slots for figures."""


@dataclass(frozen=True, slots=True, eq=False)
class Nearby:
    """What must, and what may not, stand near a figure."""

    near: tuple[Search, ...]
    exclude: tuple[Search, ...]
    within: str

    def holds(self, tokens: Tokens, first: int, last: int, wider: Callable[[str], Tokens]) -> bool:
        """Whether it holds for the figure from the token `first` to `last`; `wider` gives the paragraph and the
        headline."""
        begin, end = 0, len(tokens.words)
        if self.within == "clause":
            begin, end = clause_around(tokens, first, last)
        elif self.within in ("paragraph", "headline"):
            tokens = wider(self.within)
            end = len(tokens.words)
        if self.near and not any(search.found(tokens, begin, end) for search in self.near):
            return False
        return not any(search.found(tokens, begin, end) for search in self.exclude)


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """A pattern cut at its value slot."""

    kind: str
    text: str
    items: tuple[Item, ...]
    value_at: int
    """Number of the item that is the value slot."""
    slot: str
    left: Half
    right: Half
    needed: frozenset[str]
    nearby: Nearby | None

    def match(self, tokens: Tokens, number: int) -> Hit | None:
        """The match around the figure with this number in `tokens.spans`; None where there is none."""
        figure = tokens.spans[number]
        right = self.right.run(tokens, figure.last)
        if right.end is None:
            return None
        left = self.left.run(tokens, figure.first)
        if left.end is None:
            return None
        return Hit(self, number, left.end, right.end, meanings(tokens, (*left.captures[::-1], *right.captures)))

    def progress(self, tokens: Tokens, number: int) -> tuple[Run, Run]:
        """How far the two halves get around a figure."""
        figure = tokens.spans[number]
        return self.left.run(tokens, figure.first), self.right.run(tokens, figure.last)


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found around a figure; tokens from `first` to `last`."""

    pattern: Compiled
    number: int
    first: int
    last: int
    filled: Mapping[str, Filled]


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Patterns by the words without which they do not match."""

    by_word: dict[str, tuple[int, ...]]
    words: frozenset[str]
    always: tuple[int, ...]
    """Patterns whose words hold no plain letters, so that no word of a sentence leads to them."""
    patterns: tuple[Compiled, ...]

    def active(self, words: frozenset[str]) -> list[Compiled]:
        """The patterns that a sentence with these words may hold, in the order of the rules."""
        known = words & self.words
        if not (known or self.always):
            return []
        found = set(self.always)
        for word in known:
            found.update(self.by_word[word])
        return [self.patterns[n] for n in sorted(found)]


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """All patterns of the rules."""

    patterns: tuple[Compiled, ...]
    numeric: Index
    """The patterns for figures."""
    other: Index
    """The patterns for dates, hours and names."""
    nearby: dict[str, Nearby]
    """Kind -> what its figures need beside them, whatever found them."""
    unnumbered: frozenset[str]
    """Words of patterns for what needs no number: names."""
    settings: frozenset[str]
    """Kinds that give their claims a unit or an item."""


def value_slot(kind: Kind) -> str:
    """The slot that holds the value of a kind."""
    return kind.value


def compile_pattern(name: str, kind: Kind, text: str, nearby: Nearby | None, lexicons: Mapping[str, Node]) -> Compiled:
    """The pattern `text` of a kind; raises PatternError with what to write instead."""
    items = parse(text, lexicons)
    wanted = value_slot(kind)
    at = [i for i, item in enumerate(items) if isinstance(item.node, Slot) and item.node.name == wanted]
    every = [s for item in items for s in slots_in(item.node)]
    if not at:
        if wanted in every:
            raise PatternError(
                f"{{{wanted}}} stands inside brackets; write one pattern for each place of it",
                0,
                len(text),
                f"{{{wanted}}} school~ close~",
            )
        other = next((s for s in every if s in VALUE_SLOTS), None)
        why = f", not {{{other}}}, or say `value: {other}`" if other else ""
        raise PatternError(
            f"the kind's value is a {wanted}: the pattern needs the slot {{{wanted}}}{why}",
            0,
            len(text),
            f"{{{wanted}}} school~ close~",
        )
    if every.count(wanted) > 1:
        raise PatternError(
            f"{{{wanted}}} stands more than once; write {{number}} for figures that are not the value",
            0,
            len(text),
            "{count} of {number} school~",
        )
    cut = at[0]
    for edge, side in ((items[0], "begin"), (items[-1], "end")):
        if isinstance(edge.node, Gap):
            raise PatternError(
                f"a pattern cannot {side} with a gap", edge.start, edge.end - edge.start, "{count} ..3 close~"
            )
    if sum(size(item.node) for item in items) > MOST_STATES:
        raise PatternError(
            f"the pattern spells out more than {MOST_STATES} words; make it shorter",
            0,
            len(text),
            "{count} <things> ..3 <closing>",
        )
    if sum(gaps(item.node) for item in items) > WIDEST_TOGETHER:
        raise PatternError(
            f"the gaps span more than {WIDEST_TOGETHER} words together; make them narrower",
            0,
            len(text),
            "{count} ..3 school~ ..5 close~",
        )
    needed = rarest(item.node for item in items)
    if not needed:
        raise PatternError(
            "the pattern needs at least one word that must stand beside its slots",
            0,
            len(text),
            f"{{{wanted}}} school~ close~",
        )
    numbered = list(enumerate(item.node for item in items))
    left, right = Half(numbered[:cut][::-1], backward=True), Half(numbered[cut + 1 :])
    return Compiled(name, text, items, cut, wanted, left, right, needed, nearby)


def compile_nearby(
    near: tuple[str, ...], exclude: tuple[str, ...], within: str, lexicons: Mapping[str, Node]
) -> Nearby | None:
    """The conditions as searches; None where there are none. Raises PatternError."""
    return (
        Nearby(
            tuple(compile_search(t, lexicons) for t in near),
            tuple(compile_search(t, lexicons) for t in exclude),
            within,
        )
        if near or exclude
        else None
    )


def compile_search(text: str, lexicons: Mapping[str, Node]) -> Search:
    """A pattern of words that may stand anywhere; raises PatternError."""
    items = parse(text, lexicons)
    if any(slots_in(item.node) for item in items):
        raise PatternError("`near` and `not` hold words only, no slots", 0, len(text), "reopen~")
    needed = rarest(item.node for item in items)
    if not needed:
        raise PatternError("a word must stand here that cannot be absent", 0, len(text), "reopen~")
    if sum(size(item.node) for item in items) > MOST_STATES or sum(gaps(item.node) for item in items) > WIDEST_TOGETHER:
        raise PatternError(
            f"the pattern spells out more than {MOST_STATES} words; make it shorter", 0, len(text), "<closing>"
        )
    return Search(items, needed)


def _index(patterns: list[Compiled]) -> Index:
    by_word: dict[str, set[int]] = {}
    always = []
    for number, pattern in enumerate(patterns):
        keys = [max(_LETTERS.findall(w), key=len, default="") for w in pattern.needed]
        if not all(keys):
            always.append(number)
            continue
        for key in keys:
            by_word.setdefault(key, set()).add(number)
    return Index({w: tuple(sorted(n)) for w, n in by_word.items()}, frozenset(by_word), tuple(always), tuple(patterns))


def compile_book(rules: Rules) -> Book:
    """The patterns of `rules`, which were checked when they were loaded."""
    lexicons = build_lexicons(rules.lexicons, [])
    patterns = [
        compile_pattern(name, kind, p.match, compile_nearby(p.near, p.exclude, p.within, lexicons), lexicons)
        for name, kind in rules.kinds.items()
        for p in kind.patterns
    ]
    named = {
        max(_LETTERS.findall(w), key=len, default="")
        for p in patterns
        if p.slot in ("names", "clock")
        for w in p.needed
    }
    nearby = {
        name: n for name, k in rules.kinds.items() if (n := compile_nearby(k.near, k.exclude, k.within, lexicons))
    }
    return Book(
        tuple(patterns),
        _index([p for p in patterns if p.slot in _NUMERIC]),
        _index([p for p in patterns if p.slot not in _NUMERIC]),
        nearby,
        frozenset(named - {""}),
        frozenset(n for n, k in rules.kinds.items() if k.unit or k.item),
    )


__all__ = ["Book", "Compiled", "Hit", "compile_book", "compile_nearby", "compile_pattern", "compile_search", "tokenize"]
