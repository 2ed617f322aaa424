"""How the report's CPU and memory grow with the corpus."""

from __future__ import annotations

from bench.corpora import enlarged, write_feeds
from bench.processes import CLAIMCHECK, Failed, Run, run
from bench.section import Row, Section, Setting, figure

SIZES = {"quick": (1, 4, 8), "full": (1, 2, 4, 8, 16, 32, 64, 200), "large": (1, 2, 4, 8, 16, 32, 64, 200, 1000)}
"""MB of text."""
_SECONDS = {"quick": 120, "full": 300, "large": 1800}
_MEMORY = 6000
"""MB; a run that goes beyond either limit is ended and told as such."""
_START_TOLD = 4
"""MB from which the start of the program hardly counts any more."""
BAR = 500
"""MB that all processes may hold for 1 GB of text."""


def measure(setting: Setting) -> Section:
    """One cold run for each size, until one fails or runs into a limit of time or memory."""
    rows: list[Row] = []
    said: list[str] = []
    done: dict[int, Run] = {}
    for size in SIZES[setting.scale]:
        with setting.folder() as folder:
            written = write_feeds(enlarged(setting.corpus, size), folder / "feeds")
            command = (*CLAIMCHECK, "report", str(folder / "feeds"), "--format", f"concise:{folder / 'report.txt'}")
            try:
                found = run(command, {"CLAIMCHECK_CACHE_DIR": str(folder / "cache")}, seconds=_SECONDS[setting.scale], megabytes=_MEMORY)
            except Failed as reason:
                said.append(f"With {size} MB the run failed: {reason}.")
                break
        if found.stopped:
            said.append(f"With {size} MB the run was {found.stopped}; it held {figure(found.memory)} MB.")
            break
        done[size] = found
        rows.append(
            {
                "text, MB": figure(written),
                "CPU, s": figure(found.cpu),
                "CPU, s a MB": figure(found.cpu / written),
                "wall, s": figure(found.wall),
                "peak memory, MB": figure(found.memory),
            }
        )
    if not done:
        return Section(said)
    least, most = next((size for size in done if size >= _START_TOLD), min(done)), max(done)
    growth = (done[most].cpu / most) / (done[least].cpu / least)
    memory = done[most].memory / done[least].memory
    said.insert(0, f"From {least} to {most} MB of text a megabyte's CPU becomes {figure(growth)} times what it was, the peak memory {figure(memory)} times.")
    return Section(said, {"The report on growing corpora": rows})
