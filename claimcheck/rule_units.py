"""What is wrong with the units and currencies of a rules file, and the names that its kinds may use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from claimcheck.rule_language.mistakes import Mistake, suggestion
from claimcheck.rule_language.yaml_reading import Document
from claimcheck.values.bare_figures import NUMBER_WORDS, SCALES
from claimcheck.values.currencies import codes
from claimcheck.values.units import BASES, CURRENCIES, SPELLED, SYMBOLS, UNITS

_UNIT_NAME = re.compile(r"[^\W\d_][\w /²³-]{0,39}")
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}")
_UNIT = "units: {bigha: {words: [bigha, bighas], equals: 0.62, of: acre}}"
_CURRENCY = "currencies: {BTC: {words: [bitcoin, bitcoins]}}"


def unit_names(merged: Mapping[str, Any]) -> dict[str, str]:
    """How a rules file may name a unit of measure -> the unit: those of the shipped table and of the rules
    themselves."""
    return {**UNITS, **{name: name for name in BASES}, **{name: name for name in merged.get("units") or {}}}


def currency_names(merged: Mapping[str, Any]) -> dict[str, str]:
    """How a rules file may name a currency -> its code."""
    return {
        **CURRENCIES,
        **SYMBOLS,
        **{code: code for code in codes()},
        **{name: name for name in merged.get("currencies") or {}},
    }


def check_units(document: Document, data: Mapping[str, Any], merged: Mapping[str, Any]) -> Iterator[Mistake]:
    """Mistakes of sense in the units and currencies of one file; `merged` are those of all layers."""
    shipped = {spelling.lower(): unit for spelling, unit, _ in SPELLED}
    for name, unit in (data.get("units") or {}).items():
        if not isinstance(unit, dict):
            continue  # told already
        if not _UNIT_NAME.fullmatch(name):
            yield document.mistake(
                ("units", name),
                f"the name of a unit begins with a letter and has at most 40 letters, digits, spaces, hyphens and "
                f"slashes, not {name[:40]!r}",
                _UNIT,
            )
        if name in BASES and (unit.get("equals") is not None or unit.get("of") is not None):
            yield document.mistake(
                ("units", name),
                f"'{name}' is a unit of the shipped table, which says what it equals; give `words` only, or choose "
                f"another name",
                _UNIT,
            )
        elif (unit.get("equals") is None) != (unit.get("of") is None):
            missing, given = ("of", "equals") if unit.get("of") is None else ("equals", "of")
            yield document.mistake(("units", name, given), f"'{given}' says nothing without '{missing}'", _UNIT)
        if unit.get("of") is not None and unit["of"] not in BASES:
            yield document.mistake(
                ("units", name, "of"),
                f"unknown unit '{unit['of']}'{suggestion(unit['of'], BASES)}; 'of' names a unit of the shipped table",
                _UNIT,
                value=True,
            )
        yield from _spellings(
            document,
            ("units", name),
            unit.get("words"),
            {w: u for w, u in shipped.items() if u != name},
            _taken(merged.get("units"), name),
        )
    for name, currency in (data.get("currencies") or {}).items():
        if not isinstance(currency, dict):
            continue
        if not _CODE.fullmatch(name):
            yield document.mistake(
                ("currencies", name),
                f"a currency goes by its code, two to eight capital letters and digits, not {name[:40]!r}",
                _CURRENCY,
            )
        if not currency.get("words") and not currency.get("signs"):
            yield document.mistake(
                ("currencies", name), f"nothing names currency '{name}'; give it words or signs", _CURRENCY
            )
        yield from _spellings(
            document,
            ("currencies", name),
            currency.get("words"),
            {w: c for w, c in {**CURRENCIES, **{code.lower(): code for code in codes()}}.items() if c != name},
            _taken(merged.get("currencies"), name),
        )


def _taken(tables: Mapping[str, Any] | None, but: str) -> dict[str, str]:
    """The words of the other units or currencies of the rules."""
    return {
        str(word).lower(): name
        for name, entry in (tables or {}).items()
        if name != but and isinstance(entry, dict)
        for word in entry.get("words") or ()
    }


def _spellings(
    document: Document, at: tuple[str, str], words: Any, shipped: Mapping[str, str], own: Mapping[str, str]
) -> Iterator[Mistake]:
    """Words that can be no spelling: those of numbers, of another unit, those that begin with no letter."""
    example = _UNIT if at[0] == "units" else _CURRENCY
    if at[0] == "units" and words == []:
        yield document.mistake((*at, "words"), f"nothing names unit '{at[1]}'; give it words", example)
    seen: set[str] = set()
    for index, word in enumerate(words if isinstance(words, list) else ()):
        if not isinstance(word, str):
            continue
        path, plain = (*at, "words", str(index)), word.lower()
        if not plain[:1].isalpha():
            yield document.mistake(
                path,
                f"'{word}' begins with no letter; a {'sign stands under ' + repr('signs') if at[0] == 'currencies' else 'word behind a figure is expected'}",
                example,
                value=True,
            )
        elif plain in NUMBER_WORDS or plain in SCALES:
            yield document.mistake(path, f"'{word}' is a word for a number", example, value=True)
        elif plain in shipped or plain in own:
            yield document.mistake(
                path, f"'{word}' is a word for '{shipped.get(plain) or own[plain]}' already", example, value=True
            )
        elif plain in seen:
            yield document.mistake(path, f"'{word}' stands twice; remove one", value=True)
        seen.add(plain)
