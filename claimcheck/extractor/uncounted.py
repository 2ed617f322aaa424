"""Numbers that count nothing: ages, hours, years, numbers in names, footnote marks, counters of pictures."""

from __future__ import annotations

import functools
import re
from typing import Final

from claimcheck.extractor.phrases import STOPS
from claimcheck.extractor.reading import Sentence
from claimcheck.extractor.triggers import has_any
from claimcheck.values.currencies import currency_before
from claimcheck.values.numbers import Number
from claimcheck.values.units import CURRENCIES, UNITS
from claimcheck.values.word_lists import read_words
from claimcheck.values.word_patterns import at_words

_AGE: Final = re.compile(r"[\s-]*year[\s-]*old|-years?-old|\s*years? old|\s*years? of age")
_AGED: Final = re.compile(
    at_words(r"age[sd]?|ages? of|grade|no\.?|number|chapter|page|article|resolution|route|highway|group|room|channel")
    + "$"
)
_AGED_ENDS: Final = tuple(
    "age aged ages of grade no no. number chapter page article resolution route highway group room channel".split()
)
_AGED_SIGNS: Final = frozenset(",#+")
_AGED_LETTERS: Final = frozenset(end[-1] for end in _AGED_ENDS) | _AGED_SIGNS
"""How the words end of which the pattern above needs one, which are quicker to look for; and the signs that do
without it."""
_YEARLIKE: Final = re.compile(r"(?:19|20)\d\d")
_PEOPLE_AFTER_YEAR: Final = re.compile(
    r"\s+(?:people|men|women|troops|soldiers|homes|houses|civilians|protesters|police)"
)
_ORDINAL: Final = re.compile(r"(?:st|nd|rd|th)\b|[:/]\d|-\d{3}")
_TIME: Final = re.compile(r"\s*(?:a\.m|p\.m|am\b|pm\b|o[’']clock|gmt\b|utc\b|hours gmt|local time\b)")
_OTHER_ZONE: Final = re.compile(r" ?[(\[]\d{4} (?:gmt|utc)")
_COUPLE_OF: Final = re.compile(r"\s+(?:of\b|dozen|hundred|thousand|more\b|[a-z]+s\b)")
"""What makes "a couple" a number and not two people."""
_ONE_IN: Final = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|[1-9]) (?:in|out of) (?:every )?(?:\d{1,3}|[a-z]+)\b(?! (?:a\.m|"
    r"p\.m|year|month|day|hour|minute|week)s?)"
)
_ONE_IN_BEFORE: Final = re.compile(
    r"\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[1-9]) (?:in|out of) (?:every )?$"
)
"""The share "one in ten", which is read as a percentage."""
_OLDEST: Final = 115
_AGE_FOLLOWS: Final = re.compile(r"\s*(?:,|\.|;|$|and\b|was\b|were\b|is\b|of\b|from\b|who\b|has\b|had\b)")
_PERSON_BEFORE: Final = re.compile(r"(?P<prep>\b\w+\s+)?[A-Z][\w’'-]+ [A-Z][\w’'-]+, $")
_WHERE: Final = frozenset("in at near on from to of for outside around".split())
_HOURS: Final = 24
_AT_HOUR: Final = re.compile(
    r"\s+(?:on|every|each|tonight|today|in the (?:morning|afternoon|evening))\b|\s*(?:[.,;]|$)"
)
_HAPPENS: Final = re.compile(
    at_words(
        r"open|opens|opened|close|closes|closed|start|starts|started|begin|begins|began|end|ends|ended|"
        r"arrived?|left|leaves|happened|occurred|struck|departed|meets?|met"
    )
    + r" at $"
)
_TIME_BEGINS: Final = frozenset("a. p. am pm o' o’ gm ut ho lo".split())
"""The first two characters of what that matches: quicker to look at."""
_PLAIN_LETTERS: Final = frozenset("bcdefjklmnqrstvwxz")
"""What the words behind a number begin with that only say what it counts."""
_TELLING: Final = frozenset(
    "in every at of and to or age aged ages grade no number chapter page article resolution route highway "
    "group room channel".split()
)
"""Words before a number that may make it none."""
_BLANKS: Final = frozenset(" \n")
_MARKS_BEHIND: Final = frozenset(")]snrt:/-")
_WORD_BEHIND: Final = re.compile(r"\s+[a-z]+")
_NAME_BEFORE: Final = re.compile(r"[A-Z][\w’'-]+ $")
_COUNTS_AFTER_NAME: Final = re.compile(
    r"\s+(?:people|children|men|women|police|staff|crew|more|were|are|have|dead|killed|injured|arrested|[a-z]+s\b)"
)
_NOUN_AFTER: Final = re.compile(
    r"\s+(?:people|children|men|women|police|staff|crew|dead|killed|injured|wounded|(?!years\b|months\b)[a-z]{3,}s)\b"
)
"""What figures count that are no ages: "in the floods, 14 and 22 people died"."""
HEADLINE_VERBS: Final = frozenset(
    "kills hurts injures wounds leaves left hits saves frees arrests detains rescues evacuates displaces strands "
    "sickens infects claims reaches tops passes nears holds shoots stabs hurt shot".split()
)
_COUNTER: Final = re.compile(r"(?:^|\s)\d+ of $")
_PICTURES: Final = re.compile(
    r"\s*(?:photos?|images?|slides?|pictures?)?\s*(?:$|[^a-z\s])|\s*(?:photos?|images?|slides?|pictures?)\b|\s*\n"
)
_COUNTED: Final = re.compile(r"\d+ of \d+\s*(?:photos?|images?|slides?|pictures?|\n|$)")
"""The counter of a gallery of pictures: "12 of 50 Photos"."""
_NO_BEFORE: Final = ("no ", "no-", "not ", "any", "every", "some")
_AGES: Final = re.compile(r",\s*\d{1,2}(?:,\s*\d{1,2})*,? and $|\bages? (?:\d+|\w+)(?:,? (?:and|to|or) |-)$")


_NAMED_DIGITS: Final = 5
"""Digits of the longest number that is a part of a name; longer ones are telephone numbers."""
_WORD_AT: Final = re.compile(r"[\s-]([A-Za-z]+)")
_UNITS_OF_INDEXES: Final = frozenset(
    "percent per percentage points point basis million billion thousand hundred dozen times".split()
)
_DETERMINERS: Final = frozenset("the a an this that these those his her its their our my each every".split())
_GROUP_OF: Final = ("Group of ", "group of ")
_GROUPS_OF_STATES: Final = frozenset((7, 8, 20, 24, 77))
_ADDRESS: Final = re.compile(
    r"[A-Za-z]?,? (?:[NSEW]\.? )?(?:[A-Z][\w’'.-]*|\d{1,3}(?:st|nd|rd|th))(?: [A-Z][\w’'.-]*){0,2} (?:Street|St|Road|"
    r"Rd|Avenue|Ave|Boulevard|Blvd|Lane|Drive|Square|Terrace|Close|Way|Court|Place|Crescent|Quay|Row)\b(?! [a-z]+s\b)"
)
"""What stands behind the number of a house."""
_STREETS: Final = (
    "Street",
    "St",
    "Road",
    "Rd",
    "Ave",
    "Boulevard",
    "Blvd",
    "Lane",
    "Drive",
    "Square",
    "Terrace",
    "Close",
    "Way",
    "Court",
    "Place",
    "Crescent",
    "Quay",
    "Row",
)
_GENERATION: Final = re.compile(
    r"[2-6]G\b|[248]K (?:screens?|tvs?|TVs?|videos?|resolutions?|displays?|cameras?|ultra|Ultra|monitors?|"
    r"televisions?)\b|[23]D\b"
)
_EMERGENCY: Final = frozenset(("911", "999", "112"))
_EMERGENCY_BEHIND: Final = re.compile(
    r" (?:calls?|callers?|operators?|dispatch\w*|emergency|recordings?|tapes?|cent(?:er|re)s?|service|line)\b"
)


@functools.cache
def _numbered() -> frozenset[str]:
    """Words before a number that make it a part of a name, from `data/numbered_names.txt`."""
    return read_words("numbered_names.txt")


def _in_name(sentence: Sentence, number: Number) -> bool:
    """Whether digits are a part of a name: of what a word before them numbers, of a house in a street, of a
    standard, of a telephone line."""
    text, core = sentence.text, number.core
    end = core
    while end < len(text) and text[end].isdigit():
        end += 1
    if end == core or end - core > _NAMED_DIGITS:
        return False
    before = text[max(0, core - 40) : core]
    if (
        before.endswith((" ", "\u00a0", "-"))
        and number.end <= end + 1
        and _is_numbered(before[:-1].split(" "), text, end)
    ):
        return True
    if before.endswith(_GROUP_OF) and number.figure in _GROUPS_OF_STATES:
        return True
    behind = text[end : end + 60]
    if text[core:end] in _EMERGENCY and _EMERGENCY_BEHIND.match(behind):
        return True
    if behind[:1] in ("G", "K", "D") and _GENERATION.match(text, core):
        return True
    return has_any(behind, _STREETS) and _ADDRESS.match(behind) is not None


def _is_numbered(words: list[str], text: str, end: int) -> bool:
    """Whether the last of the words before digits, which end at `end`, makes a name of the two; a figure with a
    unit, or with grouped digits, is none."""
    word = words[-1].strip("(“\"‘'")
    known = _numbered()
    if not word or not (
        word in known
        or (word[0].isupper() and word.lower() in known)
        or (word[0].islower() and word.isalpha() and not word.islower())
    ):
        return False
    if text[end : end + 1] in (",", ".", "%") and (text[end] == "%" or text[end + 1 : end + 2].isdigit()):
        return False
    following = _WORD_AT.match(text, end)
    unit = following[1].lower() if following else ""
    if unit in UNITS or unit in CURRENCIES or unit in _UNITS_OF_INDEXES:
        return False
    definite = word.islower() and len(words) > 1 and words[-2].lower() in _DETERMINERS
    return not (definite and _COUNTS_AFTER_NAME.match(text, end))  # "on the flight 12 people died"


_COORDINATE: Final = re.compile(r"\s?°\s?(?:\d{1,3}(?:\.\d+)?\s?['’′]|(?:[NSEW]|[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)\b)")
"""What stands behind the degrees of a place on the map: "32° 34' S"."""


def no_quantity(sentence: Sentence, number: Number) -> bool:
    """Footnote marks, ages, numbers in names, bare years, phone numbers."""
    if sentence.text[number.end : number.end + 2].lstrip()[:1] == "°" and _COORDINATE.match(sentence.text, number.end):
        return True
    if number.unit is not None:
        return False
    text, lowered, core, end = sentence.text, sentence.lowered, number.core, number.end
    before, after = text[max(0, core - 40) : core], lowered[end : end + 16]
    if core < len(text) and text[core].isdigit() and _in_name(sentence, number):
        return True
    if not (after[:1] == " " and after[1:2] in _PLAIN_LETTERS) and _told_behind(lowered, core, after):
        return True
    if end - core == 4 and lowered[core] == "0" and lowered[core:end].isdecimal():
        return True  # "at 0215"
    if after[:1] == "h" and after[1:3].isdecimal():
        return True  # "at 17h40"
    if end - core == 4 and _YEARLIKE.match(text, core, end) and not _PEOPLE_AFTER_YEAR.match(after):
        return True
    if number.vague and lowered.startswith("a couple", core) and not _COUPLE_OF.match(after):
        return True
    if before[-1:] in _BLANKS:
        words = before.rsplit(None, 1)
        word = words[-1] if words else ""
        if word.islower() and word.isalpha() and word not in _TELLING:
            return False
        if _behind_words(sentence, number, before, after, word):
            return True
    elif after[:1] in _MARKS_BEHIND and before.endswith(("(", "[", "+", "#", "(+")) and after.startswith((")", "]")):
        return True
    low = lowered[max(0, core - 40) : core]
    if low.endswith(_NO_BEFORE) and lowered.startswith(("one", "a single", "zero"), core):
        return True  # "no one", "not one person": read as a count of zero
    if ("age" in low or low.endswith(" and ")) and _AGES.search(low) and not _NOUN_AFTER.match(after):
        return True
    near = low[-12:].rstrip()
    last = near[-1:]
    if (
        last in _AGED_LETTERS
        and (last in _AGED_SIGNS or (near.endswith(_AGED_ENDS) and _AGED.search(near)))
        and not _WORD_BEHIND.match(after)
    ):
        return True
    return before.endswith(("+", "-", "/"))


def _told_behind(lowered: str, core: int, after: str) -> bool:
    """Whether what stands behind a number makes it an ordinal, an hour, a share, the counter of a picture or an age."""
    if after[:1] in _MARKS_BEHIND and (_ORDINAL.match(after) or _AGE.match(after)):
        return True
    if after.lstrip()[:2] in _TIME_BEGINS and _TIME.match(after):
        return True
    if _OTHER_ZONE.match(after):
        return True  # "at 1230 (1830 GMT)"
    if (after.startswith((" in ", " out of ")) and _ONE_IN.match(lowered, core)) or (
        after.startswith(" of ") and _COUNTED.match(lowered, core)
    ):
        return True
    return "year" in after and bool(_AGE.match(after))


@functools.cache
def _lower_words() -> frozenset[str]:
    """Words that news texts write in lower case."""
    return read_words("lower_words.txt")


def _no_name(sentence: Sentence, word: str) -> bool:
    """Whether a capital before a number makes no name: the word is a verb of a headline ("Blast Injures 36"), or all of
    the sentence is in capitals."""
    low = word.lower()
    return (
        (low.endswith(("ed", "ing")) and low in _lower_words())
        or low in HEADLINE_VERBS
        or (len(word) > 1 and word.isupper() and sentence.text.isupper())
    )


def _behind_words(sentence: Sentence, number: Number, before: str, after: str, word: str) -> bool:
    """Whether the words before a number, of which `word` is the last, make it a share, an hour, the counter of a
    picture, an age or a part of a name."""
    text, core = sentence.text, number.core
    if before.endswith((" in ", " every ", " out of ")) and _ONE_IN_BEFORE.search(before):
        return True
    if before.endswith(" at ") and number.figure <= _HOURS and _AT_HOUR.match(after) and _HAPPENS.search(before):
        return True  # "closed at 6 on Friday"
    if before.endswith("of ") and _COUNTER.search(before) and _PICTURES.match(after):
        return True
    digits = text[core : core + 1].isdigit()
    if (
        digits
        and before.endswith(", ")
        and text[core : number.end].isdigit()
        and number.figure < _OLDEST
        and _AGE_FOLLOWS.match(after)
    ):
        person = _PERSON_BEFORE.search(before)
        if person and (person["prep"] or "").strip().lower() not in _WHERE:
            return True  # "Ann Lee, 64, was found"
    if not digits or number.vague or number.start != core:
        return False
    named = None if word.islower() or _no_name(sentence, word) else _NAME_BEFORE.search(before)
    if named is None or named.group().strip().lower() in STOPS or _COUNTS_AFTER_NAME.match(after):
        return False
    return currency_before(text, core) is None  # "USD 5m" is money, and "Apollo 11" nothing
