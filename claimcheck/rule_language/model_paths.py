"""From a path in a rules file to the model's field there: its allowed keys, its description and an example."""

from __future__ import annotations

import types
from typing import Annotated, Any, Union, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from claimcheck.rules import RulesFile


def key_of(name: str, field: FieldInfo) -> str:
    """The key under which a field stands in a file."""
    return field.alias or name


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Key in a file -> field."""
    return {key_of(name, field): field for name, field in model.model_fields.items()}


def model_at(path: tuple[str, ...]) -> type[BaseModel] | None:
    """The model that describes the mapping at `path`; None where there is none."""
    found, _ = _walk(path)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def example_at(path: tuple[str, ...]) -> str | None:
    """A correct form of the key at `path`, as one line of YAML; None for a path that leads nowhere."""
    _, field = _walk(path)
    if field is None or not field.examples:
        return None
    key = next((p for p in reversed(path) if not p.isdecimal()), "")
    name = next(
        (
            k
            for model in (_walk(path[:n])[0] for n in range(len(path), -1, -1))
            for k, f in _fields(model)
            if f is field
        ),
        key,
    )
    return f"{name}: {flow(field.examples[0])}"


def flow(value: Any) -> str:
    """A value as one line of YAML."""
    return (
        str(yaml.safe_dump(_plain(value), default_flow_style=True, width=10_000, allow_unicode=True, sort_keys=False))
        .removesuffix("\n")
        .removesuffix("\n...")
    )


def _plain(value: Any) -> Any:
    return (
        list(map(_plain, value))
        if isinstance(value, (list, tuple))
        else {k: _plain(v) for k, v in value.items()}
        if isinstance(value, dict)
        else value
    )


def _fields(model: Any) -> list[tuple[str, FieldInfo]]:
    return list(fields_of(model).items()) if isinstance(model, type) and issubclass(model, BaseModel) else []


def _walk(path: tuple[str, ...]) -> tuple[Any, FieldInfo | None]:
    """What stands at `path` (a model, or another annotation), and the last named field on the way."""
    here: Any = RulesFile
    field: FieldInfo | None = None
    for part in path:
        here = _bare(here)
        if isinstance(here, type) and issubclass(here, BaseModel):
            found = fields_of(here).get(part)
            if found is None:
                return None, field
            field, here = found, found.annotation
            continue
        origin, arguments = get_origin(here), get_args(here)
        if origin is dict:
            here = arguments[1]
        elif origin in (tuple, list):
            here = arguments[0]
        else:
            return None, field
    return _bare(here), field


def _bare(annotation: Any) -> Any:
    """An annotation without Annotated and without "or None"."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, types.UnionType):
            kept = [a for a in get_args(annotation) if a is not type(None)]
            if len(kept) != 1:
                return annotation
            annotation = kept[0]
        else:
            return annotation
