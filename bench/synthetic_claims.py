"""Claims and fingerprints of an archive that was never written, as many as are asked for, spread as those of a real one.

What real news showed, in some thousand reports each of politics and of crime, and what is drawn here: a report makes about 12 claims, the most
200; 3 of 10 say how many people were hurt or arrested, or count a thing of a long-tailed list of nouns, 1 in 4 is a date, 1 in 8 a duration, 1 in 12
a percentage; a claim stands under 2 to 3 keys, one key in the largest under 2 of 100 claims, and the size of a key falls as the root of its rank.
A report names 36 names, of which 10 to 18 are telling, the more the smaller the archive, and 40 sentences.

How many reports an event has decides how many claims meet. Of 1,670 incidents in a feed of local news (2,877 reports) 56 of 100 had one report, 6 of
100 four or more, the largest 17; so are events drawn here. With `large` some have up to 60 reports, as what a whole world tells of has: a strain.
"""

from __future__ import annotations

import bisect
import datetime
import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claimcheck.model import Claim, Fingerprint, Span, Value

CLAIMS_OF_ONE = 12.5
"""Claims of a report on average."""
_FIRST_DAY = datetime.date(2020, 1, 1).toordinal()
_DAYS = 1500
_REPORTS, _LARGE_REPORTS = (17, 0.5), (60, 0.65)
"""Reports of the largest event, and how slowly the events with so many and more get fewer: the inverse of the exponent of their share."""
_GOLDEN = (5**0.5 - 1) / 2
"""Multiples of it, without what is before the point, fill the unit evenly: a small archive has its part of large events, as a large one has."""
_LANDS = {
    "United States": "Chicago Houston Boston Denver Seattle Atlanta Dallas Miami Memphis Oakland".split(),
    "United Kingdom": "London Leeds Bristol Liverpool".split(),
    "France": "Paris Lyon Marseille Lille".split(),
    "India": "Delhi Mumbai Chennai Kolkata Pune".split(),
    "Kazakhstan": "Almaty Astana Aktau".split(),
    "Brazil": "Recife Salvador Manaus".split(),
    "Nigeria": "Lagos Kano Abuja".split(),
    "Japan": "Tokyo Osaka Kobe".split(),
}
_TOWNS = [(town, land) for land, towns in _LANDS.items() for town in towns]
_SYLLABLES = "ba be bo da de do fa fe ga go ha ka ke ko la le lo ma me mo na ne no pa pe ra re ro sa se so ta te to va ve wa za".split()
Draw = Callable[[], str]


@dataclass(frozen=True, slots=True)
class _Event:
    day: int
    town: str
    land: str
    names: tuple[str, ...]
    dead: int
    figures: dict[str, int]
    """Noun, unit or kind -> the figure that most reports give."""


def archive(claims: int, seed: int = 1, *, large: bool = False) -> tuple[list[Claim], list[Fingerprint]]:
    """About so many claims, and the fingerprints of the documents that make them; the same in every run for one seed. `large` for large events."""
    chance = random.Random(seed)
    size = max(1, round(claims / CLAIMS_OF_ONE))
    noun, word = _long_tailed(chance, "n", 6_000, 0.75), _long_tailed(chance, "w", 20_000, 0.7)
    common, rare = _long_tailed(chance, "C", 600, 1.0), max(200, 8 * size)
    documents = _reports(chance, size, rare, *(_LARGE_REPORTS if large else _REPORTS))
    found: list[Claim] = []
    fingerprints = []
    sentences: frozenset[int] = frozenset()
    for number, event in enumerate(documents):
        source, published = f"{number:07}.txt", _iso(event.day + chance.choice((0, 0, 1, 2, 5)))
        names = frozenset(n for n in event.names if chance.random() < 0.75) | {common() for _ in range(24)} | {_spelled(chance.randrange(rare), "R") for _ in range(6)}
        copied = [n for n in sorted(sentences) if chance.random() < 0.8] if chance.random() < 0.1 else []
        sentences = frozenset([*copied, *(chance.getrandbits(32) for _ in range(max(5, int(chance.gauss(40, 15)) - len(copied))))])
        cities = frozenset({event.town}) | {chance.choice(_TOWNS)[0] for _ in range(chance.randrange(3))}
        fingerprints.append(Fingerprint(source, published, names, cities, frozenset(), frozenset(), sentences))
        many = min(200, max(1, round(chance.lognormvariate(2.12, 0.9))))
        at = 0
        for _ in range(many):
            claim = _claim(chance, event, source, published, at, noun, word)
            at = claim.span.end + 120
            found.append(claim)
    return found, fingerprints


def _reports(chance: random.Random, size: int, rare: int, most: int, slowly: float) -> Iterator[_Event]:
    """The event of each document; those of one event follow each other."""
    left = size
    for number in itertools.count(1):
        if not left:
            return
        reports = min(left, most, int(1 / (number * _GOLDEN % 1) ** slowly))  # a long tail
        town, land = _TOWNS[min(int(chance.expovariate(0.12)), len(_TOWNS) - 1)]
        names = tuple(_spelled(chance.randrange(rare), "R") for _ in range(14))
        event = _Event(_FIRST_DAY + chance.randrange(_DAYS), town, land, names, int(chance.lognormvariate(1.5, 1.2)) + 1, {})
        yield from itertools.repeat(event, reports)
        left -= reports


def _claim(chance: random.Random, event: _Event, source: str, published: str, at: int, noun: Draw, word: Draw) -> Claim:
    """One claim, of a kind as often as it was seen in news."""
    drawn = chance.random()
    kind, sort = "count_other", "count"
    subject: str | None = noun()
    who: str | None = None
    unit: str | None = None
    moment: str | None = None
    if drawn < 0.25:
        kind, subject, sort, unit = "event_date", None, "date", "date"
    elif drawn < 0.37:
        kind, subject, sort, unit = "duration", word(), "measure", chance.choice(("year", "day", "month", "week", "hour"))
    elif drawn < 0.46:
        kind, subject, sort, unit = "percent", word(), "percent", "percent"
    elif drawn < 0.51:
        kind, subject, sort, unit = "money", word(), "money", "USD"
    elif drawn < 0.67:
        kind, subject, who, unit = ("deaths", "injuries", "detentions")[int(3 * chance.random() ** 1.5)], "people", "people", "people"
    elif drawn < 0.70:
        kind, subject, sort = "denial", noun(), "fact"
    value, words = _value(chance, event, sort, unit, subject or kind), [word() for _ in range(16)]
    topics = {*words[4:12], subject or kind}
    if chance.random() < 0.4:
        words[3] = chance.choice(event.names)
    day = _iso(event.day) if sort == "date" or chance.random() < 0.1 else published
    quote = f"{value.text} {subject}" if subject else value.text
    sentence = f"{' '.join(words[:8]).capitalize()} {quote} {' '.join(words[8:])}."
    placed = chance.random() < 0.35
    start = at + sentence.index(quote)
    return Claim(
        f"{source}:{start}", source, None, published, kind, value, quote, sentence, Span(start, start + len(quote), 1, start + 1), subject, who,
        "one of them" if chance.random() < 0.06 else None, event.town if placed else event.land, placed, event.town, day, day != published,
        moment=moment, event=event.town, topics=tuple(sorted(topics)),
        pattern=kind if kind in ("deaths", "injuries", "detentions") else None,
    )  # fmt: skip


def _value(chance: random.Random, event: _Event, sort: str, unit: str | None, of: str) -> Value:
    """What most reports of an event say, or, one time in ten, another figure."""
    if sort == "date":
        day = _iso(event.day)
        return Value("date", day, day, day, day, day, unit)
    if sort == "fact":
        return Value("fact", "no", stated=False)
    figure = event.figures.setdefault(of, int(chance.lognormvariate(2.5, 1.5)) + 1)
    if chance.random() < 0.1:
        figure += chance.randrange(1, figure + 2)
    return Value(sort, f"{figure:,}", figure, figure, figure, figure, unit)


def _long_tailed(chance: random.Random, initial: str, size: int, falling: float) -> Draw:
    """Draws one of so many words, the word of a rank as often as the rank to the power of `-falling` says."""
    sums = list(itertools.accumulate((rank + 5) ** -falling for rank in range(size)))
    words = [_spelled(number, initial) for number in range(size)]
    return lambda: words[bisect.bisect_left(sums, chance.random() * sums[-1])]


def _spelled(number: int, initial: str) -> str:
    """A word that only this number has."""
    word = initial
    while True:
        number, last = divmod(number, len(_SYLLABLES))
        word += _SYLLABLES[last]
        if not number:
            return word + "n"


def _iso(day: int) -> str:
    return datetime.date.fromordinal(day).isoformat()
