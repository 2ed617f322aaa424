"""Numbers with a currency, a unit or a percent sign beside them -> drafts."""

from __future__ import annotations

import math
import re
from typing import Final

from claimcheck.extractor.background import overtaken, period_of, yet_to_come
from claimcheck.extractor.metrics import metric_of
from claimcheck.extractor.reading import Draft, Reading, Sentence
from claimcheck.extractor.triggers import MAGNITUDE, PAID
from claimcheck.model import Value
from claimcheck.record_making import make_value
from claimcheck.values.currencies import currency_before, currency_named
from claimcheck.values.numbers import Number
from claimcheck.values.scanning import letters_end
from claimcheck.values.units import CENTS, CURRENCIES, PER_HOUR, SYMBOLS, UNITS
from claimcheck.values.word_patterns import at_words

_AFTER: Final = re.compile(
    r"[\s-]*(?P<word>%|[a-z][\w’'-]*)(?:\s+(?:per|a|an)\s+(?P<per>liter|litre|gallon|barrel|kilogram|kilo|tonne|ton|share|month|day|year|hour)\b)?"
)
_ITEMS: Final = "liquefied gas|gas|gasoline|petrol|diesel|fuel|oil|bread|electricity|water|rice|wheat|ticket|tickets|rent|share|shares|stock|bailout|loan|gold"
_ITEM: Final = re.compile(at_words(_ITEMS) + r"\b")
_ITEM_WORDS: Final = frozenset(item.split()[-1] for item in _ITEMS.split("|"))
_PRICES: Final = "price|prices|priced|cost|costs|costing|worth|per"
_PRICE: Final = re.compile(at_words(_PRICES) + r"\b")
_PRICE_WORDS: Final = frozenset(_PRICES.split("|"))
MONEY_WORDS: Final = _ITEM_WORDS | _PRICE_WORDS
"""What is asked of the words of a sentence."""
_MARKS: Final = frozenset(("", ".", ",", ";", ":", ")"))
_PER_BEGINS: Final = frozenset(" \npa")
"""What may stand behind a word that ends there, and the beginnings of what goes on with "per" or "a"."""
_FROM: Final = re.compile(r"\bfrom\s+(?:\D{1,2})?$")
_TO: Final = re.compile(r"\sto\s+\D{0,3}$")
_MAGNITUDE: Final = re.compile(r"\bmagnitude,?(?:\s+(?:of|was|is|at|to|put|as|a|it|measured|revised|estimated|about|around))*\s+$")
_PAID_IN: Final = re.compile(
    r"(?:\s+(?:a|per|for each) share)?,?\s+(?:of it |of that |of which )?(?:was |is |comes |paid )?(?:in |of )?(?:[A-Za-z]+ |its own )?(?P<what>cash|stock|shares|equity|debt|bonds|loans|grants)\b"
)
_PART_IN: Final = re.compile(r"\b(?:portion|part|component|element)\b[^.;]{0,30}\bin (?P<what>cash|stock|shares)\b[^.;]{0,40}$|\b(?P<part>cash|stock) (?:portion|part|component|element)\b[^.;]{0,40}$")
_BOTH: Final = re.compile(r"\s+and\s+(?:stock|shares|cash)\b")
_WITH_DEBT: Final = re.compile(r"[^.;()\d]{0,40}\b(?:including|with|plus|counting)\b[^.,;\d]{0,40}\bdebts?\b")
_DEBT_COUNTED: Final = re.compile(at_words(r"including|with|counting") + r"\b[^.,;]{0,30}\bdebts?\b(?: of [^,;]{1,30})?(?: included)?,[^.;]{0,60}$")
_WHOSE_SHARE: Final = re.compile(r"\s+(?:per|an?|for (?:each|every))\s+(?P<whose>[A-Z][\w&.-]*)(?:[’']s)?\s+(?:[Ss]hare|[Ss]tock)\b")
_PER: Final = re.compile(r"\s+(?:per|a|an|each|for each)\s+(?P<per>liter|litre|gallon|barrel|kilogram|kilo|tonne|ton|share|month|day|week|year|hour|ounce|person|head)\b")
_NO_NOUN: Final = frozenset(("", *"a an per each in on at by and or from for over after as since this last when while but with because if".split()))
"""What may stand behind the later figure of "3 euros to 5"; a noun is what "$3 to 12 children" counts."""
_PER_HOUR: Final = re.compile(r"\s+(?:per|an)\s+hour\b")
_POUNDS: Final = frozenset(("pound", "pounds"))
_WEIGHS: Final = re.compile(
    at_words(r"weigh\w*|weight\w*|payload\w*|cargo|thrust|heavy|heavier|lift\w*|kg|kilos?|kilograms?|tonn?es?|lbs?|ounces?|meat|fish|beef|explosives?|bombs?|fertilizer|marijuana|cocaine|heroin|drugs") + r"\b"
)
"""Words beside pounds that are of weight, and not of money."""
_SYMBOLS: Final = tuple(sorted(SYMBOLS, key=len, reverse=True))
_SIGNS: Final = frozenset([*(s[-1] for s in SYMBOLS), *"₱₺₫₵฿₪₨৳₭₮₡₲₼₾"])
_CODE_ENDS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ$.shrkptłč₱₺₫₵฿₪₨৳₭₮₡₲₼₾")
"""The last characters of what stands before a sum, with a space behind it."""


def measured(reading: Reading, sentence: Sentence, number: Number, following: Number | None, previous: Draft | None) -> Draft | None:
    """The money, percentage or measure that `number` states; None where it counts things.

    The unit of "from 3 to 5 euros" and "3 euros to 5" holds for both figures.
    """
    lowered = sentence.lowered
    word, per, end = _word_behind(lowered, number.end)
    symbol = None
    if number.core and lowered[number.core - 1] in _SIGNS:
        symbol = currency_before(sentence.text, number.core) or next((SYMBOLS[s] for s in _SYMBOLS if lowered.endswith(s, 0, number.core)), None)
    elif number.core and sentence.text[number.core - 2 : number.core - 1] in _CODE_ENDS:
        symbol = currency_before(sentence.text, number.core)
    currency = symbol or CURRENCIES.get(word) or CENTS.get(word)
    named = None if currency else currency_named(lowered, number.end, word)
    if named:
        currency, end = named
    if currency == "GBP" and not symbol and word in _POUNDS and _is_weight(sentence, number.start, end):
        kind = reading.vocabulary.unit_kinds.get("pound", "measure")
        return _draft(reading, sentence, number, end, _value(sentence, number, "measure", "pound", 1.0, None), kind, None)
    if not currency and following and word == "to" and lowered[number.end : following.start].strip() == "to":
        later = _AFTER.match(lowered, following.end)
        currency, end = (CURRENCIES.get(later["word"]) if later else None), number.end
    if not currency and word in _NO_NOUN and previous and previous.value.type == "money" and lowered[previous.end : number.start].strip() == "to":
        currency, end = previous.value.unit, number.end
    if (symbol or named) and per is None and (each := _PER.match(lowered, end if named else number.end)):
        per = each["per"]
    if currency:
        cents = word in CENTS and not symbol
        stop = number.end if symbol else max(end, number.end)
        value = _value(sentence, number, "money", currency, 0.01 if cents else 1.0, per)
        return _draft(reading, sentence, number, stop, value, "price" if per else "money", _moment(sentence, number, following, previous))
    if word in ("%", "percent") or (word == "per" and lowered.startswith("cent", end + 1)):
        stop = end + (5 if word == "per" else 0)
        return _draft(reading, sentence, number, stop, _value(sentence, number, "percent", "percent", 1.0, None), "percent", None)
    if word in ("percentage", "basis") and lowered.startswith((" point", " points"), end):
        value = _value(sentence, number, "percent", "percentage point", 0.01 if word == "basis" else 1.0, None)
        return _draft(reading, sentence, number, end + len(" points"), value, "percent", None)
    unit, stop = _unit(sentence, number, word, end, lowered)
    if unit is None:
        return None
    factor = -1.0 if lowered.endswith("minus ", 0, number.start) and unit == "degree" else 1.0
    kind = reading.vocabulary.unit_kinds.get(unit, "measure")
    return _draft(reading, sentence, number, stop, _value(sentence, number, "measure", unit, factor, None), kind, None)


def _is_weight(sentence: Sentence, start: int, end: int) -> bool:
    """Whether pounds behind a figure are of weight: the words beside it say so."""
    return _WEIGHS.search(sentence.lowered, max(0, start - 60), min(len(sentence.lowered), end + 60)) is not None


def _word_behind(lowered: str, at: int) -> tuple[str, str | None, int]:
    """The word behind a figure that ends at `at`, the unit that it is counted by ("a liter"), and where the word ends."""
    if lowered.startswith(" ", at):
        end = letters_end(lowered, at + 1)
        mark = lowered[end : end + 1]
        if end > at + 1 and (mark in _MARKS or (mark == " " and lowered[end + 1 : end + 2] not in _PER_BEGINS)):
            return lowered[at + 1 : end], None, end
    match = _AFTER.match(lowered, at)
    return (match["word"], match["per"], match.end("word")) if match else ("", None, at)


def _unit(sentence: Sentence, number: Number, word: str, end: int, lowered: str) -> tuple[str | None, int]:
    """The unit of a measure and where it ends; None where the number has none."""
    if sentence.triggers & MAGNITUDE and _MAGNITUDE.search(lowered, max(0, number.start - 40), number.start):
        return "magnitude", number.end
    first = word.split("-")[0]
    unit = UNITS.get(first)
    if unit is None or (first in ("m", "mw") and "." not in sentence.text[number.start : number.end]):
        return None, end
    stop = end - len(word) + len(first)
    hourly = _PER_HOUR.match(lowered, stop) if unit in PER_HOUR else None
    return (PER_HOUR[unit], hourly.end()) if hourly else (unit, stop)


def _draft(reading: Reading, sentence: Sentence, number: Number, stop: int, value: Value, kind: str, moment: str | None) -> Draft:
    """The draft of a figure with what it measures and the kind of the rules that its words name."""
    lowered = sentence.lowered
    metric = metric_of(sentence, number.start, stop, share=value.type == "percent")
    named = reading.vocabulary.measured_kind(value.type, value.unit or "", lowered, sentence.words, number.start, stop)
    item = whose = None
    if value.type == "money":
        begin, limit = max(0, number.start - 120), number.end + 60
        item = None if sentence.words.isdisjoint(_ITEM_WORDS) else _ITEM.search(lowered, begin, limit)
        whose = _WHOSE_SHARE.match(sentence.text, stop) if item else None
        if kind == "money" and (moment or not (sentence.words.isdisjoint(_PRICE_WORDS) or _PRICE.search(lowered, begin, limit) is None)):
            kind = "price"
    more = {
        "subject": metric.noun,
        "item": f"{whose['whose']} share" if whose else item.group(0) if item else None,
        "moment": moment or metric.moment or ("before" if overtaken(sentence, number.start) else None),
        "period": period_of(sentence, number.start, stop, reading.published),
        "subset": _paid_in(sentence, number.start, stop) or ("forecast" if yet_to_come(sentence, number.start) else None),
        "topics": sentence.topics(number.start),
        "pattern": named[1] if named else None,
    }
    return Draft(named[0] if named else kind, number.start, stop, value, more)


def _paid_in(sentence: Sentence, start: int, stop: int) -> str | None:
    """The part of a sum that is paid in one way: "60 dollars a share in cash"; and a sum that counts debts too."""
    if not sentence.triggers & PAID:
        return None
    if "debt" in sentence.lowered and (_WITH_DEBT.match(sentence.lowered, stop) or _DEBT_COUNTED.search(sentence.lowered, max(0, start - 120), start)):
        return "with debt"
    part = _PAID_IN.match(sentence.lowered, stop) or _PART_IN.search(sentence.lowered, max(0, start - 90), start)
    if part and _BOTH.match(sentence.lowered, part.end()):
        return None  # "82 dollars a share in cash and stock" is the whole
    return f"in {part[1] or part[part.lastindex or 1]}" if part else None


def _moment(sentence: Sentence, number: Number, following: Number | None, previous: Draft | None) -> str | None:
    """ "before" or "after" for the two sides of "from 3 to 5 euros"; None for a sum that names no change."""
    if previous and previous.more.get("moment") == "before":
        return "after"
    rises = following and _TO.search(sentence.lowered, number.end, following.start)
    return "before" if rises and _FROM.search(sentence.lowered, max(0, number.start - 8), number.start) else None


def _value(sentence: Sentence, number: Number, kind: str, unit: str, factor: float, per: str | None) -> Value:
    low = number.figure if number.qualifier == "more_than" else number.low  # "more than n" of a measure is not n + 1
    return make_value(
        kind,
        sentence.text[number.start : number.end],
        low * factor,
        None if number.high is None else number.high * factor,
        min(low, number.usual_low) * factor if number.qualifier != "vague" else number.usual_low * factor,
        None if number.usual_high == math.inf else number.usual_high * factor,
        unit,
        number.qualifier,
        per,
    )
