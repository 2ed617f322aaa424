"""Runs the command on Spark several times in one process, so that Java starts once; in the first run two workers are killed in the middle of their work.

Arguments: a folder for what is written, and the paths to read. Standard output is a JSON object: exit codes and what each run said on standard error.
"""

import contextlib
import io
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from claimcheck.cli import main
from claimcheck.engine import spark, spark_stages

Stage = Callable[..., Iterator[Any]]


def killing(stage: Stage, marker: str) -> Stage:
    """The stage; the first process that has begun its second batch, or has done its first, is killed."""

    def wrapped(batches: Iterator[Any], **named: Any) -> Iterator[Any]:
        def until() -> Iterator[Any]:
            for batch in batches:
                yield batch
                try:
                    os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
                except FileExistsError:
                    continue
                os.kill(os.getpid(), signal.SIGKILL)

        yield from stage(until(), **named)

    return wrapped


def failing(batches: Iterator[Any], **_: Any) -> Iterator[Any]:
    """A stage with a mistake in it."""
    raise ValueError("a mistake of ours")
    yield from batches


def run(*arguments: str) -> tuple[int, str]:
    """The exit code of a command and what it said on standard error."""
    with contextlib.redirect_stderr(io.StringIO()) as told:
        code = main(arguments)
    return code, told.getvalue()


def all_runs(out: Path, paths: list[str]) -> dict[str, Any]:
    stages = {name: getattr(spark_stages, name) for name in ("hold_all", "judge_all")}
    for name, stage in stages.items():
        setattr(spark_stages, name, killing(stage, str(out / f"killed-{name}")))
    spark._FEED_BYTES = 2_000
    engine = ("--engine", "spark:local[2]")
    found = {"extract": run("extract", *paths, *engine, *(f"--format={name}:{out / f'spark.{name}'}" for name in ("json", "jsonl")))}
    for name, stage in stages.items():
        setattr(spark_stages, name, stage)
    found["report"] = run("report", *paths, *engine, "--fail-on", "warning", *(f"--format={name}:{out / f'spark.{name}'}" for name in ("text", "sarif", "markdown")))
    spark_stages.hold_all = failing
    found["mistake"] = run("report", *paths, "--engine", "spark:local[2,1]")
    return found


if __name__ == "__main__":
    json.dump(all_runs(Path(sys.argv[1]), sys.argv[2:]), sys.stdout)
