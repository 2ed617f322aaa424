"""Places that no gazetteer knows: villages and quarters that a text itself calls places ("in Highmarsh", "near the town
of Oakley").

Only a capitalised name behind a preposition of place counts, and only where nothing says that it is an institution, a
person or a span of
time; a place found so is compared by its spelling alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from claimcheck.values.place_evidence import is_called, is_held_in
from claimcheck.values.word_lists import read_words

PREPOSITIONS: Final = (
    " in ", "\nin ", "In ", " near ", "Near ", "utside ", "earby ", "bouring ", "boring ", "wntown ", "town of ", "village of ", "city of ", "suburb of ",
    "utskirts of ", "treets of ", "sland of ", "istrict of ", "rovince of ", "ighborhood of ", "ighbourhood of ", "elling of ", "ombing of ", "ombardment of ", "iege of ",
)  # fmt: skip
"""What stands before a name that is a place's."""
BEHIND_PREPOSITION: Final = (
    rf"(?<=[A-Z])(?<=[iIwadnob][nregfy] .)(?:{'|'.join(f'(?<={before}.)' for before in PREPOSITIONS)})"
)
"""Holds behind a capital that one of them stands before; it begins with what is rare, so that a scan is fast."""
_NAME: Final = re.compile(
    r"(?P<name>[A-Z][a-zà-öø-ÿ]{2,}(?:[- ](?:(?:on|upon|under|le|la|les|de|del|el|al|of)[- "
    r"])?[A-Z][a-zà-öø-ÿ]+){0,2})(?![\w’'&-])"
)
_NO_PLACE: Final = frozenset(
    "Congress Parliament Senate House Cabinet Government Islam Christianity Christ God English Spanish Arabic French "
    "German Russian Chinese Turkish Facebook Twitter Instagram YouTube Google WhatsApp "
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug "
    "Sept Sep Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
    "Spring Summer Autumn Winter Christmas Easter Ramadan Phase Stage Part Chapter Section Article Group Division "
    "Round Game Week Day Year Court Supreme Federal High World War Olympic Olympics "
    "Europe Asia Africa America Americas Latin Middle Western Eastern Northern Southern North South East West Central "
    "The This That These Those His Her Their Its Our Your My Other All Many Some Most Both Several "
    "President Minister Prime Mr Mrs Ms Dr Sir Sen Rep Gov Gen Col Lt Sgt Capt Prof Judge Chief Officer Police Army "
    "Navy Air Force Ministry Department Office Bank Stock Nasdaq Dow Wall Street Union United "
    "Kibbutz Professor Android Snapchat Creole Wonderland Apple Amazon Microsoft Netflix Uber Tesla Bitcoin Excel "
    "Photoshop Arabic Hebrew Persian Latin Hindi Urdu Korean Japanese Italian Portuguese Dutch Polish Swahili "
    "Hollywood Person Public Foreign Arab Asian European Soviet Islamic Congressional Reality Taliban Him Them Others "
    "Internet Mars Jupiter Hollywood Downtown Midtown Uptown Northeast Northwest Southeast Southwest Southside "
    "Catholic Muslim Christian Jewish Republican Republicans Democratic Democrats Labour Conservative Medicare "
    "Medicaid Obamacare Brexit Nato Covid".split()
)
_INSTITUTION: Final = re.compile(
    r"\s*(?:[A-Z][\w’'-]*\s+){0,2}(?:Hospital|University|College|School|Academy|Stadium|Arena|Airport|Station|Street|"
    r"Road|Avenue|Square|Park|Bridge|Ave|Rd|Blvd|Boulevard|Lane|Drive|Highway|Hotel|Church|Mosque|Temple|Cathedral|"
    r"Court|Prison|Jail|Mall|"
    r"Center|Centre|Hall|House|Playground|Theaters?|Elementary|Letters|Series|Test|Award|Act|Bay Area|Palace|Museum|"
    r"Theatre|Theater|Club|Bank|Company|Corp|Inc|Ltd|Plc|Group|Party|Union|Council|Committee|Commission|Agency|"
    r"Ministry|Department|Institute|Foundation|Association|League|Cup|Games|Open|Festival|Times|Post|News|Journal)\b"
)
_LOWER_INSTITUTION: Final = re.compile(
    r"\s+(?:pub|bar|hotel|club|nightclub|school|church|mosque|temple|station|airport|stadium|arena|mall|prison|jail|"
    r"hospital|university|college|restaurant|theatre|theater|market|store|supermarket|bank|"
    r"bridge|stock|shares|custody|court|markets?|county jail|stores?|offices?|street|road|avenue|square|park|river|"
    r"lake|building|tower|court|factory|plant|mine)\b"
)
_PART: Final = 100_000
_MOST_ASKED: Final = 500
"""Characters of the parts of a long text in which a name of two words must stand twice, and how many such names are
looked for in each."""
_SPEAKS: Final = re.compile(r"\s+(?:said|says|told|added|who|himself|herself)\b")


_TOWN_ENDS: Final = frozenset(
    "Heights City Springs Beach Hills Falls Lake Lakes Grove Valley Creek Island Islands County Rock Point "
    "Village Township Junction Mills Forest Ridge Harbor Harbour Bay Town Cross Green Camp Gardens Parish".split()
)
"""Last words of names of places."""
_DEMONYM: Final = ("ian", "ean", "ese", "ish", "ists", "ism", "ians", "eans")
"""How words end that say whose and not where."""
_HEADED: Final = re.compile(r" [A-Z][a-z]")
_COUNTED: Final = (" in ", " near ", " at ", " from ", " outside ", " around ", "In ", "own of ", "ity of ")
"""What stands before names of places, and is counted before a name that may be one."""
_OFTEN: Final = 3
_PLACE_PART: Final = 8
"""A name that stands so often in a part of a text is a place's only where one mention in so many stands behind a
preposition."""


class _Part:
    """The names that were looked for in one part of a text; a part that asks for too many gets no answer, so that no
    text costs more than its length."""

    def __init__(self, text: str, number: int) -> None:
        self._text = text[number * _PART : (number + 1) * _PART]
        self._asked: dict[str, int] = {}

    def count(self, name: str) -> int:
        """How often a name stands in the part; 0 where too many were asked for."""
        times = self._asked.get(name)
        if times is None:
            times = self._text.count(name) if len(self._asked) < _MOST_ASKED else 0
            self._asked[name] = times
        return times

    def placed(self, name: str) -> int:
        """How often a name stands behind words that stand before places."""
        return sum(self.count(before + name) for before in _COUNTED)

    def mostly_elsewhere(self, name: str) -> bool:
        """Whether a name that stands often seldom stands where places do: a person's or a company's."""
        times = self.count(name)
        return times >= _OFTEN and _PLACE_PART * self.placed(name) < times


def find_localities(
    text: str, starts: Iterable[int], known: Callable[[str], bool], in_land: Callable[[int], bool]
) -> list[tuple[int, int, str]]:
    """Start, end and name of each place that the text itself calls one.

    `starts` are the capitals behind a preposition of place; `known` tells the words of places in the table, and
    `in_land` whether the name of a
    region or country stands behind a name that ends at an offset.
    """
    parts: dict[int, _Part] = {}
    found: list[tuple[int, int, str]] = []
    for start in starts:
        number = start // _PART
        part = parts.get(number)
        if part is None:
            part = parts[number] = _Part(text, number)
        name = _locality(text, start, known, in_land, part)
        if name:
            found.append((start, start + len(name), name))
    return found


def _locality(
    text: str, start: int, known: Callable[[str], bool], in_land: Callable[[int], bool], part: _Part
) -> str | None:
    """The name that begins at `start`, if it may be a place's and the table does not have it."""
    match = _NAME.match(text, start)
    if match is None:
        return None
    name = match["name"]
    if " " in name and name.rsplit(" ", 1)[1] in _NO_PLACE:
        name = name.split(" ")[0]  # "in Oakley on Monday"
    certain = in_land(start + len(name)) or is_called(text, start)
    if " " in name and not certain and part.count(name) < 2 and not _is_whole(name):
        name = name.split(" ")[0]  # "in Nice Photos": what follows is another line or name
        if part.count(name) < 2:
            return None
    words = name.replace("-", " ").split()
    if words[0] in _NO_PLACE or words[-1] in _NO_PLACE or known(words[0]):
        return None
    if not certain and _other_word(text, start, name, words, part):
        return None
    end = start + len(name)
    if (
        _LOWER_INSTITUTION.match(text, end)
        or _INSTITUTION.match(text, match.end())
        or _INSTITUTION.match(text, start)
        or _SPEAKS.match(text, match.end())
    ):
        return None
    return name


def _is_whole(name: str) -> bool:
    """Whether a name of several words that stands once is one name: it ends as places do, or is made of words that
    are neither plain ones nor first names."""
    words = name.split(" ")
    return words[-1] in _TOWN_ENDS or not any(
        word in read_words("given_names.txt") or word.lower() in read_words("lower_words.txt") for word in words
    )


def _other_word(text: str, start: int, name: str, words: list[str], part: _Part) -> bool:
    """Whether a name that nothing but a preposition calls a place is a plain word, a first name, a demonym, or
    stands behind other words more often."""
    plain = read_words("lower_words.txt")
    if all(word.islower() or word.lower() in plain for word in words) or name.endswith(_DEMONYM):
        return True
    if len(words) > 1 and words[-1].lower() in plain and words[-1] not in _TOWN_ENDS:
        return True  # a headline that stands twice: "Oakley Accidental Shooting"
    if is_held_in(text, start):
        return True
    given = name in read_words("given_names.txt")
    if len(words) == 1 and (given or part.count(name) < 2) and _HEADED.match(text, start + len(name)):
        return True
    return (given and part.placed(name) < 2) or part.mostly_elsewhere(name)
