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
_EXPECTED = "a list of {file, title, publisher, published, updated, url, language, version, supersedes}"

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


def without_superseded(
    documents: Sequence[Document], skipped: Iterable[Skipped]
) -> tuple[list[Document], list[Skipped]]:
    """The documents that no other one supersedes (see `superseded`), and what is skipped, the superseded ones with
    it."""
    follower = superseded(documents, range(len(documents)))
    left = list(skipped) + [
        Skipped(documents[older].id, f"superseded by {documents[follower[older]].id}") for older in sorted(follower)
    ]
    return [document for place, document in enumerate(documents) if place not in follower], left


def superseded(documents: Sequence[Document | Skipped], places: Sequence[int]) -> dict[int, int]:
    """Of the documents at some places, each of one origin, those that another one supersedes -> that one.

    A document supersedes those that its `supersedes` names (files beside it, or ids), and those of the same `url` with
    a lower `version`.
    Raises UsageError for a name that is no document, and where documents supersede each other in a circle.
    """
    naming, numbered = [], []
    for place in places:
        document = document_at(documents, place)
        if document.about.get("supersedes"):
            naming.append(place)
        if told(document.about, "url") and isinstance(document.about.get("version"), int | float):
            numbered.append(place)
    follower: dict[int, int] = {}
    for newer, older in (*_named(documents, places, naming), *_versions(documents, numbered)):
        follower.setdefault(older, newer)
    for place in places if follower else ():
        _refuse_circle(documents, place, follower)
    return follower


def document_at(documents: Sequence[Document | Skipped], place: int) -> Document:
    """The document at a place where none was skipped."""
    document = documents[place]
    assert not isinstance(document, Skipped)
    return document


def _named(
    documents: Sequence[Document | Skipped], places: Sequence[int], naming: Sequence[int]
) -> Iterator[tuple[int, int]]:
    by_path: dict[str, int] = {}
    by_id: dict[str, int] = {}
    for place in places if naming else ():
        document = document_at(documents, place)
        by_id.setdefault(document.id, place)
        if document.path and document.row is None:
            by_path[document.path] = place
    for place in naming:
        document = document_at(documents, place)
        names = document.about["supersedes"]
        names = names if isinstance(names, list | tuple) else [names]
        if not all(isinstance(name, str | int) for name in names):
            raise UsageError(f"{document.id}: `supersedes` is no name; expected a file beside it, or a list of them")
        for name in map(str, names):
            beside = posixpath.normpath(posixpath.join(posixpath.dirname(document.path or ""), name))
            older = by_path.get(beside, by_id.get(name))
            if older is None and document.row is None and document.path and Path(beside).exists():
                continue  # it exists and was not asked for: nothing of it can be reported
            if older is None:
                raise UsageError(
                    f"{document.id} supersedes {name!r}, which is no document beside it; correct `supersedes` or take "
                    f"it out"
                )
            yield place, older


def _versions(documents: Sequence[Document | Skipped], numbered: Iterable[int]) -> Iterator[tuple[int, int]]:
    latest: dict[str, tuple[int, Any]] = {}
    told_of = {place: document_at(documents, place) for place in numbered}
    for place in sorted(
        told_of, key=lambda place: (float(told_of[place].about["version"]), told_of[place].origin), reverse=True
    ):
        version = told_of[place].about["version"]
        newest, last = latest.setdefault(str(told_of[place].about["url"]), (place, version))
        if newest != place and last > version:
            yield newest, place


def _refuse_circle(documents: Sequence[Document | Skipped], place: int, follower: Mapping[int, int]) -> None:
    seen = {place}
    at = place
    while at in follower:
        at = follower[at]
        if at in seen:
            raise UsageError(
                f"{document_at(documents, place).id} and {document_at(documents, at).id} supersede each other; only "
                f"one can be the later version"
            )
        seen.add(at)
