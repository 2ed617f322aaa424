"""Work shared out over processes: bounded in flight, done again where a process was killed, stopped at once by Ctrl-C.

The results do not depend on how many processes there are, nor on which of them is killed: the caller puts them in
order.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import resource_tracker
from multiprocessing.process import BaseProcess
from types import FrameType, TracebackType
from typing import Generic, TypeVar

from claimcheck.errors import ClaimcheckError

T = TypeVar("T")
R = TypeVar("R")

Step = Callable[[str, int, int], None]
"""Is told how far a run is: the stage, how much of it is done, and of how much (0: not known yet)."""
_CAN_WAIT = hasattr(signal, "pthread_sigmask")
"""Whether the system lets a signal wait."""
_IN_FLIGHT = 3
"""Tasks for each process that are handed out at once."""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Workers:
    """Up to `jobs` processes; with one job, or with one task, the work is done in this process."""

    def __init__(self, jobs: int) -> None:
        self.jobs = max(1, jobs)
        self._pool: ProcessPoolExecutor | None = None
        self._interrupted = self._heeding = False

    def __enter__(self) -> Workers:
        """Processes are started when there is work for them."""
        if (
            threading.current_thread() is threading.main_thread()
            and signal.getsignal(signal.SIGINT) is signal.default_int_handler
        ):
            signal.signal(signal.SIGINT, self._interrupt)
            self._heeding = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop all processes; at once where the work was broken off."""
        self._stop(now=kind is not None)
        if self._heeding:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            self._heeding = False

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        self._interrupted = True  # what is raised inside a callback of the interpreter is lost; `heed` raises it again
        raise KeyboardInterrupt

    def heed(self) -> None:
        """Raise KeyboardInterrupt where Ctrl-C was pressed and nothing came of it."""
        if self._interrupted:
            self._interrupted = False
            raise KeyboardInterrupt

    def map(
        self, function: Callable[[T], R], tasks: Iterable[T], lost: Callable[[T], R] | None = None
    ) -> Iterator[tuple[T, R]]:
        """Each task with its result, in the order in which they are done.

        A task whose process is killed is done again, alone; where it is killed again, `lost` says what its result is.
        Raises ClaimcheckError where nothing does.
        """
        left = iter(tasks)
        first = list(islice(left, 2)) if self.jobs > 1 else []
        if len(first) < 2:
            for task in chain(first, left):
                yield task, function(task)
                self.heed()
            return
        yield from _Run(self, function, chain(first, left), lost).results()

    def pool(self) -> ProcessPoolExecutor:
        """The processes, started where they are not running."""
        if self._pool is None:
            if _CAN_WAIT:
                resource_tracker.ensure_running()  # where it is started later it lets Ctrl-C through
            context = multiprocessing.get_context(
                "spawn"
            )  # no locks of this process are copied, and it works everywhere
            self._pool = ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_begin)
        return self._pool

    def rest(self) -> None:
        """Let processes end that have nothing to do, and what they hold in memory with them; others are started
        where there is work again."""
        self._stop(now=False)

    def renew(self) -> None:
        """Do away with processes of which one was killed."""
        self._stop(now=True)

    def _stop(self, *, now: bool) -> None:
        pool, self._pool = self._pool, None
        if pool is None:
            return
        processes = list((pool._processes or {}).values())
        if now:
            for process in processes:
                with contextlib.suppress(OSError, ValueError):
                    process.kill()
        pool.shutdown(wait=True, cancel_futures=True)


class _Run(Generic[T, R]):
    """One map over the processes."""

    def __init__(
        self, workers: Workers, function: Callable[[T], R], tasks: Iterator[T], lost: Callable[[T], R] | None
    ) -> None:
        self._workers, self._function, self._tasks, self._lost = workers, function, tasks, lost
        self._suspects: deque[T] = deque()
        """Tasks that were in work when a process was killed: done one at a time, so that the one that kills it is
        known."""
        self._running: dict[Future[R], T] = {}

    def results(self) -> Iterator[tuple[T, R]]:
        while True:
            self._workers.heed()
            alone = self._hand_out()
            if not self._running:
                if self._suspects:
                    continue
                return
            done, _ = wait(self._running, return_when=FIRST_COMPLETED)
            broken: list[T] = []
            for future in done:
                task = self._running.pop(future)
                try:
                    yield task, future.result()
                except BrokenProcessPool:
                    broken.append(task)
            if broken:
                broken += self._running.values()
                self._running.clear()
                self._workers.renew()
                if alone:
                    yield broken[0], self._given_up(broken[0])
                else:
                    self._suspects.extend(broken)

    def _hand_out(self) -> bool:
        """Give work to the processes; whether it is one task alone."""
        if self._suspects and not self._running:
            self._submit(self._suspects.popleft())
            return True
        while not self._suspects and len(self._running) < _IN_FLIGHT * self._workers.jobs:
            task = next(self._tasks, None)
            if task is None:
                break
            self._submit(task)
        return False

    def _submit(self, task: T) -> None:
        try:
            pool = self._workers.pool()
            with uninterrupted():  # it may start the processes, to which Ctrl-C says nothing
                self._running[pool.submit(self._function, task)] = task
        except BrokenProcessPool:  # killed between two tasks: nothing of this one was done
            self._workers.renew()
            self._suspects.extend([*self._running.values(), task])
            self._running.clear()

    def _given_up(self, task: T) -> R:
        if self._lost is None:
            raise ClaimcheckError(
                "a process of this run was killed twice at the same work; is there enough memory? --jobs 1 needs the "
                "least"
            )
        return self._lost(task)


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C waits until all is done; processes that are started meanwhile never hear it, and whoever takes it over
    meanwhile gives it back."""
    if not _CAN_WAIT:
        yield
        return
    handler, before = signal.getsignal(signal.SIGINT), signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """In a new process: Ctrl-C is for the first process, and without that one there is nothing left to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
