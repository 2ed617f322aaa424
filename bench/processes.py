"""Commands as they are measured: CPU of all their processes, wall time, and the most memory that all of them held at once."""

from __future__ import annotations

import contextlib
import functools
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
CLAIMCHECK = (sys.executable, "-m", "claimcheck")
_EVERY = 0.02
"""Seconds between two looks at the memory."""


class Failed(Exception):
    """A command did not do its work; the message is the last line that it wrote."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command."""

    cpu: float
    """Seconds, user and system, of the command and of all that it started and waited for."""
    wall: float
    """Seconds."""
    memory: float
    """MB resident, the highest sum over all processes; pages that two share count twice."""
    stopped: str = ""
    """Why it was ended before it had finished; empty where it had not been."""


def run(
    command: Sequence[str], environment: Mapping[str, str] | None = None, *, seconds: float = 600, megabytes: float = 8000, watched: bool = True
) -> Run:
    """Run a command at the root of the project to its end, or to a limit of wall time or memory, where all of it is killed.

    With `watched` false its memory is that of its largest process. Raises Failed where it ends otherwise than with 0, or with 1,
    which says that something was found.
    """
    begin = time.monotonic()
    stopped, memory = "", 0.0
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **(environment or {})}, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True
        )
        try:
            while True:
                pid, status, used = os.wait4(process.pid, os.WNOHANG if watched else 0)
                if pid:
                    break
                memory = max(memory, resident(process.pid))
                late, large = time.monotonic() - begin > seconds, memory > megabytes
                if (late or large) and not stopped:
                    stopped = f"stopped after {seconds:.0f} s" if late else f"stopped at {megabytes:.0f} MB"
                    _end(process.pid)
                time.sleep(_EVERY)
        except BaseException:  # interrupted: nothing that was started goes on
            _end(process.pid)
            raise
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - begin
        if process.returncode not in (0, 1) and not stopped:
            said.seek(0)
            last = (said.read().decode(errors="replace").splitlines() or ["it said nothing"])[-1]
            raise Failed(f"exit {process.returncode}: {last}")
    # What the system counts itself begins with the size of the process that started the command, so it is only taken where nothing else is known.
    return Run(used.ru_utime + used.ru_stime, wall, memory or used.ru_maxrss * 1024 / 1e6, stopped)


def _end(group: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def resident(pid: int) -> float:
    """MB that a process and its descendants hold in memory now; those that are gone hold none."""
    size = 0
    with contextlib.suppress(psutil.NoSuchProcess):
        root = psutil.Process(pid)
        for process in (root, *root.children(recursive=True)):
            with contextlib.suppress(psutil.NoSuchProcess):
                size += process.memory_info().rss
    return size / 1e6


@functools.cache
def offers(command: str, option: str) -> bool:
    """Whether a command of claimcheck has an option."""
    told = subprocess.run([*CLAIMCHECK, command, "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    return option in told.stdout
