"""Bytes -> documents, or the reason why one was skipped."""

from claimcheck.sources.reading import Document, corpus_year, feed_rows, list_documents, named, parsed, read_paths, years_of

__all__ = ["Document", "corpus_year", "feed_rows", "list_documents", "named", "parsed", "read_paths", "years_of"]
