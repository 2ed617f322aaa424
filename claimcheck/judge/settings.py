"""What a kind's own settings say of a verdict: severity, message."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.model import LEVELS, Claim, Pair
from claimcheck.rules import Kind

_PLACEHOLDERS = ("{a}", "{b}", "{label}", "{place}", "{reason}")


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
    return next(
        (value + part[len(name) :] for name, value in zip(_PLACEHOLDERS, said, strict=True) if part.startswith(name)),
        part,
    )


def _figure(claim: Claim) -> str:
    return f"“{' '.join(claim.value.text.split())}”"
