"""What matching and judging cost for each claim as the claims grow to a million; bench/matching_curve.py makes the claims and measures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench.processes import ROOT, Failed
from bench.section import Row, Section, Setting, figure

_CURVE = Path(__file__).with_name("matching_curve.py")
SIZES = {"quick": (10_000, 30_000), "full": (10_000, 100_000, 1_000_000), "large": (10_000, 100_000, 1_000_000)}
"""Claims."""
COST = "microseconds of CPU for a claim"
"""The column that must stay level."""


def measure(setting: Setting) -> Section:
    """The curve, measured by a process of its own, so that its memory goes with it."""
    if not _CURVE.is_file():
        return Section(["Not measured: bench/matching_curve.py is not there."])
    sizes = map(str, SIZES[setting.scale])
    done = subprocess.run([sys.executable, str(_CURVE), *sizes], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed((done.stderr.splitlines() or ["it said nothing"])[-1])
    found: dict[str, list[dict[str, float]]] = json.loads(done.stdout)
    mostly, large = _rows(found["matching"]), _rows(found["large events"])
    said = f"Among {mostly[-1]['claims']:,} claims one costs {_growth(mostly)} times what it costs among {mostly[0]['claims']:,}; where some events are large, {_growth(large)} times."
    return Section([said], {"Matching and judging": mostly, "The same with large events": large})


def _rows(found: list[dict[str, float]]) -> list[Row]:
    return [{name: figure(value) for name, value in row.items()} for row in found]


def _growth(rows: list[Row]) -> float:
    return figure(float(rows[-1][COST]) / float(rows[0][COST]))
