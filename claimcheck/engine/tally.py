"""In how many documents each word of a run stands, counted in bounded memory: parts of the counts go to disk, and
words of one document are left out."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

_BITS = 6
"""So many bits of a word's hash say in which file it is counted; the files in their order hold the hashes in theirs."""
_IN_MEMORY = 50_000
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
        wanted = hash_of(word)
        at = bisect_left(self._hashes, wanted)
        return self._counts[at] if at < len(self._hashes) and self._hashes[at] == wanted else default

    def hashes_above(self, most: float) -> frozenset[int]:
        """The hashes of the words that stand in more than `most` documents."""
        return frozenset(number for number, count in zip(self._hashes, self._counts, strict=True) if count > most)

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
        hashes, counts = array("Q"), array("I")
        for number in range(1 << _BITS):
            here: Counter[int] = Counter()
            for line in self._lines(number):
                word, _, count = line.rpartition("\t")
                here[hash_of(word)] += int(count)
            repeated = sorted(item for item in here.items() if item[1] > 1)
            hashes.extend(number for number, _ in repeated)
            counts.extend(count for _, count in repeated)
        return HashedCounts(hashes, counts)

    def _lines(self, number: int) -> Iterator[str]:
        file = self._folder / str(number)
        if file.exists():
            with file.open(encoding="utf-8", errors="surrogatepass", newline="\n") as stream:
                yield from (line.removesuffix("\n") for line in stream)

    def _spill(self) -> None:
        """Add the counts to the files, those of one word always to one file."""
        self._folder.mkdir(exist_ok=True)
        lines: list[list[str]] = [[] for _ in range(1 << _BITS)]
        for word, count in self._counts.items():
            lines[hash_of(word) >> (64 - _BITS)].append(f"{word}\t{count}\n")
        for number, some in enumerate(lines):
            with (self._folder / str(number)).open("a", encoding="utf-8", errors="surrogatepass", newline="") as stream:
                stream.writelines(some)
        self._counts.clear()


def hash_of(word: str) -> int:
    """The hash by which a word is counted, eight bytes."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def hashes_above(counts: Mapping[str, int], most: float) -> frozenset[int]:
    """The hashes of the words of a `Tally` that stand in more than `most` documents."""
    return (
        counts.hashes_above(most)
        if isinstance(counts, HashedCounts)
        else frozenset(hash_of(word) for word, count in counts.items() if count > most)
    )
