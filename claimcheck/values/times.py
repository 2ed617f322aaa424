"""Times of day in prose: "6.10am", "just after 11:30 p.m.", "at 06:04", "an hour before midnight"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from claimcheck.values.word_patterns import at_words
from claimcheck.values.zones import WORLD_TIME, ZONES, is_zone_word

_AT_DIGITS: Final = re.compile(
    r"(?P<hour>\d{1,2})(?:(?P<mark>[:.h])(?P<minute>\d\d)(?:(?<=:\d\d):[0-5]\d(?!\d))?)?(?!\d|[.,]\d)(?:[ "
    r"]?(?P<half>[ap])\.?[ ]?m(?:\.(?!\w)|\b)| ?(?P<clock>o[’']clock)"
    r"|(?: in the (?=morning|afternoon|evening)| at (?=night\b)))?"
    r"|(?P<plain>[012]\d[0-5]\d)(?:h\b)?(?= ?(?:hours|hrs)\b| (?:gmt|utc|zulu|local|today|on\b)|z\b| ?[(\[]\d{4} "
    r"(?:gmt|utc)|[.,;]? ?$|,? (?:when|as|after|before)\b|(?<=\b0\d\d\d)(?![\w%]|[.,]\d| (?:million|percent|people)))"
)
"""A time that begins with a figure, in lower case."""
_HOUR_WORDS: Final = {word: hour for hour, word in enumerate(
    "one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_MINUTES: Final = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_BEHIND_HOUR: Final = (
    r"(?=[.,;:)]|$|(?: o[’']clock)| (?:in the (?:morning|afternoon|evening)|at night|[ap]\.?m|on|when|as|and|but|local|"
    r"today|yesterday|tonight|this|last|after|gmt|utc)\b)"
)
_SPOKEN: Final = re.compile(
    rf"\b(?:(?:a )?(?P<minutes>half|quarter|five|ten|twenty|twenty-five|\d{{1,2}})(?: minutes)? (?P<way>past|to|before|"
    rf"after) "
    rf"(?P<hour>{'|'.join(_HOUR_WORDS)}|noon|midday|midnight|1[0-2]|[1-9])(?:(?<=past \w\w\w)\b|(?<=past \w\w\w\w)\b|"
    rf"(?<=past \w\w\w\w\w)\b|{_BEHIND_HOUR})(?: o[’']clock)?"
    rf"|(?P<at>{'|'.join(_HOUR_WORDS)})(?: (?P<then>thirty|fifteen|forty-five){_BEHIND_HOUR}| o[’']clock|(?= in the "
    rf"(?:morning|afternoon|evening)\b)|(?= at night\b)))"
    r"(?: (?P<half>[ap])\.?m(?:\.(?!\w)|\b))?"
)
"""A time in words: "half past six", "a quarter to nine", "six o'clock", "seven in the evening"."""
_OF_DAY: Final = re.compile(
    r" ?(?:in the (?P<part>morning|afternoon|evening)|(?P<night>at night))\b(?! (?:session|trad|edition|show|news|"
    r"class))"
)
_SPOKEN_MARKS: Final = (" past ", "clock", "in the ", "at night", "quarter ", "minutes ", "ten to ", "five to ", "twenty to ", " thirty", " fifteen")
"""Strings of which a sentence needs one to hold a time in words: quicker to look for than the pattern."""
_ZONE: Final = re.compile(
    rf",? [(\[]?(?P<zone>{'|'.join(sorted(ZONES))})\b|,? [(\[]?(?P<named>[a-z]+)(?: (?:standard|daylight|summer))? "
    rf"time\b"
)
_AT: Final = re.compile(at_words(
    "at|around|about|by|since|until|till|before|after|from|approximately|roughly|past|nearly|almost|between|"
    "to|and") + r" $")
"""What stands before a time that is written as a plain figure."""
_AT_PLAIN: Final = re.compile(at_words("at|around|about|by|since|until|before|after") + r" $")
_HEDGE: Final = re.compile(
    r"\b(?:(?P<soon>just|shortly|soon|moments|minutes) (?P<way>after|before|past)|(?P<about>about|around|approximately|"
    r"roughly|nearly|almost|some)"
    r"|(?P<bound>after|since|before|by|until|till)) (?:at )?$"
)
_OFFSET: Final = re.compile(
    r"\b(?:(?P<about>about|around|roughly|almost|nearly) )?(?P<count>an?|half an|one|two|three|\d{1,2}) "
    r"(?P<unit>hours?|minutes?) (?P<way>before|after) $"
)
_COUNTS: Final = {"a": 1.0, "an": 1.0, "half an": 0.5, "one": 1.0, "two": 2.0, "three": 3.0}
_BETWEEN: Final = re.compile(r"\b(?:between|from) (?:about |around )?$")
_RANGE: Final = re.compile(r" ?(?:-|–|—|to|and) ?")
_ZONE_BEHIND: Final = re.compile(rf" (?:{'|'.join(sorted(ZONES))})\b|(?: [a-z]+)+ time\b")
_HALF_SAID: Final = re.compile(r"[ap]\.? ?m\b|morning|afternoon|evening|night|noon|midday|midnight|\b0\d")
_ASIDE: Final = 60
"""Characters up to which a time in brackets is the one before it on another clock: "at 11:50 p.m. local time on
Monday, May 3 (0450 GMT)"."""
_NO_TIME: Final = re.compile(
    r"\s*(?:%|per\b|percent|million|billion|trillion|points?\b|miles?\b|km\b|met[re]{2}s?\b|feet\b|inch|magnitude|"
    r"seconds?\b|tonn?es?\b|degrees?\b|kg\b|lbs?\b|[/:]\d|-)"
)
_WORDS: Final = {"noon": 12 * 60, "midday": 12 * 60, "midnight": 0}
_CENTURIES: Final = (19, 20)
_DAY: Final = 24 * 60
_MOST_BEHIND: Final = 12 * 60 - 1
"""Minutes by which no zone is further behind Greenwich; those ahead of it go up to 13 hours."""
_ABOUT_HOUR, _ABOUT_MINUTES, _SOON = 10, 5, 25
"""Minutes that "about" allows around a full or half hour and around other times, and what "shortly after" goes up
to."""


class TimeHit:
    """A time of day; offsets into the sentence, hedges included; `low` and `high` are minutes from midnight, of
    which `high` may be of the next day."""

    __slots__ = ("end", "high", "low", "qualifier", "start", "zone")

    def __init__(self, start: int, end: int, low: int, high: int, qualifier: str, zone: str | None) -> None:
        self.start: Final = start
        self.end: Final = end
        self.low: Final = low
        self.high: Final = high
        self.qualifier: Final = qualifier
        self.zone: Final = zone


def find_times(lowered: str, digits: Iterable[int], words: frozenset[str]) -> list[TimeHit]:
    """The times of day in a sentence in lower case, left to right; `digits` are the beginnings of its runs of
    digits, `words` its words."""
    bare: list[tuple[int, int, int]] = []
    done = 0
    for at in digits:
        if at >= done and lowered[at + 1 : at + 6] and (found := _time_at(lowered, at)):
            bare.append(found)
            done = found[1]
    for word, minute in _WORDS.items():
        if word in words:
            bare += [(m.start(), m.end(), minute) for m in re.finditer(
                rf"\b(?:12 )?{word}\b(?! (?:mass|mail|deadline|train))", lowered)]
    bare += spoken(lowered)
    return _hits(lowered, _apart(bare)) if bare else []


def _apart(bare: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The times left to right; of those that overlap the first and longest."""
    kept: list[tuple[int, int, int]] = []
    for start, end, minute in sorted([(start, -end, minute) for start, end, minute in bare]):
        if not kept or start >= kept[-1][1]:
            kept.append((start, -end, minute))
    return kept


def spoken(lowered: str) -> list[tuple[int, int, int]]:
    """The times that are told in words, as `_spoken` finds them; none after a cheap look."""
    return _spoken(lowered) if any([mark in lowered for mark in _SPOKEN_MARKS]) else []


def _spoken(lowered: str) -> list[tuple[int, int, int]]:
    """The times that are told in words: where they begin and end, and their minute of the day."""
    found: list[tuple[int, int, int]] = []
    for match in _SPOKEN.finditer(lowered):
        hour_word, minutes = match["hour"] or match["at"], match["minutes"]
        if match["then"] and not _AT.search(lowered, max(0, match.start() - 14), match.start()):
            continue  # "he scored eight thirty times"
        if minutes and (match["way"] in ("before", "after") or minutes not in ("half", "quarter")) and not _minutes_may(lowered, match):
            continue
        hour = _WORDS[hour_word] // 60 if hour_word in _WORDS else _HOUR_WORDS.get(hour_word) or int(hour_word)
        after = _MINUTES.get(minutes) or int(minutes) if minutes else {"thirty": 30, "fifteen": 15, "forty-five": 45}.get(match["then"] or "", 0)
        minute = hour * 60 + (-after if match["way"] in ("to", "before") else after)
        start, end = match.span()
        if hour_word not in _WORDS:
            end, minute = _of_half(lowered, end, minute, match["half"])
        found.append((start, end, minute % _DAY))
    return found


def _minutes_may(lowered: str, match: re.Match[str]) -> bool:
    """Whether "ten to six" and the like is a time, and no score or span: behind "at" and with no word counted behind
    it."""
    if match["minutes"].isdigit() and " minutes " not in match.group():
        return False
    return " minutes " in match.group() or _AT.search(lowered, max(0, match.start() - 14), match.start()) is not None


def _of_half(lowered: str, end: int, minute: int, half: str | None) -> tuple[int, int]:
    """Where a time of twelve hours ends with the words behind it that tell the half of the day, and its minute."""
    part = _OF_DAY.match(lowered, end)
    if part:
        end = part.end()
        hour = minute // 60
        late = part["part"] in ("afternoon", "evening") or (part["night"] is not None and 6 <= hour < 12)
        half = "p" if late else "a"
    if half:
        minute = minute % (_DAY // 2) + (_DAY // 2 if half == "p" else 0)
    return end, minute


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
        told = before.endswith(("(", "[")) or lowered.startswith((" gmt", " utc", " hours", " hrs"), match.end())
        sure = told or (_AT_PLAIN.search(before) and (hour not in _CENTURIES or before.endswith("at ")))  # "by 2023"
        return (at, match.end(), hour * 60 + minute) if hour < 24 and sure else None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    end, part = match.end(), _OF_DAY.match(lowered, match.end("minute") if match["minute"] else match.end("hour"))
    if match["half"]:
        if not 1 <= hour <= 12:
            return (at, end, hour * 60 + minute) if hour < 24 else None
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    elif match["clock"] or (part and (match["minute"] or _AT_PLAIN.search(before))):
        if not 1 <= hour <= 12:
            return None
        end = match.end("clock") if match["clock"] else match.end("minute") if match["minute"] else match.end("hour")
        end, total = _of_half(lowered, end, hour * 60 + minute, None)
        hour, minute = divmod(total % _DAY, 60)
    elif not match["minute"] or not (_AT.search(before) or before.endswith(("(", "["))) or _NO_TIME.match(lowered, match.end()) or (before.endswith(("(", "[")) and not _ZONE_BEHIND.match(lowered, end)):
        return None
    return (at, end, hour * 60 + minute) if hour < 24 and minute < 60 else None


def _hits(lowered: str, bare: list[tuple[int, int, int]]) -> list[TimeHit]:
    hits: list[TimeHit] = []
    index = 0
    while index < len(bare):
        start, end, minute = bare[index]
        index += 1
        if hits and start < hits[-1].end:
            continue
        zone = _zone(lowered, end)
        if index < len(bare) and _RANGE.fullmatch(lowered, end, bare[index][0]):
            if _BETWEEN.search(lowered, max(0, start - 22), start) or lowered[end : end + 1] in "-–—":
                later = bare[index]
                if minute < _DAY // 2 <= later[2] and minute + _DAY // 2 < later[2] and not _HALF_SAID.search(lowered, start, end):
                    minute += _DAY // 2  # "between 5.30 and 7 p.m."
                hits.append(TimeHit(start, later[1], minute, later[2] + (_DAY if later[2] < minute else 0), "range", zone))
                index += 1
                continue
        if start and lowered[start - 1] in "([" and hits and zone and start - hits[-1].end < _ASIDE:
            first = hits[-1]
            if first.qualifier in ("exact", "about"):  # one time on two clocks: the second is as exact as the first
                half = (first.high - first.low) // 2
                hits.append(TimeHit(start, end, minute - half, minute + half, first.qualifier, zone))
                if first.zone is None:
                    hits[-2] = TimeHit(first.start, first.end, first.low, first.high, first.qualifier, "local")
            continue
        hits.append(_hedged(lowered, start, end, minute, zone))
    return hits


def _zone(lowered: str, end: int) -> str | None:
    """The zone that stands behind a time which ends at `end`, in lower case: "gmt", "local", "moscow"."""
    match = _ZONE.match(lowered, end)
    if match is None:
        return None
    if match["zone"]:
        return match["zone"]
    return match["named"] if is_zone_word(match["named"]) else None


def days_beside(hits: list[TimeHit]) -> tuple[int, int]:
    """How many days before and after the stated one it may be on the clock of another text, for a day that is told with
    these times.

    Where a text tells one time on two clocks, the day of the other clock; where it tells one of Greenwich alone, the
    day on the clock of the place,
    which is the day before for a time of its morning and the day after for one of its evening.
    """
    for first, second in zip(hits, hits[1:], strict=False):
        if (first.zone in WORLD_TIME) == (second.zone in WORLD_TIME) or first.zone is None or second.zone is None:
            continue
        ahead = first.low - second.low if second.zone in WORLD_TIME else second.low - first.low
        ahead = (ahead + _MOST_BEHIND) % _DAY - _MOST_BEHIND  # the zone of the place, as it is ahead of Greenwich
        other = (first.low - ahead if second.zone in WORLD_TIME else first.low + ahead) // _DAY
        return min(other, 0), max(other, 0)
    if any([hit.zone in WORLD_TIME for hit in hits]):
        return (-1, 0) if hits[0].low < _DAY // 2 else (0, 1)
    return 0, 0


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
