"""In how many documents each word of a run stands, counted in bounded memory: parts of the counts go to disk, and words of one document are left out."""

from __future__ import annotations

import hashlib
import zlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

_FILES = 64
_IN_MEMORY = 100_000
"""Words that are counted in memory; beyond that the counts go to disk."""


class HashedCounts(Mapping[str, int]):
    """Counts by the hash of a word: twelve bytes for each, where a dictionary takes some hundred and thirty."""

    def __init__(self, hashes: array[int], counts: array[int]) -> None:
        """`hashes` in rising order, each with its count."""
        self._hashes, self._counts = hashes, counts

    def __getitem__(self, word: str) -> int:
        count = self.get(word)
        if count is None:
            raise KeyError(word)
        return int(count)

    def get(self, word: str, default: Any = None, /) -> Any:
        """The count of a word; `default` where it is not there, as most are not: so without an exception."""
        wanted = _hash(word)
        at = bisect_left(self._hashes, wanted)
        return self._counts[at] if at < len(self._hashes) and self._hashes[at] == wanted else default

    def __iter__(self) -> Iterator[str]:
        raise TypeError("only the hashes of the words are kept")

    def __len__(self) -> int:
        return len(self._hashes)


class Tally:
    """Counts documents by their words; each document is added once."""

    def __init__(self, folder: Path) -> None:
        """`folder` is for this tally alone; it is made where it is needed."""
        self._folder = folder
        self._counts: Counter[str] = Counter()

    def add(self, words: Iterable[str]) -> None:
        """Count a document that has some words, each of them once."""
        self._counts.update(words)
        if len(self._counts) > _IN_MEMORY:
            self._spill()

    def repeated(self) -> Mapping[str, int]:
        """The words of two and more documents, with how many have them."""
        if not self._folder.exists():
            return {word: count for word, count in self._counts.items() if count > 1}
        self._spill()
        found: list[tuple[int, int]] = []
        for file in sorted(self._folder.iterdir()):
            counts: Counter[str] = Counter()
            for line in file.read_text(encoding="utf-8", errors="surrogatepass").split("\n")[:-1]:
                word, _, count = line.rpartition("\t")
                counts[word] += int(count)
            found += ((_hash(word), count) for word, count in counts.items() if count > 1)
        found.sort()
        return HashedCounts(array("Q", (number for number, _ in found)), array("I", (count for _, count in found)))

    def _spill(self) -> None:
        """Add the counts to the files, those of one word always to one file."""
        self._folder.mkdir(exist_ok=True)
        lines: list[list[str]] = [[] for _ in range(_FILES)]
        for word, count in self._counts.items():
            lines[zlib.crc32(word.encode("utf-8", "surrogatepass")) % _FILES].append(f"{word}\t{count}\n")
        for number, some in enumerate(lines):
            with (self._folder / str(number)).open("a", encoding="utf-8", errors="surrogatepass", newline="") as stream:
                stream.writelines(some)
        self._counts.clear()


def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
