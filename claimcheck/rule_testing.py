"""The tests that stand inside kinds: examples and pairs, run through the whole pipeline; failures are told slot by
slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.errors import UsageError
from claimcheck.model import LEVELS, Claim, Source
from claimcheck.pair_explaining import why_apart
from claimcheck.pipeline import Examined, examine, meeting
from claimcheck.rule_fields import Example, Expected, PairExample
from claimcheck.rule_language.mistakes import printable, suggestion
from claimcheck.rule_loading import Layered
from claimcheck.rule_trying import Found, Nearly, try_pattern
from claimcheck.rules import STATEMENTS, Kind, Rules
from claimcheck.values.expected import bounds_of

_SLOTS = ("qualifier", "subject", "who", "subset", "place", "as_of", "period", "item", "speaker", "stance", "quote")


@dataclass(frozen=True, slots=True)
class Failure:
    """A test that failed: where it stands, what it is called, and what came out instead, as lines."""

    where: str
    name: str
    lines: tuple[str, ...]

    def told(self) -> str:
        """The failure in words."""
        return "\n".join((f"{self.where}: {self.name}", *(f"    {line}" for line in self.lines)))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of tests gave."""

    kinds: int
    passed: int
    failures: tuple[Failure, ...]
    untested: tuple[str, ...]
    """Kinds of the named file that lack an example that fires, one that must not, or a pair."""
    unmatched: tuple[tuple[str, str], ...]
    """(kind, pattern) that no example of the kind matched."""


def run_tests(layered: Layered, kinds: Sequence[str] = ()) -> Outcome:
    """Run the tests of `kinds` (empty: of all); raises UsageError for a kind that does not exist."""
    rules = layered.rules
    for name in kinds:
        if name not in rules.kinds:
            raise UsageError(f"no kind '{name}'{suggestion(name, rules.kinds)}")
    chosen = [n for n in rules.kinds if not kinds or n in kinds]
    failures: list[Failure] = []
    unmatched: list[tuple[str, str]] = []
    passed = 0
    for name in chosen:
        kind = rules.kinds[name]
        used: set[str | None] = set()
        for index, example in enumerate(kind.examples):
            claims = _claims(example, rules, name)
            used |= {c.pattern for c in claims}
            lines = list(_compare(example, claims, kind, rules))
            passed += not lines
            if lines:
                failures.append(
                    Failure(_where(layered, name, "examples", index), f"{name}, example {index + 1}", tuple(lines))
                )
        for index, pair in enumerate(kind.pairs):
            lines = list(_judge(pair, rules, name))
            passed += not lines
            if lines:
                failures.append(
                    Failure(_where(layered, name, "pairs", index), f"{name}, pair {index + 1}", tuple(lines))
                )
        if kind.examples:
            unmatched += [(name, p.match) for p in kind.patterns if p.match not in used]
    untested = tuple(n for n in chosen if n in layered.own and not tested(rules.kinds[n]))
    return Outcome(len(chosen), passed, tuple(failures), untested, tuple(unmatched))


def tested(kind: Kind) -> bool:
    """Whether a kind has an example that fires, one that must not, and a pair."""
    fires = [bool(e.expect) for e in kind.examples]
    return any(fires) and not all(fires) and bool(kind.pairs)


def _where(layered: Layered, *path: object) -> str:
    parts = tuple(map(str, path))
    for document in layered.documents:
        spot = document.values.get(("kinds", *parts))
        if spot and isinstance(document.data, dict):
            return f"{document.name}:{spot.line}"
    return layered.documents[0].name


def _claims(example: Example, rules: Rules, kind: str) -> list[Claim]:
    source = Source("example", example.text, published=example.published)
    return [c for c in examine([source], rules).claims if c.kind == kind]


def _how_far(example: Example, kind: Kind, rules: Rules) -> Iterator[str]:
    """How far each pattern of the kind gets in the text."""
    for pattern in kind.patterns:
        results = list(
            try_pattern(pattern.match, [Source("example", example.text, published=example.published)], rules, None)
        )
        misses = sorted((r for r in results if isinstance(r, Nearly)), key=lambda m: -m.share)
        if misses:
            yield f"pattern “{pattern.match}” matched “{misses[0].matched}”, then wanted “{misses[0].missed}” and met “{misses[0].instead}”"
        elif any(isinstance(r, Found) for r in results):
            yield f"pattern “{pattern.match}” matches, but another kind takes the figure first, or 'near' or 'not' keep it off"
        else:
            yield f"pattern “{pattern.match}” found no figure with its words beside it"


def _compare(example: Example, claims: list[Claim], kind: Kind, rules: Rules) -> Iterator[str]:
    """Lines that say where claims and expectation differ; none where all is as expected."""
    expected = list(example.expect)
    pairs: list[tuple[Expected | None, Claim | None]] = []
    rest = list(claims)
    for want in expected:  # the one with the value that is expected, else the next in the order of the text
        same = next((c for c in rest if not _value_rows(want, c, kind)), None)
        pairs.append((want, same))
        if same:
            rest.remove(same)
    pairs = [(w, c or (rest.pop(0) if rest else None)) for w, c in pairs] + [(None, c) for c in rest]
    for wanted, claim in pairs:
        if claim is None and wanted is not None:
            yield from _shown(example.text, None)
            yield f"expected {_told(wanted)}, nothing was read"
            yield from _how_far(example, kind, rules)
        elif wanted is None and claim is not None:
            yield from _shown(example.text, claim)
            yield f"expected nothing, read {_figure(claim)} by “{claim.pattern}”"
        elif wanted and claim:
            rows = [*_value_rows(wanted, claim, kind), *_slot_rows(wanted, claim)]
            if rows:
                yield from _shown(example.text, claim)
                width = max(len(slot) for slot, _, _ in rows)
                yield from (f"{slot:<{width}}  expected {want}, got {got}" for slot, want, got in rows)


def _value_rows(wanted: Expected, claim: Claim, kind: Kind) -> list[tuple[str, str, str]]:
    low, high = bounds_of(wanted.value, kind.value)
    value = claim.value
    if kind.value in STATEMENTS:
        return [] if value.text == low else [("value", low, value.text)]
    if kind.value == "names":
        got = tuple(sorted(value.names or ()))
        return [] if got == low else [("value", ", ".join(low), ", ".join(got))]
    got_low = None if low is None and value.low == 0 else value.low  # "up to 30" is 0 to 30
    return [] if (got_low, value.high) == (low, high) else [("value", _told(wanted), _figure(claim))]


def _slot_rows(wanted: Expected, claim: Claim) -> list[tuple[str, str, str]]:
    rows = []
    for slot in (*_SLOTS, "unit", "per"):
        want = getattr(wanted, slot)
        got = (
            claim.value.qualifier
            if slot == "qualifier"
            else getattr(claim.value if slot in ("unit", "per") else claim, slot)
        )
        if want is not None and want != got:
            rows.append((slot, want, "nothing" if got is None else str(got)))
    return rows


def _told(wanted: Expected) -> str:
    return ", ".join(map(str, wanted.value)) if isinstance(wanted.value, tuple) else str(wanted.value)


def _figure(claim: Claim) -> str:
    value = claim.value
    if value.names:
        return ", ".join(value.names)
    low, high = (b if isinstance(b, str) else "" if b is None else f"{b:.10g}" for b in (value.low, value.high))
    return low if low == high else f"{low}..{high}"


def _shown(text: str, claim: Claim | None) -> Iterator[str]:
    """The sentence of a claim with a mark below its figure, else the text."""
    if claim is None:
        yield printable(" ".join(text.split())[:200])
        return
    at = claim.sentence.find(claim.quote)
    begin = max(0, at - 60)
    yield printable(" ".join(claim.sentence[begin : at + 100].splitlines()))
    yield " " * (at - begin) + "^" * min(len(claim.quote), 100)


def _judge(pair: PairExample, rules: Rules, kind: str) -> Iterator[str]:
    examined = examine([Source("a", pair.a), Source("b", pair.b)], rules, one_event=True)
    got, why = verdict_of(examined, kind, rules)
    if got == pair.verdict:
        return
    yield f"a: {printable(' '.join(pair.a.split())[:160])}"
    yield f"b: {printable(' '.join(pair.b.split())[:160])}"
    for side in ("a", "b"):
        read = [_figure(c) for c in examined.claims if c.kind == kind and c.source == side]
        yield f"read in {side}: {', '.join(read) or f'nothing of kind {kind}'}"
    yield f"expected {pair.verdict}, got {got}: {why}"


def verdict_of(examined: Examined, kind: str, rules: Rules) -> tuple[str, str]:
    """The verdict between two sources on a kind, and why: the worst finding across them, else agree or unrelated."""
    sources = {c.id: c.source for c in examined.claims}
    across = [p for f in examined.findings if f.kind == kind for p in f.pairs if sources[p.a] != sources[p.b]]
    if across:
        worst = min(across, key=lambda p: (LEVELS.index(p.level), p.a, p.b))
        return worst.verdict, worst.reason
    mine = [c for c in examined.claims if c.kind == kind]
    for a in mine:
        for b in mine:
            met = meeting(examined, a, b, rules) if a.source < b.source else []
            if met:
                return "agree", met[0][1]
    first = [next((c for c in mine if c.source == side), None) for side in sorted({c.source for c in mine})]
    if len(first) < 2 or first[0] is None or first[1] is None:
        return "unrelated", "not both hold a figure of the kind"
    return "unrelated", "; ".join(" ".join(line.split()) for line in why_apart(first[0], first[1], examined, rules))
