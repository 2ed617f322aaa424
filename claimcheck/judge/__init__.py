"""Quantity -> findings."""

from claimcheck.judge.verdicts import judge, relation

__all__ = ["judge", "relation"]
