"""The reference part of docs/rules.md, made from the models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from claimcheck.rule_fields import (
    Example,
    Expected,
    Happening,
    OwnCurrency,
    OwnUnit,
    PairExample,
    Pattern,
    Scope,
    Vague,
)
from claimcheck.rule_language.compiled import MOST_STATES, WIDEST_TOGETHER
from claimcheck.rule_language.model_paths import fields_of, flow
from claimcheck.rule_language.parsing import WIDEST_GAP
from claimcheck.rule_language.syntax import SLOTS
from claimcheck.rules import Kind, RulesFile
from claimcheck.values.currencies import codes
from claimcheck.values.units import BASES

BEGIN, END = "<!-- reference: made by claimcheck/rule_reference.py, not by hand -->", "<!-- end of the reference -->"
_SECTIONS: tuple[tuple[str, type[BaseModel]], ...] = (
    ("The file", RulesFile),
    ("A kind", Kind),
    ("A pattern with conditions", Pattern),
    ("`scope`", Scope),
    ("An example", Example),
    ("What an example expects", Expected),
    ("A pair", PairExample),
    ("A vague word", Vague),
    ("A happening", Happening),
    ("A unit", OwnUnit),
    ("A currency", OwnCurrency),
)
_SLOT_WORDS = {
    "count": "a number of people or things, with its hedges: `at least 40`, `dozens`, `two million`",
    "money": "a sum: `$5 million`, `about 40 euros`; a conversion in brackets behind it is passed over",
    "percent": "`61 percent`, `4.5%`",
    "measure": "a number with a unit: `six hours`, `300 hectares`; a conversion in brackets behind it is passed over",
    "date": "a day or a span of days: `May 3, 2021`, `the next day`",
    "clock": "a window of the day: `from 7.00 to 23.00`",
    "names": "names in a row: `Anna Lee, Bo Chen and Cy Mora`",
    "number": "any figure that is not the value",
    "who": "a group of people of `groups`: `police officers`",
    "place": "a place that claimcheck knows",
}


def reference() -> str:
    """The reference as Markdown, between its two marks."""
    return "\n".join(
        [
            BEGIN,
            "",
            *_language(),
            *(line for title, model in _SECTIONS for line in _section(title, model)),
            *_units(),
            END,
        ]
    )


def _language() -> Iterator[str]:
    yield from ("### Patterns", "", "| written | matches |", "| --- | --- |")
    yield from (
        "| `closed` | the word, in any case |",
        "| `close~` | all its forms: close, closes, closed, closing; for nouns the plural; always written from the "
        "base form |",
        "| `(closed\\|shut down)` | one of these |",
        "| `[were\\|are]`, `were?` | the same, or nothing |",
        f"| `..3` | up to three words (1 to {WIDEST_GAP}); passes commas and quotation marks, never another figure, a "
        f"colon, a dash or a bracket |",
        "| `<closing>` | one of the lexicon's entries |",
    )
    yield from (f"| `{{{slot}}}` | {_SLOT_WORDS[slot]} |" for slot in SLOTS)
    yield from (
        "",
        "A pattern holds the slot of its kind's `value` exactly once, outside of brackets, and at least one word that "
        "cannot be absent. "
        f"Its gaps span at most {WIDEST_TOGETHER} words together, and it spells out at most {MOST_STATES} words. "
        "`{who}`, `{place}` and `{date}` say of whom, where and when the figure holds. Word lists (`nouns`, `states`, "
        "`acts`, `of`) take `~`, `(a|b)`, "
        "`[a]` and `<lexicon>` too. Time grows with the length of the text and the number of patterns, never faster.",
        "",
    )


def _section(title: str, model: type[BaseModel]) -> Iterator[str]:
    yield from (
        f"### {title}",
        "",
        (model.__doc__ or "").strip(),
        "",
        "| key | takes | | for example |",
        "| --- | --- | --- | --- |",
    )
    for key, field in fields_of(model).items():
        example = flow(field.examples[0]).replace("|", "\\|") if field.examples else ""
        need = "needed" if field.is_required() else ""
        words = f"{field.description or ''}{_default(field)}".replace("|", "\\|")
        yield f"| `{key}` | {_takes(field, need)} | {words} | `{example}` |"
    yield ""


def _takes(field: FieldInfo, need: str) -> str:
    return ", ".join(w for w in (_type(field.annotation), need) if w)


def _type(annotation: Any) -> str:
    text = str(annotation)
    if "Literal" in text and get_origin(annotation) is not tuple:
        options = [a for a in get_args(annotation) if a is not type(None)]
        inner = [o for a in options for o in (get_args(a) if "Literal" in str(a) else [a])]
        return ", ".join(f"`{o}`" for o in inner)
    if annotation is Any:
        return "number, text or list"
    if get_origin(annotation) is dict:
        return "keys"
    if get_origin(annotation) is tuple or "tuple[" in text:
        return "list" if "float" not in text or "str" in text else "two numbers"
    for word, name in (
        ("bool", "true, false"),
        ("int", "number"),
        ("float", "number"),
        ("str", "text"),
        ("Scope", "keys"),
    ):
        if word in text:
            return name
    return "keys"


def _default(field: FieldInfo) -> str:
    if field.is_required() or field.default in (None, "", (), {}) or isinstance(field.default, BaseModel):
        return ""
    return f" Default: {flow(field.default)}."


def _units() -> Iterator[str]:
    yield from ("### Units and currencies", "", f"Units: {', '.join(f'`{u}`' for u in sorted(BASES))}.", "")
    yield from (f"Currencies: {', '.join(f'`{c}`' for c in sorted(codes()))}.", "")
