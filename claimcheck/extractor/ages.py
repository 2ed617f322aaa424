"""Ages, each of the person that it is said of -> drafts: "Ann Lee, 64", "a 19-year-old gunman"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.extractor.triggers import SPAN
from claimcheck.model import Claim
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
_SPELLED: Final = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve".split("|")
_AGE: Final = rf"(?P<age>\d{{1,3}}|{'|'.join(_SPELLED)})"
_NOUNS: Final = (
    r"(?P<noun>boy|girl|son|daughter|baby|infant|toddler|gunman|shooter|attacker|bomber|driver|pilot|captain|"
    r"grandmother|grandfather|mother|father|sister|brother|wife|husband|widow)"
)
"""Persons of whom a report mostly has one."""
_OLD_NOUN: Final = re.compile(rf"(?<![\w-]){_AGE}[- ]years?[- ]old (?:[a-z-]+ )?{_NOUNS}\b(?![’'-])")
_NOUN_AGED: Final = re.compile(
    rf"\b{_NOUNS}(?:, aged|, age|,| aged| of) {_AGE}(?=[,.;)]|$| (?:was|who|and|is|has|fell|died)\b)"
)
_ANY: Final = "a "
"""What the item of an age begins with that is of a person without a name."""
_OLDEST: Final = 115
_NO_PERSON: Final = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
    "August September October November December".split()
)


def read_ages(reading: Reading, sentence: Sentence) -> Iterable[Draft]:
    """The ages in a sentence that belong to a person with a name, or to one told by a noun ("a 4-year-old boy")."""
    lowered = sentence.lowered
    if (sentence.triggers & SPAN and ("year-old" in lowered or "year old" in lowered)) or "aged " in lowered:
        return [*_ages(sentence), *_of_nouns(sentence)]
    return _ages(sentence) if sentence.digits and _may_hold_age(sentence) else ()


def of_one_each(claims: list[Claim]) -> list[Claim]:
    """The claims of a report without the ages of boys, drivers and the like of whom it has several."""
    told = [c for c in claims if c.kind == AGE]
    if len(told) <= 1:
        return claims
    ages: dict[str, set[object]] = defaultdict(set)
    for claim in told:
        if claim.item and claim.item.startswith(_ANY):
            ages[claim.item].add(claim.value.low)
    several = {item for item, values in ages.items() if len(values) > 1}
    return [c for c in claims if c.kind != AGE or c.item not in several] if several else claims


def _of_nouns(sentence: Sentence) -> Iterator[Draft]:
    """The ages of persons that a noun tells."""
    for pattern in (_OLD_NOUN, _NOUN_AGED):
        for match in pattern.finditer(sentence.lowered):
            noun = match["noun"]
            draft = _draft(sentence, match, noun)
            if not _FULL_NAME.match(sentence.text, match.end()):
                yield draft.with_more({"item": _ANY + noun})


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
    said = match["age"]
    age = int(said) if said.isdigit() else _SPELLED.index(said) + 1
    start, end = match.span("age")
    value = make_value("measure", sentence.text[start:end], age, age, age, age, "year")
    return Draft(
        AGE,
        start,
        end,
        value,
        {"subject": name, "item": name.lower(), "who": "people", "topics": sentence.topics(start)},
    )
