"""Currencies and units as they are written in news prose."""

from __future__ import annotations

_CURRENCY_WORDS = {
    "USD": "dollar dollars usd us-dollars", "EUR": "euro euros eur", "GBP": "pound pounds sterling gbp", "JPY": "yen jpy",
    "CNY": "yuan renminbi rmb cny", "INR": "rupee rupees inr", "RUB": "rouble roubles ruble rubles rub", "KZT": "tenge tenges kzt",
    "UAH": "hryvnia hryvnias hryvnya uah", "KRW": "won krw", "BRL": "real reais brl", "MXN": "peso pesos mxn", "TRY": "lira liras try",
    "ZAR": "rand rands zar", "CHF": "franc francs chf", "SEK": "krona kronor sek", "NOK": "krone kroner nok", "PLN": "zloty zlotys pln",
    "CZK": "koruna korunas crowns czk", "HUF": "forint forints huf", "ILS": "shekel shekels ils", "EGP": "egp", "NGN": "naira ngn",
    "KES": "shilling shillings kes", "IDR": "rupiah rupiahs idr", "MYR": "ringgit myr", "THB": "baht thb", "VND": "dong vnd",
    "PHP": "php", "SAR": "riyal riyals sar", "IRR": "rial rials irr", "AED": "dirham dirhams aed", "IQD": "dinar dinars", "AUD": "aud",
    "CAD": "cad", "NZD": "nzd", "SGD": "sgd", "HKD": "hkd", "UZS": "som soms uzs", "GEL": "lari gel", "AMD": "dram drams amd",
    "AZN": "manat manats azn", "BDT": "taka bdt", "HTG": "gourde gourdes", "PKR": "pkr", "MNT": "tugrik tugriks",
}
CURRENCIES = {word: code for code, words in _CURRENCY_WORDS.items() for word in words.split() if word not in ("real", "try", "rub", "won")}
SYMBOLS = {"$": "USD", "us$": "USD", "a$": "AUD", "c$": "CAD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₸": "KZT",
           "₴": "UAH", "₦": "NGN", "₩": "KRW"}
CENTS = {"cent": "USD", "cents": "USD", "pence": "GBP", "kopecks": "RUB", "kopeks": "RUB"}

_UNIT_WORDS = {
    "second": "second seconds", "minute": "minute minutes min mins", "hour": "hour hours hr hrs", "day": "day days", "week": "week weeks",
    "month": "month months", "year": "year years", "decade": "decade decades",
    "km": "km kilometer kilometers kilometre kilometres", "mile": "mile miles", "m": "meter meters metre metres",
    "foot": "foot feet", "yard": "yard yards", "kg": "kg kilogram kilograms kilos", "tonne": "tonne tonnes", "ton": "ton tons",
    "acre": "acre acres", "hectare": "hectare hectares", "mph": "mph", "degree": "degrees", "barrel": "barrels", "megawatt": "megawatts",
}
UNITS = {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split()}

FACTORS = {"second": (1.0, "second"), "minute": (60.0, "second"), "hour": (3600.0, "second"), "day": (86400.0, "second"),
           "week": (604800.0, "second"), "month": (2629800.0, "second"), "year": (31557600.0, "second"), "decade": (315576000.0, "second"),
           "km": (1000.0, "m"), "mile": (1609.344, "m"), "m": (1.0, "m"), "foot": (0.3048, "m"), "yard": (0.9144, "m"),
           "kg": (1.0, "kg"), "tonne": (1000.0, "kg"), "ton": (907.18, "kg"), "acre": (4046.86, "m2"), "hectare": (10000.0, "m2")}
"""Unit -> factor and the base unit in which it is compared."""
