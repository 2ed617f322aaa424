"""A kind of the rules as YAML, with the origin of each key."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.errors import UsageError
from claimcheck.rule_language.mistakes import suggestion
from claimcheck.rule_language.model_paths import flow
from claimcheck.rule_loading import Layered

_COLUMN = 60


def shown(layered: Layered, name: str) -> Iterator[str]:
    """The lines of a kind; raises UsageError where there is none of that name."""
    kind = layered.rules.kinds.get(name)
    if kind is None:
        raise UsageError(f"no kind '{name}'{suggestion(name, layered.rules.kinds)}")
    yield f"{name}:  # {layered.origins.get(('kinds', name), '')}"
    for key, value in kind.model_dump(mode="json", by_alias=True, exclude_defaults=True).items():
        origin = layered.origins.get(("kinds", name, key))
        if key in ("examples", "pairs", "patterns"):
            yield f"  {key}:" + (f"  # {origin}" if origin else "")
            for entry in value:
                bare = {k: v for k, v in entry.items() if v not in (None, [], {})} if isinstance(entry, dict) else entry
                bare = bare["match"] if key == "patterns" and set(bare) <= {"match", "within"} else bare
                yield f"    - {flow(bare)}"
            continue
        line = f"  {key}: {flow(value)}"
        yield f"{line:<{_COLUMN}}  # {origin}" if origin else line
