"""The claims under one key with what their reports say beside them: whether a report states the other's figure too,
how many others confirm it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from claimcheck.matcher.described import Described
from claimcheck.matcher.vetoes import little_said, set_against
from claimcheck.matcher.wording import figure_in
from claimcheck.matcher.words import word_weight
from claimcheck.model import Claim
from claimcheck.values.differing import relation
from claimcheck.values.intervals import one_converted

_PLANNED = "forecast"
"""The state of a figure that is yet to come: no part of what has come."""
_CONFIRMING = 4
"""Reports beyond which more do not confirm a figure further."""
_LARGEST = 0.95
"""Share of the largest total of a report from which a figure is that total, rounded."""
_MANY = 20
"""A count from which "none" is rather of another matter."""
_SHARED = 0.3
"""Weight of the words beside two sums from which they may be of one thing."""


class Bucket:
    """The claims under one key. What is asked of one of them is reckoned once, and those of a document are described
    when they are first asked for."""

    def __init__(
        self,
        members: Iterable[Claim],
        describe: Callable[[Claim], Described],
        one_event: Callable[[str, str], bool],
        near: Mapping[str, Collection[str]] | None,
        names_of: Callable[[str], frozenset[str]] = lambda source: frozenset(),
    ) -> None:
        """`near` are the documents that each document is held against; None: all of them. `names_of` gives the words
        of all names of a document."""
        self.one_event = one_event
        self.archive = near is not None
        """Whether there are so many documents that most pairs are of different events."""
        self._near = near
        self._names_of = names_of
        self._describe = describe
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in members:
            self._claims[claim.source].append(claim)
        self._by_source: dict[str, list[Described]] = {}
        self._confirmed: dict[str, float] = {}
        self._central: dict[str, float] = {}
        self._figures: dict[tuple[object, ...], int] = {}
        self._words: dict[str, Counter[str]] = {}
        self._totals: dict[tuple[str, str], tuple[float, float]] = {}
        self._parts: dict[str, defaultdict[float, set[float]]] = {}

    def _of(self, source: str) -> list[Described]:
        """The claims of a document under the key."""
        known = self._by_source.get(source)
        if known is None:
            known = self._by_source[source] = [self._describe(claim) for claim in self._claims.get(source, ())]
        return known

    def told(self, claim: Described, source: str, but: Described | None = None) -> bool:
        """Whether a document states the figure of `claim` too, in a claim other than `but`: what else it states is
        then another quantity."""
        return any(other is not but and other is not claim and _states(other, claim) for other in self._of(source))

    def told_apart(self, a: Described, b: Described) -> str | None:
        """Why what else the reports say makes two figures answers to two questions; None where nothing does."""
        if not (a.named and b.named) and self.told_by_both(a, b):
            return "each report states both figures"
        if self.part_of_its_text(a, b):
            return "one is a part of a larger figure of its own report"
        if self._tells_part(a, b) or self._tells_part(b, a):
            return "one is a part that the other's report tells"
        if self.with_the_dead(a, b):
            return "one counts the dead among the hurt, the other tells them apart"
        if a.claim.value.type == "count" and 0.0 in (a.middle, b.middle) and a.middle + b.middle > _MANY:
            if max(self.figures(a), self.figures(b)) > 1 and little_said(a, b):
                return "none of one matter, where a report counts several"
        return "a sentence of one report lists both figures" if self.listed(a, b) else None

    def told_by_both(self, a: Described, b: Described) -> bool:
        """Whether each of two reports states the figures of both claims, and so tells them apart."""
        one, other = a.claim.source, b.claim.source
        return one != other and self.told(a, other, but=b) and self.told(b, one, but=a)

    def part_of_its_text(self, a: Described, b: Described) -> bool:
        """Whether one figure is of a state, and its own report states a larger one of the same kind without it: "577
        were wounded and 369 hospitalised"."""
        part = a if a.state and not b.state else b if b.state and not a.state else None
        if part is None or part.state == _PLANNED:
            return False
        beside = self._of(part.claim.source)
        return any(
            d.state is None and d.named and d.claim.kind == part.claim.kind and d.middle > part.middle for d in beside
        )

    def with_the_dead(self, a: Described, b: Described) -> bool:
        """Whether one report counts the dead among the hurt ("10 were shot") whom the other tells apart ("one dead
        and nine hurt")."""
        smaller, larger = (a, b) if a.middle < b.middle else (b, a)
        told = larger.middle - smaller.middle
        return told > 0 and told in self._dead_beside(smaller) and self._dead_beside(larger) <= {0.0}

    def _tells_part(self, whole: Described, part: Described) -> bool:
        """Whether a report tells the smaller figure as a part of the other: in a folder any, in an archive its own."""
        if part.middle >= whole.middle:
            return False
        reports = (whole.claim.source,) if self.archive else tuple(self._claims)
        key = "" if not self.archive else whole.claim.source
        if key not in self._parts:
            known = self._parts[key] = defaultdict(set)
            for d in (d for source in reports for d in self._of(source)):
                known[d.middle] |= d.parts
        return part.middle in self._parts[key][whole.middle]

    def _dead_beside(self, claim: Described) -> set[float]:
        """The dead that its report tells beside this figure, wherever it states it."""
        return {d.traits["dead beside"] for d in self._of(claim.claim.source) if d.middle == claim.middle}

    def listed(self, a: Described, b: Described) -> bool:
        """Whether a sentence of one of two reports lists the figures of both claims, and so tells them apart."""
        return a.claim.source != b.claim.source and (self._lists(a, b) or self._lists(b, a))

    def _lists(self, a: Described, b: Described) -> bool:
        """Whether the sentence of `b` states the figure of `a` too, as another one."""
        for other in self._of(b.claim.source):
            if other is b or other.claim.sentence != b.claim.sentence or not _states(other, a):
                continue
            if other.claim.value.unit != b.claim.value.unit and one_converted(other.claim.value, b.claim.value):
                continue  # "230 km (140 miles)"
            first, second = sorted((other.claim, b.claim), key=lambda claim: claim.span.start)
            (sentence, _, begin), (_, end, _) = figure_in(first), figure_in(second)
            if not set_against(sentence[begin : max(begin, end)]):
                return True
        return False

    def foreign(self, claim: Described, source: str) -> float:
        """How much of the names beside a figure another report has nowhere: 1 where it knows none of them."""
        every = sum(word_weight(name) for name in sorted(claim.names))
        strange = sum(word_weight(name) for name in sorted(claim.names - self._names_of(source)))
        return strange / every if every else 0.0

    def told_elsewhere(self, a: Described, b: Described) -> bool:
        """Whether another report states both figures of one text."""
        return any(self.told(a, source) and self.told(b, source) for source in self._others(a.claim.source))

    def confirmed(self, claim: Described) -> float:
        """How many other reports state the figure, four of them as 1; 0 for a vague word, which many texts have."""
        known = self._confirmed.get(claim.claim.id)
        if known is None:
            count = 0
            if claim.claim.value.qualifier != "vague":
                for source in self._others(claim.claim.source):
                    count += self.told(claim, source)
                    if count == _CONFIRMING:
                        break
            known = self._confirmed[claim.claim.id] = count / _CONFIRMING
        return known

    def central(self, claim: Described) -> float:
        """How many of the other reports have the words beside the figure, on average: 1 for words that all have,
        which tell of their common event."""
        known = self._central.get(claim.claim.id)
        if known is None:
            others = self._others(claim.claim.source)
            words = self._words_of(claim.claim.source, others)
            known = (
                sum(words[word] for word in claim.topics) / len(claim.topics) / len(others)
                if claim.topics and others
                else 0.0
            )
            self._central[claim.claim.id] = known
        return known

    def figures(self, claim: Described) -> int:
        """How many figures of its group its document states."""
        key = (claim.claim.source, *claim.group)
        if key not in self._figures:
            values = {
                (d.claim.value.low, d.claim.value.high) for d in self._of(claim.claim.source) if d.group == claim.group
            }
            self._figures[key] = max(1, len(values))
        return self._figures[key]

    def first(self, claim: Described) -> float:
        """1 for the first total of its kind in its document, and for the same figure further down."""
        return float(_may_be_total(claim) and claim.middle == self._total(claim)[0])

    def largest(self, claim: Described) -> float:
        """1 for the largest total of its kind in its document."""
        return float(_may_be_total(claim) and claim.middle >= self._total(claim)[1] * _LARGEST)

    def _total(self, claim: Described) -> tuple[float, float]:
        """The first and the largest total of a kind in a document."""
        key = (claim.claim.source, claim.claim.kind)
        if key not in self._totals:
            totals = [d for d in self._of(claim.claim.source) if d.claim.kind == claim.claim.kind and _may_be_total(d)]
            first = min(totals, key=lambda d: d.claim.span.start, default=claim)
            present = [d.middle for d in totals if not d.traits["background"]]
            self._totals[key] = first.middle, max(present, default=float("inf"))
        return self._totals[key]

    def _others(self, source: str) -> list[str]:
        near = self._claims if self._near is None else self._near.get(source, ())
        return [other for other in near if other != source and other in self._claims]

    def _words_of(self, source: str, others: list[str]) -> Counter[str]:
        """In how many of the other documents each word stands beside a figure; in a folder counted once for all
        documents."""
        key = "" if self._near is None else source
        if key not in self._words:
            count: Counter[str] = Counter()
            for other in self._claims if self._near is None else others:
                count.update({word for member in self._of(other) for word in member.topics})
            self._words[key] = count
        if self._near is not None:
            return self._words[key]
        own = {word for member in self._of(source) for word in member.topics}
        return Counter({word: self._words[key][word] - (word in own) for word in own})


def _may_be_total(claim: Described) -> bool:
    traits = claim.traits
    return (
        claim.named
        and claim.claim.value.type == "count"
        and claim.state is None
        and not (traits["single"] or traits["elsewhere"] or claim.claim.period == "earlier")
    )


def _states(a: Described, b: Described) -> bool:
    """Whether one claim may state the figure of the other."""
    x, y = a.claim, b.claim
    if x.value.type != y.value.type or a.unit != b.unit or x.kind != y.kind:
        return False
    if x.value.type == "count":
        if x.subset != y.subset if a.named else a.noun != b.noun:
            return False
    elif sum(word_weight(word) for word in a.near.keys() & b.near.keys()) < _SHARED:
        return False
    return relation(x.value, y.value) == "meet"
