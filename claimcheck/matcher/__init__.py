"""Claims -> quantities, and which of their claims are comparable."""

from claimcheck.matcher.commonness import Commonness, NameCounts, is_archive
from claimcheck.matcher.comparing import compared
from claimcheck.matcher.events import Events
from claimcheck.matcher.evidence import Words
from claimcheck.matcher.grounds import Grounds
from claimcheck.matcher.grouping import mark, match, quantities, questions
from claimcheck.matcher.keys import country
from claimcheck.matcher.words import telling

__all__ = ["Commonness", "Events", "Grounds", "NameCounts", "Words", "compared", "country", "is_archive", "mark", "match", "quantities", "questions", "telling"]
