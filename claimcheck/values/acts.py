"""The act that a date is of: the verb or the noun of an act to which it belongs ("resigned on Friday", "Friday's
debate").

A verb is known by its form and its place, a noun by the table of acts; both go by the name of their family there, so
that "the sale on Friday" and "sold it on Friday" meet.
"""

from __future__ import annotations

import re
from typing import Final

from claimcheck.values.act_words import (
    BOUNDS,
    HAPPENS,
    LIGHT,
    PLACING,
    REPORTS,
    SUPPORTS,
    Word,
    as_noun,
    as_verb,
    is_denied,
    is_plan,
    is_proposal,
    words_of,
)
from claimcheck.values.calendar_words import MONTHS, WEEKDAYS

SUDDEN: Final = frozenset("attack kill shoot strike bomb stab stampede earthquake crash".split())
"""Acts that are over soon after they began."""
_BESIDE: Final = frozenset(
    "on in at by since of from late early this last the that a an around about during over later earlier back just "
    "only local time morning afternoon evening night noon midnight shortly p.m a.m pm am est edt gmt utc again here "
    "there mid next past first also o'clock".split()
)
"""What stands between a date and the word that it belongs to."""
_OPEN: Final = frozenset("before until till than from between to through not after by".split())
"""Words before a date that make it the end or the beginning of something else."""
_INSIDE: Final = frozenset("in during at following".split())
"""Words before the noun of an act that say that what happened then happened in it."""
_PRONOUNS: Final = frozenset("he she it they we i you who".split())
_REACH: Final = 14
_NOUN_REACH: Final = 8
_BEHIND: Final = 4
"""Words from a date to its verb, to the noun before it and to the noun behind it."""
_FAR: Final = 5
"""Words from a date to a verb from which it is rather of the noun beside it: "in reply to the raids this week"."""
_NEAR_COMMA: Final = 9
_SAID_OF: Final = 6
"""Words behind a verb of speaking among which those stand that begin what was said."""
_DAY: Final = rf"(?:{'|'.join(day.title() for day in (*MONTHS, *WEEKDAYS))}|(?:19|20)\d\d)\b"
_ALSO: Final = r"(?:and|or|to|through|until) (?:in |on |early |late |mid-)*"
_LISTED: Final = re.compile(
    rf"(?: (?:morning|afternoon|evening|night))?(?:, [A-Z][a-z]+\.? \d{{1,2}}[a-z]{{0,2}})?,? {_ALSO}{_DAY}"
)
_LIST: Final = re.compile(rf"{_DAY},? {_ALSO}$")
"""Another date behind and before it: what was done on several is no one act."""
_NEAR_LIST: Final = 40
_YEARS: Final = re.compile(r"\b(?:years? (?:ago|earlier|before)|last year|previous year)\b")
_FAR_BEHIND: Final = 60
"""Characters behind a date in which these words say that it is one of another year."""


class Act:
    """A verb or a noun of an act; `start` and `end` are offsets in the sentence.

    `latest`: the date only says when it had happened, as that of a report of it does; `since`: it says when it began.
    """

    __slots__ = ("end", "latest", "name", "noun", "since", "start")

    def __init__(
        self, name: str, start: int, end: int, *, noun: bool = False, latest: bool = False, since: bool = False
    ) -> None:
        self.name: Final = name
        self.start: Final = start
        self.end: Final = end
        self.noun: Final = noun
        self.latest: Final = latest
        self.since: Final = since


def acts_of_date(text: str, start: int, end: int) -> list[Act]:
    """The acts of a sentence that a date at `start` to `end` may be of, the likeliest first; none that is planned or
    denied."""
    words = words_of(text, start, end)
    left = [word for word in words if word.end <= start]
    if (left and left[-1].low in _OPEN) or text.startswith(("by ", "By "), start):
        return []
    since = "since" in (text[start : start + 5].lower(), left[-1].low if left else "")
    if text.startswith(("'s", "’s"), end):
        return _named([word for word in words if word.start >= end + 2], since)
    right = [word for word in words if word.start >= end]
    if (
        _LISTED.match(text, end)
        or _YEARS.search(text, end, end + _FAR_BEHIND)
        or _LIST.search(text, max(0, start - _NEAR_LIST), start)
    ):
        return []
    before = _left(left, since)
    if before is None:
        return []
    noun, verb = before
    found = [] if left and left[-1].low == "on" else _named(right, since)
    if noun:
        found.append(noun)
    opens = all(word.low in _BESIDE or not word.low[0].isalpha() for word in left)
    aside = opens or (left[-2:-1] != [] and "," in (left[-1].low, left[-2].low))
    spoken = verb or (None if found else _behind(right, since, aside))
    if spoken and spoken.name in REPORTS:
        told = _told(words, spoken)
        found.append(spoken)
        if told:
            found.append(told)
    elif spoken and not (spoken.name in LIGHT and found):
        found.append(spoken)
    return found


def _left(left: list[Word], since: bool) -> tuple[Act | None, Act | None] | None:
    """The noun and the verb before a date to which it may belong; None where it belongs to nothing that was done."""
    noun: Act | None = None
    ahead = ""
    close = True
    for i in range(len(left) - 1, max(-1, len(left) - 1 - _REACH), -1):
        word = left[i]
        if (word.low in BOUNDS and not _of_hours(left, i)) or word.is_date:
            break
        verb = as_verb(left, i)
        if verb:
            if is_denied(left, i) or is_plan(left, i):
                return None
            if verb in HAPPENS:
                return _subject(left, i, since), None
            found = Act(verb, word.start, word.end, since=since)
            if noun and (ahead in _INSIDE or (not ahead and verb in SUPPORTS)):
                return noun, found
            if noun and ahead and len(left) - i > _FAR:
                return None if ahead == "of" else (noun, None)
            return None, found
        if noun is None and close and len(left) - i <= _NOUN_REACH:
            named = as_noun(word)
            if named and is_proposal(left, i):
                return None
            if named and not (i and left[i - 1].low in _PRONOUNS):
                noun = Act(named, word.start, word.end, noun=True, since=since)
        elif noun is not None and not ahead and word.low in PLACING:
            ahead = word.low
        if not (word.low in _BESIDE or word.low in PLACING or word.big or word.low[0].isdigit()):
            close = False
    return noun, None


def _of_hours(left: list[Word], at: int) -> bool:
    """Whether "after" or "before" is of an hour: "shortly after 9 p.m."."""
    return left[at].low in ("after", "before") and at + 1 < len(left) and left[at + 1].low[0].isdigit()


def _subject(words: list[Word], at: int, since: bool) -> Act | None:
    """The noun of what happened, before a verb that only says that it did: "the march that took place"."""
    for i in range(at - 1, max(-1, at - _REACH), -1):
        word = words[i]
        if word.low in BOUNDS and i < at - 2:
            return None
        name = as_noun(word)
        if name:
            begun = words[at].low in ("began", "begun", "started", "starting", "beginning") and name not in SUDDEN
            return Act(f"{name} begin" if begun else name, word.start, word.end, noun=True, since=since)
    return None


def _named(right: list[Word], since: bool) -> list[Act]:
    """The noun that a date stands before: "Friday's long debate"."""
    for word in right[:_BEHIND]:
        if not word.low[0].isalpha() or word.low in BOUNDS or word.low in _BESIDE:
            break
        name = as_noun(word)
        if name:
            return [Act(name, word.start, word.end, noun=True, since=since)]
        if as_verb([word], 0):
            break
    return []


def _behind(right: list[Word], since: bool, opens: bool) -> Act | None:
    """The verb behind a date: "On Friday, the minister resigned", "the minister on Friday resigned"; `opens` where the
    date begins the sentence."""
    for i, word in enumerate(right[:_REACH]):
        if word.low in BOUNDS or word.is_date or (word.low == "," and not opens):
            return None
        name = as_verb(right, i)
        if name:
            if is_denied(right, i) or is_plan(right, i):
                return None
            return Act(name, word.start, word.end, since=since)
    return None


def _told(words: list[Word], report: Act) -> Act | None:
    """The act that is reported on a date, which it was not after: "said in May that she had resigned", "she resigned,
    her office said on Friday"."""
    at = next(i for i, word in enumerate(words) if word.start == report.start)
    comma = next((i for i in range(at - 1, max(-1, at - _NEAR_COMMA), -1) if words[i].low == ","), None)
    if comma is not None and not any(as_verb(words, i) for i in range(comma + 1, at)):
        span, order = words[:comma], range(comma)
    else:
        span, order = words[at + 1 :], range(min(len(words) - at - 1, _REACH))
        if not any(word.low in ("that", "he", "she", "it", "they") for word in span[:_SAID_OF]):
            return None
    for i in order:
        name = as_verb(span, i)
        if name and name not in LIGHT and name not in REPORTS:
            if is_denied(span, i) or is_plan(span, i):
                return None
            return Act(name, span[i].start, span[i].end, latest=True)
    return None
