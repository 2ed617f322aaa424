"""The currency of a figure: from its sign, its code or its name, from the other figure of a range, from the words of
a price."""

from __future__ import annotations

import functools
import re
from typing import Final

from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.values.currencies import BEGINNINGS, MARK_ENDS, country_currency, currency_before, currency_behind
from claimcheck.values.numbers import Number
from claimcheck.values.places import load
from claimcheck.values.units import CENTS, CURRENCIES, SYMBOLS
from claimcheck.values.word_patterns import at_words

_AFTER: Final = re.compile(r"[\s-]*(?P<word>[a-z][\w’'-]*)")
_NO_NOUN: Final = frozenset(
    (
        "",
        *"a an per each in on at by and or from for over after as since this last when while but with "
        "because if".split(),
    )
)
"""What may stand behind the later figure of "3 euros to 5"; a noun is what "$3 to 12 children" counts."""
_POUNDS: Final = frozenset(("pound", "pounds"))
_WEIGHS: Final = re.compile(
    at_words(
        r"weigh\w*|weight\w*|payload\w*|cargo|thrust|heavy|heavier|lift\w*|kg|kilos?|kilograms?|tonn?es?|lbs?|ounces?|"
        r"meat|fish|beef|pork|chicken|turkey|food|garbage|trash|waste|debris|rubbish|"
        r"explosives?|bombs?|fertilizer|marijuana|cocaine|heroin|drugs|methamphetamine|fentanyl|cannabis|ammunition|"
        r"gunpowder|pressure|force|torque|luggage|baggage|carbon|emissions|uranium|plutonium|"
        r"apples|potatoes|rice|flour|sugar|butter|cheese|honey|coffee|grain|cotton|salmon|lobsters?|shrimp|ice|snow|"
        r"sand|salt|gold|silver|copper|lithium|of (?:muscle|fat|pressure)|lost|shed|gained|dropped"
    )
    + r"\b"
)
"""Words beside pounds that are of weight, and not of money."""
_WEIGHED: Final = re.compile(
    r"\s+(?:of (?!(?:[a-z’'-]+ ){0,2}(?:money|cash|damages?|funding|funds?|goods|savings|investments?|debts?|aid|work|"
    r"assets|tax|taxes|public|government|support|revenue|sales|loss|losses|profits?|"
    r"income|spending|cuts|grants?|equipment|property|jewell?ery|taxpayers?[’']?|compensation|benefits?|loans?|bonds?|"
    r"it|this|that|which|the|his|her|their|its|our|my)\b)[a-z]|per square|overweight|lighter|heavier)"
)
"""What stands behind pounds of weight: what they are of."""
_HEAVY: Final = re.compile(at_words(r"weigh\w*|weight|thrust|payload|liftoff|lift-off|heavier|tonnes") + r"\b")
"""Words of weight that hold for pounds anywhere in their sentence."""
_OF_POUNDS: Final = re.compile(
    r" (?!(?:[a-z-]+ )?(?:fines?|bonus|prize|notes?|coins?|bills?|houses?|homes?|loans?|debts?|contracts?|rewards?|"
    r"cheques?|"
    r"tickets?|charges?|fees?|deals?|gifts?|grants?|budgets?|payments?|payouts?|bail|bonds?|lottery|jackpot|salary|"
    r"pensions?|"
    r"shops?|stores?|projects?|schemes?|plans?|funds?|investments?|donations?|savings?|tax|limit|phones?|dress|watch|"
    r"cars?|tabs?|rents?|wages?|offers?|bids?|price|tag|suit)\b)[a-z]"
)
"""The noun behind a hyphen of pounds of weight: "a 450-pound gorilla"."""
_PRICED: Final = (
    " for ",
    " worth ",
    " cost ",
    " costs ",
    " costing ",
    " paid ",
    " pay ",
    " pays ",
    " paying ",
    " spent ",
    " spend ",
    " fined ",
    " raised ",
    " earned ",
    " earns ",
    " price of ",
    " sum of ",
    " fee of ",
    " debt of ",
)
"""What stands before pounds of money."""
_PAYS: Final = re.compile(
    at_words(
        r"pay|pays|paid|cost|costs|price|priced|worth|spend|spent|sold|sell|bought|buy|fined?|fund\w*|budget|bank|"
        r"salary|wages?|tax|debts?|profits?|sterling|invest\w*|earn\w*|raised|fee|fees|bill|bid|offer\w*|deal|loan|"
        r"grant|sales|revenue"
    )
    + r"\b"
)
_INDIAN: Final = ("crore", "crores", "lakh", "lakhs")
_SPENT: Final = re.compile(
    at_words(
        r"costs?|costing|worth|prices?|priced|budget\w*|spend\w*|spent|paid|pay|pays|payment|sanction\w*|allocat\w*|"
        r"invest\w*|loans?|revenues?|profits?|loss|losses|funds?|funding|grants?|outlay|compensation|"
        r"bribes?|fine|fined|scam|fraud|turnover|debts?|tax|taxes|earn\w*|raised?|tender|contracts?|bid|auction\w*|"
        r"sales?|sold|bought|buy|purchas\w*|salary|wages|ransom|assets|seized|embezzl\w*|fee|fees|"
        r"package|subsidy|subsidies|relief|prize|reward|dues|expenditure|crowdfund\w*|collected|money|cash"
    )
    + r"\b"
)
"""Words of sums: beside them a figure in crores or lakhs with nothing behind it is one of rupees."""
_SPENT_NEAR: Final = 70
_RUPEE_SCALES: Final = frozenset(("INR", "PKR", "BDT", "NPR", "LKR"))
"""Currencies of the countries that count in crores and lakhs."""
_SIGNS: Final = frozenset([*(sign[-1] for sign in SYMBOLS), *"₱₺₫₵฿₪₨৳₭₮₡₲₼₾֏៛¢"])
_LINES: Final = frozenset((240.0, 360.0, 480.0, 576.0, 720.0, 1080.0, 1440.0, 2160.0, 4320.0))
"""Lines of a picture, written like pence: "1080p"."""


_BESIDE: Final = 60
"""Characters on either side of pounds in which words say whether they are of weight."""


class Money:
    """The currency of a figure, where its name ends, whether the figure is in hundredths of it, and whether a sign
    or a code before the figure tells it."""

    __slots__ = ("before", "cents", "currency", "stop")

    def __init__(self, currency: str, stop: int, *, cents: bool = False, before: bool = False) -> None:
        self.currency: Final = currency
        self.stop: Final = stop
        self.cents: Final = cents
        self.before: Final = before


def money_of(
    reading: Reading,
    sentence: Sentence,
    number: Number,
    at: int,
    word: str,
    following: Number | None,
    previous: Draft | None,
) -> Money | None:
    """The money that `number` is an amount of; None where it is none. `at` is where the words for what it is begin,
    `word` the first of them, in lower case.

    The currency of "from 3 to 5 euros" and "3 euros to 5" holds for both figures.
    """
    lowered = sentence.lowered
    code = _before(reading, sentence, number.core)
    if code:
        return Money(code, number.end, before=True)
    if word == "p" and lowered.startswith("p", at) and number.figure not in _LINES and not number.vague:
        return Money("GBP", at + 1, cents=True)
    if word in CENTS:
        return Money(CENTS[word], _word_end(lowered, at), cents=True)
    own = reading.vocabulary.own_currencies
    if own and (mine := _own(own, lowered, number.core, at)):
        return mine
    if word in BEGINNINGS or (not word and sentence.text[at : at + 2].strip()[:1] in _SIGNS):
        behind = currency_behind(sentence.text, lowered, at, _country(reading))
        if behind:
            return Money(behind[0], behind[1])
    if following and word == "to" and lowered[number.end : following.start].strip() == "to":
        later = _AFTER.match(lowered, following.end)
        currency = CURRENCIES.get(later["word"]) if later else None
        if currency:
            return Money(currency, number.end)
    if (
        word in _NO_NOUN
        and previous
        and previous.value.type == "money"
        and lowered[previous.end : number.start].strip() == "to"
    ):
        return Money(previous.value.unit or "", number.end)
    if (
        word in _NO_NOUN
        and lowered.endswith(_INDIAN, 0, number.end)
        and _SPENT.search(lowered, max(0, number.start - _SPENT_NEAR), number.end + _SPENT_NEAR)
    ):
        own_code = country_currency(_country(reading))
        return Money(own_code if own_code in _RUPEE_SCALES else "INR", number.end)
    return None


def _before(reading: Reading, sentence: Sentence, core: int) -> str | None:
    """The currency whose sign or code stands before the figure at `core`."""
    if not core:
        return None
    text = sentence.text
    if text[core - 1] in _SIGNS:
        return currency_before(text, core, _country(reading)) or SYMBOLS.get(text[core - 1])
    if text[core - 1] == " " and text[core - 2 : core - 1] in MARK_ENDS:
        return currency_before(text, core, _country(reading)) or (
            SYMBOLS.get(text[core - 2]) if text[core - 2] in _SIGNS else None
        )
    return None


def _own(own: dict[str, str], lowered: str, core: int, at: int) -> Money | None:
    """The currency of the rules whose word or sign stands behind or before a figure."""
    begin = at + 1 if lowered[at : at + 1] in (" ", "-") else at
    for word, name in own.items():
        stop = begin + len(word)
        if lowered.startswith(word, begin) and not (word[-1].isalnum() and lowered[stop : stop + 1].isalnum()):
            return Money(name, stop)
        start = core - len(word) - (1 if lowered[core - 1 : core] == " " else 0)
        if (
            start >= 0
            and lowered.startswith(word, start)
            and not (start and word[0].isalnum() and lowered[start - 1].isalnum())
        ):
            return Money(name, at, before=True)
    return None


def _country(reading: Reading) -> str | None:
    """The country that the document is of."""
    return _country_of(reading.main_place) if reading.main_place else None


@functools.lru_cache(maxsize=64)
def _country_of(name: str) -> str | None:
    """The country of a place, or the place itself where it is one."""
    place = load().get(name)
    return (place.parent or place.name) if place else None


def _word_end(lowered: str, at: int) -> int:
    match = _AFTER.match(lowered, at)
    return match.end("word") if match else at


def is_weight(sentence: Sentence, word: str, start: int, end: int) -> bool:
    """Whether pounds behind a figure are of weight: the words beside it say so, and none beside it is of money."""
    if word not in _POUNDS:
        return False
    lowered = sentence.lowered
    if _WEIGHED.match(lowered, end) or (lowered.endswith("-pound", 0, end) and _OF_POUNDS.match(lowered, end)):
        return True
    if lowered.endswith(_PRICED, 0, start):
        return False
    weighs = _distance(_WEIGHS, lowered, start, end)
    if weighs is None:
        return _HEAVY.search(lowered) is not None and _PAYS.search(lowered) is None
    return weighs < (_distance(_PAYS, lowered, start, end) or len(lowered))


def _distance(words: re.Pattern[str], lowered: str, start: int, end: int) -> int | None:
    """How many characters the nearest of some words stands from a figure at `start` to `end`; None where none stands
    near it."""
    begin, limit = max(0, start - _BESIDE), min(len(lowered), end + _BESIDE)
    found: int | None = None
    for match in words.finditer(lowered, begin, limit):
        apart = max(1, match.start() - end, start - match.end())
        found = apart if found is None else min(found, apart)
    return found
