"""The rules as frozen pydantic models: what a rules file may say, with the description and an example of every key.

Error messages, the JSON Schema and the reference in docs/rules.md are all made from these models, so they say the same.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool

from claimcheck.rule_fields import (
    Example,
    Happening,
    OwnCurrency,
    OwnUnit,
    PairExample,
    Pattern,
    PatternText,
    Scope,
    Strict,
    Vague,
    Within,
    Words,
    keyed,
)

STATEMENTS = ("quotation", "name")
"""Types of value that are no figures: their kinds are known by the form of the text, and need no words."""


class Kind(Strict):
    """One kind of claim."""

    label: str = Field(
        "",
        max_length=80,
        description=("What a reader calls the quantity (left out: the name of the kind)."),
        examples=["schools closed"],
    )
    value: Literal["count", "money", "measure", "percent", "date", "clock", "names", "quotation", "name"] = Field(
        "count",
        description=(
            "The type of its figures; `date`, `clock` and `names` are found by `patterns` alone, `quotation` (quoted "
            "words) and `name` (how a name is spelled) by the form of the text."
        ),
        examples=["money"],
    )
    broader: str | None = Field(
        None,
        max_length=40,
        description=(
            "The plain kind that this one is a case of; files for other programs name it as the kind, and this one as "
            "the rule."
        ),
        examples=["money"],
    )
    counts: Literal["people", "things"] = Field(
        "people", description=("What is counted, where the text does not name it."), examples=["things"]
    )
    running: StrictBool = Field(
        False,
        description=(
            "true for a total so far, which may grow with its date; what is said to have happened on one "
            "day then stays apart from other days."
        ),
        examples=[True],
    )
    nouns: Words = Field(
        (),
        description=(
            "Counted words that name the kind by themselves: '900 TROOPS'. For money, percentages and measures: what "
            "the figure is of."
        ),
        examples=[["troop~", "peacekeeper~"]],
    )
    states: Words = Field(
        (), description=("Words said after what is counted: '26 people were KILLED'."), examples=[["close~", "shut~"]]
    )
    acts: Words = Field(
        (),
        description=("Words before what is counted: 'KILLED 26 people', 'the ARREST OF 700'."),
        examples=[["close~", "closure of"]],
    )
    of: Words = Field(
        (),
        description=("With `states` or `acts`: only these counted words (left out: any)."),
        examples=[["school~", "class~"]],
    )
    patterns: tuple[Annotated[Pattern, keyed("match")], ...] = Field(
        (),
        max_length=50,
        description=("The precise form: words and slots in their order."),
        examples=[["{count} school~ ..3 close~"]],
    )
    near: tuple[PatternText, ...] = Field(
        (),
        max_length=50,
        description=(
            "One of these patterns, of words and without slots, must stand nearby, whatever found the figure."
        ),
        examples=[["storm~"]],
    )
    exclude: tuple[PatternText, ...] = Field(
        (),
        max_length=50,
        alias="not",
        description=(
            "None of these patterns, of words and without slots, may stand nearby, whatever found the figure."
        ),
        examples=[["reopen~"]],
    )
    within: Within = Field("sentence", description="Where `near` and `not` are looked for.", examples=["paragraph"])
    one: StrictBool = Field(
        False, description=("true where a person in the singular counts: 'a man was killed'."), examples=[True]
    )
    open: StrictBool = Field(
        False,
        description=(
            "true where the kind alone names no quantity: figures meet only where the words beside them agree too."
        ),
        examples=[True],
    )
    falls: StrictBool = Field(
        False,
        description=(
            "true for the figure of a state, which may fall as well as rise from day to day: people "
            "missing, homes without power."
        ),
        examples=[True],
    )
    daily: StrictBool = Field(
        False,
        description=("true where the figure is another each day, so that only figures of one day are compared."),
        examples=[True],
    )
    apart: Words = Field(
        (),
        description=("Cue words whose figures are compared only among themselves: people 'shot', those in 'hospital'."),
        examples=[["hospital"]],
    )
    units: Words = Field(
        (),
        description=("For measures: the units that this kind takes; for money: the currencies."),
        examples=[["day", "week"]],
    )
    unit: str | None = Field(
        None,
        max_length=40,
        description=("For counts: the unit that the claims carry, in the singular."),
        examples=["school"],
    )
    item: str | None = Field(
        None,
        max_length=60,
        description=(
            "For money: what the price is of (left out: guessed from the words beside each figure, "
            "and sums of different items never meet)."
        ),
        examples=["bread"],
    )
    tolerance: float = Field(
        0.0,
        ge=0,
        le=1,
        description=("Share by which two figures may differ and still agree: 0.05 is five percent."),
        examples=[0.05],
    )
    rounding: StrictBool = Field(
        True,
        description=(
            "false where exact figures are exact: 16,000 and 16,200, or 2 km and 2.3 km, then differ "
            "(true: each stands for what rounds to it)."
        ),
        examples=[False],
    )
    scope: Scope = Field(
        Scope(place="same", who="same", days=None),
        description=("How two figures are held to be about the same thing."),
        examples=[{"place": "country", "days": 7}],
    )
    severity: Literal["error", "warning", "note", "off"] = Field(
        "error",
        description=(
            "The worst level that a finding of this kind may have; off: figures are read and listed, never compared."
        ),
        examples=["warning"],
    )
    message: str | None = Field(
        None,
        max_length=300,
        description=("What a finding says; may hold {a}, {b} (the figures), {label}, {place}, {reason}."),
        examples=["{label} in {place}: {a} against {b}"],
    )
    examples: tuple[Example, ...] = Field(
        (),
        max_length=200,
        description="Tests of the kind: texts and what must be read in them.",
        examples=[
            [
                {"text": "The province closed 40 schools.", "expect": [40]},
                {"text": "The school closed at 40 Main Street."},
            ]
        ],
    )
    pairs: tuple[PairExample, ...] = Field(
        (),
        max_length=100,
        description="Tests of the kind: two reports and the verdict.",
        examples=[
            [
                {
                    "a": "Chad closed 40 schools on May 3, 2021.",
                    "b": "Chad closed 70 schools on May 3, 2021.",
                    "verdict": "conflict",
                }
            ]
        ],
    )


class Tables(Strict):
    """What a rules file says beside its kinds; vague, groups, parents and persons are those of the shipped rules
    where they are left out."""

    vague: dict[str, Vague] = Field(
        {}, description="How vague words are read.", examples=[{"dozens": {"literal": [20, None], "usual": [24, 99]}}]
    )
    groups: dict[str, Words] = Field(
        {},
        description=("Hierarchy of people: group -> words that name it."),
        examples=[{"police": ["police", "officers"]}],
    )
    parents: dict[str, str] = Field(
        {}, description=("Group -> the wider group that contains it."), examples=[{"police": "security forces"}]
    )
    persons: Words = Field(
        (), description=("Words for one person: 'a MAN was killed' counts one."), examples=[["man", "driver"]]
    )
    deniable: Words = Field(
        (),
        description=("Nouns of which 'there are none' contradicts a count of them."),
        examples=[["snipers", "tanks"]],
    )
    units: dict[str, OwnUnit] = Field(
        {},
        description="Further units of measure.",
        examples=[{"bigha": {"words": ["bigha", "bighas"], "equals": 0.62, "of": "acre"}}],
    )
    currencies: dict[str, OwnCurrency] = Field(
        {},
        description="Further currencies, each under its code.",
        examples=[{"BTC": {"words": ["bitcoin", "bitcoins"], "signs": ["₿"]}}],
    )
    happenings: dict[str, Happening] = Field(
        {},
        description="Events whose dates are compared.",
        examples=[{"earthquake": {"label": "the earthquake strikes", "subjects": ["quake"], "verbs": ["struck"]}}],
    )


class RulesFile(Tables):
    """A rules file."""

    version: Literal[1] = Field(1, description="The version of this format.", examples=[1])
    extends: Literal["default"] | None = Field(
        None,
        description=(
            "default: everything that comes with claimcheck holds too, and this file adds to it and changes it."
        ),
        examples=["default"],
    )
    imports: tuple[Annotated[str, Field(min_length=1, max_length=200)], ...] = Field(
        (),
        max_length=50,
        description="Further rules files, in the folder of this one or below it.",
        examples=[["energy.yaml", "desks/schools.yaml"]],
    )
    lexicons: dict[str, tuple[PatternText, ...]] = Field(
        {},
        description="Named lists for use as `<name>` in patterns and word lists.",
        examples=[{"closing": ["close~", "shut~", "cease~ operation~"]}],
    )
    kinds: dict[str, Kind] = Field(
        {},
        description="The kinds of claim, each under its name; `off` switches a kind of the shipped rules off.",
        examples=[{"schools_closed": {"counts": "things", "states": ["close~"], "of": ["school~"]}}],
    )


class Rules(Tables):
    """All rules of a run, layers merged."""

    kinds: dict[str, Kind]
    lexicons: dict[str, tuple[PatternText, ...]] = Field(default_factory=dict)

    def __hash__(self) -> int:
        """By the names of the kinds, so that compiled rules can be kept; equality stays by content."""
        return hash(tuple(self.kinds))
