"""Ages, each of the person that it is said of -> drafts: "Ann Lee, 64", "a 19-year-old gunman"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.record_making import make_value

AGE = "age"
"""The kind of these claims."""
_OLD: Final = re.compile(r"(?P<age>\d{1,3})-year-old\b(?P<of>(?: [A-Za-z][\w’'-]*){0,4})")
_NAMED: Final = re.compile(
    r"(?P<name>[A-Z][\w’'-]+(?: (?:al|de|van|von|bin|[A-Z]\.?|[A-Z][\w’'-]+)){1,3}), (?:aged |age "
    r")?(?P<age>\d{1,3})(?=[,.;:)]|$| (?:and|was|is|of|who|from)\b)"
)
_AGED: Final = re.compile(
    r"(?P<name>[A-Z][\w’'-]+(?: (?:[A-Z]\.?|[A-Z][\w’'-]+)){1,3}),? (?:who )?(?:was |is )?(?:aged |age "
    r")(?P<age>\d{1,3})\b"
)
_FULL_NAME: Final = re.compile(r"(?: [A-Z][\w’'-]+){2,4}")
_OLDEST: Final = 115
_NO_PERSON: Final = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
    "August September October November December".split()
)


def read_ages(reading: Reading, sentence: Sentence) -> Iterable[Draft]:
    """The ages in a sentence that belong to a person with a name."""
    return _ages(sentence) if sentence.digits and _may_hold_age(sentence) else ()


def _may_hold_age(sentence: Sentence) -> bool:
    """A cheap look at what stands before each figure, before the patterns of names are tried."""
    lowered = sentence.lowered
    if "-year-old" in lowered:
        return True
    for at in sentence.digits:  # a generator costs more than the search
        if lowered.startswith(", ", at - 2) or lowered.startswith(("aged ", " age "), at - 5):
            return True
    return False


def _ages(sentence: Sentence) -> Iterator[Draft]:
    text = sentence.text
    if "-year-old" in sentence.lowered:
        for match in _OLD.finditer(text):
            name = _FULL_NAME.search(match["of"])
            if name:
                yield _draft(sentence, match, name.group().strip())
    if ", " in text or "aged " in text:
        for pattern in (_NAMED, _AGED):
            for match in pattern.finditer(text):
                if _NO_PERSON.isdisjoint(match["name"].split()):
                    yield _draft(sentence, match, match["name"])


def _draft(sentence: Sentence, match: re.Match[str], name: str) -> Draft:
    age = int(match["age"])
    start, end = match.span("age")
    value = make_value("measure", match["age"], age, age, age, age, "year")
    return Draft(
        AGE,
        start,
        end,
        value,
        {"subject": name, "item": name.lower(), "who": "people", "topics": sentence.topics(start)},
    )
