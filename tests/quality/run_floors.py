"""Hold the quality floors of floors.json against the annotated documents beside the checkout; floors only ever rise."""

import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from claimcheck.extractor import extract
from claimcheck.model import Source
from claimcheck.rule_loading import load_rules

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
DOCUMENTS = {"seeds": SHARED / "seeds", "kiev_2014": SHARED / "corpora" / "kiev_2014"}


def scored(name: str, bounds: dict[str, float], folder: Path) -> bool:
    """Whether the scorer finds every bound kept for the documents called `name`."""
    report = folder / f"{name}.json"
    subprocess.run([sys.executable, "-m", "claimcheck", "report", str(DOCUMENTS[name]), "--format", f"json:{report}"], check=True, cwd=ROOT)
    options = [part for option, bound in bounds.items() for part in (option, str(bound))]
    tool = [sys.executable, str(SHARED / "tools" / "score_gold.py"), str(report), "--gold", str(SHARED / "gold" / name)]
    return subprocess.run([*tool, "--docs", str(DOCUMENTS[name]), *options], check=False).returncode == 0


def speed_ratio() -> float:
    """CPU of the extraction over CPU of re.findall on the same text, the best of three runs each."""
    texts = [p.read_text(encoding="utf-8") for folder in DOCUMENTS.values() for p in sorted(folder.glob("*.txt"))]
    rules = load_rules(None)

    def cost(work: object) -> float:
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            work()  # type: ignore[operator]
            best = min(best, time.process_time() - start)
        return best

    plain = cost(lambda: [re.findall(r"\w+", text) for text in texts for _ in range(5)]) / 5
    return cost(lambda: [extract(Source(str(i), text), rules, 2020) for i, text in enumerate(texts)]) / plain


def main() -> int:
    """0 when every floor holds, else 1."""
    floors = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
    speed = floors.pop("speed")["most times re.findall"]
    with tempfile.TemporaryDirectory() as folder:
        held = [scored(name, bounds, Path(folder)) for name, bounds in floors.items()]
    ratio = speed_ratio()
    print(f"speed: extraction costs {ratio:.1f} times re.findall (at most {speed})")
    return 0 if all(held) and ratio <= speed else 1


if __name__ == "__main__":
    sys.exit(main())
