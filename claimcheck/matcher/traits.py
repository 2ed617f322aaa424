"""What the words around a figure say of it: part or whole, background, plan, remainder, one hospital's."""

from __future__ import annotations

import re

from claimcheck.matcher.words import family
from claimcheck.model import Claim
from claimcheck.values.places import load

_AROUND = 120
"""Characters on either side of a figure that may say that it is of another time."""
_BESIDE = 200
"""Characters on either side of a figure in which its parts, and the dead beside the hurt, are told."""
_LEAD = 6
"""Lines in which the headline and the lead of a text stand."""
_BACKGROUND = re.compile(
    r"\b(?:since|last (?:year|month|week|summer|spring|fall|autumn|winter|decade)|(?:years?|months?) ago|decades?|"
    r"previous(?:ly)?|earlier|history|worst|deadliest|"
    r"(?:19|20)\d0s|another|similar|annual(?:ly)?|(?:every|each|per|a) year|average)\b",
    re.I,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HOSPITAL = re.compile(
    r"\b(?!The |A |An |At |In |One |That |This |Their |Its |His |Her |Each |Every |Another |Local |Area "
    r")[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,4} (?:[Uu]niversity |[Gg]eneral )?(?:[Hh]ospital|Medical Cent(?:er|re)|"
    r"Infirmary|Health|Clinic)\b|\b(?:at|in|from|of) (?:an?|one) (?:[a-z]+ )?(?:hospital|clinic|morgue|mortuary)\b"
)
"""One hospital, by its name or not: what it counts are its own patients."""
_NUMBER = r"(?:\d[\d,.]*|an?|another|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|dozens)"
_LISTED = re.compile(
    rf",?\s+(?:and|as well as|along with)\s+(?:about |some |at least |more than )?{_NUMBER}\s+(?!(?:were |was |"
    rf"are |others? |more |people )*(?:injured|wounded|hurt|dead|killed|missing)|(?:second |third |fourth )?(?:at|put|said|"
    rf"gave|spoke|counted)\b)",
    re.I,
)
"""What stands behind a figure that is one of a list: "SIX PRIESTS and two women"."""
_INCLUDED = re.compile(r"\b(?:including|among them|among whom|of whom|of them)(?:\s+\w+){0,2}\s+$", re.I)
_WITH_ATTACKERS = re.compile(
    r"\b(?:including|counting|among them|plus)(?: (?:the|an?|all|both|its|suspected|alleged|lone|presumed|two|three|"
    r"four|five|six|seven|eight|nine|ten|\d))*"
    r" (?:gunm[ae]n|attackers?|shooters?|bombers?|suspects?|assailants?|perpetrators?|hijackers?|assassins?|"
    r"killers?)\b",
    re.I,
)
"""What says that a toll holds those who did it."""
_COUNTED = r"\d{1,3}(?:,\d{3})*|one|two|three|four|five|six|seven|eight|nine|ten"
_PART_TOLD = re.compile(
    rf"\b(?:including|among them|of whom|of them|among whom)(?: at least| about| some)? (?P<first>{_COUNTED})\b|"
    rf"\b(?P<second>{_COUNTED}) (?:\w+ )?of (?:them|whom)\b",
    re.I,
)
"""What tells a part of the figure before it."""
_DEAD_BESIDE = re.compile(
    r"\b(?:(?:killed|killing|kills|kill|leaving|leaves|left) (?:at least )?(?P<behind>{0})\b(?! (?:others?|more|people )*"
    r"(?:injured|wounded|hurt))|(?P<before>{0})(?: [a-z]+)? ?(?:were |was |are |is )?(?:dead|killed|fatally|died)\b)".format(
        r"\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten"
    ),
    re.I,
)
"""How many dead a sentence tells beside its wounded."""
_MANY = {
    "one": 1,
    "a": 1,
    "an": 1,
    "two": 2,
    "both": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_SAID_WITH = {
    "first of several": re.compile(
        r"\b(?:initial(?:ly)?|original(?:ly)?|at first|first|previous(?:ly)?|earlier|old)\b", re.I
    ),
    "later of several": re.compile(
        r"\b(?:raised?|raising|new|sweeten\w*|higher|latest|revised|increased?|boost\w*|now|updated?)\b", re.I
    ),
    "left": re.compile(r"\b(?:still|remain\w*|yet to|left to)\b", re.I),
    "feared": re.compile(
        r"\b(?:fear\w*|possibl[ey]|suspect\w*|believed|perhaps|estimat\w*|unconfirmed|preliminary)\b", re.I
    ),
    "planned": re.compile(
        r"\b(?:schedul\w+|planned|plans?|expect\w*|will|would|due|was to|were to|set to|could|may|might|"
        r"capable|capacity|forecast\w*|predict\w*)\b",
        re.I,
    ),
}
"""What words near a figure say of its place in the course of things."""
_LEFT_BEHIND = re.compile(r"\b(?:still|remain(?:s|ed|ing)?)\b", re.I)
"""What says that a figure is what is left of a larger one."""
_FIRST_OFFER = re.compile(
    r"\b(?:original|initial|first|previous|earlier)\b(?! (?:quarter|half|year|time|nine|six|three))[^.;()]{0,30}$", re.I
)
_OFFERED = re.compile(r"\b(?:offer|bid|proposal|approach|deal|takeover)\b", re.I)
"""What calls a sum the first of several."""
_AT_A_MINUTE = re.compile(r"\b(?:at|by|as of) \d{1,2}[:.]\d\d ?(?:[ap]\.?m\b|gmt|et\b|est\b|edt\b)", re.I)
"""What says that a price or a change is of one minute of the day."""
CLOSE = 60
"""Characters on either side of a figure in which they are looked for."""
_LONE = re.compile(r"\b(?:lone|sole|single|solitary)\b", re.I)
"""What says that there was one and no other."""
_OTHERS = re.compile(r"\b(?:other|another|more|further|additional)\b", re.I)
_STATES = {
    word: state
    for state, words in {
        "hospital": "hospital hospitalised hospitalized treated transported rushed taken",
        "shot": "shot gunshot stabbed",
        "serious": "serious critical seriously critically",
        "minor": "minor slightly slight",
        "bodies": "bodies body corpses",
    }.items()
    for word in words.split()
}
_PARTS = frozenset(
    (
        "of them",
        "of the",
        "of whom",
        "of which",
        "of their",
        "of its",
        "of our",
        "of his",
        "of her",
        "including",
        "one of them",
        "more",
        "sum of parts",
    )
)
GENERIC = frozenset(
    family(word)
    for word in "people person victim other dead injured casualty civilian individual life men man women woman official member "
    "thing way side country city nation leader "
    "resident report question reason group company word point step part place area case issue day year week "
    "month hour minute time line meeting witness friend".split()
)
"""Nouns that one report counts several of, each time others."""


def state_of(subset: str | None) -> str | None:
    """The state that words for a part of a figure name ("critical" and "serious" are one), else the words."""
    return (
        None
        if subset is None
        else "part"
        if subset in _PARTS or subset.startswith("of ")
        else _STATES.get(subset, subset)
    )


def traits_of(claim: Claim, sentence: str, at: int, end: int, nouns: list[str]) -> dict[str, float]:
    """What a claim alone says, by name, each from 0 to 1 but for numbers of people; its figure stands at `at` to `end`
    in `sentence`."""
    value, places = claim.value, load()
    around, close = sentence[max(0, at - _AROUND) : end + _AROUND], sentence[max(0, at - CLOSE) : end + CLOSE]
    included = value.type == "count" and _INCLUDED.search(sentence, max(0, at - 40), at) is not None
    stated = bool(claim.place_stated and claim.scene and claim.place and claim.place != claim.scene)
    inside = stated and places.contains(claim.scene or "", claim.place or "")
    outside = stated and not inside and not places.contains(claim.place or "", claim.scene or "")
    return {
        "background": float(
            _BACKGROUND.search(around) is not None
            or any(year != (claim.published or claim.as_of or "")[:4] for year in YEAR.findall(around))
        ),
        "elsewhere": float(outside),
        "in a part of the place": float(inside),
        "in the lead": float(claim.span.line <= _LEAD),
        "single": float(value.type == "count" and value.low == value.high == 1 and not _LONE.search(claim.quote)),
        "part": float(state_of(claim.subset) == "part" or included),
        "listed": float(value.type == "count" and _LISTED.match(sentence, end) is not None),
        "group": float(bool(nouns) and nouns[-1] not in GENERIC),
        "one hospital": float(value.type == "count" and _HOSPITAL.search(around) is not None),
        "attackers": _attackers(sentence, end) if value.type == "count" else 0.0,
        "dead beside": _dead_beside(sentence, at, end) if value.type == "count" else 0.0,
        "first offer": float(
            _FIRST_OFFER.search(sentence, max(0, at - CLOSE), at) is not None and _OFFERED.search(close) is not None
        ),
        "at a minute": float(_AT_A_MINUTE.search(around) is not None),
        "left behind": float(
            value.type == "count" and _LEFT_BEHIND.search(sentence, max(0, at - 20), end + 40) is not None
        ),
        "others": float(_OTHERS.search(claim.quote) is not None),
        **{name: float(pattern.search(close) is not None) for name, pattern in _SAID_WITH.items()},
    }


def parts_told(sentence: str, end: int) -> frozenset[float]:
    """The parts of a figure that its sentence tells behind it: "12 died, 10 of them sailors"."""
    told = (match["first"] or match["second"] for match in _PART_TOLD.finditer(sentence, end, end + _BESIDE))
    return frozenset(float(_MANY.get(word.lower()) or word.replace(",", "")) for word in told)


def _attackers(sentence: str, end: int) -> float:
    """How many attackers a toll holds as its sentence says it behind the figure: "13 died, including the gunman"."""
    told = _WITH_ATTACKERS.search(sentence, end)
    if told is None:
        return 0.0
    words = told.group().lower().split()
    return float(next((_MANY.get(word) or int(word) for word in words if word in _MANY or word.isdigit()), 1))


def _dead_beside(sentence: str, at: int, end: int) -> float:
    """How many dead the sentence of a figure tells beside it: "one dead and nine hurt"; 0 where it tells none."""
    for told in _DEAD_BESIDE.finditer(sentence, max(0, at - _BESIDE), end + _BESIDE):
        group = "behind" if told["behind"] else "before"
        if not (told.start(group) < end and at < told.end(group)):
            word = told[group].lower()
            return float(_MANY.get(word) or int(word))
    return 0.0
