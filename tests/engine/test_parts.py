"""However a run is cut into parts and shared out, what it says is the same, byte for byte."""

import errno
import io
import json
from pathlib import Path

import pytest

from claimcheck.cache import Cache
from claimcheck.engine import corpus, holding, stages
from claimcheck.engine.corpus import KILLED
from claimcheck.engine.workspace import Partitions, Records, shared_marks
from claimcheck.errors import UsageError
from claimcheck.pipeline import check_documents
from claimcheck.reporter.base import Options
from claimcheck.reporter.json_v1 import write
from claimcheck.sources import find_documents

ROOT = Path(__file__).resolve().parents[2]
SAID = "On May 3, 2021, the ministry said {} people had been killed in {}. Police said {} people were arrested there. "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Many small sources: some disagree, two have one id, one is no text, one names no year."""
    rows = [{"id": f"n{i % 29}", "text": SAID.format(100 + i, ("Chad", "Peru", "Laos")[i % 3], 7 * i) + f"Reporter {i} was there.", "published": "2021-05-04"} for i in range(40)]
    rows.append({"id": "undated", "text": "On May 3 the ministry said 99 people had been killed in Chad."})
    tmp_path /= "documents"
    tmp_path.mkdir()
    (tmp_path / "feed.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows) + "no row\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(SAID.format(90, "Chad", 12), encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00")
    return tmp_path


def said(folder: Path, jobs: int = 1, cache: Cache | None = None, asked: str | None = None) -> str:
    stream = io.StringIO()
    focus = None if asked is None else {(str(folder / asked), 0)}
    write(check_documents(find_documents([str(folder), str(ROOT / "seeds")]), asked=focus, cache=cache, jobs=jobs), stream, Options())
    return stream.getvalue()


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("asked", [None, "a.txt"])
def test_parts_and_processes_change_nothing(jobs: int, asked: str | None, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = said(folder, asked=asked)
    assert len(json.loads(plain)["findings"]) >= 1
    for module, name, size in ((corpus, "_BATCH_BYTES", 500), (corpus, "_AT_ONCE", 3), (holding, "_BATCH_BYTES", 300), (holding, "_AT_ONCE", 2), (holding, "_PARTITION_BYTES", 900)):
        monkeypatch.setattr(module, name, size)
    assert said(folder, jobs, asked=asked) == plain


def test_a_cache_of_parts_changes_nothing(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = said(folder)
    file = tmp_path / "cache" / "claims.sqlite"
    for changed in (False, True, False):
        cache = Cache(file)
        assert said(folder, cache=cache) == plain
        cache.close()
        monkeypatch.setattr(holding, "_PARTITION_BYTES", 900 if changed else 8_000_000)
    (folder / "a.txt").write_text(SAID.format(91, "Chad", 12), encoding="utf-8")
    extracted: list[str] = []
    real = stages.extract
    monkeypatch.setattr(stages, "extract", lambda source, *more: extracted.append(source.id) or real(source, *more))
    cache = Cache(file)
    again = said(folder, cache=cache)
    cache.close()
    assert extracted == ["a.txt"]
    assert again == said(folder)
    assert again != plain


def test_a_source_that_kills_its_process_is_skipped_with_its_reason(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding, "_hold_all", lambda task: [(b"", b"") for _ in task.places])  # what is left of sources that killed a process
    stream = io.StringIO()
    report = check_documents(find_documents([str(folder)]))
    write(report, stream, Options())
    assert not len(report.sources)
    assert {s.reason for s in report.skipped} >= {KILLED}
    assert report.stats["claims"] == 0


def test_rows_meet_by_their_mark(tmp_path: Path) -> None:
    partitions = Partitions(tmp_path, 3)
    for mark, offset in ((7, 1), (4, 2), (7, 3), (1, 4), (2**62 + 7, 5), (4, 6), (7, 0)):
        partitions.add(mark, offset, 10, document=offset, number=255)
    partitions.flush()
    met = [rows for number in range(3) for rows in shared_marks(partitions.file(number))]
    assert met == [[(2, 10, 2, 255), (6, 10, 6, 255)], [(0, 10, 0, 255), (1, 10, 1, 255), (3, 10, 3, 255)]]


def test_records_are_read_where_they_were_put(tmp_path: Path) -> None:
    records = Records(tmp_path / "records")
    places = [(records.append(text), len(text)) for text in (b"one", b"", b"three")]
    assert [records.read(*place) for place in places] == [b"one", b"", b"three"]
    assert Records(tmp_path / "absent").read(0, 0) == b""


def test_a_full_disk_is_told_with_its_remedy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(records: Records, record: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Records, "append", full)
    with pytest.raises(UsageError, match="is full; name a folder with more room in TMPDIR"):
        check_documents(find_documents([str(folder)]))
