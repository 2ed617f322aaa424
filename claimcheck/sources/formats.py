"""Which files are read, and how: a new format is a module with `read` and a row in `FORMATS`."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO

from claimcheck.model import Skipped

if TYPE_CHECKING:
    from claimcheck.sources.reading import Document

LARGEST = 50_000_000
"""Bytes of the largest document, and of the largest file that is read as a whole."""
MOST_TIMES = 100
"""How many times its size a packed file may unpack to; news text does to about three times."""


_NEEDS = "needs the extra"


@dataclass(frozen=True, slots=True)
class File:
    """A file that is read: how it is called and what is told about it."""

    name: str
    """Its path under the named folder, as text."""
    size: int
    """Bytes."""
    path: str | None = None
    """As `Document.path`."""
    about: Mapping[str, Any] = field(default_factory=dict)
    """Its row in `sources.yaml`."""

    @property
    def swollen(self) -> int:
        """More bytes than this no file of its size unpacks to."""
        return max(2 * LARGEST, MOST_TIMES * self.size)


Reader = Callable[[BinaryIO, File], "Iterator[Document | Skipped]"]
"""Reads the documents of an open file in their order; may raise OSError and EOFError where it is broken."""


@dataclass(frozen=True, slots=True)
class Format:
    """How files of one ending are read."""

    module: str
    """Module of this package; it is imported when the first such file is met."""
    function: str = "read"
    extra: str | None = None
    """The extra of our distribution that brings what the module imports."""
    streams: bool = False
    """True where a file of any size is read in bounded memory."""

    def read(self, stream: BinaryIO, file: File) -> Iterator[Document | Skipped]:
        """The documents of an open file in their order; where the extra is missing, why there is none. May raise
        OSError and EOFError."""
        try:
            module = importlib.import_module(f"claimcheck.sources.{self.module}")
        except ImportError as error:
            if self.extra is None:
                raise
            yield Skipped(file.name,
                f"{_NEEDS} '{self.extra}' ({error}): run pip install '.[{self.extra}]' in a clone of claimcheck"
            )
            return
        reader: Reader = getattr(module, self.function)
        yield from reader(stream, file)


_FEED = Format("reading", "read_feed", streams=True)
_PAGE = Format("html", extra="html")
_ARCHIVE = Format("warc", extra="warc", streams=True)
FORMATS: Mapping[str, Format] = {
    ".txt": Format("reading", "read_text"),
    ".md": Format("reading", "read_text"),
    ".jsonl": _FEED,
    ".jsonl.gz": _FEED,
    ".html": _PAGE,
    ".htm": _PAGE,
    ".parquet": Format("parquet", extra="tables", streams=True),
    ".warc": _ARCHIVE,
    ".warc.gz": _ARCHIVE,
}
"""Ending of a file's name, in lower case -> how it is read."""


def format_of(name: str) -> Format | None:
    """How a file of this name is read; None where its ending is of no known format."""
    ending = name.lower().rsplit(".", 2)[1:]
    return FORMATS.get("." + ".".join(ending)) or FORMATS.get("." + ending[-1]) if ending else None


def lacking(skipped: Skipped) -> bool:
    """Whether a file was skipped because an extra is not installed, so that it may be read another time."""
    return skipped.reason.startswith(_NEEDS)
