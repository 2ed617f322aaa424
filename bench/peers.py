"""What others that read quantities or dates from prose cost on the same documents, each in an environment of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.corpora import texts
from bench.environments import NotInstalled, environment, is_made
from bench.peer_process import PEERS
from bench.section import Row, Section, Setting, figure

_FOLDER = Path(__file__).parent
_LIMIT = 240
"""Seconds that a peer may take for all its rounds."""
MEGABYTES = 0.05
"""The slow ones read 4 kB a second."""
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Peer:
    """How a peer is installed."""

    environment: str
    """Also the name of its file of requirements."""
    alone: tuple[str, ...] = ()
    """What is installed last, without what it says it depends on."""


INSTALLED = {
    "quantulum3": Peer("quantulum3"),
    "recognizers (numbers)": Peer("recognizers"),
    "recognizers (all)": Peer("recognizers"),
    "dateparser": Peer("dateparser"),
    "cqe": Peer("cqe", ("cqe==2.0.3",)),
}


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of one peer."""

    start: float
    reading: float
    """The best round."""
    found: int


def measure(setting: Setting) -> Section:
    """All of them, claimcheck first."""
    read = texts(setting.corpus, MEGABYTES / 5 if setting.quick else MEGABYTES)
    size = sum(len(text.encode()) for text in read) / 1e6
    said, costs = [], {}
    with setting.folder() as folder:
        (folder / "texts.json").write_text(json.dumps(read), encoding="utf-8")
        costs["claimcheck"] = _cost("claimcheck", Path(sys.executable), folder)
        for name, peer in INSTALLED.items():
            kept = setting.kept / "peers" / peer.environment
            if setting.quick and not is_made(kept):
                said.append(f"{name} was not measured: it is not installed yet (a full run installs it).")
                continue
            try:
                alone = [("--no-deps", *peer.alone)] if peer.alone else []
                python = environment(kept, ("-r", str(_FOLDER / f"requirements-{peer.environment}.txt")), *alone)
                costs[name] = _cost(name, python, folder)
            except NotInstalled as reason:
                said.append(f"{name} was not measured: {reason}.")
    ours = costs["claimcheck"]
    rows: list[Row] = [
        {
            "reader": name,
            "reads": (PEERS[name].__doc__ or "").rstrip(".").lower(),
            "text, MB a second of CPU": figure(size / cost.reading),
            "times slower than claimcheck": figure(cost.reading / ours.reading),
            "start, s of CPU": figure(cost.start),
            "found": cost.found,
        }
        for name, cost in costs.items()
    ]
    ratios = ", ".join(f"{figure(c.reading / ours.reading)} times that of {name}" for name, c in costs.items() if name != "claimcheck")
    if ratios:
        said.insert(0, f"On the same {figure(size * 1000)} kB claimcheck's speed is {ratios}.")
    return Section(said, {"Readers of quantities and dates": rows})


def _cost(name: str, python: Path, folder: Path) -> Cost:
    """What the peer says of itself. Raises NotInstalled where it does not run."""
    command = [str(python), "-P", str(_FOLDER / "peer_process.py"), name, str(folder / "texts.json"), str(ROUNDS)]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=_LIMIT)
    except subprocess.TimeoutExpired:
        raise NotInstalled(f"it had not read {MEGABYTES * 1000:.0f} kB after {_LIMIT} s") from None
    if done.returncode:
        raise NotInstalled(f"it does not run: {done.stderr.strip().splitlines()[-1]}")
    start, *rounds = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return Cost(start["start"], min(r["cpu"] for r in rounds), rounds[0]["found"])
