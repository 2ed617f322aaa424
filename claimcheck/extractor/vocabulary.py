"""The rules made ready to match: compiled once for a rules file, found by the words of a sentence."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.extractor.phrases import STOPS
from claimcheck.rule_language.compiled import Book, compile_book
from claimcheck.rules import Happening, Kind, Rules

ADVERB = (
    r"(?:have|has|had|having|were|was|are|is|been|being|be|also|already|officially|reportedly|now|so|far|later|since|confirmed|"
    r"reported|believed|feared|said|thought|known|to|still|currently|remain|remained|left|fatally|critically|seriously|either|"
    r"who|that|which|would|will|shot|stabbed|found|both|all|listed|as|being|on|after|severely|accidentally|apparently|later|allegedly|then)"
)
_LINK = (
    r"(?:\s+(?:of|at|to|as|up|many|the|that|another|a|an|some|total|is|was|were|be|are|now|stood|stands|reached|rose|risen|climbed|by|from|out|also|done|caused|his|her|their|its|least|about|than|more|around|nearly|almost|[a-z-]+[’']s))*"
)
_AND = r"(?:shot|stabbed|beaten|robbed|attacked|ambushed|kidnapped|chased|found)\s+and\s+"
"""What "killed" may stand behind with "and": "two were shot and killed", but not "killed 12 and injured eight"."""
_WORD = re.compile(r"[a-z]+")
_BESIDE, _BEHIND = 90, 45
"""Characters before and behind a figure in which the word for what it measures may stand."""
_CROSSED, _AFTERWARDS = 25, 2
"""What a comma between, and standing behind the figure, cost in characters."""
_COMMA = re.compile(r",|\band\b|\d")
_PASSED = re.compile(r",|\b(?:and|or|was|were|is|are|has|have|had|whose|which|that|who|when|after|before)\b")
"""What parts a figure from words behind it."""
_STOP = re.compile(r"[;:]|\.\s|\bwhile\b|\bbut\b|\bcompared\b")


@dataclass(frozen=True, slots=True)
class Cue:
    """A compiled count kind."""

    name: str
    kind: Kind
    order: int
    nouns: frozenset[str]
    of: frozenset[str]
    passive: re.Pattern[str] | None
    immediate: re.Pattern[str] | None
    active: re.Pattern[str] | None
    named: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Happens:
    """A compiled happening: where its subject and a verb of it stand in one clause."""

    name: str
    rule: Happening
    subject: re.Pattern[str]
    begins: re.Pattern[str] | None
    verbs: re.Pattern[str] | None
    needed: frozenset[str]
    """Words of which a sentence needs one, those of its subjects; empty where any will do."""

    def may(self, words: frozenset[str]) -> bool:
        """Whether a sentence with these words may speak of it."""
        return not self.needed or not self.needed.isdisjoint(words)


@dataclass(frozen=True, slots=True)
class Measured:
    """The words that name kinds of one type of value."""

    pattern: re.Pattern[str]
    kinds: dict[str, str]
    """Word -> the first kind that has it."""
    needed: frozenset[str]
    """Plain words of which a sentence needs one; empty where a word has none."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All that the extractor asks of the rules."""

    rules: Rules
    cues: tuple[Cue, ...]
    by_word: dict[str, tuple[Cue, ...]]
    words: frozenset[str]
    """The words that `by_word` knows."""
    states: frozenset[str]
    """Single words said of what is counted, where a noun phrase ends."""
    vague: dict[str, tuple[tuple[float, float | None], tuple[float, float]]]
    happenings: tuple[Happens, ...]
    happening_words: frozenset[str]
    measured: dict[str, Measured]
    """Type of value (with the unit, for measures) -> the words that name kinds of that type."""
    broader: dict[str, str]
    """Kind -> the plain kind that it is a case of."""
    unit_kinds: dict[str, str]
    """Unit -> the kind of its measures."""
    groups: dict[str, str]
    """Word -> the group of people that it names."""
    one_words: frozenset[str]
    """Words of the kinds that count a person in the singular."""
    persons: frozenset[str]
    """Words of which a sentence needs one to name a single person, beside a pronoun; "old" is that of "a five-year-old"."""
    person: re.Pattern[str]
    """One person: determiner (`before`), adjectives, `person`; matched on lower-case text."""
    book: Book
    """The patterns of the kinds."""

    def named(self, kind: str) -> Cue:
        """The cue of a kind that counts."""
        return next(cue for cue in self.cues if cue.name == kind)

    def active(self, words: frozenset[str]) -> tuple[Cue, ...]:
        """The kinds of which a sentence with these words may speak, in the order of the rules."""
        known = words & self.words
        if not known:
            return ()
        found = {cue.order: cue for word in known for cue in self.by_word[word]}
        return tuple(found[order] for order in sorted(found))

    def measured_kind(self, value: str, unit: str, lowered: str, words: frozenset[str], start: int, end: int) -> tuple[str, str] | None:
        """The kind whose word stands nearest to a sum, percentage or measure in its clause, and that word; None for an open figure.

        `lowered` is the sentence, `words` its words.
        """
        known = self.measured.get(f"measure {unit}" if value == "measure" else value)
        if known is None or ("" not in known.needed and words.isdisjoint(known.needed)):
            return None
        best: tuple[int, str, str] | None = None
        for match in known.pattern.finditer(lowered, max(0, start - _BESIDE), min(len(lowered), end + _BEHIND)):
            between = lowered[match.end() : start] if match.end() <= start else lowered[end : match.start()]
            distance = len(between) + _CROSSED * len(_COMMA.findall(between)) + (_AFTERWARDS if match.start() >= end else 0)
            if 0 <= match.start() - end <= 1:
                distance = 0  # directly behind: "a 5 percent STAKE", "30 euros A SHARE"
            if best is not None and distance >= best[0]:
                continue
            if not (_STOP.search(between) or (match.start() >= end and _PASSED.search(between))):
                best = distance, known.kinds[match.group()], match.group()
        return (best[1], best[2]) if best else None

    def group(self, head: str | None, phrase: str) -> str | None:
        """The place of a noun phrase in the hierarchy of people; None where it names none."""
        if head is None:
            return None
        last_two = " ".join(phrase.lower().split()[-2:])
        return self.groups.get(last_two) or self.groups.get(head)


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches any of `words`, the longest first."""
    return "|".join(sorted((re.escape(w) for w in words), key=lambda w: (-len(w), w)))


def _cue(order: int, name: str, kind: Kind) -> Cue:
    states, acts, nouns = alternation(kind.states), alternation(kind.acts), alternation(kind.nouns)
    return Cue(
        name,
        kind,
        order,
        frozenset(kind.nouns),
        frozenset(kind.of),
        re.compile(rf"\b(?:have|has|had|were|was|are|is|be|been)(?:\s+{ADVERB})*\s+(?:{_AND})?(?:{states})\b") if states else None,
        re.compile(rf"[\s,]*(?:{ADVERB}\s+){{0,6}}(?:{_AND})?(?:{states})\b") if states else None,
        re.compile(rf"\b(?:{acts}){_LINK}[\s“\"]*$") if acts else None,
        re.compile(rf"\b(?:{nouns})(?:\s+[\w’'-]+){{0,5}}\s+(?:at|to|of|was|is|stood at|reached|:)[\s“\"]*$") if nouns else None,
    )


def _happens(name: str, rule: Happening) -> Happens:
    def words(given: tuple[str, ...]) -> re.Pattern[str] | None:
        return re.compile(rf"\b(?:{alternation(given)})\b") if given else None

    needed = _rarest(rule.subjects)
    return Happens(name, rule, words(rule.subjects) or re.compile(""), words(rule.begins), words(rule.verbs), needed if "" not in needed else frozenset())


def _rarest_word(phrase: str) -> str:
    """The plain word of a phrase by which sentences that may hold it are found, the longest that is no mere function word: "lives" of "lost their lives"."""
    return max(_WORD.findall(phrase), key=lambda word: (word not in STOPS, len(word), word), default="")


def _rarest(phrases: Iterable[str]) -> frozenset[str]:
    """The rarest word of each phrase, without which it does not stand in a sentence; empty for one that has none."""
    return frozenset(map(_rarest_word, phrases))


def _measured(rules: Rules) -> dict[str, Measured]:
    kinds_of: dict[str, dict[str, str]] = defaultdict(dict)
    for name, kind in rules.kinds.items():
        if kind.value != "count" and name != "price":
            for of in [f"measure {unit}" for unit in kind.units] if kind.value == "measure" else [kind.value]:
                for word in (*kind.nouns, *kind.states, *kind.acts):
                    kinds_of[of].setdefault(word, name)
    return {
        of: Measured(re.compile(rf"\b(?:{alternation(words)})\b"), words, _rarest(words))
        for of, words in kinds_of.items()
    }


@functools.lru_cache(maxsize=8)
def compile_rules(rules: Rules) -> Vocabulary:
    """The vocabulary of `rules`."""
    cues = tuple(_cue(i, name, kind) for i, (name, kind) in enumerate(rules.kinds.items()) if kind.value == "count")
    by_word: dict[str, dict[int, Cue]] = defaultdict(dict)
    for cue in cues:
        for phrase in (*cue.kind.nouns, *cue.kind.states, *cue.kind.acts):
            word = _rarest_word(phrase)
            if word:
                by_word[word][cue.order] = cue
    happenings = tuple(_happens(name, rule) for name, rule in rules.happenings.items())
    verbs = (_WORD.findall(v) for h in happenings for v in (*h.rule.begins, *h.rule.verbs))
    return Vocabulary(
        rules=rules,
        cues=cues,
        by_word={word: tuple(found.values()) for word, found in by_word.items()},
        words=frozenset(by_word),
        states=frozenset(w for k in rules.kinds.values() for w in k.states if " " not in w and k.value == "count"),
        vague={k: (v.literal, v.usual) for k, v in rules.vague.items()},
        happenings=happenings,
        happening_words=frozenset(max(words, key=lambda w: (len(w), w)) for words in verbs if words),
        measured=_measured(rules),
        broader={name: kind.broader for name, kind in rules.kinds.items() if kind.broader},
        unit_kinds={unit: name for name, kind in reversed(rules.kinds.items()) if not (kind.nouns or kind.patterns) for unit in kind.units},
        groups={word: name for name, words in reversed(rules.groups.items()) for word in words},
        one_words=frozenset(word for word, found in by_word.items() if any(c.kind.one for c in found.values())),
        persons=_rarest(rules.persons) | {"old", "both"},
        book=compile_book(rules),
        person=re.compile(
            r"\b(?P<before>(?:a|an|the|his|her|their|another|one|this|my)\b)(?:\s+[\w’'-]+){0,4}?\s+"
            rf"(?P<person>(?:{alternation(rules.persons)})|\d{{1,3}}-(?:year|month)-old)\b(?![’'-])"
            rf"|(?P<bare>^(?:[^\W\d][\w’'-]*\s+){{0,3}}?(?:{alternation(rules.persons)}|\d{{1,3}}-(?:year|month)-old)\b"
            rf"|(?:(?<=, )|(?<=\band ))(?:{alternation(rules.persons)})\b)(?=[,\s])"
            r"|\b(?P<pronoun>he|she)\b(?=\s+(?:\w+ly\s+|later\s+)?(?:was|died|is|has|had|succumbed))|(?P<both>\bboth(?:\s+of\s+(?:them|the))?(?:\s+[a-z]+s|\s+men|\s+women|\s+people)?)\b"
        ),
    )
