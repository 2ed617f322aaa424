"""Paths -> the files that are read, with what sources.yaml tells of each; nothing is read of them here."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.errors import UsageError
from claimcheck.model import Skipped
from claimcheck.sources.catalogue import NAME, Rows, catalogue


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is to be read."""

    file: Path
    """Where it lies."""
    name: str
    """Its path under the named folder, as text."""
    path: str
    """As `Document.path`."""
    about: Mapping[str, Any]
    """Its row in `sources.yaml`."""


def find_files(path: str) -> Iterator[Found | Skipped]:
    """The files under a path in a fixed order; raises UsageError where there is none of this name, and for a wrong
    sources.yaml."""
    root = Path(path)
    if not root.exists():
        raise UsageError(f"{path}: no such file or folder; name an existing one")
    if not root.is_dir():
        yield _found(root, root.name, catalogue(root.parent))
        return
    base = root.resolve()
    catalogues: dict[Path, Rows] = {}
    for file in _files_below(root):
        relative = file.relative_to(root)
        if file.name == NAME:
            continue
        if not file.resolve().is_relative_to(base):
            yield Skipped(shown_name(relative.as_posix()), "a link that leads outside the folder")
            continue
        if file.parent not in catalogues:
            catalogues[file.parent] = catalogue(file.parent)
        yield _found(file, relative.as_posix(), catalogues[file.parent])


def _found(file: Path, name: str, rows: Rows) -> Found:
    return Found(file, shown_name(name), shown_path(file), rows.get(file.name, {}))


def _files_below(root: Path) -> Iterator[Path]:
    """The files below a folder that are not hidden, in a fixed order."""
    for file in sorted(root.rglob("*")):
        if not any(part.startswith(".") for part in file.relative_to(root).parts) and not file.is_dir():
            yield file


def content_of(paths: Sequence[str]) -> bytes | None:
    """A hash of all that `find_documents` would read, names and bytes; None where it can't be known without reading
    it (standard input)."""
    found = hashlib.blake2b(digest_size=20)
    for path in paths:
        root = Path(path)
        if path == "-" or not root.exists():
            return None
        files = list(_files_below(root)) if root.is_dir() else [root, root.parent / NAME]
        base = root.resolve() if root.is_dir() else None
        found.update(f"{len(files)}\0".encode())
        for file in files:
            inside = base is None or file.resolve().is_relative_to(base)
            name = file.relative_to(root).as_posix() if base else file.name
            found.update(json.dumps([name, shown_path(file), inside]).encode())
            if inside and file.is_file():
                try:
                    with file.open("rb") as stream:
                        found.update(hashlib.file_digest(stream, "sha256").digest())
                except OSError:
                    return None
    return found.digest()


def shown_name(name: str) -> str:
    """The name of a file as text: bytes that are no UTF-8 are written as their escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def shown_path(file: Path) -> str:
    """`file` behind all links: relative to the working folder where it lies in it, so that reports of a checkout
    name its files."""
    real, here = file.resolve(), Path.cwd()
    return real.relative_to(here).as_posix() if real.is_relative_to(here) else real.as_posix()
