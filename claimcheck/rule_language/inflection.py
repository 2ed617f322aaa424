"""The forms of an English word: `kill~` stands for kill, kills, killed and killing.

Only recognition needs them, so where spelling leaves a choice ("travelled", "traveled") both forms are given, and a
form that does not exist ("openned") costs nothing.
"""

from __future__ import annotations

from claimcheck.values.word_lists import read_rows

_SINGLE = frozenset(
    "need feed speed breed bleed exceed proceed succeed shed wed embed bed red shred sled seed weed deed greed reed "
    "creed heed steed bred "
    "hundred kindred sacred naked wicked rugged ragged indeed".split()
)
"""Words that end in -ed and are no past tense."""
_OWN = frozenset("wound found ground bound rent people media data spoke felt rose thought bore fell wove".split())
"""Forms that are words of their own: "12 were wounded" has nothing to do with winding."""
_VOWELS = frozenset("aeiou")


IRREGULAR_VERBS = {row[0]: row[1:] for row in read_rows("irregular_verbs.txt")}
IRREGULAR_NOUNS = {row[0]: row[1:] for row in read_rows("irregular_nouns.txt")}
_BASES = {
    form: base
    for table in (IRREGULAR_VERBS, IRREGULAR_NOUNS)
    for base, found in table.items()
    for form in found
    if form not in IRREGULAR_VERBS and form not in IRREGULAR_NOUNS
}


def base_of(word: str) -> str | None:
    """The base form that was meant where `word` is none: "shot" -> "shoot", "killed" -> "kill"; None where `word`
    may be one."""
    if word in IRREGULAR_VERBS or word in IRREGULAR_NOUNS or word in _OWN:
        return None
    if word in _BASES:
        return _BASES[word]
    if len(word) > 4 and word.endswith("ed") and word not in _SINGLE:
        stem = word[:-2]
        if stem.endswith("i"):
            return stem[:-1] + "y"
        mute = [stem + "e"] if stem[-1] in "vzcugs" and not stem.endswith("ss") else []
        candidates = (
            [*mute, stem[:-1], stem, stem + "e"]
            if stem[-1] == stem[-2] and stem[-1] not in "lsfz"
            else [*mute, stem, stem + "e"]
        )
        return next((c for c in candidates if word in forms(c)), stem)
    return None


def forms(word: str) -> tuple[str, ...]:
    """The base form `word` with its plural and its verb forms, sorted; for several words, those of the first count
    for verbs ("lay off")."""
    word = word.lower()
    found = {word, *IRREGULAR_NOUNS.get(word, ())}
    if word not in IRREGULAR_NOUNS:
        found.add(_with_s(word))
    if word not in IRREGULAR_NOUNS and not (word.endswith("ing") and len(word) > 5 and word not in IRREGULAR_VERBS):
        found.update(_verb(word))
    return tuple(sorted(found))


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if (
        word.endswith("o")
        and word[-2:-1] not in _VOWELS
        and word not in ("photo", "piano", "euro", "kilo", "memo", "casino")
    ):
        return word + "es"
    return word + "s"


def _verb(word: str) -> set[str]:
    irregular = IRREGULAR_VERBS.get(word)
    found = set(irregular or ())
    if word == "be":
        return found
    stems = {word}
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        stems = {word[:-1]}
    elif _doubles(word):
        doubled = word + word[-1]
        stems = {doubled} if sum(c in _VOWELS for c in word) == 1 else {word, doubled}
    elif word.endswith("c"):
        stems = {word + "k"}
    if not (word.endswith("ie") and irregular):  # "dying" stands in the table
        found.update(stem + "ing" for stem in stems)
    if irregular is None or word in (
        "broadcast",
        "burn",
        "dream",
        "lean",
        "leap",
        "plead",
        "learn",
        "light",
        "prove",
        "spell",
        "spill",
        "spoil",
        "hang",
        "show",
        "kneel",
        "speed",
    ):
        if word.endswith("y") and word[-2:-1] not in _VOWELS:
            found.add(word[:-1] + "ied")
        elif word.endswith("e"):
            found.add(word + "d")
        else:
            found.update(stem + "ed" for stem in stems)
    if word in ("die", "tie"):
        found.add(word + "d")
    return found


def _doubles(word: str) -> bool:
    """Whether the last consonant may be doubled: "stop", "admit", "travel"."""
    return (
        len(word) > 2
        and word[-1] not in _VOWELS
        and word[-1] not in "wxyhkc"
        and word[-2] in _VOWELS
        and word[-3] not in _VOWELS
    )
