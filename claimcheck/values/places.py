"""Places: a gazetteer of countries, regions and cities, and their mentions in text.

Names come from GeoNames (CC BY 4.0); matching is by exact, case-sensitive name, never by similarity.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib import resources

_RUN = re.compile(r"[A-Z][\w’'.-]*(?:[ \n](?:of |and the )?[A-Z][\w’'-]*){0,4}")
_INSTITUTIONS = frozenset(
    "Times Post News Herald Tribune Journal Street University Hospital Airport Square Bank Company Corp Inc Airlines Airport Radio TV Guard "
    "Hilton Smith Club Today Agency".split()
)
_ADJECTIVE = re.compile(r"(?:an|ish|ese|ch|i|ine|ss|ek|en|sh|er|ino|hai|yz|zech|akh|jik|ak)$")


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its main name; `kind` is country, region or city; `parent` the country of the latter two."""

    name: str
    kind: str
    parent: str | None


class Gazetteer:
    """Names and other names -> places."""

    def __init__(self, places: dict[str, Place]) -> None:
        self._places = places

    def get(self, name: str) -> Place | None:
        """The place of this exact name, "the" and a possessive left out; None where it is none."""
        if name.endswith(("’s", "'s")):
            name = name[:-2]
        return self._places.get(name.removeprefix("the ").rstrip("’'"))

    def contains(self, outer: str, inner: str) -> bool:
        """Whether `inner` lies in the country `outer`."""
        place = self.get(inner)
        return bool(place and place.parent == outer)

    def find(self, text: str) -> list[tuple[int, int, Place, bool]]:
        """All mentions: start, end, place, and whether it is an adjective ("Polish")."""
        found = []
        for run in _RUN.finditer(text):
            words = list(re.finditer(r"\S+", run.group(0)))
            i = 0
            while i < len(words):
                size = next((n for n in (4, 3, 2, 1) if i + n <= len(words) and self.get(self._text(run, words, i, n))), 0)
                if not size:
                    i += 1
                    continue
                place = self.get(self._text(run, words, i, size))
                after = words[i + size].group(0) if i + size < len(words) else ""
                name = self._text(run, words, i, size)
                if place and after.rstrip(".’'s") not in _INSTITUTIONS:
                    adjective = place.kind == "country" and name != place.name and bool(_ADJECTIVE.search(name))
                    found.append((run.start() + words[i].start(), run.start() + words[i + size - 1].end(), place, adjective))
                i += size
        return found

    @staticmethod
    def _text(run: re.Match[str], words: list[re.Match[str]], first: int, size: int) -> str:
        text = " ".join(run.group(0)[words[first].start() : words[first + size - 1].end()].split())
        return text if text in ("U.S.", "U.K.") else text.rstrip(".")


@functools.cache
def load() -> Gazetteer:
    """The shipped gazetteer, read when first asked for."""
    places: dict[str, Place] = {}
    table = (resources.files("claimcheck") / "data" / "places.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        name, kind, parent, others = line.split("\t")
        place = Place(name, kind, parent or None)
        places[name] = place
        for other in others.split("|") if others else ():
            places.setdefault(other, place)
            places.setdefault(other.replace("-", " "), place)
    return Gazetteer(places)
