"""Hold the quality floors of floors.json against the annotated documents beside the checkout; floors only ever rise."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from run_speed import speed_ratio

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
CORPORA = SHARED / "corpora"
DOCUMENTS = {"seeds": SHARED / "seeds", "kiev_2014": CORPORA / "kiev_2014"}
CLAIMCHECK = [sys.executable, "-m", "claimcheck"]
Bounds = dict[str, float | str]


def options(bounds: Bounds) -> list[str]:
    """The bounds as options of a scorer."""
    return [part for option, bound in bounds.items() for part in (option, str(bound))]


def reported(paths: Iterable[Path], report: Path) -> None:
    """Write the report on `paths` to `report`."""
    subprocess.run([*CLAIMCHECK, "report", *map(str, paths), "--format", f"json:{report}"], check=True, cwd=ROOT)


def scored(tool: str, *arguments: str) -> bool:
    """Whether the scorer finds every bound kept."""
    return subprocess.run([sys.executable, str(SHARED / "tools" / tool), *arguments], check=False, cwd=ROOT).returncode == 0


def gold(name: str, bounds: Bounds, folder: Path) -> bool:
    """The documents that are annotated claim by claim; a comma in the name sets two rows of one folder apart."""
    name = name.split(",")[0]
    report = folder / f"{name}.json"
    reported([DOCUMENTS[name]], report)
    return scored("score_gold.py", str(report), "--gold", str(SHARED / "gold" / name), "--docs", str(DOCUMENTS[name]), *options(bounds))


def incidents(bounds: Bounds, folder: Path) -> bool:
    """Thousands of unrelated incidents, and copies with one figure altered."""
    report = folder / "incidents.json"
    reported([CORPORA / "gva.dev.jsonl.gz", CORPORA / "gva.dev.planted.jsonl.gz"], report)
    return scored("score_gva.py", str(report), "--planted", str(CORPORA / "gva.dev.planted.ids"), *options(bounds))


def pairs(bounds: dict[str, Bounds]) -> bool:
    """Statements held against each other."""
    command = f"{sys.executable} -m claimcheck compare --format jsonl"
    held = True
    for name, of in bounds.items():  # every set is scored, also behind one that falls short
        held = scored("score_pairs.py", str(CORPORA / "pairs" / f"{name}.dev.jsonl"), "--cmd", command, *options(of)) and held
    return held


def main() -> int:
    """0 when every floor holds, else 1."""
    floors = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
    floors.pop("compiled")  # run_speed.py holds it, in an environment with the compiled wheel
    most = floors.pop("speed")["most times re.findall"]
    held = [pairs(floors.pop("pairs"))]
    with tempfile.TemporaryDirectory() as folder:
        held.append(incidents(floors.pop("incidents"), Path(folder)))
        held += [gold(name, bounds, Path(folder)) for name, bounds in floors.items()]
    ratio = speed_ratio()
    print(f"speed: extraction costs {ratio:.1f} times re.findall (at most {most})")
    return 0 if all(held) and ratio <= most else 1


if __name__ == "__main__":
    sys.exit(main())
