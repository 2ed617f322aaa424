"""Numbers that count nothing: ages, hours, years, numbers in names, footnote marks, counters of pictures."""

from __future__ import annotations

import re

from claimcheck.extractor.phrases import STOPS
from claimcheck.extractor.reading import Sentence
from claimcheck.values.numbers import Number

_AGE = re.compile(r"[\s-]*year[\s-]*old|-years?-old|\s*years? old|\s*years? of age")
_AGED = re.compile(
    r"(?:\bage[sd]?|\bages? of|,|\bgrade|\bno\.?|\bnumber|\bchapter|\bpage|\barticle|\bresolution|\broute|\bhighway|\bgroup|\broom|\bchannel|#|\+)\s*$"
)
_AGED_ENDS = tuple("age aged ages of , grade no no. number chapter page article resolution route highway group room channel # +".split())
_AGED_LETTERS = frozenset(end[-1] for end in _AGED_ENDS)
"""How the words end of which the pattern above needs one: quicker to look for."""
_YEARLIKE = re.compile(r"(?:19|20)\d\d")
_PEOPLE_AFTER_YEAR = re.compile(r"\s+(?:people|men|women|troops|soldiers|homes|houses|civilians|protesters|police)")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b|[:/]\d|-\d{3}")
_TIME = re.compile(r"\s*(?:a\.m|p\.m|am\b|pm\b|o[’']clock|gmt\b|utc\b|hours gmt)")
_COUPLE_OF = re.compile(r"\s+(?:of\b|dozen|hundred|thousand|more\b|[a-z]+s\b)")
"""What makes "a couple" a number and not two people."""
_ONE_IN = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|[1-9]) in (?:every )?(?:\d{1,3}|[a-z]+)\b(?! (?:a\.m|p\.m|year|month|day|hour|minute|week)s?)")
_ONE_IN_BEFORE = re.compile(r"\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[1-9]) in (?:every )?$")
"""The share "one in ten", which is read as a percentage."""
_OLDEST = 115
_AGE_FOLLOWS = re.compile(r"\s*(?:,|\.|;|$|and\b|was\b|were\b|is\b|of\b|from\b|who\b|has\b|had\b)")
_PERSON_BEFORE = re.compile(r"(?P<prep>\b\w+\s+)?[A-Z][\w’'-]+ [A-Z][\w’'-]+, $")
_WHERE = frozenset("in at near on from to of for outside around".split())
_HOURS = 24
_AT_HOUR = re.compile(r"\s+(?:on|every|each|tonight|today|in the (?:morning|afternoon|evening))\b|\s*(?:[.,;]|$)")
_HAPPENS = re.compile(r"\b(?:open|opens|opened|close|closes|closed|start|starts|started|begin|begins|began|end|ends|ended|arrived?|left|leaves|happened|occurred|struck|departed|meets?|met) at $")
_TIME_BEGINS = frozenset("apoguh")
_BLANKS = frozenset(" \n")
_MARKS_BEHIND = frozenset(")]snrt:/-")
_WORD_BEHIND = re.compile(r"\s+[a-z]+")
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]+ $")
_COUNTS_AFTER_NAME = re.compile(r"\s+(?:people|children|men|women|police|staff|crew|more|were|are|have|dead|killed|injured|arrested|[a-z]+s\b)")
_COUNTER = re.compile(r"(?:^|\s)\d+ of $")
_PICTURES = re.compile(r"\s*(?:photos?|images?|slides?|pictures?)?\s*(?:$|[^a-z\s])|\s*(?:photos?|images?|slides?|pictures?)\b|\s*\n")
_COUNTED = re.compile(r"\d+ of \d+\s*(?:photos?|images?|slides?|pictures?|\n|$)")
"""The counter of a gallery of pictures: "12 of 50 Photos"."""
_AGES = re.compile(r",\s*\d{1,2}(?:,\s*\d{1,2})*,? and $|\bages? (?:\d+|\w+)(?:,? (?:and|to|or) |-)$")


def no_quantity(sentence: Sentence, number: Number) -> bool:
    """Footnote marks, ages, numbers in names, bare years, phone numbers."""
    text, lowered, core = sentence.text, sentence.lowered, number.core
    before, after = text[max(0, core - 40) : core], lowered[number.end : number.end + 16]
    first = after[:1]
    if (first in _MARKS_BEHIND and _marked(before, after)) or (before[-1:] in _BLANKS and _behind_words(sentence, number, before, after)):
        return True
    if after.lstrip()[:1] in _TIME_BEGINS and _TIME.match(after):
        return True
    if after.startswith(" in ") and _ONE_IN.match(lowered, core):
        return True
    if (after.startswith(" of ") and _COUNTED.match(lowered, core)) or ("year" in after and _AGE.match(after)):
        return True
    low = lowered[max(0, core - 40) : core]
    if ("age" in low or low.endswith(" and ")) and _AGES.search(low):
        return True
    if lowered.startswith("a couple", core) and not _COUPLE_OF.match(after):
        return True
    near = low[-12:]
    if near.rstrip()[-1:] in _AGED_LETTERS and near.rstrip().endswith(_AGED_ENDS) and _AGED.search(near) and not _WORD_BEHIND.match(after):
        return True
    if number.end - core == 4 and _YEARLIKE.match(text, core, number.end) and not _PEOPLE_AFTER_YEAR.match(after):
        return True
    return before.endswith(("+", "-", "/"))


def _marked(before: str, after: str) -> bool:
    """Whether the mark behind a number makes it an ordinal, a footnote mark or an age."""
    if before.endswith(("(", "[", "+", "#", "(+")) and after.startswith((")", "]")):
        return True
    return bool(_ORDINAL.match(after) or _AGE.match(after))


def _behind_words(sentence: Sentence, number: Number, before: str, after: str) -> bool:
    """Whether the words before a number make it a share, an hour, the counter of a picture, an age or a part of a name."""
    text, core = sentence.text, number.core
    if before.endswith((" in ", " every ")) and _ONE_IN_BEFORE.search(before):
        return True
    if before.endswith(" at ") and number.figure <= _HOURS and _AT_HOUR.match(after) and _HAPPENS.search(before):
        return True  # "closed at 6 on Friday"
    if before.endswith("of ") and _COUNTER.search(before) and _PICTURES.match(after):
        return True
    digits = text[core : core + 1].isdigit()
    if digits and before.endswith(", ") and text[core : number.end].isdigit() and number.figure < _OLDEST and _AGE_FOLLOWS.match(after):
        person = _PERSON_BEFORE.search(before)
        if person and (person["prep"] or "").strip().lower() not in _WHERE:
            return True  # "Ann Lee, 64, was found"
    if not digits or number.vague or number.start != core:
        return False
    words = before.rsplit(None, 1)
    named = _NAME_BEFORE.search(before) if words and not words[-1].islower() else None
    return bool(named and named.group().strip().lower() not in STOPS and not _COUNTS_AFTER_NAME.match(after))
