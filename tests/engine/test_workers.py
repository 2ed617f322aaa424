"""Work over processes: all of it is done, whoever is killed, and nothing is left running."""

import importlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

from claimcheck.engine.workers import Workers, cores
from claimcheck.errors import ClaimcheckError


@pytest.fixture
def killing(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    return importlib.import_module("killing")


@pytest.mark.parametrize(("jobs", "count"), [(1, 5), (2, 0), (2, 1), (2, 40)])
def test_every_task_is_done_once(jobs: int, count: int) -> None:
    with Workers(jobs) as workers:
        assert sorted(workers.map(abs, range(-count, 0))) == [(-n, n) for n in range(count, 0, -1)]


def test_one_task_needs_no_process() -> None:
    with Workers(2) as workers:
        assert list(workers.map(lambda n: n + 1, [1])) == [(1, 2)]  # a lambda can't be sent to one


def test_processes_that_rested_are_others(killing: ModuleType) -> None:
    with Workers(2) as workers:
        workers.rest()
        before = {number for _, number in workers.map(killing.process, range(6))}
        workers.rest()
        assert not any(map(killing.runs, before))
        after = {number for _, number in workers.map(killing.process, range(6))}
    assert before
    assert after
    assert not before & after


def test_what_a_killed_process_did_is_done_again(killing: ModuleType, tmp_path: Path) -> None:
    with Workers(2) as workers:
        found = {task[1]: result for task, result in workers.map(killing.kill_once, [(str(tmp_path), n) for n in range(20)])}
    assert (tmp_path / "killed").exists()
    assert found == {n: 2 * n for n in range(20)}


def test_work_that_always_kills_is_given_up_alone(killing: ModuleType) -> None:
    with Workers(2) as workers:
        found = dict(workers.map(killing.kill_always, range(20), lost=lambda number: -number))
    assert found == {n: -7 if n == 7 else 2 * n for n in range(20)}
    with Workers(2) as workers, pytest.raises(ClaimcheckError, match="killed twice"):
        list(workers.map(killing.kill_always, range(20)))


def test_an_error_of_a_task_is_the_callers(killing: ModuleType) -> None:
    with pytest.raises(ValueError, match="seven"), Workers(2) as workers:
        list(workers.map(killing.fail, range(20)))


def test_there_is_a_core() -> None:
    assert cores() >= 1


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are looked for in /proc")
@pytest.mark.parametrize(("kill", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_no_process_outlives_a_run_that_is_stopped(killing: ModuleType, tmp_path: Path, kill: int, code: int) -> None:
    text = "On May 3, 2021, the ministry said 140 people had been killed in Chad. " * 40
    feed = tmp_path / "feed.jsonl"
    feed.write_text("".join(f'{{"id": "{n}", "text": "{text} {n}"}}\n' for n in range(3_000)), encoding="utf-8")
    mark = f"claimcheck-test-{os.getpid()}-{kill}"
    environment = {**os.environ, "TMPDIR": str(tmp_path), "MARK": mark}
    command = [sys.executable, "-m", "claimcheck", "report", str(feed), "--jobs", "2"]
    run = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=killing.listen)
    deadline = time.monotonic() + 60
    while len(killing.marked(mark)) < 3 and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(run.pid, kill) if kill == signal.SIGINT else run.kill()
    _, told = run.communicate(timeout=60)
    assert run.returncode == code, told.decode()
    while killing.marked(mark) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not killing.marked(mark)
    if kill == signal.SIGINT:
        assert told.strip() == b"claimcheck: interrupted"
        assert not list(tmp_path.glob("claimcheck-*"))
