"""Quantity -> findings."""

from claimcheck.judge.sets import relation
from claimcheck.judge.verdicts import judge

__all__ = ["judge", "relation"]
