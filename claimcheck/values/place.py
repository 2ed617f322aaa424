"""A place, and its mention in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its main name; `kind` is country, region, city or locality (not in the table); `parent` the country of
    all but the first.

    `regions` are those of its country in which a city of this name lies, between bars.
    """

    name: str
    kind: str
    parent: str | None
    regions: str = ""


Found = tuple[int, int, Place, bool]
"""A mention: start, end, place, and whether it is an adjective."""
