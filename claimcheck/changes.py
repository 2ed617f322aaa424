"""Which documents changed since an earlier state, and what the documents were then."""

from __future__ import annotations

import contextlib
import io
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.errors import UsageError
from claimcheck.history import State
from claimcheck.model import Skipped
from claimcheck.sources import SOURCES_YAML, Document, File, Rows, catalogue_rows, format_of, told, without_superseded

_TOLD = ("title", "publisher", "published", "language", "url")

Origin = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new, and what there was before in its stead."""

    asked: frozenset[Origin]
    """Documents of now that are new or changed."""
    before: tuple[Document, ...]
    """All documents of then."""
    gone: frozenset[Origin]
    """Those of then that changed since, or are no more."""


def changes_since(state: State, documents: Sequence[Document], paths: Sequence[str]) -> Changes:
    """What changed among `documents`, which were read from `paths`, since `state`."""
    here = Path.cwd()
    inside: dict[str, list[Document]] = {}
    outside: list[Document] = []
    for document in documents:
        known = _under(state.root, here / document.path) if document.path else None
        inside.setdefault(known, []).append(document) if known else outside.append(document)
    changed = {path for path, (first, *_) in inside.items() if not state.has(path, _raw(here, first))}
    roots = [(here / path).resolve() for path in paths if path != "-"]
    lost = {path for path in state.files if path not in inside and _readable(path) and _name(state.root / path, roots)}
    renamed_rows = _changed_rows(state, inside)
    old_raw = state.contents(changed | lost | {_beside(path) for path in changed | lost})
    old: list[Document] = []
    for path in sorted(changed | lost):
        if path in old_raw:
            name = (
                inside[path][0].id
                if path in inside and inside[path][0].row is None
                else _name(state.root / path, roots) or path
            )
            old += _documents(
                path, name, old_raw[path], _old_rows(state, path, old_raw), _shown(here, state.root / path)
            )
    same = {(d.origin[0], d.id, d.raw) for d in old}
    asked: set[Origin] = set()
    kept = list(outside)
    gone = {d.origin for d in old}
    for path, mine in inside.items():
        for document in mine:
            if path in changed:
                if document.row is None or (document.origin[0], document.id, document.raw) not in same:
                    asked.add(document.origin)
            elif document.origin in renamed_rows:
                asked.add(document.origin)
                gone.add(document.origin)
                kept.append(replace(document, about=renamed_rows[document.origin]))
            else:
                kept.append(document)
    then = [*kept, *old]
    with contextlib.suppress(UsageError):
        then, _ = without_superseded(then, [])
    return Changes(frozenset(asked), tuple(sorted(then, key=lambda d: d.origin)), frozenset(gone))


def _under(root: Path, file: Path) -> str | None:
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else None


def _shown(here: Path, file: Path) -> str:
    return file.relative_to(here).as_posix() if file.is_relative_to(here) else file.as_posix()


def _raw(here: Path, document: Document) -> bytes:
    """The bytes of its file; those of the document are the text that was read out of it."""
    return (here / (document.path or "")).read_bytes()


def _readable(path: str) -> bool:
    return format_of(path) is not None and not any(part.startswith(".") for part in path.split("/"))


def _name(file: Path, roots: Iterable[Path]) -> str | None:
    """The id that a file has as one of the documents under `roots`; None where it lies under none."""
    names = [
        file.name if root == file else file.relative_to(root).as_posix() for root in roots if file.is_relative_to(root)
    ]
    return max(names, key=lambda name: (len(name), name), default=None)


def _beside(path: str) -> str:
    folder, slash, _ = path.rpartition("/")
    return f"{folder}{slash}{SOURCES_YAML}"


def _old_rows(state: State, path: str, old_raw: Mapping[str, bytes]) -> Rows:
    raw = old_raw.get(_beside(path))
    try:
        return catalogue_rows(raw, f"{_beside(path)} at {state.commit}") if raw is not None else {}
    except UsageError:  # what was wrong then can't be corrected any more
        return {}


def _documents(path: str, name: str, raw: bytes, rows: Rows, shown: str) -> Iterator[Document]:
    form = format_of(path)
    file = File(name, len(raw), shown, rows.get(path.rpartition("/")[2], {}))
    with contextlib.suppress(OSError, EOFError, zlib.error):
        yield from (
            (found for found in form.read(io.BytesIO(raw), file) if not isinstance(found, Skipped)) if form else ()
        )


def _changed_rows(state: State, inside: Mapping[str, Sequence[Document]]) -> dict[Origin, Mapping[str, object]]:
    """Documents of which a sources.yaml told something else then, with what it told."""
    beside = {_beside(path) for path in inside}
    files = {path: raw for path in beside if (raw := _present(state.root / path)) is not None}
    changed = {
        path
        for path in beside
        if (path in files) != (path in state.files) or (path in files and not state.has(path, files[path]))
    }
    old_raw = state.contents(changed)
    found: dict[Origin, Mapping[str, object]] = {}
    for path, documents in inside.items():
        if _beside(path) not in changed:
            continue
        rows = _old_rows(state, path, old_raw)
        for document in documents:
            old = rows.get(path.rpartition("/")[2], {})
            if document.row is None and any(told(document.about, name) != told(old, name) for name in _TOLD):
                found[document.origin] = old
    return found


def _present(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None
