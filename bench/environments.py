"""Python environments of their own for what is measured beside claimcheck."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_LIMIT = 600
"""Seconds that one call of pip may take."""


class NotInstalled(Exception):
    """An environment could not be made; the message says why, in one line."""


def environment(folder: Path, *installations: Sequence[str]) -> Path:
    """The interpreter of an environment in `folder`, where pip was called with each of `installations` in turn.

    It is made once and kept while they, and the files that they name, stay the same; so is a failure. Raises NotInstalled where pip fails or
    takes too long.
    """
    python = folder / "bin" / "python"
    mark, outcome = folder / "made-of.txt", folder / "outcome.txt"
    wanted = _mark(installations)
    if not mark.is_file() or mark.read_text(encoding="utf-8") != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        outcome.write_text(next(filter(None, (_wrong(python, words) for words in installations)), ""), encoding="utf-8")
        mark.write_text(wanted, encoding="utf-8")
    if wrong := outcome.read_text(encoding="utf-8"):
        raise NotInstalled(wrong)
    return python


def is_made(folder: Path) -> bool:
    """Whether an environment, or the reason why there is none, is at hand."""
    return (folder / "made-of.txt").is_file()


def _mark(installations: Sequence[Sequence[str]]) -> str:
    found = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for word in (word for words in installations for word in words):
        found.update(b"\0" + word.encode())
        if Path(word).is_file():
            found.update(Path(word).read_bytes())
    return found.hexdigest()


def _wrong(python: Path, words: Sequence[str]) -> str:
    """Call pip; why it failed, empty where it did not."""
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *words]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_LIMIT)
    except subprocess.TimeoutExpired:
        return f"pip had not finished after {_LIMIT} s"
    lines = done.stderr.splitlines()
    told = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")] or lines or ["pip failed"]
    return told[-1] if done.returncode else ""
