"""Where the rules that come with claimcheck lie; light to import, so that a run that was done before need not read
them."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

SHIPPED = "default"
"""The name under which files extend the shipped rules."""


def shipped_rules() -> tuple[str, str]:
    """The text of the shipped rules.yaml, and its file; in a checkout it stands at the root."""
    packaged = resources.files("claimcheck") / "rules.yaml"
    if packaged.is_file():
        return packaged.read_text(encoding="utf-8"), "claimcheck/rules.yaml"
    place = Path(__file__).parent.parent / "rules.yaml"
    return place.read_text(encoding="utf-8"), str(place)
