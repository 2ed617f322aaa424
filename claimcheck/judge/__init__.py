"""Quantity -> findings."""

from claimcheck.judge.findings import judge
from claimcheck.judge.merging import merged

__all__ = ["judge", "merged"]
