"""What is of plain form is read without its pattern, and as the pattern reads it."""

import random
from collections.abc import Iterator

from claimcheck.extractor import metrics
from claimcheck.values import bare_figures, places

PIECES = (
    *"a an 1 5 12 1,200 2,5 3.5 1.200,5 2019 2,019,500 $3 €4 £ % - – ’ ' \" “ ( ) , . ; : \n + / _ ٣ ½ é É K ſ".split(" "),
    *"of in on for the its rate premium lower higher up more-than less down waited cost fell about at least half only just another said it’s o'clock m bn million millions hundred crores crore k5 thousand-odd".split(),
    "New", "York", "Of", "De", "U.S.", "Paris’s", "McDonald", "O’Hare", "Saint-Denis",
)  # fmt: skip


def texts() -> Iterator[str]:
    dice = random.Random(5)
    for _ in range(20_000):
        yield "".join(dice.choice(PIECES) + dice.choice((" ", " ", " ", "", "\n", "  ")) for _ in range(dice.randint(1, 8)))


def test_words_behind_a_figure() -> None:
    for text in map(str.lower, texts()):
        for end in (0, len(text) // 2):
            found = metrics._BEHIND.match(text, end, min(len(text), end + metrics._WITHIN_BEHIND))
            assert metrics._behind(text, end) == ((found["first"], found["second"] or "") if found else ("", "")), repr((text, end))
            assert metrics._compared(text, end) == bool(metrics._COMPARED.match(text, end)), repr((text, end))


def test_the_verb_before_a_figure() -> None:
    for text in map(str.lower, texts()):
        found = metrics._GOVERNS.search(text, metrics._governing(text))
        assert metrics._verb(text) == (found["verb"] if found else None), repr(text)


def test_the_next_word_of_a_name() -> None:
    for text in texts():
        for at in [at for at, letter in enumerate(text) if letter.isspace()] + [len(text)]:
            for end in (len(text), at + 6):
                found = places._NEXT_WORDS.match(text, at, end)
                assert places._next_word(text, at, min(len(text), end)) == ((found[1], found.end()) if found else ("", at)), repr((text, at, end))


def test_figures_in_digits() -> None:
    for text in map(str.lower, texts()):
        for start in [at for at, letter in enumerate(text) if letter.isdecimal() and not text[at - 1 : at].isdecimal()]:
            found = bare_figures._WRITTEN.match(text, start)
            read = bare_figures._figure(text, start)
            assert (read and (read[0], read[1], read[4], read[5])) == (found and (start, found.end(), found["digits"], found["scale"])), repr((text, start))
