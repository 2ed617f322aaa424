"""Whether a text is English, by its script and its commonest words; other languages are skipped rather than misread.

Prose shows its language in its short words. Bulletins, box scores and recipes have few of these: they are taken for
English where nothing speaks
for another language, or where the other words that they are made of are known.
"""

from __future__ import annotations

import functools
import itertools
import re
import string
from importlib import resources

_LOOKED_AT = 20_000
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to in a is that for on was with as by at from it has said were be he are have an had they "
    "people who".split()
)
_TELLING = _ENGLISH - frozenset("a in is as on at he was an".split())
"""Those of them that few other languages have."""
_SHORT = 40
"""Words under which one of these tells more than the share of them all."""
_FEW = 8
"""Words under which the short words of a text are too few to tell."""
_FEWEST = 4
"""Words, in lower case, under which a text is too short to tell by any of its words."""
_SEVERAL = 2
"""Short words of other languages that tell of a text with no English one."""
_SHARE = 0.08
"""Share of short English words in prose; one language's short words make up far more."""
_KNOWN_SHARE = 0.3
"""Share of the other words in lower case that are known of an English text; other languages have a few words that
look English."""
_LONG_ENOUGH = 3
"""Letters from which a word is looked up among those that English texts have."""
_NOT_LATIN = re.compile("[^\x00-\u024f\u1e00-\u1eff]")
_NOT_PLAIN = re.compile(r"[^\x00-\x7f]")
_ENGLISH_AS_WRITTEN = frozenset(
    "".join(letters) for word in _ENGLISH for letters in itertools.product(*zip(word, word.upper(), strict=True))
)
"""The words in lower case, in capitals and in all between."""
_PLAIN_ENGLISH = frozenset(word.encode() for word in _ENGLISH_AS_WRITTEN)
_LETTERS = bytes(code if chr(code) in string.ascii_letters else ord(" ") for code in range(256))
"""The letters A to Z and a to z as they are, all else as a space."""
_ENDINGS = ("", "s", "es", "ed", "d", "ing", "er", "ers", "ies", "y", "ly", "e")
"""Endings of English words behind the stems of the table, which writes "e" and "y" at the end of few."""


def not_english(text: str) -> str | None:
    """The reason why `text` is taken for another language than English; None where it is not."""
    looked = text[:_LOOKED_AT]
    foreign = sum(map(str.isalpha, _NOT_LATIN.findall(looked)))
    if foreign and foreign > sum(map(str.isalpha, looked)) / 2:
        return "not English: written in another script"
    count, english, other = _counted(looked)
    if (other > english and count >= _FEW) or (other >= _SEVERAL and not english):
        return "not English: too few of its common words"
    few = english < _SHARE * count or (count < _SHORT and _TELLING.isdisjoint(looked.lower().split()))
    if few and not _looks_english(looked, other):
        return "not English: too few of its common words"
    return None


def _counted(text: str) -> tuple[int, int, int]:
    """How many words a text has, how many of them are common in English, and how many, as written, in other
    languages: "El Paso" and "Los Angeles" are no Spanish."""
    others, plain_others = _others()
    if any(map(str.isalnum, _NOT_PLAIN.findall(text))):
        words = _WORD.findall(text)
        return len(words), sum(map(_ENGLISH_AS_WRITTEN.__contains__, words)), sum(map(others.__contains__, words))
    plain = text.encode("ascii", "replace").translate(_LETTERS).split()  # several times as fast
    return len(plain), sum(map(_PLAIN_ENGLISH.__contains__, plain)), sum(map(plain_others.__contains__, plain))


def _looks_english(text: str, other: int) -> bool:
    """Whether the words in lower case are those of English texts, which names and figures say nothing of.

    Where they are too few to tell, any known word will do, and none is needed without one of the `other` languages.
    """
    words = [word for word in _WORD.findall(text) if len(word) >= _LONG_ENOUGH and word not in _ENGLISH]
    plain = [word for word in words if word.islower()]
    if len(plain) < _FEWEST:
        return not other or any(map(_known, words))
    return sum(map(_known, plain)) >= _KNOWN_SHARE * len(plain)


def _known(word: str) -> bool:
    """Whether English texts have a word, in any of its forms."""
    stems, lowered = _stems(), word.lower()
    return any(lowered.endswith(end) and lowered.removesuffix(end) in stems for end in _ENDINGS)


@functools.cache
def _others() -> tuple[frozenset[str], frozenset[bytes]]:
    """Short words of other languages, from `data/foreign_words.tsv`; and those without marks, as bytes."""
    rows = (line.partition("\t")[2].split() for line in _lines("foreign_words.tsv"))
    words = frozenset(word for row in rows for word in row) - _ENGLISH
    return words, frozenset(word.encode() for word in words if word.isascii())


@functools.cache
def _stems() -> frozenset[str]:
    """The stems that English texts have, from `data/word_weights.tsv` and `data/list_words.txt`."""
    common = (line.split("\t")[0] for line in _lines("word_weights.tsv"))
    return frozenset((*common, *(word for line in _lines("list_words.txt") for word in line.split())))


def _lines(name: str) -> list[str]:
    """The lines of a table, without its remarks."""
    table = (resources.files("claimcheck") / "data" / name).read_text(encoding="utf-8")
    return [line for line in table.splitlines() if line[:1] != "#"]
