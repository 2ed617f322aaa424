"""What a benchmark is given and what it returns."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from bench.processes import ROOT

Row = dict[str, str | float]
"""One line of a table: what stands at the head of each column, with its unit -> the value."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How much is to be measured, and on what."""

    corpus: Path
    """A feed of news."""
    scale: Literal["quick", "full", "large"] = "full"
    kept: Path = ROOT / ".bench"
    """The folder that keeps environments of peers between runs."""

    @property
    def quick(self) -> bool:
        """Whether minutes matter more than figures."""
        return self.scale == "quick"

    @contextmanager
    def folder(self) -> Iterator[Path]:
        """A folder for large files, gone afterwards."""
        self.kept.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=self.kept) as name:
            yield Path(name)


@dataclass(frozen=True, slots=True)
class Section:
    """What one benchmark found."""

    said: list[str]
    """Sentences with the ratios that matter, and with the reason for what was skipped."""
    tables: dict[str, list[Row]] = field(default_factory=dict)
    """Caption -> rows, all with the same columns."""

    def as_json(self) -> dict[str, Any]:
        """The section as it stands in the file of results."""
        return {"said": self.said, "tables": self.tables}


def figure(value: float) -> float:
    """A measured value with the three digits that may mean something."""
    if not value:
        return 0
    digits = 2 - math.floor(math.log10(abs(value)))
    rounded = round(value, digits)
    return int(rounded) if rounded == int(rounded) else rounded
