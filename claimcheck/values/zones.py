"""Zones of times of day: their names in prose, and how far they are from Greenwich where the name alone says it."""

from __future__ import annotations

from typing import Final

_EAST: Final = {
    "gmt": 0, "utc": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "wib": 420, "hkt": 480, "sgt": 480, "jst": 540, "kst": 540,
    "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "akst": -540, "akdt": -480, "hst": -600, "pkt": 300, "wat": 60, "cat": 120, "sast": 120, "eat": 180,
}  # fmt: skip
"""Minutes that a zone is ahead of Greenwich; names of several zones ("IST", "CST") and of none for all of the year
("ET") are left out."""
_OTHERS: Final = frozenset("et ct mt pt cst ist wita".split())
ZONES: Final = frozenset(_EAST) | _OTHERS
"""Short names of zones, in lower case."""
WORDS_OF_ZONES: Final = frozenset("eastern central pacific mountain atlantic local".split())
"""Words that name a zone before "time"."""
_NO_ZONE: Final = frozenset(
    "this that same the first second last some any of in prime full half same every next real one long free "
    "spare".split()
)
"""Words before "time" that name no zone."""
WORLD_TIME: Final = frozenset(("gmt", "utc"))
_HALF_HOUR, _LEAST = 30, 60
"""Zones lie whole half hours apart; those of one country's neighbours at least an hour."""


def is_zone_word(word: str) -> bool:
    """Whether a word before "time" names a zone: "local", "Eastern", a city."""
    return word in WORDS_OF_ZONES or (word.isalpha() and word not in _NO_ZONE)


def offset(zone: str | None) -> int | None:
    """Minutes that the zone is ahead of Greenwich; None where its name does not say it."""
    return _EAST.get(zone or "")


def two_zones(one: str | None, other: str | None, minutes: int, exact: bool) -> bool:
    """Whether two times of these zones are told on two clocks that cannot be converted into each other.

    `minutes` is how far apart they stand on their clocks. Where only one names a zone, and that one Greenwich's, they
    are taken for two clocks if
    the times lie whole half hours apart, as those of two clocks do; not `exact` where one is hedged, so that some
    minutes do not count.
    """
    if one == other or (offset(one) is not None and offset(other) is not None):
        return False
    if one is not None and other is not None:
        return one in WORLD_TIME or other in WORLD_TIME
    if one not in WORLD_TIME and other not in WORLD_TIME:
        return False
    rest = minutes % _HALF_HOUR
    slack = 0 if exact else _HALF_HOUR // 2
    return minutes >= _LEAST - slack and min(rest, _HALF_HOUR - rest) <= slack
