"""Claims -> quantities."""

from claimcheck.matcher.grouping import match
from claimcheck.matcher.sameness import same_quantity

__all__ = ["match", "same_quantity"]
