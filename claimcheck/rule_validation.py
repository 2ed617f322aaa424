"""What is wrong with a rules file: its sense, held against all layers; `rule_shapes` tells what is wrong with its shape."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from claimcheck.rule_language.compiled import compile_pattern, compile_search
from claimcheck.rule_language.lexicons import phrases
from claimcheck.rule_language.mistakes import Mistake, suggestion
from claimcheck.rule_language.model_paths import example_at
from claimcheck.rule_language.syntax import Node, PatternError
from claimcheck.rule_language.yaml_reading import Document, Path
from claimcheck.rule_units import check_units, currency_names, unit_names
from claimcheck.rules import STATEMENTS, Kind
from claimcheck.values.expected import ExpectedError, bounds_of

_BUILT_IN = frozenset({"price", "money", "duration", "distance", "percent"})
"""Kinds of figures that are told by their sign or unit alone."""
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_WORD_LISTS = ("nouns", "states", "acts", "of", "apart")
_BY_PATTERN = ("date", "clock", "names")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}?")
_PLACEHOLDERS = ("a", "b", "label", "place", "reason")


def check_merged(document: Document, merged: Mapping[str, Any], lexicons: Mapping[str, Node], wrong: list[tuple[str, int, PatternError]], known: frozenset[str]) -> Iterator[Mistake]:
    """Mistakes of sense in one file, seen with all layers: patterns, names, units, examples; `known` are the kinds that any layer defines."""
    data = document.data or {}
    for name, index, error in wrong:
        if name in (data.get("lexicons") or {}):
            path = ("lexicons", name) if index < 0 else ("lexicons", name, str(index))
            yield _in_pattern(document, path, error)
    kinds = data.get("kinds") or {}
    for name, kind in kinds.items():
        if not _NAME.fullmatch(name):
            near = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
            yield document.mistake(("kinds", name), f"the name of a kind is small letters, digits and _{suggestion(name, ()) or f', not {name[:40]!r}'}", f"{near or 'schools_closed'}:")
        if isinstance(kind, dict):
            yield from _kind(document, name, kind, merged, lexicons, known)
        elif kind in ("off", False) and name not in known:
            yield document.mistake(("kinds", name),
                f"no kind '{name}' is there to switch off{suggestion(name, known)}; `claimcheck "
                f"rules list` names them", "injuries: off")
    yield from check_units(document, data, merged)
    yield from _tables(document, data, merged)


def _kind(document: Document, name: str, own: dict[str, Any], merged: Mapping[str, Any], lexicons: Mapping[str, Node], known: frozenset[str]) -> Iterator[Mistake]:
    at = ("kinds", name)
    whole = merged["kinds"].get(name, own)
    value = whole.get("value", "count")
    cues = [k for k in ("nouns", "states", "acts", "patterns") if whole.get(k)]
    if value in STATEMENTS:
        for key in (k for k in (*_WORD_LISTS, "patterns", "units") if own.get(k)):
            what = f"a {value} is known by its form; '{key}' does nothing here"
            yield document.mistake((*at, key), what, f"value: {value}")
    elif not cues and name not in document.broken and name not in _BUILT_IN and not (value == "measure" and whole.get("units")):
        yield document.mistake(at,
            f"nothing names kind '{name}'{suggestion(name, known - {name})}; give it nouns, "
            f"states, acts or patterns", "states: [close~]")
    if value in _BY_PATTERN:
        for key in (k for k in (*_WORD_LISTS, "units") if own.get(k)):
            yield document.mistake((*at, key), f"a {value} is found by 'patterns' alone; '{key}' does nothing here",
                f"patterns: ['{{{value}}} ceasefire begin~']"
            )
    elif own.get("of") and name not in document.broken and not (whole.get("states") or whole.get("acts") or whole.get("nouns")):
        yield document.mistake((*at, "of"), "'of' narrows 'states' and 'acts'; give one of them", "states: [close~]")
    if own.get("one") and whole.get("counts", "people") != "people":
        yield document.mistake((*at, "one"), "'one' counts persons: it goes with `counts: people`", "counts: people")
    for key, needed in (("unit", ("count",)), ("item", ("money",)), ("units", ("measure", "money"))):
        if own.get(key) and value not in needed:
            yield document.mistake((*at, key),
                f"'{key}' is for kinds with `value: {' or '.join(needed)}`; this one has "
                f"{value}", f"value: {needed[0]}")
    for index, unit in enumerate(own.get("units") or ()):
        if unit != "..." and value in ("measure", "money"):
            yield from _unit(document, (*at, "units", str(index)), unit, currency_names(merged) if value == "money" else unit_names(merged))
    for placeholder in _PLACEHOLDER.findall(own.get("message") or ""):
        if placeholder not in _PLACEHOLDERS:
            what = (
                f"'{{{placeholder}}}' means nothing in a message{suggestion(placeholder, _PLACEHOLDERS)}; it may hold "
                f"{', '.join(f'{{{p}}}' for p in _PLACEHOLDERS)}"
            )
            yield document.mistake((*at, "message"), what, example_at((*at, "message")), value=True)
    yield from _words(document, at, own, lexicons)
    yield from _patterns(document, at, name, own, whole, lexicons)
    yield from _examples(document, at, own, value)


def _unit(document: Document, path: Path, unit: str, words: Mapping[str, str]) -> Iterator[Mistake]:
    """A unit or currency that is none; `words` are the ways to write them, each with the name that a rules file uses."""
    known = sorted(set(words.values()))
    if unit in known:
        return
    meant = words.get(unit.casefold()) or next(iter(difflib.get_close_matches(unit, known, 1, 0.6)), None)
    near = f"; did you mean '{meant}'?" if meant else f"; known are {', '.join(known)}"
    yield document.mistake(path, f"unknown unit '{unit}'{near}", f"units: [{meant or known[0]}]", value=True)


def _words(document: Document, at: Path, own: dict[str, Any], lexicons: Mapping[str, Node]) -> Iterator[Mistake]:
    for key in _WORD_LISTS:
        seen: dict[str, int] = {}
        for index, entry in enumerate(own.get(key) or ()):
            path = (*at, key, str(index))
            if entry == "...":
                continue
            try:
                if not phrases(entry.lower(), lexicons):
                    raise PatternError("spells out no word")
            except PatternError as error:
                yield _in_pattern(document, path, error)
            if not any(c.isalnum() for c in entry):
                yield document.mistake(path, f"'{entry}' holds no word", f"{key}: [closed]", value=True)
            if entry.lower() in seen:
                yield document.mistake(path, f"'{entry}' stands twice under '{key}'; remove one", value=True)
            seen[entry.lower()] = index


def _patterns(document: Document, at: Path, name: str, own: dict[str, Any], whole: dict[str, Any], lexicons: Mapping[str, Node]) -> Iterator[Mistake]:
    kind = Kind.model_construct(value=whole.get("value", "count"))
    for index, given in enumerate(own.get("patterns") or ()):
        path: Path = (*at, "patterns", str(index))
        entry = {"match": given} if isinstance(given, str) else given
        if entry.get("match") == "...":
            continue
        spot = path if isinstance(given, str) else (*path, "match")
        try:
            compile_pattern(name, kind, entry.get("match", ""), None, lexicons)
        except PatternError as error:
            yield _in_pattern(document, spot, error)
        yield from _nearby(document, path, entry, lexicons)
    yield from _nearby(document, at, own, lexicons)


def _nearby(document: Document, at: Path, own: dict[str, Any], lexicons: Mapping[str, Node]) -> Iterator[Mistake]:
    for key in ("near", "not"):
        for index, text in enumerate(own.get(key) or ()):
            if text == "...":
                continue
            try:
                compile_search(text, lexicons)
            except PatternError as error:
                yield _in_pattern(document, (*at, key, str(index)), error)
    if own.get("within") and not own.get("near") and not own.get("not") and at[-1].isdecimal():
        yield document.mistake((*at, "within"),
            "'within' says where 'near' and 'not' are looked for; give one of them", "not: [reopen~]")


def _in_pattern(document: Document, path: Path, error: PatternError) -> Mistake:
    """A mistake inside a pattern, at its own column where the text stands on one line."""
    spot = document.values.get(path) or document.spot(path)
    inside = 0 if spot.block else error.at + int(spot.quoted)
    return Mistake(document.name, spot.line, spot.column + inside, error.what, error.length, error.example)


def _examples(document: Document, at: Path, own: dict[str, Any], value: str) -> Iterator[Mistake]:
    for index, example in enumerate(own.get("examples") or ()):
        for number, expected in enumerate(example.get("expect") or ()):
            path = (*at, "examples", str(index), "expect", str(number))
            given = expected.get("value") if isinstance(expected, dict) else expected
            try:
                bounds_of(given, value)
            except ExpectedError as error:
                yield document.mistake((*path, "value") if isinstance(expected, dict) else path, str(error), f"expect: {error.example}", value=True)


def _tables(document: Document, data: Mapping[str, Any], merged: Mapping[str, Any]) -> Iterator[Mistake]:
    groups = merged.get("groups") or {}
    for child, parent in (data.get("parents") or {}).items():
        for name in (child, parent):
            if name not in groups:
                yield document.mistake(("parents", child), f"'{name}' is no group{suggestion(name, groups)}; define it under 'groups:'", "groups: {police: [police, officers]}")
        above, step = parent, 0
        while above in (merged.get("parents") or {}) and step <= len(groups):
            above, step = merged["parents"][above], step + 1
        if step > len(groups):
            yield document.mistake(("parents", child), f"'{child}' contains itself by way of '{parent}'; remove one of the lines", "parents: {police: security forces}")
    for word, vague in (data.get("vague") or {}).items():
        if not {"literal", "usual"} <= set(vague):
            continue  # told already
        (low, high), (usual_low, usual_high) = vague["literal"], vague["usual"]
        if usual_low > usual_high or usual_low < low or (high is not None and usual_high > high):
            yield document.mistake(("vague", word), f"the usual bounds of '{word}' must lie within its literal ones, the lower first", "{literal: [20, null], usual: [24, 99]}")
    for name, happening in (data.get("happenings") or {}).items():
        if not happening.get("verbs") and not happening.get("begins"):
            yield document.mistake(("happenings", name),
                f"nothing tells that '{name}' happened; give it verbs or begins", "verbs: [struck, hit]")
    for used in [*(data.get("lexicons") or {})]:
        if not re.fullmatch(r"[a-z][a-z0-9_ -]{0,39}", used):
            yield document.mistake(("lexicons", used), f"the name of a lexicon is small letters, digits and _{suggestion(used, ())}", "lexicons: {closing: [close~, shut~]}")

