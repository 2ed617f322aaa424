"""The words of acts: which word of a sentence is a verb of the past, or a noun for an act, and the name of its
family."""

from __future__ import annotations

import functools
import re
from typing import Final

from claimcheck.values.calendar_words import MONTHS, WEEKDAYS
from claimcheck.values.word_lists import read_rows

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*|\d[\d,.:]*|--|[,;:()“”\"—–]")
_ASIDE: Final = re.compile(r"\([^()]{0,80}\)")
AROUND: Final = 400
"""Characters on either side of a date that are looked at: a sentence may be a table of thousands."""
BOUNDS: Final = frozenset(
    "that which who whom whose where when while because although though if after before but as whether so until "
    'unless like despite following ; : — – -- “ ” " ( )'.split()
)
"""Words and marks that part clauses."""
LIGHT: Final = frozenset("take come hold make give go conduct deliver reach achieve".split()) | {"carry out"}
"""Verbs that say nothing without their object: "gave a speech"."""
SUPPORTS: Final = LIGHT | frozenset("file launch stage commit mount bring issue publish win suffer sustain".split())
"""Verbs that may stand for no more than that their object was done: "filed a lawsuit"."""
HAPPENS: Final = frozenset("happen occur unfold erupt begin start".split()) | {"take place", "break out"}
"""Verbs that say nothing without their subject: "the trial began"."""
REPORTS: Final = frozenset(("say", "announce"))
"""Names of the acts of speaking, which many do on many days."""
_AUXILIARIES: Final = frozenset(
    "was were is are be been being am has had have having did do does done not n't never ever also will would shall "
    "should may might can could must got get gets getting".split()
)
PLACING: Final = frozenset("of to for in during at by with from over about into against on under following".split())
"""Words before a noun that make it no object of its verb."""
_BEFORE_NAMES: Final = frozenset(
    "the a an his her its their our my your this these those of in with by for from most more very some any no each "
    "every another other two three four five six seven eight nine ten several many".split()
)
"""What stands before nouns and their adjectives, and not before a verb."""
_NO_PAST: Final = frozenset(
    "united hundred need speed indeed armed wanted red bed feed seed weed breed bleed exceed proceed succeed based "
    "related supposed alleged scheduled expected planned naked sacred hatred limited so-called unidentified unnamed "
    "unprecedented used left shed sled deed heed reed steed".split()
)
"""Words that end like a past and are mostly none."""
_OTHER_FORMS: Final = frozenset(
    "am are been being born did does done dying goes ground had has is lying rent tying was were wound".split()
)
"""Irregular forms that are no past of an act: of auxiliaries, of the present, and nouns."""
_BEFORE_GERUNDS: Final = frozenset("was were been after before by for while since is are".split())
_PLANS: Final = frozenset(
    "will would shall should may might can could must expected scheduled due set plan plans planned planning hopes "
    "wants intends likely slated vowed about ll if".split()
)
_PROPOSALS: Final = frozenset(
    "proposal proposals proposed plan plans planned call calls calling demand demands demanding upcoming next "
    "scheduled possible expected coming future potential threat threats ahead".split()
)
_MODALS: Final = frozenset("will would shall should may might can could must did didn't didn’t".split())
_FACTS: Final = frozenset("had forced compelled managed able went came decided agreed began started".split())
"""Words before "to" that say that it was done."""
_NOT: Final = frozenset("not never without failed refused denied".split())
_PARTICLES: Final = frozenset("up down over out off away back aside apart place office part".split())
"""Words that make another act of the verb before them."""
_MOVING: Final = frozenset("come bring take transport move transfer fly arrive".split())
"""Names of acts that are an arrival where a place is named."""
_OPENING: Final = 2
"""Characters in which a sentence begins, where any word has a capital."""
_SHORTEST: Final = 4
_LONG: Final = 7


class Word:
    """A word or mark of a sentence."""

    __slots__ = ("big", "end", "is_date", "low", "start")

    def __init__(self, word: str, start: int, end: int) -> None:
        self.low: Final = word.lower()
        self.start: Final = start
        self.end: Final = end
        self.big = word[0].isupper()
        self.is_date: Final = self.big and (self.low in WEEKDAYS or self.low in MONTHS)


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words and marks of a sentence around a date at `start` to `end`, without what stands in parentheses, unless
    the date does."""
    first, last = max(0, start - AROUND), end + AROUND
    asides = [m.span() for m in _ASIDE.finditer(text, first, last) if not m.start() < end <= m.end()]
    found = [Word(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text, first, last)]
    return [word for word in found if not any(a <= word.start < b for a, b in asides)] if asides else found


@functools.cache
def _pasts() -> dict[str, str]:
    """Past and participle of the verbs that have their own -> the verb."""
    rows = read_rows("irregular_verbs.txt")
    return {word: row[0] for row in rows for word in row[1:] if word not in _OTHER_FORMS}


@functools.cache
def _families() -> tuple[dict[str, str], dict[str, str]]:
    """Verbs, and nouns, without their endings -> the name of their act."""
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}
    for row in read_rows("act_words.txt"):
        for listed in row:
            first, *rest = listed.removesuffix("/v").split("-")
            verbs["-".join([_bare(first), *rest])] = row[0].removesuffix("/v")
            if listed.isalpha():
                nouns[_bare(first)] = row[0].removesuffix("/v")
    return verbs, nouns


@functools.cache
def _verbs() -> frozenset[str]:
    """Verbs that may stand behind "to"."""
    words = (word.removesuffix("/v") for row in read_rows("act_words.txt") for word in row)
    return frozenset(_pasts().values()) | frozenset(words)


@functools.lru_cache(maxsize=16_384)
def _bare(word: str) -> str:
    """A word without its ending, one for all forms of a verb: "stop" of "stopped", "stopping" and "stops"."""
    for ending, kept in (
        ("ies", "y"),
        ("ied", "y"),
        ("sses", "ss"),
        ("shes", "sh"),
        ("ches", "ch"),
        ("ing", ""),
        ("ed", ""),
        ("es", "e"),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + kept
            break
    word = word.removesuffix("e")
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


@functools.lru_cache(maxsize=16_384)
def act_name(word: str) -> str:
    """The name of the act that a word in lower case is of; itself without its ending where it is not in the table."""
    verb = _pasts().get(word)
    bare = _bare(verb or word)
    return _families()[0].get(bare, verb or bare)


def as_verb(words: list[Word], at: int) -> str | None:
    """The act of a word that is a verb of the past, a participle, or has "to" before it; None for others."""
    word = words[at].low
    if words[at].big or not word[0].isalpha() or word in _AUXILIARIES or word in _NO_PAST:
        return None
    before = words[at - 1].low if at else ""
    if before in _MODALS:
        is_verb = not word.endswith("ly")
    elif before in ("to", "not"):
        is_verb = word in _verbs() or word.endswith(("ize", "ise", "ify"))
    elif word in _pasts() or (word.endswith("ed") and len(word) >= _SHORTEST):
        is_verb = not (before in _BEFORE_NAMES or before[:1].isdigit() or before.endswith(("'s", "’s", "s’", "s'")))
    else:
        is_verb = word.endswith("ing") and len(word) > _SHORTEST + 1 and before in _BEFORE_GERUNDS
    return _of_phrase(words, at) if is_verb else None


def _of_phrase(words: list[Word], at: int) -> str:
    """The act of a verb with the words behind it ("stepped down"), and of coming or bringing to a place."""
    verb = _pasts().get(words[at].low) or _bare(words[at].low)
    behind = [word.low for word in words[at + 1 : at + 3]]
    for many in (2, 1):
        phrase = _families()[0].get("-".join([_bare(verb), *behind[:many]]))
        if phrase:
            return phrase
    name = act_name(words[at].low)
    if (
        behind[:1]
        and behind[0] in _PARTICLES
        and not (behind[0] == "off" and any(w.big for w in words[at + 2 : at + 3]))
    ):
        return f"{name} {behind[0]}"
    if name in _MOVING and behind[:1] and behind[0] in ("to", "in", "into", "at"):
        if any(word.big for word in words[at + 2 : at + 5]):
            return "arrive"
    return name


def as_noun(word: Word) -> str | None:
    """The act of a word that is a noun for one; None for others."""
    low = word.low.removesuffix("'s").removesuffix("’s")
    if (word.big and word.start > _OPENING) or not low[0].isalpha() or low.endswith("ed"):
        return None
    name = _families()[1].get(_bare(low))
    return name or (act_name(low) if len(low) > _LONG and low.endswith(("tion", "sion", "tions", "sions")) else None)


def is_plan(words: list[Word], at: int) -> bool:
    """Whether a verb tells of what is to come or may come."""
    before = [word.low for word in words[max(0, at - 5) : at]]
    if before[-1:] == ["to"]:
        return before[-2:-1] == [] or before[-2] not in _FACTS
    return not _PLANS.isdisjoint(before[-3:])


def is_proposal(words: list[Word], at: int) -> bool:
    """Whether a noun is of what is to come or may come: "a proposal for elections", "the next debate"."""
    return not _PROPOSALS.isdisjoint(word.low for word in words[max(0, at - 5) : at])


def is_denied(words: list[Word], at: int) -> bool:
    """Whether a verb tells of what was not done."""
    return any(word.low in _NOT or word.low.endswith(("n't", "n’t")) for word in words[max(0, at - 3) : at])
