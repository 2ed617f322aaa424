"""Weekdays and weekends against the publication date: whether the words around them look back or ahead."""

from __future__ import annotations

import datetime
import re
from typing import Final

from claimcheck.values.date_context import Resolved, one_day
from claimcheck.values.word_patterns import at_words

_WILL: Final = re.compile(at_words(r"will|scheduled|plans?|to be held|is due|are due|expected|would") + r"\b")
_AHEAD: Final = frozenset(
    "will shall would ll scheduled planned expected due set plans plan hopes aims upcoming ahead next must "
    "should tomorrow".split()
)
_PRESENT: Final = frozenset(
    "is are begins starts opens goes holds votes meets comes faces returns ends closes arrives visits plays "
    "hosts heads".split()
)
"""Words that say of a day behind them that it is to come: surely, and of one that may be tomorrow."""
_BEHIND: Final = frozenset(
    "after following was were had did became took came went got gave held made said told left lost won met sent struck "
    "hit shot fell rose began ran saw spoke wrote broke put set-off fled "
    "died flew drove beat cut quit stood brought found kept led read sold caught fought swept sank blew burst "
    "spread tore threw drew grew knew felt has have been ago earlier since".split()
)
"""Words of the past."""
_NO_PAST: Final = frozenset(
    "united hundred need speed indeed armed wanted red bed feed seed weed breed bleed exceed proceed succeed".split()
)
_VERB_WORDS: Final = re.compile(r"[a-z]+(?:-[a-z]+)?")
_CLAUSE: Final = re.compile(r"[.;:!?](?:\s|$)")
_REACH: Final = 90
"""Characters on either side of a day whose verbs say whether it is past."""
_NEAR_VERB: Final = 3
_TOMORROW: Final = 6
"""Days back to a weekday that is that of the next day."""
_EARLY_BEHIND: Final = re.compile(r" at \d{1,2}(?:[:.]\d\d)? ?a\.?m")
_CALLED: Final = re.compile(
    r"\b(?:call(?:s|ed)? (?:for|an?|the)|(?:agreed|vowed|promised|asked|urged|told|ordered|invited)\b[^.;]{0,60} to|"
    r"announced an?|summoned|postponed|delayed|declared an?|meeting)\b[^.;]*$"
)
"""What has been called for and is to come."""
_MONDAY_TO_FRIDAY: Final = 5


def ahead(before: str, after: str, present: bool) -> bool | None:
    """Whether the words around a day say that it was to come when they were written; None where no verb says anything.

    The nearest verb before it decides, else the first behind it; with `present`, so do verbs of the present.
    """
    clauses = _CLAUSE.split(before[-_REACH:].lower())
    words = _VERB_WORDS.findall(clauses[-1])
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word in _AHEAD:
            return True
        if present and word in _PRESENT and len(words) - index <= _NEAR_VERB:
            return True
        if _is_past(word) and not (index and words[index - 1] == "be"):
            return False
    for word in _VERB_WORDS.findall(_CLAUSE.split(after[:_REACH].lower())[0]):
        if word in _AHEAD:
            return True
        if _is_past(word):
            return False
    return None


def _is_past(word: str) -> bool:
    return word in _BEHIND or (len(word) > _NEAR_VERB and word.endswith("ed") and word not in _NO_PAST)


def weekday_meant(
    weekday: int, before: str, after: str, week: str | None, published: datetime.date | None
) -> Resolved | None:
    """The nearest such day: the last, or the next where the words around it look ahead; six days back is "last
    Thursday", tomorrow plain "Thursday"."""
    if published is None:
        return None
    back = (published.weekday() - weekday) % 7
    if week:
        monday = published - datetime.timedelta(days=published.weekday())
        return one_day(monday + datetime.timedelta(days=weekday + {"last": -7, "this": 0}.get(week.lower(), 7)))
    if before.endswith(("next ", "coming ")):
        return one_day(published + datetime.timedelta(days=7 - back))
    if before.endswith(("last ", "past ", "Last ")):
        return one_day(published - datetime.timedelta(days=back or 7))
    future = ahead(before, after, back == _TOMORROW)
    if back == _TOMORROW and future is False:
        future = _next_morning(before[-_REACH:].lower(), after.lower())
    if future is None:
        future = bool(_WILL.search(before)) or (back == _TOMORROW and not before.endswith("since "))
    if back and future:
        return one_day(published + datetime.timedelta(days=7 - back))
    return one_day(published - datetime.timedelta(days=back))


def _next_morning(before: str, after: str) -> bool:
    """Whether a day of the past that is tomorrow by the date of the text is: where it is called for, and the early
    hours that a text tells which was dated before midnight."""
    if (
        before.endswith(("early ", "into ", "a.m. ", "a.m. on ", "am on ", "am "))
        or after.startswith(" morning")
        or _EARLY_BEHIND.match(after)
    ):
        return True
    return _CALLED.search(before) is not None


def weekend_meant(which: str, future: bool | None, published: datetime.date) -> Resolved:
    """Saturday and Sunday: "this weekend" of a Monday to Friday is the one before where the words are of the past,
    "the weekend" the last unless they look ahead."""
    saturday = published - datetime.timedelta(days=published.weekday()) + datetime.timedelta(days=5)
    early = published.weekday() < _MONDAY_TO_FRIDAY
    if which in ("last", "past"):
        saturday -= datetime.timedelta(days=7)
    elif which == "next":
        saturday += datetime.timedelta(days=0 if early else 7)
    elif early and (future is False or (which == "the" and future is None)):
        saturday -= datetime.timedelta(days=7)
    return saturday, saturday + datetime.timedelta(days=1), "range", False
