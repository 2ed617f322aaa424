"""Quantity -> findings."""

from claimcheck.judge.merging import merged
from claimcheck.judge.sets import relation
from claimcheck.judge.verdicts import judge

__all__ = ["judge", "merged", "relation"]
