"""Web pages: the main text without navigation and advertisements, and what the page tells about itself. Needs
trafilatura."""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from trafilatura import bare_extraction

from claimcheck.model import Skipped
from claimcheck.sources.formats import File
from claimcheck.sources.reading import Document

LARGEST_PAGE = 5_000_000
"""Bytes; archives cut pages at 1 to 5 MB, and news pages have less than one."""
_MOST_TAGS = 50_000
"""News pages have a few thousand; the time of reading grows faster than the number of cells in one row of a table."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_STRUCK = ["//del", "//s", "//strike"]
"""What a page shows as no longer said."""
_OF_BYTES = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MODIFIED = (
    b"article:modified_time",
    b"og:updated_time",
    b"dateModified",
    b"last-modified",
    b"Last-Modified",
    b"dcterms.modified",
    b"DC.date.modified",
    b'class="updated"',
)
"""Names under which pages tell when they were changed last."""
_SAID = re.compile(rb"(?:content|datetime)\s*=\s*[\"']([^\"']{8,40})", re.IGNORECASE)
_JSON_SAID = re.compile(rb"[\"']\s*:\s*[\"']([^\"']{8,40})")
_TAG = 400
"""Bytes within which a tag ends."""
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
"""Only dates that the page gives as such, the first publication before later changes; without `max_date` today's
date would decide."""
for _name in ("trafilatura", "htmldate", "justext", "readability", "courlan"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)  # what cannot be read is told as skipped


def read(stream: BinaryIO, file: File) -> Iterator[Document | Skipped]:
    """The one document of a page; a row of sources.yaml tells more surely than the page."""
    found = page(stream.read(LARGEST_PAGE + 1), None, None)
    if isinstance(found, str):
        yield Skipped(file.name, found)
    else:
        text, about = found
        yield Document(file.name, text, {**about, **file.about}, file.path)


def page(raw: bytes, charset: str | None, url: str | None) -> tuple[bytes, dict[str, Any]] | str:
    """The text of a page in UTF-8 and its title, publisher, published, updated and url; else the reason why it is not
    read.

    `charset` and `url` are what the server told. The day of publication is the one that the page gives; where it gives
    none, none is told.
    """
    if len(raw) > LARGEST_PAGE:
        return f"a page larger than {LARGEST_PAGE // 1_000_000} MB"
    if raw.count(b"<") > _MOST_TAGS:
        return f"a page of more than {_MOST_TAGS:,} tags"
    try:
        read = bare_extraction(
            _decoded(raw, charset),
            url=url,
            include_comments=False,
            with_metadata=True,
            prune_xpath=_STRUCK,
            date_extraction_params=dict(_DATES),
        )
    except Exception as error:  # whatever the parsers below do not foresee in a page of others' making
        return f"its HTML cannot be read: {type(error).__name__}"
    text = str(getattr(read, "text", None) or "").strip()
    if not text:
        return "no main text in the page"
    told = {
        "title": getattr(read, "title", None),
        "publisher": getattr(read, "sitename", None),
        "published": getattr(read, "date", None),
        "updated": _modified(raw),
    }
    about = {name: value for name, value in told.items() if value}
    return text.encode("utf-8", "replace"), {**about, "url": url or getattr(read, "url", None)}


def _modified(raw: bytes) -> str | None:
    """When a page says in its head that it was changed last, as it is written there; None where it does not."""
    for name in _MODIFIED:
        at = raw.find(name)
        if at < 0:
            continue
        begin = raw.rfind(b"<", max(0, at - _TAG), at)
        tag = raw[max(0, begin) : at + _TAG] if begin >= 0 else raw[at : at + _TAG]
        end = tag.find(b">")
        found = _SAID.search(tag[: end if end > 0 else len(tag)]) or _JSON_SAID.match(raw, at + len(name))
        if found:
            return found[1].decode("ascii", "replace")
    return None


def _decoded(raw: bytes, charset: str | None) -> str:
    """A page as text, in the order of the HTML standard: its first bytes, the server's word, the page's own, else
    UTF-8 or Windows-1252."""
    for mark, encoding in _OF_BYTES:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    own = _CHARSET.search(raw[:4096])
    for name in (charset, own[1].decode("ascii", "replace") if own else None):
        try:
            known = codecs.lookup(name or "").name
            return raw.decode("cp1252" if known in ("iso8859-1", "ascii") else known, "replace")
        except (LookupError, ValueError):  # none is told, there is none of this name, or it decodes no text ("rot13")
            continue
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
