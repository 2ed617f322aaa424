"""Lists of words that are shipped as data."""

from __future__ import annotations

import functools
from importlib import resources


@functools.cache
def read_words(name: str) -> frozenset[str]:
    """The words of a file of claimcheck/data, several on a line; lines that begin with a number sign are comments."""
    return frozenset(word for row in read_rows(name) for word in row)


@functools.cache
def read_lines(name: str) -> frozenset[str]:
    """The lines of such a file, each a word or a name of several."""
    return frozenset(" ".join(row) for row in read_rows(name))


@functools.cache
def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of each line of such a file, in its order; empty lines are left out."""
    table = (resources.files("claimcheck") / "data" / name).read_text(encoding="utf-8")
    lines = (line.split() for line in table.splitlines() if not line.startswith("#"))
    return tuple(tuple(words) for words in lines if words)
