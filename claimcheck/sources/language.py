"""Whether a text is English, by its script and its commonest words; other languages are skipped rather than misread."""

from __future__ import annotations

import re

_LOOKED_AT = 20_000
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset("the of and to in a is that for on was with as by at from it has said were be he are have an had they people who".split())
_OTHERS = frozenset(
    "der die das und ist nicht ein eine mit von den im zu dem sich auf für sind bei wie que les des est une dans pour sur par au aux et du le la el los "
    "las un una del por con se no y su para il che di per sono non della een het van op te voor w na się nie z jest do på och att som det en til av "
    "os da do em uma não com ao bir ve bu için ile yang dan di ini untuk pada dengan nu și în cu din az és hogy egy nem".split()
) - _ENGLISH
_FEW = 8
"""Words under which a text is too short to tell."""
_NOT_LATIN = re.compile("[^\x00-\u024f]")


def not_english(text: str) -> str | None:
    """The reason why `text` is taken for another language than English; None where it is not."""
    looked = text[:_LOOKED_AT]
    foreign = sum(map(str.isalpha, _NOT_LATIN.findall(looked)))
    if foreign and foreign > sum(map(str.isalpha, looked)) / 2:
        return "not English: written in another script"
    words = _WORD.findall(looked)
    if len(words) < _FEW:
        return None
    english = sum(map(_ENGLISH.__contains__, map(str.lower, words)))
    other = sum(map(_OTHERS.__contains__, words))  # as written: "El Paso" and "Los Angeles" are no Spanish
    if other > english or (len(words) >= 40 and english < 0.08 * len(words)):
        return "not English: too few of its common words"
    return None
