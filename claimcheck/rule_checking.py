"""What is not wrong with rules but deserves a look: words and patterns that an earlier kind takes first, kinds
without tests."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.rule_language.compiled import compile_book
from claimcheck.rule_language.shadows import shadows
from claimcheck.rule_loading import Layered
from claimcheck.rule_testing import tested
from claimcheck.rules import Kind

_ROLES = ("nouns", "states", "acts")


def untested(layered: Layered) -> Iterator[str]:
    """A line for each kind of the named file that lacks tests."""
    for name in layered.own:
        if not tested(layered.rules.kinds[name]):
            where = layered.origins.get(("kinds", name), "")
            yield f"{where}: kind '{name}' needs an example that fires, one that must not, and a pair\n    for example: examples: [{{text: \"The province closed 40 schools.\", expect: [40]}}]"


def warnings(layered: Layered) -> Iterator[str]:
    """A line for each word and each pattern that another takes first; only kinds of the named file are looked at."""
    yield from _patterns(layered)
    kinds = list(layered.rules.kinds.items())
    for later, (name, kind) in enumerate(kinds):
        if kind.value != "count":
            continue
        for other, above in kinds[:later]:
            if (
                above.value != "count"
                or (name not in layered.own and other not in layered.own)
                or above.near
                or above.exclude
            ):
                continue
            for role in _ROLES:
                taken = _taken(kind, above, role)
                if not taken:
                    continue
                mine = name if name in layered.own else other  # what a reader can change
                where = layered.origins.get(("kinds", mine, role)) or layered.origins.get(("kinds", mine), "")
                words = ", ".join(taken[:5]) + (f" and {len(taken) - 5} more" if len(taken) > 5 else "")
                remedy = (
                    (f"put '{name}' before it or narrow one with 'of'")
                    if mine == name
                    else f"leave them out, use 'patterns', or switch the shipped kind off with `{name}: off`"
                )
                yield f"{where}: warning: under '{role}', kind '{other}' stands before '{name}' and takes {words} first; {remedy}"


def _patterns(layered: Layered) -> Iterator[str]:
    patterns = compile_book(layered.rules).patterns
    for later, below in enumerate(patterns):
        if below.kind not in layered.own:
            continue
        above = next((a for a in patterns[:later] if a.kind not in _conditional(layered) and shadows(a, below)), None)
        if above:
            where = layered.origins.get(("kinds", below.kind, "patterns"), "")
            other = "" if above.kind == below.kind else f" of '{above.kind}'"
            yield f"{where}: warning: pattern “{below.text}” of '{below.kind}' never gets a figure: “{above.text}”{other} stands before it and matches all that it does"


def _conditional(layered: Layered) -> frozenset[str]:
    """Kinds that what stands nearby may keep off."""
    return frozenset(n for n, k in layered.rules.kinds.items() if k.near or k.exclude)


def _taken(kind: Kind, above: Kind, role: str) -> list[str]:
    """The words of a role that `above` takes wherever `kind` would."""
    if role != "nouns" and above.of and not (kind.of and set(kind.of) <= set(above.of)):
        return []
    return [w for w in getattr(kind, role) if w in getattr(above, role)]
