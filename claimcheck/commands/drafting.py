"""The sentence from which `claimcheck rules new` drafts a kind."""

from __future__ import annotations

import re
from pathlib import Path

from claimcheck.errors import UsageError
from claimcheck.sources import read_paths

_SPOT = re.compile(r"(?P<file>.+):(?P<line>[1-9]\d{0,8})")


def sentence_at(given: str, highlight: str | None) -> str:
    """The text itself, or the line at FILE:LINE; raises UsageError for a file or line that does not exist."""
    spot = _SPOT.fullmatch(given)
    if spot is None or not Path(spot["file"]).is_file():
        return given
    sources, skipped = read_paths([spot["file"]])
    if not sources:
        raise UsageError(f"{spot['file']}: {skipped[0].reason if skipped else 'cannot be read'}")
    lines = sources[0].text.split("\n")
    number = int(spot["line"])
    if number > len(lines) or not lines[number - 1].strip():
        raise UsageError(f"{given}: there is nothing in this line; the file has {len(lines)} lines")
    line = lines[number - 1]
    if highlight and highlight not in " ".join(line.split()):
        line = " ".join(" ".join(lines[number - 1 : number + 2]).split())
    return line
