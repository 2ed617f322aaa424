"""The table of verdicts: whether two claims of one quantity can both stand."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import replace

from claimcheck.identity import finding_id
from claimcheck.judge.sets import before, relation
from claimcheck.judge.settings import related, settled
from claimcheck.judge.sides import sides
from claimcheck.matcher import Events, compared, country
from claimcheck.model import LEVELS, Claim, Finding, Pair, Quantity, Value
from claimcheck.rules import Rules
from claimcheck.values.intervals import interval

OTHER_SCALE = 10
"""Counts that differ by more than so many times are taken for counts of different things, and silence is kept."""
OTHER_PART = 4
_LYING = ("bodies", "body", "corpses")
"""The same for bodies, which are counted where they lie: in one hall, or in all."""
FEW = 20
"""Vague words below this ("several") say little."""
_CONVERTED = 1.06
"""A converted figure may be rounded by so much."""


def _grew(older: Claim, later: Claim) -> bool:
    """Whether a running total may simply have grown from one claim to the other."""
    if not older.known_day or not later.known_day or older.known_day >= later.known_day:
        return False
    low, _ = interval(older.value)
    _, high = interval(later.value)
    return high >= low


def _of_several_times(a: Claim, b: Claim) -> bool:
    """Whether one text follows a total from one state to the next ("has risen to 37", "52 are now reported") in its own voice."""
    return a.source == b.source and "after" in (a.moment, b.moment) and not a.speaker and not b.speaker


def _other_scale(a: Value, b: Value, times: float) -> bool:
    """Whether two figures are so far apart that they count different things: three wounded by one shell, five hundred in the attack."""
    if "vague" in (a.qualifier, b.qualifier):
        exact, vague = (a, b) if b.qualifier == "vague" else (b, a)
        return interval(exact)[1] * times < interval(vague, usual=True)[0]
    (_, low_end), (other_start, _) = sorted((interval(a), interval(b)))
    return low_end > 0 and low_end * times < other_start


def _few(value: Value) -> float:
    """What a vague word goes up to for a reader; no bound for other figures."""
    return float(value.usual_high) if value.qualifier == "vague" and isinstance(value.usual_high, (int, float)) else math.inf


def judge_pair(a: Claim, b: Claim, rules: Rules) -> Pair | None:
    """The verdict on two claims of one quantity; None where they agree."""
    kind = rules.kinds.get(a.kind)
    found = related(a, b, kind)
    if found == "meet":
        return None
    if a.value.type == "count" and _other_scale(a.value, b.value, OTHER_PART if a.subset in _LYING else OTHER_SCALE):
        return None
    if a.value.qualifier == b.value.qualifier == "vague" and a.known_day != b.known_day:
        return None  # two vague words of two days say too little
    if a.source == b.source and min(_few(a.value), _few(b.value)) < FEW:
        return None  # "several arrested" beside "78 arrested" is no dispute of one text with itself
    said = f"{_figure(a)} and {_figure(b)}"
    if a.value.type == "clock" and a.known_day and b.known_day and a.known_day != b.known_day:
        return Pair(a.id, b.id, "revision", "note", f"{said}: hours that may have been changed from {min(a.known_day, b.known_day)} to {max(a.known_day, b.known_day)}")
    if a.known_day and b.known_day and a.known_day != b.known_day:
        older, later = sorted((a, b), key=lambda c: c.known_day or "")
        changed = later.moment == "after" and older.moment != "after"
        if changed or (kind and kind.falls):
            how = "the later text says that it has changed" if changed else "it may fall as well as rise"
            return Pair(a.id, b.id, "revision", "note", f"{said}: {how}, from {older.known_day} to {later.known_day}")
    if kind and kind.running and _of_several_times(a, b):
        return Pair(a.id, b.id, "revision", "note", f"{said}: the text says that the total has changed, and gives it at several times")
    if kind and kind.running and (a.total or not a.period):
        older, later = sorted((a, b), key=lambda c: (c.known_day or "", c.id))
        if (older.known_day is None or later.known_day is None) and (found == "apart" or a.source == b.source):
            return None  # a total whose day is unknown may stand anywhere on the way
        vague_last = later.value.qualifier == "vague" or older.value.qualifier == "vague"
        if _grew(older, later) and not (found == "strained" and later.value.qualifier == "vague"):
            return Pair(a.id, b.id, "revision", "note", f"{said}: a running total that may have grown from {older.known_day} to {later.known_day}")
        if found == "strained" or vague_last:
            return Pair(a.id, b.id, "tension", "warning", f"{said}: the vague word allows the other figure, but no reader would take it so")
    unknown = [
        w
        for w, known in (
            ("the day", (a.as_of_stated and b.as_of_stated) or a.value.type in ("date", "clock")),
            ("the place", (kind and kind.scope.place == "any") or (a.place and b.place and a.place_stated == b.place_stated)),
            ("the same day", a.value.type != "money" or a.known_day == b.known_day),
        )
        if not known
    ]
    if found == "strained":
        return Pair(a.id, b.id, "tension", "warning", f"{said}: the words allow both, but readers take them as different figures")
    vague = "vague" in (a.value.qualifier, b.value.qualifier)
    unsure = unknown or vague or "unconfirmed" in (a.stance, b.stance) or a.value.type in ("date",)
    why = f"{said}: no value fits both" + (f"; only a warning, since {' and '.join(unknown)} {'is' if len(unknown) == 1 else 'are'} not stated in both" if unknown else "")
    return Pair(a.id, b.id, "tension" if unsure else "conflict", "warning" if unsure else "error", why)


def _judge_by_key(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    """The verdict on two claims that answer the question of `quantity`."""
    judge_special = _SPECIAL.get(quantity.key[0])
    return judge_special(a, b, quantity, rules) if judge_special else judge_pair(a, b, rules)


def _denied(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    return Pair(a.id, b.id, "conflict", "warning", f"{_figure(a)} and {_figure(b)}: what one denies, the other counts")


def _members(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    if relation(a.value, b.value) == "meet":
        return None
    return Pair(a.id, b.id, "tension", "warning", f"{_figure(a)} and {_figure(b)}: each names what the other leaves out")


def _whole(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    """A part must fit into a whole that is not older."""
    part, whole = (a, b) if b.who == "people" else (b, a)
    fits = interval(part.value)[0] <= interval(whole.value)[1] or _of_several_times(a, b)
    if fits or None in (part.known_day, whole.known_day) or (whole.known_day or "") < (part.known_day or ""):
        return None
    return Pair(a.id, b.id, "conflict", "warning", f"{_figure(part)} and {_figure(whole)}: the part is larger than the whole")


def _conversion(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    (low, high), (other_low, other_high) = interval(a.value, usual=True), interval(b.value, usual=True)
    if low <= other_high * _CONVERTED and other_low <= high * _CONVERTED:
        return None
    return Pair(a.id, b.id, "conflict", "error", f"{_figure(a)} and {_figure(b)}: one is not the other in another unit")


def _dated(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    """Two dates of one happening: what happens once has one date, and nothing of it comes before its beginning."""
    _, name, _ = quantity.key
    said = f"{_figure(a)} and {_figure(b)}"
    if rules.happenings[name].once:
        return Pair(a.id, b.id, "tension", "warning", f"{said}: it happened once, and no day or hour fits both") if relation(a.value, b.value) == "apart" else None
    begins = [any(h.begins and h.name == name and (h.place or country(c.place)) == quantity.key[2] for h in c.happened) for c in (a, b)]
    if all(begins):
        apart = relation(a.value, b.value) == "apart"
        return Pair(a.id, b.id, "tension", "warning", f"{said}: both say when it began, and no day or hour fits both") if apart else None
    for first, starts, later in ((a, begins[1], b), (b, begins[0], a)):
        if starts and before(first.value, later.value):
            return Pair(a.id, b.id, "tension", "warning", f"{said}: the later date is given as its beginning, the earlier has it under way")
    return None


def _sum(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    if a.value.low == b.value.low:
        return None
    total, parts = (b, a) if a.subset == "sum of parts" else (a, b)
    said = f"“{total.value.text}” and “{' '.join(parts.value.text.split())}” ({total.publisher or total.source})"
    return Pair(a.id, b.id, "conflict", "warning", f"{said}: the parts come to {float(parts.value.low or 0):g}")


def _open(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    """Figures that no rule names are never an error: that they measure the same rests on the words around them."""
    pair = judge_pair(a, b, rules)
    if pair is None or pair.level != "error":
        return pair
    return replace(pair, verdict="tension", level="warning", reason=f"{pair.reason}; only a warning, since no rule names the quantity")


def _change(a: Claim, b: Claim, quantity: Quantity, rules: Rules) -> Pair | None:
    """A figure that a text itself reports as raised or corrected."""
    older, later = (a, b) if a.moment == "before" else (b, a)
    if relation(a.value, b.value) == "meet":
        return None
    return Pair(a.id, b.id, "revision", "note", f"{_figure(older)} and {_figure(later)}: the text says that the one has taken the place of the other")


_SPECIAL = {"change": _change, "open": _open, "sum": _sum, "happening": _dated, "denied": _denied, "members": _members, "whole": _whole, "conversion": _conversion}
"""Verdicts on answers to other questions than "how many"."""


def _figure(claim: Claim) -> str:
    """The figure as written, with the hours that the text names beside a date, and who publishes it."""
    value = claim.value
    hours = f", {value.time_low:g} to {value.time_high:g} h" if value.time_low is not None and value.time_high is not None else ""
    return f"“{' '.join(value.text.split())}”{hours} ({claim.publisher or claim.source})"


def judge(quantity: Quantity, members: list[Claim], rules: Rules, events: Events, focus: frozenset[str] | None = None) -> list[Finding]:
    """The finding of one quantity, if any two of its claims are at odds; its level is its worst pair's.

    With `focus`, ids of sources, only pairs that one of these has a part in.
    """
    groups: dict[bool, list[tuple[Pair, str]]] = defaultdict(list)
    for a, b, why in compared(quantity, members, events, rules, focus, differing=True):
        pair = _judge_by_key(a, b, quantity, rules)
        if pair:
            pair = settled(pair, a, b, rules.kinds.get(a.kind), quantity.place)
            groups[a.source == b.source].append((pair, why))
    by_id = {claim.id: claim for claim in members} if groups else {}
    return [_finding(quantity, within, pairs, by_id, events) for within, pairs in sorted(groups.items())]


def _finding(quantity: Quantity, within: bool, judged: list[tuple[Pair, str]], by_id: dict[str, Claim], events: Events) -> Finding:
    judged = sorted(judged, key=lambda item: (LEVELS.index(item[0].level), item[0].a, item[0].b))
    worst, same = judged[0]
    involved = sorted(
        {i for pair, _ in judged for i in (pair.a, pair.b)}, key=lambda i: (by_id[i].as_of or "", by_id[i].source, by_id[i].span.start)
    )
    return Finding(
        finding_id(quantity.id, within, (by_id[i] for i in involved)),
        worst.verdict,
        worst.level,
        quantity.kind,
        quantity.id,
        tuple(involved),
        tuple(pair for pair, _ in judged),
        worst.reason,
        same,
        quantity.place,
        quantity.who,
        within,
        sides=sides([by_id[i] for i in involved], events),
    )
