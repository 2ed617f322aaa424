"""What a second process is worth: the report with --jobs 1 and --jobs 2."""

from __future__ import annotations

from bench.corpora import enlarged, write_feed
from bench.processes import CLAIMCHECK, Run, offers, run
from bench.section import Row, Section, Setting, figure


def measure(setting: Setting) -> Section:
    """Cold runs of both, one after the other; the reports must be the same bytes."""
    if not offers("report", "--jobs"):
        return Section(["Not measured: the report has no --jobs in this version."])
    size = 4 if setting.quick else 20
    found: dict[int, Run] = {}
    reports: dict[int, bytes] = {}
    with setting.folder() as folder:
        feed = folder / "feed.jsonl"
        write_feed(enlarged(setting.corpus, size), feed)
        for jobs in (1, 2):
            report = folder / f"{jobs}.json"
            command = (*CLAIMCHECK, "report", str(feed), "--jobs", str(jobs), "--format", f"json:{report}")
            found[jobs] = run(command, {"CLAIMCHECK_CACHE_DIR": str(folder / f"cache{jobs}")})
            reports[jobs] = report.read_bytes()
    rows: list[Row] = [
        {"jobs": jobs, "wall, s": figure(of.wall), "CPU, s": figure(of.cpu), "peak memory, MB": figure(of.memory)} for jobs, of in found.items()
    ]
    same = "the same bytes" if reports[1] == reports[2] else "OTHER BYTES, which is a bug"
    said = f"On {size} MB two jobs take {figure(found[2].wall / found[1].wall)} times the wall time of one, and write {same}."
    return Section([said], {"One job and two": rows})
