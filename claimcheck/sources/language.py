"""Whether a text is English, by its script and its commonest words; other languages are skipped rather than misread."""

from __future__ import annotations

import itertools
import re
import string

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
_NOT_PLAIN = re.compile(r"[^\x00-\x7f]")
_ENGLISH_AS_WRITTEN = frozenset("".join(letters) for word in _ENGLISH for letters in itertools.product(*zip(word, word.upper(), strict=True)))
"""The words in lower case, in capitals and in all between."""
_PLAIN_ENGLISH = frozenset(word.encode() for word in _ENGLISH_AS_WRITTEN)
_PLAIN_OTHERS = frozenset(word.encode() for word in _OTHERS if word.isascii())
_LETTERS = bytes(code if chr(code) in string.ascii_letters else ord(" ") for code in range(256))
"""The letters A to Z and a to z as they are, all else as a space."""


def not_english(text: str) -> str | None:
    """The reason why `text` is taken for another language than English; None where it is not."""
    looked = text[:_LOOKED_AT]
    foreign = sum(map(str.isalpha, _NOT_LATIN.findall(looked)))
    if foreign and foreign > sum(map(str.isalpha, looked)) / 2:
        return "not English: written in another script"
    count, english, other = _counted(looked)
    if count < _FEW:
        return None
    if other > english or (count >= 40 and english < 0.08 * count):
        return "not English: too few of its common words"
    return None


def _counted(text: str) -> tuple[int, int, int]:
    """How many words a text has, how many of them are common in English, and how many, as written, in other languages: "El Paso" and "Los Angeles" are no Spanish."""
    if any(map(str.isalnum, _NOT_PLAIN.findall(text))):
        words = _WORD.findall(text)
        return len(words), sum(map(_ENGLISH_AS_WRITTEN.__contains__, words)), sum(map(_OTHERS.__contains__, words))
    plain = text.encode("ascii", "replace").translate(_LETTERS).split()  # several times as fast
    return len(plain), sum(map(_PLAIN_ENGLISH.__contains__, plain)), sum(map(_PLAIN_OTHERS.__contains__, plain))
