"""One document -> its claims."""

from claimcheck.extractor.extract import extract
from claimcheck.extractor.fingerprint import fingerprint

__all__ = ["extract", "fingerprint"]
