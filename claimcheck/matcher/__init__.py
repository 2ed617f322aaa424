"""Claims -> quantities."""

from claimcheck.matcher.events import Events
from claimcheck.matcher.grouping import match
from claimcheck.matcher.keys import country, keys_of
from claimcheck.matcher.sameness import same_quantity

__all__ = ["Events", "country", "keys_of", "match", "same_quantity"]
