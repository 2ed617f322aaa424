"""Places: a gazetteer of countries, regions and cities, and their mentions in text.

Names come from GeoNames (CC BY 4.0); matching is by exact, case-sensitive name; only a name that the text
itself calls a region is compared by its spelling, with the regions of the countries that the text names.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from importlib import resources
from typing import Final

from claimcheck.values.capitals import Capitals
from claimcheck.values.currencies import currency_nouns
from claimcheck.values.known_words import Searched
from claimcheck.values.localities import find_localities
from claimcheck.values.place import Found, Place
from claimcheck.values.place_evidence import (
    begins_place,
    has_title,
    heads_line,
    in_state,
    is_called,
    is_held_in,
    is_placed,
    name_before,
    of_continent,
    owns,
    speaks,
)
from claimcheck.values.region_spellings import REGION_WORDS, RegionSpellings
from claimcheck.values.scanning import letters_end
from claimcheck.values.word_lists import read_words

_NEXT_WORDS: Final = re.compile(r"[ \n]((?:of|and|the|de|del|la)\b|[A-ZÀ-ÖØ-ÞĀ-Ž][\w-]*(?:[’'](?!s\b)\w+)*\.?(?=[\s,;:.’'”\")]|$))")
_LOWER_WORD: Final = re.compile(r"[ \n]([a-z]+)\b")
_INSTITUTIONS: Final = frozenset(
    "Times Post News Herald Tribune Journal Street University Hospital Airport Square Bank Company Corp Inc Airlines Airport Radio TV Guard "
    "Hilton Smith Club Today Agency".split()
)
_PUBLIC: Final = frozenset(
    "Police Fire Mayor Sheriff County City Department State Region Province District Oblast Prefecture Governorate Governor Council Metropolitan Metro Strip Area Office Court Officials "
    "Ambulance Emergency Public School Schools Coroner Medical Health And The In Of On At For Is Was Are Were Has Have By To From With After Before As If But Who When Where That Which "
    "I He She We They It Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December".split()
)
_PREPOSITIONS: Final = (" in ", " near ", " at ", " to ", " from ", " outside ", " around ", "In ", "At ")
"""Behind one of them even a name that persons have too is a place."""
_LISTED: Final = frozenset((", ", " and ", ", and ", " or ", " to ", "-", "/", " & "))
"""What stands between places that are told together."""
_SHARE: Final = 3
"""A name that persons of a text have too is a place's where the words beside one mention in so many show it."""
_SAINTS: Final = ("St ", "St. ", "Saint ")
_POSSESSIVES: Final = ("’s ", "'s ")
_LAND: Final = 40
"""Characters behind a name in which the country or region stands that it lies in."""
_SPACES: Final = frozenset(" \n")
_PLAIN_MARKS: Final = frozenset(" \n,")
"""What may stand before a word that goes on with a name, and behind one of plain form."""
_SHORT: Final = frozenset(("U.S.", "US", "U.K.", "UK", "EU", "UN", "UAE"))
_NOUN: Final = re.compile(r"[ \n](?!and\b|or\b|on\b|in\b|to\b|is\b|was\b|has\b|had\b|have\b|said\b|where\b|that\b|who\b|which\b|after\b|by\b|for\b|with\b|will\b|but\b)\w")
_ADJECTIVE: Final = re.compile(r"(?:an|ish|ese|ch|i|ine|ss|ek|en|sh|er|ino|hai|yz|zech|akh|jik|ak)$")


def _next_word(text: str, at: int, end: int) -> tuple[str, int]:
    """The word of a name that goes on behind white space at `at`, and where it ends; empty where none does, at most up to `end`."""
    if "A" <= text[at + 1 : at + 2] <= "Z" and text[at] in _SPACES:
        stop = letters_end(text, at + 2)
        if stop < end and text[stop : stop + 1] in _PLAIN_MARKS:
            return text[at + 1 : stop], stop  # most are like this
    found = _NEXT_WORDS.match(text, at, end)
    return (found[1], found.end()) if found else ("", at)


class Gazetteer:
    """Names and other names -> places."""

    def __init__(self, places: dict[str, Place], weak: frozenset[str]) -> None:
        """`weak` are names that a text must show to be places, since persons and things have them too."""
        self._places = places
        self._weak = weak
        self._spellings = RegionSpellings(places)
        self._longest: dict[str, int] = {}
        """First word of names -> words of the longest of them."""
        self._seconds: dict[str, str] = {}
        """First word of longer names -> the letters that their second words begin with."""
        for name in places:
            first, _, others = name.partition(" ")
            if others:
                self._longest[first] = max(others.count(" ") + 2, self._longest.get(first, 0))
                seconds = self._seconds.get(first, "")
                if others[0] not in seconds:
                    self._seconds[first] = seconds + others[0]
            else:
                self._longest.setdefault(first, 1)
        self._capitals = Capitals({word: word not in places and self._seconds.get(word, "a").isupper() for word in self._longest})
        self._adjectives = frozenset(name for name, place in places.items() if place.kind == "country" and _ADJECTIVE.search(name))
        self._last: tuple[str, list[Found]] | None = None
        self._money = currency_nouns()
        self._money_begins = frozenset(noun[:2] for noun in self._money)

    def get(self, name: str) -> Place | None:
        """The place of this exact name, "the" and a possessive left out; None where it is none."""
        if name.endswith(("’s", "'s")):
            name = name[:-2]
        return self._places.get(name.removeprefix("the ").rstrip("’'"))

    def contains(self, outer: str, inner: str) -> bool:
        """Whether `inner` lies in the country or region `outer`."""
        place = self.get(inner)
        return place is not None and (place.parent == outer or (place.regions != "" and outer in place.regions.split("|")))

    def find(self, text: str, searched: Searched | None = None) -> list[Found]:
        """All mentions: start, end, place, and whether it is an adjective ("Polish"); those of the last text are kept, since claims and fingerprint are made of one.

        `searched` is the text, where it was searched.
        """
        last = self._last
        if last is None or last[0] is not text:
            self._last = last = text, self._find(text, searched)
        return last[1]

    def _find(self, text: str, searched: Searched | None) -> list[Found]:
        found: list[Found] = []
        people: dict[str, int] = {}
        unknown: list[int] = []
        places, longest, seconds, weak, done, doubtful = self._places, self._longest, self._seconds, self._weak, 0, False
        for start, end, behind in self._capitals.find(text, searched):
            name = text[start:end]
            size = longest.get(name)
            if behind and (size is None or "-" in name):
                unknown.append(start)
            if size is None or start < done:
                continue
            if size > 1 and not (text[end : end + 1] in _SPACES and text[end + 1 : end + 2] in seconds[name]):
                size = 1  # no name goes on like this
            if size == 1 and name not in places:
                continue
            stop, place = self._longest_name(text, start, end, size)
            if place is None:
                continue
            done = stop
            if self._of_another(text, start, stop, place, people):
                continue
            known = text[start:stop]
            adjective = place.kind == "country" and known != place.name and (known in self._adjectives or (known in _SHORT and _NOUN.match(text, stop) is not None))
            found.append((start, stop, place, adjective))
            if known in weak:
                doubtful = True
        if people or doubtful:
            found = self._shown(text, found, people)
        regions = self._spellings.find(text, found, longest) if found and (searched is None or searched.may_hold(REGION_WORDS)) else []
        found = sorted(found + regions, key=_span) if regions else found
        if not unknown:
            return found
        named = {word for start, end, _, _ in regions for word in text[start:end].split()}
        localities = find_localities(text, unknown, lambda word: word in longest or word in named, lambda end: self._in_land(text, end))
        return sorted(found + _in_country(localities, found), key=_span) if localities else found

    def _longest_name(self, text: str, start: int, end: int, size: int) -> tuple[int, Place | None]:
        """Where the longest name of at most `size` words that begins at `start` ends, and its place; its first word ends at `end`."""
        stop, place = end, self._places.get(text[start:end])
        longer, more = text[start:end], end
        for _ in range(size - 1):
            following, more = _next_word(text, more, min(len(text), end + 60))
            if not following:
                break
            longer = f"{longer} {following}"
            known = self._places.get(longer)
            if known is None and following[-1] == ".":  # the end of a sentence
                more -= 1
                known = self._places.get(longer[:-1])
            if known is not None:
                stop, place = more, known
            if text.startswith(".", more):
                break
        return stop, place

    def _of_another(self, text: str, start: int, stop: int, place: Place, people: dict[str, int]) -> bool:
        """Whether a name is a person's or a part of another name; the name of a person is added to `people`."""
        name = text[start:stop]
        if name.startswith(_SAINTS) and text.startswith(_POSSESSIVES, stop):
            return True  # a church or a hospital
        country = place.kind == "country" and name not in self._weak
        if text[stop : stop + 1] in _SPACES and self._no_place(text, stop, country):
            return True
        if country:
            return name.startswith("America") and of_continent(text, start)
        if text[start - 2 : start] == ". " or name in self._weak:
            if has_title(text, start):
                people[name] = people.get(name, 0) + 1
                return True
        before = name_before(text, start)
        if not before or before.endswith(("’s", "'s")):
            return False
        if not begins_place(before):
            people[name] = people.get(name, 0) + 1
        return True

    def _shown(self, text: str, found: list[Found], people: dict[str, int]) -> list[Found]:
        """The mentions without those of persons, and of things that are called as a place that the text does not show."""
        weak = self._weak
        placed: set[str] = set()
        named: dict[str, int] = {}
        evident: dict[str, int] = {}
        certain: set[int] = set()
        sure: set[int] = set()
        for at, (start, end, _, _) in enumerate(found):
            name = text[start:end]
            if name not in weak:
                if people and text.endswith(_PREPOSITIONS, 0, start):
                    placed.add(name)
                continue
            named[name] = named.get(name, 0) + 1
            if self._in_land(text, end) or is_called(text, start):
                certain.add(start)
            elif not self._evident(text, found, at, sure):
                if speaks(text, end):
                    people[name] = people.get(name, 0) + 1
                continue
            sure.add(start)
            evident[name] = evident.get(name, 0) + 1
        shown = {name for name, times in evident.items() if name not in people or _SHARE * times >= named[name] + people[name]}
        kept: list[Found] = []
        for mention in found:
            start, end, _, _ = mention
            name = text[start:end]
            if name in weak:
                if start in certain or (name in shown and (start in sure or not speaks(text, end))):
                    kept.append(mention)
            elif name not in people or name in placed:
                kept.append(mention)
        return kept

    def _evident(self, text: str, found: list[Found], at: int, sure: set[int]) -> bool:
        """Whether the words beside a mention show that it is a place: "in Chad", "Chad and Libya", "Jackson police"; `sure` are the mentions before it of which that is known."""
        start, end, _, _ = found[at]
        if (is_placed(text, start) and not is_held_in(text, start)) or (owns(text, end) and not speaks(text, end)) or heads_line(text, start, end):
            return True
        for other in found[max(0, at - 1) : at + 2]:
            first, second = (end, other[0]) if other[0] > start else (other[1], start)
            if first < second and not other[3] and text[first:second] in _LISTED and (other[0] in sure or text[other[0] : other[1]] not in self._weak):
                return True
        return False

    def _in_land(self, text: str, end: int) -> bool:
        """Whether a region or country stands behind a name that ends at `end`: "Jackson, Mississippi", "Kent, Conn."."""
        if not text.startswith(", ", end):
            return False
        if in_state(text, end):
            return True
        word, more = _next_word(text, end + 1, min(len(text), end + _LAND))
        word = word.rstrip(".")
        place = self._places.get(word)
        if place is None and word:
            following, _ = _next_word(text, more, min(len(text), more + _LAND))
            word = f"{word} {following.rstrip('.')}"
            place = self._places.get(word)
        return place is not None and place.kind in ("region", "country") and word not in self._weak and word not in self._adjectives

    def _no_place(self, text: str, stop: int, country: bool) -> bool:
        """Whether what stands behind a name that ends at `stop` makes it the beginning of another name, or says whose money it is."""
        if text[stop + 1 : stop + 2].isupper():
            after, _ = _next_word(text, stop, len(text))
            return after != "" and (after in _INSTITUTIONS or (not country and after.rstrip(".") not in _PUBLIC))
        if text[stop + 1 : stop + 3] not in self._money_begins:
            return False
        noun = _LOWER_WORD.match(text, stop)
        return noun is not None and noun[1] in self._money  # "60 Hong Kong dollars"


def _span(mention: Found) -> tuple[int, int]:
    return mention[0], mention[1]


def _in_country(localities: list[tuple[int, int, str]], found: list[tuple[int, int, Place, bool]]) -> list[tuple[int, int, Place, bool]]:
    """Mentions of places that the table lacks, in the country that the text names most."""
    countries = Counter(place.parent or place.name for _, _, place, _ in found)
    country = min(countries, key=lambda name: (-countries[name], name), default=None)
    short = {place.name.rsplit(" ", 1)[-1]: place for _, _, place, _ in found if " " in place.name}  # "Vegas" beside "Las Vegas"
    return [(start, end, short.get(name) or Place(name, "locality", country), False) for start, end, name in localities]


@functools.cache
def load() -> Gazetteer:
    """The shipped gazetteer, read when first asked for."""
    places: dict[str, Place] = {}
    table = (resources.files("claimcheck") / "data" / "places.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        name, kind, parent, others, regions = line.split("\t")
        place = Place(name, kind, parent or None, regions)
        places[name] = place
        for other in others.split("|") if others else ():
            places.setdefault(other, place)
            places.setdefault(other.replace("-", " "), place)
    return Gazetteer(places, frozenset(name.replace("_", " ") for name in read_words("weak_place_names.txt")))
