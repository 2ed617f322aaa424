"""The syntax tree of patterns, and what can be told from it: slots, size, the words that every match holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

NUMERIC_SLOTS = ("count", "money", "percent", "measure")
VALUE_SLOTS = (*NUMERIC_SLOTS, "date", "clock", "names")
SLOTS = (*VALUE_SLOTS, "number", "who", "place")
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[’']s\b|[^\W\d_]+|[^\w\s]|_")
QUOTES = frozenset("“”\"‘’'«»„")


@dataclass(frozen=True, slots=True)
class Word:
    """One token out of a set."""

    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a figure, a group, a place."""

    name: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` words, within one clause and over no other figure."""

    most: int


@dataclass(frozen=True, slots=True)
class Maybe:
    """What may be absent."""

    inner: Node


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """One behind the other."""

    items: tuple[Node, ...]


Node = Word | Slot | Gap | Maybe | Choice | Sequence


@dataclass(frozen=True, slots=True)
class Item:
    """A top-level part of a pattern and where it stands in the text."""

    node: Node
    start: int
    end: int


class PatternError(ValueError):
    """What is wrong with a pattern, at which offset, and a correct form."""

    def __init__(self, what: str, at: int = 0, length: int = 1, example: str | None = None) -> None:
        super().__init__(what)
        self.what, self.at, self.length, self.example = what, at, length, example


def tokens_of(text: str) -> list[str]:
    """The tokens of a text in lower case, quotation marks left out."""
    return [t.replace("’", "'") for t in TOKEN.findall(text.lower()) if t not in QUOTES]


def one_of(options: list[Node]) -> Node:
    """The choice between nodes, single words joined into one set."""
    words = [o for o in options if isinstance(o, Word)]
    others = [o for o in options if not isinstance(o, Word)]
    joined: list[Node] = [Word(frozenset().union(*(w.forms for w in words)))] if words else []
    joined += others
    return joined[0] if len(joined) == 1 else Choice(tuple(joined))


def slots_in(node: Node) -> list[str]:
    """The names of all slots in a node."""
    if isinstance(node, Slot):
        return [node.name]
    if isinstance(node, Maybe):
        return slots_in(node.inner)
    if isinstance(node, (Choice, Sequence)):
        return [
            name for inner in (node.options if isinstance(node, Choice) else node.items) for name in slots_in(inner)
        ]
    return []


def size(node: Node) -> int:
    """How many states the node takes in a matcher."""
    if isinstance(node, Gap):
        return 2 * node.most
    if isinstance(node, Maybe):
        return size(node.inner)
    if isinstance(node, (Choice, Sequence)):
        return sum(size(inner) for inner in (node.options if isinstance(node, Choice) else node.items))
    return 1


def gaps(node: Node) -> int:
    """How many words all gaps of a node span together."""
    if isinstance(node, Gap):
        return node.most
    if isinstance(node, Maybe):
        return gaps(node.inner)
    if isinstance(node, (Choice, Sequence)):
        return sum(gaps(inner) for inner in (node.options if isinstance(node, Choice) else node.items))
    return 0


def needed(node: Node) -> frozenset[str] | None:
    """Words of which every match holds one, the rarest (longest) such set; None where no word is needed."""
    if isinstance(node, Word):
        return node.forms if all(any(c.isalpha() for c in w) for w in node.forms) else None
    if isinstance(node, Choice):
        parts = [needed(o) for o in node.options]
        return None if any(p is None for p in parts) else frozenset().union(*(p for p in parts if p))
    if isinstance(node, Sequence):
        return rarest(node.items)
    return None


def rarest(nodes: Iterable[Node]) -> frozenset[str] | None:
    """Of nodes that all must match, the set of words that is met least: the one whose shortest word is longest."""
    sets = [found for node in nodes if (found := needed(node))]
    return max(sets, key=lambda p: (min(map(len, p)), -len(p), sorted(p)), default=None)
