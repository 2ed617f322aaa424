"""How exact a figure is, from the digits that it is written with."""

from __future__ import annotations

import math


def significant(figure: float) -> tuple[int, float]:
    """Number of significant digits and the unit of the last one: 2500 -> (2, 100)."""
    if figure == 0:
        return 1, 1.0
    digits = f"{figure:.10g}" if abs(figure) < 1e10 else f"{figure:.0f}"
    whole, _, fraction = digits.partition(".")
    if fraction:
        return len((whole + fraction).lstrip("0")), 10.0 ** -len(fraction)
    stripped = whole.rstrip("0")
    return len(stripped), 10.0 ** (len(whole) - len(stripped))


def width_of_about(figure: float) -> float:
    """Half-width of "about": 10% for one or two significant digits, 2% for three, else half a unit of the last
    digit."""
    count, unit = significant(figure)
    return 0.1 * figure if count <= 2 else 0.02 * figure if count == 3 else unit / 2


def rounding(figure: float) -> float:
    """How far an exact figure may stand from the truth: half a unit of its last non-zero digit, at most of its
    second digit."""
    if abs(figure) < 100:
        return 0.0
    _, unit = significant(figure)
    coarsest = 10.0 ** (math.floor(math.log10(abs(figure))) - 1)
    return min(unit, coarsest) / 2
