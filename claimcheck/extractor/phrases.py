"""The noun phrase behind a number, and the kind that the words around it name."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from claimcheck.rules import Kind, Rules

_TOKEN = re.compile(r"[^\W\d_][\w’'-]*(?:-\w+)*|\S")
STOPS = frozenset(
    "a an the of in on at by to for from with without after before during since until near outside inside around across over under into onto "
    "through against among amid between as than per and or but nor so yet if while when where who whom whose which that because although "
    "is are was were be been being am has have had having do does did will would could should may might must can shall not no n't "
    "said says say told reported announced claimed added according including plus such also already still now then later earlier ago "
    "this these those it its they them their he his she her we our you your i there here what how why am pm mr mrs "
    "yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday officially reportedly currently however".split()
)
_ADVERB = (
    r"(?:have|has|had|having|were|was|are|is|been|being|be|also|already|officially|reportedly|now|so|far|later|since|confirmed|"
    r"reported|believed|feared|said|thought|known|to|still|currently|remain|remained|left|fatally|critically|seriously|either|"
    r"who|that|which|would|will|shot|and|both|listed|as|being|on)"
)
_OF = re.compile(r"\s+of\s+(?P<them>them|those|these|whom|which|the(?:ir|m)?|its)\b")
_MORE = re.compile(r"\s+(?:more|other|others|additional|further|of)\b")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """What a number counts; offsets into the sentence."""

    words: tuple[str, ...]
    start: int
    end: int
    subset: str | None
    extra: bool

    @property
    def head(self) -> str | None:
        """The last noun, lower case."""
        return self.words[-1].lower() if self.words else None

    @property
    def text(self) -> str:
        """The phrase as written, white space folded."""
        return " ".join(self.words)


def noun_phrase(sentence: str, lowered: str, end: int, states: frozenset[str]) -> NounPhrase:
    """The noun phrase that begins behind a number which ends at `end`."""
    subset, extra, at = None, False, end
    of = _OF.match(lowered, at)
    if of:
        subset = "of " + of["them"]
        at = of.end()
        if of["them"] in ("them", "those", "these", "whom", "which"):
            return NounPhrase((), at, at, "of them", extra)
    while more := _MORE.match(lowered, at):
        extra = extra or more.group(0).strip() != "of"
        at = more.end()
    words: list[str] = []
    start, stop = -1, at
    for token in _TOKEN.finditer(sentence, at, min(len(sentence), at + 90)):
        word = token.group(0)
        low = word.lower()
        if word in "“\"‘”'’" and not words:
            continue
        if not word[0].isalpha() or low in STOPS or (low.endswith(("’s", "'s")) and words):
            break
        if words and (low in states or (low.endswith(("ed", "ing")) and len(low) > 4 and low not in ("killing", "building", "proceeding"))):
            break
        if low in states and not words and low not in ("missing",):
            following = _TOKEN.match(sentence, token.end() + 1)
            if not following or following.group(0).lower() in STOPS or not following.group(0)[0].isalpha():
                break
        if low.endswith("ly") and words:
            break
        words.append(word)
        start = token.start() if start < 0 else start
        stop = token.end()
        if len(words) == 5:
            break
    if not words:
        return NounPhrase((), at, at, subset, extra)
    return NounPhrase(tuple(words), start, stop, subset, extra)


@dataclass(frozen=True, slots=True)
class Cue:
    """A compiled kind."""

    name: str
    kind: Kind
    nouns: frozenset[str]
    of: frozenset[str]
    passive: re.Pattern[str] | None
    immediate: re.Pattern[str] | None
    active: re.Pattern[str] | None
    named: re.Pattern[str] | None


def _alternation(words: tuple[str, ...]) -> str:
    return "|".join(sorted((re.escape(w) for w in words), key=len, reverse=True))


@functools.lru_cache(maxsize=8)
def compile_cues(rules: Rules) -> tuple[Cue, ...]:
    """The count kinds of `rules`, ready to match, in their order."""
    cues = []
    for name, kind in rules.kinds.items():
        if kind.value != "count":
            continue
        states, acts, nouns = _alternation(kind.states), _alternation(kind.acts), _alternation(kind.nouns)
        link = r"(?:\s+(?:of|at|to|as|up|many|the|that|another|a|an|some|total|is|was|were|be|are|now|stood|stands|reached|rose|risen|climbed|by|from|out|also))*"
        cues.append(
            Cue(
                name,
                kind,
                frozenset(kind.nouns),
                frozenset(kind.of),
                re.compile(rf"\b(?:have|has|had|were|was|are|is|be|been)(?:\s+{_ADVERB})*\s+(?:{states})\b") if states else None,
                re.compile(rf"[\s,]*(?:{_ADVERB}\s+){{0,6}}(?:{states})\b") if states else None,
                re.compile(rf"\b(?:{acts}){link}[\s“\"]*$") if acts else None,
                re.compile(rf"\b(?:{nouns})(?:\s+[\w’'-]+){{0,3}}\s+(?:at|to|of|was|is|stood at|reached|:)[\s“\"]*$") if nouns else None,
            )
        )
    return tuple(cues)


@functools.lru_cache(maxsize=8)
def state_words(rules: Rules) -> frozenset[str]:
    """The single words that rules name as states, where a noun phrase ends."""
    return frozenset(w for k in rules.kinds.values() for w in k.states if " " not in w)


_CLAUSE_END = re.compile(
    r"[;:—]|,?\s+(?:and|while|but|as well as|including|as)\s+(?=(?:about |at least |another |more than |over )?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|dozens|several|hundreds|thousands))|,\s+(?:while|but)\b|\.\s"
)


def right_clause(lowered: str, at: int, limit: int) -> str:
    """The words from `at` to the end of the clause, at most to `limit`, where the next number begins."""
    match = _CLAUSE_END.search(lowered, at, limit)
    return lowered[at : match.start() if match else limit]


def _fits(cue: Cue, phrase: NounPhrase) -> bool:
    if not cue.of:
        return True
    if not phrase.words:
        return phrase.subset is None
    text = phrase.text.lower()
    return phrase.head in cue.of or any(text.endswith(w) for w in cue.of)


def name_kind(cues: tuple[Cue, ...], phrase: NounPhrase, left: str, right: str) -> tuple[Cue, str] | None:
    """The kind that the words around a number name, and the words that named it; None for an open kind.

    `left` is the lower-case text before the number's hedges, `right` the clause behind the noun phrase.
    """
    for cue in cues:
        if cue.immediate and (m := cue.immediate.match(right)) and _fits(cue, phrase):
            return cue, m.group(0).strip()
    for cue in cues:
        if cue.active and (m := cue.active.search(left[-60:])) and _fits(cue, phrase):
            return cue, m.group(0).strip()
    head = phrase.head
    for cue in cues:
        if head and cue.name in ("deaths", "injuries", "detentions", "missing") and (head in cue.nouns):
            return cue, head
    for cue in cues:
        if cue.passive and (m := cue.passive.search(right)) and _fits(cue, phrase):
            return cue, m.group(0).strip()
    for cue in cues:
        if not phrase.words and cue.named and (m := cue.named.search(left[-80:])):
            return cue, m.group(0).strip()
    text = phrase.text.lower()
    for cue in cues:
        noun = next((n for n in cue.kind.nouns if text == n or text.endswith(" " + n)), None)
        if noun:
            return cue, noun
    if head:
        for cue in cues:
            state = next((s for s in cue.kind.states if cue.of and head in cue.of and re.search(rf"\b{re.escape(s)}\b", right)), None)
            if state:
                return cue, state
    return None
