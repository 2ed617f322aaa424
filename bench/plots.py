"""The plots of docs/performance.md. The same figures give the same bytes, whatever the day, on one version of matplotlib."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.page import Results, rows_of

_STYLE = {"svg.hashsalt": "claimcheck", "svg.fonttype": "none", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False, "figure.constrained_layout.use": True}
_OURS, _OTHERS = "#b3261e", "#7a8793"


def _bars(axes: Any, section: list[dict[str, Any]]) -> None:
    rows = section[::-1]
    names, speeds = [row["reader"] for row in rows], [row["text, MB a second of CPU"] for row in rows]
    bars = axes.barh(names, speeds, color=[_OURS if name == "claimcheck" else _OTHERS for name in names])
    axes.bar_label(bars, [f"{speed:g}" for speed in speeds], padding=3)
    axes.set_xscale("log")
    axes.set_xlim(right=max(speeds) * 4)  # room for what is written behind the bars
    axes.xaxis.set_major_formatter("{x:g}")
    axes.set_xlabel("MB of text a second of CPU (each step is ten times the one before)")


def _curve(across: str, up: str) -> Callable[[Any, list[dict[str, Any]]], None]:
    def draw(axes: Any, rows: list[dict[str, Any]]) -> None:
        axes.plot([row[across] for row in rows], [row[up] for row in rows], "o-", color=_OURS)
        axes.set_xlabel(across)
        axes.set_ylabel(up)
        if across != "kinds more":
            axes.set_xscale("log")
            axes.xaxis.set_major_formatter("{x:,g}")
        axes.set_ylim(0, 1.15 * max(row[up] for row in rows))

    return draw


PLOTS: dict[str, list[tuple[str, Callable[[Any, list[dict[str, Any]]], None]]]] = {
    "peers": [("peers", _bars)],
    "growth": [("growth", _curve("text, MB", "CPU, s a MB")), ("growth", _curve("text, MB", "peak memory, MB"))],
    "scaling": [
        ("lines", _curve("length of a line, MB", "a byte's CPU, shortest line = 1")),
        ("kinds", _curve("kinds more", "times the cost without")),
    ],
    "matching": [("matching", _curve("claims", "microseconds of CPU for a claim"))],
}
"""File name -> panels from left to right: a section, and how its table is drawn."""


def shown(results: Results, name: str) -> dict[str, list[dict[str, Any]]]:
    """The figures that a plot shows, by section; without those that were not measured."""
    sections = {section: rows_of(results, section) for section, _ in PLOTS[name]}
    return {section: rows for section, rows in sections.items() if rows}


def draw(results: Results, folder: Path) -> None:
    """Draw every plot that there are figures for; its description holds them, so that a test can hold it against the results."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    for name, every in PLOTS.items():
        figures = shown(results, name)
        panels = [(section, paint) for section, paint in every if section in figures]
        file = folder / f"performance-{name}.svg"
        if not figures:
            file.unlink(missing_ok=True)
            continue
        with matplotlib.rc_context(_STYLE):
            drawing, axes = pyplot.subplots(1, len(panels), figsize=(3.6 * max(2, len(panels)), 2.8), squeeze=False)
            for panel, (section, paint) in zip(axes[0], panels, strict=True):
                paint(panel, figures[section])
            described = json.dumps(figures, ensure_ascii=False, sort_keys=True)
            drawing.savefig(file, format="svg", metadata={"Date": None, "Creator": None, "Description": described})
            pyplot.close(drawing)
