"""Currencies and units as they are written in news prose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Final

from claimcheck.values.scanning import letters_end

_CURRENCY_WORDS: Final = {
    "USD": "dollar dollars usd us-dollars",
    "EUR": "euro euros eur",
    "GBP": "pound pounds sterling gbp",
    "JPY": "yen jpy",
    "CNY": "yuan renminbi rmb cny",
    "INR": "rupee rupees inr",
    "RUB": "rouble roubles ruble rubles rub",
    "KZT": "tenge tenges kzt",
    "UAH": "hryvnia hryvnias hryvnya uah",
    "KRW": "won krw",
    "BRL": "real reais brl",
    "MXN": "peso pesos mxn",
    "TRY": "lira liras try",
    "ZAR": "rand rands zar",
    "CHF": "franc francs chf",
    "SEK": "krona kronor sek",
    "NOK": "krone kroner nok",
    "PLN": "zloty zlotys pln",
    "CZK": "koruna korunas crowns czk",
    "HUF": "forint forints huf",
    "ILS": "shekel shekels ils",
    "EGP": "egp",
    "NGN": "naira ngn",
    "KES": "shilling shillings kes",
    "IDR": "rupiah rupiahs idr",
    "MYR": "ringgit myr",
    "THB": "baht thb",
    "VND": "dong vnd",
    "PHP": "php",
    "SAR": "riyal riyals sar",
    "IRR": "rial rials irr",
    "AED": "dirham dirhams aed",
    "IQD": "dinar dinars",
    "AUD": "aud",
    "CAD": "cad",
    "NZD": "nzd",
    "SGD": "sgd",
    "HKD": "hkd",
    "UZS": "som soms uzs",
    "GEL": "lari gel",
    "AMD": "dram drams amd",
    "AZN": "manat manats azn",
    "BDT": "taka bdt",
    "HTG": "gourde gourdes",
    "PKR": "pkr",
    "MNT": "tugrik tugriks",
}
CURRENCIES: Final = {
    word: code
    for code, words in _CURRENCY_WORDS.items()
    for word in words.split()
    if word not in ("real", "try", "rub", "won")
}
SYMBOLS: Final = {
    "$": "USD",
    "us$": "USD",
    "a$": "AUD",
    "c$": "CAD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₸": "KZT",
    "₴": "UAH",
    "₦": "NGN",
    "₩": "KRW",
}
CENTS: Final = {"cent": "USD", "cents": "USD", "pence": "GBP", "kopecks": "RUB", "kopeks": "RUB"}

_LONGEST: Final = 32
"""Characters of the longest spelling of a unit."""
_NO_HYPHEN: Final = str.maketrans("-", " ")


def _read() -> list[tuple[str, str, tuple[tuple[float, float], ...], list[str], list[str]]]:
    """The lines of the table: name, base unit, meanings as factor and shift, words in any case, signs in just their
    case."""
    table = (resources.files("claimcheck") / "data" / "units.tsv").read_text(encoding="utf-8")
    rows: list[tuple[str, str, tuple[tuple[float, float], ...], list[str], list[str]]] = []
    for line in table.splitlines():
        name, base, meant, words, signs = [*line.split("\t"), "", ""][:5]
        pairs = [pair.split(" ") for pair in meant.split(";")]
        meanings = tuple([(float(pair[0]), float(pair[1])) for pair in pairs])
        rows.append((name, base, meanings, words.split(",") if words else [], signs.split(",") if signs else []))
    return rows


_ROWS: Final = _read()
BASES: Final = {row[0]: row[1] for row in _ROWS}
"""Unit -> the base unit in which it is compared."""
MEANINGS: Final = {row[0]: row[2] for row in _ROWS}
"""Unit -> factor and shift to its base unit; of a unit that means several ("ton", "degree") the usual one first."""
FACTORS: Final = {name: (meanings[0][0], BASES[name]) for name, meanings in MEANINGS.items()}
"""Unit -> factor and the base unit in which it is compared; scales of temperature also have a shift, see `in_base`."""
UNITS: Final = {word: row[0] for row in _ROWS for word in row[3] if word.isalpha() and word.isascii()}
"""Single words, in lower case -> unit."""


class Units:
    """The ways to write units, looked for behind figures."""

    def __init__(self, spelled: Iterable[tuple[str, str, bool]]) -> None:
        """`spelled`: spelling, unit, and whether the case of its letters counts."""
        found: dict[str, list[tuple[str, str, bool]]] = {}
        for spelling, unit, exact in spelled:
            plain = spelling.translate(_NO_HYPHEN)
            found.setdefault(_beginning(plain.lower(), 0), []).append((plain if exact else plain.lower(), unit, exact))
        self._by_beginning: Final = {
            beginning: sorted(each, key=lambda one: -len(one[0])) for beginning, each in found.items()
        }

    def begins(self, lowered: str, at: int) -> bool:
        """Whether a unit may begin at a place: a cheap look before `at`."""
        return _beginning(lowered, at) in self._by_beginning

    def at(self, text: str, lowered: str, at: int) -> tuple[str, int] | None:
        """The unit that is written at a place and where its spelling ends; None where none is. `lowered` is `text`
        in lower case."""
        spellings = self._by_beginning.get(_beginning(lowered, at))
        if spellings is None:
            return None
        near = lowered[at : at + _LONGEST].translate(_NO_HYPHEN)
        given = text[at : at + _LONGEST].translate(_NO_HYPHEN)
        for spelling, unit, exact in spellings:
            if (given if exact else near).startswith(spelling) and not near[
                len(spelling) : len(spelling) + 1
            ].isalnum():
                return unit, at + len(spelling)
        return None

    def behind(self, text: str, lowered: str, end: int) -> tuple[str, int] | None:
        """The unit behind a figure that ends at `end`, with a space, a hyphen or nothing between; single letters
        only behind a space."""
        gap = lowered[end : end + 1] in (" ", "-")
        found = self.at(text, lowered, end + 1 if gap else end)
        if found is None or (
            found[1] == end + (2 if gap else 1) and text[found[1] - 1].isalpha() and not lowered.startswith(" ", end)
        ):
            return None
        return found


def _beginning(lowered: str, at: int) -> str:
    """The letters that a spelling at a place begins with, or its first character where that is no letter from a to
    z."""
    end = letters_end(lowered, at)
    return lowered[at:end] if end > at else lowered[at : at + 1]


SPELLED: Final = [(word, row[0], False) for row in _ROWS for word in row[3]] + [
    (sign, row[0], True) for row in _ROWS for sign in row[4]
]
"""The ways to write the units of the table: spelling, unit, whether case counts."""
SHIPPED: Final = Units(SPELLED)


def with_own(own: Mapping[str, Iterable[str]]) -> Units:
    """The units of the table and further ones: unit -> the words for it."""
    return (
        Units([*SPELLED, *((word, unit, False) for unit, words in own.items() for word in words)]) if own else SHIPPED
    )


def base_of(unit: str | None) -> str:
    """The base unit in which a unit is compared: itself for one that is not in the table."""
    return BASES.get(unit or "", unit or "")


def meanings_of(unit: str | None) -> tuple[tuple[float, float], ...]:
    """What a unit may mean, as factors and shifts to its base unit, the usual one first."""
    return MEANINGS.get(unit or "", ((1.0, 0.0),))


def in_base(unit: str | None, figure: float) -> float:
    """A figure of a unit in its base unit, by what the unit usually means."""
    factor, shift = meanings_of(unit)[0]
    return figure * factor + shift
