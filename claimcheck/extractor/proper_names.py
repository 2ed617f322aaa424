"""The names of a document: each that has several words, where it stands first, and those of one word that are spelled
nearly as another name of the document is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from claimcheck.extractor.context import Walk
from claimcheck.extractor.statement import Statement
from claimcheck.record_making import make_value
from claimcheck.values.places import load
from claimcheck.values.spellings import bare, is_word, near
from claimcheck.values.word_lists import read_words

_WORD: Final = r"[A-Z][\w]*(?:[’'-]\w+)*"
_SMALL: Final = "of|de|del|al|el|bin|bint|ibn|van|von|du|di|da|la|le|ben"
_NAME: Final = re.compile(
    rf"[A-Z](?<![\w’'-].)\w*(?:[’'-]\w+)*(?: (?:(?:{_SMALL}) )?(?:[A-Z]\. )?(?:(?:al|el|as|ash|an|ar)-)?{_WORD})*"
)
"""A run of words with capitals; the pattern begins with one set of characters, so that the scan for it is fast."""
_POSSESSIVES: Final = ("'s", "’s")
_MOST_WORDS: Final = 4
"""Words of the longest name; longer runs are headlines."""
_MOST_ASKED: Final = 1_000
"""Names of one document that are looked at for a second spelling: a longer one is a list."""
_INITIAL: Final = 2
"""Characters of an initial with its full stop, which a name may have or lack."""
_SHORTEST: Final = 5
"""Letters of the shortest name of one word whose spelling says anything."""


def read_names(walk: Walk) -> Iterator[Statement]:
    """Each name of several words where it stands first, and each of one word that is near in letters to another."""
    text = walk.text
    whole: dict[str, tuple[int, int]] = {}
    single: dict[str, tuple[int, int]] = {}
    titled: set[str] = set()
    for run, at in _first_places(text).items():
        for name, start, end in _names(run, at):
            if start > at and " " not in name:
                titled.add(name)  # who is introduced so, "Sheriff Ode", is a person with a name of one word
            (whole if " " in name else single).setdefault(name, (start, end))
    doubles = _misspelled(whole, {name: at for name, (at, _) in single.items() if name not in titled})
    for name, (start, end) in (whole | {name: single[name] for name in doubles if name in single}).items():
        numbers = range(0) if _says_nothing(name) else walk.sentences_of(start, end)
        if numbers:
            begin, stop, _ = walk.sentences[numbers[0]]
            value = make_value("names", name, names=(name,))
            yield Statement(start, end, begin, stop, value, None, doubles.get(name))


def _says_nothing(name: str) -> bool:
    """Whether a name is of words of the language alone, "Supreme Court", or of a place that everybody can spell."""
    return load().get(name) is not None or all(is_word(word.lower()) for word in name.split())


def _first_places(text: str) -> dict[str, int]:
    """The runs of words with capitals, each with where it stands first; short words by themselves are left out."""
    found: dict[str, int] = {}
    for match in _NAME.finditer(text):
        run = match.group()
        if run not in found and (len(run) >= _SHORTEST or " " in run):
            found[run] = match.start()
    return found


def _names(run: str, at: int) -> list[tuple[str, int, int]]:
    """The names of a run of words with capitals: what stands between titles, without a possessive."""
    titles = read_words("title_words.txt")
    if " " not in run:
        bare_run = run[:-2] if run[-2:] in _POSSESSIVES else run
        return [] if bare_run in titles else [(bare_run, at, at + len(bare_run))]
    found: list[tuple[str, int, int]] = []
    part: list[str] = []
    begin = start = at
    capitals = 0
    for word in run.split(" "):
        if word[-2:] in _POSSESSIVES:
            _keep(found, [*part, word[:-2]], begin if part else start, start + len(word) - 2)
            part = []
        elif word in titles or (word.isupper() and word.capitalize() in titles):
            _keep(found, part, begin, start - 1)
            part = []
        elif not (len(word) == _INITIAL and word[-1] == "."):
            if capitals > 1 and capitals == len(part) and not word.isupper():  # a heading in capitals ends
                _keep(found, part, begin, start - 1)
                part = []
            if not part:
                begin, capitals = start, 0
            capitals += word.isupper()
            part.append(word)
        start += len(word) + 1
    _keep(found, part, begin, start - 1)
    return found


def _keep(found: list[tuple[str, int, int]], part: list[str], begin: int, end: int) -> None:
    """Put a name among those found, without small words at its ends."""
    while part and part[0].islower():
        begin += len(part[0]) + 1
        part = part[1:]
    while part and part[-1].islower():
        end -= len(part[-1]) + 1
        part = part[:-1]
    if part and len(part) <= _MOST_WORDS:
        found.append((" ".join(part), begin, end))


def _misspelled(whole: dict[str, tuple[int, int]], single: dict[str, int]) -> dict[str, str]:
    """Names of one word, each with another of one word, or a longer one before it that ends so, that is spelled nearly
    as it is; and the other way round. `single` are where names of one word begin."""
    asked = [name for name in single if _may_be_misspelled(name)][:_MOST_ASKED]
    if not asked:
        return {}
    last = {name.rpartition(" ")[2]: name for name in reversed(tuple(whole)[:_MOST_ASKED])}
    by_letter: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word in dict.fromkeys((*asked, *last)):
        form = bare(word)
        by_letter[form[:1]].append((word, form))
    found: dict[str, str] = {}
    for name in asked:
        form = bare(name)
        for other, other_form in by_letter[form[:1]]:
            if other_form == form or DamerauLevenshtein.distance(form, other_form, score_cutoff=1) > 1:
                continue
            longer = last.get(other, other)
            known = whole[longer][0] < single[name] if longer in whole else _may_be_misspelled(other)
            if known and near(form, other_form):
                found.setdefault(name, longer)
                found.setdefault(longer, name)
                break
    return found


def _may_be_misspelled(name: str) -> bool:
    word = bare(name)
    return (
        len(word) >= _SHORTEST
        and not is_word(word)
        and load().get(name) is None
        and name not in read_words("given_names.txt")
    )
