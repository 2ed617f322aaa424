"""Hold the cost of a check of one new source, with a warm cache, against a cold run over all sources: CPU of both, user and system."""

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BULK = ROOT.parent / "shared" / "corpora" / "bulk.jsonl.gz"
MOST = 0.1
"""Share of a cold run that a warm check of one source may cost."""


def cost(*arguments: str, cache: Path) -> float:
    """CPU seconds of one run of the command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "CLAIMCHECK_CACHE_DIR": str(cache)}
    done = subprocess.run([sys.executable, "-m", "claimcheck", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """0 when the share is kept, else 1."""
    if not BULK.is_file():
        print("cost of a check: skipped, no large corpus is at hand")
        return 0
    with tempfile.TemporaryDirectory() as folder, gzip.open(BULK, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
        new = Path(folder) / "new.txt"
        new.write_text(rows.pop(len(rows) // 2)["text"], encoding="utf-8")
        corpus = Path(folder) / "corpus.jsonl"
        corpus.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        size = sum(len(row["text"].encode()) for row in rows) / 1e6
        cache = Path(folder) / "cache"
        check = ("check", str(new), "--against", str(corpus), "--format", "concise")
        cold = cost("check", str(corpus), "--no-cache", "--format", "concise", cache=cache)
        cost("check", str(corpus), "--format", "concise", "--fail-on", "never", cache=cache)
        first, warm = cost(*check, cache=cache), min(cost(*check, cache=cache) for _ in range(2))
    share = first / cold
    print(f"cost of a check: {first:.2f} s for a source never seen, {warm:.2f} s again, {cold:.2f} s for all {size:.1f} MB cold; share {share:.3f} (at most {MOST})")
    return 0 if share <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
