"""Words that are said of opposite states: two figures beside them answer two questions."""

from __future__ import annotations

from claimcheck.matcher.described import Described

_ANTONYMS = [
    frozenset(pair.split())
    for pair in (
        "hir lay",
        "hir fire",
        "sold refund",
        "sell refund",
        "sell buy",
        "import export",
        "open clos",
        "gain los",
        "approv reject",
        "arrive leav",
        "arriv depart",
        "arrest releas",
        "win los",
        "born di",
        "enter exit",
        "north south",
        "east west",
        "min max",
        "minimum maximum",
        "before after",
        "borrow lend",
        "deposit withdraw",
    )
]
"""Stems of words that are said of opposite states."""
_SEXES = [{"mal", "femal"}, {"men", "women"}, {"man", "woman"}, {"boy", "girl"}]
"""Stems of nouns for the two sexes."""


def opposite(a: Described, b: Described) -> bool:
    """Whether the words beside the figures name opposite states, each of them one; of the sexes the counted noun
    tells."""
    mine, others = a.near.keys(), b.near.keys()
    return {a.noun, b.noun} in _SEXES or any(
        len(pair & mine) == 1 and len(pair & others) == 1 and pair & mine != pair & others for pair in _ANTONYMS
    )
