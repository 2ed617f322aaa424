"""Windows of the day: "from 7.00 to 23.00", "11 p.m. to 7 a.m."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_TIME: Final = r"(?:(?P<h{0}>\d{{1,2}})(?:[:.](?P<m{0}>\d\d))? ?(?P<p{0}>[ap]\.?m\b\.?)?|(?P<w{0}>midnight|noon))"
_WINDOW: Final = re.compile(rf"\b{_TIME.format(1)}\s*(?:to|until|till|and|-|–)\s*{_TIME.format(2)}", re.I)


@dataclass(frozen=True, slots=True)
class ClockHit:
    """A window of the day; `low` and `high` as "HH:MM", the window may pass midnight."""

    start: int
    end: int
    low: str
    high: str


def find_clock_windows(text: str) -> list[ClockHit]:
    """All windows of the day in `text`; bare numbers without minutes or a.m./p.m. are none."""
    found = []
    for match in _WINDOW.finditer(text):
        if not any(match[name] for name in ("m1", "m2", "p1", "p2", "w1", "w2")):
            continue
        low, high = _clock(match, 1), _clock(match, 2)
        if low and high:
            found.append(ClockHit(match.start(), match.end(), low, high))
    return found


def _clock(match: re.Match[str], which: int) -> str | None:
    if match[f"w{which}"]:
        return "00:00" if match[f"w{which}"].lower() == "midnight" else "12:00"
    hour, minute = int(match[f"h{which}"]), int(match[f"m{which}"] or 0)
    half = match[f"p{which}"] or match["p2"]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half[0].lower() == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None
