"""Units as they are written behind a figure, also those that only their surroundings tell: "42C", "35 kt", "a 20 m
wall"."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.values.units import Units
from claimcheck.values.word_patterns import at_words

TEMPERATURES: Final = frozenset(("degree", "celsius", "fahrenheit"))
_SCALES: Final = {"C": "celsius", "F": "fahrenheit"}
_WARMTH: Final = (
    "temperatur", "degree", "celsius", "fahrenheit", "heat", "hot ", "hotte", "cold", "warm", "freez", "frost", "weather", "oven", "boil", "melt", "thermomet", "mercury",
    "fever", "chill", "°",
)  # fmt: skip
"""Parts of words of which a sentence on temperatures has one."""
_NUMBERED: Final = frozenset(
    "section sections article articles rule rules seat seats room rooms flight unit flat apartment gate block class "
    "form grade line bus route plot clause paragraph exhibit schedule "
    "platform tier group page no. no number building house and-or phase level type category title chapter "
    "order model row ward zone district division annex appendix".split()
)
"""What figures with a letter behind them are the numbers of: "Section 42C"."""
_LAST_WORD: Final = re.compile(r"([^\s(]+)[\s(]+[-−–]?$")
_MOST_DIGITS: Final = 5
"""Characters of the longest temperature in digits: "118.4"."""
_WIND: Final = (
    "wind",
    "gust",
    "knot",
    "speed",
    "storm",
    "hurricane",
    "typhoon",
    "cyclone",
    "sail",
    "steam",
    "vessel",
    "yacht",
    "boat",
)
_NO_HEAT: Final = re.compile(
    r"[\s-]+(?:turn|angle|view|murder|camera|slope|pivot|rotation|spin|arc|panorama|video|feedback|felony|burns?|from|"
    r"of (?:separation|freedom|latitude|longitude)|north|south|east|west|latitude|longitude)\b"
)
"""What stands behind degrees that are none of heat: "a 180-degree turn"."""
_STUDIED: Final = re.compile(
    r" in (?!(?:the|some|many|parts|places|winter|summer|spring|autumn|less|just|only|under|over|most|a|an|one|two|"
    r"three|all|much|several|areas|direct|shade)\b)[a-z]+"
)
"""The subject of degrees that are diplomas."""
_INCH: Final = re.compile(
    r" ?in(?:\. | )(?:of (?:rain|snow|ice|water|hail)\w*|\(\d[\d.,]* ?(?:mm|cm|m)\b|tall\b|high\b|thick\b|long\b|"
    r"wide\b|deep\b|in diameter)| ?in\b(?=\))"
)
"""Inches as "in", which mostly is another word."""
_LONG_BEHIND: Final = re.compile(
    r"[ -](?:high|tall|deep|long|wide|thick|above|below|away|apart|from|underground|underwater|race|sprint|final|"
    r"freestyle|hurdles|relay|dash|backstroke|breaststroke|butterfly|"
    r"medley|steeplechase|runner|off|across|in (?:length|height|depth|width|diameter)|of (?:water|snow|rope|cable|"
    r"fence|pipe|road)|tower|wall|waves?|cliff|drop|pool|tsunami|run|swim)\b| (?:by|x) \d| in (?:\d|under|just)"
)
_LONG_BEFORE: Final = re.compile(
    at_words(
        r"depths?|heights?|length|lengths|width|altitude|elevation|distance|diameter|waves|tall|deep|long|visibility|"
        r"measuring|within|radius|levels?|tides?|gauge"
    )
    + r"(?: (?:of|was|is|at|to|by|rose|risen|rises|stands|stood|fell|dropped|about|around|up|over|reached|some|"
    r"nearly|almost))*\s*$"
)
_BY: Final = re.compile(r"\d ?m (?:by|x) $")
_SPEED_BEHIND: Final = re.compile(r"/s\b| per second\b| a second\b")
_ASIDE: Final = re.compile(r"\((?:about |around |roughly |some |or |approximately )*$")
_QUALIFIED: Final = re.compile(
    r" (?:horizontal|vertical|straight|consecutive|successive|full|whole|solid|long|linear|working|business|"
    r"calendar) (?=[a-z])"
)
_QUALIFIERS: Final = (" h", " v", " s", " c", " f", " w", " l", " b")
"""Words between a figure and its unit: "998 HORIZONTAL miles"; and how they begin."""
_METRE: Final = 1e6
"""What "m" behind a figure is read as first: a million."""


def unit_behind(units: Units, text: str, lowered: str, core: int, end: int) -> tuple[str, int] | None:
    """The unit behind the figure from `core` to `end` and where it ends; None where none stands there."""
    if units.begins(lowered, end + 1 if lowered[end : end + 1] in (" ", "-") else end):
        found = units.behind(text, lowered, end)
        if found:
            return _meant(found, text, lowered, core, end)
    if lowered.startswith(_QUALIFIERS, end) and (word := _QUALIFIED.match(lowered, end)):
        found = units.behind(text, lowered, word.end() - 1)
        return _meant(found, text, lowered, core, end) if found else None
    if lowered.startswith(("in", " in"), end) and _INCH.match(lowered, end):
        return "inch", end + (3 if lowered.startswith(" ", end) else 2)
    if "C" in text[end : end + 2] or "F" in text[end : end + 2]:
        return _scale_letter(text, lowered, core, end)
    return None


def _meant(found: tuple[str, int], text: str, lowered: str, core: int, end: int) -> tuple[str, int] | None:
    """The unit that a spelling stands for in its sentence; None where it is no unit there."""
    unit, stop = found
    if unit == "kilotonne" and lowered[stop - 2 : stop] == "kt" and _has(lowered, _WIND):
        return "knot", stop
    if unit == "megatonne" and text[stop - 2 : stop] == "mt" and "," in text[core:end]:
        return "tonne", stop  # "5,000 mt" are metric tons
    if unit == "degree" and (
        _NO_HEAT.match(lowered, stop) or (lowered.startswith(" in ", stop) and _STUDIED.match(text, stop))
    ):
        return None
    if (
        unit == "hour"
        and lowered[stop - 2 : stop] == " h"
        and lowered[max(0, end - 12) : end].lstrip("0123456789 ").startswith("at ")
    ):
        return None
    return unit, stop


def _scale_letter(text: str, lowered: str, core: int, end: int) -> tuple[str, int] | None:
    """The scale of temperature that a letter behind a figure names: "42C" and not "Section 42C", "-5 C" and not "5 C
    batteries"."""
    spaced = text.startswith(" ", end)
    begin = end + 1 if spaced else end
    scale = _SCALES.get(text[begin : begin + 1])
    behind = text[begin + 1 : begin + 2]
    if (
        scale is None
        or behind.isalnum()
        or behind in ("’", "'", "&", "+", "#")
        or (behind == "-" and not text[begin + 2 : begin + 3].isdigit())
    ):
        return None
    begins = end
    while begins > core and (text[begins - 1].isdigit() or text[begins - 1] == "."):
        begins -= 1
    if not 0 < end - begins <= _MOST_DIGITS:
        return None
    if spaced and not _has(lowered, _WARMTH):
        return None
    last = _LAST_WORD.search(text, max(0, core - 24), core)
    word = last[1] if last else ""
    if word.lower().rstrip(".") in _NUMBERED or word.lower() in _NUMBERED:
        return None
    named = word[:1].isupper() and last is not None and last.start() > 0 and not _has(lowered, _WARMTH)
    return None if named else (scale, begin + 1)


def warm(lowered: str) -> bool:
    """Whether a sentence is of temperatures, as far as its words tell."""
    return _has(lowered, _WARMTH)


def in_metres(units: Units, text: str, lowered: str, core: int, end: int) -> tuple[str, int] | None:
    """The unit of a figure that ends with "m", and where it ends: metres and no millions where words of length, or a
    length that it is turned into, stand beside it."""
    if text[end - 1 : end] != "m" or not (text[end - 2 : end - 1].isdigit() or text[end - 2 : end - 1] == " "):
        return None
    speed = _SPEED_BEHIND.match(lowered, end)
    if speed:
        return "m/s", speed.end()
    if (
        _LONG_BEHIND.match(lowered, end)
        or _BY.search(lowered, max(0, core - 8), core)
        or (
            _LONG_BEFORE.search(lowered, max(0, core - 40), core)
            and lowered[end : end + 1] in ("", ".", ",", ";", ")", " ")
        )
    ):
        return "m", end
    if lowered.startswith(" (", end) and _turned(units, text, lowered, end + 2):
        return "m", end
    aside = lowered.startswith(")", end) and _ASIDE.search(lowered, max(0, core - 20), core)
    if aside and _ends_with_length(lowered[max(0, aside.start() - 12) : aside.start()]):
        return "m", end
    return None


def _turned(units: Units, text: str, lowered: str, begin: int) -> bool:
    """Whether a length is written in brackets that open before `begin`."""
    close = lowered.find(")", begin, begin + 24)
    at = begin
    while at < close and not lowered[at].isdigit():
        at += 1
    while at < close and (lowered[at].isdigit() or lowered[at] in ",."):
        at += 1
    found = units.behind(text, lowered, at) if 0 <= at < close else None
    return found is not None and found[0] in _LENGTHS


_LENGTHS: Final = frozenset(("foot", "yard", "mile", "inch", "km", "m", "fathom"))


def _ends_with_length(lowered: str) -> bool:
    return lowered.rstrip().endswith(
        ("feet", "foot", "ft", "yards", "yard", "miles", "mile", "inches", " in", "fathoms")
    )


def _has(lowered: str, parts: tuple[str, ...]) -> bool:
    for part in parts:  # noqa: SIM110 - a generator costs more than the search
        if part in lowered:
            return True
    return False
