"""Bytes -> documents, or the reason why one was skipped."""

from claimcheck.sources.catalogue import NAME as SOURCES_YAML
from claimcheck.sources.catalogue import Rows, catalogue_rows, told, without_superseded
from claimcheck.sources.formats import File, format_of
from claimcheck.sources.reading import Document, corpus_year, list_documents, most_named, named, parsed, read_paths, years_of

__all__ = [
    "SOURCES_YAML",
    "Document",
    "File",
    "Rows",
    "catalogue_rows",
    "corpus_year",
    "format_of",
    "list_documents",
    "most_named",
    "named",
    "parsed",
    "read_paths",
    "told",
    "without_superseded",
    "years_of",
]
