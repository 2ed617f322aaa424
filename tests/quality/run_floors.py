"""Hold the quality floors of floors.json against the annotated documents beside the checkout; floors only ever rise."""

import functools
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any

from bench import cache, kinds, lines, throughput
from bench.corpora import SHARED_CORPUS, texts
from bench.extraction_speed import speed

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
CORPORA = SHARED / "corpora"
DOCUMENTS = {"seeds": SHARED / "seeds", "kiev_2014": CORPORA / "kiev_2014"}
CLAIMCHECK = [sys.executable, "-m", "claimcheck"]
NOT_ANNOTATED = ("time_of_day", "age", "quotation", "name")
"""Kinds that were first read after these documents were annotated: their claims, right or wrong, stand in no gold."""
WORDS = ("quotation", "name")
"""Kinds that are no figures."""
Bounds = dict[str, float | str]


def options(bounds: Bounds) -> list[str]:
    """The bounds as options of a scorer."""
    return [part for option, bound in bounds.items() for part in (option, str(bound))]


def reported(paths: Iterable[Path], report: Path) -> None:
    """Write the report on `paths` to `report`."""
    subprocess.run([*CLAIMCHECK, "report", *map(str, paths), "--format", f"json:{report}"], check=True, cwd=ROOT)


def leave_out(report: Path, kinds: Collection[str]) -> None:
    """Take the claims of some kinds, and the findings on them, out of a report."""
    told = json.loads(report.read_text(encoding="utf-8"))
    told["claims"] = [claim for claim in told["claims"] if claim["kind"] not in kinds]
    if not set(WORDS).isdisjoint(kinds):
        told["findings"] = [finding for finding in told["findings"] if finding["kind"] not in WORDS]
    report.write_text(json.dumps(told), encoding="utf-8")


def scored(tool: str, *arguments: str) -> bool:
    """Whether the scorer finds every bound kept."""
    return subprocess.run([sys.executable, str(SHARED / "tools" / tool), *arguments], check=False, cwd=ROOT).returncode == 0


def gold(name: str, bounds: Bounds, folder: Path) -> bool:
    """The documents that are annotated claim by claim; a comma in the name sets two rows of one folder apart."""
    name = name.split(",")[0]
    report = folder / f"{name}.json"
    reported([DOCUMENTS[name]], report)
    leave_out(report, NOT_ANNOTATED)
    return scored("score_gold.py", str(report), "--gold", str(SHARED / "gold" / name), "--docs", str(DOCUMENTS[name]), *options(bounds))


def incidents(bounds: Bounds, folder: Path) -> bool:
    """Thousands of unrelated incidents, and copies with one figure altered."""
    report = folder / "incidents.json"
    reported([CORPORA / "gva.dev.jsonl.gz", CORPORA / "gva.dev.planted.jsonl.gz"], report)
    leave_out(report, WORDS)  # two incidents of one person are one event to a reader, and two to this gold
    return scored("score_gva.py", str(report), "--planted", str(CORPORA / "gva.dev.planted.ids"), *options(bounds))


def pairs(bounds: dict[str, Bounds]) -> bool:
    """Statements held against each other."""
    command = f"{sys.executable} -m claimcheck compare --format jsonl"
    held = True
    for name, of in bounds.items():  # every set is scored, also behind one that falls short
        held = scored("score_pairs.py", str(CORPORA / "pairs" / f"{name}.dev.jsonl"), "--cmd", command, *options(of)) and held
    return held


def panel(bounds: dict[str, Bounds]) -> bool:
    """Folders of real news in which careful readers wrote down every disagreement; figures and words have bounds of
    their own for findings that match nothing."""
    held = True
    for name, of in bounds.items():
        gold_file = str(SHARED / "gold" / "panel" / f"{name}.jsonl")
        command = f"{sys.executable} -m claimcheck"
        scorer = {option: bound for option, bound in of.items() if option.startswith("--")}
        with tempfile.TemporaryDirectory() as folder:
            rows = Path(folder) / "rows.jsonl"
            held = scored("score_panel.py", "--gold", gold_file, "--corpora", str(CORPORA / "panel"), "--cmd", command, "--json", str(rows), *options(scorer)) and held
            held = of_words([json.loads(line) for line in rows.read_text(encoding="utf-8").splitlines()], of) and held
    return held


def of_words(rows: list[dict[str, Any]], bounds: Bounds) -> bool:
    """Whether the findings that match nothing, of figures and of words, and the share of the names and quotations that
    were found keep their bounds."""
    folders = len({row["folder"] for row in rows})
    unknown = [row["kind"] in WORDS for row in rows if row["level"] == "unknown"]
    stated = [row["found"] for row in rows if row.get("type") in ("names", "quotation") and row["level"] != "lookalike"]
    figures = {
        "figures that match nothing, a folder": (unknown.count(False) / folders, 1),
        "words that match nothing, a folder": (unknown.count(True) / folders, 1),
        "names and quotations found": (sum(stated) / len(stated), -1),
    }
    held = True
    for name, (figure, sign) in figures.items():
        keeps = sign * figure <= sign * float(bounds[name])
        print(f"{name}: {figure:.2f} ({'<=' if sign > 0 else '>='} {bounds[name]}){'' if keeps else ': falls short'}")
        held = keeps and held
    return held


def kinds_ratio() -> float:
    """Cost of extraction with 200 kinds more, over that without."""
    costs = kinds.costs(texts(SHARED_CORPUS, kinds.MEGABYTES), (0, 200))
    return costs[200] / costs[0]


def line_ratio() -> float:
    """Cost of 10 MB of text as one line, over that of the same text as a hundred lines."""
    costs = lines.costs(SHARED_CORPUS, 10, (100, 1))
    return costs[1] / costs[100]


@functools.cache
def kept_runs() -> tuple[float, ...]:
    """Cost of the report on a corpus, again on the same, with one document changed, with one more and with one less; the program's start counts in all."""
    with tempfile.TemporaryDirectory() as folder:
        return tuple(cache.runs(SHARED_CORPUS, cache.MEGABYTES, Path(folder)).values())


RATIOS: dict[str, Callable[[], float]] = {
    "extraction over re.findall": lambda: speed(texts(SHARED_CORPUS, throughput.MEGABYTES)).ratio,
    "200 kinds more over none": kinds_ratio,
    "one line of 10 MB over lines of 0.1 MB": line_ratio,
    "second run over the first": lambda: kept_runs()[1] / kept_runs()[0],
    "one changed document over the first run": lambda: kept_runs()[2] / kept_runs()[0],
}
"""Every ratio of CPU that `cost` in floors.json may bound from above; one without a bound there is not measured."""


def affordable(bounds: dict[str, float]) -> bool:
    """Whether no ratio is above its bound; all are measured and told."""
    found = {name: RATIOS[name]() for name in bounds}
    for name, most in bounds.items():
        print(f"cost, {name}: {found[name]:.3g} (at most {most})")
    return all(found[name] <= most for name, most in bounds.items())


def main() -> int:
    """0 when every floor holds, else 1."""
    floors = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
    floors.pop("compiled")  # run_speed.py holds it, in an environment with the compiled wheel
    held = [affordable(floors.pop("cost")), pairs(floors.pop("pairs")), panel(floors.pop("panel"))]
    with tempfile.TemporaryDirectory() as folder:
        held.append(incidents(floors.pop("incidents"), Path(folder)))
        held += [gold(name, bounds, Path(folder)) for name, bounds in floors.items()]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
