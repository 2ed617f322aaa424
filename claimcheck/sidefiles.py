"""Files beside the sources that people's decisions are kept in: a JSON object a line, sorted, checked on the way in."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from claimcheck.errors import UsageError

_LARGEST = 50_000_000

Record = TypeVar("Record", bound=BaseModel)


def read_records(file: Path, model: type[Record]) -> list[Record]:
    """The records of a file in its order; raises UsageError naming every wrong line, what is wrong and what to do."""
    try:
        if file.stat().st_size > _LARGEST:
            raise UsageError(f"{file}: larger than {_LARGEST:,} bytes; prune it")
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror}); name an existing file, or leave it out") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: not UTF-8 text at byte {error.start}; restore it from version control") from None
    records, wrong = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            records.append(model.model_validate(json.loads(line)))
        except ValidationError as error:
            wrong += [
                f"{file}:{number}: {'.'.join(map(str, e['loc'])) or 'line'}: {e['msg']}; "
                f"{_remedy(e['type'])}" for e in error.errors()]
        except (ValueError, RecursionError):
            wrong.append(f"{file}:{number}: not a JSON object; take the line out, or resolve the merge that left it")
    if wrong:
        raise UsageError("\n".join(wrong))
    return records


def _remedy(kind: str) -> str:
    if kind == "missing":
        return "add it: every entry needs its reason, by and date"
    if kind == "extra_forbidden":
        return "take it out"
    return "correct it"


def write_records(file: Path, records: Iterable[BaseModel]) -> None:
    """Write records sorted, each once, in one step: a run that is cut off leaves the old file. Raises UsageError
    where that is not possible."""
    lines = sorted({json.dumps(r.model_dump(exclude_none=True), ensure_ascii=False) for r in records})
    text = "".join(_safe(line) + "\n" for line in lines)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
            Path(name).chmod(0o644)
            Path(name).replace(file)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(f"cannot write {file}: {error.strerror}") from None


def _safe(line: str) -> str:
    """JSON in which what steers a terminal, or breaks a line, is written as its escape."""
    return "".join(c if c.isprintable() or c == "\n" else _escape(c) for c in line)


def _escape(character: str) -> str:
    return "".join(f"\\u{unit:04x}" for unit in memoryview(character.encode("utf-16-le", "surrogatepass")).cast("H"))
