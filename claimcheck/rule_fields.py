"""The parts of a rules file below its kinds as frozen pydantic models: words, patterns, examples, pairs, scope."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, StrictBool, WithJsonSchema

Word = Annotated[str, Field(min_length=1, max_length=80)]
Words = Annotated[tuple[Word, ...], Field(max_length=2000)]
PatternText = Annotated[str, Field(min_length=1, max_length=500)]
Text = Annotated[str, Field(min_length=1, max_length=2000)]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]


def _figure(given: Any) -> Any:
    if isinstance(given, (list, tuple)) and all(isinstance(name, str) for name in given):
        return tuple(given)
    if isinstance(given, bool) or not isinstance(given, (int, float, str)):
        raise ValueError("expected a figure, a text or a list of names")
    return given


Figure = Annotated[
    Any,
    PlainValidator(_figure),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""A value in an example: 164, "100..200", "100.." (at least), "..200" (at most), a day, "21:00..05:00", or names."""
Within = Literal["clause", "sentence", "paragraph", "headline"]
PairVerdict = Literal["conflict", "tension", "revision", "part", "agree", "unrelated"]


class Strict(BaseModel):
    """A model that refuses unknown keys and does not change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def keyed(key: str) -> Any:
    """Reads a bare value as a mapping with one key, the short form of an entry."""
    return BeforeValidator(lambda given: given if isinstance(given, (dict, BaseModel)) else {key: given})


class Pattern(Strict):
    """The precise form of a cue: the words and slots around a figure, in their order."""

    match: PatternText = Field(
        description=(
            "Words and slots in their order: `word`, `word~` (all its forms), `(a|b)`, `[may stand here]`, `..3` (up "
            "to three "
            "words), `<lexicon>`, `{count}`."
        ),
        examples=["{count} school~ ..3 (close~|shut~)"],
    )
    near: tuple[PatternText, ...] = Field(
        (),
        max_length=50,
        description=("One of these must stand nearby, in what `within` names."),
        examples=[["school~", "pupil~"]],
    )
    exclude: tuple[PatternText, ...] = Field(
        (),
        max_length=50,
        alias="not",
        description=("None of these may stand nearby, in what `within` names."),
        examples=[["reopen~", "plan~ to"]],
    )
    within: Within = Field("sentence", description="Where `near` and `not` are looked for.", examples=["clause"])


class Expected(Strict):
    """One claim that an example must give: its value, and any of its slots (those left out are not compared)."""

    value: Figure = Field(
        description=(
            'The figure: 164, "100..200", "100.." (at least), "..200" (at most); days and hours likewise; a '
            "list for names."
        ),
        examples=[164, "100.."],
    )
    unit: str | None = Field(None, description="Unit or currency, in the singular.", examples=["USD"])
    qualifier: str | None = Field(
        None,
        description=("exact, at_least, more_than, at_most, less_than, about, range or vague."),
        examples=["at_least"],
    )
    subject: str | None = Field(None, description="The counted words as written.", examples=["primary schools"])
    who: str | None = Field(None, description="The group of people.", examples=["police"])
    subset: str | None = Field(None, description="What makes it a part of a larger figure.", examples=["including"])
    place: str | None = Field(None, description="The place for which the figure holds.", examples=["Chad"])
    as_of: str | None = Field(None, description="The day for which the figure holds.", examples=["2021-05-03"])
    period: str | None = Field(None, description="The span that is counted over.", examples=["2021-05-03"])
    item: str | None = Field(None, description="What a price is of.", examples=["bread"])
    per: str | None = Field(None, description="What a price is for.", examples=["liter"])
    speaker: str | None = Field(None, description="Who is quoted.", examples=["Ministry of Health"])
    stance: str | None = Field(None, description="asserted, unconfirmed or denied.", examples=["asserted"])
    quote: str | None = Field(None, description="The words that the claim covers.", examples=["At least 40 schools"])


class Example(Strict):
    """A text and the claims of this kind that must be read in it; without `expect`: none."""

    text: Text = Field(
        description="A sentence or a short report, in your own words.",
        examples=["The province closed at least 40 schools."],
    )
    expect: tuple[Annotated[Expected, keyed("value")], ...] = Field(
        (),
        max_length=20,
        description="What must be read, in the order of the text; left out or empty: nothing.",
        examples=[["40.."], [{"value": 40, "place": "Chad"}]],
    )
    published: Day | None = Field(None, description="The day on which the text appeared.", examples=["2021-05-03"])


class PairExample(Strict):
    """Two reports of one event and the verdict that must come out for this kind."""

    a: Text = Field(
        description="The first report.",
        examples=["On May 3, 2021, the ministry said 140 people had been killed in Chad."],
    )
    b: Text = Field(
        description="The second report.", examples=["On May 3, 2021, officials said 95 people had been killed in Chad."]
    )
    verdict: PairVerdict = Field(
        description=(
            "conflict, tension, revision or part as in a report; agree: both speak of it and no finding; unrelated: "
            "never held against each other."
        ),
        examples=["conflict"],
    )


class Scope(Strict):
    """How two figures of the kind are held to be about the same thing."""

    place: Literal["same", "country", "any"] = Field(
        "same",
        description=(
            "same: the same town, region or country; country: any places of one country (a place "
            "that claimcheck does not know meets only itself); any: places are not compared."
        ),
        examples=["country"],
    )
    who: Literal["same", "any"] = Field(
        "same", description=("any: the counted group or thing is not compared."), examples=["any"]
    )
    days: int | None = Field(
        None,
        ge=0,
        le=3660,
        description=(
            "Figures whose days lie further apart are not compared (left out: what claimcheck holds for all)."
        ),
        examples=[7],
    )


class Vague(Strict):
    """How a vague word is read: `literal` what it strictly allows, `usual` what a reader takes away."""

    literal: tuple[float, float | None] = Field(
        description=("The bounds that the word strictly allows; null: no upper bound."), examples=[[20, None]]
    )
    usual: tuple[float, float] = Field(description="The bounds that a reader takes away.", examples=[[24, 99]])


class Happening(Strict):
    """Something whose date sources may disagree about: a subject and what it did, in one clause."""

    label: str = Field(description="What a reader calls it.", examples=["the earthquake strikes"])
    subjects: Words = Field(
        (),
        description=("Words one of which must stand in the clause (empty: any)."),
        examples=[["earthquake", "quake"]],
    )
    begins: Words = Field(
        (),
        description=("Words of its beginning: nothing of it may be dated earlier."),
        examples=[["began", "broke out"]],
    )
    verbs: Words = Field(
        (),
        description=("Words of its going on, or of the act itself where it happens once."),
        examples=[["struck", "hit"]],
    )
    local: StrictBool = Field(
        False,
        description=(
            "true for what begins in each town on its own day: compared only where a town or region is named."
        ),
        examples=[True],
    )
    once: StrictBool = Field(
        False, description=("true for what happens once, so that any two dates must agree."), examples=[True]
    )


class OwnUnit(Strict):
    """A unit of measure that the shipped table does not have, or that a desk writes in its own way."""

    words: Words = Field(
        description=("How texts write it, in the singular and the plural, in lower or upper case."),
        examples=[["bigha", "bighas"]],
    )
    equals: float | None = Field(
        None,
        gt=0,
        description=("How many of the unit under `of` one of it is; its figures are then given in that unit."),
        examples=[0.62],
    )
    of: str | None = Field(
        None,
        max_length=40,
        description=("A unit of the shipped table (left out: figures of this unit meet only each other)."),
        examples=["acre"],
    )


class OwnCurrency(Strict):
    """A currency that the shipped table does not have, or that a desk writes in its own way."""

    words: Words = Field(
        (),
        description=("Its names and codes behind sums, in lower or upper case."),
        examples=[["bitcoin", "bitcoins", "btc"]],
    )
    signs: Annotated[tuple[Annotated[str, Field(min_length=1, max_length=6)], ...], Field(max_length=20)] = Field(
        (), description=("What stands directly before or behind sums."), examples=[["₿"]]
    )
