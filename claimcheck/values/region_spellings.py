"""Regions in a spelling that the table of places lacks: a name that the text itself calls a region, compared with
the regions of the countries that the text names."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from claimcheck.values.place import Found, Place

_REGIONS: Final = ("region", "oblast", "province")
REGION_WORDS: Final = frozenset(word + end for word in _REGIONS for end in ("", "s"))
"""Words that call a name a region: what is asked of the words of a text."""
_REGION: Final = re.compile(
    rf"([A-ZÀ-ÖØ-ÞĀ-Ž][\w-]{{3,}})(?: and [A-Z][\w-]+)? "
    rf"(?:{'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}s?' for word in _REGIONS)})\b"
)
_REGION_ENDS: Final = tuple(word[1:] for word in _REGIONS)
"""Cheap to find in a long text, in either case; the pattern is tried only before them."""
_MOST_REGIONS: Final = 100
"""Spellings of regions that are looked at in one text."""
_NEAR: Final = 0.92
"""Likeness from which two spellings of a region of one country are one name: "Odesa" and "Odessa" are 0.97."""


class RegionSpellings:
    """Finds regions by names that are spelled like theirs."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        """`places` are those of the table, by name."""
        self._places = places
        self._regions_of: dict[str | None, list[str]] = {}
        """Country -> the names of its regions."""
        for name, place in places.items():
            if place.kind == "region":
                self._regions_of.setdefault(place.parent, []).append(name)

    def find(self, text: str, found: list[Found], known: Container[str]) -> list[Found]:
        """Mentions of regions in a spelling that the table lacks, where the text calls the name a region ("Odesa
        Region").

        `found` are the mentions that the table has; `known` are the first words of its names.
        """
        ends = [at for word in _REGION_ENDS for at in _positions(text, word)]
        if not ends:
            return []
        named = (m for at in ends for m in _REGION.finditer(text, max(0, at - 60), at + 9))
        names = dict.fromkeys(m.group(1) for m in named if m.group(1) not in known)
        countries = frozenset(p.parent or p.name for _, _, p, _ in found)
        more: list[Found] = []
        for name in sorted(itertools.islice(names, _MOST_REGIONS)):
            place = self._spelled_like(name, countries)
            if place:
                more += [(at, at + len(name), place, False) for at in _whole(text, name)]
        return more

    def _spelled_like(self, name: str, countries: frozenset[str]) -> Place | None:
        """The region of `countries` whose name is spelled most like `name`, if any is near enough."""
        plain = _plain(name)
        regions = {
            _plain(n): self._places[n]
            for country in sorted(countries)
            for n in self._regions_of.get(country, ())
            if n[:1] == name[:1]
        }
        best = process.extractOne(plain, sorted(regions), scorer=JaroWinkler.normalized_similarity, score_cutoff=_NEAR)
        return regions[best[0]] if best else None


@functools.lru_cache(maxsize=10_000)
def _plain(name: str) -> str:
    """Lower-case letters without marks: "Évora" -> "evora"."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if c.isalpha())


def _positions(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _whole(text: str, name: str) -> Iterator[int]:
    """Where `name` stands as a word of its own."""
    done = 0
    for at in _positions(text, name):
        end = at + len(name)
        if (
            at >= done
            and not _in_word(text[at - 1 : at])
            and _in_word(text[end - 1 : end]) != _in_word(text[end : end + 1])
        ):
            yield at
            done = end


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
