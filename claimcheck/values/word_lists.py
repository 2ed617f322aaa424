"""Lists of words that are shipped as data."""

from __future__ import annotations

import functools
from importlib import resources


@functools.cache
def read_words(name: str) -> frozenset[str]:
    """The words of a file of claimcheck/data, several on a line; lines that begin with a number sign are comments."""
    table = (resources.files("claimcheck") / "data" / name).read_text(encoding="utf-8")
    return frozenset(word for line in table.splitlines() if not line.startswith("#") for word in line.split())
