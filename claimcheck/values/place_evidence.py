"""What the words around a name say of it: that it is a place's, a person's, or a part of a longer name."""

from __future__ import annotations

import re
from typing import Final

PLACING: Final = (
    " in ", "\nin ", "In ", " near ", "Near ", "utside ", "nside ", " across ", "Across ", "hroughout ", " around ", "earby ", "ighboring ", "ighbouring ",
    "owntown ", "central ", "Central ", "orthern ", "outhern ", "astern ", "estern ", "northeast ", "northwest ", "southeast ", "southwest ", "Greater ", "Mainland ", "mainland ",
    " through ", " from ", " north of ", " south of ", " east of ", " west of ", " outskirts of ", "miles from ", "kilometers from ", "kilometres from ",
)  # fmt: skip
"""What stands before a name that is a place's."""
_KINDS: Final = (
    "town city village suburb suburbs district province county region state capital island republic port "
    "streets outskirts neighborhood neighbourhood community hamlet enclave municipality"
).split()
CALLED: Final = (*(f" {first}{kind[1:]} of " for kind in _KINDS for first in (kind[0], kind[0].upper())), " capital, ")
"""What calls the name behind it a place."""
_CALLED_ENDS: Final = frozenset(("of", "l,"))
"""Cheap to find: the last letters of all `CALLED`, without the space."""
_STATE: Final = (
    "Ala|Ariz|Ark|Calif|Cal|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|"
    "Penn|Pa|Tenn|Tex|Vt|Va|Wash|Wis|Wyo|Ont|Que|Alta"
)
"""Abbreviated names of states and provinces as news agencies write them."""
_IN_STATE: Final = re.compile(
    rf", (?:(?:{_STATE})\.|N\.[HJMYCD]\.|S\.[CD]\.|W\.Va\.|R\.I\.|B\.C\.|D\.C\.|[A-Z]{{2}}\b(?! [a-z]))"
)
_DATELINE: Final = re.compile(r"(?:,[^\n]{2,24})? ?(?:\([A-Z][^\n)]{1,24}\) ?)?[—–-]{1,2} ?")
_OF_PLACE: Final = re.compile(
    r"(?:[’']s?)? (?:(?:[Pp]olice|[Cc]ity|[Tt]own|[Cc]ounty|[Ff]ire|[Pp]ublic|[Mm]ayor|[Rr]egion|[Pp]rovince|"
    r"[Dd]istrict|[Aa]irport|[Ss]heriff|[Mm]etropolitan)\b"
    r"|(?:residents|officials|authorities|firefighters|suburbs?|area|neighbou?rhood|border|capital|state line|native|"
    r"streets|hospitals|schools|rebels|troops)\b)"
    r"|[’']s (?:president|government|army|military|parliament|prime minister|foreign minist\w+|interior minist\w+|king|"
    r"queen|forces|ambassador|constitution|economy|population|coast|north|south|east|west|borders?|airspace|national)\b"
)
"""What belongs to a town or a country: "Jackson police"."""
_HELD_IN: Final = re.compile(
    r"\b(?:shares?|shareholders?|stakes?|stock|investors?|investment|interest|interests|interested|holdings?|"
    r"confidence|trust|faith|belief|believes?|believed|majority|role|votes?|bring|brought|call|called|calling|"
    r"disappointed|"
    r"expert|cases?|ruling|decision|opinion|dissent) in $",
    re.I,
)
"""What is held in a company or a person, and not in a place."""
_SPEAKS: Final = re.compile(
    r"(?:,? (?:said|says|told|added|who|himself|herself|wrote|testified|tweeted|replied|insisted|joked|recalled|"
    r"pleaded)\b|,? \d\d,|(?: County)? vs?\. )"
)
"""What a person does, and how an age is told: "Rhodes, 34, ..."."""
_TOWARDS: Final = re.compile(
    r"\b(?:bus|trains?|flights?|fly|flew|flown|drive|drove|driven|driving|travel\w*|return\w*|back|way|trips?|"
    r"mov(?:ed?|ing)|close|closer|next|roads?|went|go|goes|going|gone|head(?:ed|ing)|fled|flee|"
    r"deploy\w*|visits?|sail\w*|walk\w*|came|come|coming|bound|border|ambassador|envoy|deported|extradited|transferred|"
    r"relocat\w*|route) to $"
)
"""What goes to a place."""
_TITLE: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Sgt|Lt|Col|Gen|Capt|Prof|Rev|Maj|Cpl|Pvt|Supt|Det|Insp|Cmdr|Adm|Hon|Messrs|St)|"
    r"[A-Z][\w’'-]+ [A-Z])\. $|\b(?:Mr|Mrs|Ms|Dr|Sir|Sen|Rep|Lord|Lady|Dame) $"
)
"""A title or an initial, behind which a person's name stands, and "St.", which makes another name."""
_PARTS: Final = frozenset(
    "New Fort Port San Santa Santo São Saint St Ste Mount Mt Lake Cape Point Glen Camp Los Las El La Le Bay Costa Isla "
    "Villa Puerto Rio Nueva Nuevo Al Ft Little Big Grand Royal "
    "Hotel Café Cafe Club Castle Bank Club FC AC Real Inter Sporting".split()
)
"""Words that make one name with the next that is not that of the shorter place: "New Jersey" is not Jersey."""
_CONTINENTS: Final = ("Latin ", "Central ", "South ", "North ", "Bank of ", "Captain ", "Miss ", "Morning ", "Good ")
"""What stands before the name of a continent, a bank or a figure in which a country's name stands."""
_WORD: Final = re.compile(r"(?:^|[\s(“\"‘'—–-])([A-ZÀ-ÖØ-Þ][\w’'-]*) $")
_BEFORE_PLACES: Final = frozenset(
    "In At From Near To Of On The And Outside Inside Around Across For Over Into Toward Towards By With Between South "
    "North East West Southern Northern Eastern Western Central Greater Downtown Inner "
    "Outer Old Upper Lower Southeast Southwest Northeast Northwest Southside Northside Eastside Westside Is Was As But "
    "Or When While Where After Before If That This Since Through Throughout Beyond "
    "City Town Village Province Region District County State Republic University Mayor Police Now Then So Why How Did "
    "Does Do Can Could Will Would Should Has Have Had Are Were Like Until Although Though "
    "Because Than Nearby Suburban Metro Rural Coastal Occupied Mainland Also Yet Here Even Not No An A Its His "
    "Her Their Our My Your About Against Under Via Only Still Meanwhile Today Within".split()
)
_WIDEST: Final = 24
"""Characters before a name that are looked at."""


def is_placed(text: str, start: int) -> bool:
    """Whether a preposition of place or a part of a land stands before the name at `start`: "in Chad", "northern
    Chad"."""
    if text.endswith(PLACING, max(0, start - _WIDEST), start) or is_called(text, start):
        return True
    return text.endswith(" to ", 0, start) and _TOWARDS.search(text, max(0, start - _WIDEST), start) is not None


def is_called(text: str, start: int) -> bool:
    """Whether the text itself calls the name at `start` a place: "the town of Oakley"."""
    return text[start - 3 : start - 1] in _CALLED_ENDS and text.endswith(CALLED, max(0, start - _WIDEST), start)


def heads_line(text: str, start: int, end: int) -> bool:
    """Whether the name stands at the head of a line as the place that a report is from: "Oakley, Ohio (AP) —"."""
    return (start == 0 or text[start - 1] == "\n") and _DATELINE.match(text, end) is not None


def in_state(text: str, end: int) -> bool:
    """Whether an abbreviated state stands behind a name that ends at `end`: "Oakley, Ill."."""
    return text.startswith(", ", end) and _IN_STATE.match(text, end) is not None


def owns(text: str, end: int) -> bool:
    """Whether what belongs to a town or a land stands behind a name that ends at `end`: "Jackson police"."""
    return _OF_PLACE.match(text, end) is not None


def is_held_in(text: str, start: int) -> bool:
    """Whether the name at `start` is of what people trust or own a part of: "shares in Oakley"."""
    return text.endswith("in ", 0, start) and _HELD_IN.search(text, max(0, start - _WIDEST), start) is not None


def speaks(text: str, end: int) -> bool:
    """Whether a name that ends at `end` does what persons do, or has an age: "Rhodes said", "Rhodes, 34,"."""
    return _SPEAKS.match(text, end) is not None


def has_title(text: str, start: int) -> bool:
    """Whether a title or an initial stands before the name at `start`: "Mr. Chad", "Ann J. Rhodes"."""
    if text[start - 1 : start] != " " or text[start - 2 : start - 1] not in (".", "r", "s", "n", "p", "d", "y", "e"):
        return False
    return _TITLE.search(text, max(0, start - _WIDEST), start) is not None


def name_before(text: str, start: int) -> str:
    """The capitalised word directly before the name at `start` that makes one name with it; empty where there is none,
    or a word of direction.

    "Ann" before "Lyon", nothing in "South Lyon".
    """
    if text[start - 1 : start] != " ":
        return ""
    word = text[max(0, start - _WIDEST) : start - 1]
    if word[word.rfind(" ") + 1 :].islower():
        return ""
    before = _WORD.search(text, max(0, start - _WIDEST), start)
    return "" if before is None or before.group(1) in _BEFORE_PLACES else before.group(1)


def begins_place(word: str) -> bool:
    """Whether a capitalised word makes one name of a place with the next: "New", "Fort"."""
    return word in _PARTS


def of_continent(text: str, start: int) -> bool:
    """Whether "America" at `start` is a continent or a part of another name: "Latin America", "Bank of America"."""
    return text.endswith(_CONTINENTS, max(0, start - _WIDEST), start)
