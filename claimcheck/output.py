"""Where a report goes: formats, files, colour and streams."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.model import Report
    from claimcheck.reporter import Options, Writer

_FALLBACK_WIDTH = 100


def targets_of(formats: tuple[str, ...], known: dict[str, Writer]) -> list[tuple[str, Writer, str | None]]:
    """The formats asked for, each with its writer and the file it goes to (None: standard output); raises UsageError
    for an unknown one."""
    targets = []
    for item in formats or ("text",):
        name, colon, path = item.partition(":")
        if name not in known:
            raise UsageError(f"no format {name!r}; there are {', '.join(known)}")
        if colon and not path:
            raise UsageError(f"--format {item}: a path must follow the colon")
        targets.append((name, known[name], path or None))
    return targets


def write_all(
    shown: Report, targets: list[tuple[str, Writer, str | None]], color: str, notes: bool, suggested: bool = False
) -> None:
    """Write `shown` in every format; what was skipped is told on standard error where no format has room for it."""
    from claimcheck.reporter import CLAIMS_ONLY
    from claimcheck.reporter.base import clean

    for _, write, path in targets:
        with _opened(path) as stream:
            write(shown, stream, _options(stream, color, notes, suggested))
    if all(name in CLAIMS_ONLY for name, _, _ in targets):
        for skipped in shown.skipped:
            tell(f"skipped {clean(skipped.path)}: {clean(skipped.reason)}")


@contextmanager
def _opened(path: str | None) -> Iterator[TextIO]:
    if path is None:
        yield sys.stdout
        return
    try:
        stream = open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from error
    with stream:
        yield stream


def _options(stream: TextIO, color: str, notes: bool, suggested: bool) -> Options:
    import shutil

    from claimcheck.reporter import Options

    return Options(
        color=wants_color(color, stream),
        width=shutil.get_terminal_size((_FALLBACK_WIDTH, 24)).columns,
        notes=notes,
        suggested=suggested,
    )


def wants_color(color: str, stream: TextIO) -> bool:
    """--color first, then NO_COLOR, then FORCE_COLOR, then whether the stream is a terminal that can."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def tell(message: str) -> None:
    """Say something beside the report, on standard error; what it quotes of a file can steer neither a terminal nor
    a build."""
    from claimcheck.reporter.base import clean

    # Runs of spaces stay as they are: the mark below an excerpt must stand under its place.
    lines = (
        "".join(part if not part.strip(" ") else clean(part) for part in re.split("( {2,})", line))
        for line in message.split("\n")
    )
    sys.stderr.write("claimcheck: " + "\n".join(lines) + "\n")


def safe_streams() -> None:
    """Let no character of a source end the program: what a stream cannot show is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
