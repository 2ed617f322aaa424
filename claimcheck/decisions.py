"""What reviewers decided about pairs of statements: that they are not the same quantity, or that they are.

A decision is kept by the words and the values of both statements, wherever they stand: it holds as long as neither
changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from claimcheck.baseline import day
from claimcheck.identity import evidence, folded, value_key
from claimcheck.model import Claim
from claimcheck.sidefiles import read_records, write_records

NAME = "decisions.jsonl"
"""Name of the file, beside the baseline."""


class Statement(BaseModel):
    """One side of a decision."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: str = Field(min_length=1)
    quote: str = Field(min_length=1)

    @property
    def identity(self) -> tuple[str, str]:
        """The value and the words, form and case and white space aside."""
        return self.value, folded(self.quote)


class Decision(BaseModel):
    """What was decided about two statements of a kind."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    decision: Literal["different", "same"]
    kind: str
    a: Statement
    b: Statement
    reason: str = Field(pattern=r"\S")
    by: str = Field(pattern=r"\S")
    date: str

    _is_day = field_validator("date")(day)


def read_decisions(file: Path) -> list[Decision]:
    """The decisions in a file, none where there is no such file; raises UsageError naming file, line and remedy."""
    return read_records(file, Decision) if file.exists() else []


def write_decisions(file: Path, decisions: Iterable[Decision]) -> None:
    """Write the decisions sorted, each once."""
    write_records(file, decisions)


def statement(claim: Claim) -> Statement:
    """A claim as a side of a decision."""
    return Statement(value=value_key(claim.value), quote=evidence(claim))


@dataclass(slots=True)
class Decided:
    """Decisions as a run uses them; notes which were met."""

    decisions: list[Decision]
    met: set[int] = field(default_factory=set)

    def on(self, a: Claim, b: Claim, kind: str) -> Decision | None:
        """What was decided about two claims of a finding of a kind; "different" before "same" where both stand."""
        if not self.decisions:
            return None
        sides = {statement(a).identity, statement(b).identity}
        found = [n for n, d in enumerate(self.decisions) if d.kind == kind and {d.a.identity, d.b.identity} == sides]
        self.met.update(found)
        return min((self.decisions[n] for n in found), key=lambda d: (d.decision, d.date, d.by), default=None)

    def unmet(self) -> list[Decision]:
        """Decisions that nothing in this run answers to."""
        return [d for n, d in enumerate(self.decisions) if n not in self.met]
