"""Text to measure on: a feed of news, and feeds of any size made of it whose documents all differ.

A larger feed holds each document several times, each time respelled: rare words and names get other letters, so that every copy tells of
its own people and matters, as the documents of an archive do; figures, days, months and years move. Words that are common, and places,
stay, so that a copy holds about as many claims as its original. The same feed and size always give the same bytes.
"""

from __future__ import annotations

import gzip
import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import UsageError
from claimcheck.values.places import load

SHARED_CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "bulk.jsonl.gz"
"""The feed that is measured where no other is named."""
_SEED = "claimcheck"
_COMMON = 3000
"""So many of the commonest spellings keep theirs: the words that rules, hedges, units and number words are made of are among them."""
_WORD = re.compile(r"([^\W\d_]+|\d+)")
_MONTHS = "January February March April May June July August September October November December".split()
_LETTERS = ("aeiou", "bcdfghjklmnpqrstvwxyz")
_CYCLES = ((1, 9), (10, 12), (13, 28), (29, 31), (32, 59), (60, 99), (1990, 2019))
"""Figures that stay within their range, first and last: hours, days, minutes, ages, years."""


class Document(NamedTuple):
    """One document of a feed."""

    id: str
    text: str

    @property
    def megabytes(self) -> float:
        """The size of its text in UTF-8."""
        return len(self.text.encode()) / 1e6


def documents(feed: Path) -> Iterator[Document]:
    """The documents of a feed (.jsonl or .jsonl.gz, each line with `id` and `text`). Raises UsageError where there is none."""
    if not feed.is_file():
        raise UsageError(f"{feed}: no such feed; name a .jsonl or .jsonl.gz with --corpus, each line {{\"id\", \"text\"}}")
    with gzip.open(feed, "rt", encoding="utf-8") if feed.suffix == ".gz" else feed.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Document(row["id"], row["text"])


def texts(feed: Path, megabytes: float) -> list[str]:
    """The first texts of a feed, up to a size; at least one."""
    kept: list[str] = []
    size = 0.0
    for document in documents(feed):
        size += document.megabytes
        if kept and size > megabytes:
            break
        kept.append(document.text)
    return kept


def write_feed(rows: Iterable[Document], file: Path) -> float:
    """Write documents as JSON lines; the size of their texts in MB."""
    size = 0.0
    with file.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps({"id": row.id, "text": row.text}, ensure_ascii=False) + "\n")
            size += row.megabytes
    return size


def write_feeds(rows: Iterable[Document], folder: Path, megabytes: float = 20) -> float:
    """Write documents into a new folder as feeds of about one size; the size of their texts in MB."""
    folder.mkdir()
    size, number, part = 0.0, 1, list[Document]()
    for row in rows:
        if size >= megabytes * number:
            write_feed(part, folder / f"feed{number:04}.jsonl")
            number, part = number + 1, []
        size += row.megabytes
        part.append(row)
    write_feed(part, folder / f"feed{number:04}.jsonl")
    return size


def enlarged(feed: Path, megabytes: float) -> Iterator[Document]:
    """Documents of a feed and, where it is smaller than `megabytes`, respelled copies of them, up to that size."""
    originals = list(documents(feed))
    random.Random(_SEED).shuffle(originals)
    whole = sum(document.megabytes for document in originals)
    copies = max(1, math.ceil(megabytes / whole))
    kept = _kept_spellings(originals) if copies > 1 else frozenset()
    spellings = [_Spelling(copy, kept) for copy in range(copies)]
    size = 0.0
    for document in originals:
        pieces = _WORD.split(document.text)
        for spelling in spellings:
            made = document if not spelling.number else Document(f"{document.id}#{spelling.number}", spelling.respelled(pieces, document.id))
            size += made.megabytes
            if size > megabytes:
                return
            yield made


def _kept_spellings(originals: Iterable[Document]) -> frozenset[str]:
    """Spellings that no copy changes: the commonest ones, and the words of places."""
    gazetteer = load()
    counts: Counter[str] = Counter()
    places: set[str] = set()
    for document in originals:
        counts.update(_WORD.findall(document.text))
        for start, end, *_ in gazetteer.find(document.text):
            places.update(_WORD.findall(document.text[start:end]))
    return frozenset(word for word, _ in counts.most_common(_COMMON)) | places


class _Spelling(dict[str, str]):
    """How one copy spells words: a vowel for a vowel, a consonant for a consonant."""

    def __init__(self, copy: int, kept: frozenset[str]) -> None:
        super().__init__()
        self.number = copy
        self._kept = kept
        chance = random.Random(f"{_SEED} {copy}")
        table: dict[str, str] = {}
        for letters in _LETTERS:
            others = "".join(chance.sample(letters, len(letters)))
            table |= dict(zip(letters + letters.upper(), others + others.upper(), strict=True))
        self._letters = str.maketrans(table)
        self.update((month, _MONTHS[(number + copy) % 12]) for number, month in enumerate(_MONTHS))

    def __missing__(self, word: str) -> str:
        self[word] = spelled = word if word in self._kept else word.translate(self._letters)
        return spelled

    def respelled(self, pieces: list[str], name: str) -> str:
        """A text, given in pieces that are in turn no word and a word, as this copy has it."""
        step = random.Random(f"{_SEED} {self.number} {name}").randrange(1, 1000)
        return "".join(
            (_moved(piece, step) if piece[0].isdecimal() else self[piece]) if number % 2 else piece for number, piece in enumerate(pieces)
        )


def _moved(figure: str, step: int) -> str:
    """Another figure of the same length and the same sort."""
    if figure[0] == "0" or not figure.isascii():
        return figure
    number = int(figure) if len(figure) < 5 else 0
    for first, last in _CYCLES:
        if first <= number <= last:
            return str(first + (number - first + step) % (last - first + 1))
    return figure[0] + "".join(digit if digit == "0" else str(1 + (int(digit) + step) % 9) for digit in figure[1:])
