"""Values as an example in a rules file writes them: 164, "100..200", "100..", "..200", "2022-01-05", "21:00..05:00",
a list of names."""

from __future__ import annotations

import re
from typing import Any, Final

_NUMBER: Final = r"-?\d+(?:,\d{3})*(?:\.\d+)?"
_RANGE: Final = re.compile(rf"(?P<low>{_NUMBER})?\s*\.\.\s*(?P<high>{_NUMBER})?")
_DAY: Final = r"\d{4}-\d\d-\d\d"
_DAYS: Final = re.compile(rf"({_DAY})(?:\s*\.\.\s*({_DAY}))?")
_CLOCK: Final = re.compile(r"(\d\d:\d\d)\s*\.\.\s*(\d\d:\d\d)")

Bounds = tuple[Any, Any]


class ExpectedError(ValueError):
    """An example's value that cannot be read, with a correct one."""

    def __init__(self, what: str, example: str) -> None:
        super().__init__(what)
        self.example = example


def bounds_of(given: Any, value: str) -> Bounds:
    """The bounds (None: open) that an example expects of a value of this type; for names the sorted names, twice.

    Raises ExpectedError.
    """
    if value in ("quotation", "name"):
        if isinstance(given, str):
            return given, given
        raise ExpectedError(f"a {value} is expected as a text", '["we will not leave"]')
    if value == "names":
        if isinstance(given, (list, tuple)) and all(isinstance(n, str) for n in given):
            return tuple(sorted(given)), tuple(sorted(given))
        raise ExpectedError("names are expected as a list", "[{value: [Chad, Niger, Mali]}]")
    if isinstance(given, (list, tuple)):
        raise ExpectedError(f"a list is no {value}; two bounds are written with two dots", '["100..200"]')
    if value == "date":
        days = _DAYS.fullmatch(str(given))
        if days is None:
            raise ExpectedError(f"'{given}' is no day", '["2021-05-03"] or ["2021-05-03..2021-05-05"]')
        return days[1], days[2] or days[1]
    if value == "clock":
        hours = _CLOCK.fullmatch(str(given))
        if hours is None:
            raise ExpectedError(f"'{given}' is no window of the day", '["21:00..05:00"]')
        return hours[1], hours[2]
    if isinstance(given, bool) or given is None:
        raise ExpectedError(f"'{given}' is no figure", "[40]")
    if isinstance(given, (int, float)):
        return float(given), float(given)
    text = str(given).strip()
    if re.fullmatch(_NUMBER, text):
        return _float(text), _float(text)
    found = _RANGE.fullmatch(text)
    if found is None or found["low"] is found["high"] is None:
        raise ExpectedError(f"'{given}' is no figure; write digits, bounds with two dots",
            '[40], ["40.."] (at least) or ["..40"] (at most)'
        )
    return _float(found["low"]), _float(found["high"])


def _float(text: str | None) -> float | None:
    return None if text is None else float(text.replace(",", ""))
