"""Settings of a project: where they are looked for, what they may say, and where each comes from.

Order: flags, then CLAIMCHECK_* in the environment, then one project file, then the user's file, then defaults. The
project file is the first of
`claimcheck.toml`, `.claimcheck.toml` and a `pyproject.toml` with a table [tool.claimcheck], from the working directory
up to the root of the
version control. Paths in a file are relative to it.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from claimcheck.errors import UsageError
from claimcheck.rule_language.mistakes import suggestion

NAMES = ("claimcheck.toml", ".claimcheck.toml", "pyproject.toml")
RULES_FILES = ("claimcheck.rules.yaml", ".claimcheck/rules.yaml")
"""Rules that a project has without saying so, looked for as the project file is."""
_LARGEST = 1_000_000
_ROOTS = (".git", ".hg", ".svn")
_MOST_EXTENDED = 10
_NOT_SETTINGS = frozenset({"help", "version", "config"})
_PATHS = frozenset({"rules", "baseline", "cache-dir", "decisions"})


@dataclass(frozen=True, slots=True)
class Setting:
    """One value: the key, the command that it is for (None: all that have the option), and where it was found."""

    key: str
    command: str | None
    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Config:
    """The settings that hold, each once, and the files that were read."""

    settings: tuple[Setting, ...]
    files: tuple[str, ...]


def load_config(
    root: click.Group, named: str | None = None, environment: Mapping[str, str] = os.environ, start: Path | None = None
) -> Config:
    """The settings for the commands below `root`; `named` is a file given by a flag.

    Raises UsageError, with file and line, for an unknown key or a value that its option does not take.
    """
    start = start or Path.cwd()
    named = named or environment.get("CLAIMCHECK_CONFIG") or None
    if named and not Path(named).is_file():
        raise UsageError(f"{named}: no such file; give an existing one with --config")
    folders = list(_upward(start))
    project = (
        Path(named)
        if named
        else next((p for folder in folders for n in NAMES if (p := folder / n).is_file() and _speaks(p)), None)
    )
    user = (
        Path(environment.get("XDG_CONFIG_HOME") or Path(environment.get("HOME") or "~").expanduser() / ".config")
        / "claimcheck"
        / "config.toml"
    )
    options = dict(_options(root))
    found: dict[tuple[str | None, str], Setting] = {}
    files: list[str] = []
    rules = next((p for folder in folders for n in RULES_FILES if (p := folder / n).is_file()), None)
    if rules:
        found[None, "rules"] = Setting("rules", None, str(rules), f"found at {_shown(rules, start)}")
    for file in (user, project):
        if file is not None and file.is_file():
            found |= {(s.command, s.key): s for s in _of_file(file, options, files, start, ())}
    found |= {(None, s.key): s for s in _of_environment(options, environment)}
    return Config(tuple(found[key] for key in sorted(found, key=lambda k: (k[0] or "", k[1]))), tuple(files))


def default_map(config: Config, root: click.Group) -> dict[str, Any]:
    """The settings as click takes them: command -> parameter -> value."""
    made: dict[str, Any] = {}
    for path, command in _commands(root):
        for parameter in command.params:
            key = _key(parameter)
            value = next(
                (s.value for c in (path[0], None) for s in config.settings if s.key == key and s.command == c), None
            )
            if key and value is not None and _several(parameter) == isinstance(value, list):
                level = made
                for part in path:
                    level = level.setdefault(part, {})
                level[parameter.name or ""] = value
    return made


def _upward(start: Path) -> Iterator[Path]:
    """The folder and those above it up to the root of the version control; without one, the folder alone."""
    chain = [start.resolve(), *start.resolve().parents]
    for index, folder in enumerate(chain):
        if any((folder / mark).exists() for mark in _ROOTS):
            yield from chain[: index + 1]
            return
    yield chain[0]


def _shown(file: Path, start: Path) -> str:
    try:
        return str(file.resolve().relative_to(start.resolve()))
    except ValueError:
        return str(file)


def _speaks(file: Path) -> bool:
    """Whether a pyproject.toml has a table for claimcheck; other files have no other purpose."""
    return file.name != "pyproject.toml" or "claimcheck" in (_parsed(file).get("tool") or {})


def _parsed(file: Path) -> dict[str, Any]:
    try:
        if file.stat().st_size > _LARGEST:
            raise UsageError(f"{file}: larger than {_LARGEST:,} bytes")
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file}: not valid TOML: {error}") from None
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{file}: cannot be read ({error})") from None


def _of_file(
    file: Path, options: Mapping[str, list[click.Parameter]], files: list[str], start: Path, above: tuple[Path, ...]
) -> Iterator[Setting]:
    """The settings of a file; those that it extends come first, so that its own hold."""
    data = _parsed(file)
    table = (data.get("tool") or {}).get("claimcheck") or {} if file.name == "pyproject.toml" else data
    shown = _shown(file, start)
    extended = table.pop("extend", None)
    if extended is not None:
        target = file.parent / str(extended)
        if not target.is_file() or target.resolve() in (*above, file.resolve()) or len(above) > _MOST_EXTENDED:
            raise UsageError(
                f"{shown}:{_line(file, None, 'extend')}: 'extend' names {extended!r}, which "
                + ("does not exist" if not target.is_file() else "extends this file")
            )
        yield from _of_file(target, options, files, start, (*above, file.resolve()))
    files.append(shown)
    commands = {name for names in (p for p in options) for name in [names.split()[0]] if " " in names}
    keys = {name.split()[-1] for name in options}
    for key, value in table.items():
        if isinstance(value, dict) and key in commands:
            for inner, given in value.items():
                yield _setting(file, shown, key, inner, given, options, keys)
        else:
            yield _setting(file, shown, None, key, value, options, keys)


def _setting(
    file: Path,
    shown: str,
    command: str | None,
    key: str,
    value: Any,
    options: Mapping[str, list[click.Parameter]],
    keys: set[str],
) -> Setting:
    origin = f"{shown}:{_line(file, command, key)}"
    parameters = options.get(f"{command} {key}" if command else f"* {key}")
    if not parameters:
        raise UsageError(
            f"{origin}: unknown key '{key}'{suggestion(key, keys - {'extend'} | {'extend'}) or '; known are ' + ', '.join(sorted(keys))}"
        )
    fitting = next((p for p in parameters if _several(p) == isinstance(value, list)), parameters[0])
    return Setting(key, command, _value(fitting, key, value, origin, file.parent), origin)


def _of_environment(options: Mapping[str, list[click.Parameter]], environment: Mapping[str, str]) -> Iterator[Setting]:
    for name in sorted(environment):
        key = name.removeprefix("CLAIMCHECK_").lower().replace("_", "-")
        parameters = options.get(f"* {key}") if name.startswith("CLAIMCHECK_") and environment[name] else None
        if parameters:
            given: Any = environment[name]
            if _several(parameters[0]):
                given = given.split()
            elif isinstance(parameters[0], click.Option) and parameters[0].is_flag:
                given = given.lower() in ("1", "true")
            elif given.isdecimal():
                given = int(given)
            yield Setting(key, None, _value(parameters[0], key, given, f"${name}", None), f"${name}")


def _value(parameter: click.Parameter, key: str, value: Any, origin: str, folder: Path | None) -> Any:
    """The value of a setting, as its option takes it; paths made relative to the file that names them."""
    option = parameter if isinstance(parameter, click.Option) else None
    if option and option.is_flag:
        if not isinstance(value, bool):
            raise UsageError(f"{origin}: '{key}' is {value!r}; expected true or false")
        return value
    several = _several(parameter)
    if several and isinstance(value, str):
        value = [value]  # one of what may be several
    if several != isinstance(value, list) or isinstance(value, bool):
        expected = 'a list, as in ["text"]' if several else "one value: a number or a text in quotes"
        raise UsageError(f"{origin}: '{key}' is {value!r}; expected {expected}")
    for each in value if several else [value]:
        try:
            parameter.type.convert(each, parameter, None)
        except click.BadParameter as error:
            raise UsageError(f"{origin}: '{key}': {error.message}") from None
    if folder is None:
        return value
    if key in _PATHS and not (key == "rules" and value == "default"):
        return str(folder / str(value))
    if key == "format":
        return (
            [f"{n}:{folder / p}" if p else n for n, _, p in (str(v).partition(":") for v in value)]
            if several
            else value
        )
    return value


def _several(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Option) and parameter.multiple


def _line(file: Path, command: str | None, key: str) -> int:
    """The line in which a key of the (command's) table stands; 1 where the spelling of the table hides it."""
    inside = file.name != "pyproject.toml" and command is None
    wanted = ".".join(p for p in ("tool.claimcheck" if file.name == "pyproject.toml" else "", command or "") if p)
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        header = re.match(r"\s*\[\s*([^\]]+?)\s*\]", line)
        if header:
            inside = header[1].replace('"', "").replace(" ", "") == wanted
        elif inside and re.match(rf"\s*\"?{re.escape(key)}\"?\s*[=.]", line):
            return number
    return 1


def _commands(group: click.Group, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from _commands(command, (*above, name))
        else:
            yield (*above, name), command


def _key(parameter: click.Parameter) -> str | None:
    """The key of an option in a settings file: its long name."""
    if not isinstance(parameter, click.Option):
        return None
    name = next((o[2:] for o in parameter.opts if o.startswith("--")), None)
    return None if name in _NOT_SETTINGS else name


def _options(root: click.Group) -> Iterator[tuple[str, list[click.Parameter]]]:
    """("report fail-on", options) for the option of one command, ("* fail-on", options) for that of any."""
    found: dict[str, list[click.Parameter]] = {}
    for path, command in _commands(root):
        for parameter in command.params:
            key = _key(parameter)
            if key:
                found.setdefault(f"{path[0]} {key}", []).append(parameter)
                found.setdefault(f"* {key}", []).append(parameter)
    yield from found.items()


def known_keys(root: click.Group) -> list[str]:
    """All keys that a settings file may hold at its top."""
    return sorted(name[2:] for name, _ in _options(root) if name.startswith("* "))
