"""Currencies that prose names with their country: "82 Hong Kong dollars", "60 US dollars"."""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import Final

_WORDS: Final = re.compile(r"\s+(?P<words>[^\W\d_][\w.&’'-]*(?: [^\W\d_][\w.&’'-]*){1,3})")
_SPELLINGS: Final = {
    "us": ("u.s.", "american"),
    "uae": ("emirati",),
    "british": ("uk", "u.k."),
    "kazakhstani": ("kazakh",),
    "kyrgystani": ("kyrgyz",),
}
"""What news prose writes for the first word of a name in the table."""
_LONGEST: Final = 6
"""Characters of the longest sign or code."""
_OTHER_WORDS: Final = frozenset(("won", "gold", "real", "reals", "sol", "mark"))
"""Last words of names that mean other things behind the name of a country ("South Korea won")."""


_BEFORE: Final = {
    "Rs": "INR", "Rs.": "INR", "Re": "INR", "RM": "MYR", "KSh": "KES", "Ksh": "KES", "KSh.": "KES", "Sh": "KES", "TSh": "TZS", "USh": "UGX", "Tk": "BDT", "Tk.": "BDT",
    "Rp": "IDR", "Rp.": "IDR", "R$": "BRL", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "S$": "SGD", "HK$": "HKD", "NZ$": "NZD", "NT$": "TWD",
    "₱": "PHP", "₺": "TRY", "₫": "VND", "₵": "GHS", "GH₵": "GHS", "฿": "THB", "₪": "ILS", "₨": "INR", "৳": "BDT", "₭": "LAK", "₮": "MNT", "₡": "CRC", "₲": "PYG", "₼": "AZN", "₾": "GEL",
    "RMB": "CNY", "Fr.": "CHF", "SFr": "CHF", "kr": "SEK", "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "L£": "LBP", "E£": "EGP", "Birr": "ETB",
}  # fmt: skip
"""What news prose writes before a sum, beside ISO codes: ISO 4217 code."""
_LETTERS: Final = {"N": "NGN", "P": "PHP", "R": "ZAR"}
"""Single letters before sums of thousands and millions."""
_LARGE: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)? ?(?:million|billion|trillion|[mb]n?|k)\b", re.I)


@functools.cache
def _codes() -> frozenset[str]:
    """The ISO 4217 codes."""
    table = (resources.files("claimcheck") / "data" / "currencies.tsv").read_text(encoding="utf-8")
    return frozenset(line.split("\t", 1)[0] for line in table.splitlines())


_PREFIXES: Final = frozenset({*_codes(), *(mark for mark in _BEFORE if mark.isascii() and mark.isalpha()), }) - {"kr"}
"""What may stand before a sum without a space, beside single letters."""


def is_code(mark: str, text: str, at: int) -> bool:
    """Whether `mark`, which stands directly before the figure at `at`, is the code of a currency: single letters only before large sums."""
    return mark in _PREFIXES or (mark in _LETTERS and _LARGE.match(text, at) is not None)



def currency_before(text: str, at: int) -> str | None:
    """The currency (ISO 4217) whose code or sign stands before the figure at `at`: "USD 5m", "Rs. 12 crore", "R$34 million"."""
    begin = at - 1 if text[at - 1 : at] == " " else at
    start = begin
    while start and begin - start < _LONGEST and not text[start - 1].isspace() and text[start - 1] not in "(“\"‘'[—–":
        start -= 1
    mark = text[start:begin]
    if mark in _BEFORE:
        return _BEFORE[mark]
    if mark in _LETTERS:
        return _LETTERS[mark] if _LARGE.match(text, at) else None
    return mark if len(mark) == 3 and mark in _codes() else None


@functools.cache
def _names() -> dict[str, str]:
    """The ISO 4217 code of each name, lower case, in the singular and the plural."""
    table = (resources.files("claimcheck") / "data" / "currencies.tsv").read_text(encoding="utf-8")
    names: dict[str, str] = {}
    for line in table.splitlines():
        code, *written = line.split("\t")
        for name in written:
            first, rest = name.split(" ", 1)
            for whose in (first, *_SPELLINGS.get(first, ())):
                names[f"{whose} {rest}"] = names[f"{whose} {rest}".replace("ruble", "rouble")] = code
    return names


@functools.cache
def _first_words() -> frozenset[str]:
    """The letters that a name of the table begins with, as a pattern for words reads them ("u" for "u.s.")."""
    return frozenset(re.split(r"[^\w’'-]", name, maxsplit=1)[0] for name in _names())


@functools.cache
def currency_nouns() -> frozenset[str]:
    """Last words of the names: a country in front of one says whose money it is, and not where something was."""
    return frozenset(name.rsplit(" ", 1)[1] for name in _names()) - _OTHER_WORDS


def currency_named(lowered: str, end: int, word: str) -> tuple[str, int] | None:
    """The currency (ISO 4217) that stands with its country behind the number that ends at `end`, and where its name ends.

    `word` is the first word behind the number; None where the words are no currency of the table.
    """
    match = _WORDS.match(lowered, end) if word in _first_words() else None
    if match is None:
        return None
    words = match["words"].split(" ")
    names = (" ".join(words[:size]).rstrip(".’'") for size in range(len(words), 1, -1))
    return next(((_names()[name], match.start("words") + len(name)) for name in names if name in _names()), None)
