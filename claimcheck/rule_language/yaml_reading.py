"""YAML text -> plain data with the place of every key and value.

Built on the parser's events alone, in one pass and without recursion: nothing is constructed that the text does not
spell out, so neither anchors nor deep nesting nor tags can cost more than the text is long. Scalars are read as YAML
1.2 has them: NO, yes and on are text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import yaml

from claimcheck.rule_language.mistakes import Mistake
from claimcheck.rule_language.yaml_mistakes import syntax_mistake

DEEPEST = 20
_LONGEST_NUMBER = 30
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?\d+")
_FLOAT = re.compile(r"[-+]?(?:\d+\.\d*|\.\d+|\d+)(?:[eE][-+]?\d+)?")
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufffe\uffff\ud800-\udfff]"
)
_WIDE_INDENT = re.compile("^[ \t]*[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", re.MULTILINE)
"""An indentation that looks right and is not: what a web page or a word processor makes of spaces."""
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value stands, and how it is written: `quoted` text begins one column behind `column`."""

    line: int
    column: int
    length: int = 1
    quoted: bool = False
    block: bool = False
    """True for text over several lines (`|`, `>`), inside which columns say nothing."""


@dataclass(slots=True)
class Document:
    """The data of one file, the place of each key (`keys`) and of each value (`values`) by its path."""

    name: str
    lines: list[str]
    data: Any = None
    keys: dict[Path, Spot] = field(default_factory=dict)
    values: dict[Path, Spot] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    """Kinds that lost a part in `prune`, so that what else they lack says nothing."""

    def prune(self, path: Path) -> None:
        """Take what stands at `path` out of the data, so that the rest can be looked at; entries of plain lists keep
        their numbers."""
        if len(path) > 1 and path[0] == "kinds":
            self.broken.add(path[1])
        above: list[tuple[Any, Any]] = []
        here = self.data
        for part in path:
            if not isinstance(here, (dict, list)):
                break  # the short form of an entry
            key: Any = int(part) if isinstance(here, list) and part.isdecimal() else part
            if key not in here if isinstance(here, dict) else not isinstance(key, int) or key >= len(here):
                return  # taken out before
            above.append((here, key))
            here = here[key]
        while above:
            container, key = above.pop()
            plain = (
                isinstance(container, list)
                and above
                and above[-1][1] not in ("examples", "pairs", "expect", "literal", "usual")
            )
            if isinstance(container, dict):
                del container[key]
                return
            if plain:
                container[key] = "..."
                return

    def spot(self, path: Path) -> Spot:
        """The place of the key at `path`, else of the nearest thing around it."""
        for end in range(len(path), -1, -1):
            found = self.keys.get(path[:end]) or self.values.get(path[:end])
            if found:
                return found
        return Spot(1, 1)

    def mistake(self, path: Path, what: str, example: str | None = None, *, value: bool = False) -> Mistake:
        """A mistake at the key (or the value) at `path`."""
        spot = self.values.get(path) or self.spot(path) if value else self.spot(path)
        return Mistake(self.name, spot.line, spot.column, what, spot.length, example)


def read_yaml(name: str, text: str) -> Document:
    """The document in `text`; what is wrong with it as YAML stands in its `mistakes`, and its data may then be
    missing."""
    document = Document(name, re.split(r"\r\n|\r|\n", text))
    hidden = _HIDDEN.search(text)
    if hidden:
        line = text.count("\n", 0, hidden.start()) + 1
        column = hidden.start() - text.rfind("\n", 0, hidden.start())
        code = ord(hidden.group())
        named = unicodedata.name(hidden.group(), "a control character").title()
        document.mistakes.append(
            Mistake(name, line, column, f"hidden character U+{code:04X} ({named}); delete it and type the line anew")
        )
        return document
    wide = _WIDE_INDENT.search(text)
    if wide:
        at, named = wide.end() - 1, unicodedata.name(wide.group()[-1], "a space").title()
        what = f"{named} (U+{ord(wide.group()[-1]):04X}) indents this line; use plain spaces"
        document.mistakes.append(
            Mistake(name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), what, 1, "  label: schools closed")
        )
        return document
    builder = _Builder(document)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as error:
        document.mistakes.append(syntax_mistake(name, document.lines, error))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        document.mistakes.append(Mistake(name, 1, 1, f"not valid YAML: {str(error).splitlines()[0]}"))
    document.data = builder.root
    return document


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read."""

    data: Any
    path: Path
    key: str | None = None


class _Builder:
    """Takes events one by one and builds the data, with a stack of its own."""

    def __init__(self, document: Document) -> None:
        self.root: Any = None
        self._document = document
        self._stack: list[_Open] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False where reading on makes no sense."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._wrong(
                    event, "a second document begins here; keep one per file and import it", "imports: [energy.yaml]"
                )
                return False
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._wrong(
                event,
                "anchors and aliases (& and *) are not allowed; write the value out, or quote a text that begins so",
                '"*"',
            )
            return False
        elif isinstance(event, yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if getattr(event, "tag", None) not in (None, "!"):
                self._wrong(
                    event,
                    f"tags are not allowed ({event.tag}); write the plain value, or quote a text that begins with !",
                    '"!shut"',
                )
                return False
            if len(self._stack) >= DEEPEST:
                self._wrong(
                    event,
                    f"nested deeper than {DEEPEST} levels; a rules file is flat",
                    "kinds: {schools_closed: {states: [closed]}}",
                )
                return False
            self._begin(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._stack.pop()
        return True

    def _begin(self, event: Any) -> None:
        if isinstance(event, yaml.ScalarEvent):
            hidden = _HIDDEN.search(event.value)
            if hidden:  # written as an escape
                self._wrong(
                    event,
                    f"hidden character U+{ord(hidden.group()):04X} in a text, written as an escape; remove it",
                    '"closed"',
                )
            top = self._stack[-1] if self._stack else None
            if top is not None and isinstance(top.data, dict) and top.key is None:
                self._key(top, event)
                return
            self._place(event, _scalar(event))
            return
        data: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.data, dict) and top.key is None:
            self._wrong(
                event,
                "a list or mapping cannot be a key; a text that begins with { or [ must stand in quotes",
                '"{count} school~"',
            )
            top.key = "?"
        path = self._place(event, data)
        self._stack.append(_Open(data, path))

    def _key(self, top: _Open, event: Any) -> None:
        path = (*top.path, event.value)
        spot = _spot(event)
        if event.value in top.data:
            first = self._document.keys[path]
            self._document.mistakes.append(
                Mistake(
                    self._document.name,
                    spot.line,
                    spot.column,
                    f"key '{event.value[:60]}' stands twice (first in line {first.line}); remove one",
                    spot.length,
                )
            )
        self._document.keys[path] = spot
        top.key = event.value

    def _place(self, event: Any, data: Any) -> Path:
        if not self._stack:
            self.root = data
            self._document.values[()] = _spot(event)
            return ()
        top = self._stack[-1]
        if isinstance(top.data, dict):
            key = top.key or ""
            top.data[key], top.key = data, None
        else:
            key = str(len(top.data))
            top.data.append(data)
        path = (*top.path, key)
        self._document.values[path] = _spot(event)
        return path

    def _wrong(self, event: Any, what: str, example: str) -> None:
        spot = _spot(event)
        self._document.mistakes.append(Mistake(self._document.name, spot.line, spot.column, what, spot.length, example))


def _spot(event: Any) -> Spot:
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if start.line == end.line else 1
    style = getattr(event, "style", None)
    return Spot(
        start.line + 1,
        start.column + 1,
        max(1, length),
        style in ("'", '"'),
        style in ("|", ">") or start.line != end.line,
    )


def _scalar(event: Any) -> Any:
    text = event.value
    if event.style in ("'", '"', "|", ">") or event.tag == "!":
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if len(text) <= _LONGEST_NUMBER:
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
    return text
