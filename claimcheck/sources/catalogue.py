"""sources.yaml: what is told about the documents of a folder, and which of them a later version has superseded."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from claimcheck.errors import UsageError
from claimcheck.model import Skipped

if TYPE_CHECKING:
    from claimcheck.sources.reading import Document

NAME = "sources.yaml"
_LARGEST = 1_000_000
_EXPECTED = "a list of {file, title, publisher, published, url, language, version, supersedes}"

Rows = dict[str, dict[str, Any]]


def catalogue(folder: Path) -> Rows:
    """The rows of the sources.yaml in `folder`, by file name; none where there is no such file."""
    file = folder / NAME
    if not file.is_file() or file.stat().st_size > _LARGEST:
        return {}
    return catalogue_rows(file.read_bytes(), str(file))


def catalogue_rows(raw: bytes, name: str) -> Rows:
    """The rows of a sources.yaml of this name; raises UsageError where it is no list of rows."""
    try:
        rows = yaml.load(raw.decode("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or []
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{name}: not valid YAML; expected {_EXPECTED}: {error}") from None
    if not isinstance(rows, list):
        raise UsageError(f"{name}:1: expected {_EXPECTED}")
    return {told(row, "file") or "": row for row in rows if isinstance(row, dict) and told(row, "file")}


def told(about: Mapping[str, Any], name: str) -> str | None:
    """What is told under a name, as text that can be encoded; None where nothing is, or no plain value."""
    value = about.get(name)
    if not isinstance(value, str | int | float | datetime.date):
        return None
    return str(value).encode("utf-8", "replace").decode() if str(value).strip() else None


def without_superseded(documents: Sequence[Document], skipped: Iterable[Skipped]) -> tuple[list[Document], list[Skipped]]:
    """The documents that no other one supersedes, and what is skipped, the superseded ones with it.

    A document supersedes those that its `supersedes` names (files beside it, or ids), and those of the same `url` with a lower `version`.
    Raises UsageError for a name that is no document, and where documents supersede each other in a circle.
    """
    follower: dict[tuple[str, int], Document] = {}
    for newer, older in (*_named(documents), *_versions(documents)):
        follower.setdefault(older.origin, newer)
    for document in documents:
        _refuse_circle(document, follower)
    left = list(skipped) + [Skipped(d.id, f"superseded by {follower[d.origin].id}") for d in documents if d.origin in follower]
    return [d for d in documents if d.origin not in follower], left


def _named(documents: Sequence[Document]) -> Iterator[tuple[Document, Document]]:
    by_path = {document.path: document for document in documents if document.path and document.row is None}
    by_id: dict[str, Document] = {}
    for document in documents:
        by_id.setdefault(document.id, document)
    for document in documents:
        names = document.about.get("supersedes") or ()
        names = names if isinstance(names, list | tuple) else [names]
        if not all(isinstance(name, str | int) for name in names):
            raise UsageError(f"{document.id}: `supersedes` is no name; expected a file beside it, or a list of them")
        for name in map(str, names):
            beside = posixpath.normpath(posixpath.join(posixpath.dirname(document.path or ""), name))
            older = by_path.get(beside) or by_id.get(name)
            if older is None and document.row is None and document.path and Path(beside).exists():
                continue  # it exists and was not asked for: nothing of it can be reported
            if older is None:
                raise UsageError(f"{document.id} supersedes {name!r}, which is no document beside it; correct `supersedes` or take it out")
            yield document, older


def _versions(documents: Sequence[Document]) -> Iterator[tuple[Document, Document]]:
    latest: dict[str, Document] = {}
    numbered = [d for d in documents if told(d.about, "url") and isinstance(d.about.get("version"), int | float)]
    for document in sorted(numbered, key=lambda d: (float(d.about["version"]), d.origin), reverse=True):
        newest = latest.setdefault(str(document.about["url"]), document)
        if newest is not document and newest.about["version"] > document.about["version"]:
            yield newest, document


def _refuse_circle(document: Document, follower: Mapping[tuple[str, int], Document]) -> None:
    seen = {document.origin}
    at = document
    while at.origin in follower:
        at = follower[at.origin]
        if at.origin in seen:
            raise UsageError(f"{document.id} and {at.id} supersede each other; only one can be the later version")
        seen.add(at.origin)
