"""Two dates of one act: the same verb or noun of an act, done by or to the same, on days that are near each other.

Dates meet under the name of the act ("resign") that each is of. They are of one act where names and telling words
around both are the same, nobody else is named as who acts, and neither report has the other's date for such an act.
"""

from __future__ import annotations

import datetime
import functools
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from claimcheck.matcher.act_context import Around, around, meant, shared
from claimcheck.matcher.events import Events
from claimcheck.matcher.wording import figure_in
from claimcheck.model import Claim
from claimcheck.values.act_words import AROUND, LIGHT, REPORTS, act_name
from claimcheck.values.acts import SUDDEN, Act, acts_of_date
from claimcheck.values.calendar_words import WEEKDAYS
from claimcheck.values.differing import relation

ACT = "act"
"""The first part of the keys under which dates of acts meet."""
_SAID = "say"
_HERE = frozenset(("today", "tonight", "tomorrow", "this morning", "this afternoon", "this evening"))
"""Dates that every report has of its own day."""
_DEADLINE = re.compile(r"(?:by|until|before)\b", re.I)
_YEAR_WRITTEN = re.compile(r"\b(?:19|20)\d\d\b")
_NO_PROSE = re.compile(
    r"pic\.twitter|@\w|\bGetty\b|\bFILE\b|/(?:AP|AFP|Reuters|Getty)\b|\b(?:AP|AFP|EPA|Reuters|Getty|File) Photo|"
    r"\bPhoto(?:graph)?s? (?:by|taken)|\b(?:picture|photo|image|video)\w* (?:taken|shows|released)|[|]",
    re.I,
)
"""What marks a caption, a tweet or a line of a page."""
_VAGUE = (
    "believe think know feel hope expect like look seem use try remain continue include involve want need become be "
    "stay live work serve spend help plan call ask see find start begin end stop show set put keep let run turn follow "
    "increase fall rise grow gain drop lose trade climb close reach target aim"
).split()
"""What goes on for long, or says too little."""
_ONCE = frozenset("birth die marry founding establish divorce graduate retire inaugurate overthrow assassinate".split())
"""What one does or suffers once, so that dates far apart are still of it."""
_OF_EACH = frozenset("plead arrest charge convict sentence arraign book appear die".split())
"""What happens to many people of one event, to each on a day of its own."""
_AGAIN = frozenset("meet visit speech hearing talks test launch protest march rally present speak raid perform".split())
"""What one does on many days."""
_QUOTED = re.compile(r"[“\"]([^“”\"]{12,})[”\"]")
_RUN, _MOST_RUNS = 5, 4
"""Words that two quotations share where they are of one utterance, and runs of them by which a sentence is found."""
_LEAST, _LEAST_AT_NIGHT, _LEAST_ONCE, _LEAST_ALIKE, _MUCH = 1.2, 0.6, 1.4, 2.0, 2.4
"""What the words around two dates must say together: mostly, of what is sudden on two days in a row, of what is done
once, where one does it to the other in both, and of what is done again and again."""
_ROLE = 0.4
"""What is added where one name does or suffers it in both."""
_OTHER_EVENT = 3.5
"""The same for reports that seem to be of two events."""
_ROOT = 4
"""Letters that a place and the name for its people share."""
_DAYS_APART, _WEEK, _MONTH, _YEAR = 3, 7, 31, 366
_SEASON = 60
_EVENING, _NOON = 17, 12
_FEW_YEARS = 20 * _YEAR


@functools.lru_cache(maxsize=8192)
def _acts(text: str, start: int, end: int) -> tuple[Act, ...]:
    return tuple(acts_of_date(text, start, end))


@functools.cache
def _vague() -> frozenset[str]:
    return frozenset(act_name(word) for word in _VAGUE)


def acts_of(claim: Claim) -> tuple[Act, ...]:
    """The acts that the date of a claim may be of."""
    value = claim.value
    if value.type != "date" or not value.low or not value.high or value.text.lower() in _HERE:
        return ()
    if _DEADLINE.match(value.text) and not _YEAR_WRITTEN.search(value.text):
        return ()  # "by December" may be of the year to come
    text, start, end = figure_in(claim)
    return () if _NO_PROSE.search(text, max(0, start - AROUND), end + AROUND) else _acts(text, start, end)


def act_keys(claim: Claim) -> Iterator[tuple[str, ...]]:
    """The names of the acts that a date is of; of what somebody said the words."""
    for act in acts_of(claim):
        if act.name in REPORTS:
            if not act.latest:
                yield from ((ACT, _SAID, run) for run in _runs(claim))
        elif act.name not in LIGHT and (act.since or act.name not in _vague()):
            yield ACT, act.name


def _runs(claim: Claim) -> list[str]:
    """Hashes of runs of quoted words."""
    found = set()
    for quoted in _QUOTED.findall(claim.sentence):
        words = re.findall(r"[a-z]+", quoted.lower())
        for i in range(len(words) - _RUN + 1):
            found.add(hashlib.sha256(" ".join(words[i : i + _RUN]).encode()).hexdigest()[:12])
    return sorted(found)[:_MOST_RUNS]


def one_act(a: Claim, b: Claim, name: str, events: Events) -> str | None:
    """Why two dates are of one act of this name; None where they are not."""
    if a.source == b.source or a.sentence == b.sentence or _words(a) == _words(b):
        return None
    if name == _SAID:
        one = _near(a, b) and relation(a.value, b.value) == "apart" and events.one_event(a.source, b.source)
        return "both date one utterance, in the same words" if one else None
    mine, other = (next(act for act in acts_of(claim) if act.name == name) for claim in (a, b))
    if mine.since != other.since or not _differ(a, b, mine, other):
        return None
    known = _known(a.source, events) | _known(b.source, events)
    x, y = around(a, mine, known), around(b, other, known)
    if x.others != y.others or _of_two(name, x, y):
        return None
    both = shared(x, y) | meant(x, y, (a.source, b.source), events)
    if all(_of_places(word, x.places) for word in both):
        return None
    sudden = name in SUDDEN and mine.noun and other.noun
    least = _least(a, b, name, sudden, x, y, len(both.keys() & x.words.keys()))
    told = sum(both.values()) + (_ROLE if x.object & y.object or x.subject & y.subject else 0.0)
    if least is None or told < least:
        return None
    if not events.one_event(a.source, b.source) and (events.archive or told < _OTHER_EVENT):
        return None
    first = sorted(sorted(both, key=lambda word: (-both[word], word))[:4])
    return f"both date one act ({name}), beside the same names and words ({', '.join(first)})"


def _of_places(word: str, places: frozenset[str]) -> bool:
    """Whether a word is a place or the name for its people: "Norway", "Norwegian"."""
    return any(word[:_ROOT] == place[:_ROOT] for place in places)


def _of_two(name: str, x: Around, y: Around) -> bool:
    """Whether an act is done by or to two: others are named as who acts, or other ages."""
    if x.subject and y.subject and x.subject.isdisjoint(y.subject):
        if x.subject.isdisjoint(y.names | y.places) or y.subject.isdisjoint(x.names | x.places):
            return True
    if name in _OF_EACH and x.names.isdisjoint(y.names):
        return True
    return bool(x.ages and y.ages and x.ages.isdisjoint(y.ages))


def _least(a: Claim, b: Claim, name: str, sudden: bool, x: Around, y: Around, words: int) -> float | None:
    """What the words around two dates must say together; None where the dates are too far apart to be of one act."""
    if _of_other_weeks(a, b):
        return None
    if _near(a, b):
        if name in _AGAIN and not words:
            return None
        if name in _AGAIN or (_width(a) > _WEEK) != (_width(b) > _WEEK):
            return _MUCH
        return _LEAST_AT_NIGHT if sudden and _gap(a, b) == 1 else _LEAST
    if name in _ONCE and x.names & y.names:
        return _LEAST_ONCE if _gap(a, b) <= (_FEW_YEARS if min(_width(a), _width(b)) > _SEASON else _SEASON) else None
    return _LEAST_ALIKE if x.object & y.object and x.subject & y.subject and words > 1 else None


def _near(a: Claim, b: Claim) -> bool:
    """Whether two dates are as near each other as two of one act mostly are: days, weeks, months or years in a row."""
    width = min(_width(a), _width(b))
    if _of_other_weeks(a, b):
        return False
    return _gap(a, b) <= (
        _DAYS_APART if width == 1 else _WEEK if width <= _WEEK else _MONTH if width <= _SEASON else _YEAR
    )


def _differ(a: Claim, b: Claim, mine: Act, other: Act) -> bool:
    """Whether no day fits both; a report of an act only says that it was not later."""
    if mine.latest and other.latest:
        return False
    if mine.latest or other.latest:
        exact, report = (b, a) if mine.latest else (a, b)
        return str(exact.value.low) > str(report.value.high)
    return relation(a.value, b.value) == "apart" and not _one_night(a, b)


def _one_night(a: Claim, b: Claim) -> bool:
    """Whether one date is late on a day and the other early on the next."""
    first, second = sorted((a, b), key=lambda claim: str(claim.value.low))
    late, early = first.value.time_low, second.value.time_high
    return _gap(a, b) == 1 and late is not None and early is not None and late >= _EVENING and early <= _NOON


def _words(claim: Claim) -> list[str]:
    return claim.value.text.lower().split()


def _of_other_weeks(a: Claim, b: Claim) -> bool:
    """Whether a weekday is that of another week: it was reckoned from a day of publication, which may be wrong."""
    return _gap(a, b) % _WEEK == 0 and any(_words(c)[-1] in WEEKDAYS for c in (a, b))


def _gap(a: Claim, b: Claim) -> int:
    """Days from the end of the first date to the beginning of the other."""
    return max(_day(a.value.low), _day(b.value.low)) - min(_day(a.value.high), _day(b.value.high))


def _width(claim: Claim) -> int:
    return _day(claim.value.high) - _day(claim.value.low) + 1


def _day(iso: object) -> int:
    return datetime.date.fromisoformat(str(iso)).toordinal()


def _known(source: str, events: Events) -> frozenset[str]:
    """The names of a document."""
    profile = events.profile(source)
    return profile.document.names | profile.document.cities if profile else frozenset()


def told_apart(pairs: Iterable[tuple[Claim, Claim, str]], members: list[Claim]) -> Iterator[tuple[Claim, Claim, str]]:
    """The pairs of which neither report has the other's date too: what has both tells two acts apart."""
    by_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in members:
        by_source[claim.source].append(claim)
    for a, b, why in pairs:
        if not (_tells(by_source[a.source], a, b) or _tells(by_source[b.source], b, a)):
            yield a, b, why


def _tells(members: list[Claim], own: Claim, other: Claim) -> bool:
    return any(claim is not own and relation(claim.value, other.value) == "meet" for claim in members)
