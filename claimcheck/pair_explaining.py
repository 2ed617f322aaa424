"""Why two claims are, or are not, the same quantity: slot by slot, and what would join them.

Nothing is told from a copy of the matcher's rules: a slot separates two claims when they meet once it is made equal,
and a setting joins them
when they meet under it. Both are tried. The evidence is the comparison vector that decided, with the weights by which
it did.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from itertools import combinations

from claimcheck.matcher import contributions, enough, related
from claimcheck.model import Claim
from claimcheck.pipeline import Examined, joined, meeting, weighing
from claimcheck.reporter.base import figure
from claimcheck.rules import Kind, Rules

_SLOTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("kind", ("kind", "pattern")),
    ("counted", ("who", "subject")),
    ("part", ("subset",)),
    ("place", ("place", "place_stated", "event")),
    ("day", ("as_of", "as_of_stated", "published")),
    ("span", ("period", "total")),
    ("item", ("item",)),
    ("per", ()),
    ("change", ("moment",)),
    ("stance", ("stance",)),
    ("words", ("topics", "sentence")),
)
_MOST_TOGETHER = 3
_MOST_ENTRIES = 12
"""Entries of a comparison vector that are shown."""


def explained_pair(a: Claim, b: Claim, examined: Examined, rules: Rules) -> Iterator[str]:
    """The table of slots, the verdict on sameness, and what would change it, as lines."""
    yield from _head("A", a)
    yield from _head("B", b)
    yield ""
    met = meeting(examined, a, b, rules)
    separating = () if met else _separating(a, b, rules, examined)
    yield from _table(a, b, separating, examined)
    yield ""
    yield from _evidence(a, b, examined, rules)
    if met:
        yield f"the same quantity: {met[0][1]}"
        yield from _finding(a, b, examined, rules)
        return
    yield from _apart(a, b, separating, rules, examined)


def why_apart(a: Claim, b: Claim, examined: Examined, rules: Rules) -> Iterator[str]:
    """Why two claims that do not meet are not the same quantity, and what would join them, as lines."""
    yield from _apart(a, b, _separating(a, b, rules, examined), rules, examined)


def _head(letter: str, claim: Claim) -> Iterator[str]:
    yield f"{letter}  {claim.source}:{claim.span.line}:{claim.span.column}  claim {claim.id}"
    yield f"   “{' '.join(claim.sentence.split())}”"


def _table(a: Claim, b: Claim, separating: Sequence[str], examined: Examined) -> Iterator[str]:
    rows = [("value", figure(a.value), figure(b.value), "not compared here: it is the answer")]
    for name, _ in _SLOTS:
        mine, other = _said(a, name), _said(b, name)
        if mine is other is None:
            continue
        sign = "same" if mine == other else "missing in one" if None in (mine, other) else "differs"
        rows.append((name, mine or "–", other or "–", f"{sign}: THIS SEPARATES THEM" if name in separating else sign))
    one = examined.events.one_event(a.source, b.source)
    rows.append(
        (
            "event",
            a.source,
            b.source,
            "one event" if one else "two events: THIS SEPARATES THEM" if "event" in separating else "two events",
        )
    )
    widths = [min(48, max(len(row[i]) for row in rows)) for i in range(3)]
    for row in rows:
        cells = (
            f"{cell if len(cell) <= 48 else cell[:45] + '...':<{width}}"
            for cell, width in zip(row[:3], widths, strict=True)
        )
        yield f"   {'  '.join(cells)}  {row[3]}"


def _said(claim: Claim, slot: str) -> str | None:
    """What a claim says in a slot, in words."""
    if slot == "kind":
        return f"{claim.kind} (“{claim.pattern}”)" if claim.pattern else f"{claim.kind} (no kind claimed it)"
    if slot == "counted":
        unit = claim.value.unit if claim.value.type != "count" else None
        return ", ".join(dict.fromkeys(w for w in (claim.who, claim.subject, unit) if w)) or None
    if slot == "place":
        return f"{claim.place}{'' if claim.place_stated else ' (of the event)'}" if claim.place else None
    if slot == "day":
        if not claim.as_of:
            return None
        return claim.as_of if claim.as_of_stated else f"{claim.as_of} (not stated)"
    if slot == "per":
        return claim.value.per
    if slot == "words":
        return ", ".join(claim.topics) or None
    found = getattr(claim, dict(_SLOTS)[slot][0])
    return str(found) if found else None


def _separating(a: Claim, b: Claim, rules: Rules, examined: Examined) -> tuple[str, ...]:
    """The fewest slots that must be equal for the claims to meet; empty where no three of them suffice."""
    if a.value.type != b.value.type:
        return ("kind",)
    names = [n for n, _ in _SLOTS if _said(a, n) != _said(b, n)]
    if not examined.events.one_event(a.source, b.source):
        names.append("event")
    for many in range(1, _MOST_TOGETHER + 1):
        for chosen in combinations(names, many):
            events = None if "event" in chosen else examined.events
            if joined(a, _alike(a, b, chosen), rules, events):
                certain = chosen == ("words",) and isinstance(weighing(examined, a, b, rules), str)
                return () if certain else chosen  # what is certain stands in the words, and is told by itself
    return ()


def _alike(a: Claim, b: Claim, slots: Sequence[str]) -> Claim:
    """`b` with these slots as in `a`."""
    fields = [f for name, group in _SLOTS if name in slots for f in group]
    value = dataclasses.replace(b.value, per=a.value.per) if "per" in slots else b.value
    identity = f"{b.id} with {' '.join(slots)}"  # what is known of a claim is kept under its id
    return dataclasses.replace(b, id=identity, value=value, **{f: getattr(a, f) for f in fields})


def _evidence(a: Claim, b: Claim, examined: Examined, rules: Rules) -> Iterator[str]:
    """The comparison vector of two figures and what each entry adds, as log odds; or what certain difference parts
    them."""
    found = weighing(examined, a, b, rules)
    if isinstance(found, str):
        yield f"never compared: {found}"
        yield ""
    elif found:
        yield f"evidence for one quantity: probability {found.probability:.2f}, compared from {enough(found.vector):.2f}; the entries that add most, as log odds:"
        for name, value, adds in contributions(found.vector)[:_MOST_ENTRIES]:
            yield f"   {adds:+.2f}  {name}" + (f" ({value:.2f})" if value not in (0.0, 1.0) else "")
        yield ""


def _finding(a: Claim, b: Claim, examined: Examined, rules: Rules) -> Iterator[str]:
    both = {a.id, b.id}
    pairs = [(f, p) for f in examined.findings for p in f.pairs if {p.a, p.b} == both]
    for _, pair in pairs:
        yield f"{pair.level}: {pair.verdict}: {pair.reason}"
    if not pairs and related(a, b, rules.kinds.get(a.kind)) == "meet":
        yield "agree: a value fits both"
    elif not pairs:
        yield "no verdict: the figures differ, but the words say too little to set them against each other"


def _apart(a: Claim, b: Claim, separating: Sequence[str], rules: Rules, examined: Examined) -> Iterator[str]:
    if joined(a, b, rules, examined.events):
        found = weighing(examined, a, b, rules)
        why = found if isinstance(found, str) else "one of the reports states the other's figure as well"
        yield f"not the same quantity in this folder, though the two alone would be: {why}"
        return
    if a.value.type != b.value.type:
        yield f"not the same quantity: one is a {a.value.type}, the other a {b.value.type}; nothing in the rules joins them"
        return
    if not separating:
        found = weighing(examined, a, b, rules)
        if isinstance(found, str):
            yield f"not the same quantity: {found}; nothing in the rules joins them"
        elif found:
            yield f"not the same quantity: too little says so (probability {found.probability:.2f}, compared from {enough(found.vector):.2f})"
        else:
            yield "not the same quantity: they share neither kind nor noun nor words that would bring them together"
        return
    yield f"not the same quantity: {' and '.join(separating)} {'separates' if len(separating) == 1 else 'separate'} them"
    yield from _remedies(a, b, separating, rules, examined)


def _remedies(a: Claim, b: Claim, separating: Sequence[str], rules: Rules, examined: Examined) -> Iterator[str]:
    """Settings under which the claims do meet, each tried; else why there are none."""
    if "event" in separating:
        yield "what would join them: nothing in the rules; their documents share too few cities and rare names to be of one event"
        return
    if a.kind != b.kind:
        taken = " and ".join(f"'{c.kind}' by “{c.pattern}”" if c.pattern else f"no kind ('{c.kind}')" for c in (a, b))
        yield f"what would join them: one kind that takes both; they were read as {taken}"
        yield "    draft one: claimcheck rules new FILE:LINE"
        return
    for words, variant in _variants(a, b, rules):
        if joined(a, b, variant, examined.events):
            yield f"what would join them, in your rules: kinds: {{{a.kind}: {{{words}}}}}"
            return
    if separating == ("item",):
        yield f"what would join them, in your rules: kinds: {{{a.kind}: {{item: {a.item or b.item}}}}}, so that each of its figures has this item"
    elif separating == ("span",):
        yield "what would join them: no setting of the kind; what happened on one day (“on May 3, 12 were hurt”) is not held against another day, a total so far (“12 had been hurt”) is"
    else:
        yield "what would join them: no setting of the kind; the texts must say the same here"


def _variants(a: Claim, b: Claim, rules: Rules) -> Iterator[tuple[str, Rules]]:
    kind = rules.kinds.get(a.kind)
    if kind is None:
        return
    scopes: list[dict[str, object]] = [{"place": "country"}, {"place": "any"}, {"who": "any"}]
    if a.as_of and b.as_of:
        scopes.append({"days": 3660})
    for many in (1, 2, 3):
        for chosen in combinations(scopes, many):
            merged: dict[str, object] = {k: v for one in chosen for k, v in one.items()}
            changed = kind.model_copy(update={"scope": kind.scope.model_copy(update=merged)})
            yield f"scope: {{{', '.join(f'{k}: {v}' for k, v in merged.items())}}}", _with(rules, a.kind, changed)
    if kind.daily:
        yield "daily: false", _with(rules, a.kind, kind.model_copy(update={"daily": False}))
    if kind.open:
        yield "open: false", _with(rules, a.kind, kind.model_copy(update={"open": False}))


def _with(rules: Rules, name: str, kind: Kind) -> Rules:
    return rules.model_copy(update={"kinds": {**rules.kinds, name: kind}})
