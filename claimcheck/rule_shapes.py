"""What is wrong with the shape of a rules file, held against the models: unknown keys, wrong types, values out of
bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from claimcheck.rule_language.mistakes import Mistake, suggestion
from claimcheck.rule_language.model_paths import example_at, fields_of, flow, model_at
from claimcheck.rule_language.yaml_reading import Document, Path
from claimcheck.rules import Kind, RulesFile

MOST_KINDS = 1000
_YES_NO = {
    "yes": "true",
    "no": "false",
    "on": "true",
    "off": "false",
    "True": "true",
    "False": "false",
    "TRUE": "true",
    "FALSE": "false",
    "1": "true",
    "0": "false",
}


def check_document(document: Document) -> Iterator[Mistake]:
    """Mistakes of shape in one file: unknown keys, wrong types, values out of bounds."""
    data = document.data
    if data is None:
        if not document.mistakes:
            yield Mistake(
                document.name,
                1,
                1,
                "the file is empty",
                1,
                "kinds: {schools_closed: {states: [closed], of: [schools]}}",
            )
        return
    if not isinstance(data, dict):
        yield document.mistake(
            (),
            "expected keys such as 'kinds:' at the beginning of a line",
            "kinds: {schools_closed: {states: [closed]}}",
        )
        return
    shown = dict(data)
    kinds = data.get("kinds")
    if isinstance(kinds, dict) and len(kinds) > MOST_KINDS:
        yield document.mistake(("kinds",), f"more than {MOST_KINDS:,} kinds; split them into projects")
        document.data = {}
        return
    if isinstance(kinds, dict):
        shown["kinds"] = {n: k for n, k in kinds.items() if k not in ("off", False) and k is not None}
        for name, kind in kinds.items():
            if kind is None:
                yield document.mistake(
                    ("kinds", name),
                    f"kind '{name}' is empty; say what names it, or `off`",
                    f"{name}: {{states: [closed]}}",
                )
        document.data["kinds"] = {n: k for n, k in kinds.items() if k is not None}
    elif kinds is None and "kinds" in data:
        shown.pop("kinds")
    for key in [k for k, v in data.items() if v is None]:
        yield document.mistake((key,), f"nothing stands under '{key}'; fill it or remove the key", example_at((key,)))
        shown.pop(key, None)
        data.pop(key)
    try:
        RulesFile.model_validate(shown)
    except ValidationError as error:
        for item in error.errors(include_url=False):
            path = _path(item["loc"])
            yield _shape(document, path, item)
            document.prune(path[:-1] if item["type"] == "missing" else path)


def _path(location: tuple[int | str, ...]) -> Path:
    return tuple(str(part) for part in location if part != "[key]")


def _shape(document: Document, path: Path, item: Any) -> Mistake:
    kind, context, given = item["type"], item.get("ctx") or {}, item.get("input")
    if kind == "extra_forbidden":
        return _unknown_key(document, path)
    given = given[:80] if isinstance(given, (str, list, tuple)) else given
    shown = flow(given) if isinstance(given, (str, int, float, bool, list, tuple, dict, type(None))) else str(given)
    shown = shown if len(shown) <= 40 else shown[:37] + "..."
    key = next((p for p in reversed(path) if not p.isdecimal()), "")
    at = "value" if kind != "missing" else "key"
    if kind == "missing":
        path, what = path[:-1], f"'{path[-1]}' is missing"
        if "{" in document.lines[document.spot(path).line - 1] and "match" in (item["loc"][-1],):
            what += "; a pattern that begins with { must stand in quotes"
        return document.mistake(
            path, what, example_at((*path, item["loc"][-1])) if isinstance(item["loc"][-1], str) else None
        )
    if kind == "literal_error":
        options = re.findall(r"'([^']*)'", context.get("expected", "")) or [
            context.get("expected", "").replace(" or ", ", ")
        ]
        near = suggestion(str(given), options)
        what = f"'{key}' is {shown}{near}; expected {', '.join(options)}"
    elif kind.startswith("bool"):
        yes = _YES_NO.get(str(given))
        what = f"'{key}' is {shown}; expected true or false" + (f": write {yes}" if yes else "")
    elif kind in ("tuple_type", "list_type"):
        what = f"'{key}' is {shown}; expected a list: put it in brackets"
    elif kind == "string_type":
        what = (
            f"{shown} is no text; put it in quotes"
            if isinstance(given, (int, float, bool))
            else f"{shown} is no text; expected one word or phrase"
        )
    elif kind in ("model_type", "model_attributes_type", "dict_type"):
        what = f"'{key}' is {shown}; expected keys below it"
    elif kind == "string_too_short":
        what = f"an empty text under '{key}'; write a word or remove it"
    elif kind in ("string_too_long", "too_long"):
        what = (
            f"too long under '{key}': at most {context.get('max_length')} "
            f"{'characters' if kind.startswith('string') else 'entries'}; split it"
        )
    elif kind in ("greater_than_equal", "less_than_equal"):
        what = (
            f"'{key}' is {shown}; expected a number {'from' if 'ge' in context else 'up to'} "
            f"{context.get('ge', context.get('le'))}"
        ) + (" (5% is 0.05)" if key == "tolerance" else "")
    elif kind in ("float_parsing", "float_type", "int_parsing", "int_type", "int_from_float"):
        what = (
            f"'{key}' is {shown}; expected a {'whole ' if kind.startswith('int') else ''}number without a sign behind "
            f"it"
        )
    elif kind == "string_pattern_mismatch":
        what = f"'{key}' is {shown}; expected a day as YYYY-MM-DD"
    else:
        said = item["msg"].removeprefix("Value error, ")
        what = f"'{key}' is {shown}; {said[0].lower()}{said[1:]}"
    return document.mistake(path, what, example_at(path), value=at == "value")


def _unknown_key(document: Document, path: Path) -> Mistake:
    model = model_at(path[:-1])
    known = set(fields_of(model)) if model else set()
    key = path[-1]
    near = suggestion(key, known)
    if not near:
        if len(path) == 1 and key in fields_of(Kind):
            return document.mistake(
                path,
                f"'{key}' belongs inside a kind",
                f"kinds: {{schools_closed: {{{example_at(('kinds', 'x', key))}}}}}",
            )
        if len(path) == 3 and key in fields_of(RulesFile):
            return document.mistake(
                path, f"'{key}' belongs at the top of the file, not inside a kind", example_at((key,))
            )
        if len(path) == 1 and isinstance(document.data, dict) and isinstance(document.data.get(key), dict):
            return document.mistake(
                path,
                f"unknown key '{key}'; a kind must be indented below 'kinds:'",
                f"kinds: {{{key}: {{states: [closed]}}}}",
            )
        near = f"; expected one of: {', '.join(sorted(known))}" if known else ""
    meant = re.search(r"'([a-z_]+)'\?", near)
    return document.mistake(
        path, f"unknown key '{key[:60]}'{near}", example_at((*path[:-1], meant[1])) if meant else None
    )
