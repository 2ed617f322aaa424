"""One document -> its claims."""

from claimcheck.extractor.extract import extract

__all__ = ["extract"]
