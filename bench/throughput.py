"""Throughput of extraction beside `re.findall(r"\\w+", text)`: pure Python and, where `make wheel` has left one in dist/, the compiled wheel."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench.corpora import texts
from bench.environments import NotInstalled, environment
from bench.extraction_speed import Speed, speed
from bench.processes import ROOT
from bench.section import Row, Section, Setting, figure

_MEASURER = Path(__file__).with_name("extraction_speed.py")
MEGABYTES, ROUNDS = 0.6, 15


def measure(setting: Setting) -> Section:
    """Both on the same texts, each the best of several rounds."""
    rounds = 3 if setting.quick else ROUNDS
    read = texts(setting.corpus, MEGABYTES)
    own = speed(read, rounds)
    found = {_name(own): own}
    said = [f"Extraction costs {figure(own.ratio)} times what `re.findall` costs on the same text ({_name(own)})."]
    wheel = compiled_wheel()
    if wheel is None:
        said.append("The compiled wheel was not measured: dist/ holds none (`make wheel` makes it).")
    else:
        try:
            of_wheel = _of_wheel(wheel, read, rounds, setting)
            found["compiled wheel"] = of_wheel
            said.append(f"Compiled, it costs {figure(of_wheel.ratio)} times what `re.findall` costs.")
        except NotInstalled as reason:
            said.append(f"The compiled wheel was not measured: {reason}.")
    rows: list[Row] = [
        {"reader": name, "CPU over re.findall": figure(of.ratio), "text, MB a second of CPU": figure(of.megabytes / of.extraction)} for name, of in found.items()
    ]
    rows.append({"reader": "re.findall", "CPU over re.findall": 1, "text, MB a second of CPU": figure(own.megabytes / own.findall)})
    return Section(said, {"Extraction": rows})


def compiled_wheel() -> Path | None:
    """The newest wheel in dist/ for this Python that holds machine code."""
    tag = f"cp{sys.version_info.major}{sys.version_info.minor}"
    wheels = [path for path in (ROOT / "dist").glob("*.whl") if f"-{tag}-{tag}-" in path.name]
    return max(wheels, key=lambda path: path.stat().st_mtime, default=None)


def _name(of: Speed) -> str:
    return "compiled in place" if of.compiled else "pure Python"


def _of_wheel(wheel: Path, read: list[str], rounds: int, setting: Setting) -> Speed:
    """The same measurement in an environment that holds the wheel and what it depends on."""
    with setting.folder() as folder:
        python = environment(folder / "wheel", [str(wheel)])
        (folder / "texts.json").write_text(json.dumps(read), encoding="utf-8")
        command = [str(python), "-P", str(_MEASURER), str(folder / "texts.json"), str(rounds)]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotInstalled(f"it does not run: {done.stderr.strip().splitlines()[-1]}")
    return Speed(**json.loads(done.stdout))
