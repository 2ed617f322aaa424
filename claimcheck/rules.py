"""The rules as frozen pydantic models: what a rules file may say, with the description and an example of every key.

Error messages, the JSON Schema and the reference in docs/rules.md are all made from these models, so they say the same.
"""

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
    Any, PlainValidator(_figure), WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string"}, {"type": "array", "items": {"type": "string"}}]})
]
"""A value in an example: 164, "100..200", "100.." (at least), "..200" (at most), a day, "21:00..05:00", or names."""
Within = Literal["clause", "sentence", "paragraph", "headline"]
PairVerdict = Literal["conflict", "tension", "revision", "part", "agree", "unrelated"]


class Strict(BaseModel):
    """A model that refuses unknown keys and does not change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _keyed(key: str) -> Any:
    """Reads a bare value as a mapping with one key, the short form of an entry."""
    return BeforeValidator(lambda given: given if isinstance(given, (dict, BaseModel)) else {key: given})


class Pattern(Strict):
    """The precise form of a cue: the words and slots around a figure, in their order."""

    match: PatternText = Field(
        description="Words and slots in their order: `word`, `word~` (all its forms), `(a|b)`, `[may stand here]`, `..3` (up to three "
        "words), `<lexicon>`, `{count}`.",
        examples=["{count} school~ ..3 (close~|shut~)"],
    )
    near: tuple[PatternText, ...] = Field(
        (), max_length=50, description="One of these must stand nearby, in what `within` names.", examples=[["school~", "pupil~"]]
    )
    exclude: tuple[PatternText, ...] = Field(
        (), max_length=50, alias="not", description="None of these may stand nearby, in what `within` names.", examples=[["reopen~", "plan~ to"]]
    )
    within: Within = Field("sentence", description="Where `near` and `not` are looked for.", examples=["clause"])


class Expected(Strict):
    """One claim that an example must give: its value, and any of its slots (those left out are not compared)."""

    value: Figure = Field(
        description="The figure: 164, \"100..200\", \"100..\" (at least), \"..200\" (at most); days and hours likewise; a list for names.",
        examples=[164, "100.."],
    )
    unit: str | None = Field(None, description="Unit or currency, in the singular.", examples=["USD"])
    qualifier: str | None = Field(
        None, description="exact, at_least, more_than, at_most, less_than, about, range or vague.", examples=["at_least"]
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

    text: Text = Field(description="A sentence or a short report, in your own words.", examples=["The province closed at least 40 schools."])
    expect: tuple[Annotated[Expected, _keyed("value")], ...] = Field(
        (), max_length=20, description="What must be read, in the order of the text; left out or empty: nothing.", examples=[["40.."], [{"value": 40, "place": "Chad"}]]
    )
    published: Day | None = Field(None, description="The day on which the text appeared.", examples=["2021-05-03"])


class PairExample(Strict):
    """Two reports of one event and the verdict that must come out for this kind."""

    a: Text = Field(description="The first report.", examples=["On May 3, 2021, the ministry said 140 people had been killed in Chad."])
    b: Text = Field(description="The second report.", examples=["On May 3, 2021, officials said 95 people had been killed in Chad."])
    verdict: PairVerdict = Field(
        description="conflict, tension, revision or part as in a report; agree: both speak of it and no finding; unrelated: never held against each other.",
        examples=["conflict"],
    )


class Scope(Strict):
    """How two figures of the kind are held to be about the same thing."""

    place: Literal["same", "country", "any"] = Field(
        "same", description="same: the same town, region or country; country: any places of one country (a place that claimcheck does not know meets only itself); any: places are not compared.", examples=["country"]
    )
    who: Literal["same", "any"] = Field("same", description="any: the counted group or thing is not compared.", examples=["any"])
    days: int | None = Field(
        None, ge=0, le=3660, description="Figures whose days lie further apart are not compared (left out: what claimcheck holds for all).", examples=[7]
    )


class Kind(Strict):
    """One kind of claim."""

    label: str = Field("", max_length=80, description="What a reader calls the quantity (left out: the name of the kind).", examples=["schools closed"])
    value: Literal["count", "money", "measure", "percent", "date", "clock", "names"] = Field(
        "count", description="The type of its figures; `date`, `clock` and `names` are found by `patterns` alone.", examples=["money"]
    )
    broader: str | None = Field(
        None, max_length=40, description="The plain kind that this one is a case of; files for other programs name it as the kind, and this one as the rule.",
        examples=["money"],
    )
    counts: Literal["people", "things"] = Field("people", description="What is counted, where the text does not name it.", examples=["things"])
    running: StrictBool = Field(False, description="true for a total so far, which may grow with its date; what is said to have happened on one day then stays apart from other days.", examples=[True])
    nouns: Words = Field(
        (), description="Counted words that name the kind by themselves: '900 TROOPS'. For money, percentages and measures: what the figure is of.",
        examples=[["troop~", "peacekeeper~"]],
    )
    states: Words = Field((), description="Words said after what is counted: '26 people were KILLED'.", examples=[["close~", "shut~"]])
    acts: Words = Field((), description="Words before what is counted: 'KILLED 26 people', 'the ARREST OF 700'.", examples=[["close~", "closure of"]])
    of: Words = Field((), description="With `states` or `acts`: only these counted words (left out: any).", examples=[["school~", "class~"]])
    patterns: tuple[Annotated[Pattern, _keyed("match")], ...] = Field(
        (), max_length=50, description="The precise form: words and slots in their order.", examples=[["{count} school~ ..3 close~"]]
    )
    near: tuple[PatternText, ...] = Field(
        (), max_length=50, description="One of these patterns, of words and without slots, must stand nearby, whatever found the figure.", examples=[["storm~"]]
    )
    exclude: tuple[PatternText, ...] = Field(
        (), max_length=50, alias="not", description="None of these patterns, of words and without slots, may stand nearby, whatever found the figure.", examples=[["reopen~"]]
    )
    within: Within = Field("sentence", description="Where `near` and `not` are looked for.", examples=["paragraph"])
    one: StrictBool = Field(False, description="true where a person in the singular counts: 'a man was killed'.", examples=[True])
    open: StrictBool = Field(
        False, description="true where the kind alone names no quantity: figures meet only where the words beside them agree too.", examples=[True]
    )
    falls: StrictBool = Field(
        False, description="true for the figure of a state, which may fall as well as rise from day to day: people missing, homes without power.", examples=[True]
    )
    daily: StrictBool = Field(False, description="true where the figure is another each day, so that only figures of one day are compared.", examples=[True])
    apart: Words = Field(
        (), description="Cue words whose figures are compared only among themselves: people 'shot', those in 'hospital'.", examples=[["hospital"]]
    )
    units: Words = Field((), description="For measures: the units that this kind takes; for money: the currencies.", examples=[["day", "week"]])
    unit: str | None = Field(None, max_length=40, description="For counts: the unit that the claims carry, in the singular.", examples=["school"])
    item: str | None = Field(None, max_length=60, description="For money: what the price is of (left out: guessed from the words beside each figure, and sums of different items never meet).", examples=["bread"])
    tolerance: float = Field(0.0, ge=0, le=1, description="Share by which two figures may differ and still agree: 0.05 is five percent.", examples=[0.05])
    rounding: StrictBool = Field(
        True, description="false where exact figures are exact: 16,000 and 16,200, or 2 km and 2.3 km, then differ (true: each stands for what rounds to it).", examples=[False]
    )
    scope: Scope = Field(Scope(place="same", who="same", days=None), description="How two figures are held to be about the same thing.", examples=[{"place": "country", "days": 7}])
    severity: Literal["error", "warning", "note", "off"] = Field(
        "error", description="The worst level that a finding of this kind may have; off: figures are read and listed, never compared.", examples=["warning"]
    )
    message: str | None = Field(
        None, max_length=300, description="What a finding says; may hold {a}, {b} (the figures), {label}, {place}, {reason}.",
        examples=["{label} in {place}: {a} against {b}"],
    )
    examples: tuple[Example, ...] = Field(
        (), max_length=200, description="Tests of the kind: texts and what must be read in them.",
        examples=[[{"text": "The province closed 40 schools.", "expect": [40]}, {"text": "The school closed at 40 Main Street."}]],
    )
    pairs: tuple[PairExample, ...] = Field(
        (), max_length=100, description="Tests of the kind: two reports and the verdict.",
        examples=[[{"a": "Chad closed 40 schools on May 3, 2021.", "b": "Chad closed 70 schools on May 3, 2021.", "verdict": "conflict"}]],
    )


class Vague(Strict):
    """How a vague word is read: `literal` what it strictly allows, `usual` what a reader takes away."""

    literal: tuple[float, float | None] = Field(description="The bounds that the word strictly allows; null: no upper bound.", examples=[[20, None]])
    usual: tuple[float, float] = Field(description="The bounds that a reader takes away.", examples=[[24, 99]])


class Happening(Strict):
    """Something whose date sources may disagree about: a subject and what it did, in one clause."""

    label: str = Field(description="What a reader calls it.", examples=["the earthquake strikes"])
    subjects: Words = Field((), description="Words one of which must stand in the clause (empty: any).", examples=[["earthquake", "quake"]])
    begins: Words = Field((), description="Words of its beginning: nothing of it may be dated earlier.", examples=[["began", "broke out"]])
    verbs: Words = Field((), description="Words of its going on, or of the act itself where it happens once.", examples=[["struck", "hit"]])
    local: StrictBool = Field(
        False, description="true for what begins in each town on its own day: compared only where a town or region is named.", examples=[True]
    )
    once: StrictBool = Field(False, description="true for what happens once, so that any two dates must agree.", examples=[True])


class OwnUnit(Strict):
    """A unit of measure that the shipped table does not have, or that a desk writes in its own way."""

    words: Words = Field(description="How texts write it, in the singular and the plural, in lower or upper case.", examples=[["bigha", "bighas"]])
    equals: float | None = Field(None, gt=0, description="How many of the unit under `of` one of it is; its figures are then given in that unit.", examples=[0.62])
    of: str | None = Field(None, max_length=40, description="A unit of the shipped table (left out: figures of this unit meet only each other).", examples=["acre"])


class OwnCurrency(Strict):
    """A currency that the shipped table does not have, or that a desk writes in its own way."""

    words: Words = Field((), description="Its names and codes behind sums, in lower or upper case.", examples=[["bitcoin", "bitcoins", "btc"]])
    signs: Annotated[tuple[Annotated[str, Field(min_length=1, max_length=6)], ...], Field(max_length=20)] = Field((), description="What stands directly before or behind sums.", examples=[["₿"]])


class Tables(Strict):
    """What a rules file says beside its kinds; vague, groups, parents and persons are those of the shipped rules where they are left out."""

    vague: dict[str, Vague] = Field({}, description="How vague words are read.", examples=[{"dozens": {"literal": [20, None], "usual": [24, 99]}}])
    groups: dict[str, Words] = Field({}, description="Hierarchy of people: group -> words that name it.", examples=[{"police": ["police", "officers"]}])
    parents: dict[str, str] = Field({}, description="Group -> the wider group that contains it.", examples=[{"police": "security forces"}])
    persons: Words = Field((), description="Words for one person: 'a MAN was killed' counts one.", examples=[["man", "driver"]])
    deniable: Words = Field((), description="Nouns of which 'there are none' contradicts a count of them.", examples=[["snipers", "tanks"]])
    units: dict[str, OwnUnit] = Field({}, description="Further units of measure.", examples=[{"bigha": {"words": ["bigha", "bighas"], "equals": 0.62, "of": "acre"}}])
    currencies: dict[str, OwnCurrency] = Field({}, description="Further currencies, each under its code.", examples=[{"BTC": {"words": ["bitcoin", "bitcoins"], "signs": ["₿"]}}])
    happenings: dict[str, Happening] = Field(
        {}, description="Events whose dates are compared.", examples=[{"earthquake": {"label": "the earthquake strikes", "subjects": ["quake"], "verbs": ["struck"]}}]
    )


class RulesFile(Tables):
    """A rules file."""

    version: Literal[1] = Field(1, description="The version of this format.", examples=[1])
    extends: Literal["default"] | None = Field(
        None, description="default: everything that comes with claimcheck holds too, and this file adds to it and changes it.", examples=["default"]
    )
    imports: tuple[Annotated[str, Field(min_length=1, max_length=200)], ...] = Field(
        (), max_length=50, description="Further rules files, in the folder of this one or below it.", examples=[["energy.yaml", "desks/schools.yaml"]]
    )
    lexicons: dict[str, tuple[PatternText, ...]] = Field(
        {}, description="Named lists for use as `<name>` in patterns and word lists.", examples=[{"closing": ["close~", "shut~", "cease~ operation~"]}]
    )
    kinds: dict[str, Kind] = Field(
        {}, description="The kinds of claim, each under its name; `off` switches a kind of the shipped rules off.",
        examples=[{"schools_closed": {"counts": "things", "states": ["close~"], "of": ["school~"]}}],
    )


class Rules(Tables):
    """All rules of a run, layers merged."""

    kinds: dict[str, Kind]
    lexicons: dict[str, tuple[PatternText, ...]] = {}

    def __hash__(self) -> int:
        """By the names of the kinds, so that compiled rules can be kept; equality stays by content."""
        return hash(tuple(self.kinds))
