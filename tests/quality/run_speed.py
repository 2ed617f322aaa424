"""Hold what extraction costs under the Python that is named, which has the compiled wheel, against `compiled` in floors.json: `run_speed.py PYTHON`."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.corpora import SHARED_CORPUS, texts  # noqa: E402, bench stands in the checkout only
from bench.throughput import MEGABYTES, ROUNDS  # noqa: E402


def main(python: str) -> int:
    """0 when the floor holds or no large corpus is at hand, else 1."""
    if not SHARED_CORPUS.is_file():
        print("speed of the compiled package: skipped, no large corpus is at hand")
        return 0
    most = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["compiled"]["extraction over re.findall"]
    with tempfile.TemporaryDirectory() as folder:
        read = Path(folder) / "texts.json"
        read.write_text(json.dumps(texts(SHARED_CORPUS, MEGABYTES)), encoding="utf-8")
        command = [python, "-P", str(ROOT / "bench" / "extraction_speed.py"), str(read), str(ROUNDS)]
        speed = json.loads(subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout)
    ratio = speed["extraction"] / speed["findall"]
    print(f"speed, {'compiled' if speed['compiled'] else 'NOT compiled'}: extraction costs {ratio:.1f} times re.findall (at most {most})")
    return 0 if ratio <= most and speed["compiled"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
