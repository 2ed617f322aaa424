"""Times of day in prose: "6.10am", "just after 11:30 p.m.", "at 06:04", "an hour before midnight"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from claimcheck.values.word_patterns import at_words

_AT_DIGITS: Final = re.compile(
    r"(?P<hour>\d{1,2})(?:(?P<mark>[:.])(?P<minute>\d\d))?(?!\d|[.,]\d)(?:[ ]?(?P<half>[ap])\.?m(?:\.(?!\w)|\b)| ?(?P<clock>o[’']clock))?"
    r"|(?P<plain>[012]\d[0-5]\d)(?= (?:hours|hrs|gmt|utc|local|today|on\b)| ?[(\[]\d{4} gmt|[.,]?$)"
)
"""A time that begins with a figure, in lower case."""
_ZONE: Final = re.compile(r",? \(?(?P<zone>gmt|utc|bst|cet|e[ds]?t|c[ds]t|m[ds]t|p[ds]t|local)\b")
_AT: Final = re.compile(at_words("at|around|about|by|since|until|till|before|after|from|approximately|roughly|past|nearly|almost|between|to|and") + r" $")
"""What stands before a time that is written as a plain figure."""
_AT_PLAIN: Final = re.compile(at_words("at|around|about|by|since|until|before|after") + r" $")
_HEDGE: Final = re.compile(
    r"\b(?:(?P<soon>just|shortly|soon|moments|minutes) (?P<way>after|before|past)|(?P<about>about|around|approximately|roughly|nearly|almost|some)"
    r"|(?P<bound>after|since|before|by|until|till)) (?:at )?$"
)
_OFFSET: Final = re.compile(r"\b(?:(?P<about>about|around|roughly|almost|nearly) )?(?P<count>an?|half an|one|two|three|\d{1,2}) (?P<unit>hours?|minutes?) (?P<way>before|after) $")
_COUNTS: Final = {"a": 1.0, "an": 1.0, "half an": 0.5, "one": 1.0, "two": 2.0, "three": 3.0}
_BETWEEN: Final = re.compile(r"\b(?:between|from) (?:about |around )?$")
_RANGE: Final = re.compile(r" ?(?:-|–|—|to|and) ?")
_NO_TIME: Final = re.compile(r"\s*(?:%|per\b|percent|million|billion|trillion|points?\b|miles?\b|km\b|met[re]{2}s?\b|feet\b|inch|magnitude|seconds?\b|tonn?es?\b|degrees?\b|kg\b|lbs?\b|[/:]\d|-)")
_WORDS: Final = {"noon": 12 * 60, "midnight": 0}
_DAY: Final = 24 * 60
_ABOUT_HOUR, _ABOUT_MINUTES, _SOON = 10, 5, 30
"""Minutes that "about" allows around a full or half hour and around other times, and what "shortly after" goes up to."""


class TimeHit:
    """A time of day; offsets into the sentence, hedges included; `low` and `high` are minutes from midnight, of which `high` may be of the next day."""

    __slots__ = ("end", "high", "low", "qualifier", "start", "zone")

    def __init__(self, start: int, end: int, low: int, high: int, qualifier: str, zone: str | None) -> None:
        self.start: Final = start
        self.end: Final = end
        self.low: Final = low
        self.high: Final = high
        self.qualifier: Final = qualifier
        self.zone: Final = zone


def find_times(lowered: str, digits: Iterable[int], words: frozenset[str]) -> list[TimeHit]:
    """The times of day in a sentence in lower case, left to right; `digits` are the beginnings of its runs of digits, `words` its words."""
    bare: list[tuple[int, int, int]] = []
    done = 0
    for at in digits:
        if at >= done and lowered[at + 1 : at + 6] and (found := _time_at(lowered, at)):
            bare.append(found)
            done = found[1]
    for word, minute in _WORDS.items():
        if word in words:
            bare += [(m.start(), m.end(), minute) for m in re.finditer(rf"\b{word}\b(?! (?:mass|mail|deadline|train))", lowered)]
    return _hits(lowered, sorted(bare)) if bare else []


def _time_at(lowered: str, at: int) -> tuple[int, int, int] | None:
    """Where the time ends that begins with the figure at `at`, and its minute of the day; None where none does."""
    if at and (lowered[at - 1].isalnum() or lowered[at - 1] in "$€£.,-/:"):
        return None
    match = _AT_DIGITS.match(lowered, at)
    if match is None:
        return None
    before = lowered[max(0, at - 14) : at]
    if match["plain"]:
        hour, minute = int(match["plain"][:2]), int(match["plain"][2:])
        return (at, match.end(), hour * 60 + minute) if hour < 24 and _AT_PLAIN.search(before) else None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"] or match["clock"]:
        if not 1 <= hour <= 12:
            return (at, match.end(), hour * 60 + minute) if hour < 24 and match["half"] else None
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    elif not match["minute"] or not _AT.search(before) or _NO_TIME.match(lowered, match.end()):
        return None
    return (at, match.end(), hour * 60 + minute) if hour < 24 and minute < 60 else None


def _hits(lowered: str, bare: list[tuple[int, int, int]]) -> list[TimeHit]:
    hits: list[TimeHit] = []
    index = 0
    while index < len(bare):
        start, end, minute = bare[index]
        index += 1
        if hits and start < hits[-1].end:
            continue
        if start and lowered[start - 1] in "([" and hits and start - hits[-1].end < 12:
            continue  # "12:30 a.m. (0430 GMT)": one time in two zones
        zone = _ZONE.match(lowered, end)
        if index < len(bare) and _RANGE.fullmatch(lowered, end, bare[index][0]):
            if _BETWEEN.search(lowered, max(0, start - 22), start) or lowered[end : end + 1] in "-–—":
                later = bare[index]
                hits.append(TimeHit(start, later[1], minute, later[2] + (_DAY if later[2] < minute else 0), "range", zone["zone"] if zone else None))
                index += 1
                continue
        hits.append(_hedged(lowered, start, end, minute, zone["zone"] if zone else None))
    return hits


def _hedged(lowered: str, start: int, end: int, minute: int, zone: str | None) -> TimeHit:
    """The time with the words before it that widen, bound or move it."""
    width = _ABOUT_HOUR if minute % 30 == 0 else _ABOUT_MINUTES
    before = lowered[max(0, start - 40) : start]
    offset = _OFFSET.search(before)
    if offset:
        count = offset["count"]
        length = (_COUNTS.get(count) or float(count if count.isdigit() else 1)) * (60 if offset["unit"].startswith("hour") else 1)
        moved = int(minute + (length if offset["way"] == "after" else -length)) % _DAY
        slack = width if offset["about"] else 0
        return TimeHit(start - len(offset.group()), end, moved - slack, moved + slack, "about" if slack else "exact", zone)
    hedge = _HEDGE.search(before)
    if hedge is None:
        return TimeHit(start, end, minute, minute, "exact", zone)
    begin = start - len(hedge.group())
    if hedge["soon"]:
        after = hedge["way"] != "before"
        return TimeHit(begin, end, minute if after else minute - _SOON, minute + _SOON if after else minute, "about", zone)
    if hedge["about"]:
        return TimeHit(begin, end, minute - width, minute + width, "about", zone)
    if hedge["bound"] in ("after", "since"):
        return TimeHit(begin, end, minute, minute + _DAY // 2, "at_least", zone)
    return TimeHit(begin, end, minute - _DAY // 2, minute, "at_most", zone)


def clock(minute: int) -> str:
    """ "HH:MM" of a minute of the day."""
    minute %= _DAY
    return f"{minute // 60:02d}:{minute % 60:02d}"
