"""Bytes -> documents, or the reason why one was skipped."""

from claimcheck.sources.catalogue import NAME as SOURCES_YAML
from claimcheck.sources.catalogue import Rows, catalogue_rows, document_at, told, without_superseded
from claimcheck.sources.files import Found, content_of, find_files
from claimcheck.sources.formats import File, format_of, lacking
from claimcheck.sources.parts import Part, parts_of, read_part
from claimcheck.sources.reading import (
    Document,
    corpus_year,
    find_documents,
    in_order,
    list_documents,
    most_named,
    named,
    parsed,
    read_file,
    read_paths,
    settled,
    told_apart,
    years_of,
)

__all__ = [
    "SOURCES_YAML",
    "Document",
    "File",
    "Found",
    "Part",
    "Rows",
    "catalogue_rows",
    "content_of",
    "corpus_year",
    "document_at",
    "find_documents",
    "find_files",
    "format_of",
    "in_order",
    "lacking",
    "list_documents",
    "most_named",
    "named",
    "parsed",
    "parts_of",
    "read_file",
    "read_part",
    "read_paths",
    "settled",
    "told",
    "told_apart",
    "without_superseded",
    "years_of",
]
