"""Two statements -> agree, conflict or unrelated."""

from claimcheck.compare.verdict import compare_statements

__all__ = ["compare_statements"]
