"""What a second run on the same corpus costs, and one after a single document has changed, come or gone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.corpora import Document, enlarged, write_feed
from bench.processes import CLAIMCHECK, offers, run
from bench.section import Row, Section, Setting, figure

MEGABYTES = 20
BAR = 0.05
"""Share of the first run's CPU that the second may cost."""


class NoCache(Exception):
    """The report of this version keeps nothing between runs."""


def runs(corpus: Path, megabytes: float, folder: Path) -> dict[str, float]:
    """CPU seconds of a first run, a second and each after one change more, children included. Raises NoCache."""
    if not offers("report", "--no-cache"):
        raise NoCache("the report keeps no cache in this version")
    rows = list(enlarged(corpus, megabytes))
    costs = {"first run": _cost(rows, folder), "second run, nothing changed": _cost(rows, folder)}
    changed = len(rows) // 2
    rows[changed] = rows[changed]._replace(text=rows[changed].text + "\n\nOfficials said on Friday that 17 people had been hurt.")
    costs["third run, one document changed"] = _cost(rows, folder)
    rows.append(rows[changed // 2]._replace(id="added"))
    costs["fourth run, one document added"] = _cost(rows, folder)
    del rows[changed // 2]
    costs["fifth run, one document removed"] = _cost(rows, folder)
    alone = folder / "alone"
    alone.mkdir()
    return costs | {"that document alone, a first run": _cost([rows[changed - 1]], alone)}


def measure(setting: Setting) -> Section:
    """The runs in turn with one cache."""
    size = 4 if setting.quick else MEGABYTES
    with setting.folder() as folder:
        try:
            costs = runs(setting.corpus, size, folder)
        except NoCache as reason:
            return Section([f"Not measured: {reason}."])
    first, second, changed, *_ = costs.values()
    said = f"On {size} MB the second run costs {figure(100 * second / first)} % of the first's CPU, one with a changed document {figure(100 * changed / first)} %."
    rows: list[Row] = [{"run": name, "CPU, s": figure(cost), "share of the first, %": figure(100 * cost / first)} for name, cost in costs.items()]
    return Section([said], {"With the cache": rows})


def _cost(rows: Sequence[Document], folder: Path) -> float:
    feed = folder / "feed.jsonl"
    write_feed(rows, feed)
    command = (*CLAIMCHECK, "report", str(feed), "--format", f"concise:{folder / 'report.txt'}")
    return run(command, {"CLAIMCHECK_CACHE_DIR": str(folder / "cache")}, watched=False).cpu
