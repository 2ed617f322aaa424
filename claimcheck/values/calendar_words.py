"""The words that dates are made of: months, weekdays and the days of a month in words."""

from __future__ import annotations

from typing import Final

MONTHS: Final = {
    m: i
    for i, m in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
"""Name of a month -> its number, from 1."""
SHORT_MONTHS: Final = {m[:3]: i for m, i in MONTHS.items()}
"""The first three letters of a month -> its number."""
WEEKDAYS: Final = {d: i for i, d in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
"""Name of a weekday -> its number as `datetime` counts it, Monday 0."""
MONTH_WORDS: Final = frozenset([*MONTHS, *SHORT_MONTHS, "sept"])
"""The names of months and their short forms."""
PARTS_OF_MONTHS: Final = frozenset(("early", "mid", "late", "beginning", "start", "middle", "end"))
"""Words for a part of a month or year."""
PREPOSITIONS: Final = frozenset(("in", "since", "during", "by"))
"""Words before a month or year, with which it is a date."""
SHORT_WEEKDAYS: Final = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "weds": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
"""Short form of a weekday -> its number."""
ORDINALS: Final = {
    word: day
    for day, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth "
        "twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first".split(), 1
    )
}  # fmt: skip
"""The days of a month in words."""
FIRST_OF_ORDINALS: Final = frozenset([word.split("-")[0] for word in ORDINALS])
"""The words that days of a month in words begin with."""
COUNT_WORDS: Final = {
    w: i for i, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
"""Small numbers, as days and months are counted."""


def month_number(name: str) -> int:
    """The number of a month, 1 to 12, by its name or a short form of it in any case; raises KeyError for another
    word."""
    return SHORT_MONTHS[name[:3].lower()]
