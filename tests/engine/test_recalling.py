"""A run after a small change judges little, and says what a run without a cache says: whatever the change is, and whatever it changes elsewhere."""

import functools
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from claimcheck import cli, pipeline
from claimcheck.cache import Cache
from claimcheck.engine import holding, outcomes, recalling, stages
from claimcheck.errors import NothingToCheck
from claimcheck.matcher import Grounds, events
from claimcheck.model import Report
from claimcheck.sources import Document

NAMES = [a + b + c for a, b, c in product(("Ba", "Ti", "Do", "Ke", "Lu", "Mi", "Na"), ("vo", "ra", "li", "de", "mu"), ("k", "sen", "lak", "mun", "vit", "rd", "tz"))]
"""Names that stand in no table."""
COUNTRIES = ("Chad", "Peru", "Laos", "Kenya", "Ghana", "Nepal")
Rows = dict[str, str]
"""Documents: id -> text."""


def text(names: list[str], killed: int | None = None, country: str = "Chad") -> str:
    said = f"On May 3, 2021, the ministry said {killed} people had been killed in {country}. " if killed else "Nobody was there. "
    return said + " ".join(f"They met {name} there." for name in names)


def corpus() -> Rows:
    """An archive of pairs of reports: the two of each share three names, and each has others; the figures of every second pair differ."""
    rows: Rows = {}
    for pair in range(30):
        shared = [NAMES[3 * pair + i] for i in range(3)]
        for side in range(2):
            own = [f"{NAMES[3 * pair]}{'ab'[side]}x{letter * 2}" for letter in "cdfgh"]
            rows[f"pair{pair:02}{'ab'[side]}"] = text(shared + own, 100 + pair + 50 * side * (pair % 2), COUNTRIES[pair % 6])
    rows |= {f"plain{number:03}": text([f"Zor{number}"], 7 + number, COUNTRIES[number % 6]) for number in range(150)}
    for side in "ab":  # three names are a little more than a fifth of what each of the two tells
        rows[f"weighed{side}"] = text([*NAMES[200:203], *(f"Wel{side}{letter * 2}" for letter in "cdfghjklmn")], 300 if side == "a" else 400, "Mali")
    for side in "ab":  # one of the three stands in as many reports as a name may that tells an event
        rows[f"common{side}"] = text(NAMES[210:213], 500 if side == "a" else 600, "Cuba")
    rows |= {f"naming{number:02}": text([NAMES[210], f"Yor{number}"]) for number in range(18)}
    return rows


def documents(rows: Rows) -> list[Document]:
    return [Document(name, said.encode(), {"published": "2021-05-04"}, "feed.jsonl", number) for number, (name, said) in enumerate(rows.items(), 1)]


@functools.cache
def without_cache(rows: tuple[tuple[str, str], ...]) -> Report:
    return pipeline.check_documents(documents(dict(rows)))


class Runs:
    """Runs with one cache, each held against one without; `judged` tells how many marks of keys the last one judged."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.judged = 0

    def check(self, rows: Rows, jobs: int = 1) -> Report:
        cache, self.judged = Cache(self.file), 0
        try:
            found = pipeline.check_documents(documents(rows), cache=cache, jobs=jobs, whole=False)
        finally:
            cache.close()
        assert cache.trouble is None
        plain = without_cache(tuple(rows.items()))
        assert found.findings == plain.findings
        assert found.stats == plain.stats
        assert found.cited == plain.cited
        return found


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache as the first run leaves it."""
    file = tmp_path_factory.mktemp("first") / "claims.sqlite"
    runs = Runs(file)
    assert {f"pair{number:02}{side}" for number in range(1, 30, 2) for side in "ab"} <= odd(runs.check(corpus()))
    return file


@pytest.fixture
def runs(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runs:
    """Runs after a first one."""
    made = Runs(tmp_path / "cache" / "claims.sqlite")
    made.file.parent.mkdir()
    shutil.copy(first, made.file)
    real = stages.quantities

    def judged(task: recalling._Task) -> list[tuple[int, bytes]]:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(stages, "quantities", lambda buckets, rules: setattr(made, "judged", made.judged + 1) or real(buckets, rules))
            return JUDGE(task)

    monkeypatch.setattr(recalling, "_judge", judged)
    return made


JUDGE = recalling._judge
MARKS = 10
"""Marks of keys that several claims of the corpus share."""


def odd(report: Report) -> set[str]:
    """The sources that findings name."""
    return {claim.source for claim in report.cited.claims.values()} if report.cited else set()


def changed(rows: Rows) -> Rows:
    return rows | {"plain070": text(["Zor70"], 77, "Peru")}


def at_odds(rows: Rows) -> Rows:
    return rows | {"pair02a": rows["pair02a"].replace("102", "202")}


def without(rows: Rows) -> Rows:
    return {name: said for name, said in rows.items() if name != "pair03a"}


CHANGES: dict[str, Callable[[Rows], Rows]] = {
    "a changed document": changed,
    "a document that is at odds now": at_odds,
    "an added document": lambda rows: rows | {"another": text([*NAMES[:3]], 999)},
    "a removed document": without,
    "a document with nothing to compare": lambda rows: rows | {"plain071": text(["Zor71"])},
    "a document under another name": lambda rows: {f"{name}x" if name == "pair03a" else name: said for name, said in rows.items()},
    "another order": lambda rows: dict(reversed(rows.items())),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_costs_what_it_concerns(change: str, runs: Runs) -> None:
    runs.check(CHANGES[change](corpus()))
    assert runs.judged <= (0 if change == "another order" else MARKS / 2)
    runs.check(corpus())
    assert runs.judged == 0, "what was kept before the change is still there"


ELSEWHERE: dict[str, tuple[str, Rows]] = {
    "a name has become too common": ("common", {"naming17x": text([NAMES[210]])}),
    "shared names weigh less": ("weighed", {"plain150": text(NAMES[200:203])}),
}


@pytest.mark.parametrize("case", ELSEWHERE)
def test_what_a_change_decides_elsewhere_is_decided_anew(case: str, runs: Runs) -> None:
    pair, more = ELSEWHERE[case]
    rows = corpus()
    assert {f"{pair}a", f"{pair}b"} <= odd(without_cache(tuple(rows.items())))
    assert not {f"{pair}a", f"{pair}b"} & odd(runs.check(rows | more))
    assert 0 < runs.judged < MARKS
    assert {f"{pair}a", f"{pair}b"} <= odd(runs.check(rows))


def test_the_first_run_judges_all(runs: Runs) -> None:
    runs.file.unlink()
    runs.check(corpus())
    assert runs.judged == MARKS
    runs.check(corpus())
    assert runs.judged == 0


def test_other_rules_are_heeded(runs: Runs, tmp_path: Path) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text("extends: default\nkinds: {deaths: off}\n", encoding="utf-8")
    cache = Cache(runs.file)
    report = pipeline.check_documents(documents(corpus()), str(rules), cache=cache, whole=False)
    cache.close()
    assert report.findings == pipeline.check_documents(documents(corpus()), str(rules)).findings


def test_several_processes_say_the_same(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recalling, "_judge", JUDGE)
    monkeypatch.setattr(recalling, "_FEW_ROWS", 0)
    monkeypatch.setattr(holding, "_PARTITION_BYTES", 3_000)
    runs.file.unlink()
    runs.check(corpus(), jobs=2)
    runs.check(changed(corpus()), jobs=2)
    runs.check(at_odds(corpus()), jobs=2)


def nonsense(column: str, raw: bytes) -> Callable[[Path], None]:
    """Sealed entries that hold something else."""

    def put(file: Path) -> None:
        with sqlite3.connect(file) as connection:
            rows = list(connection.execute("SELECT key, light, heavy FROM entries"))
        connection.close()
        cache = Cache(file)
        for key, light, heavy in rows:
            kept = {"light": light[4:], "heavy": heavy[4:]} | {column: raw}
            cache.keep(key, kept["light"], kept["heavy"])
        cache.close()

    return put


def scrambled(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE entries SET light = CAST(x'00000000' || substr(light, 5) AS BLOB) WHERE rowid % 3 = 0")
    connection.close()


DAMAGE: dict[str, Callable[[Path], None]] = {
    "scrambled": scrambled,
    "no outcome": nonsense("light", b"[1]"),
    "an outcome cut off": nonsense("light", outcomes._HEAD.pack(b"out1", 1, 0, 0)[:-1]),
    "no such claims": nonsense("light", outcomes._HEAD.pack(b"out1", 0, 0, 0) + b'{"found":{"findings":[],"claims":["[[1]]"],"quantities":[],"suggested":[]}}'),
    "no claims": nonsense("heavy", b""),
    "empty": lambda file: file.write_bytes(b"") and None,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_cache_changes_nothing(damage: str, runs: Runs) -> None:
    for ending in ("-wal", "-shm"):
        Path(f"{runs.file}{ending}").unlink(missing_ok=True)
    DAMAGE[damage](runs.file)
    runs.check(at_odds(corpus()))
    runs.check(corpus())


def test_a_cache_that_is_not_written_is_done_without(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Cache, "_write", lambda self: self._new.clear())
    runs.check(changed(corpus()))
    runs.check(changed(corpus()))
    assert runs.judged > 0


def test_a_document_that_kills_its_process_is_left_out(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    real = holding.hold
    monkeypatch.setattr(holding, "hold", lambda source, *given: (b"", b"") if source.id == "pair03a" else real(source, *given))
    rows = at_odds(corpus()) | {"pair03a": text([*NAMES[9:12]], 777, "Kenya")}
    without_cache.cache_clear()
    for _ in range(2):
        report = runs.check(rows)
        assert [skipped.path for skipped in report.skipped] == ["pair03a"]
        assert "pair03b" not in odd(report)
    without_cache.cache_clear()


def test_runs_at_the_same_time_share_the_cache(first: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    shutil.copy(first, cache / "claims.sqlite")
    environment = {name: value for name, value in os.environ.items() if name != "CLAIMCHECK_NO_CACHE"} | {"CLAIMCHECK_CACHE_DIR": str(cache)}
    runs = []
    for number, rows in enumerate((at_odds(corpus()), without(corpus()), at_odds(without(corpus())))):
        feed = tmp_path / f"{number}.jsonl"
        write(rows, feed)
        command = [sys.executable, "-m", "claimcheck", "report", str(feed), "--notes", "--jobs", "1"]
        runs.append((command, subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)))
    told = [run.communicate() for _, run in runs]
    assert [error for _, error in told] == [b""] * 3
    assert [out for out, _ in told] == [subprocess.run([*command, "--no-cache"], env=environment, check=True, capture_output=True).stdout for command, _ in runs]


@pytest.fixture
def feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CLAIMCHECK_NO_CACHE", raising=False)
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "feed.jsonl"


def write(rows: Rows, feed: Path) -> None:
    feed.write_text("".join(json.dumps({"id": name, "text": said, "published": "2021-05-04"}) + "\n" for name, said in rows.items()), encoding="utf-8")


@pytest.mark.parametrize("form", ["text", "concise", "markdown", "sarif", "junit", "github", "gitlab"])
def test_formats_of_findings_are_those_of_a_run_without_a_cache(form: str, feed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for rows in (corpus(), at_odds(corpus()), without(corpus())):
        write(rows, feed)
        told = []
        for more in ([], ["--no-cache"]):
            assert cli.main(["report", str(feed), "--format", form, "--notes", "--jobs", "1", *more]) == 0
            told.append(capsys.readouterr().out)
        assert told[0] == told[1]
        assert "pair05a" in told[0]


def test_the_gate_takes_over_too(feed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[bool] = []
    real = recalling._Recalled._taken
    monkeypatch.setattr(recalling._Recalled, "_taken", lambda *given: taken.append(real(*given)) or taken[-1])
    for rows in (corpus(), at_odds(corpus())):
        write(rows, feed)
        told = []
        for more in ([], ["--no-cache"], ["--format", "json"], ["--format", "json", "--no-cache"]):
            assert cli.main(["check", str(feed), "--jobs", "1", *more]) == 1
            told.append(capsys.readouterr().out)
        assert told[0] == told[1]
        assert told[2] == told[3]
    assert sum(taken) > len(taken) / 2 > 0


def test_a_key_of_very_many_documents_is_judged_anew(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_MOST_NOTED", 5)
    runs.file.unlink()
    runs.check(corpus())
    runs.check(corpus())
    assert 0 < runs.judged < MARKS


def test_a_small_folder_is_judged_as_a_whole(runs: Runs) -> None:
    few = dict(list(corpus().items())[:60])
    runs.check(few)
    runs.check({name: said for name, said in few.items() if name != "pair03a"})
    assert runs.judged == 0, "it is not this way that judges it"


def test_nothing_to_check(runs: Runs) -> None:
    with pytest.raises(NothingToCheck):
        runs.check({"a": ""})


class Decided:
    """A later run."""

    def __init__(self, *, event: bool = True, ranking: str = "r") -> None:
        self._event, self._ranking = event, ranking

    def one_event(self, a: str, b: str) -> bool:
        return self._event

    def ranking(self, source: str) -> str:
        return self._ranking


@pytest.mark.parametrize(("later", "same"), [(Decided(), True), (Decided(event=False), False), (Decided(ranking="s"), False)])
def test_grounds_are_decisions(later: Decided, same: bool) -> None:
    grounds = Grounds(ranked={"a": "r"}, weighed={("a", "b"): True})
    raw = outcomes.outcome_bytes(stages.Judged(), grounds)
    kept = outcomes.outcome_of(raw).grounds
    assert kept is not None
    assert kept.same(later) == same
    grounds.unsure = True
    assert not grounds.same(later)


def test_names_that_the_index_takes_for_one_are_not_relied_on() -> None:
    grounds = Grounds()
    grounds.note_names([frozenset({"plumless", "a"}), frozenset({"a"})], lambda name: name == "a")
    assert not grounds.unsure
    assert (grounds.rare, grounds.common) == (set(), {"a"})
    grounds.note_names([frozenset({"plumless"}), frozenset({"buckeroo"})], lambda name: False)  # of one crc32
    assert grounds.unsure
