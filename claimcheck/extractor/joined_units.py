"""Figures that are written with their units in forms of their own: below zero, of two units ("5 ft 3 in"), metres
behind "m"."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.extractor.written_units import TEMPERATURES, in_metres, unit_behind, warm
from claimcheck.values.hedges import hedges_before
from claimcheck.values.numbers import Number, bounds
from claimcheck.values.units import Units, base_of, in_base

_SIGNS: Final = frozenset("-−–")
_SIGNED: Final = ("minus", "negative", " below ")
"""Of what a sentence needs something to have a figure below zero, where none has a sign."""
_BEFORE_SIGN: Final = frozenset(" (“\"[\n")
_MINUS: Final = ("minus ", "negative ", "minus-")
_BELOW_ZERO: Final = re.compile(r"(?:[ -]degrees?)?(?: (?:celsius|centigrade|c|fahrenheit|f))? below (?:zero|0\b)")
_BELOW_FREEZING: Final = re.compile(r" below (?:freezing|the freezing point)\b")
_BELOW_NEAR: Final = 36
"""Characters behind a figure in which "below zero" stands."""
_FREEZING: Final = {"celsius": 0.0, "fahrenheit": 32.0}
"""Where water freezes."""
_COLDEST: Final = -459.67
"""Absolute zero, on the scale where it is the smaller figure: how cold it may be "below minus 40"."""
_MIRRORED: Final = {"at_least": "at_most", "at_most": "at_least", "more_than": "less_than", "less_than": "more_than"}
_TO_NEXT: Final = re.compile(r" (?:to|and|or) (?:-|−|–|minus |negative )?")
_GAPS: Final = frozenset(("", " ", ", ", " and ", ", and ", "-", "- "))
"""What may stand between two units of one figure."""
_WIDEST_GAP: Final = 24
"""Characters between two figures that may be one, the first unit and what stands behind it."""
_ONE_BEFORE: Final = re.compile(
    r"\b(?:an?|one) (?P<unit>year|month|week|day|hour|minute|mile|foot|yard|pound|tonne|ton) (?:and )?$"
)
_ONE_ENDS: Final = tuple(f"{unit}{gap}" for unit in ("year", "month", "week", "day", "hour", "minute", "mile", "foot", "yard", "pound", "tonne", "ton") for gap in (" ", " and "))
_HALF: Final = " and a half"
_HALF_BEHIND: Final = re.compile(r" and a (?P<part>half|quarter)\b(?! (?:of |million|billion|dozen))")
_RATE: Final = re.compile(r"(?: (?:per|a|an|each|every)\b|/)(?! (?:half|few))")
"""What stands behind a unit that the figure before it is counted by."""
_CLOCK: Final = re.compile(r"h(?P<minutes>[0-5]?\d)(?:m|min|mins|minutes)\b")
_INCHES: Final = re.compile(r"[\"”″]| ?(?:in\b|ins\b)|(?=[ .,;)-]|$)(?! [a-z]+s\b)")
_FEET: Final = re.compile(r"-(?:foot|feet|ft)-(?P<inches>\d|1[01])(?!\w|[.,-]\d|-(?:long|wide|high|deep))")
"""Behind the feet of a height: "5-foot-3"."""
_FOOT_MARKS: Final = frozenset("'’′")
_TALLEST: Final = 9
"""Feet up to which a figure with a mark is a height: 5'3"."""
_INCHES_OF_FOOT: Final = 12


def joined(units: Units, text: str, lowered: str, numbers: list[Number]) -> list[Number]:
    """The numbers of a sentence, those of one measure as one, those below zero with their sign, metres as such."""
    if any([number.end and text[number.end - 1] == "m" for number in numbers]):
        numbers = [_metres(units, text, lowered, number) for number in numbers]
    if any([number.core and text[number.core - 1] in _SIGNS for number in numbers]) or any([sign in lowered for sign in _SIGNED]):
        numbers = _signed(units, text, lowered, numbers)
    found: list[Number] = []
    index = 0
    while index < len(numbers):
        number = numbers[index]
        index += 1
        while index < len(numbers) and numbers[index].start - number.end < _WIDEST_GAP:
            both = _both(units, text, lowered, number, numbers[index])
            if both is None:
                break
            number = both
            index += 1
        found.append(number if number.vague else _with_part(units, text, lowered, number))
    return found


def number_of(lowered: str, core: int, end: int, text: str, figure: float, unit: str | None) -> Number:
    """A number of a unit from `core` to `end`, with the hedges before it."""
    begin, names, extra = hedges_before(lowered, core)
    low, high, qualifier = bounds(figure, figure, names)
    return Number(begin, end, core, figure, low, high, low, float("inf") if high is None else high, qualifier, text[begin:end], False, extra, unit)


def _scaled(number: Number, factor: float, end: int, unit: str) -> Number:
    """The number times a factor, of a unit that ends at `end`."""
    high = None if number.high is None else number.high * factor
    return Number(
        number.start, end, number.core, number.figure * factor, number.low * factor, high, number.usual_low * factor, number.usual_high * factor,
        number.qualifier, number.text, number.vague, number.extra, unit,
    )  # fmt: skip


def _metres(units: Units, text: str, lowered: str, number: Number) -> Number:
    found = None if number.vague else in_metres(units, text, lowered, number.core, number.end)
    return _scaled(number, 1e-6, found[1], found[0]) if found else number


def _signed(units: Units, text: str, lowered: str, numbers: list[Number]) -> list[Number]:
    """The numbers with the sign of those that are below zero; a unit that stands once for two holds for both ("-10
    to -15C")."""
    found: list[Number] = []
    later: Number | None = None
    for number in reversed(numbers):
        if not number.vague and number.unit is None:
            number = _below(units, text, lowered, number, later) or number
        found.append(number)
        later = number
    found.reverse()
    return _ranges(text, lowered, found)


def _ranges(text: str, lowered: str, numbers: list[Number]) -> list[Number]:
    """The numbers, two below zero with one unit as one range: "-42 to -45C"."""
    found: list[Number] = []
    for number in numbers:
        last = found[-1] if found else None
        if last is None or not (last.figure < 0 and number.figure < 0 and last.qualifier == number.qualifier == "exact"):
            found.append(number)
            continue
        between, before = lowered[last.end : number.core].strip(), lowered[max(0, last.start - 8) : last.start]
        joins = (between in ("to", "and") and before.endswith("between ")) or (between == "to" and last.unit is not None and not before.endswith("from "))
        if not joins:
            found.append(number)
            continue
        low, high = min(last.figure, number.figure), max(last.figure, number.figure)
        found[-1] = Number(last.start, number.end, last.core, low, low, high, low, high, "range", text[last.start : number.end], False, last.extra, number.unit)
    return found


def _below(units: Units, text: str, lowered: str, number: Number, later: Number | None) -> Number | None:
    """The number below zero that a temperature is; None for any other number."""
    core = number.core
    sign = _sign(lowered, core)
    if sign is None and "below" not in lowered[number.end : number.end + _BELOW_NEAR]:
        return None
    behind = unit_behind(units, text, lowered, core, number.end)
    if behind is not None and behind[0] not in TEMPERATURES:
        return None
    shift = 0.0
    unit = None if behind else "degree"
    below = None
    if sign is None:
        below = _BELOW_ZERO.match(lowered, number.end)
        freezing = _BELOW_FREEZING.match(lowered, behind[1]) if behind and not below and "freezing" in lowered else None
        if freezing and behind and behind[0] in _FREEZING:
            shift = _FREEZING[behind[0]]
        elif not below:
            return None
    elif behind is None and not (lowered[sign] != "–" and warm(lowered)):
        shares = later is not None and later.figure < 0 and _TO_NEXT.fullmatch(lowered, number.end, later.core + (1 if lowered[later.core] in _SIGNS else 0))
        if not shares:
            return None
    if behind is None and later is not None and later.figure < 0 and _TO_NEXT.match(lowered, number.end):
        nearest = unit_behind(units, text, lowered, later.core, later.end)
        unit = later.unit or (nearest[0] if nearest else unit)
    return _negative(text, lowered, number, core if sign is None else sign, shift, unit)


def _sign(lowered: str, core: int) -> int | None:
    """Where the sign before a figure begins; None where it has none."""
    if core and lowered[core - 1] in _SIGNS and (core == 1 or lowered[core - 2] in _BEFORE_SIGN):
        return core - 1
    for word in _MINUS:
        if lowered.endswith(word, 0, core):
            return core - len(word)
    return None


def _negative(text: str, lowered: str, number: Number, sign: int, shift: float, unit: str | None) -> Number:
    """The number as one below zero, or as `shift` less itself; words that bound it bound it the other way round."""
    begin, names, extra = hedges_before(lowered, sign)
    begin = min(begin, sign)
    figure = shift - number.figure
    bound = next((name for name in names if name in _MIRRORED), None)
    low: float
    high: float | None
    if bound in ("at_most", "less_than"):
        low, high = _COLDEST, figure
    elif bound is not None:
        low, high = figure, None
    elif number.qualifier == "range" and number.high is not None:
        low, high = shift - number.high, shift - number.low
    else:
        near, far, _ = bounds(number.figure, number.figure, names)
        low, high = shift - (far or near), shift - near
    qualifier = bound or (number.qualifier if number.qualifier == "range" else "about" if low != high else "exact")
    usual = float("inf") if high is None else high
    return Number(begin, number.end, sign, figure, low, high, low, usual, qualifier, text[begin : number.end], False, extra, unit)


def _both(units: Units, text: str, lowered: str, first: Number, second: Number) -> Number | None:
    """The one figure that two are, the second of a smaller unit of the same kind: "8 h 20 min"; None where they are
    two."""
    if first.vague or first.qualifier == "range" or second.vague or second.start != second.core or second.qualifier != "exact":
        return None
    if text[first.end : first.end + 1] in _FOOT_MARKS and second.core - first.end <= 2 and first.figure < _TALLEST and second.figure < _INCHES_OF_FOOT:
        return _in_inches(text, lowered, first, second, mark=True)
    if first.unit is not None:
        large: tuple[str, int] | None = (first.unit, first.end)
    else:
        large = unit_behind(units, text, lowered, first.core, first.end)
    if large is None or second.core < large[1] or text[large[1] : second.core] not in _GAPS:
        return None
    small = unit_behind(units, text, lowered, second.core, second.end)
    if small is None:
        if large[0] == "hour" and lowered[second.end : second.end + 1] in ("m", " ") and lowered[second.end : second.end + 2].strip() == "m" and not lowered[second.end + 2 : second.end + 3].isalpha():
            small = ("minute", second.end + lowered[second.end : second.end + 2].index("m") + 1)
        else:
            return _in_inches(text, lowered, first, second, mark=False) if large[0] == "foot" else None
    ratio = in_base(large[0], 1.0) / (in_base(small[0], 1.0) or 1.0)
    if base_of(large[0]) != base_of(small[0]) or large[0] in TEMPERATURES or ratio <= 1 or second.figure >= ratio:
        return None
    if _RATE.match(lowered, small[1]) or lowered.endswith("between ", 0, first.start):
        return None
    whole = round(ratio) if abs(ratio - round(ratio)) < _NEARLY * ratio else ratio
    return number_of(lowered, first.core, small[1], text, first.figure * whole + second.figure, small[0])


_NEARLY: Final = 1e-6
"""How far a ratio of units may be from a whole number and still be one."""


def _in_inches(text: str, lowered: str, first: Number, second: Number, *, mark: bool) -> Number | None:
    """Feet and inches whose second unit is a mark, or is left out: "5'3\"", "5-foot-3", "6 ft 2"."""
    if second.figure >= _INCHES_OF_FOOT or not float(second.figure).is_integer():
        return None
    behind = _INCHES.match(lowered, second.end)
    if behind is None or (mark and not behind.group() and not lowered.startswith((" tall", "-tall"), second.end)):
        return None
    return number_of(lowered, first.core, behind.end(), text, first.figure * _INCHES_OF_FOOT + second.figure, "inch")


def _with_part(units: Units, text: str, lowered: str, number: Number) -> Number:
    """The number with what belongs to it beside other figures: "2 hours and a half", "an hour and 20 minutes",
    "2h40m"."""
    if number.vague or number.qualifier == "range":
        return number
    if lowered.startswith("-f", number.end) and (feet := _FEET.match(lowered, number.end)):
        return number_of(lowered, number.core, feet.end(), text, number.figure * _INCHES_OF_FOOT + float(feet["inches"]), "inch")
    if lowered.startswith(" in ", number.end) and (found := unit_behind(units, text, lowered, number.core, number.end)) and found[0] == "inch":
        return _scaled(number, 1.0, found[1], "inch")  # "3 in of rain"
    if text.startswith("h", number.end) and (clock := _CLOCK.match(lowered, number.end)):
        return number_of(lowered, number.core, clock.end(), text, number.figure * 60 + float(clock["minutes"]), "minute")
    if _HALF in lowered or " and a quarter" in lowered:
        found = (number.unit, number.end) if number.unit else unit_behind(units, text, lowered, number.core, number.end)
        half = _HALF_BEHIND.match(lowered, found[1]) if found and found[0] else None
        if half and found:
            return number_of(lowered, number.core, half.end(), text, number.figure + (0.5 if half["part"] == "half" else 0.25), found[0])
    before = _ONE_BEFORE.search(lowered, max(0, number.core - 16), number.core) if lowered.endswith(_ONE_ENDS, 0, number.core) else None
    if before:
        small = (number.unit, number.end) if number.unit else unit_behind(units, text, lowered, number.core, number.end)
        large = units.at(text, lowered, before.start("unit"))
        if small and small[0] and large and large[0] != small[0] and base_of(large[0]) == base_of(small[0]):
            ratio = in_base(large[0], 1.0) / in_base(small[0], 1.0)
            if number.figure < ratio:
                return number_of(lowered, before.start(), small[1], text, round(ratio, 4) + number.figure, small[0])
    return number
