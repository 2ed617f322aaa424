"""Counts in bounded memory are those of a dictionary."""

from collections import Counter
from pathlib import Path

import pytest

from claimcheck.engine import tally
from claimcheck.engine.tally import HashedCounts, Tally

DOCUMENTS = [{f"word {n % 7}", f"Ünïcode{n}", "\ud800", "all", f"pair {n // 2}"} for n in range(50)]


@pytest.mark.parametrize("in_memory", [1, 20, 10_000])
def test_words_of_two_documents_are_counted(in_memory: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "_IN_MEMORY", in_memory)
    counts = Tally(tmp_path / "words")
    for words in DOCUMENTS:
        counts.add(words)
    found = counts.repeated()
    expected = {word: count for word, count in Counter(word for words in DOCUMENTS for word in words).items() if count > 1}
    assert isinstance(found, HashedCounts) == (in_memory < 10_000)
    assert len(found) == len(expected)
    assert {word: found[word] for word in expected} == expected
    assert found.get("Ünïcode3") is None
    assert found.get("Ünïcode3", 1) == 1
    with pytest.raises(KeyError):
        found["nowhere"]
