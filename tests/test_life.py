"""The life of a corpus in a git repository of its own: each step with its exit code, and one story in every format."""

import csv
import json
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from claimcheck import cli
from claimcheck.reporter import FORMATS

A = (
    "Villages by the lake were cleared on Monday, and soldiers were seen on the road to the north.\n\n"
    "On May 3, 2021, the ministry said 140 people had been killed in Chad, and that the search for others would go on."
)
B = (
    "Soldiers closed the road to the lake on Monday, and villages in the north were cleared.\n\n"
    "On May 3, 2021, officials said 95 people had been killed in Chad, far fewer than were feared at first."
)
DAY = 86400
MAY = 1777593600
"""The first of May 2026."""


def git(*arguments: str) -> str:
    identity = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, text=True).stdout.strip()


def commit() -> None:
    git("add", "-A")
    git("commit", "-q", "-m", "x")


def write(name: str, text: str) -> None:
    Path("articles", name).write_bytes(text.encode())


class Told:
    """What one run says in all formats."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        targets = [part for name in FORMATS for part in ("--format", f"{name}:{folder / name}")]
        self.code = cli.main(["check", *arguments, *targets])
        self.texts = {name: (folder / name).read_text(encoding="utf-8") for name in FORMATS}

    def counts(self) -> dict[str, int]:
        """new, widened and known; all formats that state them must state the same."""
        stats = json.loads(self.texts["json"])["stats"]
        told = f"{stats['known']} known, {stats['widened']} widened, {stats['new']} new"
        for name in ("text", "concise", "github", "markdown", "junit", "sarif"):
            assert told in self.texts[name].replace("\\", ""), name
        return {name: stats[name] for name in ("new", "widened", "known")}

    def findings(self) -> list[tuple[str, str]]:
        """Level and status of each finding; all formats that list them must list the same."""
        report = json.loads(self.texts["json"])
        found = sorted((f["level"], f["status"]) for f in report["findings"])
        levels = [level for level, _ in found]
        statuses = [status for _, status in found]
        (run,) = json.loads(self.texts["sarif"])["runs"]
        assert sorted((r["level"], r["properties"]["status"]) for r in run["results"]) == found
        assert {r["partialFingerprints"]["claimcheck/finding/v1"] for r in run["results"]} == {f["id"] for f in report["findings"]}
        issues = json.loads(self.texts["gitlab"])
        assert sorted({"critical": "error", "major": "warning", "info": "note"}[i["severity"]] for i in issues) == levels
        assert {i["fingerprint"] for i in issues} == {f["id"] for f in report["findings"]}
        assert sorted(re.findall(r"^::(error|warning) ", self.texts["github"], re.M)) == levels
        assert sorted(re.findall(r"title=claimcheck (new|widened) ", self.texts["github"])) == sorted(statuses)
        failures = ElementTree.fromstring(self.texts["junit"]).iter("failure")
        assert sorted(tuple(f.attrib["type"].split()[:2]) for f in failures) == found
        assert sorted(word.lower() for word in re.findall(r"^### (Error|Warning)", self.texts["markdown"], re.M)) == levels
        assert self.texts["markdown"].count(", widened)") == statuses.count("widened")
        assert sorted(word.lower() for word in re.findall(r"^(ERROR|WARNING)  ", self.texts["text"], re.M)) == levels
        assert sorted(re.findall(r": (error|warning) ", self.texts["concise"])) == levels
        claims = [json.loads(line)["id"] for line in self.texts["jsonl"].splitlines()]
        assert claims == [row["id"] for row in csv.DictReader(self.texts["csv"].splitlines())] == [c["id"] for c in report["claims"]]
        return found


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    work, out = tmp_path / "work", tmp_path / "out"
    (work / "articles").mkdir(parents=True)
    out.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(MAY))
    monkeypatch.delenv("CLAIMCHECK_NO_CACHE")
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    git("init", "-q")
    write("a.txt", A)
    write("b.txt", B)
    commit()
    return out


def step(out: Path, *arguments: str) -> tuple[int, list[tuple[str, str]], dict[str, int]]:
    told = Told(out, *arguments)
    return told.code, told.findings(), told.counts()


PASSED = {"new": 0, "widened": 0}
NEW, WIDENED = ("error", "new"), ("error", "widened")


def test_the_life_of_a_corpus(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The first run, and what it finds is accepted until the end of June.
    assert step(corpus, "articles") == (1, [NEW], {"new": 1, "widened": 0, "known": 0})
    assert cli.main(["baseline", "create", "articles", "--reason", "both are on record", "--by", "Ann", "--expires", "2026-06-30"]) == 0
    kept = Path(".claimcheck/baseline.jsonl").read_bytes()
    commit()
    known = (0, [], {**PASSED, "known": 1})
    assert step(corpus, "articles") == known

    # A new source that says what one of the others says.
    write("c.txt", B.replace("officials said", "a spokesman said").replace("Soldiers closed", "Soldiers shut"))
    assert step(corpus, "articles/c.txt", "--against", "articles") == known
    assert step(corpus, "articles", "--since", "HEAD") == known
    commit()

    # A new source with a third figure; it is taken back.
    write("d.txt", B.replace("95", "121").replace("officials said", "rescuers said"))
    widened = (1, [WIDENED], {"new": 0, "widened": 1, "known": 0})
    assert step(corpus, "articles/d.txt", "--against", "articles") == widened
    assert step(corpus, "articles", "--since", "HEAD") == widened
    assert step(corpus, "articles") == (1, [WIDENED], {"new": 0, "widened": 1, "known": 1})
    assert step(corpus, "articles", "--exit-zero")[0] == 0
    Path("articles/d.txt").unlink()

    # A digit changes, and changes back.
    write("b.txt", B.replace("95", "96"))
    assert step(corpus, "articles", "--since", "HEAD") == widened
    git("checkout", "-q", "articles/b.txt")
    assert step(corpus, "articles", "--since", "HEAD") == (0, [], {**PASSED, "known": 0})
    assert step(corpus, "articles") == known

    # Another name, other lines, other line ends, a thousand lines above.
    git("mv", "articles/b.txt", "articles/z.txt")
    assert step(corpus, "articles", "--since", "HEAD") == known
    write("z.txt", B.replace("officials said", "officials\nsaid").replace("fewer than", "fewer\nthan"))
    assert step(corpus, "articles") == known
    write("a.txt", "A line that says nothing of weight.\r\n\r\n" * 500 + A.replace("\n", "\r\n"))
    assert step(corpus, "articles") == known
    assert cli.main(["baseline", "update", "articles", "--accept-all", "--reason", "r", "--by", "Ann"]) == 0
    assert cli.main(["baseline", "prune", "articles"]) == 0
    assert Path(".claimcheck/baseline.jsonl").read_bytes() == kept
    commit()

    # What was accepted for a time is news again when that time is over.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(MAY + 60 * DAY))
    assert step(corpus, "articles") == known
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(MAY + 61 * DAY))
    told = Told(corpus, "articles")
    assert (told.code, told.findings(), told.counts()) == (1, [NEW], {"new": 1, "widened": 0, "known": 0})
    for name in ("text", "concise", "markdown", "sarif"):
        assert "accepted only until 2026-06-30" in " ".join(told.texts[name].split())


def test_cached_and_cold_runs_tell_the_same_bytes(corpus: Path) -> None:
    write("d.txt", B.replace("95", "121"))
    cold = Told(corpus, "articles/d.txt", "--against", "articles", "--no-cache")
    for _ in range(2):
        warm = Told(corpus, "articles/d.txt", "--against", "articles")
        assert warm.texts == cold.texts
