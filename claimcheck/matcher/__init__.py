"""Claims -> quantities."""

from claimcheck.matcher.events import Events
from claimcheck.matcher.grouping import match
from claimcheck.matcher.keys import country
from claimcheck.matcher.sameness import APART_AFTER_DAYS, same_quantity
from claimcheck.matcher.settings import days_apart

__all__ = ["APART_AFTER_DAYS", "Events", "country", "days_apart", "match", "same_quantity"]
