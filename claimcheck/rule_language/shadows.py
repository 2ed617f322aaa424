"""Whether one pattern matches all that another does: tried on texts made from the other, one for each way of writing
each of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.rule_language.compiled import Compiled
from claimcheck.rule_language.matching import Filled, Tokens
from claimcheck.rule_language.syntax import Choice, Gap, Maybe, Node, Sequence, Slot, Word

_MOST_WAYS = 40
_FILLER = "xyzzy"

Piece = tuple[str, str]
"""("word", token) or ("slot", name)."""


def shadows(above: Compiled, below: Compiled) -> bool:
    """Whether `above`, which comes first, takes every figure that `below` would; False where what stands nearby may
    keep it off."""
    if above.slot != below.slot or above.nearby is not None:
        return False
    return all(_takes(above, sample) for sample in _samples(below))


def _takes(pattern: Compiled, sample: list[Piece]) -> bool:
    words: list[str] = []
    tokens = Tokens(words, [], [])
    value = None
    for kind, name in sample:
        words.append(name if kind == "word" else _FILLER)
        if kind == "slot":
            at = len(words) - 1
            tokens.spans.append(Filled(name, at, at + 1, None))
            tokens.by_start[name, at] = tokens.by_end[name, at + 1] = len(tokens.spans) - 1
            value = len(tokens.spans) - 1 if name == pattern.slot else value
    return value is not None and pattern.match(tokens, value) is not None


def _samples(pattern: Compiled) -> Iterator[list[Piece]]:
    """The shortest text of a pattern, then one for each other way of writing one of its parts."""
    ways = [list(_ways(item.node)) for item in pattern.items]
    yield [piece for options in ways for piece in options[0]]
    for index, options in enumerate(ways):
        for option in options[1:]:
            yield [piece for i, others in enumerate(ways) for piece in (option if i == index else others[0])]


def _ways(node: Node) -> Iterator[list[Piece]]:
    """The ways of writing a part, at most some; a gap is empty, of one word, and as wide as it may be."""
    if isinstance(node, Word):
        yield from ([("word", form)] for form in sorted(node.forms)[:_MOST_WAYS])
    elif isinstance(node, Slot):
        yield [("slot", node.name)]
    elif isinstance(node, Gap):
        yield from ([], [("word", _FILLER)], [("word", _FILLER)] * node.most)
    elif isinstance(node, Maybe):
        yield []
        yield from _ways(node.inner)
    elif isinstance(node, Choice):
        for one in node.options:
            yield from _ways(one)
    elif isinstance(node, Sequence):
        parts = [list(_ways(inner)) for inner in node.items]
        yield [piece for options in parts for piece in options[0]]
        for index, options in enumerate(parts):
            for option in options[1:]:
                yield [piece for i, others in enumerate(parts) for piece in (option if i == index else others[0])]
