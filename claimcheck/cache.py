"""What was read, extracted and judged before, in one SQLite file (write-ahead log), under keys made of content, rules
and version.

The cache only ever saves time: whatever is wrong with it (cut off, corrupt, locked, read-only, no room), a run goes on
without it and its result
is the same. Two runs may share it; each writes from time to time, some entries at once. Nothing of it is trusted: each
entry carries a checksum
over its key.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import shutil
import sqlite3
import time
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_SCHEMA = 1
_AT_ONCE = 500
_WAIT_SECONDS = 5.0
_TRIES = 100
_MOST_BYTES = 8_000_000_000
"""A file larger than this is begun anew, so that it can't fill a disk."""
_LEAST_FREE = 1_000_000_000
"""Bytes of a disk that are left free."""
_WAITING_BYTES = 8_000_000
"""What is kept is written when it is as much as this."""
_ERRORS = (sqlite3.Error, OSError)


class Size(NamedTuple):
    """How much a cache holds."""

    entries: int
    bytes: int


def cache_file() -> Path:
    """Where the cache is kept: CLAIMCHECK_CACHE_DIR, else the user's folder for caches."""
    given = os.environ.get("CLAIMCHECK_CACHE_DIR")
    if given:
        return Path(given) / "claims.sqlite"
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "claimcheck" / "claims.sqlite"


@functools.cache
def code_fingerprint() -> bytes:
    """A hash of the program itself: a changed reader never gets what an older one left."""
    package = Path(__file__).parent
    found = hashlib.blake2b(digest_size=16)
    for file in sorted(p for p in package.rglob("*") if "__pycache__" not in p.parts and p.is_file()):
        found.update(file.relative_to(package).as_posix().encode() + b"\0" + file.read_bytes())
    return found.digest()


def key_of(*parts: bytes | str | None) -> bytes:
    """The key of an entry; the program itself is always a part of it."""
    joined = [code_fingerprint()]
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        joined += (b"-",) if raw is None else (b"+%d:" % len(raw), raw)
    return hashlib.blake2b(b"".join(joined), digest_size=20).digest()


class Cache:
    """Entries of two parts: a light one that is always read, and a heavy one that is read only where it is needed."""

    def __init__(self, file: Path | None) -> None:
        """Open or make the file; None, or a file that can't be used, gives a cache that holds nothing."""
        self.trouble: str | None = None
        """Why the cache could not be used, if it could not."""
        self._new: dict[bytes, tuple[bytes, bytes]] = {}
        self._waiting = 0
        self._writable = True
        self._connection: sqlite3.Connection | None = None
        self._file = file
        if file is not None:
            self._open(file)

    @property
    def writes(self) -> bool:
        """Whether what is kept will be written."""
        return self._connection is not None and self._writable

    @property
    def reads(self) -> bool:
        """Whether there is anything to read from."""
        return self._connection is not None

    def light(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The light parts of those of `keys` that are there and whole."""
        return dict(self._parts("light", keys))

    def heavy(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The heavy parts of those of `keys` that are there and whole."""
        return dict(self._parts("heavy", keys))

    def keep(self, key: bytes, light: bytes, heavy: bytes) -> None:
        """Keep an entry; it is written with others, at the latest when the cache is closed."""
        if self.writes:
            self._new[key] = (light, heavy)
            self._waiting += len(light) + len(heavy)
            if self._waiting >= _WAITING_BYTES:
                self._write()

    def close(self) -> None:
        """Write what is new."""
        self._write()
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(*_ERRORS):
                connection.close()

    def _write(self) -> None:
        """Write what waits, all of it or nothing; after a failure nothing more is written."""
        waiting, self._new, self._waiting = self._new, {}, 0
        if not waiting or self._connection is None or not self._writable:
            return
        try:
            if self._file is not None and shutil.disk_usage(self._file.parent).free < _LEAST_FREE:
                raise OSError("the disk is nearly full")
            with self._connection:
                rows = (
                    (key, _sealed(key, light), _sealed(key, heavy)) for key, (light, heavy) in sorted(waiting.items())
                )
                self._connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
        except _ERRORS as error:
            self.trouble, self._writable = f"not written: {error}", False

    def _parts(self, column: str, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        if self._connection is None:
            return
        try:
            for start in range(0, len(keys), _AT_ONCE):
                some = keys[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                for key, raw in self._connection.execute(
                    f"SELECT key, {column} FROM entries WHERE key IN ({marks})", some
                ):
                    part = raw[4:] if isinstance(raw, bytes) else b""
                    if isinstance(raw, bytes) and raw.startswith(_seal(key, part)):
                        yield key, part
        except _ERRORS as error:
            self.trouble = f"not readable: {error}"

    def _open(self, file: Path) -> None:
        for attempt in (1, 2):
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                if attempt == 2 or (file.exists() and file.stat().st_size > _MOST_BYTES):
                    remove(file)
                self._connection = _patiently(file)
                return
            except sqlite3.OperationalError as error:
                self._read_only(file, error)
                return
            except sqlite3.DatabaseError:
                continue  # corrupt, or something else than a database: begun anew
            except OSError as error:
                self._read_only(file, error)
                return

    def _read_only(self, file: Path, error: Exception) -> None:
        """Read what is there where nothing can be written."""
        self._writable = False
        self.trouble = f"not written: {error}"
        if not file.is_file():
            return
        try:
            connection = sqlite3.connect(
                f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, timeout=_WAIT_SECONDS
            )
            connection.execute("SELECT count(*) FROM entries WHERE key = x'00'").fetchone()
            self._connection = connection
        except _ERRORS as reading:
            self.trouble = f"not readable: {reading}"


def _patiently(file: Path) -> sqlite3.Connection:
    """A connection; where another run is just making the file, SQLite does not wait by itself."""
    for _ in range(_TRIES):
        try:
            return _connected(file)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            time.sleep(_WAIT_SECONDS / _TRIES)
    return _connected(file)


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_WAIT_SECONDS)
    try:
        made_by = connection.execute("PRAGMA user_version").fetchone()[0]
        if made_by not in (0, _SCHEMA):
            raise sqlite3.DatabaseError("made by another version")
        connection.execute("PRAGMA synchronous=NORMAL")
        if made_by == 0:  # only then is a lock needed, which another run may hold
            connection.execute("PRAGMA journal_mode=WAL")
            with connection:
                connection.execute("CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, light BLOB, heavy BLOB)")
                connection.execute(f"PRAGMA user_version={_SCHEMA}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def remove(file: Path) -> None:
    """Take the cache away, with what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm"):
        Path(f"{file}{ending}").unlink(missing_ok=True)


def size_of(file: Path) -> Size | None:
    """How much the cache holds; None where there is none that can be read."""
    if not file.is_file():
        return None
    try:
        with contextlib.closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return Size(connection.execute("SELECT count(*) FROM entries").fetchone()[0], file.stat().st_size)
    except _ERRORS:
        return None


def _seal(key: bytes, part: bytes) -> bytes:
    return zlib.crc32(part, zlib.crc32(key)).to_bytes(4, "big")


def _sealed(key: bytes, part: bytes) -> bytes:
    return _seal(key, part) + part
