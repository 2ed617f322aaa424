"""Trigger words: a sentence without any word of a group is not searched with the patterns of that group.

A sentence is told its groups when it is made (`gates`); what a reader then asks for each figure is one bit.
"""

from __future__ import annotations

from typing import Final

from claimcheck.values.bare_figures import NUMBER_WORDS, SCALES
from claimcheck.values.period_forms import PERIOD_WORDS

CHANGE: Final = (
    "rose|rise|rises|risen|rising|fell|fall|falls|fallen|falling|climbed|climbs|climb|climbing|jumped|jumps|jump|"
    "jumping|dropped|drops|drop|dropping|gained|gains|gain|gaining|lost|loses|"
    "slid|slides|slide|sank|sinks|sink|plunged|plunges|plunge|plunging|tumbled|tumbles|tumble|soared|soars|soar|surged|"
    "surges|surge|surging|slipped|slips|slip|eased|eases|ease|dipped|dips|dip|declined|declines|"
    "decline|declining|decreased|decreases|decrease|increased|increases|increase|increasing|grew|grows|grow|growing|"
    "grown|shrank|shrinks|shrink|shrunk|contracted|contracts|contract|expanded|expands|expand|advanced|advances|"
    "rallied|retreated|edged|ticked|reduced|reduces|reduce|reducing|reduction|cut|cuts|cutting|slashed|slashes|lowered|"
    "lowers|lower|raised|raises|raise|raising|lifted|hiked|doubled|tripled|halved|added|shed|improved|quickened|"
    "accelerated|slowed|strengthened|weakened|firmed|worsened|widened|narrowed|swelled|collapsed|crashed|boosted|"
    "trimmed|outpaced"
)
"""Verbs of change."""
CHANGE_WORDS: Final = frozenset([*CHANGE.split("|"), "down", "up", "higher", "lower", "less", "more"])
_FORECAST: Final = frozenset(
    "could may might would will set expect expects expected plan plans planned aim aims aimed likely project projects "
    "projected forecast forecasts predict predicts predicted intend intends intended pledge pledges "
    "pledged promise promises promised hope hopes hoped hoping capacity target targets goal goals limit limits "
    "ceiling threshold quota projection projections outlook guidance".split()
)
_FORECAST_NOUNS: Final = frozenset("projection projections outlook guidance".split())
TOTALS: Final = "number|total|tally|count|toll|estimate|figure"
HOLDINGS: Final = (
    "toll|population|capacity|attendance|turnout|crowd|membership|workforce|circulation|enrollment|enrolment|score|"
    "index|average|audience|interval|ci|range|"
    "readership|headcount|payroll|fleet|majority|quota|target|record|capacities|strength"
)
"""Nouns that a number which stands behind them states."""

PAST: Final = 1
"""Another time or thing."""
EARLIER: Final = 2
"""An earlier event; with `AGO` and `TIME`, or with `LAST` and `TIME` or `SEASON`, and with years."""
OTHER: Final = 4
WAR: Final = 8
WORLD: Final = 16
SPAN: Final = 32
PLANNED: Final = 128
"""What has not come to pass, beside "is to"."""
OUTLOOK: Final = 256
REPLACED: Final = 512
"""Figures that others have taken the place of."""
CHANGED: Final = 1024
PAID: Final = 2048
"""Ways to pay."""
MAGNITUDE: Final = 4096
"""Words of earthquakes, whose figures may be magnitudes."""
TOLD: Final = 8192
"""Nouns that a number behind them states."""
PARTING: Final = 16384
"""What parts clauses."""
JOINING: Final = 32768
"""What parts clauses behind a comma."""
AGO: Final = 65536
TIME: Final = 131072
"""Spans of time."""
LAST: Final = 262144
SEASON: Final = 524288
NUMERIC: Final = 1 << 20
"""Words of numbers."""
FRACTION: Final = 1 << 21
FEW: Final = 1 << 22
"""One to nine."""
NEGATIVE: Final = 1 << 23
NONE: Final = 1 << 24
ACT: Final = 1 << 25
"""What may be denied."""
HOURS: Final = 1 << 26
LISTING: Final = 1 << 27
"""What joins the names of a list."""
PERIOD: Final = 1 << 28
"""Words of quarters, halves and years of business."""

NUMERIC_WORDS: Final = NUMBER_WORDS | frozenset(SCALES)
PARTS: Final = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
FRACTION_WORDS: Final = frozenset([*PARTS, *(p + "s" for p in PARTS), "majority", "most"])
"""Words of which a sentence needs one to hold a share in words, beside "one in ten"."""
NEGATIVES: Final = frozenset("no not never without none nobody didn don doesn haven hasn wasn weren isn aren t".split())
NOBODY_WORDS: Final = frozenset(
    "no not none nobody zero neither without everyone everybody unhurt uninjured unharmed unscathed survived".split()
)
"""Words of which a sentence needs one to count nobody."""
ACTS: Final = (
    "use|used|cause|damage|attack|kill|shoot|fire|open fire|injure|wound|harm|hurt|hit|strike|bomb|arrest|detain|order|"
    "commit|carry out|"
    "take part in|participate in|receive|pay|sign|sell|buy|leak|steal|destroy|torture|launch|show|shown"
)
NONE_WORDS: Final = frozenset(("no", "any", "single"))
ACT_WORDS: Final = frozenset(act.split()[0] for act in ACTS.split("|"))
"""Words of which a sentence needs one for either form of a denial."""
_WARS: Final = frozenset(
    "war conflict insurgency uprising rebellion genocide pandemic epidemic famine violence".split()
)
_SPANS: Final = frozenset("day week month year season night minute hour decade annually yearly daily average".split())
_GROUPS: dict[int, frozenset[str]] = {
    PAST: _WARS
    | _SPANS
    | frozenset(
        "days weeks months years decades centuries century summer winter spring autumn fall previous previously "
        "earlier similar past prior another separate unrelated historic smaller deadlier "
        "recent historically history every each worldwide globally world second third different".split()
    ),
    EARLIER: frozenset(
        "previous previously earlier similar past prior another separate unrelated historic smaller deadlier "
        "recent historically history".split()
    ),
    AGO: frozenset("ago earlier before previously prior after since".split()),
    TIME: frozenset("days weeks months years decades centuries week month year decade century".split()),
    LAST: frozenset("last previous prior".split()),
    SEASON: frozenset("summer winter spring autumn fall".split()),
    OTHER: frozenset("another second third different separate".split()),
    WAR: _WARS,
    WORLD: frozenset("worldwide globally world".split()),
    SPAN: _SPANS,
    PLANNED: (
        _FORECAST
        | frozenset("limits ceilings thresholds quotas rise grow reach increase climb fall number total due".split())
    )
    - _FORECAST_NOUNS,
    OUTLOOK: _FORECAST_NOUNS | {"forecast", "forecasts"},
    REPLACED: frozenset(
        "from earlier previous previously initial initially original originally preliminary prior old former "
        "first".split()
    ),
    CHANGED: CHANGE_WORDS,
    PAID: frozenset("cash stock shares equity debt debts bonds loans grants".split()),
    MAGNITUDE: frozenset(
        "magnitude magnitudes richter quake quakes earthquake earthquakes tremor tremors aftershock "
        "aftershocks foreshock temblor seismic seismologists mainshock".split()
    ),
    TOLD: frozenset(f"{TOTALS}|{HOLDINGS}|index|benchmark|gauge|estimates".split("|")),
    PARTING: frozenset("while whereas compared".split()),
    JOINING: frozenset(("and", "but")),
    NUMERIC: NUMERIC_WORDS,
    FRACTION: FRACTION_WORDS,
    FEW: frozenset("one two three four five six seven eight nine".split()),
    NEGATIVE: NEGATIVES,
    NONE: NONE_WORDS,
    ACT: ACT_WORDS,
    HOURS: frozenset(("curfew", "open", "opened", "hours")),
    LISTING: frozenset(("and", "or")),
    PERIOD: PERIOD_WORDS,
}
TRIGGERS_OF: Final = {
    word: sum(bit for bit, group in _GROUPS.items() if word in group) for word in frozenset().union(*_GROUPS.values())
}
"""Word -> its groups, as bits."""
TRIGGER_BITS: Final = max(_GROUPS).bit_length()
"""The bits that the groups take."""


def has_any(text: str, signs: tuple[str, ...]) -> bool:
    """Whether one of `signs` stands in `text`: for a few short strings faster than a pattern."""
    for sign in signs:  # noqa: SIM110 - a generator costs more than the search
        if sign in text:
            return True
    return False


def triggers_of(words: frozenset[str]) -> int:
    """The groups, as bits, of which there is a word among the lower-case `words`."""
    found = 0
    for word in words:
        found |= TRIGGERS_OF.get(word, 0)
    return found
