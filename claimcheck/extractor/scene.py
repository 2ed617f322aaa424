"""What a document is about as a whole: where its event is, which cities it names, and on which day it began."""

from __future__ import annotations

import datetime
import re
from typing import Final

from claimcheck.values.dates import day_order, find_dates
from claimcheck.values.place import Found
from claimcheck.values.places import load

_UPHEAVAL: Final = (
    r"(?:protests?|rall(?:y|ies)|unrest|strikes?|demonstrations?|war|siege|crisis|fighting|floods?|fires?)"
)
_BEGAN: Final = re.compile(
    rf"\b(?:{_UPHEAVAL}\b,?(?: which| that)?(?: in [\w ]{{0,30}})? (?:peacefully )?(?:began|started|erupted|broke "
    rf"out)(?: on)?"
    rf"|(?:start|beginning|outbreak) of (?:the |these )?{_UPHEAVAL},?(?: came| was)? on) (?P<date>.{{4,30}})"
)
_FIGURE_BEHIND: Final = re.compile(r"[*_ ]*[:|(=–-]?[*_ ]*\d")
_ITEM_BEGINS: Final = re.compile(r"(?:^|[\n,;:|(•*])[*_ ]*(?:and )?$")
"""What stands behind and before the place of an item."""
_MOST_PLACES: Final = 6
_LEAD: Final = 500
_LEAD_WEIGHT: Final = 3
_NOUN_WEIGHT: Final = 3
"""Characters of the beginning, what a place named there counts, and a name against an adjective."""
_TOWN_PART: Final = 2.5
"""The event is a town's where more than one in so many mentions of places of the country is of it."""


def of_the_whole(text: str, mentions: list[Found]) -> list[Found]:
    """The mentions without the items of lists and tables that give a figure for each place ("Lyon 34, Nice 5");
    where nothing else is left, their countries."""
    kept = [
        found
        for found in mentions
        if not (_FIGURE_BEHIND.match(text, found[1]) and _ITEM_BEGINS.search(text, max(0, found[0] - 8), found[0]))
    ]
    return kept or [
        (start, end, load().get(place.parent or "") or place, adjective) for start, end, place, adjective in mentions
    ]


def main_place(mentions: list[Found]) -> str | None:
    """Where the document's event is, for sentences that name no place: the town that it names as often as its country,
    else the country.

    The beginning, which says where the news is from and of, counts more; adjectives ("French") say whose and not where.
    """
    places: dict[str, int] = {}
    countries: dict[str, int] = {}
    for start, _, place, adjective in mentions:
        weight = _LEAD_WEIGHT if start < _LEAD else 1
        country = place.parent or place.name
        countries[country] = countries.get(country, 0) + (weight if adjective else _NOUN_WEIGHT * weight)
        if not adjective:
            places[place.name] = places.get(place.name, 0) + _NOUN_WEIGHT * weight
    if not countries:
        return None
    country = min(countries.items(), key=lambda item: (-item[1], item[0]))[0]
    inside = {place.name for _, _, place, _ in mentions if place.parent == country and place.kind != "country"}
    town, times = min(
        ((n, c) for n, c in places.items() if n in inside), key=lambda item: (-item[1], item[0]), default=("", 0)
    )
    return town if town and times >= places.get(country, 0) and _TOWN_PART * times > countries[country] else country


def event(mentions: list[Found]) -> str | None:
    """The cities and regions that the document names most, the most named first; None where it names none."""
    named: dict[str, int] = {}
    for _, _, place, _ in mentions:
        if place.kind != "country":
            named[place.name] = named.get(place.name, 0) + 1
    return "; ".join(sorted(named, key=lambda n: (-named[n], n))[:_MOST_PLACES]) or None


class DayFirst:
    """Whether the numeric dates of a document begin with the day, found when it is first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._asked = False
        self._order: bool | None = None

    def __call__(self) -> bool | None:
        """True for the day, False for the month; None where no date of the document tells."""
        if not self._asked:
            self._order, self._asked = day_order(self._text), True
        return self._order


class FirstDay:
    """The earliest day on which a document says that its event began, found when it is first asked for; "day three"
    counts from it."""

    def __init__(self, text: str, published: datetime.date | None, year: int | None) -> None:
        """`year` is assumed for dates without one."""
        self._text, self._published, self._year = text, published, year
        self._days: list[datetime.date] | None = None

    def __call__(self) -> datetime.date | None:
        """The day; None where the document names none."""
        if self._days is None:
            dates = (
                find_dates(match["date"], self._published, self._year, None)[:1]
                for match in _BEGAN.finditer(self._text)
            )
            self._days = sorted(
                datetime.date.fromisoformat(hit.low)
                for hits in dates
                for hit in hits
                if hit.low and hit.low == hit.high
            )
        return self._days[0] if self._days else None
