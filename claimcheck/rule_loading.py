"""Rules files -> `Rules`: layers read, checked and merged; every mistake of every file is told at once."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimcheck.errors import NothingToCheck, RuleError
from claimcheck.rule_language.lexicons import build_lexicons, phrases
from claimcheck.rule_language.mistakes import Mistake
from claimcheck.rule_language.syntax import Node
from claimcheck.rule_language.yaml_reading import Document, read_yaml
from claimcheck.rule_shapes import check_document
from claimcheck.rule_validation import check_merged
from claimcheck.rules import Rules
from claimcheck.shipped_rules import SHIPPED, shipped_rules

LARGEST = 1_000_000
MOST_FILES = 50
MOST_WORDS = 100_000
_MOST_TOLD = 100
_INHERITED = ("vague", "groups", "parents", "persons")
"""Tables of the language, which every file has unless it gives its own."""
_MERGED = ("vague", "groups", "parents", "happenings", "lexicons", "units", "currencies")
_LISTS = ("nouns", "states", "acts", "of", "apart")
INHERIT = "..."
"""In a list: all that the layer below has there."""


@dataclass(frozen=True, slots=True)
class Layered:
    """Rules with where each part of them comes from."""

    rules: Rules
    origins: Mapping[tuple[str, ...], str]
    """Path, as (kinds, deaths) or (kinds, deaths, states) -> "rules.yaml:12"."""
    own: tuple[str, ...]
    """The kinds that the named file and its imports define or change."""
    documents: tuple[Document, ...]
    files: tuple[str, ...]
    """The files that were read, the shipped one too."""


@dataclass(slots=True)
class _Stack:
    """What is gathered while files are read: documents from the top layer down, and mistakes."""

    root: Path
    documents: list[Document] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    mistakes: list[tuple[Mistake, list[str]]] = field(default_factory=list)
    extends: bool = False


def load_rules(path: str | None = None) -> Rules:
    """The rules in the file at `path` with all their layers, or the shipped ones (None, "default").

    Raises RuleError with every mistake that was found, NothingToCheck where no kind is defined.
    """
    return load_layers(path).rules


def load_layers(path: str | None = None) -> Layered:
    """As `load_rules`, with the origin of every part."""
    if path in (None, SHIPPED):
        return _shipped()
    assert path is not None
    stack = _Stack(Path(path).resolve().parent)
    _read(Path(path), path, stack, ())
    if (
        not stack.extends
        and not stack.mistakes
        and all(d.data is None or not (d.data.get("kinds") or d.data.get("imports")) for d in stack.documents)
    ):
        raise NothingToCheck(f"{path}: no kind is defined; expected at least one under 'kinds:', or 'extends: default'")
    shipped = _shipped()
    if any(d.mistakes or not isinstance(d.data, dict) for d in stack.documents):
        _refuse(stack)
    base = shipped.documents[0]
    data, origins, own = _merge(stack.documents, base, extends=stack.extends)
    return _finish(stack, data, origins, own, base)


@functools.lru_cache(maxsize=1)
def _shipped() -> Layered:
    text, file = shipped_rules()
    document = read_yaml("rules.yaml", text)
    stack = _Stack(Path(), [document], [file])
    stack.mistakes += [(m, document.lines) for m in (*document.mistakes, *check_document(document))]
    _refuse(stack)
    data, origins, own = _merge([document], document, extends=False)
    return _finish(stack, data, origins, own, None)


def _read(file: Path, name: str, stack: _Stack, above: tuple[Path, ...]) -> None:
    """Read a file and its imports; the file's own layer lies above those of its imports, the last import above the
    first."""
    text = _text(file, name)
    document = read_yaml(name, text)
    stack.documents.append(document)
    stack.files.append(str(file))
    stack.mistakes += [(m, document.lines) for m in document.mistakes]
    if document.mistakes:  # what is no good YAML was read to the first mistake only
        return
    stack.mistakes += [(m, document.lines) for m in check_document(document)]
    if not isinstance(document.data, dict):
        return
    stack.extends = stack.extends or document.data.get("extends") == SHIPPED
    imports = document.data.get("imports") or []
    for index in reversed(range(len(imports) if isinstance(imports, list) else 0)):
        given = imports[index]
        if isinstance(given, str):
            wrong = _import(file, given, stack, (*above, file.resolve()))
            if wrong:
                stack.mistakes.append(
                    (
                        document.mistake(("imports", str(index)), wrong, "imports: [energy.yaml]", value=True),
                        document.lines,
                    )
                )


def _import(file: Path, given: str, stack: _Stack, above: tuple[Path, ...]) -> str | None:
    """Read an imported file; what is wrong with the import, if anything."""
    target = file.parent / given
    if Path(given).is_absolute() or "\\" in given or not target.resolve().is_relative_to(stack.root):
        return f"'{given}' lies outside of the folder of the rules file; copy it there"
    if target.suffix not in (".yaml", ".yml"):
        return f"'{given}' is no .yaml file"
    if target.resolve() in above:
        return f"'{given}' is imported in a circle; remove one of the imports"
    if len(stack.documents) >= MOST_FILES:
        return f"more than {MOST_FILES} files are imported"
    if not target.is_file():
        near = sorted(p.name for p in target.parent.glob("*.y*ml"))[:5] if target.parent.is_dir() else []
        return f"'{given}' does not exist" + (f"; beside it are {', '.join(near)}" if near else "")
    if any(Path(f).resolve() == target.resolve() for f in stack.files):
        return None
    _read(target, str(target), stack, above)
    return None


def _text(file: Path, name: str) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise RuleError(f"{name}: larger than {LARGEST:,} bytes; split the rules into files and import them")
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise RuleError(f"{name}: cannot be read ({error.strerror}); give an existing file with --rules") from None
    except UnicodeDecodeError as error:
        raise RuleError(f"{name}: not UTF-8 text at byte {error.start}; save it as UTF-8") from None


def _refuse(stack: _Stack) -> None:
    """Raise RuleError if any mistake was found."""
    if not stack.mistakes:
        return
    order = {d.name: i for i, d in enumerate(stack.documents)}
    told = sorted(stack.mistakes, key=lambda pair: (order.get(pair[0].file, 0), pair[0]))
    texts = list(dict.fromkeys(m.told(lines) for m, lines in told))
    more = [f"... and {len(texts) - _MOST_TOLD} more mistakes"] if len(texts) > _MOST_TOLD else []
    raise RuleError("\n".join(texts[:_MOST_TOLD] + more), count=len(texts))


def _merge(
    documents: list[Document], base: Document, *, extends: bool
) -> tuple[dict[str, Any], dict[tuple[str, ...], str], list[str]]:
    """The data of all layers, the first document on top, with origins, and the kinds that are not only the shipped
    ones."""
    merged: dict[str, Any] = {"kinds": {}, **{k: {} for k in _MERGED}}
    origins: dict[tuple[str, ...], str] = {}
    layers = [*reversed([d for d in documents if isinstance(d.data, dict)])]
    if extends or base not in documents:
        wanted = None if extends else _INHERITED
        _lay(merged, base, {k: v for k, v in base.data.items() if wanted is None or k in wanted}, origins)
    own: list[str] = []
    for document in layers:
        _lay(merged, document, document.data, origins)
        own += list(document.data.get("kinds") or {})
    first = {
        name: None
        for document in documents
        if isinstance(document.data, dict)
        for name in document.data.get("kinds") or {}
    }
    kinds = merged["kinds"]
    merged["kinds"] = {name: kinds[name] for name in dict.fromkeys((*first, *kinds)) if name in kinds}
    return merged, origins, [n for n in dict.fromkeys(own) if n in kinds]


def _lay(merged: dict[str, Any], document: Document, data: dict[str, Any], origins: dict[tuple[str, ...], str]) -> None:
    """Lay one document over what is merged so far."""

    def note(path: tuple[str, ...]) -> None:
        origins[path] = f"{document.name}:{document.spot(path).line}"

    for key, value in data.items():
        if key in ("version", "extends", "imports"):
            continue
        note((key,))
        if key == "kinds":
            for name, kind in (value or {}).items():
                if kind in ("off", False):
                    merged["kinds"].pop(name, None)
                    note(("kinds", name))
                    continue
                under = merged["kinds"].get(name, {})
                merged["kinds"][name] = {**under, **{k: _over(v, under.get(k)) for k, v in kind.items()}}
                note(("kinds", name))
                for inner in kind:
                    note(("kinds", name, inner))
        elif key in _MERGED:
            for name, inner in (value or {}).items():
                merged[key][name] = _over(inner, merged[key].get(name))
                note((key, name))
        else:
            merged[key] = _over(value, merged.get(key))


def _over(value: Any, below: Any) -> Any:
    """A value over the one of the layer below: `...` in a list stands for all that is below."""
    if isinstance(value, list) and INHERIT in value:
        return [v for item in value for v in ((below or []) if item == INHERIT else [item])]
    return value


def _finish(
    stack: _Stack, data: dict[str, Any], origins: dict[tuple[str, ...], str], own: list[str], base: Document | None
) -> Layered:
    """Check what only the merged whole can tell, spell out the word lists, and build the models."""
    wrong: list[tuple[str, int, Any]] = []
    lexicons = build_lexicons({n: tuple(v) for n, v in data["lexicons"].items()}, wrong)
    documents = stack.documents
    lines = {d.name: d.lines for d in documents}
    layers = [d.data for d in (*documents, base) if d is not None and isinstance(d.data, dict)]
    known = frozenset(
        name for layer in layers for name, kind in (layer.get("kinds") or {}).items() if isinstance(kind, dict)
    )
    for document in documents:
        stack.mistakes += [(m, document.lines) for m in check_merged(document, data, lexicons, wrong, known)]
    _refuse(stack)
    words = 0
    for kind in data["kinds"].values():
        kind.update({key: list(_spelled(kind[key], lexicons)) for key in _LISTS if kind.get(key)})
        words += sum(len(kind.get(key) or ()) for key in _LISTS)
        if words > MOST_WORDS:
            name = documents[0].name
            stack.mistakes.append(
                (
                    Mistake(name, 1, 1, f"all word lists together spell out more than {MOST_WORDS:,} words; use fewer"),
                    lines[name],
                )
            )
            _refuse(stack)
    if not data["kinds"]:
        raise NothingToCheck(f"{documents[0].name}: no kind is left; expected at least one under 'kinds:'")
    for name, kind in data["kinds"].items():
        kind["label"] = kind.get("label") or name.replace("_", " ")
    rules = Rules.model_validate(data)
    every = (*documents, base) if base is not None and base not in documents else tuple(documents)
    return Layered(rules, origins, tuple(own), every, tuple(stack.files))


def _spelled(entries: list[str], lexicons: Mapping[str, Node]) -> Iterator[str]:
    """The entries of a word list in lower case, `~` and lexicons spelled out, none twice."""
    yield from dict.fromkeys(p for entry in entries for p in phrases(entry.lower(), lexicons))
