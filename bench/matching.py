"""What matching and judging cost for each claim as the claims grow to a million; bench/matching_curve.py makes the claims and measures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

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
    found: list[dict[str, Any]] = json.loads(done.stdout)["matching"]
    rows: list[Row] = [{name: figure(value) for name, value in row.items()} for row in found]
    least, most = rows[0], rows[-1]
    ratio = figure(float(most[COST]) / float(least[COST]))
    return Section([f"Among {most['claims']:,} claims one costs {ratio} times what it costs among {least['claims']:,}."], {"Matching and judging": rows})
