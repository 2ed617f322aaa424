"""What the command costs before it has read much, beside a Python that does nothing."""

from __future__ import annotations

import sys

from bench.processes import CLAIMCHECK, ROOT, run
from bench.section import Row, Section, Setting, figure

_ROUNDS = 9
_SMALL = "seeds/000_fb53e23258224785.txt"


def measure(setting: Setting) -> Section:
    """The best of several runs each, taken in turn; the cache is empty each time."""
    with setting.folder() as folder:
        small = str(ROOT / _SMALL)
        commands = {
            "python -c pass": (sys.executable, "-c", "pass"),
            "claimcheck --version": (*CLAIMCHECK, "--version"),
            "claimcheck --help": (*CLAIMCHECK, "--help"),
            "claimcheck report FILE": (*CLAIMCHECK, "report", small),
        }
        rounds = range(3 if setting.quick else _ROUNDS)
        costs = [
            {name: run(words, {"CLAIMCHECK_CACHE_DIR": str(folder / f"{name}{n}")}, watched=False).cpu for name, words in commands.items()} for n in rounds
        ]
    best = {name: min(cost[name] for cost in costs) for name in commands}
    bare = best["python -c pass"]
    rows: list[Row] = [{"command": name, "CPU, ms": figure(cost * 1000), "times a bare start": figure(cost / bare)} for name, cost in best.items()]
    version, report = best["claimcheck --version"] / bare, best["claimcheck report FILE"] / bare
    said = f"`claimcheck --version` costs {figure(version)} times a Python that does nothing, the report on one article {figure(report)} times."
    return Section([said], {"Start": rows})
