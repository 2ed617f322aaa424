"""Both forms of every search find the same: the loops of compiled code and the patterns of the interpreter."""

import random
import re
from bisect import bisect_left

import pytest

from claimcheck.values import capitals, clause_ends, known_words, scanning, sentence_ends
from claimcheck.values.places import load

PIECES = (
    *"aZé ’'\"“”.!?…,;:-_0٣ \n\t()[]£$Uſİß語",
    "U.S.", "U.K. ", "Mr. ", " in Kharkiv", "In Nice, ", "\nin Lyon’s", "the town of Oakley", "Rostov-on-Don", "O'Brien", "Spain's", "Spain's-", "Ann's7",
    "... ", ".” The", ".’) (A", "?! “£", "3.5 ", "1,200 killed ", "twelve ", "No. 7", "Évora ", "Žilina", "ŽZ",
)  # fmt: skip
WORDS = {"twelve": 1, "killed": 2, "a": 4, "no": 8, "the": 16}


def texts() -> list[str]:
    dice = random.Random(7)
    return ["", "7", "A", ".", "U", "U.S.", "’s", "A’"] + ["".join(dice.choices(PIECES, k=dice.randint(1, 40))) for _ in range(4_000)]


def lowered(text: str) -> str:
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def test_lower_case_keeps_places() -> None:
    for text in [*texts(), "ΣΑΣ", "\ud800É", "“plain”"]:
        assert scanning.lower(text) == lowered(text), repr(text)


def test_digits() -> None:
    for text in texts():
        assert scanning._digit_starts_by_loop(text) == scanning._digit_starts_by_pattern(text), repr(text)


def test_line_ends() -> None:
    for text in texts():
        text = text.replace("“", "\n").replace("7", " \n")
        assert scanning._line_ends_by_loop(text) == scanning._line_ends_by_pattern(text), repr(text)


def test_sentence_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_ends, "COMPILED", True)
    for text in texts():
        looped = sentence_ends.SentenceEnds(text)
        for start, end in ((0, len(text)), (len(text) // 3, len(text) - len(text) // 4)):
            assert looped._by_loop(start, end) == looped._by_pattern(start, end), repr(text)


def test_runs_of_letters() -> None:
    for text in map(lowered, texts()):
        for start in {0, len(text) // 3, len(text)}:
            assert scanning._letters_end_by_loop(text, start) == scanning._letters_end_by_pattern(text, start), repr(text)


def test_content_words() -> None:
    for text in map(lowered, texts()):
        for start, end in ((0, len(text)), (len(text) // 3, len(text) - len(text) // 4)):
            assert scanning._content_words_by_loop(text, start, end) == scanning._CONTENT_WORD.findall(text, start, end), repr(text)


def test_lower_case_by_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_words, "COMPILED", True)
    for text in [*texts(), "ΣΑΣ", "\ud800É", "“plain”"]:
        searched = known_words.Searched(text, scanning.ascii_of(text), known_words.WordTable(WORDS))
        assert searched.lowered() == lowered(text), repr(text)
        assert searched.may_hold(frozenset(("killed", "twelve"))) == bool({"killed", "twelve"} & set(re.findall("[a-z]+", lowered(text)))), repr(text)


def test_runs_of_digits_and_tokens() -> None:
    for text in texts():
        assert scanning._has_digit_by_loop(text) == bool(scanning._DIGIT.search(text)), repr(text)
        for start, end in ((0, len(text)), (len(text) // 3, len(text) - len(text) // 4), (len(text), len(text))):
            assert scanning._digits_end_by_loop(text, start) == scanning._digits_end_by_pattern(text, start), repr(text)
            assert scanning._token_by_loop(text, start, end) == scanning._token_by_pattern(text, start, end), repr(text)


def test_first_places() -> None:
    for places in ([], [3], [1, 4, 4, 9]):
        for at in range(11):
            assert scanning._first_by_loop(places, at) == bisect_left(places, at)


CLAUSE_PIECES = (*"a b w é_ ٣,;:—–.\n-", ", while ", " but ", "while", "but", "and", " and", ", ", ". ", ",  and", "butter", "meanwhile,")


def test_ends_of_clauses() -> None:
    dice = random.Random(3)
    for _ in range(20_000):
        text = "".join(dice.choices(CLAUSE_PIECES, k=dice.randint(1, 14)))
        for start, end in ((0, len(text)), (len(text) // 3, len(text) - len(text) // 4), (0, len(text) + 5)):
            assert clause_ends._clause_end_by_loop(text, start, end) == clause_ends._by_pattern(clause_ends._CLAUSE_END, text, start, end), repr((text, start, end))
        assert clause_ends._part_end_by_loop(text) == clause_ends._by_pattern(clause_ends._PART_END, text, 0, len(text)), repr(text)
        assert clause_ends._parting_by_loop(text) == [m.span() for m in clause_ends._PARTING.finditer(text)], repr(text)


@pytest.mark.parametrize("looped", [scanning.COMPILED, True])
@pytest.mark.parametrize("hashes", [0xFFFF, 0x3])
def test_words_of_a_table(monkeypatch: pytest.MonkeyPatch, looped: bool, hashes: int) -> None:
    """Also where words share a hash; compiled code has loops only, and its number of hashes."""
    if not scanning.COMPILED:
        monkeypatch.setattr(known_words, "COMPILED", looped)
        monkeypatch.setattr(known_words, "_NUMBERED", hashes)
    for text in [*texts(), *map(lowered, texts())]:
        searched = known_words.Searched(text, scanning.ascii_of(text), known_words.WordTable(WORDS))
        for start, end in ((0, len(text)), (len(text) // 3, len(text) - len(text) // 4)):
            part = text[start:end]
            known = [word for word in re.findall("[a-z]+", lowered(part)) if word in WORDS]
            bits, words, digits = searched.look(start, end)
            assert (bits, set(words)) == (sum(WORDS[word] for word in set(known)), set(known)), repr(text)
            assert digits == [m.start() for m in re.finditer(r"\d+", part)], repr(text)
        if known_words.COMPILED:
            assert {m.start() for m in re.finditer("[.!?…]", text)} <= set(searched.marks), repr(text)
            assert {m.start() for m in re.finditer("[A-ZÉŽ]", text)} <= set(searched.capitals), repr(text)
            assert searched.marks == sorted(searched.marks), repr(text)
            assert searched.capitals == sorted(searched.capitals), repr(text)


def test_capitals(monkeypatch: pytest.MonkeyPatch) -> None:
    known = dict.fromkeys(("Kharkiv", "Nice", "U.S.", "Rostov-on-Don", "Évora", "Žilina", "Spain", "O'Brien", "Z"), False) | {"Mr": True, "The": True}
    monkeypatch.setattr(capitals, "COMPILED", True)
    finder = capitals.Capitals(known)
    for text in texts():
        looped, matched = finder.find(text), capitals._capitals_by_pattern(text)
        assert set(looped) <= set(matched), repr(text)
        for start, end, behind in set(matched) - set(looped):
            assert known.get(text[start:end]) is None or (known[text[start:end]] and not re.match("[ \n][A-ZÉŽ]", text[end:])), repr(text)
            assert not behind, repr(text)


def test_all_names_of_the_gazetteer_are_found_by_loops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capitals, "COMPILED", True)
    gazetteer = load.__wrapped__()
    finder = gazetteer._capitals
    for name in ["Paris", "U.S.", "Ürümqi", "New York", "Saint-Denis", "N’Djamena"]:
        if gazetteer.get(name):
            assert (0, len(name.split(" ")[0])) in [found[:2] for found in finder.find(f"{name} was quiet.")]
