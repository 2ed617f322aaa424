"""What a run counts over all its documents is the same when parts of them are counted apart, in any order."""

from functools import reduce
from operator import add

import pytest

from claimcheck.matcher import Commonness, Events, NameCounts
from claimcheck.model import Fingerprint


def _documents(size: int) -> list[Fingerprint]:
    names = [frozenset({f"Name{i % 7}", f"Name{i}", "USA"}) for i in range(size)]
    return [
        Fingerprint(f"{i}.txt", "2021-05-03", names[i], frozenset({f"Town{i % 5}"}), frozenset(), frozenset({f"word{i % 3}", "USA"}), frozenset(range(i, i + 5)))
        for i in range(size)
    ]


@pytest.mark.parametrize("size", [1, 90, 200, 201, 450])
def test_names_are_counted_in_parts(size: int) -> None:
    documents = _documents(size)
    parts = []
    for at in range(0, size, 70):
        part = NameCounts()
        for document in documents[at : at + 70]:
            part.add(document)
        parts.append(part)
    whole = Commonness.of(documents)
    assert reduce(add, parts).commonness() == reduce(add, parts[::-1]).commonness() == whole
    assert ("word0" in whole.having) == (4 <= size <= 200)
    assert all(count > 1 for count in whole.having.values())


def test_fingerprints_may_be_read_when_they_are_asked_for() -> None:
    documents = {document.source: document for document in _documents(60)}
    asked: list[str] = []

    class Lazy(dict[str, Fingerprint]):
        def get(self, key: str, default: Fingerprint | None = None) -> Fingerprint | None:  # type: ignore[override]
            asked.append(key)
            return documents.get(key, default)

    lazy, whole = Events(Lazy(), Commonness.of(documents.values())), Events.of(documents.values())
    assert all(lazy.one_event("3.txt", b) == whole.one_event("3.txt", b) for b in documents)
    assert set(asked) == set(documents)
    assert lazy.one_event("3.txt", "absent.txt")
