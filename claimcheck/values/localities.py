"""Places that no gazetteer knows: villages and quarters that a text itself calls places ("in Highmarsh", "near the town of Oakley").

Only a capitalised name behind a preposition of place counts, and only where nothing says that it is an institution, a person or a span of
time; a place found so is compared by its spelling alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

PREPOSITIONS: Final = (
    " in ", "\nin ", "In ", " near ", "Near ", "utside ", "earby ", "bouring ", "boring ", "wntown ", "town of ", "village of ", "city of ", "suburb of ",
)  # fmt: skip
"""What stands before a name that is a place's."""
BEHIND_PREPOSITION: Final = rf"(?<=[A-Z])(?<=[iIwadnob][nregfy] .)(?:{'|'.join(f'(?<={before}.)' for before in PREPOSITIONS)})"
"""Holds behind a capital that one of them stands before; it begins with what is rare, so that a scan is fast."""
_NAME: Final = re.compile(
    r"(?P<name>[A-Z][a-zà-öø-ÿ]{2,}(?:[- ](?:(?:on|upon|under|le|la|les|de|del|el|al|of)[- ])?[A-Z][a-zà-öø-ÿ]+){0,2})(?![\w’'&-])"
)
_NO_PLACE: Final = frozenset(
    "Congress Parliament Senate House Cabinet Government Islam Christianity Christ God English Spanish Arabic French German Russian Chinese Turkish Facebook Twitter Instagram YouTube Google WhatsApp "
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
    "Spring Summer Autumn Winter Christmas Easter Ramadan Phase Stage Part Chapter Section Article Group Division Round Game Week Day Year Court Supreme Federal High World War Olympic Olympics "
    "Europe Asia Africa America Americas Latin Middle Western Eastern Northern Southern North South East West Central The This That These Those His Her Their Its Our Your My Other All Many Some Most Both Several "
    "President Minister Prime Mr Mrs Ms Dr Sir Sen Rep Gov Gen Col Lt Sgt Capt Prof Judge Chief Officer Police Army Navy Air Force Ministry Department Office Bank Stock Nasdaq Dow Wall Street Union United "
    "Catholic Muslim Christian Jewish Republican Republicans Democratic Democrats Labour Conservative Medicare Medicaid Obamacare Brexit Nato Covid".split()
)
_INSTITUTION: Final = re.compile(
    r"\s*(?:[A-Z][\w’'-]*\s+){0,2}(?:Hospital|University|College|School|Academy|Stadium|Arena|Airport|Station|Street|Road|Avenue|Square|Park|Bridge|Hotel|Church|Mosque|Temple|Cathedral|Court|Prison|Jail|Mall|"
    r"Center|Centre|Hall|House|Palace|Museum|Theatre|Theater|Club|Bank|Company|Corp|Inc|Ltd|Plc|Group|Party|Union|Council|Committee|Commission|Agency|Ministry|Department|Institute|Foundation|Association|League|Cup|Games|Open|Festival|Times|Post|News|Journal)\b"
)
_LOWER_INSTITUTION: Final = re.compile(
    r"\s+(?:pub|bar|hotel|club|nightclub|school|church|mosque|temple|station|airport|stadium|arena|mall|prison|jail|hospital|university|college|restaurant|theatre|theater|market|store|supermarket|bank|"
    r"bridge|street|road|avenue|square|park|river|lake|building|tower|court|factory|plant|mine)\b"
)
_HELD_IN: Final = re.compile(r"\b(?:shares?|shareholders?|stakes?|stock|investors?|investment|interests?|holdings?|confidence|trust|faith|belief|majority|role|votes?) in $", re.I)
"""What is held in a company or a person, and not in a place."""
_PART: Final = 100_000
_MOST_ASKED: Final = 500
"""Characters of the parts of a long text in which a name of two words must stand twice, and how many such names are looked for in each."""
_SPEAKS: Final = re.compile(r"\s+(?:said|says|told|added|who|himself|herself)\b")


def find_localities(text: str, starts: Iterable[int], known: Callable[[str], bool]) -> list[tuple[int, int, str]]:
    """Start, end and name of each place that the text itself calls one.

    `starts` are the capitals behind a preposition of place; `known` tells the words of places in the table.
    """
    asked: dict[tuple[int, str], bool] = {}
    found: list[tuple[int, int, str]] = []
    for start in starts:
        name = _locality(text, start, known, asked)
        if name:
            found.append((start, start + len(name), name))
    return found


def _locality(text: str, start: int, known: Callable[[str], bool], asked: dict[tuple[int, str], bool]) -> str | None:
    """The name that begins at `start`, if it may be a place's and the table does not have it."""
    match = _NAME.match(text, start)
    if match is None:
        return None
    name = match["name"]
    if " " in name and not _twice(text, name, start, asked):
        name = name.split(" ")[0]  # "in Nice Photos": what follows is another line or name
    words = name.replace("-", " ").split()
    if words[0] in _NO_PLACE or words[-1] in _NO_PLACE or any(map(known, words)):
        return None
    if _HELD_IN.search(text, max(0, start - 24), start):
        return None
    if _LOWER_INSTITUTION.match(text, start + len(name)) or _INSTITUTION.match(text, match.end()) or _INSTITUTION.match(text, start) or _SPEAKS.match(text, match.end()):
        return None
    return name


def _twice(text: str, name: str, start: int, asked: dict[tuple[int, str], bool]) -> bool:
    """Whether the name stands twice in its part of the text; a part that asks for too many names is answered with no, so that no text costs more than its length."""
    part = start // _PART
    answer = asked.get((part, name))
    if answer is None:
        answer = len(asked) < _MOST_ASKED * (part + 1) and text.count(name, part * _PART, (part + 1) * _PART) > 1
        asked[part, name] = answer
    return answer
