"""Where a run keeps what it has read: files of records in a folder of its own, so that memory does not grow with the
corpus.

Only one process appends; others read what is there already. The folder goes when nothing refers to it any more.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import pickle
import shutil
import tempfile
import weakref
from array import array
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Generic, TypeVar, overload

from claimcheck.errors import UsageError

T = TypeVar("T")

_ROW = 4
"""Numbers in a row of a partition: mark of a key, offset and length of the claim's record, and 256 times the number
of its document plus that of the key."""
_FLUSH_ROWS = 120_000
_BLOCK = 8_192
KEYS_AT_MOST = 256
"""Keys of one claim; the telling words near a figure give it no more than about twenty."""


class Records:
    """A file of byte records, appended by one process and read by any."""

    def __init__(self, file: Path) -> None:
        """Records of `file`, which need not exist yet."""
        self.file = file
        self._end = 0
        self._writing: BinaryIO | None = None
        self._reading: BinaryIO | None = None

    def append(self, record: bytes) -> int:
        """Add a record; the offset at which it begins."""
        if self._writing is None:
            self._writing = self.file.open("ab")
            self._end = self._writing.tell()
        offset = self._end
        self._writing.write(record)
        self._end += len(record)
        return offset

    def read(self, offset: int, length: int) -> bytes:
        """`length` bytes from `offset`."""
        self.flush()
        if self._reading is None:
            if not length:
                return b""
            self._reading = self.file.open("rb")
        self._reading.seek(offset)
        return self._reading.read(length)

    def flush(self) -> None:
        """Let other processes see all that was appended."""
        if self._writing is not None:
            self._writing.flush()

    def __del__(self) -> None:
        for stream in (self._writing, self._reading):
            if stream is not None:
                stream.close()


class Numbers(Sequence[int]):
    """Numbers of eight bytes in a file, of which a block at a time is in memory."""

    def __init__(self, file: Path) -> None:
        """Numbers of `file`, which need not exist yet."""
        self._records = Records(file)
        self._count = 0
        self._block = array("q")
        self._begin = 0
        """Which of the numbers is the first of the block."""

    def extend(self, numbers: array[int]) -> None:
        """Add some at the end."""
        self._records.append(numbers.tobytes())
        self._count += len(numbers)

    def some(self, first: int, count: int) -> array[int]:
        """So many of them in a row."""
        return array("q", self._records.read(8 * first, 8 * count))

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> array[int]: ...
    def __getitem__(self, index: int | slice) -> int | array[int]:
        if isinstance(index, slice):
            return array("q", (self[i] for i in range(*index.indices(self._count))))
        place = range(self._count)[index]
        if not self._begin <= place < self._begin + len(self._block):
            self._begin = place - place % _BLOCK
            self._block = self.some(self._begin, min(_BLOCK, self._count - self._begin))
        return self._block[place - self._begin]


class Stored(Sequence[T], Generic[T]):
    """Records in an order of their own, each decoded when it is asked for; `held` is kept alive as long as they are."""

    def __init__(
        self, records: Records, places: Sequence[int], decode: Callable[[bytes], T], held: object = None
    ) -> None:
        """`places` holds offset and length of each record in turn."""
        self._records, self._places, self._decode, self._held = records, places, decode, held

    def __len__(self) -> int:
        return len(self._places) // 2

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        return self._decode(self._records.read(*self.place(range(len(self))[index])))

    def place(self, index: int) -> tuple[int, int]:
        """Offset and length of a record in its file."""
        return self._places[2 * index], self._places[2 * index + 1]

    def __iter__(self) -> Iterator[T]:
        return (self[i] for i in range(len(self)))

    def without(self, left_out: Collection[int]) -> Stored[T]:
        """The records without those at some places."""
        if not left_out:
            return self
        places = array("q")
        for index in range(len(self)):
            if index not in left_out:
                places.extend(self.place(index))
        return Stored(self._records, places, self._decode, self._held)


class Partitions:
    """Rows shuffled by the mark of a key: all rows of one mark are in one partition."""

    def __init__(self, folder: Path, count: int) -> None:
        """`count` partitions, files in `folder`."""
        self.count = count
        self._folder = folder
        self._waiting = [array("q") for _ in range(count)]
        self._rows = 0

    def add(self, mark: int, offset: int, length: int, document: int, number: int) -> None:
        """Add the row of key `number` of a claim of a document."""
        self._waiting[mark % self.count].extend((mark, offset, length, document * KEYS_AT_MOST + number))
        self._rows += 1
        if self._rows >= _FLUSH_ROWS:
            self.flush()

    def flush(self) -> None:
        """Write what waits to the files."""
        for number, rows in enumerate(self._waiting):
            if rows:
                with self.file(number).open("ab") as stream:
                    rows.tofile(stream)
        self._waiting = [array("q") for _ in range(self.count)]
        self._rows = 0

    def file(self, number: int) -> Path:
        """The file of a partition; absent where it has no row."""
        return self._folder / f"rows-{number}"


def shared_marks(file: Path) -> Iterator[list[tuple[int, int, int, int]]]:
    """The rows of each mark that two and more rows of a partition have, by mark: (offset, length, document, number
    of the key) in rising order."""
    return (rows for _, rows in marked_rows(file, 1))


def marked_rows(file: Path, buckets: int) -> Iterator[tuple[int, list[tuple[int, int, int, int]]]]:
    """The same, each with the bucket of the mark: the remainder of its division by `buckets`; those of one bucket
    together."""
    if not file.exists():
        return
    rows = array("q")
    rows.frombytes(file.read_bytes())
    marks = rows[::_ROW]
    order = array(
        "I",
        sorted(
            range(len(marks)),
            key=marks.__getitem__ if buckets == 1 else lambda place: (marks[place] % buckets, marks[place]),
        ),
    )
    at = 0
    while at < len(order):
        end = at + 1
        while end < len(order) and marks[order[end]] == marks[order[at]]:
            end += 1
        if end - at > 1:
            some = (
                (rows[_ROW * i + 1], rows[_ROW * i + 2], *divmod(rows[_ROW * i + 3], KEYS_AT_MOST))
                for i in order[at:end]
            )
            yield marks[order[at]] % buckets, sorted(some)
        at = end


class Shared(Generic[T]):
    """A value that other processes get from a file, once for each of them; in the process that made it, it is the
    value itself."""

    def __init__(self, value: T, file: Path) -> None:
        """`file` is written when the value first leaves the process."""
        self.value = value
        self._file = file

    def __reduce__(self) -> tuple[Callable[[Path], Shared[T]], tuple[Path]]:
        if not self._file.exists():
            self._file.write_bytes(pickle.dumps(self.value))
        return _shared, (self._file,)


@functools.lru_cache(maxsize=4)
def _shared(file: Path) -> Shared[Any]:
    return Shared(pickle.loads(file.read_bytes()), file)  # a file of this run in a folder that only its user can write


class Workspace:
    """A folder for one run; raises UsageError where none can be made."""

    def __init__(self) -> None:
        try:
            self.folder = Path(tempfile.mkdtemp(prefix="claimcheck-"))
        except OSError as error:
            raise UsageError(
                f"no folder for temporary files: {error}; name one that can be written in TMPDIR"
            ) from None
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        self.texts = Records(self.folder / "texts")
        """The bytes of the documents."""
        self.sources = Records(self.folder / "sources")
        """What is told of the documents, without their texts."""
        self.claims = Records(self.folder / "claims")
        """The claims with their keys, those of a document together."""
        self.held = Records(self.folder / "held")
        """What is known of the claims of each document, with its fingerprint."""
        self.quantities = Records(self.folder / "quantities")
        """The quantities, in their order."""

    @contextlib.contextmanager
    def room(self) -> Iterator[None]:
        """Turn a full disk into a UsageError that says which."""
        try:
            yield
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
            raise UsageError(
                f"{self.folder.parent} is full; name a folder with more room in TMPDIR (a run needs about "
                f"three times its text)"
            ) from None

    def share(self, name: str, value: T) -> Shared[T]:
        """A value that tasks for other processes may carry."""
        return Shared(value, self.folder / name)
