"""Paths -> documents, or the reason why one was skipped. Reads .txt, .md and feeds (.jsonl, .jsonl.gz)."""

from __future__ import annotations

import datetime
import gzip
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from claimcheck.errors import UsageError
from claimcheck.model import Skipped, Source
from claimcheck.sources.language import not_english

LARGEST = 50_000_000
_MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_HEAD_DATES = (
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>(?:19|20)\d\d)"),
    re.compile(rf"\b(?P<day>\d{{1,2}}) {_MONTH},? (?P<year>(?:19|20)\d\d)"),
)
_ISO = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")
_PLAIN_MONTH = _MONTH.replace("?P<month>", "?:")
_YEAR = re.compile(rf"\b(?:{_PLAIN_MONTH} \d{{1,2}},?|\d{{1,2}} {_PLAIN_MONTH}) (?P<year>(?:19|20)\d\d)\b")


def read_paths(paths: Sequence[str]) -> tuple[list[Source], list[Skipped]]:
    """All documents under `paths`, by id, and what was skipped. Raises UsageError for a path that does not exist."""
    sources: dict[tuple[str, str], Source] = {}
    skipped: list[Skipped] = []
    for path in paths:
        for found in _read(path):
            if isinstance(found, Skipped):
                skipped.append(found)
            else:
                sources.setdefault((found.id, found.digest), found)
    taken = Counter(name for name, _ in sources)
    kept = [s if taken[s.id] == 1 else _renamed(s) for s in sources.values()]
    return sorted(kept, key=lambda s: (s.id, s.digest)), sorted(set(skipped), key=lambda s: (s.path, s.reason))


def corpus_year(sources: Sequence[Source]) -> int | None:
    """The year that most dates of the corpus name; None where none does."""
    years = Counter(int(m["year"]) for source in sources for m in _YEAR.finditer(source.text))
    years.update(int(source.published[:4]) for source in sources if source.published)
    return max(years, key=lambda y: (years[y], y)) if years else None


def _renamed(source: Source) -> Source:
    return Source(
        f"{source.id}@{source.digest[:8]}",
        source.text,
        source.title,
        source.publisher,
        source.published,
        source.published_inferred,
        source.language,
        source.url,
        source.digest,
    )


def _read(path: str) -> Iterator[Source | Skipped]:
    if path == "-":
        yield _document("-", sys.stdin.buffer.read(), {})
        return
    root = Path(path)
    if not root.exists():
        raise UsageError(f"{path}: no such file or folder; name an existing one")
    if not root.is_dir():
        yield from _file(root, root.name, _catalogue(root.parent))
        return
    base = root.resolve()
    catalogues: dict[Path, dict[str, dict[str, Any]]] = {}
    for file in sorted(root.rglob("*")):
        relative = file.relative_to(root)
        if any(part.startswith(".") for part in relative.parts) or file.is_dir() or file.name == "sources.yaml":
            continue
        if not file.resolve().is_relative_to(base):
            yield Skipped(relative.as_posix(), "a link that leads outside the folder")
            continue
        if file.parent not in catalogues:
            catalogues[file.parent] = _catalogue(file.parent)
        yield from _file(file, relative.as_posix(), catalogues[file.parent])


def _file(file: Path, name: str, catalogue: dict[str, dict[str, Any]]) -> Iterator[Source | Skipped]:
    try:
        if file.stat().st_size > LARGEST:
            yield Skipped(name, f"larger than {LARGEST // 1_000_000} MB")
        elif file.name.endswith((".jsonl", ".jsonl.gz")):
            yield from _feed(file, name)
        elif file.suffix.lower() not in (".txt", ".md"):
            yield Skipped(name, f"unknown file type {file.suffix or '(none)'}")
        else:
            yield _document(name, file.read_bytes(), catalogue.get(file.name, {}))
    except OSError as error:
        yield Skipped(name, f"cannot be read: {error.strerror or error}")


def _feed(file: Path, name: str) -> Iterator[Source | Skipped]:
    opened = gzip.open(file, "rb") if file.suffix == ".gz" else file.open("rb")
    try:
        with opened as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    row = json.loads(line)
                    text = row["text"]
                except (ValueError, KeyError, TypeError):
                    yield Skipped(f"{name}:{number}", "not a JSON object with a 'text'")
                    continue
                yield _document(str(row.get("id") or f"{name}#{number}"), str(text).encode("utf-8", "replace"), row)
    except (OSError, EOFError) as error:
        yield Skipped(name, f"cannot be read: {error}")


def _document(name: str, raw: bytes, about: dict[str, Any]) -> Source | Skipped:
    if not raw.strip():
        return Skipped(name, "empty")
    if b"\0" in raw:
        return Skipped(name, "binary, not text")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Skipped(name, f"not UTF-8 text: byte 0x{raw[error.start]:02x} at offset {error.start}")
    told = str(about.get("language") or "en")
    foreign = f"not English: its language is given as {told}" if not told.lower().startswith("en") else not_english(text)
    if foreign:
        return Skipped(name, foreign)
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    title = about.get("title") or (first if len(first) <= 160 and not first.endswith(".") else None)
    published = _day(about.get("published")) or _head_date(text)
    return Source(
        name,
        text,
        title,
        about.get("publisher"),
        published,
        False,
        told,
        about.get("url"),
        hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def _day(value: object) -> str | None:
    match = _ISO.search(str(value or ""))
    try:
        return datetime.date.fromisoformat(match.group(0)).isoformat() if match else None
    except ValueError:
        return None


def _head_date(text: str) -> str | None:
    """The publication date in a short line among the first twelve."""
    for line in text.splitlines()[:12]:
        for pattern in _HEAD_DATES:
            match = pattern.search(line)
            if match and len(line) <= 80:
                try:
                    return datetime.date(int(match["year"]), _MONTHS[match["month"].lower()], int(match["day"])).isoformat()
                except ValueError:
                    continue
    return None


def _catalogue(folder: Path) -> dict[str, dict[str, Any]]:
    """The rows of the sources.yaml in `folder`, by file name."""
    file = folder / "sources.yaml"
    if not file.is_file() or file.stat().st_size > 1_000_000:
        return {}
    try:
        rows = yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or []
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: not valid YAML; expected a list of {{file, title, publisher, published, url}}: {error}") from None
    if not isinstance(rows, list):
        raise UsageError(f"{file}:1: expected a list of {{file, title, publisher, published, url}}")
    return {str(row["file"]): row for row in rows if isinstance(row, dict) and "file" in row}
