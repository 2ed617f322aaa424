"""How likely two claims answer one question: the weights of their comparison vector, added up (Fellegi and Sunter 1969;
logistic regression).

The weights are learned from labelled pairs by `tests/quality/learn_weights.py` and kept in `data/match_weights.tsv`,
with what they were learned from.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

_THRESHOLD = "threshold "


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned weights."""

    intercept: float
    by_name: Mapping[str, float]
    enough: Mapping[str, float]
    """Group of values ("" for counts of a named kind) -> the probability from which a pair is compared."""
    suggested: float
    """The probability from which a pair is only suggested."""


@functools.cache
def weights() -> Weights:
    """The weights that are shipped."""
    table = (resources.files("claimcheck") / "data" / "match_weights.tsv").read_text(encoding="utf-8")
    rows = dict(line.split("\t") for line in table.splitlines() if line and line[0] != "#")
    numbers = {name: float(value) for name, value in rows.items()}
    enough = {name.removeprefix(_THRESHOLD): value for name, value in numbers.items() if name.startswith(_THRESHOLD)}
    suggested = enough.pop("suggested")
    plain = {name: value for name, value in numbers.items() if name != "intercept" and not name.startswith(_THRESHOLD)}
    return Weights(
        numbers["intercept"],
        plain,
        {"" if name == "named count" else name: value for name, value in enough.items()},
        suggested,
    )


def probability(vector: Mapping[str, float]) -> float:
    """How likely two claims with this comparison vector answer one question, from 0 to 1."""
    known = weights()
    total = known.intercept + sum(known.by_name.get(name, 0.0) * value for name, value in sorted(vector.items()))
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def enough(vector: Mapping[str, float]) -> float:
    """The probability from which a pair with this vector is compared."""
    known = weights()
    return next(
        (known.enough[group] for group in ("archive", "open count", "measured", "time") if group in vector),
        known.enough[""],
    )


def contributions(vector: Mapping[str, float]) -> list[tuple[str, float, float]]:
    """Each entry of a vector with its value and what it adds, what adds most first."""
    known = weights()
    rows = [(name, value, known.by_name.get(name, 0.0) * value) for name, value in vector.items()]
    return sorted(rows, key=lambda row: (-abs(row[2]), row[0]))
