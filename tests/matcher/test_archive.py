"""What an archive costs and finds: one key may hold the claims of all its events, and no step grows with their square."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from claimcheck.judge import judge
from claimcheck.judge.merging import _sharing
from claimcheck.matcher import Commonness, Events, comparing, match, neighbours, pairing, voices
from claimcheck.matcher.keys import keys_of
from claimcheck.model import MOST_SENTENCES, Claim, Finding, Fingerprint, Pair, Span, Value
from claimcheck.rule_loading import load_rules

RULES = load_rules(None)
Counted = Counter[str]


def report(event: int, number: int, *, names: int = 8, sentences: Sequence[int] = (), day: str = "2021-05-03") -> Fingerprint:
    """A report of an event, which names its people and some that stand in every hundredth report."""
    own = frozenset(f"Person{event}x{i}" for i in range(names) if names < 8 or (i + number) % 4)
    return Fingerprint(f"{event:05}-{number:05}", day, own | {f"Common{number % 100}"}, frozenset({"Lyon"}), frozenset(), frozenset(), frozenset(sentences))


def killed(document: Fingerprint, figure: int, at: int = 0, day: str | None = None) -> Claim:
    """A claim that so many people were killed in the event of a document."""
    value = Value("count", str(figure), figure, figure, figure, figure, "people")
    sentence, quote = f"In Lyon {figure} people were killed.", f"{figure} people"
    return Claim(
        f"{document.source}:{at}", document.source, None, document.published, "deaths", value, quote, sentence, Span(at, at + 9, 1, at + 1), "people", "people",
        place="Lyon", place_stated=True, scene="Lyon", as_of=day or document.published, as_of_stated=True, event="Lyon", pattern="killed",
    )  # fmt: skip


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """How many pairs of claims and of documents are looked at."""
    counts: Counted = Counter()
    pairs, event = comparing.pairs_of, Events.one_event

    def pairs_of(*arguments: object) -> Iterator[tuple[Claim, Claim]]:
        for pair in pairs(*arguments):  # type: ignore[arg-type]
            counts["claims"] += 1
            yield pair

    def one_event(self: Events, a: str, b: str) -> bool:
        counts["documents"] += 1
        return event(self, a, b)

    monkeypatch.setattr(comparing, "pairs_of", pairs_of)
    monkeypatch.setattr(Events, "one_event", one_event)
    return counts


def held(claims: list[Claim], documents: list[Fingerprint], focus: frozenset[str] | None = None) -> list[Finding]:
    """The findings on some claims of an archive."""
    events = Events.of(documents)
    assert events.archive
    return [f for quantity, members in match(claims, RULES) if quantity.key[:3] == ("figure", "kind", "deaths") for f in judge(quantity, members, RULES, events, focus)]


def test_a_key_of_a_hundred_thousand_claims(counted: Counted) -> None:
    documents = [report(event, number) for event in range(1_000) for number in range(50)]
    planted = {f"{event:05}-{event % 50:05}" for event in range(1_000)}
    claims = [killed(d, 61 if d.source in planted else 40, at) for d in documents for at in (0, 500)]
    findings = held(claims, documents)
    assert len(claims) == 100_000
    assert counted["claims"] <= 100 * len(claims)  # of 50,000 times as many
    assert counted["documents"] <= 100 * len(documents)
    sources = [(pair.a.split(":")[0], pair.b.split(":")[0]) for finding in findings for pair in finding.pairs]
    assert all(a[:5] == b[:5] and len({a, b} & planted) == 1 for a, b in sources)
    assert {source for pair in sources for source in pair} >= planted


def _mixed() -> tuple[list[Claim], list[Fingerprint]]:
    """Events of one report to eighty, some of them on several days."""
    chance = random.Random(7)
    documents = [report(event, number, day=f"2021-05-{1 + number % 28:02}") for event, size in enumerate([1, 2, 3, 5, 14, 40, 80] * 6) for number in range(size)]
    return [killed(d, chance.randrange(30, 90), at) for d in documents for at in range(0, 90 * chance.randrange(1, 4), 90)], documents


def test_a_focus_says_what_the_whole_archive_says_of_it() -> None:
    claims, documents = _mixed()
    whole = held(claims, documents)
    for asked in ({documents[0].source}, {documents[40].source}, {d.source for d in documents[100:117]}, {d.source for d in documents[::40]}):
        expected = {pair for finding in whole for pair in finding.pairs if asked & {pair.a.split(":")[0], pair.b.split(":")[0]}}
        assert {pair for finding in held(claims, documents, frozenset(asked)) for pair in finding.pairs} == expected
    assert any(finding.pairs for finding in whole)


def test_order_does_not_matter() -> None:
    claims, documents = _mixed()
    shuffled = random.Random(3).sample(claims, len(claims)), random.Random(4).sample(documents, len(documents))
    assert held(*shuffled) == held(claims, documents)


@pytest.mark.parametrize("reports", [5, 30])
def test_copies_that_name_nobody_are_held_against_each_other(reports: int) -> None:
    documents = [report(0, n, names=0, sentences=range(n // 2 * 30, n // 2 * 30 + 30)) for n in range(reports)] + [report(9, n) for n in range(300)]
    claims = [killed(d, 40 + 21 * (n % 2)) for n, d in enumerate(documents[:reports])]
    found = {(pair.a[:11], pair.b[:11]) for finding in held(claims, documents) for pair in finding.pairs}
    assert found == {(documents[n].source, documents[n + 1].source) for n in range(0, reports - 1, 2)}


def test_a_sentence_of_every_document_costs_little(counted: Counted) -> None:
    documents = [report(n, n, sentences=[1, 2, 3, *range(100 * n + 10, 100 * n + 40)]) for n in range(3_000)]
    assert held([killed(d, 40 + 21 * (n % 2)) for n, d in enumerate(documents)], documents) == []
    assert counted["documents"] <= 100 * len(documents)
    assert counted["claims"] == 0


def test_a_document_of_many_figures_costs_little(counted: Counted) -> None:
    documents = [report(n // 2, n % 2) for n in range(400)]
    claims = [killed(documents[n % 2], 40 + n, 20 * n) for n in range(10_000)]
    held(claims, documents)
    assert 0 < counted["claims"] <= (2 * pairing.MOST_OF_ONE) ** 2


def crowd(size: int) -> list[Fingerprint]:
    """Reports of few events, some of which share sentences, in an order of their own."""
    documents = [report(n % 9, n, sentences=[7 * (n // 4) + i for i in range(3)] if n % 3 else ()) for n in range(size)]
    random.Random(5).shuffle(documents)
    return documents


def test_things_are_sought_range_by_range(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = crowd(300)
    whole = neighbours.neighbours([d.source for d in documents], Events.of(documents))
    assert sum(map(len, whole.values())) > len(documents)
    for at_once in (1, 7, 100):
        monkeypatch.setattr(neighbours, "_AT_ONCE", at_once)
        assert neighbours.neighbours([d.source for d in documents], Events.of(documents)) == whole


def test_what_the_counts_say_of_a_document_is_looked_up_once() -> None:
    documents = crowd(300)
    sources = [d.source for d in documents]
    asked: Counted = Counter()

    class Counts(dict[str, int]):
        def get(self, name: str, default: object = None, /) -> object:  # type: ignore[override]
            asked[name] += 1
            return super().get(name, default)

    commonness = Commonness.of(documents)
    having = Counts(commonness.having)
    kept: dict[str, bytes] = {}
    first = Events({d.source: d for d in documents}, replace(commonness, having=having), kept=kept)
    near = neighbours.neighbours(sources, first)
    assert set(kept) == set(sources)
    once = {d.source: d.names | d.cities for d in documents}
    asked.clear()
    again = Events({d.source: d for d in documents}, replace(commonness, having=having), kept=kept)
    assert [again.ties(source) for source in sources] == [first.ties(source) for source in sources]
    assert [again.profile(source) for source in sources] == [first.profile(source) for source in sources]
    assert not asked
    assert neighbours.neighbours(sources, again) == near
    fresh = Events({d.source: d for d in documents}, replace(commonness, having=having))
    for source in sources:
        fresh.ties(source)
        fresh.profile(source)
    assert asked == Counter(name for names in once.values() for name in names)


def test_neighbours_are_those_that_share_most() -> None:
    """Of an event with more reports than one is held against, those that share most are held against each other."""
    documents = [report(0, number) for number in range(80)]
    near = neighbours.neighbours([d.source for d in documents], Events.of([*documents, *(report(n, n) for n in range(1, 8_000))]))
    assert min(map(len, near.values())) >= neighbours.NEAREST
    assert sum(map(len, near.values())) <= 2 * neighbours.NEAREST * len(documents)
    assert all(a in near[b] for a, found in near.items() for b in found)
    for a, found in near.items():
        assert {d.source for d in documents if int(d.source[-5:]) % 4 == int(a[-5:]) % 4} - {a} <= set(found)


@pytest.mark.parametrize("texts", [1, 10, 700])
def test_voices_are_counted_without_holding_every_two(texts: int, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [report(n % texts, n, sentences=range(n % texts * 100, n % texts * 100 + 30)) for n in range(1_400)]
    asked: Counter[str] = Counter()
    copies = voices.copies

    def counting(a: Fingerprint, b: Fingerprint) -> bool:
        asked["copies"] += 1
        return copies(a, b)

    monkeypatch.setattr(voices, "copies", counting)
    assert voices.count_voices((killed(d, 40) for d in documents), {d.source: d for d in documents}) == texts
    assert asked["copies"] <= 210 * len(documents)


def test_edited_sentences_are_one_voice_among_many() -> None:
    words = [f"{a}{b}" for a in ("quarry", "mayor", "river", "harbour", "stadium") for b in range(300)]
    said = [f"{' '.join(words[n : n + 12])} and {n} people were killed" for n in range(0, 1_200, 3)]
    told = [(f"{n:04}", text) for n, text in enumerate([*said, *(text.replace("people", "persons") for text in said)])]
    claims = [Claim(source, source, None, None, "deaths", Value("count", "4"), "4", text, Span(0, 1, 1, 1)) for source, text in told]
    assert voices.count_voices(claims, {}) == len(said)


def _findings(chance: random.Random) -> Iterator[Finding]:
    for n in range(chance.randrange(1, 13)):
        claims = tuple(str(chance.randrange(30)) for _ in range(chance.randrange(2, 5)))
        yield Finding(str(n), "conflict", "error", "deaths", "q", claims, (Pair("a", "b", "conflict", "error", ""),) * chance.randrange(1, 4), "", "", None, None)


def test_findings_that_share_claims_are_joined_in_a_fixed_order() -> None:
    for seed in range(300):
        findings = list(_findings(random.Random(seed)))
        groups = _sharing(findings)
        assert sorted(f.id for group in groups for f in group) == sorted(f.id for f in findings)
        told = [{claim for f in group for claim in f.claims} for group in groups]
        assert all(a.isdisjoint(b) for n, a in enumerate(told) for b in told[:n])
        assert all(len(group) == 1 or any(set(f.claims) & set(g.claims) for g in group if g is not f) for group in groups for f in group)
        assert [[f.id for f in group] for group in _sharing(findings[::-1])] == [[f.id for f in group] for group in groups]


@pytest.mark.parametrize(("shared", "alike"), [(300, False), (1_200, True)])
def test_copies_are_told_by_the_sentences_that_long_documents_keep(shared: int, alike: bool) -> None:
    chance = random.Random(5)
    one, other = ([chance.getrandbits(32) for _ in range(2_000)] for _ in "ab")
    kept = [frozenset(sorted(text)[:MOST_SENTENCES]) for text in (one, [*one[:shared], *other[shared:]])]
    a, b = (Fingerprint(name, None, frozenset(), frozenset(), frozenset(), frozenset(), sentences) for name, sentences in zip("ab", kept, strict=True))
    assert voices.copies(a, b) is voices.copies(b, a) is alike


@pytest.mark.parametrize(("text", "key"), [("800 block", []), ("8 blocks", [("figure", "noun", "block")])])
def test_an_address_counts_nothing(text: str, key: list[tuple[str, ...]]) -> None:
    claim = killed(report(0, 0), int(text.split()[0]))
    street = replace(claim, kind="count_other", who=None, subject=text.split()[1], quote=text, pattern=None, sentence=f"He was found in the {text} of Elm Street.")
    assert [k for k in keys_of(street, RULES) if k[:2] == ("figure", "noun")] == key
