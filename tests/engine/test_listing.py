"""Documents held as columns are those that were put there, and are settled as a list of them is."""

from array import array
from collections.abc import Sequence
from pathlib import Path

import pytest

from claimcheck.engine import workspace
from claimcheck.engine.listing import Listing
from claimcheck.engine.settling import settle
from claimcheck.engine.workspace import Numbers
from claimcheck.model import Skipped, Source
from claimcheck.records import surveyed_bytes
from claimcheck.sources import Document, told_apart

FOUND = [
    Document("b", b"", {}, "feed.jsonl", 2),
    Document("a", b"", {}, "feed.jsonl", 1),
    Document("one text", b"", {}, "feed.jsonl", 3),
    Document("one text", b"", {}, "feed.jsonl", 4),
    Document("two texts", b"", {}, "feed.jsonl", 5),
    Document("two texts", b"", {}, "feed.jsonl", 6),
    Skipped("z.bin", "unknown file type .bin"),
    Document("old.txt", b"", {"title": "An old one"}, "old.txt"),
    Document("x/new.txt", b"", {"supersedes": "old.txt"}, "new.txt"),
    Document("new.txt", b"", {"supersedes": ["old.txt"]}, "new.txt"),
    Document("first", b"", {"url": "u", "version": 1}, "feed.jsonl", 7),
    Document("second", b"", {"url": "u", "version": 2}, "feed.jsonl", 8),
    Document("alone", b"", {"url": "u"}, "feed.jsonl", 9),
    Document("empty", b"", {}, "feed.jsonl", 10),
]
TEXTS = {0: "t0", 1: "t1", 2: "same", 3: "same", 4: "this", 5: "that"}
NAMES = ["a", "alone", "b", "one text", "second", "two texts@digest t", "two texts@digest t", "x/new.txt"]


def surveyed(place: int) -> bytes:
    """What is said of each of `FOUND`."""
    if place == len(FOUND) - 1:
        return surveyed_bytes(Skipped("", "empty"), {})
    return surveyed_bytes(Source("", "", digest=f"digest {TEXTS.get(place, place)}"), {2000 + place: 1})


def listed(found: Sequence[Document | Skipped]) -> Listing:
    listing = Listing()
    for one in found:
        listing.append(one)
    return listing


def test_a_listing_gives_what_was_put_into_it() -> None:
    listing = listed(FOUND)
    assert len(listing) == len(FOUND)
    for place, one in enumerate(FOUND):
        given = listing[place]
        if isinstance(one, Document) and isinstance(given, Document):
            assert (given.id, given.origin, given.about.get("supersedes")) == (one.id, one.origin, one.about.get("supersedes"))
        else:
            assert given == one
    assert listing[-1] == FOUND[-1]
    assert listing[6:8] == [listing[6], listing[7]]


@pytest.mark.parametrize("found", [FOUND, listed(FOUND)], ids=["list", "columns"])
def test_documents_are_settled(found: Sequence[Document | Skipped]) -> None:
    settled = settle(found, surveyed)
    assert settled.names == NAMES
    assert list(settled.numbers) == [1, 12, 0, 2, 11, 5, 4, 8]
    assert [(s.path, s.reason) for s in settled.skipped] == [
        ("empty", "empty"), ("first", "superseded by second"), ("old.txt", "superseded by x/new.txt"), ("z.bin", "unknown file type .bin"),
    ]  # fmt: skip
    assert settled.year == 2012
    assert settled.source(5) == Source("two texts@digest t", "", digest="digest that", path="feed.jsonl", row=6)


def test_the_order_in_which_documents_are_found_changes_nothing() -> None:
    last = len(FOUND) - 1
    forward, backward = settle(FOUND, surveyed), settle(listed(FOUND[::-1]), lambda place: surveyed(last - place))
    assert backward.names == forward.names
    assert [last - number for number in backward.numbers] == list(forward.numbers)
    assert (backward.skipped, backward.year) == (forward.skipped, forward.year)


def test_names_that_several_texts_claim_are_told_apart() -> None:
    digests = ["22222222b", "11111111a", "22222222a", "3", "22222222b", "4"]
    names = ["n", "n", "n", "n@22222222", "n", "m"]
    told, places = told_apart(names, digests.__getitem__)
    assert list(zip(told, places, strict=True)) == [("m", 5), ("n@11111111", 1), ("n@22222222", 2), ("n@22222222", 0), ("n@22222222", 3)]


def test_numbers_in_a_file_are_those_of_an_array(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "_BLOCK", 4)
    numbers = Numbers(tmp_path / "numbers")
    for first in (0, 5, 5, 11):
        numbers.extend(array("q", range(first, first + 3)))
    expected = [0, 1, 2, 5, 6, 7, 5, 6, 7, 11, 12, 13]
    assert list(numbers) == expected
    assert [numbers[index] for index in (11, 0, -1, 6)] == [13, 0, 13, 5]
    assert list(numbers[2:9:3]) == expected[2:9:3]
    assert list(numbers.some(3, 4)) == expected[3:7]
    assert len(Numbers(tmp_path / "none")) == 0
