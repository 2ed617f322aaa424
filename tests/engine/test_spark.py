"""Spark says what the local engine says, byte for byte, whoever is killed; what is missing for it is told."""

import gzip
import importlib
import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from claimcheck import cli
from claimcheck.engine.spark_session import address_of, pack
from claimcheck.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]
SAID = "On May 3, 2021, the ministry said {} people had been killed in {}. Police said {} people were arrested there. "
MISSING = "PySpark is not installed" if importlib.util.find_spec("pyspark") is None else "there is no Java" if shutil.which("java") is None else ""
if MISSING and os.environ.get("CLAIMCHECK_SPARK"):
    raise RuntimeError(f"CLAIMCHECK_SPARK is set, and {MISSING}")


def row(number: int, **more: str) -> dict[str, str]:
    text = SAID.format(100 + number, ("Chad", "Peru", "Laos")[number % 3], 7 * number) + f"Reporter {number} was there."
    return {"id": f"n{number % 29}", "text": text, "published": "2021-05-04", **more}


def lines(rows: list[dict[str, str]]) -> str:
    return "".join(json.dumps(one) + "\n" for one in rows)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sources in all formats: some disagree, several have one id, one is superseded, some can't be read, one names no year."""
    folder = tmp_path_factory.mktemp("documents")
    undated = {"id": "undated", "text": "On May 3 the ministry said 99 people had been killed in Chad."}
    (folder / "feed.jsonl").write_text(lines([*map(row, range(40)), undated]) + "no row\n", encoding="utf-8")
    with gzip.open(folder / "more.jsonl.gz", "wb") as stream:
        stream.write(lines([row(number, publisher=f"Paper {number}") for number in range(35, 60)]).encode())
    parquet.write_table(pa.table({"id": ["t1", None, "n3"], "text": [SAID.format(97, "Chad", 1), None, SAID.format(98, "Peru", 2) + "\ud7ff"]}), folder / "table.parquet")
    (folder / "a.txt").write_text(SAID.format(90, "Chad", 12), encoding="utf-8")
    (folder / "old.txt").write_text(SAID.format(91, "Chad", 13), encoding="utf-8")
    (folder / "sources.yaml").write_text("- {file: a.txt, publisher: The Sahel Daily, published: 2021-05-05, supersedes: old.txt}\n", encoding="utf-8")
    (folder / "b.txt").write_bytes(b"\x00")
    (folder / "c.txt").write_text("Le ministre a dit que les routes sont coupées et que des villages ne peuvent pas recevoir une aide pour le moment.", encoding="utf-8")
    (folder / "cut.jsonl.gz").write_bytes(b"\x1f\x8b\x08\x00")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "page.html").write_text(f"<html><body><article><p>{SAID.format(95, 'Chad', 14)}</p></article></body></html>", encoding="utf-8")
    (folder / "below").mkdir()
    (folder / "below" / "feed.jsonl").write_text(lines([row(3), row(70)]), encoding="utf-8")
    (folder / "out.txt").symlink_to(ROOT / "README.md")
    return folder


@pytest.fixture(scope="module")
def ran(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The folder with what all runs wrote, and what they said; the local ones stand beside those of Spark."""
    if MISSING:
        pytest.skip(MISSING)
    out = tmp_path_factory.mktemp("out")
    paths = [str(folder), str(ROOT / "seeds"), str(folder / "feed.jsonl")]
    environment = {**os.environ, "COLUMNS": "100", "TMPDIR": str(out)}
    done = subprocess.run([sys.executable, "-P", str(Path(__file__).with_name("spark_runs.py")), str(out), *paths], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    for command, formats in (("extract", ("jsonl",)), ("report", ("json", "text", "sarif", "markdown"))):
        files = [f"--format={name}:{out / f'local.{name}'}" for name in formats]
        subprocess.run([sys.executable, "-P", "-m", "claimcheck", command, *paths, *files], env=environment, check=True, capture_output=True)
    return out, json.loads(done.stdout)


@pytest.mark.parametrize("name", ["json", "jsonl", "text", "sarif", "markdown"])
def test_spark_writes_what_the_local_engine_writes(ran: tuple[Path, dict[str, Any]], name: str) -> None:
    out, _ = ran
    assert (out / f"spark.{name}").read_bytes() == (out / f"local.{name}").read_bytes()
    assert (out / f"local.{name}").stat().st_size > 1_000


def test_the_runs_had_something_to_find_and_to_mend(ran: tuple[Path, dict[str, Any]]) -> None:
    out, told = ran
    report = json.loads((out / "spark.json").read_text(encoding="utf-8"))
    assert len(report["findings"]) >= 3
    assert any("@" in source["id"] for source in report["sources"])
    assert any("superseded" in skipped["reason"] for skipped in report["skipped"])
    assert (out / "killed-hold_all").exists()
    assert (out / "killed-judge_all").exists()
    assert told["report"][0] == 1
    assert told["extract"][0] == 0


def test_a_mistake_on_a_worker_is_told_in_a_line(ran: tuple[Path, dict[str, Any]]) -> None:
    code, said = ran[1]["mistake"]
    assert code == 2
    assert said.startswith("claimcheck: Spark broke off: ")
    assert "a mistake of ours" in said
    assert said.count("\n") == 1


def test_nothing_is_left_behind(ran: tuple[Path, dict[str, Any]]) -> None:
    deadline = time.monotonic() + 60
    while (left := [path for name in ("claimcheck-*", "spark-*", "blockmgr-*") for path in ran[0].glob(name)]) and time.monotonic() < deadline:
        time.sleep(0.2)  # Java ends after the program that started it
    assert not left


@pytest.mark.skipif(bool(MISSING), reason=MISSING or "not missing")
@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are looked for in /proc")
def test_ctrl_c_ends_all_of_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    killing = importlib.import_module("killing")
    (tmp_path / "feed.jsonl").write_text(lines([{"id": f"f{n}", "text": SAID.format(n, "Chad", n) * 100} for n in range(5_000)]), encoding="utf-8")
    mark = f"claimcheck-test-spark-{os.getpid()}"
    command = [sys.executable, "-P", "-m", "claimcheck", "report", str(tmp_path / "feed.jsonl"), "--engine", "spark:local[2]"]
    run = subprocess.Popen(command, env={**os.environ, "TMPDIR": str(tmp_path), "MARK": mark}, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=killing.listen)
    deadline = time.monotonic() + 300
    while len(killing.marked(mark)) < 4 and run.poll() is None and time.monotonic() < deadline:
        time.sleep(0.1)  # Python, Java, the workers' parent and the first worker
    os.killpg(run.pid, signal.SIGINT)
    _, told = run.communicate(timeout=120)
    assert (run.returncode, told.strip()) == (130, b"claimcheck: interrupted")
    while killing.marked(mark) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not killing.marked(mark)
    assert not [path for name in ("claimcheck-*", "spark-*", "blockmgr-*") for path in tmp_path.glob(name)]


@pytest.mark.parametrize(("engine", "address"), [
    ("spark", "local[*,4]"), ("spark:local", "local[*,4]"), ("spark:local[2]", "local[2,4]"), ("spark:local[2,9]", "local[2,9]"), ("spark:local[*]", "local[*,4]"),
    ("spark:spark://host:7077", "spark://host:7077"), ("spark:yarn", "yarn"), ("spark:k8s://https://host:443", "k8s://https://host:443"), ("spark:sc://host", "sc://host"),
    ("spark:sc://host:15002/;user_id=a", "sc://host:15002/;user_id=a"),
])  # fmt: skip
def test_addresses(engine: str, address: str) -> None:
    assert address_of(engine) == address


@pytest.mark.parametrize("engine", ["", "ray", "spark:lokal[2]", "spark:local[0]", "spark:local[2,]", "spark:http://host", "spark:sc://", "sparks", "spark:spark://host/ path"])
def test_other_addresses_are_refused(engine: str) -> None:
    with pytest.raises(UsageError, match=r"no (engine|Spark)"):
        address_of(engine)


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert cli.main(["report", *arguments]) == 2
    return capsys.readouterr().err


def test_what_is_missing_is_told_with_its_remedy(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    seeds = str(ROOT / "seeds")
    assert "--jobs is for the local engine" in refused(capsys, seeds, "--engine", "spark", "--jobs", "2")
    with monkeypatch.context() as patched:
        patched.setitem(sys.modules, "pyspark", None)
        assert "pip install '.[spark]'" in refused(capsys, seeds, "--engine", "spark")
    for name in ("pyspark", "pandas"):
        monkeypatch.setitem(sys.modules, name, type(sys)(name))
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert "openjdk-17-jre-headless" in refused(capsys, seeds, "--engine", "spark")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    for scheme in ("sc", "spark"):
        monkeypatch.setenv("JAVA_HOME", str(ROOT))
        monkeypatch.setattr("claimcheck.engine.spark_session.shutil.which", lambda name: name)
        assert f"nobody answers at {scheme}://127.0.0.1:{port}" in refused(capsys, seeds, "--engine", f"spark:{scheme}://127.0.0.1:{port}")


def test_the_package_runs_from_the_zip_that_workers_get(tmp_path: Path) -> None:
    pack(tmp_path / "claimcheck.zip")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'claimcheck.zip')!r})\n"
        "import claimcheck.engine.stages as stages; from claimcheck.model import Source; from claimcheck.rule_loading import load_rules\n"
        "from claimcheck.records import held_of\n"
        "held, _ = stages.hold(Source('a', 'The ministry said 12 people were killed in Paris.'), load_rules(None), 2021)\n"
        "print('zip' in stages.__file__, len(held_of(held).lengths))"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.split() == ["True", "1"]
