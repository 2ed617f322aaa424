"""The table of verdicts: whether two claims of one quantity can both stand.

A bucket larger than `MOST_PAIRED` is judged between its distinct figures only, so that no key makes a quadratic step.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict

from claimcheck.matcher import same_quantity
from claimcheck.model import LEVELS, Claim, Finding, Pair, Quantity, Value
from claimcheck.rules import Rules
from claimcheck.values.numbers import rounding
from claimcheck.values.units import FACTORS

MOST_PAIRED = 400


def _number(bound: float | str | None, open_end: float) -> float:
    return float(bound) if isinstance(bound, (int, float)) else open_end


def interval(value: Value, *, usual: bool = False) -> tuple[float, float]:
    """The literal (or usual) bounds of a value as numbers, an open end as infinity; exact figures with their rounding."""
    low = _number(value.usual_low if usual else value.low, -math.inf)
    high = _number(value.usual_high if usual else value.high, math.inf)
    factor = FACTORS.get(value.unit or "", (1.0, ""))[0] if value.type == "measure" else 1.0
    if value.qualifier == "exact" and low == high and value.type == "count":
        slack = rounding(low)
        low, high = low - slack, high + slack
    return low * factor, high * factor


def relation(a: Value, b: Value) -> str:
    """ "apart" where the literal sets do not meet, "strained" where only the usual ones do not, else "meet"."""
    if a.type == "date":
        known = None not in (a.low, a.high, b.low, b.high)
        return "apart" if known and (str(a.high) < str(b.low) or str(b.high) < str(a.low)) else "meet"
    if a.type == "clock":
        return "meet" if (a.low, a.high) == (b.low, b.high) else "apart"
    (low, high), (other_low, other_high) = interval(a), interval(b)
    if high < other_low or other_high < low:
        return "apart"
    (low, high), (other_low, other_high) = interval(a, usual=True), interval(b, usual=True)
    return "strained" if "vague" in (a.qualifier, b.qualifier) and (high < other_low or other_high < low) else "meet"


def _grew(older: Claim, later: Claim) -> bool:
    """Whether a running total may simply have grown from one claim to the other."""
    if not older.as_of or not later.as_of or older.as_of >= later.as_of:
        return False
    low, _ = interval(older.value)
    _, high = interval(later.value)
    return high >= low


def judge_pair(a: Claim, b: Claim, rules: Rules) -> Pair | None:
    """The verdict on two claims of one quantity; None where they agree."""
    found = relation(a.value, b.value)
    if found == "meet":
        return None
    said = f"{_figure(a)} and {_figure(b)}"
    kind = rules.kinds.get(a.kind)
    if kind and kind.running and not a.period:
        older, later = sorted((a, b), key=lambda c: (c.as_of or "", c.id))
        if (older.as_of is None or later.as_of is None) and found == "apart":
            return None  # a total whose day is unknown may stand anywhere on the way
        vague_last = later.value.qualifier == "vague" or older.value.qualifier == "vague"
        if _grew(older, later) and not (found == "strained" and later.value.qualifier == "vague"):
            return Pair(a.id, b.id, "revision", "note", f"{said}: a running total that may have grown from {older.as_of} to {later.as_of}")
        if found == "strained" or vague_last:
            return Pair(a.id, b.id, "tension", "warning", f"{said}: the vague word allows the other figure, but no reader would take it so")
    unknown = [
        w
        for w, known in (
            ("the day", (a.as_of_stated and b.as_of_stated) or a.value.type in ("date", "clock")),
            ("the place", a.place and b.place),
        )
        if not known
    ]
    if found == "strained":
        return Pair(a.id, b.id, "tension", "warning", f"{said}: the words allow both, but readers take them as different figures")
    vague = "vague" in (a.value.qualifier, b.value.qualifier)
    unsure = unknown or vague or "unconfirmed" in (a.stance, b.stance) or a.value.type in ("date",)
    why = f"{said}: no value fits both" + (f"; only a warning, since {' and '.join(unknown)} is not stated in both" if unknown else "")
    return Pair(a.id, b.id, "tension" if unsure else "conflict", "warning" if unsure else "error", why)


def _figure(claim: Claim) -> str:
    return f"“{' '.join(claim.value.text.split())}” ({claim.publisher or claim.source})"


def judge(quantity: Quantity, members: list[Claim], rules: Rules) -> list[Finding]:
    """The finding of one quantity, if any two of its claims are at odds; its level is its worst pair's."""
    if len(members) > MOST_PAIRED:
        distinct: dict[tuple[object, ...], Claim] = {}
        for claim in members:
            distinct.setdefault((claim.value.low, claim.value.high, claim.value.qualifier, claim.as_of), claim)
        members = list(distinct.values())[:MOST_PAIRED]
    groups: dict[bool, list[tuple[Pair, str]]] = defaultdict(list)
    by_id = {claim.id: claim for claim in members}
    for i, a in enumerate(members):
        for b in members[i + 1 :]:
            why = same_quantity(a, b)
            pair = judge_pair(a, b, rules) if why else None
            if pair and why:
                groups[a.source == b.source].append((pair, why))
    return [_finding(quantity, within, pairs, by_id) for within, pairs in sorted(groups.items())]


def _finding(quantity: Quantity, within: bool, judged: list[tuple[Pair, str]], by_id: dict[str, Claim]) -> Finding:
    judged = sorted(judged, key=lambda item: (LEVELS.index(item[0].level), item[0].a, item[0].b))
    worst, same = judged[0]
    involved = sorted(
        {i for pair, _ in judged for i in (pair.a, pair.b)}, key=lambda i: (by_id[i].as_of or "", by_id[i].source, by_id[i].span.start)
    )
    figures = sorted({f"{by_id[i].value.low}:{by_id[i].value.high}" for i in involved})
    identity = hashlib.sha256("\0".join(("v1", quantity.id, str(within), *figures)).encode()).hexdigest()[:12]
    return Finding(
        identity,
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
    )
