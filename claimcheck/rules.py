"""rules.yaml -> frozen `Rules`, through strict pydantic models."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Strict(BaseModel):
    """A model that refuses unknown keys and does not change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Kind(Strict):
    """One kind of claim."""

    label: str = Field(description="What a reader calls the quantity, e.g. 'people killed'.")
    value: Literal["count", "money", "measure", "percent"] = "count"
    counts: Literal["people", "things"] = Field("people", description="What is counted, where the text does not name it.")
    running: bool = Field(False, description="True for a total so far, which may grow with its date.")
    nouns: tuple[str, ...] = Field((), description="Counted words that name the kind by themselves: 'troops', 'deaths'.")
    states: tuple[str, ...] = Field((), description="Words said after what is counted: '26 people were KILLED'.")
    acts: tuple[str, ...] = Field((), description="Words before what is counted: 'KILLED 26 people', 'ARREST OF 700'.")
    of: tuple[str, ...] = Field((), description="With `states` or `acts`: only these counted words (empty: any).")
    one: bool = Field(False, description="True where a person in the singular counts: 'a man was killed'.")
    open: bool = Field(False, description="True where the kind alone names no quantity: figures meet only where the words beside them agree too.")
    daily: bool = Field(False, description="True where the figure is another each day, so that only figures of one day are compared.")
    apart: tuple[str, ...] = Field((), description="Cue words whose figures are compared only among themselves: people 'shot', those in 'hospital'.")
    units: tuple[str, ...] = Field((), description="For measures: the units that this kind takes ('day', 'km').")
    tolerance: float = Field(0.0, ge=0, le=1, description="Share by which exact figures may differ.")


class Vague(Strict):
    """How a vague word is read: `literal` what it strictly allows, `usual` what a reader takes away."""

    literal: tuple[float, float | None]
    usual: tuple[float, float]


class Happening(Strict):
    """Something whose date sources may disagree about: a subject and what it did, in one clause."""

    label: str
    subjects: tuple[str, ...] = Field((), description="Words one of which must stand in the clause (empty: any).")
    begins: tuple[str, ...] = Field((), description="Words of its beginning: nothing of it may be dated earlier.")
    verbs: tuple[str, ...] = Field((), description="Words of its going on, or of the act itself where it happens once.")
    local: bool = Field(False, description="True for what begins in each town on its own day: compared only where a town or region is named.")
    once: bool = Field(False, description="True for what happens once, so that any two dates must agree.")


class Rules(Strict):
    """All of a rules file."""

    version: Literal[1] = 1
    kinds: dict[str, Kind]
    vague: dict[str, Vague]
    groups: dict[str, tuple[str, ...]] = Field({}, description="Hierarchy of people: group -> words that name it.")
    parents: dict[str, str] = Field({}, description="Group -> the wider group that contains it.")
    persons: tuple[str, ...] = Field((), description="Words for one person: 'a MAN was killed' counts one.")
    deniable: tuple[str, ...] = Field((), description="Nouns of which 'there are none' contradicts a count of them.")
    happenings: dict[str, Happening] = Field({}, description="Events whose dates are compared.")

    def __hash__(self) -> int:
        """By the names of the kinds, so that compiled rules can be kept; equality stays by content."""
        return hash(tuple(self.kinds))
