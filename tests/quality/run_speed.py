"""Hold what the extraction of the installed, compiled package costs against `compiled` in floors.json: CPU in multiples of re.findall on the same text."""

import gzip
import json
import re
import sys
import time
import timeit
from pathlib import Path

from claimcheck.extractor import extract
from claimcheck.model import Source
from claimcheck.rule_loading import load_rules

ROOT = Path(__file__).resolve().parents[2]
BULK = ROOT.parent / "shared" / "corpora" / "bulk.jsonl.gz"


def speed_ratio() -> float:
    """CPU of the extraction over CPU of re.findall on the same news text: the best of seven runs each, taken in turn, as timeit measures."""
    with gzip.open(BULK, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _, line in zip(range(100), lines, strict=False)]
    rules = load_rules(None)
    ours = timeit.Timer(lambda: [extract(Source(str(i), text), rules, 2020) for i, text in enumerate(texts)], timer=time.process_time)
    plain = timeit.Timer(lambda: [re.findall(r"\w+", text) for text in texts], timer=time.process_time)
    runs = [(ours.timeit(1), plain.timeit(1)) for _ in range(7)]
    return min(cost for cost, _ in runs) / min(cost for _, cost in runs)


def main() -> int:
    """0 when the floor holds or no large corpus is at hand, else 1."""
    if not BULK.is_file():
        print("speed of the compiled package: skipped, no large corpus is at hand")
        return 0
    most = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["compiled"]["extraction over re.findall"]
    ratio = speed_ratio()
    print(f"speed, compiled: extraction costs {ratio:.1f} times re.findall (at most {most})")
    return 0 if ratio <= most else 1


if __name__ == "__main__":
    sys.exit(main())
