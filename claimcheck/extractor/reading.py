"""What is known of a document, of a sentence and of a claim while they are read.

These are plain classes, as `Number`, `DateHit` and `NounPhrase` are: compiled code reads their attributes directly, those of named tuples through the interpreter.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from claimcheck.extractor.triggers import JOINING, PARTING, PERIOD
from claimcheck.extractor.vocabulary import Vocabulary
from claimcheck.model import Source, Span, Value
from claimcheck.record_making import make_span
from claimcheck.rule_language.matching import Tokens, tokenize
from claimcheck.values.calendar_words import MONTH_WORDS
from claimcheck.values.clause_ends import of_another_event, parting_marks
from claimcheck.values.dates import DateHit
from claimcheck.values.numbers import Number
from claimcheck.values.paragraphs import paragraphs
from claimcheck.values.period import LEAST_DAYS, Period, of_dates
from claimcheck.values.periods import find_periods
from claimcheck.values.plain_text import PlainText, whole_row
from claimcheck.values.scanning import content_words, first_from

_START: Final = re.compile(r"\bsince\b[^.;]{0,40}$", re.I)
_BETWEEN: Final = re.compile(r"\bbetween (?:the )?$")
_CLAUSES: Final = re.compile(
    r"[;:,wc](?:(?<=[;:])|(?<=,)\s+(?:and|but|while|whereas|compared)\b|(?<=\bw)(?:hile|hereas)\b|(?<=\bc)ompared (?:with|to)\b)"
)
"""What parts clauses; it begins with one set of characters, so that the scan is fast."""
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_CENTURIES: Final = frozenset(("19", "20"))
BACKGROUND_DAYS: Final = 60
"""What happened longer before the publication is the background of a report, not its event."""
_PARTS: Final = re.compile(r"[,;:()]|\b(?:and|but|while|when|which)\b")
_PARTED: Final = 40
_ANOTHER_MATTER: Final = 150
"""Characters that a comma or a conjunction between a figure and a date counts for."""
_NEAR_A_FIGURE: Final = 80
"""Characters on either side of a figure that say what it is about."""


def _start(period: Period) -> int:
    return period.start


def _is_month(date: DateHit) -> bool:
    """Whether a span of days is as long as a month."""
    low, high = datetime.date.fromisoformat(date.low or ""), datetime.date.fromisoformat(date.high or "")
    return high.toordinal() - low.toordinal() >= LEAST_DAYS


def is_background(date: DateHit, published: datetime.date | None) -> bool:
    """Whether a date lies long before the publication."""
    if published is None or not date.high or not date.low:
        return False
    return date.high < _horizon(published)


@functools.lru_cache(maxsize=64)
def _horizon(published: datetime.date) -> str:
    return (published - datetime.timedelta(days=BACKGROUND_DAYS)).isoformat()  # what lies before it is looked back at


class Mention:
    """A place named in a sentence; offsets into the sentence.

    `adjective` is True for "Polish"; `country` is the country of a place that is none, and its own name for one.
    """

    __slots__ = ("adjective", "country", "end", "kind", "name", "start")

    def __init__(self, start: int, end: int, name: str, kind: str, adjective: bool, country: str | None = None) -> None:
        self.start: Final = start
        self.end: Final = end
        self.name: Final = name
        self.kind: Final = kind
        self.adjective: Final = adjective
        self.country: Final = country


class Sentence:
    """One sentence with all that its readers share.

    `start` is the offset of its first character in the document; `lowered` is as long as `text`, character by character; `words` are those
    that any reader asks for, `triggers` the groups of trigger words, as bits, of which it has one, `digits` is where its runs of digits begin. `tokens`, `clauses` and what else is None at first is found out when a reader first asks for it.
    """

    __slots__ = ("clauses", "dated", "dates", "digits", "idle", "lowered", "numbers", "parted", "periods", "places", "since", "stamp", "stance", "standing", "start", "text", "tokens", "triggers", "words", "year")

    def __init__(
        self, start: int, text: str, lowered: str, words: frozenset[str], triggers: int, digits: list[int], dates: list[DateHit], places: list[Mention]
    ) -> None:
        self.start = start
        self.text = text
        self.lowered = lowered
        self.words = words
        self.triggers = triggers
        self.digits = digits
        self.dates = dates
        self.places = places
        self.tokens: Tokens | None = None
        self.clauses: list[tuple[int, int]] | None = None  # where the words that part them begin and end
        self.year: bool | None = None  # whether it names one
        self.stance: str | None = None  # how firmly it speaks
        self.since: bool | None = None  # whether it may say since when something is counted
        self.stamp: int | None = None  # where the stamp or the dateline ends that it begins with
        self.dated: list[DateHit] | None = None  # the dates that a figure may hold for
        self.standing: list[tuple[int, Mention]] | None = None  # the places that say where something is, those behind a preposition with 0
        self.numbers: list[Number] = []  # its numbers, where they were looked for
        self.idle: list[bool] = []  # whether each of them counts nothing
        self.parted: list[tuple[int, int]] | None = None  # where the words that part a figure from the place of another stand
        self.periods: list[Period] | None = None  # the spans that its figures may be counted over

    def names_year(self) -> bool:
        """Whether a number in it may be a year."""
        if self.year is None:
            self.year = False
            for at in self.digits:
                if self.lowered[at : at + 2] in _CENTURIES and _YEAR.match(self.lowered, at):
                    self.year = True
                    break
        return self.year

    def spans(self, published: datetime.date | None) -> list[Period]:
        """The spans that its figures may be counted over, left to right: quarters and the like, months, years."""
        if self.periods is None:
            may = self.triggers & PERIOD or self.names_year() or len(self.words & MONTH_WORDS) > (1 if published else 0) or "0s" in self.lowered or "0’s" in self.lowered
            found = find_periods(self.lowered, published) if may else []
            for date in self.dates:
                if date.low and date.high and date.low != date.high and not self._counted_from(date) and _is_month(date):
                    if not any([p.start < date.end and date.start < p.end for p in found]):
                        found.append(of_dates(date.start, date.end, date.low, date.high))
            self.periods = sorted(found, key=_start) if len(found) > 1 else found
        return self.periods

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Where the clause of what stands at `start` to `end` begins and ends."""
        if self.clauses is None:
            text, found = self.lowered, self.triggers
            if found & PARTING:
                self.clauses = [m.span() for m in _CLAUSES.finditer(text)]
            elif ";" in text or ":" in text or (found & JOINING and "," in text):
                self.clauses = parting_marks(text)
            else:
                self.clauses = []
        left, right = 0, len(self.text)
        for cut, behind in self.clauses:
            if behind <= start:
                left = behind
            elif cut >= end:
                return left, cut
        return left, right

    def _counted_from(self, date: DateHit) -> bool:
        """Whether it counts since this date."""
        if self.since is None:
            self.since = "since" in self.lowered or "ſ" in self.lowered or "ı" in self.lowered  # what "since" matches in any case
        return self.since and bool(_START.search(self.text[: date.start]))

    def day(self) -> DateHit | None:
        """The day that the sentence speaks of; the day since when something is counted is none."""
        days = [d for d in self.dates if d.low and d.low == d.high and not self._counted_from(d)]
        if len(days) > 1 and _BETWEEN.search(self.lowered, max(0, days[0].start - 12), days[0].start):
            return days[1]  # "between Tuesday and Friday" holds for Friday
        return days[0] if days else None

    @property
    def counts_from(self) -> bool:
        """Whether it counts since a day, so that the figure holds for the publication and not for the paragraph's day."""
        return any(self._counted_from(d) for d in self.dates)

    def last_day(self) -> str | None:
        """The last stated day, which the following sentences of the paragraph go on from."""
        for date in reversed(self.dates):
            if date.stated and date.high and date.high == date.low and not self._counted_from(date):
                return date.high
        return None

    def background(self, published: datetime.date | None) -> DateHit | None:
        """A stated month, year or day long before the publication: the sentence looks back at something else."""
        for date in self.dates:
            if is_background(date, published):
                return date
        return None

    def date_of(self, start: int, end: int, published: datetime.date | None) -> DateHit | None:
        """The date that a figure at `start` to `end` holds for: of several the one that fewest commas and words part from it."""
        if self.dated is None:
            self.dated = [d for d in self.dates if d.low and d.high and (d.low == d.high or is_background(d, published)) and not self._counted_from(d)]
        days = [d for d in self.dated if not of_another_event(self.lowered, d.end, start)]
        if len(days) < len(self.dated) == 1:
            return None
        if len(days) < 2:
            past = self.background(published)
            if past and past.start >= end and self._apart(start, end, past) > _ANOTHER_MATTER:
                return None  # "the bid of 82 is up from 70, and was said to be above the price in November"
            return past or self.day()
        if _BETWEEN.search(self.lowered, max(0, days[0].start - 12), days[0].start):
            return days[1]  # "between Tuesday and Friday" holds for Friday
        return min(days, key=lambda d: (self._apart(start, end, d), d.start))

    def _apart(self, start: int, end: int, date: DateHit) -> int:
        first, second = (end, date.start) if date.start >= end else (date.end, start)
        return max(0, second - first) + _PARTED * len(_PARTS.findall(self.lowered, first, max(first, second)))

    def topics(self, at: int) -> tuple[str, ...]:
        """The content words around `at`, lower case, sorted."""
        return tuple(sorted(set(content_words(self.lowered, max(0, at - _NEAR_A_FIGURE), min(len(self.lowered), at + _NEAR_A_FIGURE)))))


class Draft:
    """A claim before its scope is known; offsets into the sentence, `more` holds further fields of the claim."""

    __slots__ = ("end", "kind", "more", "start", "value")

    def __init__(self, kind: str, start: int, end: int, value: Value, more: dict[str, Any]) -> None:
        self.kind: Final = kind
        self.start: Final = start
        self.end: Final = end
        self.value: Final = value
        self.more: Final = more

    def with_more(self, more: dict[str, Any]) -> Draft:
        """The draft with further fields."""
        return Draft(self.kind, self.start, self.end, self.value, self.more | more)

    def of_kind(self, kind: str, more: dict[str, Any]) -> Draft:
        """The draft as a claim of another kind, with further fields."""
        return Draft(kind, self.start, self.end, self.value, self.more | more)


@dataclass(slots=True)
class Reading:
    """What is known of the document; `begin` and `end` change from sentence to sentence."""

    source: Source
    vocabulary: Vocabulary
    year: int | None
    published: datetime.date | None
    line_starts: list[int]
    main_place: str | None
    event: str | None
    first_day: Callable[[], datetime.date | None] | None
    """Gives the day on which the event began."""
    lowered: str = ""
    """The text in lower case."""
    plain: PlainText | None = None
    """Where what is read stands in the text as it was given; None where that is the text."""
    begin: int = 0
    end: int = 0
    """Where the paragraph begins and ends; of a long one what stands around the sentence."""
    day_first: Callable[[], bool | None] | None = None
    """Tells whether numeric dates of the document begin with the day."""
    headline: str = ""
    """The title and the first paragraph in lower case; of a long one its beginning."""

    def wider(self, within: str) -> Tokens:
        """The tokens of the paragraph or the headline."""
        return _tokens(self.headline if within == "headline" else self.lowered[self.begin : self.end])

    def paragraphs(self) -> list[tuple[int, int]]:
        """The paragraphs of the plain text."""
        return self.plain.paragraphs if self.plain else paragraphs(self.source.text)

    def span(self, start: int, end: int) -> Span:
        """The span in the text as it was given of two offsets in the plain text."""
        if self.plain:
            start, end = self.plain.span(start, end)
        line = first_from(self.line_starts, start + 1)
        return make_span(start, end, line, start - self.line_starts[line - 1] + 1)

    def words(self, sentence: Sentence, span: Span) -> tuple[str, str]:
        """The words at a span of a sentence, and the sentence, as they were given."""
        return self.given(sentence.start, sentence.start + len(sentence.text), span)

    def given(self, begin: int, end: int, span: Span) -> tuple[str, str]:
        """The words at a span, and those from `begin` to `end` of the plain text, as they were given."""
        given = self.plain.given if self.plain else self.source.text
        if self.plain:
            begin, end = whole_row(given, *self.plain.span(begin, end))
        return given[span.start : span.end], given[begin:end]


@functools.lru_cache(maxsize=4)
def _tokens(lowered: str) -> Tokens:
    """The tokens of a paragraph or headline, made once for all its figures."""
    return tokenize(lowered)
