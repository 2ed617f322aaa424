"""What is kept of a document beside its claims, so that events and copies can be told apart without its text."""

from __future__ import annotations

import bisect
import heapq
import re
import zlib
from collections import Counter
from collections.abc import Mapping
from typing import Final

from claimcheck.model import MOST_SENTENCES, Fingerprint, Source
from claimcheck.values.places import load
from claimcheck.values.word_lists import read_words

_NAME: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?:[’'-][A-Z][a-z]+)*")
_WORD: Final = re.compile(r"[A-Z][a-z]{2,}")
_CHAIN: Final = re.compile(r"(?=([A-Z][a-z]{2,}(?:[’'-][A-Z][a-z]+){1,6}))[A-Z]")
"""Where a name of one part may stand, and one of several."""
_COMMON: Final = frozenset(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug "
    "Sept Oct Nov Dec "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Police Sheriff County Department Officer Officers Street "
    "Avenue Road Drive Court "
    "University Hospital Medical Center State City South North East West News Chief Detective Sgt Lieutenant Captain "
    "Mr Mrs Judge Attorney "
    "District Deputy Deputies The Photo Image Posted Updated President Minister Ministry Government Associated Press "
    "Reuters Twitter Facebook "
    "General Republic National International United Nations Party Council House Senate Prime Foreign Security "
    "Interior Defense Defence Health".split()
)
_MATTER: Final = re.compile(r"(?<![\w’'-])(?:[a-z]{4,}|[A-Z]{3,})(?![\w’'-])")
"""Words in lower case, and acronyms."""
_SUBJECT: Final = 3
"""Times from which a name is what a document is about."""
_HEAD: Final = 500
_TAIL: Final = 500
_AGENCIES: Final = {
    "ap": "associated press", "afp": "agence france-presse", "pa": "pa media", "press association": "pa media", "pti": "press trust of india",
    "dpa": "deutsche presse-agentur", "upi": "united press international", "efe": "agencia efe", "rtr": "reuters", "xinhua news agency": "xinhua",
}  # fmt: skip
_NAMES: Final = (
    "Associated Press|AP|Reuters|Agence France-Presse|AFP|PA Media|Press Association|PA|Xinhua(?: News Agency)?|TASS|"
    "Interfax|RIA Novosti|Press Trust of India|PTI|ANI|IANS|Bloomberg|"
    "Deutsche Presse-Agentur|dpa|ANSA|Agencia EFE|EFE|Kyodo(?: News)?|Yonhap|United Press International|UPI|Anadolu(?: "
    "Agency)?|Canadian Press|AAP|SAPA|Antara|Bernama"
)
_CREDITS: Final = (
    re.compile(rf"\(({_NAMES}|[A-Z]{{2,5}})\)\s*[-–—]"),  # a dateline: "CAIRO (Reuters) - "
    re.compile(rf"(?:^|\n)[ \t]*(?:(?:Source|Credit|By|From):?[ \t]+)?(?:The )?({_NAMES})[ \t]*(?=\n|$)"),
)
_SENTENCE: Final = re.compile(r"[^.!?\n]{40,}")


def fingerprint(source: Source) -> Fingerprint:
    """The names, cities and sentences of a document; a name is a capitalised word inside a sentence that is no
    common title or day."""
    text = source.text
    mentions = load().find(text)
    cities = frozenset(place.name for _, _, place, _ in mentions if place.kind != "country")
    placed = {word for start, end, _, _ in mentions for word in text[start:end].split()}
    counted = Counter(_NAME.findall(text))
    names = frozenset(counted) - _COMMON - placed
    subjects = _subjects(text, counted, names)
    hashes = {zlib.crc32(" ".join(s.lower().split()).encode()) for s in _SENTENCE.findall(text)}
    matter = frozenset(_MATTER.findall(text)) - read_words("common_words.txt")
    return Fingerprint(
        source.id,
        source.published,
        names,
        cities,
        subjects,
        matter,
        frozenset(heapq.nsmallest(MOST_SENTENCES, hashes)),
        _agencies(text),
    )


def _subjects(text: str, counted: Mapping[str, int], names: frozenset[str]) -> frozenset[str]:
    """The names that stand often, also at the beginning of a longer name or word; `counted` tells how often they stand
    alone.

    All places where a name may stand are looked up once, so that the cost does not grow with text times names.
    """
    found = {name for name in names if counted[name] >= _SUBJECT}
    others = names - found
    for pattern, asked in (
        (_WORD, [n for n in others if n.isalpha()]),
        (_CHAIN, [n for n in others if not n.isalpha()]),
    ):
        if not asked:
            continue
        standing = Counter(pattern.findall(text))
        ordered = sorted(standing)
        for name in asked:
            times, at = 0, bisect.bisect_left(ordered, name)
            while times < _SUBJECT and at < len(ordered) and ordered[at].startswith(name):
                times += standing[ordered[at]]
                at += 1
            if times >= _SUBJECT:
                found.add(name)
    return frozenset(found)


def _agencies(text: str) -> frozenset[str]:
    """The agencies that the beginning or the end of a text credits; to quote one ("told Reuters") is no credit."""
    parts = (text[:_HEAD], text[-_TAIL:])
    found = [match.group(1) for part in parts for pattern in _CREDITS for match in pattern.finditer(part)]
    return frozenset(_AGENCIES.get(name.lower(), name.lower()) for name in found)
