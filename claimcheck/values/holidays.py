"""Days that have names: the feasts of the churches and the holidays of the year."""

from __future__ import annotations

import datetime
from typing import Final

from claimcheck.values.date_context import YEAR_DIGITS, Known, Resolved, one_day

HOLIDAYS: Final = {
    "easter sunday": (0, 0), "easter monday": (0, 1), "good friday": (0, -2), "maundy thursday": (0, -3), "palm sunday": (0, -7), "ash wednesday": (0, -46),
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26), "new year’s eve": (12, 31), "new year's eve": (12, 31),
    "new year’s day": (1, 1), "new year's day": (1, 1), "may day": (5, 1), "valentine’s day": (2, 14), "valentine's day": (2, 14), "bastille day": (7, 14),
    "easter": (0, 0),
}  # fmt: skip
"""Days that have names: month and day, or 0 and the days from Easter Sunday; "Easter" alone is from Good Friday to
Easter Monday."""


def holiday_meant(word: str, name: str, known: Known) -> Resolved | None:
    """The day of a name in the year that stands behind it, else the one nearest to the publication."""
    month, day = HOLIDAYS[name]
    said = word[-YEAR_DIGITS:] if word[-YEAR_DIGITS:].isdigit() else None
    if said is None and known.year is None:
        return None
    years = (
        [int(said)]
        if said
        else [known.year or 0]
        if known.published is None
        else [known.published.year + shift for shift in (-1, 0, 1)]
    )
    near: datetime.date | None = None
    for year in years:
        found = datetime.date(year, month, day) if month else _easter(year) + datetime.timedelta(days=day)
        if near is None or (
            known.published and abs((found - known.published).days) < abs((near - known.published).days)
        ):
            near = found
    if near is None or name != "easter":
        return one_day(near)
    return near - datetime.timedelta(days=2), near + datetime.timedelta(days=1), "range", True


def _easter(year: int) -> datetime.date:
    """Easter Sunday of the western churches, by the anonymous Gregorian computus."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    month, day = divmod(epact + weekday - 7 * ((golden + 11 * epact + 22 * weekday) // 451) + 114, 31)
    return datetime.date(year, month, day + 1)
