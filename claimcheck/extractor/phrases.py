"""The noun phrase behind a number, and the end of its clause."""

from __future__ import annotations

import re
from typing import Final

from claimcheck.extractor.triggers import has_any
from claimcheck.values.bare_figures import NUMBER_WORDS
from claimcheck.values.clause_ends import clause_end
from claimcheck.values.scanning import has_digit, token
from claimcheck.values.word_lists import read_words

STOPS: Final = frozenset(
    "a an the of in on at by to for from with without after before during since until near outside inside around "
    "across over under into onto "
    "through against among amid between as than per and or but nor so yet if while when where who whom whose which "
    "that because although "
    "is are was were be been being am has have had having do does did will would could should may might must can shall "
    "not no n't "
    "said says say told reported announced claimed added according including plus such also already still now then "
    "later earlier ago "
    "this these those it its they them their he his she her we our you your i there here what how why am pm mr mrs out "
    "gmt utc "
    "yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday officially reportedly "
    "currently however".split()
)
_VERBS: Final = frozenset(
    "aged lost left won took made held sent fled hit met went came saw got gave found kept paid sold built cast cut "
    "set put hurt shot lie lay stood sat ran fell rose began became broke "
    "brought bought caught chose drew drove ate felt fought flew forgot grew heard hid knew led let meant rode rang "
    "sang sank spoke spent stole swam taught thought threw told understood woke wore wrote "
    "last next ago away back home alone apart each".split()
)
"""Irregular verbs in the past, and adverbs: where a noun phrase ends."""
_PLAIN_VERBS: Final = read_words("plain_verbs.txt")
_PLURALS: Final = frozenset("people men women children police others staff crew personnel troops sheep".split())
"""Plural nouns without an s."""
_AND_NOUNS: Final = re.compile(r" and (?P<first>[A-Za-z][a-z’-]+)(?: (?P<second>[a-z][a-z’-]+))?(?![\w’'-])")
_NO_NOUNS: Final = STOPS | _VERBS | NUMBER_WORDS | _PLURALS
_OF: Final = re.compile(r"\s+of\s+(?P<them>them|those|these|whom|which|the(?:ir|m)?|its|our|his|her)\b")
_MORE: Final = re.compile(r"\s+(?:more|other|others|additional|further|of)\b")
_SPACES: Final = frozenset(c for c in map(chr, range(0x3001)) if c.isspace())
_MAY_BE_OF: Final = _SPACES | {"o"}
_MAY_BE_MORE: Final = _SPACES | frozenset("moaf")
"""Second characters of what the two patterns match: quicker to look at."""
_SHORTEST: Final = 3
"""Letters of words that are no plurals: "gas"."""
_MOST_JOINED: Final = 3
"""Words of a phrase before which no other is joined by "and"."""
_LONGEST: Final = 90
"""Characters of a noun phrase."""


class NounPhrase:
    """What a number counts; offsets into the sentence. `head` is the last noun in lower case, `text` the phrase as
    written, white space folded."""

    __slots__ = ("end", "extra", "head", "start", "subset", "text", "words")

    def __init__(
        self, words: tuple[str, ...], start: int, end: int, subset: str | None = None, extra: bool = False
    ) -> None:
        self.words: Final = words
        self.start: Final = start
        self.end: Final = end
        self.subset: Final = subset
        self.extra: Final = extra
        self.head: Final = words[-1].lower() if words else None
        self.text: Final = " ".join(words)

    def of_subset(self, subset: str | None) -> NounPhrase:
        """The phrase as one of a part, or of a whole."""
        return NounPhrase(self.words, self.start, self.end, subset, self.extra)

    def placed_at(self, at: int) -> NounPhrase:
        """The phrase where it is only understood."""
        return NounPhrase(self.words, at, at, self.subset, self.extra)


def noun_phrase(sentence: str, lowered: str, end: int, states: frozenset[str]) -> NounPhrase:
    """The noun phrase that begins behind a number which ends at `end`."""
    subset, extra, at = None, False, end
    follows = lowered[at : at + 2]
    of = _OF.match(lowered, at) if follows[1:] in _MAY_BE_OF else None
    if of:
        subset = "of " + of["them"]
        at = of.end()
        if of["them"] in ("them", "those", "these", "whom", "which"):
            return NounPhrase((), at, at, "of them", extra)
        follows = lowered[at : at + 2]
    while follows[1:] in _MAY_BE_MORE and (more := _MORE.match(lowered, at)):
        extra = extra or more.group(0).strip() != "of"
        at = more.end()
        follows = lowered[at : at + 2]
    words: list[str] = []
    start, stop, behind = -1, at, at
    limit = min(len(sentence), at + _LONGEST)
    while True:
        begin, behind = token(sentence, behind, limit)
        if begin == limit:
            break
        word = sentence[begin:behind]
        low = word.lower()
        if word in "“\"‘”'’" and not words:
            continue
        if not word[0].isalpha() or low in STOPS or (low.endswith(("’s", "'s")) and words):
            break
        if low in NUMBER_WORDS and low not in ("several", "few", "half", "quarter", "second"):
            break
        if words and (
            low in _VERBS
            or low in states
            or (low.endswith(("ed", "ing")) and len(low) > 4 and low not in ("killing", "building", "proceeding"))
        ):
            break
        if low in states and not words and low not in ("missing",):
            begins, ends = token(sentence, behind + 1, len(sentence))
            following = sentence[behind + 1 : ends] if begins == behind + 1 else ""
            if not following[:1].isalpha() or following.lower() in STOPS:
                break
        if low.endswith("ly") and words:
            break
        if low in _PLAIN_VERBS and words and _is_plural(words[-1].lower()):
            break
        words.append(word)
        start = begin if start < 0 else start
        stop = behind
        if len(words) == 5:
            break
    if not words:
        return NounPhrase((), at, at, subset, extra)
    if len(words) < _MOST_JOINED and lowered.startswith(" and ", stop) and not _is_plural(words[-1].lower()):
        words, stop = _with_joined(sentence, lowered, words, stop, states)
    return NounPhrase(tuple(words), start, stop, subset, extra)


def _is_plural(low: str) -> bool:
    """Whether a noun in lower case is a plural."""
    return low in _PLURALS or (len(low) > _SHORTEST and low.endswith("s") and not low.endswith(("ss", "us", "is")))


def _with_joined(
    sentence: str, lowered: str, words: list[str], stop: int, states: frozenset[str]
) -> tuple[list[str], int]:
    """The words of a phrase and its end with what "and" joins to them, where only then a plural noun follows: "four
    FIRE AND RESCUE CREWS"."""
    joined = _AND_NOUNS.match(sentence, stop)
    if joined is None or words[-1].lower() in _NO_NOUNS or words[-1].lower() in states:
        return words, stop
    for name in ("first", "second"):
        word = (joined[name] or "").lower()
        if not word or word in _NO_NOUNS or word in states or word.endswith(("ed", "ing", "ly")):
            break
        if _is_plural(word):
            more = [joined["first"]] if name == "first" else [joined["first"], joined["second"]]
            return [*words, *more], joined.end(name)
    return words, stop


_NUMBERS: Final = tuple("one two three four five six seven eight nine ten dozens several hundreds thousands".split())
_ON_TO_NUMBER: Final = re.compile(
    r"[,\s](?:(?<=,)\s+|(?<=\s)\s*)(?:and|while|but|as well as|including|as)\s+"
    rf"(?=(?:about |at least |another |more than |over )?(?:\d|{'|'.join(_NUMBERS)}))"
)
"""Where a clause ends, also before a conjunction that leads to another number; both begin with one set of
characters, so that the scan is fast."""


def right_clause(lowered: str, at: int, limit: int) -> str:
    """The words from `at` to the end of the clause, at most to `limit`, where the next number begins."""
    clause = lowered[at : clause_end(lowered, at, limit)]
    if not (has_digit(clause) or has_any(clause, _NUMBERS)):
        return clause  # what leads to a number is rare in it: the next number that counts something stands behind
    another = _ON_TO_NUMBER.search(lowered, at, limit)
    return clause[: another.start() - at] if another else clause
