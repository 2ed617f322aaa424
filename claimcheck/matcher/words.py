"""Words brought to one form, so that "attacks" meets "attack" and "parties" meets "party"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from importlib import resources

from claimcheck.values.word_lists import read_rows

_WORD = re.compile(r"[a-z][a-z’'-]+")
_GENERIC = frozenset(
    "city cities country countries region regions town towns people person several many some such other others place "
    "places part parts area areas "
    "said says according reported also have been were that this with from they their there which would could about "
    "after before during "
    "into over under more most than when where while will january february march april june july august september "
    "october november december "
    "monday tuesday wednesday thursday friday saturday sunday morning evening afternoon night today yesterday tomorrow "
    "week month year day days "
    "million billion trillion thousand hundred percent dollars euros pounds cent around nearly almost roughly least "
    "total number numbers "
    "what who whom whose then these those them only just even still already both same first last next many "
    "much very since until between".split()
)

_FAMILY_WEIGHTS = {"incident": 0.5, "happen": 0.5}
"""Families so wide that to share them says little."""
_NOUNS = frozenset(
    "shot saw left found felt lay bor born bound bid bet cut set put hit split spread cast di dy ly ty ground rent "
    "wound".split()
)
"""Stems of past forms that are nouns, or verbs of another sense, at least as often."""
_AUXILIARIES = frozenset(("be", "do", "have"))
_JOINED = {
    "weight": "weigh",
    "height": "high",
    "length": "long",
    "width": "wid",
    "depth": "deep",
    "speed": "fast",
    "growth": "grow",
    "loss": "los",
    "death": "di",
    "dead": "di",
    "died": "di",
    "injury": "injur",
    "cost": "cost",
}
"""Words of one family that endings alone do not join."""


@functools.lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A rough stem: plural and tense endings cut, so that forms of one word meet; never a dictionary form."""
    word = word.lower().removesuffix("’s").removesuffix("'s")
    for ending, kept in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("ers", "er"), ("es", "e"), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + kept
            break
    return _JOINED.get(word, word.removesuffix("e"))


def stems(phrase: str) -> frozenset[str]:
    """The stems of the words of a phrase."""
    return frozenset(stem(w) for w in _WORD.findall(phrase.lower()))


def telling(topics: tuple[str, ...]) -> frozenset[str]:
    """The stems of topic words that say something of the matter: without names of days, units of place and grammar."""
    return frozenset(stem(w) for w in topics if w not in _GENERIC)


def tells(word: str) -> bool:
    """Whether a word says something of the matter."""
    return word not in _GENERIC


@functools.cache
def _irregular() -> dict[str, str]:
    """Stem of a past form -> stem of its verb; without what is a noun of another sense, and without auxiliaries."""
    rows = ([stem(word) for word in row] for row in read_rows("irregular_verbs.txt") if row[0] not in _AUXILIARIES)
    return {word: row[0] for row in rows for word in row[1:] if word not in _NOUNS}


@functools.cache
def _families() -> dict[str, str]:
    """Stem -> the stem that stands for all words of its family, from `data/word_families.txt`."""
    rows = ([_of_verb(stem(word)) for word in row] for row in read_rows("word_families.txt"))
    return {word: row[0] for row in rows for word in row}


def _of_verb(stemmed: str) -> str:
    return _irregular().get(stemmed, stemmed)


@functools.cache
def _weights() -> dict[str, float]:
    """Stem -> what it says when two texts share it, from `data/word_weights.tsv`."""
    table = (resources.files("claimcheck") / "data" / "word_weights.tsv").read_text(encoding="utf-8")
    return {
        word: float(weight) for word, weight in (line.split("\t") for line in table.splitlines() if line[:1] != "#")
    }


def family(word: str) -> str:
    """The stem by which a word is compared: "soldiers" and "troops" have one."""
    found = _of_verb(stem(word))
    return _families().get(found, found)


def families_of(words: Iterable[str]) -> frozenset[str]:
    """The families of topic words that say something of the matter."""
    return frozenset(family(word) for word in words if word not in _GENERIC)


def word_weight(word: str) -> float:
    """What it says when two texts share a stem: from 0.15 for one that most news texts have to 1 for a rare one
    (inverse document frequency, Spärck Jones 1972).

    The frequencies are those of news at large, not of the run, so that what is said of two claims rests on nothing but
    them and their event.
    """
    return _FAMILY_WEIGHTS.get(word) or _weights().get(word, 1.0)
