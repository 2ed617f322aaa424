"""An earlier state of the sources, from git's own objects.

Only objects are read (rev-parse, merge-base, ls-tree, cat-file): no work tree is touched, and nothing that a repository
can bring along is run,
neither hooks nor filters nor helpers, nor is anything fetched.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import UsageError

_GIT = (
    "git", "--no-pager", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "core.pager=cat",
    "-c", "protocol.allow=never", "-c", "core.alternateRefsCommand=",
)  # fmt: skip
_QUIET = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}
_SECONDS = 120
_FILES = frozenset((b"100644", b"100755"))


@dataclass(frozen=True, slots=True)
class State:
    """A commit: its files, and what is to be said about how it was found."""

    root: Path
    """Top folder of the work tree, behind all links."""
    commit: str | None
    """None before the first commit."""
    files: dict[str, str]
    """Path under the root, with forward slashes -> id of its content."""
    notice: str | None

    def has(self, path: str, raw: bytes) -> bool:
        """Whether the file had this content then."""
        then = self.files.get(path)
        return then is not None and then == content_id(raw, len(then))

    def contents(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The content of some files of the commit, by path."""
        wanted = [path for path in sorted(paths) if path in self.files]
        if not wanted:
            return {}
        given = "".join(f"{self.files[path]}\n" for path in wanted).encode()
        raw = _run(self.root, ["cat-file", "--batch"], given)
        found, at = {}, 0
        for path in wanted:
            end = raw.index(b"\n", at)
            parts = raw[at:end].split()
            if len(parts) != 3:
                raise UsageError(
                    f"{path}: its content at {self.commit} is not in this clone; fetch it with: git fetch "
                    f"--unshallow, or clone without a filter"
                )
            size = int(parts[2])
            found[path] = raw[end + 1 : end + 1 + size]
            at = end + 2 + size
        return found


def state_since(ref: str, near: Path) -> State:
    """The state to compare with for `ref`: the point where the present branch left it, in the repository that holds
    `near`.

    Raises UsageError where there is no git, no repository, or no such commit, and says so where the clone is shallow.
    """
    folder = near if near.is_dir() else near.parent
    if ref.startswith("-") or not ref.strip() or "\0" in ref:
        raise UsageError(f"--since {ref!r}: not the name of a commit")
    root = Path(
        _said(folder, ["rev-parse", "--show-toplevel"], f"{folder} is in no git repository, which --since needs")
    ).resolve()
    shallow = (
        _said(root, ["rev-parse", "--is-shallow-repository"], "git can't tell whether this clone is whole") == "true"
    )
    commit = _tried(root, ["rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}"])
    if commit is None and ref == "HEAD":
        return State(root, None, {}, None)
    if commit is None and shallow:
        raise UsageError(
            f"--since {ref}: this clone is shallow and does not hold that commit; fetch all with: git fetch "
            f"--unshallow (on GitHub: fetch-depth: 0)"
        )
    if commit is None:
        raise UsageError(f"--since {ref}: no such commit; fetch it first, or name another")
    base, notice = _tried(root, ["merge-base", commit, "HEAD"]), None
    if base is None:
        why = "this clone is shallow" if shallow else "it shares no history with HEAD"
        notice = f"compared with {ref} itself, not with the point where this branch left it: {why}"
    listed = _run(root, ["ls-tree", "-r", "-z", "--full-tree", base or commit])
    return State(root, base or commit, dict(_files(listed)), notice)


def content_id(raw: bytes, digits: int = 40) -> str:
    """The id that git gives to a file of this content; 64 digits in repositories with SHA-256."""
    made = hashlib.sha256() if digits == 64 else hashlib.sha1(usedforsecurity=False)
    made.update(b"blob %d\0" % len(raw) + raw)
    return made.hexdigest()


def _files(listed: bytes) -> Iterable[tuple[str, str]]:
    for line in listed.split(b"\0"):
        about, _, path = line.partition(b"\t")
        mode, _, rest = about.partition(b" ")
        if mode in _FILES:
            yield os.fsdecode(path), rest.split(b" ")[1].decode("ascii")


def _said(folder: Path, arguments: Sequence[str], otherwise: str) -> str:
    said = _tried(folder, arguments)
    if said is None:
        raise UsageError(otherwise)
    return said


def _tried(folder: Path, arguments: Sequence[str]) -> str | None:
    try:
        return os.fsdecode(_run(folder, arguments)).strip() or None
    except subprocess.CalledProcessError as error:
        if b"dubious ownership" in error.stderr:
            raise UsageError(
                f"git does not trust {folder}: {error.stderr.decode('utf-8', 'replace').strip()}"
            ) from None
        return None


def _run(folder: Path, arguments: Sequence[str], given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(
            [*_GIT, *arguments],
            cwd=folder,
            input=given,
            capture_output=True,
            check=True,
            timeout=_SECONDS,
            env={**os.environ, **_QUIET},
        )
    except FileNotFoundError:
        raise UsageError("--since needs git, which is not installed") from None
    except subprocess.TimeoutExpired:
        raise UsageError(f"git {arguments[0]} took more than {_SECONDS} seconds") from None
    return done.stdout
