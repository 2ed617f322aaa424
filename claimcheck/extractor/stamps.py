"""Stamps of a page and datelines: when and where a report was written or changed. They say when nothing happened."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.extractor.reading import Sentence
from claimcheck.values.zones import WORDS_OF_ZONES, ZONES

_LONGEST: Final = 120
"""Characters of the longest line that is nothing but a stamp."""
_MOST_SPACES: Final = 14
_CLOCK: Final = (
    r"\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?\s?m\b\.?)?|\d{1,2}\s?[ap]\.?\s?m\b\.?|\d{4}(?=\s?(?:gmt|utc|hrs|hours)\b)"
)
_TIMES: Final = re.compile(_CLOCK)
_WORDS: Final = re.compile(r"[^\W\d_][\w.’'&-]*")
_LABELS: Final = frozenset("updated published posted modified filed edited created uploaded".split())
"""Words that say that a date or time is that of a page."""
_PLAIN: Final = (
    _LABELS
    | ZONES
    | WORDS_OF_ZONES
    | frozenset("last first originally on at am pm a m p a.m p.m by date time edition gmt utc hrs hours is was".split())
    | frozenset(
        "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday".split()
    )
)
_MOST_NAMES: Final = 6
"""Words with a capital, of a place, an agency or a writer, that stand in a stamp at most."""
_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|"
    r"SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\.?"
)
_DATELINE: Final = re.compile(
    r"\W{0,3}[A-Z][A-Z.’'-]+(?:,? [A-Z][\w.’'-]*){0,4},? \(?"
    rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?:,? (?:(?:19|20)\d\d|\d\d(?= ?[(\[]| ?--)))?\)?"
    r"\s*(?:[(\[][^()\[\]]{2,40}[)\]]\s*(?:--|[-–—:.]|(?=\[))|--|[–—]|- )"
)
"""The dateline of a report: "LYON, May 3 (Reuters) - ", "LYON, 16 NOV 89 (AFP) -- "."""
_TIMED: Final = re.compile(
    rf"\W{{0,4}}(?P<label>(?:latest |last )?updated?\W{{1,3}}(?:at "
    rf")?)?(?:{_CLOCK})(?:\s?(?:{'|'.join(sorted(ZONES))})\b|"
    r"(?(label)|(?!)))(?:,? (?:mon|tues?|wednes|thurs?|fri|satur|sun)day\b)?\s*(?::(?!\d)|\||--|[–—])"
)
"""The time that an entry of a running report begins with, in lower case: "3:51 pm GMT: ", "Update 3 p.m.: "; "
"without either it may be an event's: "9:15
a.m.: Shots are heard"."""

_NEAR_START: Final = 24
"""Characters before the time that an entry begins with."""


def stamp_end(sentence: Sentence) -> int:
    """Up to where what stands in a sentence with a date or time is a stamp or a dateline: its whole length, or 0."""
    if sentence.stamp is None:
        sentence.stamp = _stamp_end(sentence)
    return sentence.stamp


def _stamp_end(sentence: Sentence) -> int:
    text, lowered = sentence.text, sentence.lowered
    if len(text) <= _LONGEST and text.count(" ") <= _MOST_SPACES and _only_stamps(sentence):
        return len(text)
    if text[1:2].isupper() or text[2:3].isupper():
        dateline = _DATELINE.match(text)
        if dateline:
            return dateline.end()
    if sentence.digits and sentence.digits[0] < _NEAR_START:
        timed = _TIMED.match(lowered)
        if timed:
            return timed.end()
    return 0


def _only_stamps(sentence: Sentence) -> bool:
    """Whether nothing but dates, times and the words of stamps stands in a line, and names where it has a label."""
    rest, end = "", 0
    for hit in sentence.dates:
        rest, end = rest + "  " + sentence.text[end : hit.start], max(end, hit.end)
    rest += "  " + sentence.text[end:]
    times = _TIMES.search(sentence.lowered) is not None
    if not (sentence.dates or times):
        return False
    lowered = rest.lower()
    names = labels = 0
    for match in _WORDS.finditer(_TIMES.sub(lambda m: " " * len(m.group()), lowered)):
        word = match.group().strip(".’'")
        if word in _PLAIN:
            labels += word in _LABELS
        elif not rest[match.start()].isupper() or (names := names + 1) > _MOST_NAMES:
            return False
    return not names or labels > 0 or "|" in rest or (times and bool(sentence.dates) and "(" in rest)
