"""Currencies beside sums: signs and codes before and behind them, and the names that prose gives them, with and
without their country."""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import Final

from claimcheck.values.scanning import letters_end
from claimcheck.values.units import CURRENCIES

_WORDS: Final = re.compile(r"\s+(?P<words>[^\W\d_][\w.&’'-]*(?: [^\W\d_][\w.&’'-]*){1,3})")
_LONGEST: Final = 6
"""Characters of the longest sign or code."""
_OTHER_WORDS: Final = frozenset(
    "won gold real reals sol mark marks guarani guaranis quetzal quetzals leone kip kips lek lev loti som soms balboa "
    "dong cfa birrs".split()
)
"""Last words of names that mean other things too ("South Korea won"): they are money behind large sums only."""
_MOST_USUAL: Final = {
    "krona": "SEK", "won": "KRW", "kwacha": "ZMW", "kwachas": "ZMW", "leu": "RON", "lei": "RON", "som": "UZS",
    "soms": "UZS", "kroner": "NOK",
}  # fmt: skip
"""Nouns of several currencies, each with the most usual one."""
_OTHER_NAMES: Final = {
    "cfa francs": "XOF", "cfa franc": "XOF", "pounds sterling": "GBP", "new taiwan dollars": "TWD",
    "new shekels": "ILS", "new israeli shekels": "ILS",
}  # fmt: skip
"""Names that are not made of a country and a noun."""
_CROWNS: Final = frozenset(("krone", "krona", "króna", "koruna"))
"""Nouns of currencies that are crowns in English."""
_LETTERS: Final = {"N": "NGN", "P": "PHP", "R": "ZAR", "K": "ZMW", "Q": "GTQ"}
"""Single letters before sums of thousands and millions."""
_OF_COUNTRIES: Final = frozenset("Rs Rs. Re ₨ kr Kr kr. Sh Shs Shs. Dh Dhs Dh. FCFA CFA".split())
"""Marks of currencies that several countries have."""
_DOLLARS: Final = {"US": "USD", "U.S.": "USD", **{code: code for code in
    "USD AUD CAD NZD SGD HKD TWD BZD BBD JMD TTD NAD FJD LRD GYD".split()}}
"""What may stand before the sign of the dollar, with a space between."""
_SIGNS_BEHIND: Final = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₺": "TRY", "₴": "UAH", "₸": "KZT",
    "₦": "NGN", "₩": "KRW", "₱": "PHP", "₫": "VND", "฿": "THB", "₪": "ILS", "₾": "GEL", "₼": "AZN", "₮": "MNT",
}  # fmt: skip
_WORDS_BEHIND: Final = {"zł": "PLN", "zl": "PLN", "kč": "CZK", "fcfa": "XOF", "kn": "EUR"}
_LARGE: Final = re.compile(
    r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)? ?(?:million|billion|trillion|crore|lakh|[mb]n?|k)\b", re.I)
_CODE: Final = 3
"""Letters of an ISO code."""
_NOT_LOCAL: Final = frozenset(("dollar", "dollars"))
"""Nouns that mean the dollar of the United States wherever they stand without a country."""


@functools.cache
def _table(name: str) -> list[list[str]]:
    """The lines of a table, each with its columns."""
    text = (resources.files("claimcheck") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


_BEFORE: Final = {row[0]: row[1] for row in _table("currency_marks.tsv")}
"""What news prose writes before a sum, beside ISO codes: ISO 4217 code."""
_SPELLINGS: Final = {word: tuple(others) for word, *others in _table("currency_spellings.tsv")}
"""What news prose writes for the first word of a name in the table."""
_OTHER_PLURALS: Final = {code: tuple(words) for code, *words in _table("currency_nouns.tsv")}
"""Further plurals and spellings of nouns in the table."""


@functools.cache
def codes() -> frozenset[str]:
    """The ISO 4217 codes."""
    return frozenset([row[0] for row in _table("currencies.tsv")] + ["EUR"])


@functools.cache
def _countries() -> dict[str, str]:
    """The currency of each country."""
    return {row[0]: row[1] for row in _table("currency_countries.tsv")}


_WEAK: Final = frozenset(
    "SAR AMD ALL TOP CUP COP MAD PEN SOS GEL BAM BOB MOP RON TRY LAK NAD SR LE QR MK ZK BD KD LL Br Fr Ft Bs "
    "Gs Sh Re".split())
"""Codes and marks that are also words and other short names ("ALL 12", "COP 26"): they are money before large sums
only."""
_GLUED: Final = frozenset(
    mark for mark in (*codes(), *_BEFORE) if mark.isascii() and mark.rstrip("./").isalpha() and len(mark) > 1
)


def is_code(mark: str, text: str, at: int) -> bool:
    """Whether `mark`, which stands directly before the figure at `at`, is the code of a currency: single letters,
    and codes that are also words, only before large sums ("N95" is a mask)."""
    if mark in _WEAK or mark in _LETTERS:
        return _LARGE.match(text, at) is not None
    return mark in _GLUED


def currency_before(text: str, at: int, country: str | None = None) -> str | None:
    """The currency (ISO 4217) whose code or sign stands before the figure at `at`: "USD 5m", "Rs. 12 crore", "R$34
    million".

    `country` is that of the text, by which "Rs" is told. A dollar that is not known ("X$5") is one of its own, and not
    that of the United States.
    """
    mark = _mark(text, at)
    if mark == "$":
        return _DOLLARS.get(_mark(text, at - 1 - (1 if text[at - 1] == " " else 0)))
    if mark in _WEAK and not _LARGE.match(text, at):
        return None
    if mark in _BEFORE:
        code = _BEFORE[mark]
        return _local(code, country) if mark in _OF_COUNTRIES else code
    if mark in _LETTERS:
        return _LETTERS[mark] if _LARGE.match(text, at) else None
    if mark.endswith("$") and len(mark) > 1 and mark[:-1].isalpha() and mark[0].isupper():
        return mark[:-1] if mark[:-1] in codes() else mark
    return mark if len(mark) == _CODE and mark in codes() else None


def _mark(text: str, at: int) -> str:
    """What stands before the figure at `at` without a space, or with one between."""
    begin = at - 1 if text[at - 1 : at] == " " else at
    start = begin
    while (
        start
        and begin - start < _LONGEST
        and not text[start - 1].isspace()
        and text[start - 1] not in "(“\"‘'[—–"
    ):
        start -= 1
    return text[start:begin]


def mark_start(text: str, at: int) -> int:
    """Where the code or sign of a currency begins that stands before the figure at `at`; there where none does."""
    if not at or currency_before(text, at) is None:
        return at
    start = at - len(_mark(text, at)) - (1 if text[at - 1] == " " else 0)
    if text[start] == "$":  # "AUD $5m"
        start -= len(_mark(text, start)) + (1 if text[start - 1] == " " else 0)
    return start


def currency_behind(text: str, lowered: str, end: int, country: str | None = None) -> tuple[str, int] | None:
    """The currency (ISO 4217) behind a figure that ends at `end`, and where its sign, code or name ends: "5 million
    euros", "5m PHP", "5 €".

    `country` is that of the text, by which "pesos" and "rupees" are told; None where no currency stands there.
    """
    begin = end + 1 if lowered[end : end + 1] in (" ", "-") else end
    sign = _SIGNS_BEHIND.get(text[begin : begin + 1])
    if sign:
        return None if text[begin + 1 : begin + 2].isdigit() else (sign, begin + 1)
    stop = begin
    while stop < len(lowered) and lowered[stop].isalpha():
        stop += 1
    word = lowered[begin:stop]
    if not word or (begin == end and len(word) < _CODE):
        return None
    named = currency_named(lowered, end, lowered[begin : letters_end(lowered, begin)])
    if named:
        return named
    code = CURRENCIES.get(word) or _nouns().get(word)
    if code is None or word in _OTHER_WORDS:
        written = text[begin:stop]
        if len(written) == _CODE and written.isupper() and written in codes():
            return written, stop
        code = _nouns().get(word) if word in _OTHER_WORDS and _is_large(text, end) else None
    if code:
        return (code if word.upper() == code else _local(code, country, word)), stop
    return (_WORDS_BEHIND[word], stop) if word in _WORDS_BEHIND else None


def _is_large(text: str, end: int) -> bool:
    """Whether the figure that ends at `end` is one of thousands or millions."""
    begin = end
    while begin and end - begin < 24 and text[begin - 1] not in "\n(":
        begin -= 1
    found = None
    for match in _LARGE.finditer(text, begin, end):
        found = match
    large = ("million", "billion", "trillion", "thousand")
    return (found is not None and found.end() == end) or text.endswith(large, begin, end)


def _local(code: str, country: str | None, word: str = "") -> str:
    """The currency of the text's country where it has the noun of `code`: "pesos" in a text of the Philippines."""
    own = _countries().get(country) if country else None
    if own is None or own == code or word in _NOT_LOCAL:
        return code
    return own if _noun_of().get(own) == _noun_of().get(code) else code


@functools.cache
def _noun_of() -> dict[str, str]:
    """The noun of each currency, without its country ("peso")."""
    same = {"riyal": "rial", "krona": "krone", "króna": "krone"}
    nouns = {row[0]: row[1].rsplit(" ", 1)[1] for row in _table("currencies.tsv")}
    return {code: same.get(noun, noun) for code, noun in nouns.items()}


@functools.cache
def _nouns() -> dict[str, str]:
    """The ISO 4217 code of each noun that names one currency without its country ("taka"), and of nouns of several
    the most usual one."""
    found: dict[str, set[str]] = {}
    for row in _table("currencies.tsv"):
        for name in row[1:]:
            found.setdefault(name.rsplit(" ", 1)[1], set()).add(row[0])
        for word in _OTHER_PLURALS.get(row[0], ()):
            found.setdefault(word, set()).add(row[0])
    nouns = {word: codes.pop() for word, codes in found.items() if len(codes) == 1 and word != "gold"}
    return nouns | _MOST_USUAL


@functools.cache
def _written() -> dict[str, list[str]]:
    """The names of each currency with its country."""
    return {row[0]: row[1:] for row in _table("currencies.tsv")}


@functools.cache
def _nouns_of(code: str) -> tuple[str, ...]:
    """The nouns of a currency, in the singular and the plural, also those that English has for it ("crowns")."""
    nouns = [name.rsplit(" ", 1)[1] for name in _written().get(code, ())]
    crowns = ("crown", "crowns") if any(noun in _CROWNS for noun in nouns) else ()
    return (*nouns, *_OTHER_PLURALS.get(code, ()), *crowns)


@functools.cache
def _names() -> dict[str, str]:
    """The ISO 4217 code of each name, lower case, in the singular and the plural."""
    names: dict[str, str] = {}
    for code, *written in _table("currencies.tsv"):
        whose_money = written[0].rsplit(" ", 1)[0] if written else ""
        for name in (*written, *(f"{whose_money} {noun}" for noun in _nouns_of(code))):
            first, rest = name.split(" ", 1)
            for whose in (first, *_SPELLINGS.get(first, ())):
                names[f"{whose} {rest}"] = names[f"{whose} {rest}".replace("ruble", "rouble")] = code
    for country, code in _countries().items():
        names.update({f"{country.lower()} {noun}": code for noun in _nouns_of(code)})
    return names | _OTHER_NAMES


@functools.cache
def _first_words() -> frozenset[str]:
    """The letters that a name of the table begins with, as a pattern for words reads them ("u" for "u.s.")."""
    return frozenset(re.split(r"[^\w’'-]", name, maxsplit=1)[0] for name in _names())


@functools.cache
def currency_nouns() -> frozenset[str]:
    """Last words of the names: a country in front of one says whose money it is, and not where something was."""
    return frozenset(name.rsplit(" ", 1)[1] for name in _names()) - _OTHER_WORDS


def currency_named(lowered: str, end: int, word: str) -> tuple[str, int] | None:
    """The currency (ISO 4217) that stands with its country behind the number that ends at `end`, and where its name
    ends.

    `word` is the first word behind the number; None where the words are no currency of the table.
    """
    match = _WORDS.match(lowered, end) if word in _first_words() else None
    if match is None:
        return None
    words = match["words"].split(" ")
    names = (" ".join(words[:size]).rstrip(".’'") for size in range(len(words), 1, -1))
    return next(((_names()[name], match.start("words") + len(name)) for name in names if name in _names()), None)


MARKS: Final = codes() | _GLUED
"""Codes and short names of currencies in letters, which are no names of anybody."""
MARK_ENDS: Final = frozenset((*(mark[-1] for mark in (*codes(), *_BEFORE, *_LETTERS)), "$", "€", "£", "¥", "₹"))
"""The last characters of what stands before a sum."""
BEGINNINGS: Final = frozenset(
    (*(code.lower() for code in codes()), *CURRENCIES, *_nouns(), *_WORDS_BEHIND, *_first_words())
)
"""The first words, in lower case, of what may name a currency behind a figure."""


def country_currency(country: str | None) -> str | None:
    """The currency of a country (ISO 4217); None where the country is none of the table."""
    return _countries().get(country) if country else None
