"""The documents of a run as they are listed before they are read: many, and so as columns."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import Any, overload

from claimcheck.model import Skipped
from claimcheck.sources import Document, told

SETTLING = ("supersedes", "version", "url")
"""What is told of a document that decides whether another one supersedes it."""
_NOTHING: Mapping[str, Any] = {}


def settling(about: Mapping[str, Any]) -> Mapping[str, Any]:
    """What of `SETTLING` is told of a document; nothing where it makes no difference."""
    if about.get("supersedes") or (about.get("version") is not None and told(about, "url")):
        return {name: about[name] for name in SETTLING if about.get(name) is not None}
    return _NOTHING


class Listing(Sequence[Document | Skipped]):
    """Documents without their texts, and what was skipped, in the order in which they were found; each is made as it is
    asked for.

    A document takes little more than its id: as a record, with a dictionary of what is told of it, it would take three
    times as much.
    """

    def __init__(self) -> None:
        self._names: list[str] = []
        """Id of each document, or path of what was skipped."""
        self._paths: list[str | None] = []
        self._rows = array("q")
        """Line in a feed; 0 where it is none."""
        self._told: dict[int, Mapping[str, Any]] = {}
        self._reasons: dict[int, str] = {}
        """Why those were skipped that were."""

    def append(self, one: Document | Skipped) -> None:
        """Add a document, or what was skipped, at the end."""
        if isinstance(one, Skipped):
            self._reasons[len(self._names)] = one.reason
            name, path, row = one.path, None, None
        else:
            name, path, row = one.id, one.path, one.row
            about = settling(one.about)
            if about:
                self._told[len(self._names)] = about
        self._names.append(name)
        self._paths.append(path)
        self._rows.append(row or 0)

    def __len__(self) -> int:
        return len(self._names)

    @overload
    def __getitem__(self, index: int) -> Document | Skipped: ...
    @overload
    def __getitem__(self, index: slice) -> list[Document | Skipped]: ...
    def __getitem__(self, index: int | slice) -> Document | Skipped | list[Document | Skipped]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        place = range(len(self))[index]
        if place in self._reasons:
            return Skipped(self._names[place], self._reasons[place])
        return Document(
            self._names[place], b"", self._told.get(place, _NOTHING), self._paths[place], self._rows[place] or None
        )
