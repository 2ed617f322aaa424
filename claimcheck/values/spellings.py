"""Whether two names are one, spelled or written otherwise: close in letters, and no inflection of one another."""

from __future__ import annotations

import functools
import unicodedata
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from claimcheck.values.places import load
from claimcheck.values.word_lists import read_rows, read_words

_ENDINGS: Final = frozenset(
    ("", "s", "n", "ns", "an", "ans", "ian", "ians", "i", "is", "ist", "ists", "ism", "ic", "ics", "ish", "ese", "y",
     "ies", "er", "ers", "es", "ed", "ing", "ly", "al", "ern", "erner", "or", "ors", "ization",
     "isation", "u", "iard", "iards", "istan", "istani", "istanis", "x")
)  # fmt: skip
"""Endings by which words of one family differ: "Israel", "Israelis"; "Allah", "Allahu"."""
_STEM: Final = 4
_SHORTEST: Final = 4
"""Letters of the shortest stem before such an ending, and of the shortest name."""
_TWO_APART: Final = 6
"""Letters from which two may differ."""
_LIKE_BEGINNING: Final = 5
"""Letters at the beginning by which two given names of one surname are one, whatever their ends."""
_SOUNDS: Final = (
    ("kh", "k"), ("gh", "g"), ("dh", "d"), ("zh", "z"), ("dj", "z"), ("sch", "s"), ("sh", "s"), ("tch", "c"),
    ("ch", "c"), ("ph", "f"), ("q", "k"), ("w", "v"), ("j", "y"),
)  # fmt: skip
"""Consonants that are written in several ways where a name comes from another script, and one way for each."""
_VOWELS: Final = frozenset("aeiouyh")
_BODY: Final = 3
"""Words from which a name is of a body or a thing, whose words have their one right number: "Old Mills Trust"."""


@functools.lru_cache(maxsize=16_384)
def bare(word: str) -> str:
    """A word in lower case without accents and marks: "José", "jose"."""
    letters = unicodedata.normalize("NFD", word.lower()) if not word.isascii() else word.lower()
    return "".join(letter for letter in letters if letter.isalnum())


@functools.lru_cache(maxsize=16_384)
def near(a: str, b: str, *, in_name: bool = False, last: bool = True) -> bool:
    """Whether two bare words, not the same, are spelled so nearly alike that one may be the other misspelled.

    `in_name`: the other words of the two names are the same, so that less will do; `last`: it is the last word.
    """
    short, long = sorted((a, b), key=len)
    if _without_marks(a) == _without_marks(b):
        return False
    if len(short) < _SHORTEST or not (a.isalpha() and b.isalpha()) or _one_family(short, long):
        return False
    distance = DamerauLevenshtein.distance(a, b, score_cutoff=2)
    if distance == 1:
        return a[0] == b[0]
    if not last and a[:_LIKE_BEGINNING] == b[:_LIKE_BEGINNING] and len(short) > _LIKE_BEGINNING:
        return True
    return distance == 2 and a[0] == b[0] and (len(short) >= _TWO_APART if in_name else len(short) > _TWO_APART)


def _without_marks(word: str) -> str:
    """A word with the vowels that stand for a letter with two dots as one: "mueller", "muller"."""
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _one_family(short: str, long: str) -> bool:
    """Whether two words differ in their endings alone."""
    shared = next((at for at, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return any(short[at:] in _ENDINGS and long[at:] in _ENDINGS for at in range(_STEM, shared + 1))


def is_word(word: str) -> bool:
    """Whether a bare word is one of the language, whatever it names: "road"."""
    known = read_words("lower_words.txt")
    return word in known or word in read_words("british_words.txt") or (word[-1:] == "s" and word[:-1] in known)


@functools.cache
def _variants() -> dict[str, str]:
    """Spelling of a name -> the spelling that stands for it, from `data/name_variants.txt`."""
    return {word.lower(): row[0].lower() for row in read_rows("name_variants.txt") for word in row}


def known_variants(a: str, b: str) -> bool:
    """Whether two bare words are known ways to write one name: "Mohammed", "Muhammad"."""
    return a in _variants() and _variants().get(a) == _variants().get(b)


def one_sound(a: str, b: str) -> bool:
    """Whether two bare words may be one word of another script, written by its sound: "Karenev", "Karinev"."""
    return _sounded(a) == _sounded(b)


def _sounded(word: str) -> str:
    """The consonants of a word, those that are written in several ways in one, no letter twice in a row."""
    for written, sounded in _SOUNDS:
        word = word.replace(written, sounded)
    kept = [letter for letter in word if letter not in _VOWELS]
    return "".join(letter for at, letter in enumerate(kept) if not at or kept[at - 1] != letter)


def differing(a: str, b: str) -> tuple[str, str] | None:
    """The words, as written, in which two names differ, where they are one name spelled otherwise; None where they
    are the same, or of two."""
    mine, others = a.replace("-", " ").split(), b.replace("-", " ").split()
    if not mine or not others:
        return None
    many = min(len(mine), len(others))
    pairs = list(zip(mine[-many:], others[-many:], strict=True))
    apart = [(x, y) for x, y in pairs if bare(x) != bare(y)]
    if len(apart) != 1:
        return None
    x, y = (bare(word) for word in apart[0])
    if known_variants(x, y) or (
        len(mine) == len(others) >= _BODY and apart[0] != pairs[-1] and x.rstrip("s") == y.rstrip("s")
    ):
        return apart[0]
    one = near(x, y, in_name=many > 1, last=apart[0] == pairs[-1]) and not _two_known(*apart[0])
    return apart[0] if one else None


def _two_known(x: str, y: str) -> bool:
    """Whether both are known for themselves: words, places, given names of two people."""
    mine, other = bare(x), bare(y)
    if is_word(mine) and is_word(other):
        return True
    if load().get(x) and load().get(y) and load().get(x) != load().get(y):
        return True
    given = read_words("given_names.txt")
    if mine.title() not in given or other.title() not in given:
        return False
    return mine[0] != other[0] or mine.rstrip("aeiou") == other.rstrip("aeiou")
