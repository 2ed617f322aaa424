"""Words brought to one form, so that "attacks" meets "attack" and "parties" meets "party"."""

from __future__ import annotations

import functools
import re

_WORD = re.compile(r"[a-z][a-z’'-]+")
_GENERIC = frozenset(
    "city cities country countries region regions town towns people person several many some such other others place places part parts area areas "
    "said says according reported also have been were that this with from they their there which would could about after before during "
    "into over under more most than when where while will january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday morning evening afternoon night today yesterday tomorrow week month year day days "
    "million billion trillion thousand hundred percent dollars euros pounds cent around nearly almost roughly least total number numbers "
    "what who whom whose then these those them only just even still already both same first last next many much very since until between".split()
)


_JOINED = {"weight": "weigh", "height": "high", "length": "long", "width": "wid", "depth": "deep", "speed": "fast", "growth": "grow", "loss": "los", "death": "di", "dead": "di", "died": "di", "injury": "injur", "cost": "cost"}
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
