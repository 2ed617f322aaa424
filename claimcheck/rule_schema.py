"""The JSON Schema (draft-07) of rules files, made from the models, for editors."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

from claimcheck.rules import RulesFile

ID = "https://claimcheck.invalid/schemas/rules-v1.schema.json"
FILE = "rules-v1.schema.json"
_SHORT: dict[str, list[Any]] = {
    "Pattern": [{"type": "string", "minLength": 1, "maxLength": 500}],
    "Expected": [{"type": ["number", "string"]}, {"type": "array", "items": {"type": "string"}}],
    "Kind": [{"enum": ["off", False]}],
}
"""Models that a file may also write as a bare value."""


def schema() -> dict[str, Any]:
    """The schema; every key has a description and an example."""
    made = RulesFile.model_json_schema(by_alias=True)
    definitions = {name: _draft_07(one) for name, one in made.pop("$defs").items()}
    for name, shorts in _SHORT.items():
        whole = definitions[name]
        definitions[name] = {"description": whole.pop("description", ""), "anyOf": [*shorts, whole]}
    body = _draft_07(made)
    return {"$schema": "http://json-schema.org/draft-07/schema#", "$id": ID, **body, "definitions": definitions}


def text() -> str:
    """The schema as the file that ships with claimcheck."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def shipped() -> str:
    """The schema file that ships with claimcheck."""
    return (resources.files("claimcheck") / "data" / FILE).read_text(encoding="utf-8")


def write() -> None:
    """Write the file that ships."""
    (Path(__file__).parent / "data" / FILE).write_text(text(), encoding="utf-8")


def _draft_07(node: Any) -> Any:
    """The same in the words of draft-07."""
    if isinstance(node, list):
        return [_draft_07(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {}
    for key, value in node.items():
        if key == "prefixItems":
            made["items"] = _draft_07(value)
            made["additionalItems"] = False
        elif key == "$ref":
            made["$ref"] = value.replace("#/$defs/", "#/definitions/")
        elif key == "properties":
            made[key] = {name: _draft_07(inner) for name, inner in value.items()}
        elif key in ("title", "default"):
            continue
        elif key == "examples":
            made[key] = value
        else:
            made[key] = _draft_07(value)
    if "$ref" in made and len(made) > 1:  # beside a reference, draft-07 reads nothing
        made["allOf"] = [{"$ref": made.pop("$ref")}]
    return made
