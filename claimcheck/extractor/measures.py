"""Numbers with a currency, a unit or a percent sign beside them -> drafts."""

from __future__ import annotations

import math
import re

from claimcheck.extractor.reading import Draft, Sentence
from claimcheck.model import Value
from claimcheck.values.numbers import Number
from claimcheck.values.units import CENTS, CURRENCIES, SYMBOLS, TIME_UNITS, UNITS

_AFTER = re.compile(
    r"[\s-]*(?P<word>%|[a-z][\w’'-]*)(?:\s+(?:per|a|an)\s+(?P<per>liter|litre|gallon|barrel|kilogram|kilo|tonne|ton|share|month|day|year|hour)\b)?"
)
_ITEM = re.compile(
    r"\b(?:liquefied gas|gas|gasoline|petrol|diesel|fuel|oil|bread|electricity|water|rice|wheat|tickets?|rent|shares?|stock|bailout|loan|gold)\b"
)
_PRICE = re.compile(r"\b(?:price[sd]?|cost(?:s|ing)?|worth|per)\b")
_FROM = re.compile(r"\bfrom\s+(?:\D{1,2})?$")
_TO = re.compile(r"\sto\s+\D{0,3}$")
_SYMBOLS = tuple(sorted(SYMBOLS, key=len, reverse=True))
_SIGNS = frozenset(s[-1] for s in SYMBOLS)


def measured(sentence: Sentence, number: Number, following: Number | None, previous: Draft | None) -> Draft | None:
    """The money, percentage or measure that `number` states; None where it counts things.

    The unit of "from 3 to 5 euros" and "3 euros to 5" holds for both figures.
    """
    lowered = sentence.lowered
    match = _AFTER.match(lowered, number.end)
    word, per = (match["word"], match["per"]) if match else ("", None)
    end = match.end("word") if match else number.end
    symbol = None
    if number.core and lowered[number.core - 1] in _SIGNS:
        symbol = next((SYMBOLS[s] for s in _SYMBOLS if lowered.endswith(s, 0, number.core)), None)
    currency = symbol or CURRENCIES.get(word) or CENTS.get(word)
    if not currency and following and word == "to" and lowered[number.end : following.start].strip() == "to":
        later = _AFTER.match(lowered, following.end)
        currency, end = (CURRENCIES.get(later["word"]) if later else None), number.end
    if not currency and previous and previous.value.type == "money" and lowered[previous.end : number.start].strip() == "to":
        currency, end = previous.value.unit, number.end
    if currency:
        cents = word in CENTS and not symbol
        moment = _moment(sentence, number, following, previous)
        return _money(sentence, number, currency, 0.01 if cents else 1.0, per, number.end if symbol else max(end, number.end), moment)
    if word in ("%", "percent") or (word == "per" and lowered.startswith("cent", end + 1)):
        value = _value(sentence, number, "percent", "percent", 1.0, None)
        return Draft("percent", number.start, end + (5 if word == "per" else 0), value, {"topics": sentence.topics(number.start)})
    first = word.split("-")[0]
    if first in UNITS and not (first == "m" and "." not in sentence.text[number.start : number.end]):
        unit = UNITS[first]
        value = _value(sentence, number, "measure", unit, 1.0, None)
        kind = "duration" if unit in TIME_UNITS else "distance"
        return Draft(kind, number.start, end - len(word) + len(first), value, {"topics": sentence.topics(number.start)})
    return None


def _moment(sentence: Sentence, number: Number, following: Number | None, previous: Draft | None) -> str | None:
    """ "before" or "after" for the two sides of "from 3 to 5 euros"; None for a sum that names no change."""
    if previous and previous.more.get("moment") == "before":
        return "after"
    rises = following and _TO.search(sentence.lowered, number.end, following.start)
    return "before" if rises and _FROM.search(sentence.lowered, max(0, number.start - 8), number.start) else None


def _value(sentence: Sentence, number: Number, kind: str, unit: str, factor: float, per: str | None) -> Value:
    low = number.figure if number.qualifier == "more_than" else number.low  # "more than n" of a measure is not n + 1
    return Value(
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


def _money(
    sentence: Sentence, number: Number, currency: str, factor: float, per: str | None, end: int, moment: str | None
) -> Draft:
    about = sentence.lowered[max(0, number.start - 120) : number.end + 60]
    item = _ITEM.search(about)
    kind = "price" if per or moment or _PRICE.search(about) else "money"
    more = {"item": item.group(0) if item else None, "moment": moment, "topics": sentence.topics(number.start)}
    return Draft(kind, number.start, end, _value(sentence, number, "money", currency, factor, per), more)
