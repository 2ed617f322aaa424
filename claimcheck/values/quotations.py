"""Two wordings of quoted words, laid side by side: what they share, and the words in which they differ."""

from __future__ import annotations

import difflib
import functools
import re
from itertools import pairwise
from typing import Final, NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from claimcheck.values.bare_figures import ONES, TENS
from claimcheck.values.word_lists import read_rows, read_words

_WORD: Final = re.compile(
    r"\[[^\]]*\]|\((?:sic|inaudible|crosstalk|[A-Z][^)]*)\)|…|\.\.+|(?:[A-Za-z]\.){2,}|[\w*]*\w[\w*]*(?:[’'][\w*]+)*|&"
)
_GAP: Final = "…"
"""What stands for words that are left out or put in: an ellipsis, brackets."""
_NUMBERS: Final = {word: f"{value:g}" for word, value in (*ONES.items(), *TENS.items())}
_GRAMMAR: Final = frozenset(
    "a an the that which who and or so of in on at to for by with from as into onto upon toward towards up out off "
    "over uh um er ah well oh yeah".split()
)
"""Words that carry no meaning of their own: articles, prepositions, conjunctions, fillers."""
_NEGATIONS: Final = frozenset("not no never nobody nothing none neither without".split())
_SHORTEST: Final = 5
"""Letters from which a word that differs in one is the same, written otherwise."""
_AROUND: Final = 5
"""Words shown before and behind those in which two wordings differ."""
_PLURAL: Final = 3
"""Letters beyond which an "s" is a plural ending."""
_MOST_LONGER: Final = 2
_MORE: Final = 1
"""Times as many words as it has, and more, that may lie between a run of words at an end of what two wordings share and
the rest."""


class Word(NamedTuple):
    """A quoted word: the form in which it is compared, and where it stands in the quotation."""

    form: str
    start: int
    end: int


class Aligned(NamedTuple):
    """Two wordings side by side, from the first to the last of the words that they share."""

    shared: tuple[str, ...]
    """The forms of the words in both, in their order."""
    longest: int
    """Words of the longest run of them."""
    length: int
    """Words of the longer of the two."""
    differing: tuple[tuple[int, int, int, int], ...]
    """Where they differ: the first word of the one and the one behind the last, then of the other; either may be
    none."""


@functools.lru_cache(maxsize=16_384)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a quotation; short forms in full ("it's": it is), numbers in digits, what is left out as one mark."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        form = match.group().lower().replace("’", "'").replace(".", "")
        if form[:1] in "[(" or not form:
            forms: tuple[str, ...] = (_GAP,)
        else:
            forms = _in_full().get(form) or (_NUMBERS.get(form, form),)
        found += [Word(part, *match.span()) for part in forms]
    return tuple(found)


@functools.cache
def _in_full() -> dict[str, tuple[str, ...]]:
    """Short forms and other spellings -> what they stand for, from `data/short_forms.txt`."""
    return {row[0]: row[1:] for row in read_rows("short_forms.txt")}


@functools.lru_cache(maxsize=4096)
def aligned(a: tuple[Word, ...], b: tuple[Word, ...]) -> Aligned | None:
    """Two wordings side by side; None where they share no word."""
    mine, others = ([word.form for word in words] for words in (a, b))
    matcher = difflib.SequenceMatcher(None, mine, others, autojunk=False)
    runs = [(run.a, run.b, run.size) for run in matcher.get_matching_blocks() if run.size]
    while len(runs) > 1 and _stray(runs[0], runs[1], mine):
        runs.pop(0)
    while len(runs) > 1 and _stray(runs[-1], runs[-2], mine):
        runs.pop()
    if not runs:
        return None
    (first, other_first, _), (last, other_last, size) = runs[0], runs[-1]
    between = [
        (at + many, next_at, other + many, next_other) for (at, other, many), (next_at, next_other, _) in pairwise(runs)
    ]
    return Aligned(
        tuple(form for at, _, many in runs for form in mine[at : at + many]),
        max(many for _, _, many in runs),
        max(last - first, other_last - other_first) + size,
        tuple(between),
    )


def _stray(run: tuple[int, int, int], neighbour: tuple[int, int, int], forms: list[str]) -> bool:
    """Whether a run at an end is by chance: words of grammar alone, or few before a long gap."""
    at, _, many = run
    if all(form in _GRAMMAR for form in forms[at : at + many]):
        return True
    near, far = sorted((run, neighbour))
    gap = max(far[0] - near[0] - near[2], far[1] - near[1] - near[2])
    return gap > _MOST_LONGER * many + _MORE


def differences(a: str, b: str) -> tuple[tuple[str, str], ...]:
    """The words, as written, that one wording has and the other has otherwise or has not, where they carry meaning.

    None where one is only shorter, so that all it lacks is neither a number nor a negation, or differs in spelling,
    fillers or marks.
    """
    return tuple(
        (_written(a, words_of(a)[first:end]), _written(b, words_of(b)[other:other_end]))
        for first, end, other, other_end in _told(a, b)
    )


@functools.lru_cache(maxsize=4096)
def _told(a: str, b: str) -> tuple[tuple[int, int, int, int], ...]:
    """Where two wordings differ in words that carry meaning, as `Aligned.differing`."""
    mine, others = words_of(a), words_of(b)
    found = aligned(mine, others)
    told = tuple(
        (first, end, other, behind)
        for first, end, other, behind in (found.differing if found else ())
        if _carries_meaning(mine[first:end], others[other:behind])
    )
    if any(
        (first < end and other < behind) or _turns((*mine[first:end], *others[other:behind]))
        for first, end, other, behind in told
    ):
        return told
    return ()


def side_by_side(a: str, b: str) -> tuple[str, str]:
    """What stands around the words in which two wordings differ, each such word between » and «; both whole where they
    differ in none."""
    told = _told(a, b)
    if not told:
        return a, b
    return (
        _excerpt(a, words_of(a), [(first, end) for first, end, _, _ in told]),
        _excerpt(b, words_of(b), [(first, end) for _, _, first, end in told]),
    )


def _excerpt(text: str, words: tuple[Word, ...], spans: list[tuple[int, int]]) -> str:
    first, last = max(0, spans[0][0] - _AROUND), min(len(words), spans[-1][1] + _AROUND)
    at = words[first].start
    parts = ["…"] if first else []
    for begin, end in spans:
        if begin < end:
            parts += [text[at : words[begin].start], "»", text[words[begin].start : words[end - 1].end], "«"]
            at = words[end - 1].end
    parts.append(text[at : words[last - 1].end])
    return "".join(parts) + ("…" if last < len(words) else "")


def _turns(words: tuple[Word, ...]) -> bool:
    """Whether words that one wording leaves out change what is said: a number, a negation."""
    return any(word.form in _NEGATIONS or word.form.isdigit() for word in words)


def _written(text: str, words: tuple[Word, ...]) -> str:
    return text[words[0].start : words[-1].end] if words else ""


def _carries_meaning(mine: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    """Whether words that stand in each other's place mean something else."""
    if any(word.form == _GAP for word in (*mine, *other)):
        return False
    if "".join(word.form for word in mine) == "".join(word.form for word in other):
        return False  # "co-op", "coop"
    left, right = ([word.form for word in words if word.form not in _GRAMMAR] for words in (mine, other))
    if len(left) != len(right):
        return True
    return any(not _one_word(x, y) for x, y in zip(left, right, strict=True))


def _one_word(x: str, y: str) -> bool:
    """Whether two words are one: masked ("f***ing"), in another spelling, or with a plural ending."""
    if "*" in x or "*" in y:
        return x[:1] == y[:1]
    if x == y or (min(len(x), len(y)) > _PLURAL and x.rstrip("s") == y.rstrip("s")):
        return True
    if x.isdigit() or y.isdigit() or min(len(x), len(y)) < _SHORTEST:
        return False
    known = read_words("lower_words.txt")
    return DamerauLevenshtein.distance(x, y) == 1 and not (x in known and y in known)
