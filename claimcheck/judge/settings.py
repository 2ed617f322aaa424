"""What a kind's own settings say of a verdict: tolerance, rounding, severity, message."""

from __future__ import annotations

import math
from dataclasses import replace

from claimcheck.judge.sets import relation
from claimcheck.model import LEVELS, Claim, Pair, Value
from claimcheck.rules import Kind
from claimcheck.values.intervals import bound
from claimcheck.values.units import FACTORS

_NUMERIC = ("count", "money", "percent", "measure")
_PLACEHOLDERS = ("{a}", "{b}", "{label}", "{place}", "{reason}")


def related(a: Claim, b: Claim, kind: Kind | None) -> str:
    """As `relation`, with the tolerance and rounding of the kind."""
    found = relation(a.value, b.value)
    if kind is None or a.value.type not in _NUMERIC:
        return found
    exact = a.value.qualifier == b.value.qualifier == "exact"
    if found == "meet" and not kind.rounding and exact and _bare(a.value) != _bare(b.value):
        found = "apart"
    if found == "apart" and kind.tolerance:
        (low, high), (other_low, other_high) = sorted((_bare(a.value), _bare(b.value)))
        gap = other_low - high
        largest = max((abs(x) for x in (low, high, other_low, other_high) if math.isfinite(x)), default=0.0)
        found = "meet" if gap <= kind.tolerance * largest else found
    return found


def _bare(value: Value) -> tuple[float, float]:
    """The bounds as they are written: a tolerance is counted from the figures, not from what may round to them."""
    factor = FACTORS.get(value.unit or "", (1.0, ""))[0] if value.type == "measure" else 1.0
    return bound(value.low, -math.inf) * factor, bound(value.high, math.inf) * factor


def settled(pair: Pair, a: Claim, b: Claim, kind: Kind | None, place: str | None) -> Pair:
    """The pair at most as severe as its kind allows, with the kind's own message."""
    if kind is None:
        return pair
    if kind.severity in LEVELS and LEVELS.index(pair.level) < LEVELS.index(kind.severity):
        pair = replace(pair, level=kind.severity, verdict="tension" if pair.verdict == "conflict" else pair.verdict)
    if kind.message:
        said = (_figure(a), _figure(b), kind.label, place or "an unknown place", pair.reason)
        parts = kind.message.split("{")
        text = parts[0] + "".join(_filled("{" + part, said) for part in parts[1:])
        pair = replace(pair, reason=text)
    return pair


def _filled(part: str, said: tuple[str, ...]) -> str:
    """A part of a message that begins with a placeholder; what fills it is never read as a placeholder itself."""
    return next((value + part[len(name) :] for name, value in zip(_PLACEHOLDERS, said, strict=True) if part.startswith(name)), part)


def _figure(claim: Claim) -> str:
    return f"“{' '.join(claim.value.text.split())}”"
