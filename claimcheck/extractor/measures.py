"""Numbers with a currency, a unit or a percent sign beside them -> drafts."""

from __future__ import annotations

import math
import re
from typing import Final

from claimcheck.extractor.background import overtaken, period_of, yet_to_come
from claimcheck.extractor.metrics import metric_of
from claimcheck.extractor.money import Money, is_weight, money_of
from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.extractor.triggers import PAID, has_any
from claimcheck.extractor.written_units import unit_behind
from claimcheck.model import Value
from claimcheck.record_making import make_value
from claimcheck.values.currencies import mark_start
from claimcheck.values.numbers import Number
from claimcheck.values.scanning import letters_end
from claimcheck.values.word_patterns import at_words

_AFTER: Final = re.compile(r"[\s-]*(?P<word>%|[a-z][\w’'-]*)")
_ITEMS: Final = (
    "liquefied gas|gas|gasoline|petrol|diesel|fuel|oil|bread|electricity|water|rice|wheat|ticket|tickets|rent|share|"
    "shares|stock|bailout|loan|gold"
)
_ITEM: Final = re.compile(at_words(_ITEMS) + r"\b")
_ITEM_WORDS: Final = frozenset(item.split()[-1] for item in _ITEMS.split("|"))
_PRICES: Final = "price|prices|priced|cost|costs|costing|worth|per"
_PRICE: Final = re.compile(at_words(_PRICES) + r"\b")
_PRICE_WORDS: Final = frozenset(_PRICES.split("|"))
MONEY_WORDS: Final = _ITEM_WORDS | _PRICE_WORDS
"""What is asked of the words of a sentence."""
_MARKS: Final = frozenset(("", ".", ",", ";", ":", ")"))
_FROM: Final = re.compile(r"\bfrom\s+(?:\D{1,2})?$")
_TO: Final = re.compile(r"\sto\s+\D{0,3}$")
_PAID_IN: Final = re.compile(
    r"(?:\s+(?:a|per|for each) share)?,?\s+(?:of it |of that |of which )?(?:was |is |comes |paid )?(?:in |of "
    r")?(?:[A-Za-z]+ |its own )?(?P<what>cash|stock|shares|equity|debt|bonds|loans|grants)\b"
)
_PART_IN: Final = re.compile(
    r"\b(?:portion|part|component|element)\b[^.;]{0,30}\bin (?P<what>cash|stock|shares)\b[^.;]{0,40}$|\b(?P<part>cash|"
    r"stock) (?:portion|part|component|element)\b[^.;]{0,40}$"
)
_OFFERS: Final = ("share", "stock", "bid", "offer", "deal", "acqui", "merge", "takeover", "buyout", "buy-out", "tender")
"""Strings of what is paid for in cash or in other ways."""
_BOTH: Final = re.compile(r"\s+and\s+(?:stock|shares|cash)\b")
_WITH_DEBT: Final = re.compile(r"[^.;()\d]{0,40}\b(?:including|with|plus|counting)\b[^.,;\d]{0,40}\bdebts?\b")
_DEBT_COUNTED: Final = re.compile(
    at_words(r"including|with|counting") + r"\b[^.,;]{0,30}\bdebts?\b(?: of [^,;]{1,30})?(?: included)?,[^.;]{0,60}$"
)
_WHOSE_SHARE: Final = re.compile(
    r"\s+(?:per|an?|for (?:each|every))\s+(?P<whose>[A-Z][\w&.-]*)(?:[’']s)?\s+(?:[Ss]hare|[Ss]tock)\b"
)
_PER: Final = re.compile(
    r"\s+(?:(?:per|each|every|for each|for every|for one|for) |(?P<article>an?) )|\s*/\s*(?=[a-z])"
)
_PER_BEGINS: Final = frozenset((" pe", " a ", " an", " ea", " ev", " fo", " / "))
"""The first characters of what that matches."""
_EACH: Final = {
    **{word: word for word in
        "share unit person head passenger ticket household family student pupil patient worker night user "
        "subscriber litre".split()},
    "litre": "liter", "capita": "person", "employee": "worker", "shares": "share", "bbl": "barrel", "kilo": "kg", "kilogram": "kg", "kilogramme": "kg",
}  # fmt: skip
"""What a price is for, where it is no unit, or one that is mostly written so."""
_POUNDS_EACH: Final = frozenset(("pound", "lb"))
_SAME_EACH: Final = {"ton": "tonne"}
"""Units that prose does not keep apart in prices."""
_NOT_BY_ARTICLE: Final = frozenset("second degree min magnitude".split())
"""Words behind "a" that mostly begin something else: "5 dollars a second time"."""
_AGO: Final = re.compile(r" (?:ago|earlier|later|before|after|since|from now)\b")
"""What makes "a year" a time and no unit of a price."""
_OF: Final = " of "


def measured(
    reading: Reading, sentence: Sentence, number: Number, following: Number | None, previous: Draft | None
) -> Draft | None:
    """The money, percentage or measure that `number` states; None where it counts things."""
    lowered = sentence.lowered
    if number.unit is not None:
        return _of_unit(reading, sentence, number, number.unit, number.end)
    at = number.end
    if number.vague and lowered.startswith(_OF, at):
        at += len(_OF) - 1  # "millions of dollars", "dozens of miles"
    word, end = _word_behind(lowered, at)
    money = money_of(reading, sentence, number, at, word, following, previous)
    if money:
        if not money.before and is_weight(sentence, word, number.start, money.stop):
            return _of_unit(reading, sentence, number, "pound", money.stop)
        return _sum(reading, sentence, number, money, following, previous)
    if word in ("%", "percent") or (word == "per" and lowered.startswith("cent", end + 1)):
        stop = end + (5 if word == "per" else 0)
        return _draft(
            reading, sentence, number, stop, _value(sentence, number, "percent", "percent", 1.0, None), "percent", None
        )
    if word in ("percentage", "basis") and lowered.startswith((" point", " points"), end):
        value = _value(sentence, number, "percent", "percentage point", 0.01 if word == "basis" else 1.0, None)
        return _draft(reading, sentence, number, end + len(" points"), value, "percent", None)
    found = unit_behind(reading.vocabulary.units, sentence.text, lowered, number.core, at)
    return _of_unit(reading, sentence, number, *found) if found else None


def _of_unit(reading: Reading, sentence: Sentence, number: Number, unit: str, stop: int) -> Draft:
    """The measure that a number of a unit is; a unit of the rules that equals so much of another is given in that
    one."""
    factor, end = 1.0, number.end
    if unit in reading.vocabulary.own_units:
        unit, factor = reading.vocabulary.own_units[unit]
        end = stop  # the words say in which unit the figure is written
    kind = reading.vocabulary.unit_kinds.get(unit, "measure")
    return _draft(
        reading, sentence, number, stop, _value(sentence, number, "measure", unit, factor, None, end), kind, None
    )


def _sum(
    reading: Reading, sentence: Sentence, number: Number, money: Money, following: Number | None, previous: Draft | None
) -> Draft:
    """The sum of money that a number is, with what it is paid for each of."""
    behind = number.end if money.before else money.stop
    each = _per(reading, sentence, behind)
    stop = max(behind, number.end)
    value = _value(sentence, number, "money", money.currency, 0.01 if money.cents else 1.0, each)
    return _draft(
        reading,
        sentence,
        number,
        stop,
        value,
        "price" if each else "money",
        _moment(sentence, number, following, previous),
    )


def _per(reading: Reading, sentence: Sentence, at: int) -> str | None:
    """What a price is for each of: "a kilo", "per kg" and "/kg" are one; None where it is for the whole."""
    lowered = sentence.lowered
    if lowered[at : at + 3] not in _PER_BEGINS and lowered[at : at + 1] != "/":
        return None
    match = _PER.match(lowered, at)
    if match is None:
        return None
    begin = match.end()
    word = lowered[begin : letters_end(lowered, begin)]
    by_article = match["article"] is not None
    if word in _EACH:
        return _EACH[word]
    if word in _POUNDS_EACH:
        return "pound"
    if by_article and word in _NOT_BY_ARTICLE:
        return None
    found = reading.vocabulary.units.at(sentence.text, lowered, begin)
    if by_article and found and _AGO.match(lowered, found[1]):
        return None  # "5 million dollars a year ago"
    return _SAME_EACH.get(found[0], found[0]) if found else None


def _word_behind(lowered: str, at: int) -> tuple[str, int]:
    """The word behind a figure that ends at `at`, and where it ends."""
    if lowered.startswith(" ", at):
        end = letters_end(lowered, at + 1)
        mark = lowered[end : end + 1]
        if end > at + 1 and (mark in _MARKS or mark == " "):
            return lowered[at + 1 : end], end
    match = _AFTER.match(lowered, at)
    return (match["word"], match.end("word")) if match else ("", at)


def _draft(
    reading: Reading, sentence: Sentence, number: Number, stop: int, value: Value, kind: str, moment: str | None
) -> Draft:
    """The draft of a figure with what it measures and the kind of the rules that its words name."""
    lowered = sentence.lowered
    begins = mark_start(sentence.text, number.core) if value.type == "money" else number.core
    start = (
        begins
        if number.start == number.core
        and begins < number.core
        and sentence.text[begins].isalpha()
        and sentence.text[number.core - 1] == " "
        else number.start
    )  # "USD 5m"
    metric = metric_of(sentence, min(begins, number.start), stop, share=value.type == "percent")
    named = reading.vocabulary.measured_kind(value.type, value.unit or "", lowered, sentence.words, number.start, stop)
    item = whose = None
    if value.type == "money":
        begin, limit = max(0, number.start - 120), number.end + 60
        item = None if sentence.words.isdisjoint(_ITEM_WORDS) else _ITEM.search(lowered, begin, limit)
        whose = _WHOSE_SHARE.match(sentence.text, stop) if item else None
        if kind == "money" and (
            moment or not (sentence.words.isdisjoint(_PRICE_WORDS) or _PRICE.search(lowered, begin, limit) is None)
        ):
            kind = "price"
    more = {
        "subject": metric.noun,
        "item": f"{whose['whose']} share" if whose else item.group(0) if item else None,
        "moment": moment or metric.moment or ("before" if overtaken(sentence, number.start) else None),
        "period": period_of(sentence, number.start, stop, reading.published),
        "subset": _paid_in(sentence, number.start, stop)
        or ("forecast" if yet_to_come(sentence, number.start) else None),
        "topics": sentence.topics(number.start),
        "pattern": named[1] if named else None,
    }
    return Draft(named[0] if named else kind, start, stop, value, more)


def _paid_in(sentence: Sentence, start: int, stop: int) -> str | None:
    """The part of a sum that is paid in one way: "60 dollars a share in cash"; and a sum that counts debts too."""
    if not sentence.triggers & PAID:
        return None
    if "debt" in sentence.lowered and (
        _WITH_DEBT.match(sentence.lowered, stop) or _DEBT_COUNTED.search(sentence.lowered, max(0, start - 120), start)
    ):
        return "with debt"
    part = _PAID_IN.match(sentence.lowered, stop) or _PART_IN.search(sentence.lowered, max(0, start - 90), start)
    if part and "cash" in part.group() and not has_any(sentence.lowered, _OFFERS):
        return None  # "gave the state 2 million dollars in cash" is the whole
    if part and _BOTH.match(sentence.lowered, part.end()):
        return None  # "82 dollars a share in cash and stock" is the whole
    return f"in {part[1] or part[part.lastindex or 1]}" if part else None


def _moment(sentence: Sentence, number: Number, following: Number | None, previous: Draft | None) -> str | None:
    """ "before" or "after" for the two sides of "from 3 to 5 euros"; None for a sum that names no change."""
    if previous and previous.more.get("moment") == "before":
        return "after"
    rises = following and _TO.search(sentence.lowered, number.end, following.start)
    return "before" if rises and _FROM.search(sentence.lowered, max(0, number.start - 8), number.start) else None


def _value(
    sentence: Sentence, number: Number, kind: str, unit: str, factor: float, per: str | None, end: int | None = None
) -> Value:
    low = number.figure if number.qualifier == "more_than" else number.low  # "more than n" of a measure is not n + 1
    return make_value(
        kind,
        sentence.text[number.start : number.end if end is None else end],
        low * factor,
        None if number.high is None else number.high * factor,
        min(low, number.usual_low) * factor if number.qualifier != "vague" else number.usual_low * factor,
        None if number.usual_high == math.inf else number.usual_high * factor,
        unit,
        number.qualifier,
        per,
    )
