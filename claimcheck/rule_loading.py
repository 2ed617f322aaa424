"""rules.yaml -> `Rules`; every mistake with file, line, column, excerpt and what was expected."""

from __future__ import annotations

import difflib
from importlib import resources
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from claimcheck.errors import NothingToCheck, RuleError
from claimcheck.rules import Kind, Rules

LARGEST = 1_000_000
DEEPEST = 20
_KNOWN = sorted({*Rules.model_fields, *Kind.model_fields})


class _Loader(yaml.SafeLoader):
    """YAML 1.2 scalars: NO, yes and on are text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _first in "tf":
    _Loader.yaml_implicit_resolvers.setdefault(_first, []).append(("tag:yaml.org,2002:bool", __import__("re").compile(r"^(?:true|false)$")))


def load_rules(path: str | None = None) -> Rules:
    """The rules in the file at `path`, or the shipped ones.

    Raises RuleError with every mistake that was found, NothingToCheck where the file defines no kind.
    """
    name, text = _read(path)
    lines = text.splitlines()
    node = _compose(name, text)
    positions: dict[tuple[str, ...], tuple[int, int]] = {}
    problems: list[tuple[int, int, str]] = []
    _walk(node, (), positions, problems, 0)
    if problems:
        raise RuleError("\n".join(_message(name, lines, *problem) for problem in sorted(problems)))
    data: Any = _Loader(text).get_single_data()
    if isinstance(data, dict) and not data.get("kinds"):
        raise NothingToCheck(f"{name}: no kind is defined; expected at least one under 'kinds:'")
    try:
        return Rules.model_validate(data)
    except ValidationError as error:
        found = []
        for item in error.errors():
            where = tuple(str(part) for part in item["loc"])
            line, column = next((positions[where[:n]] for n in range(len(where), -1, -1) if where[:n] in positions), (1, 1))
            found.append(_message(name, lines, line, column, _explain(where, item["msg"], item["type"])))
        raise RuleError("\n".join(found)) from None


def _read(path: str | None) -> tuple[str, str]:
    if path is None:
        packaged = resources.files("claimcheck") / "rules.yaml"
        if packaged.is_file():
            return "rules.yaml", packaged.read_text(encoding="utf-8")
        path = str(Path(__file__).parent.parent / "rules.yaml")
    try:
        raw = Path(path).read_bytes()
        if len(raw) > LARGEST:
            raise RuleError(f"{path}: larger than {LARGEST:,} bytes; split the rules")
        return path, raw.decode("utf-8-sig")
    except OSError as error:
        raise RuleError(f"{path}: cannot be read ({error.strerror}); give an existing file with --rules") from None
    except UnicodeDecodeError as error:
        raise RuleError(f"{path}: not UTF-8 text at byte {error.start}; save it as UTF-8") from None


def _compose(name: str, text: str) -> yaml.Node | None:
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if isinstance(token, yaml.tokens.AliasToken | yaml.tokens.AnchorToken):
                raise RuleError(
                    _message(
                        name,
                        text.splitlines(),
                        token.start_mark.line + 1,
                        token.start_mark.column + 1,
                        "anchors and aliases are not allowed; write the value out",
                    )
                )
        return yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise RuleError(
            _message(
                name, text.splitlines(), mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, f"not valid YAML: {error.problem}"
            )
        ) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise RuleError(f"{name}:1:1: not valid YAML: {str(error).splitlines()[0]}") from None


def _walk(
    node: yaml.Node | None,
    path: tuple[str, ...],
    positions: dict[tuple[str, ...], tuple[int, int]],
    problems: list[tuple[int, int, str]],
    depth: int,
) -> None:
    """Note where each key stands; duplicate keys and too deep nesting are problems."""
    if node is None:
        return
    positions.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
    if depth > DEEPEST:
        problems.append(
            (node.start_mark.line + 1, node.start_mark.column + 1, f"nested deeper than {DEEPEST} levels; expected a flat file")
        )
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*path, str(key.value))
            where = (key.start_mark.line + 1, key.start_mark.column + 1)
            if inner in positions:
                problems.append((*where, f"key '{key.value}' stands twice; remove one"))
            positions[inner] = where
            _walk(value, inner, positions, problems, depth + 1)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _walk(value, (*path, str(index)), positions, problems, depth + 1)


def _explain(where: tuple[str, ...], message: str, kind: str) -> str:
    if kind == "extra_forbidden":
        close = difflib.get_close_matches(where[-1], _KNOWN, 1)
        return f"unknown key '{where[-1]}'" + (f"; did you mean '{close[0]}'?" if close else f"; expected one of: {', '.join(_KNOWN)}")
    return f"{'.'.join(where)}: {message}"


def _message(name: str, lines: list[str], line: int, column: int, what: str) -> str:
    excerpt = lines[line - 1].strip()[:80] if 0 < line <= len(lines) else ""
    return f"{name}:{line}:{column}: {what}" + (f"\n    {excerpt}" if excerpt else "")
