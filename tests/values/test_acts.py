"""Dates and the acts that they are of."""

import pytest

from claimcheck.values.acts import acts_of_date

CASES = [
    # The verb before the date, and behind it.
    ("Ann Vale apologized on [Friday] for the joke.", ["apologize"]),
    ("Ann Vale had to apologize [Saturday].", ["apologize"]),
    ("On [Friday], at a dinner, the council formally recognized the town.", ["recognize"]),
    ("The council on [Friday] recognized the town.", ["recognize"]),
    ("The council, on [Friday], recognized the town.", ["recognize"]),
    ("The notice, printed in Lyon, was withdrawn [Friday].", ["withdraw"]),
    ("A letter sent in [2014] was lost.", ["send"]),
    ("Ann Vale died [Friday].", ["die"]),
    ("She was born in [1957].", ["birth"]),
    ("The bridge fell shortly after 9 p.m. (1900 GMT) on [Friday].", ["fall"]),
    # Verbs of several words, and of a family.
    ("He stepped down on [Friday].", ["resign"]),
    ("He was taken into custody on [Friday].", ["arrest"]),
    ("A guard opened fire on [Friday].", ["shoot"]),
    ("Oakhart took over Pineworth in [2015].", ["acquire"]),
    ("As a boy he came to Norway in [2015].", ["arrive"]),
    ("The ferry sank off Chad on [Friday].", ["sink"]),
    # The noun.
    ("[Friday]'s long debate was dull.", ["debate"]),
    ("A late [Friday] filing was found.", ["file"]),
    ("The debate on [Friday] was dull.", ["debate"]),
    ("The march that took place on [Friday] was small.", ["march"]),
    ("The trial began on [Friday].", ["trial begin"]),
    ("Oakhart named it in a filing on [Friday].", ["file", "appoint"]),
    ("Oakhart filed a lawsuit on [Friday].", ["sue", "file"]),
    ("They called it a reply to air strikes in Lyon [this week].", ["strike"]),
    ("Ann Vale condemned the raid on [Friday].", ["condemn"]),
    # What was said, and what was told of.
    ("In [2017] her aides said that she had repaid the fund.", ["say", "repay"]),
    ("Ann Vale was arrested at home, police said [Friday].", ["say", "arrest"]),
    # What is planned, denied, over, or of several days.
    ("Ann Vale will resign on [Friday].", []),
    ("Ann Vale is expected to resign on [Friday].", []),
    ("Ann Vale did not resign on [Friday].", []),
    ("Ann Vale resigned before [Friday].", []),
    ("They tested it on [Tuesday] and Thursday.", []),
    ("They tested it on Tuesday and [Thursday].", []),
    ("They sang on [New Year's Eve] two years ago.", []),
    ("The released prisoner lives in Lyon, [2021].", []),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[s for s, _ in CASES])
def test_acts(sentence: str, expected: list[str]) -> None:
    start, end = sentence.index("["), sentence.index("]") - 1
    assert [act.name for act in acts_of_date(sentence.replace("[", "").replace("]", ""), start, end)] == expected


def test_what_a_date_says_of_an_act() -> None:
    (led,) = acts_of_date("She has led it since 2002.", 15, 25)
    assert led.since
    assert not led.latest
    _, repaid = acts_of_date("In 2017 she said she had repaid it.", 0, 7)
    assert repaid.latest


def test_a_table_of_dates_is_read_in_its_time() -> None:
    text = "The bell was cast on Friday, " + "rung on Monday, " * 20_000
    start = text.index("Monday")
    assert [act.name for act in acts_of_date(text, start, start + 6)] == ["ring"]
