"""What stands around a date and the act that it is of: words, names, places and figures, and who does it to whom."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.matcher.events import Events
from claimcheck.matcher.names import all_names
from claimcheck.matcher.wording import figure_in
from claimcheck.matcher.words import family, tells, word_weight
from claimcheck.model import Claim
from claimcheck.values.act_words import PLACING, Word, act_name, as_verb, words_of
from claimcheck.values.acts import Act
from claimcheck.values.places import load

_WORD = re.compile(r"[a-z][a-z’'-]{2,}")
_FIGURE = re.compile(
    r"(?<![\w.,:-])(?:\d[\d,.]*\d(?!\d|[-:]|st\b|nd\b|rd\b|th\b| ?[ap]\.?m\b| (?:GMT|UTC))|\d{1,2}-(?:year|month)-old)"
)
_AROUND = 120
"""Characters on either side whose words may say of whom and what it is."""
_OTHERS = frozenset("another more other second third fourth earlier previous further additional separate again".split())
"""Words beside an act that tell it from one that was told of before."""
_PARTING = frozenset("after before while when but because although though ; following since until".split())
"""Words and marks that begin what is said of something else."""
_RELATIVE = frozenset("who whom whose".split())
"""What a clause behind an act that begins so says of a person is not said of the act."""
_TITLES = frozenset("mr mrs ms dr sir president minister sen senator rep gov the a an and of former ex".split())
_NO_SUBJECT = frozenset("he she it they we i you this at most".split())
_SAID_OF_ALL = frozenset("incident happen occurr tim local gmt utc early".split())
"""Families of words that stand beside most acts and their dates."""
_BEFORE, _BEHIND, _OBJECT = 9, 7, 12
"""Words before a verb in which its subject stands, behind it in which its object does, and characters behind a date in
which "again" does."""
_BEFORE_LEFT = 30
"""Characters before a clause by which it is known that it does not begin the sentence."""
_SHORTEST = 3
_TELLING = 0.3
"""What a word says at least that counts as shared."""
_PLACE, _FIGURES, _LONG_FIGURE, _MEANT = 0.6, 0.6, 1.2, 0.7
"""What is added by a place, a short figure, a long one, and a name that one report does not repeat; a name adds 1."""
_LONG = 4
"""Characters of a long figure."""


class Around(NamedTuple):
    """What stands around a date and its act."""

    words: dict[str, float]
    """Families of the words, with what each says."""
    names: frozenset[str]
    """Words of the names, in lower case."""
    places: frozenset[str]
    figures: frozenset[str]
    subject: frozenset[str]
    """Words of the name of who acts; empty where none is named."""
    object: frozenset[str]
    """Words of the name behind the verb."""
    others: frozenset[str]
    """Words that tell it from another such act."""

    @property
    def ages(self) -> frozenset[str]:
        """The ages of those that it is of: "9-year-old"."""
        return frozenset(figure for figure in self.figures if figure.endswith("old"))


def around(claim: Claim, act: Act, known: frozenset[str]) -> Around:
    """What stands around the date of a claim and its act; `known` are names that documents of the event have."""
    text, start, end = figure_in(claim)
    words = words_of(text, start, end)
    left, right = _clause(words, min(start, act.start), max(end, act.end), len(text))
    names, places, adjectives = _names(text, left, right, known)
    named = {family(word) for name in names | places | adjectives for word in name.split()}
    inside = ((start, end), (act.start, act.end))
    told: dict[str, float] = {}
    for match in _WORD.finditer(text.lower(), left, right):
        word = match.group()
        found = family(word)
        if any(a <= match.start() < b for a, b in inside) or not tells(word) or act_name(word) == act.name.split()[0]:
            continue
        if found not in named and found not in _SAID_OF_ALL:
            told[found] = word_weight(found)
    if len(words) > 1 and words[0].big and not words[1].big:
        parts = {word.lower() for name in known for word in name.split()}
        words[0].big = words[0].low in parts  # any word begins a sentence with a capital
    at = next((i for i, word in enumerate(words) if word.start == act.start), 0)
    beside = words[max(0, at - 4) : at + 3] + [word for word in words if end <= word.start < end + _OBJECT]
    return Around(
        told,
        names,
        places,
        frozenset(m.group() for m in _FIGURE.finditer(text, left, right) if not start <= m.start() < end),
        frozenset() if act.noun else _subject(words, at),
        _object(words, at),
        frozenset({word.low for word in beside} & _OTHERS),
    )


def shared(x: Around, y: Around) -> dict[str, float]:
    """What stands around both, with what each says."""
    found = {word: x.words[word] for word in x.words.keys() & y.words.keys() if x.words[word] >= _TELLING}
    found |= {figure: _LONG_FIGURE if len(figure) >= _LONG else _FIGURES for figure in x.figures & y.figures}
    return found | dict.fromkeys(x.places & y.places, _PLACE) | dict.fromkeys(x.names & y.names, 1.0)


def meant(x: Around, y: Around, sources: tuple[str, str], events: Events) -> dict[str, float]:
    """The name beside one date that the other report is about which names nobody beside its own: "he resigned"."""
    if not x.names.isdisjoint(y.names):
        return {}
    for bare, other, source in ((x, y, sources[0]), (y, x, sources[1])):
        profile = events.profile(source)
        if profile and not bare.names:
            about = {word.lower() for name in profile.document.subjects for word in name.split()}
            name = min((other.subject | other.object) & about, default=None)
            if name:
                return {name: _MEANT}
    return {}


def _clause(words: list[Word], start: int, end: int, most: int) -> tuple[int, int]:
    """Where what is said of what stands from `start` to `end` begins and ends."""
    left, right = max(0, start - _AROUND), min(most, end + _AROUND)
    for word in words:
        if word.end <= start and word.low in _PARTING:
            left = max(left, word.end)
        elif word.start >= end and (word.low in _PARTING or word.low in _RELATIVE):
            right = min(right, word.start)
    return left, right


def _names(
    text: str, left: int, right: int, known: frozenset[str]
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words of the names between two offsets, the places, and the adjectives for places ("Polish"), in lower
    case."""
    first = max(0, left - _BEFORE_LEFT)
    piece = text[first:right]
    names: set[str] = set()
    places: set[str] = set()
    adjectives: set[str] = set()
    for at, name in all_names(piece, known):
        if first + at < left:
            continue
        parts = name.split()
        for many in (len(parts), 2, 1):
            place = load().get(" ".join(parts[:many]))
            if place:
                places.add(place.name.lower())
                parts = parts[many:]
                break
        names |= {word.lower() for word in parts if len(word) >= _SHORTEST and word.lower() not in _TITLES}
    for at, end, place, adjective in load().find(piece):
        if adjective and first + at >= left:
            places.add(place.name.lower())
            adjectives |= {word.lower() for word in piece[at:end].split()}
    return frozenset(names - adjectives), frozenset(places), frozenset(adjectives)


def _subject(words: list[Word], at: int) -> frozenset[str]:
    """The words of the name before a verb."""
    run: list[str] = []
    for i in range(at - 1, max(-1, at - _BEFORE), -1):
        word = words[i]
        if word.big and not word.is_date and word.low not in _NO_SUBJECT:
            run.append(word.low.removesuffix("'s").removesuffix("’s"))
        elif run and word.low in PLACING:
            run = []  # "Ann Vale, 41, of Lyon resigned"
        elif run or word.low in _NO_SUBJECT or word.low in PLACING or (i < at - 1 and as_verb(words, i)):
            break
    return _one_name(run[::-1])


def _object(words: list[Word], at: int) -> frozenset[str]:
    """The words of the name behind a verb."""
    run: list[str] = []
    for word in words[at + 1 : at + _BEHIND]:
        if word.big and not word.is_date:
            run.append(word.low.removesuffix("'s").removesuffix("’s"))
        elif run or word.low in PLACING or not word.low[0].isalpha():
            break
    return _one_name(run)


def _one_name(run: list[str]) -> frozenset[str]:
    """The words of a name without titles; for a place its name in the table of places."""
    words = [word for word in run if word not in _TITLES]
    place = load().get(" ".join(words).title()) or load().get(" ".join(words).upper())
    return frozenset((place.name.lower(),)) if place else frozenset(words)
