"""Bytes -> documents, or the reason why one was skipped."""

from claimcheck.sources.reading import corpus_year, read_paths

__all__ = ["corpus_year", "read_paths"]
