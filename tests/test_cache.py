"""The cache saves time and never changes a result: whatever happens to its file, a run says the same."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimcheck import cache as cache_module
from claimcheck import cli
from claimcheck.cache import Cache, cache_file, key_of
from claimcheck.engine import stages
from claimcheck.pipeline import check
from claimcheck.records import claim_bytes, keyed_claim_of

ROOT = Path(__file__).resolve().parents[1]
SEEDS = str(ROOT / "seeds")
RULES = ROOT / "rules.yaml"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CLAIMCHECK_NO_CACHE", raising=False)
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    return cache_file()


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    cli.main(["check", SEEDS, "--format", "json", *arguments])
    return capsys.readouterr().out


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names: list[str] = []
    real = stages.extract

    def noted(source, rules, year):  # type: ignore[no-untyped-def]
        names.append(source.id)
        return real(source, rules, year)

    monkeypatch.setattr(stages, "extract", noted)
    return names


def test_claims_come_back_as_they_were() -> None:
    for claim in check([SEEDS]).claims:
        assert keyed_claim_of(claim_bytes(claim, [("deaths", "@Lyon"), ()])) == (claim, [("deaths", "@Lyon"), ()])


def test_claims_that_share_what_is_alike_are_as_they_were() -> None:
    known: dict[Any, Any] = {}
    claims = check([SEEDS]).claims
    counted = next(claim for claim in claims if isinstance(claim.value.low, float))
    whole = replace(counted, value=replace(counted.value, low=int(counted.value.low or 0)))  # a JSON report tells 2.0 from 2
    read = [keyed_claim_of(claim_bytes(claim, []), known)[0] for claim in (*claims, counted, whole)]
    assert read == [*claims, counted, whole]
    assert read[-2].value is read[claims.index(counted)].value
    assert [type(claim.value.low) for claim in read[-2:]] == [float, int]


def test_a_warm_run_extracts_nothing_and_says_the_same(capsys: pytest.CaptureFixture[str], extracted: list[str]) -> None:
    plain = told(capsys, "--no-cache")
    assert len(extracted) == 5
    assert told(capsys) == plain
    assert len(extracted) == 10
    assert told(capsys) == plain
    assert len(extracted) == 10


def test_a_focus_is_the_same_from_the_cache(capsys: pytest.CaptureFixture[str]) -> None:
    new = sorted(Path(SEEDS).glob("*.txt"))[0]
    plain = told(capsys, str(new), "--against", SEEDS, "--no-cache")
    assert [told(capsys, str(new), "--against", SEEDS) for _ in range(2)] == [plain, plain]


def test_changed_rules_are_heeded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys)
    (tmp_path / "r.yaml").write_text(RULES.read_text(encoding="utf-8").replace("nouns: [troops", "nouns: [trooopps"), encoding="utf-8")
    assert told(capsys, "--rules", str(tmp_path / "r.yaml")) == told(capsys, "--rules", str(tmp_path / "r.yaml"), "--no-cache")


def test_a_changed_program_is_heeded(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], extracted: list[str]) -> None:
    told(capsys)
    monkeypatch.setattr(cache_module, "code_fingerprint", lambda: b"another")
    told(capsys)
    assert len(extracted) == 10


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def scramble(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    for at in range(4096, len(raw), 97):
        raw[at] ^= 0xFF
    file.write_bytes(raw)


def falsify(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE entries SET light = x'00000000' || x'7b7d', heavy = zeroblob(9)")
    connection.close()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "cut off": cut,
    "scrambled": scramble,
    "falsified": falsify,
    "no database": lambda file: file.write_bytes(b"no database at all" * 400),
    "empty": lambda file: file.write_bytes(b""),
    "another version": lambda file: sqlite3.connect(file).execute("PRAGMA user_version=99").connection.close(),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_cache_changes_nothing(damage: str, own_cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = told(capsys)
    for ending in ("-wal", "-shm"):
        Path(f"{own_cache}{ending}").unlink(missing_ok=True)
    DAMAGE[damage](own_cache)
    assert told(capsys) == plain
    assert told(capsys) == plain


def test_a_sealed_entry_that_holds_nonsense_is_read_anew(own_cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = told(capsys)
    with sqlite3.connect(own_cache) as connection:
        keys = [key for (key,) in connection.execute("SELECT key FROM entries")]
    connection.close()
    cache = Cache(own_cache)
    for key in keys:
        cache.keep(key, b"[1]", b"[1,2,3]")
    cache.close()
    assert told(capsys) == plain


def test_a_cache_that_cannot_be_written_is_read(own_cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], extracted: list[str]) -> None:
    plain = told(capsys)

    def refuse(file: Path) -> sqlite3.Connection:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(cache_module, "_connected", refuse)
    assert told(capsys) == plain
    assert len(extracted) == 5
    cli.main(["check", SEEDS])
    assert "cache not written: attempt to write a readonly database" in capsys.readouterr().err


def test_a_cache_in_no_folder_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert told(capsys) == told(capsys, "--no-cache")


def command(folder: Path) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "CLAIMCHECK_CACHE_DIR": str(folder)}
    return subprocess.Popen([sys.executable, "-m", "claimcheck", "check", SEEDS, "--format", "json"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_two_runs_share_it(own_cache: Path) -> None:
    runs = [command(own_cache.parent) for _ in range(3)]
    outputs = [run.communicate() for run in runs]
    assert len({out for out, _ in outputs}) == 1
    assert {err.count(b"\n") for _, err in outputs} == {1}


def test_a_run_that_is_killed_leaves_it_whole(own_cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = told(capsys, "--no-cache")
    for delay in (0.15, 0.3, 0.45):
        run = command(own_cache.parent)
        time.sleep(delay)
        run.send_signal(signal.SIGKILL)
        run.communicate()
        assert told(capsys) == plain


def test_show_and_clear(own_cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys)
    for words in (["show"], ["clear"], ["show"]):
        assert cli.main(["cache", *words]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "10 entries" in lines[0]
    assert lines[1] == lines[2] == f"{own_cache}: empty"
    assert not own_cache.exists()


def test_keys_tell_parts_apart() -> None:
    assert len({key_of("a", "bc"), key_of("ab", "c"), key_of("a", "bc", None), key_of("a", "bc", ""), key_of("a", b"bc", "-")}) == 5
