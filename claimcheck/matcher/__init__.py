"""Claims -> quantities."""

from claimcheck.matcher.grouping import match, same_quantity

__all__ = ["match", "same_quantity"]
