"""The records that travel through the pipeline; every one is frozen and knows nothing of the stages.

documents -> `Source` -> `Claim` -> `Quantity` -> `Finding` -> `Report`
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

LEVELS = ("error", "warning", "note")
UTTERANCE, NAME = "utterance", "name"
"""The first part of the keys of quantities that are no figures: the words of an utterance, the spelling of a name."""
MOST_SENTENCES = 512
"""Sentences that a fingerprint keeps: the smallest hashes of a longer document, so that a fingerprint is small
whatever it is of."""


@dataclass(frozen=True, slots=True)
class Source:
    """One readable document."""

    id: str
    """Given id, else its path under the named folder, with forward slashes."""
    text: str
    """Decoded text, line ends untouched."""
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    """ISO day on which it was published, if anything states it."""
    published_inferred: bool = False
    """True where the year is the one that most dates of the corpus name."""
    language: str = "en"
    url: str | None = None
    digest: str = ""
    """SHA-256 of the text, hexadecimal."""
    path: str | None = None
    """File that it was read from, relative to the working folder where it lies in it; None for standard input."""
    row: int | None = None
    """For a row of a feed: its line in the file, from 1."""
    updated: str | None = None
    """ISO day of its last change, where it says so itself and that is later than the publication: what it says holds
    for that day."""

    @property
    def told(self) -> str | None:
        """The day for which it says what it says: that of its last change, else of its publication."""
        return self.updated or self.published


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells the event of a document, and copies of one text, without the text."""

    source: str
    published: str | None
    names: frozenset[str]
    """Names of people, streets, bodies: capitalised words inside sentences."""
    cities: frozenset[str]
    """Cities, regions and localities named."""
    subjects: frozenset[str]
    """Names that stand in it three times and more: whom or what it is about."""
    matter: frozenset[str]
    """Words that few news texts have: what the report is about."""
    sentences: frozenset[int]
    """Hashes of its sentences, white space and case folded; of more than `MOST_SENTENCES` the smallest."""
    agencies: frozenset[str] = frozenset()
    """News agencies that its dateline or its credits name."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that could not be read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Value:
    """The set of values that the words of a claim allow.

    `low` and `high` are the literal bounds, `usual_low` and `usual_high` what a reader takes away; None is open.
    Numbers for count, money, measure and percent; ISO days for date; "HH:MM" for clock; None for names and fact.
    """

    type: str
    text: str
    low: float | str | None = None
    high: float | str | None = None
    usual_low: float | str | None = None
    usual_high: float | str | None = None
    unit: str | None = None
    qualifier: str = "exact"
    """exact, at_least, more_than, at_most, less_than, about, range or vague."""
    per: str | None = None
    """Unit that a price is for ("liter")."""
    time_low: float | None = None
    time_high: float | None = None
    """Hours of the day, where a date says them."""
    names: tuple[str, ...] | None = None
    complete: bool = True
    """False for a list that only gives examples."""
    stated: bool | None = None
    """For a fact: stated (True) or denied (False)."""


@dataclass(frozen=True, slots=True)
class Span:
    """Character offsets in the text, end exclusive; line and column count from 1."""

    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Happened:
    """What a date is of: "protests", begun or going on, at a place (None: not said)."""

    name: str
    begins: bool
    place: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One place where a source states a value."""

    id: str
    source: str
    publisher: str | None
    published: str | None
    """The day for which its source says what it says: that of the source's last change, else of its publication."""
    kind: str
    value: Value
    quote: str
    sentence: str
    span: Span
    subject: str | None = None
    """The counted noun phrase as written; for a sum, a percentage or a measure the noun or verb that says what it is
    of ("premium")."""
    who: str | None = None
    """Place of the subject in the hierarchy of groups (people, police, protesters, ...)."""
    subset: str | None = None
    """What makes the claim a part of a larger figure ("of them", "hospitalised"), or None."""
    place: str | None = None
    place_stated: bool = False
    """True where the sentence or its paragraph names the place; False for that of the document's event."""
    scene: str | None = None
    """Where the event of the document is, whatever place the sentence names."""
    as_of: str | None = None
    """ISO day for which the figure holds."""
    as_of_stated: bool = False
    """True where the sentence or its paragraph gives the day; False for the publication date."""
    period: str | None = None
    """The span that is counted over, "2022-01-06" or "2022-01-04/2022-01-19", or None for a total so far."""
    total: bool = False
    """True where the period is the one day of the event, so that the figure is a total so far."""
    event: str | None = None
    """The cities and regions that the document names most, the most named first, between semicolons: what tells its
    event."""
    broader: str | None = None
    """The plain kind that `kind` is a case of ("money" of "share_price"): what other programs read as the kind."""
    item: str | None = None
    """What a price is of."""
    moment: str | None = None
    """"before" or "after" for the two sides of a change, "change" for the difference itself, else None."""
    speaker: str | None = None
    stance: str = "asserted"
    """asserted, unconfirmed or denied."""
    pattern: str | None = None
    """The cue of the rule that named the kind; None for an open kind."""
    happened: tuple[Happened, ...] = ()
    """For a date: what the rules know to have happened then."""
    topics: tuple[str, ...] = ()
    """Content words of the clause, lower case, sorted: what an open claim is about."""

    @property
    def known_day(self) -> str | None:
        """The day that judging may rest on: stated, or the publication's; not one that only an earlier paragraph
        names."""
        return self.as_of if self.as_of_stated or self.published else None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims at odds, and why."""

    a: str
    b: str
    verdict: str
    level: str
    reason: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """What several claims are about; its claims are in a fixed order."""

    id: str
    kind: str
    label: str
    place: str | None
    who: str | None
    claims: tuple[str, ...]
    key: tuple[str, ...] = ()
    """What was asked, as the matcher keys it."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the figures at odds: who states it, and how many independent voices that is (copies of one text are
    one)."""

    low: float | str | None
    high: float | str | None
    claims: tuple[str, ...]
    voices: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A judged relation between claims of one quantity."""

    id: str
    verdict: str
    level: str
    kind: str
    quantity: str
    claims: tuple[str, ...]
    pairs: tuple[Pair, ...]
    reason: str
    """Why the claims cannot all stand, in a sentence."""
    same: str
    """Why they are the same quantity, in a sentence."""
    place: str | None
    who: str | None
    within: bool = False
    """True where all claims stand in one document."""
    status: str = "new"
    sides: tuple[Side, ...] = ()
    """The claims by their figure, in the order of the claims."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """Two figures that may be of one quantity and cannot both stand, where too little says that they are of one."""

    a: str
    b: str
    """Ids of the claims."""
    probability: float
    """How likely they are of one quantity, from 0 to 1."""
    enough: float
    """The probability from which they would be a finding."""
    missing: str
    """What speaks most against it, in words."""


@dataclass(frozen=True, slots=True)
class Cited:
    """What the findings and the suggested pairs of a report name, by id."""

    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    quantities: Mapping[str, Quantity]


@dataclass(frozen=True, slots=True)
class Report:
    """All that one run has to say. Sources, claims and quantities may lie on disk and be read as they are asked for."""

    version: str
    sources: Sequence[Source]
    claims: Sequence[Claim]
    quantities: Sequence[Quantity]
    findings: tuple[Finding, ...]
    """Worst first."""
    skipped: tuple[Skipped, ...]
    stats: dict[str, int] = field(default_factory=dict)
    """sources, claims, quantities, findings, errors, warnings, notes, skipped, rules, suggested; after the gate also
    asked, new, widened, known."""
    focus: frozenset[str] | None = None
    """Ids of the sources that were asked about, where only what concerns them is reported; None: all."""
    notices: tuple[str, ...] = ()
    """What the gate has to say beside the findings, a sentence each: expired and stale entries, decisions that match
    nothing."""
    cited: Cited | None = None
    """What the findings name, where it was put together already; see `claimcheck.citing`."""
    suggested: tuple[Suggested, ...] = ()
    """Pairs that are nearly findings, the likeliest first."""
