"""Lexicons, and the entries of word lists spelled out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimcheck.rule_language.parsing import parse
from claimcheck.rule_language.syntax import (
    Choice,
    Item,
    Maybe,
    Node,
    PatternError,
    Sequence,
    Word,
    one_of,
    size,
    slots_in,
)

_MOST_NODES = 3000


def build_lexicons(given: Mapping[str, tuple[str, ...]], wrong: list[tuple[str, int, PatternError]]) -> dict[str, Node]:
    """The lexicons as nodes; what is wrong goes to `wrong` as (lexicon, number of its entry, error). They may use
    each other, not in a circle."""
    built: dict[str, Node] = {}
    failed: set[str] = set()

    def build(name: str, above: tuple[str, ...]) -> None:
        for index, entry in enumerate(given[name]):
            for used in re.findall(r"<\s*([^<>]*?)\s*>", entry):
                if used in (*above, name):
                    wrong.append((name, index, PatternError(f"lexicon <{used}> uses itself", 0, len(entry), "close~")))
                    failed.add(name)
                    return
                if used in given and used not in built and used not in failed:
                    build(used, (*above, name))
        options: list[Node] = []
        for index, entry in enumerate(given[name]):
            try:
                items = parse(entry, built)
                if any(slots_in(i.node) for i in items):
                    raise PatternError("a lexicon holds words only, no slots", 0, len(entry), "close~")
                options.append(items[0].node if len(items) == 1 else Sequence(tuple(i.node for i in items)))
            except PatternError as error:
                wrong.append((name, index, error))
        if options:
            node = one_of(options)
            if size(node) > _MOST_NODES:
                wrong.append(
                    (
                        name,
                        0,
                        PatternError(f"the lexicon spells out more than {_MOST_NODES} words; split it", 0, 1, "close~"),
                    )
                )
                failed.add(name)
                return
            built[name] = node
        else:
            failed.add(name)
            if not given[name]:
                wrong.append((name, -1, PatternError(f"lexicon '{name}' is empty", 0, 1, "closing: [close~, shut~]")))

    for name in given:
        if name not in built and name not in failed:
            build(name, ())
    return built


def phrases(entry: str, lexicons: Mapping[str, Node], most: int = 400) -> tuple[str, ...]:
    """A word-list entry (`close~`, `<closing>`, `shut~ down`) spelled out; plain words are given back as they stand.
    Raises PatternError."""
    if not any(c in entry for c in "~<>(){}[]|?"):
        return (entry,)
    items = parse(entry, lexicons)
    found: list[str] = [""]
    for item in items:
        found = [f"{a} {b}".strip() for a in found for b in _spelled(item.node, item, most)]
        if len(found) > most:
            raise PatternError(f"the entry spells out more than {most} phrases; split it", 0, len(entry), "close~")
    return tuple(dict.fromkeys(found))


def _spelled(node: Node, item: Item, most: int) -> list[str]:
    if isinstance(node, Word):
        return sorted(node.forms)
    if isinstance(node, Maybe):
        return ["", *_spelled(node.inner, item, most)]
    if isinstance(node, Choice):
        return [p for o in node.options for p in _spelled(o, item, most)][: most + 1]
    if isinstance(node, Sequence):
        found = [""]
        for inner in node.items:
            found = [f"{a} {b}".strip() for a in found for b in _spelled(inner, item, most)][: most + 1]
        return found
    raise PatternError(
        "slots and gaps stand in `patterns`, not in word lists",
        item.start,
        item.end - item.start,
        "patterns: ['{count} school~ ..3 close~']",
    )
