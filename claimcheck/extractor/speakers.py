"""Which words before or behind a verb of saying name who speaks: a person, an office or a body."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.values.word_lists import read_words

_NOBODY: Final = frozenset(
    "he she they it who we i you earlier later this that these those there which what a an the some many "
    "several two three four other others both all none more most such".split()
)
_LEADING: Final = frozenset(
    "the a an and but in on at to as if so for yet while when after before since because though although until once "
    "then now still also nor with among between by from about nearly only even "
    "meanwhile however instead according where whereas despite during under over".split()
)
"""Words that no name begins with: a sentence or a clause does."""
_KEPT: Final = frozenset(("a", "an"))
"""Articles that stay where a noun follows: "A police spokesman"."""
_VERBS: Final = frozenset(
    "is are was were be been being has have had will would can could may might do does did who whom which that "
    "what how whether rejected denied refused found faced killed died not never he she they it".split()
)
"""Words that no name of a speaker holds: what stands before the verb is a clause."""
_ENDING: Final = frozenset(
    "on of in at by to for from and or the a an with as late early also first last officially newly recently".split()
)
"""Words that no name ends with."""
_DAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday january february march april may "
    "june july august september october november december morning afternoon evening night".split()
)
_HEAD_ENDS: Final = (
    "er", "ers", "or", "ors", "ist", "ists", "man", "men", "woman", "women", "person", "people", "ian", "ians", "ant", "ants", "ent", "ents", "ee", "ees", "eer", "eers", "ial", "ials", "ive", "ives",
    "ness", "nesses", "ry", "ries", "ncy", "ncies", "ice", "ion", "ions", "ity", "ities", "udy", "udies", "ort", "orts", "oll", "olls", "vey", "veys", "urce", "urces", "media", "per", "site", "news", "team",
    "teams", "oup", "oups", "any", "anies", "rm", "rms", "urt", "urts", "dge", "dges", "mily", "milies", "hief", "chiefs", "head", "heads", "aid", "ide", "aides", "ics", "irm", "itness", "ctim", "ctims", "ouple",
    "mayor", "king", "queen", "friend", "friends", "wife", "husband", "son", "sons", "boss", "staff", "army", "navy", "union", "unions", "board", "church", "school", "bank", "banks", "mate", "mates", "father",
    "expert", "experts", "nurse", "nurses", "medic", "medics", "rebels", "rebel", "troops", "ocates", "igrants", "irl", "boy", "sts", "parents", "neighbours", "neighbors", "guard", "guards", "mats", "pital", "pitals", "line", "lines", "pilot", "pilots", "cial",
)  # fmt: skip
"""How nouns end that name who can speak: officials, spokesman, ministry, agency, study."""
_PREPOSITION: Final = re.compile(
    r" (?:of|for|from|at|in|with|on|to|near|above|below|under|who|familiar|close|about|by|inside|within|across) "
)
_INITIALS: Final = re.compile(r" \(?[A-Z]{2,8}\)$")
_LAST_WORDS: Final = re.compile(
    r"(?: (?:on|in|late|early|last|this))+ (?:[A-Z][a-z]+day|[A-Z][a-z]+|week|month|year|day)$"
)


def speaker(words: str) -> str | None:
    """Who speaks, as written without "the", a leading conjunction and a day behind; None where the words name nobody
    who can."""
    who = words.strip().rstrip(".,;:’'”\"")
    who = _INITIALS.sub("", who)
    parts = who.split()
    had_article = parts[:1] != [] and parts[0].lower() == "the"
    parts = _without_ends(parts)
    if not parts or parts[-1].endswith(("’s", "'s")):
        return None
    lowered = [part.lower() for part in parts]
    if len(parts) == 1 and (lowered[0] in _NOBODY or lowered[0] in _DAYS or not lowered[0][:1].isalnum()):
        return None
    who = " ".join(parts)
    if not _VERBS.isdisjoint(
        lowered if who.isupper() else [part.lower() for part in parts if not part.isupper()]
    ):  # "WHO chief Ann Lee" speaks
        return None
    return who if _can_speak(parts, had_article) else None


def _without_ends(parts: list[str]) -> list[str]:
    """The words without those that no name begins or ends with."""
    found = _LAST_WORDS.search(" ".join(parts))
    if found and found.group().split()[-1].lower() in _DAYS:
        parts = " ".join(parts)[: found.start()].split()
    first, last = 0, len(parts)
    while (
        first < last
        and parts[first].lower() in _LEADING
        and (
            parts[first].lower() not in _KEPT or last - first == 1 or (parts[first].isupper() and len(parts[first]) > 1)
        )
    ):
        first += 1
    while last > first and (
        parts[last - 1].lower() in _ENDING or (last - first > 1 and parts[last - 1].lower() in _DAYS)
    ):
        last -= 1
    return parts[first:last]


def _can_speak(parts: list[str], had_article: bool) -> bool:
    """Whether the words are a name, or a noun of who can speak."""
    if parts[0].lower() in _KEPT and len(parts) > 1:
        parts = parts[1:]
    if (
        len(parts) == 1
        and not had_article
        and parts[0][:1].isupper()
        and parts[0].lower() in read_words("lower_words.txt")
    ):
        return parts[0].lower().endswith(_HEAD_ENDS)
    if any(part[:1].isupper() for part in parts[1:]) or (
        parts[0][:1].isupper() and (len(parts) == 1 or parts[0].lower() not in read_words("lower_words.txt"))
    ):
        return True
    before, _, behind = " ".join(parts).partition(" of ")
    if behind and before.lower() in _NOBODY:
        return parts[-1].endswith(_HEAD_ENDS)  # "Two of her brothers"
    head = _PREPOSITION.split(" ".join(parts), maxsplit=1)[0].rsplit(" ", 1)[-1]
    return head.lower().endswith(_HEAD_ENDS)
