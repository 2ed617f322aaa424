"""Claims -> quantities."""

from claimcheck.matcher.grouping import match
from claimcheck.matcher.keys import country
from claimcheck.matcher.sameness import same_quantity

__all__ = ["country", "match", "same_quantity"]
