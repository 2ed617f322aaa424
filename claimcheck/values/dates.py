"""Dates in prose: stated, relative to the paragraph, and weekdays against the publication date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from typing import Final

from claimcheck.values.calendar_words import SHORT_WEEKDAYS, WEEKDAYS
from claimcheck.values.date_context import Known, Resolved
from claimcheck.values.date_forms import (
    AT_DIGITS,
    AT_MONTH,
    AT_OTHER,
    AT_SPAN,
    AT_WEEKDAY,
    BEHIND_DATE,
    ENDS_WITH_YEAR,
    FORMS,
)
from claimcheck.values.date_starts import (
    ALL_STARTS,
    COUNT_STARTS,
    SPAN_STARTS,
    figure_may_begin,
    may_begin,
    possible_starts,
    starting_words,
)
from claimcheck.values.days import SOON, resolve
from claimcheck.values.reckoned_days import reckoned
from claimcheck.values.scanning import digit_starts

_TIMES: Final = (
    ("morning", 5, 12),
    ("afternoon", 12, 18),
    ("evening", 17, 24),
    ("at noon", 12, 12),
    ("early", 0, 9),
    ("late", 18, 24),
)
_TIMES_BEHIND: Final = tuple((" " + word, low, high) for word, low, high in _TIMES)
_NUMERIC_DATE: Final = re.compile(r"(?<![\d./-])(\d{1,2})[/.-](\d{1,2})[/.-](?:19|20)\d\d\b")
_HEAD_YEAR: Final = re.compile(r"[^\w]{0,3}((?:19|20)\d\d)(?=:\s|\s[–—-]\s(?!\d))")
"""The year that an entry of a list begins with: "1957: A flu killed two million"."""
_HEAD: Final = 4
"""Characters within which it stands."""
_MONTHS: Final = 12
_NEAR_DAYS: Final = 183
"""Days before the publication within which a date without a year is certain to be of the year that is assumed."""
_GAP: Final = re.compile(r"(?:[ ,][ ,a-z]*)?")
_FURNITURE: Final = ("page last modified", "updated", "published", "last updated")


class DateHit:
    """A date as read; ISO days inclusive, hours of the day where said; `stated` is False where only the publication
    date or the paragraph resolves it.

    `weekday` is where the weekday beside it stands, if it is not the one of the date.
    """

    __slots__ = ("end", "high", "low", "qualifier", "start", "stated", "time_high", "time_low", "weekday")

    def __init__(
        self, start: int, end: int, low: str | None, high: str | None, time_low: float | None, time_high: float | None, qualifier: str, stated: bool,
        weekday: tuple[int, int] | None = None,
    ) -> None:  # fmt: skip
        self.start: Final = start
        self.end: Final = end
        self.low: Final = low
        self.high: Final = high
        self.time_low: Final = time_low
        self.time_high: Final = time_high
        self.qualifier: Final = qualifier
        self.stated: Final = stated
        self.weekday: Final = weekday


def find_dates(
    text: str,
    published: datetime.date | None,
    year: int | None,
    anchor: datetime.date | None,
    first_day: Callable[[], datetime.date | None] | None = None,
    lowered: str | None = None,
    words: frozenset[str] | None = None,
    digits: Iterable[int] | None = None,
    day_first: Callable[[], bool | None] | None = None,
) -> list[DateHit]:
    """All dates of one sentence.

    `year` is assumed where none is stated, `anchor` is the latest day named before in the paragraph, `first_day` gives
    day one of the event, `day_first`
    whether numeric dates of the text begin with the day. `words` are the words of the sentence and `digits` the
    starting_words of its runs of digits, where
    known: only at them a date can begin.
    """
    lowered = text.lower() if lowered is None else lowered
    if lowered.startswith(_FURNITURE):
        return []
    hits: list[DateHit] = []
    done = 0
    known = Known(published, year, anchor, first_day, day_first)
    figures = digit_starts(lowered) if digits is None else list(digits)
    if figures and figures[0] < _HEAD and (head := _HEAD_YEAR.match(lowered)):
        done = head.end()
        hits.append(DateHit(head.start(1), done, f"{head[1]}-01-01", f"{head[1]}-12-31", None, None, "exact", True))
    for begin, word in possible_starts(
        lowered, ALL_STARTS if words is None else starting_words(words, bool(figures)), figures
    ):
        if begin < done:
            continue
        match = _match(text, lowered, word, begin)
        if match is None:
            continue
        done = match.end()
        resolved = reckoned(match, known) if match.re is AT_SPAN else resolve(match, word, text, known)
        if resolved is None:
            continue
        hit = _hit(match, lowered, resolved)
        if resolved[0] == resolved[1] and hit.low:
            known.anchor = known.own = resolved[0]
            wrong, done = _weekday_beside(match, text, resolved[0], published)
            if wrong:
                hit = DateHit(
                    hit.start, hit.end, hit.low, hit.high, hit.time_low, hit.time_high, hit.qualifier, hit.stated, wrong
                )
        hits.append(hit)
    return hits


def day_order(text: str) -> bool | None:
    """Whether the numeric dates of a text begin with the day (True) or the month (False), as those tell that can be
    read in one way only; None where none does, or they differ."""
    orders = {
        int(match[1]) > _MONTHS for match in _NUMERIC_DATE.finditer(text) if max(int(match[1]), int(match[2])) > _MONTHS
    }
    return orders.pop() if len(orders) == 1 else None


def _match(text: str, lowered: str, word: str, begin: int) -> re.Match[str] | None:
    """The date that begins there, as the words stand; None where none does."""
    if may_begin(lowered, text, word, begin) if word else figure_may_begin(text, begin):
        match = FORMS.get(word, AT_OTHER).match(text, begin)
        if match is not None:
            return match
    if not word or word in SPAN_STARTS or word in COUNT_STARTS:
        return AT_SPAN.match(text, begin)
    return None


def _hit(match: re.Match[str], lowered: str, resolved: Resolved) -> DateHit:
    begin, end = match.span()
    low, high, qualifier, stated = resolved
    before = lowered[max(0, begin - 26) : begin]
    if qualifier == "exact" and before.endswith(("until ", "till ", "by ")):
        return DateHit(begin, end, None, high.isoformat(), None, None, "at_most", stated)
    earliest, latest = _hours(before, lowered[end : end + 12])
    first = low.isoformat()
    return DateHit(begin, end, first, first if low == high else high.isoformat(), earliest, latest, qualifier, stated)


def _weekday_beside(
    match: re.Match[str], text: str, day: datetime.date, published: datetime.date | None
) -> tuple[tuple[int, int] | None, int]:
    """Where a weekday beside a date stands that is not the date's own, else None; and where the date ends with the
    weekday behind it.

    Of a date without a year, which may be of another one, nothing is told but beside a day of publication.
    """
    beside, end = None, match.end()
    if match.re is AT_WEEKDAY:
        if match["name"] is not None:
            beside = match.span("name")
    elif (match.re is AT_DIGITS or match.re is AT_MONTH) and text.startswith((" (", ", a"), end):
        behind = BEHIND_DATE.match(text, end)
        if behind is not None:
            beside = behind.span("name" if behind["name"] is not None else "other")
            end = behind.end()
    if beside is None:
        return None, end
    name = text[beside[0] : beside[1]].lower().rstrip(".")
    if day.weekday() == (WEEKDAYS[name] if name in WEEKDAYS else SHORT_WEEKDAYS[name]):
        return None, end
    if ENDS_WITH_YEAR.search(match.group()) or (published is not None and -SOON < (published - day).days < _NEAR_DAYS):
        return beside, end
    return None, end


def _hours(before: str, after: str) -> tuple[float | None, float | None]:
    """The hours that the words around a date name: "on the morning of", "early on"."""
    for (word, low, high), (behind, _, _) in zip(_TIMES, _TIMES_BEHIND, strict=True):
        if after.startswith(behind):
            return low, high
        at = before.rfind(word)
        if at >= 0 and _GAP.fullmatch(before, at + len(word)) and (at == 0 or not before[at - 1].isalpha()):
            return low, high
    return None, None
