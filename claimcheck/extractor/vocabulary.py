"""The rules made ready to match: compiled once for a rules file, found by the words of a sentence."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from claimcheck.extractor.measured_words import Measured
from claimcheck.extractor.persons import Persons, alternation, persons_of
from claimcheck.extractor.phrases import STOPS
from claimcheck.rule_fields import Happening
from claimcheck.rule_language.compiled import Book, compile_book
from claimcheck.rules import STATEMENTS, Kind, Rules
from claimcheck.values.units import Units, with_own
from claimcheck.values.word_patterns import at_words, one_of

ADVERB: Final = one_of(
    "have|has|had|having|were|was|are|is|been|being|be|also|already|officially|reportedly|now|so|far|later|since|"
    "confirmed|"
    "reported|believed|feared|said|thought|known|to|still|currently|remain|remained|left|fatally|critically|seriously|"
    "either|"
    "who|that|which|would|will|shot|stabbed|found|both|all|listed|as|on|after|severely|accidentally|apparently|"
    "allegedly|then"
)
_LINK: Final = r"(?:\s+" + one_of(
    r"of|at|to|as|up|many|between|the|that|another|a|an|some|total|is|was|were|be|are|now|stood|stands|reached|rose|risen|"
    r"climbed|by|from|out|also|done|caused|his|her|their|its|least|about|than|more|around|nearly|almost|[a-z-]+[’']s"
) + ")*"  # fmt: skip
_AND: Final = one_of("shot|stabbed|beaten|robbed|attacked|ambushed|kidnapped|chased|found") + r"\s+and\s+"
"""What "killed" may stand behind with "and": "two were shot and killed", but not "killed 12 and injured eight"."""
_WORD: Final = re.compile(r"[a-z]+")
_STATES: Final = 1
_ACTS: Final = 2
_NOUNS: Final = 4
"""Parts of a kind, as bits."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A compiled count kind; a pattern is None where the kind has no such words, or the sentence none of them."""

    name: str
    kind: Kind
    order: int
    nouns: frozenset[str]
    of: frozenset[str]
    passive: re.Pattern[str] | None
    immediate: re.Pattern[str] | None
    active: re.Pattern[str] | None
    named: re.Pattern[str] | None


class Cues:
    """The kinds that count, each compiled when a text first speaks of it: most texts speak of few."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        """`kinds` are all kinds by their names, in the order of the rules."""
        self._kinds = [(name, kind) for name, kind in kinds.items()]
        self._orders = {name: order for order, (name, kind) in enumerate(self._kinds) if kind.value == "count"}
        self._whole: dict[int, Cue] = {}
        self._with_parts: dict[tuple[int, int], Cue] = {}

    def ordered(self) -> list[tuple[int, Kind]]:
        """The kinds, each with its place in the rules."""
        return [(order, self._kinds[order][1]) for order in self._orders.values()]

    def get(self, name: str) -> Cue | None:
        """The kind of this name; None where none that counts has it."""
        order = self._orders.get(name)
        return None if order is None else self.whole(order)

    def whole(self, order: int) -> Cue:
        """The kind at a place in the rules."""
        cue = self._whole.get(order)
        if cue is None:
            cue = self._whole[order] = _cue(order, *self._kinds[order])
        return cue

    def with_parts(self, order: int, parts: int) -> Cue:
        """The kind with those of its patterns that a sum of `_STATES`, `_ACTS` and `_NOUNS` names; those with a
        phrase that holds no plain word are in all."""
        cue = self._with_parts.get((order, parts))
        if cue is None:
            whole = self.whole(order)
            kept = parts | sum(part for part, phrases in _parts(whole.kind) if "" in _rarest(phrases))
            cue = self._with_parts[order, parts] = replace(
                whole,
                passive=whole.passive if kept & _STATES else None,
                immediate=whole.immediate if kept & _STATES else None,
                active=whole.active if kept & _ACTS else None,
                named=whole.named if kept & _NOUNS else None,
            )
        return cue


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


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All that the extractor asks of the rules."""

    rules: Rules
    cues: Cues
    """The kinds that count."""
    by_word: dict[str, tuple[tuple[int, int], ...]]
    """Word -> the orders of the kinds and the parts of them that it belongs to."""
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
    """Words of which a sentence needs one to name a single person, beside a pronoun; "old" is that of "a
    five-year-old"."""
    person: Persons
    units: Units
    """The ways to write units, those of the rules too."""
    own_units: dict[str, tuple[str, float]]
    """Units of the rules -> the unit that their figures are given in, and how many of it one is."""
    own_currencies: dict[str, str]
    """Words and signs of the currencies of the rules, in lower case -> their names."""
    book: Book
    """The patterns of the kinds."""
    statements: tuple[tuple[str, str], ...]
    """The kinds that are no figures, each with the type of its value."""

    def active(self, words: frozenset[str]) -> tuple[Cue, ...]:
        """The kinds of which a sentence with these words may speak, in the order of the rules."""
        known = words & self.words
        if not known:
            return ()
        found: dict[int, int] = {}
        for word in known:
            for order, parts in self.by_word[word]:
                found[order] = found.get(order, 0) | parts
        return tuple(self.cues.with_parts(order, found[order]) for order in sorted(found))

    def measured_kind(self, value: str, unit: str, lowered: str, words: frozenset[str], start: int, end: int) -> tuple[str, str] | None:
        """The kind whose word stands nearest to a sum, percentage or measure in its clause, and that word; None for an
        open figure.

        `lowered` is the sentence, `words` its words.
        """
        known = self.measured.get(f"measure {unit}" if value == "measure" else value)
        return known.nearest(lowered, words, start, end) if known else None

    def group(self, head: str | None, phrase: str) -> str | None:
        """The place of a noun phrase in the hierarchy of people; None where it names none."""
        if head is None:
            return None
        if " " in phrase:
            named = self.groups.get(" ".join(phrase.lower().split()[-2:]))
            if named:
                return named
        return self.groups.get(head)


def _cue(order: int, name: str, kind: Kind) -> Cue:
    states, acts, nouns = alternation(kind.states), alternation(kind.acts), alternation(kind.nouns)
    return Cue(
        name,
        kind,
        order,
        frozenset(kind.nouns),
        frozenset(kind.of),
        re.compile(at_words("have|has|had|were|was|are|is|be|been") +
            rf"(?:\s+{ADVERB})*\s+(?:{_AND})?{one_of(states)}\b") if states else None,
        re.compile(rf"[\s,]*(?:{ADVERB}\s+){{0,6}}(?:{_AND})?{one_of(states)}\b") if states else None,
        re.compile(at_words(acts) + rf"{_LINK}[\s“\"]*$") if acts else None,
        re.compile(at_words(nouns) +
            r"(?:\s+[\w’'-]+){0,5}\s+(?:at|to|of|was|is|stood at|reached|:)[\s“\"]*$") if nouns else None,
    )


def _happens(name: str, rule: Happening) -> Happens:
    def words(given: tuple[str, ...]) -> re.Pattern[str] | None:
        return re.compile(at_words(alternation(given)) + r"\b") if given else None

    needed = _rarest(rule.subjects)
    return Happens(name, rule, words(rule.subjects) or re.compile(""), words(rule.begins), words(rule.verbs), needed if "" not in needed else frozenset())


def _rarest_word(phrase: str) -> str:
    """The plain word of a phrase by which sentences that may hold it are found, the longest that is no mere function
    word: "lives" of "lost their lives"."""
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
    return {of: _named(words) for of, words in kinds_of.items()}


def _named(kinds: dict[str, str]) -> Measured:
    phrases: dict[str, list[str]] = defaultdict(list)
    for phrase in kinds:
        phrases[_rarest_word(phrase)].append(phrase)
    plain = all(word and phrase[0].isalnum() and phrase[-1].isalnum() for word, of in phrases.items() for phrase in of)
    return Measured(re.compile(at_words(alternation(kinds)) + r"\b"), kinds, {w: tuple(p) for w, p in phrases.items()}, frozenset(phrases), plain)


def _parts(kind: Kind) -> tuple[tuple[int, tuple[str, ...]], ...]:
    return (_STATES, kind.states), (_ACTS, kind.acts), (_NOUNS, kind.nouns)


@functools.lru_cache(maxsize=8)
def compile_rules(rules: Rules) -> Vocabulary:
    """The vocabulary of `rules`."""
    cues = Cues(rules.kinds)
    by_word: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for order, kind in cues.ordered():
        for part, phrases in _parts(kind):
            for word in _rarest(phrases) - {""}:
                by_word[word][order] |= part
    single = {order for order, kind in cues.ordered() if kind.one}
    happenings = tuple(_happens(name, rule) for name, rule in rules.happenings.items())
    verbs = (_WORD.findall(v) for h in happenings for v in (*h.rule.begins, *h.rule.verbs))
    return Vocabulary(
        rules=rules,
        cues=cues,
        by_word={word: tuple(found.items()) for word, found in by_word.items()},
        words=frozenset(by_word),
        states=frozenset(w for k in rules.kinds.values() for w in k.states if " " not in w and k.value == "count"),
        vague={k: (v.literal, v.usual) for k, v in rules.vague.items()},
        happenings=happenings,
        happening_words=frozenset(max(words, key=lambda w: (len(w), w)) for words in verbs if words),
        measured=_measured(rules),
        broader={name: kind.broader for name, kind in rules.kinds.items() if kind.broader},
        unit_kinds={unit: name for name, kind in reversed(rules.kinds.items()) if not (kind.nouns or kind.patterns) for unit in kind.units},
        groups={word: name for name, words in reversed(rules.groups.items()) for word in words},
        one_words=frozenset(word for word, found in by_word.items() if not single.isdisjoint(found)),
        persons=_rarest(rules.persons) | {"old", "both"},
        units=with_own({name: unit.words for name, unit in rules.units.items()}),
        own_units={name: (unit.of or name, unit.equals or 1.0) for name, unit in rules.units.items()},
        own_currencies={word.lower(): name for name, currency in rules.currencies.items() for word in (*currency.words, *currency.signs)},
        book=compile_book(rules),
        statements=tuple((name, kind.value) for name, kind in rules.kinds.items() if kind.value in STATEMENTS),
        person=persons_of(rules.persons),
    )
