"""Work that kills its process, by itself once or whenever it is done, and the processes that are left of a run."""

import os
import signal
from pathlib import Path


def kill_once(task: tuple[str, int]) -> int:
    """Twice the number; the first time that 7 comes up, the process is killed instead."""
    folder, number = task
    if number == 7:
        try:
            (Path(folder) / "killed").touch(exist_ok=False)
        except FileExistsError:
            pass
        else:
            os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def kill_always(number: int) -> int:
    """Twice the number; 7 kills the process."""
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def process(number: int) -> int:
    """The number of the process that does it."""
    return os.getpid()


def runs(process_number: int) -> bool:
    """Whether a process runs."""
    try:
        os.kill(process_number, 0)
    except ProcessLookupError:
        return False
    return True


def fail(number: int) -> int:
    """Refuse 7."""
    if number == 7:
        raise ValueError("seven")
    return number


def marked(marker: str) -> list[int]:
    """The processes whose command line or environment bears a mark."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if marker.encode() in (folder / "environ").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def listen() -> None:
    """Hear Ctrl-C: a shell's job in the background is deaf to it, and so are the processes that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
