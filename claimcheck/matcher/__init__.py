"""Claims -> quantities, and which of their claims are comparable."""

from claimcheck.matcher.acts import ACT
from claimcheck.matcher.commonness import Commonness, NameCounts, is_archive
from claimcheck.matcher.comparing import Weighed, compared, parted_by_reports, weighed
from claimcheck.matcher.events import Events
from claimcheck.matcher.grounds import Grounds
from claimcheck.matcher.grouping import mark, match, quantities, questions
from claimcheck.matcher.keys import FIGURE, country
from claimcheck.matcher.scoring import contributions, enough
from claimcheck.matcher.settings import related
from claimcheck.matcher.vetoes import certain_difference

__all__ = [
    "ACT",
    "FIGURE",
    "Commonness",
    "Events",
    "Grounds",
    "NameCounts",
    "Weighed",
    "certain_difference",
    "compared",
    "contributions",
    "country",
    "enough",
    "is_archive",
    "mark",
    "match",
    "parted_by_reports",
    "quantities",
    "questions",
    "related",
    "weighed",
]  # fmt: skip
