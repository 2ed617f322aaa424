"""The main job end to end: what must be flagged, what must stay silent, and the same bytes in any order."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck import check
from claimcheck.errors import NothingToCheck, RuleError, UsageError
from claimcheck.reporter.base import Options
from claimcheck.reporter.json_v1 import write

ROOT = Path(__file__).resolve().parents[1]
PAIRS = [
    ("exact tolls of one day", "On May 3, 2021, the ministry said 140 people had been killed in Chad.",
     "On May 3, 2021, officials said 95 people had been killed in Chad.", "error"),
    ("a vague word far off", "Dozens of people were killed in Chad, the army said on May 3, 2021.",
     "On May 3, 2021, officials said 540 people had been killed in Chad.", "warning"),
    ("a bound that the other keeps", "More than 90 people had been killed in Chad by May 3, 2021.",
     "On May 3, 2021, officials said 95 people had been killed in Chad.", None),
    ("other countries", "On May 3, 2021, the ministry said 140 people had been killed in Chad.",
     "On May 3, 2021, officials said 95 people had been killed in Peru.", None),
    ("killed and injured", "On May 3, 2021, the ministry said 140 people had been killed in Chad.",
     "On May 3, 2021, officials said 95 people had been injured in Chad.", None),
    ("a part of the whole", "On May 3, 2021, the ministry said 140 people had been killed in Chad.",
     "On May 3, 2021, officials said 12 police officers had been killed in Chad.", None),
    ("a total that grew", "On May 3, 2021, the ministry said 140 people had been killed in Chad.",
     "On May 6, 2021, officials said 195 people had been killed in Chad.", "note"),
    ("another currency of days", "On May 3, 2021, the curfew in Chad ran from 9 p.m. to 5 a.m.",
     "On May 3, 2021, the curfew in Chad ran from 21.00 to 5.00.", None),
    ("events in other cities", "On May 3, 2021, a blast in Chicago shook the Midwest. Officials in the United States said 14 people had been killed.",
     "On May 3, 2021, a fire in Seattle burned a hotel. Officials in the United States said 19 people had been killed.", None),
    ("curfew hours", "On May 3, 2021, the curfew in Chad ran from 9 p.m. to 5 a.m.",
     "On May 3, 2021, the curfew in Chad ran from 7 p.m. to 5 a.m.", "error"),
]


@pytest.mark.parametrize(("a", "b", "level"), [p[1:] for p in PAIRS], ids=[p[0] for p in PAIRS])
def test_pairs(tmp_path: Path, a: str, b: str, level: str | None) -> None:
    (tmp_path / "a.txt").write_text(a, encoding="utf-8")
    (tmp_path / "b.txt").write_text(b, encoding="utf-8")
    assert [f.level for f in check([str(tmp_path)]).findings] == ([level] if level else [])


def test_every_quote_stands_at_its_span() -> None:
    report = check([str(ROOT / "seeds")])
    texts = {s.id: s.text for s in report.sources}
    assert report.claims
    for claim in report.claims:
        assert texts[claim.source][claim.span.start : claim.span.end] == claim.quote
        assert claim.quote in claim.sentence


def test_seeds_show_the_known_disagreements() -> None:
    report = check([str(ROOT / "seeds")])
    assert {"deaths", "troops", "curfew", "detentions"} <= {f.kind for f in report.findings}
    assert not report.skipped


def test_order_of_paths_does_not_matter() -> None:
    files = sorted(str(p) for p in (ROOT / "seeds").glob("*.txt"))
    assert _bytes(files) == _bytes(files[::-1])


def test_hash_seed_does_not_matter() -> None:
    command = [sys.executable, "-m", "claimcheck", "report", "seeds", "--format", "json"]
    runs = [subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout for seed in "12"]
    assert runs[0] == runs[1]
    assert runs[0]


def test_bad_input_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        check([str(tmp_path / "absent")])
    with pytest.raises(NothingToCheck):
        check([str(tmp_path)])
    (tmp_path / "a.txt").write_text("On May 3, 2021, the ministry said 140 people had been killed in Chad.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01")
    (tmp_path / "c.txt").write_bytes(b"caf\xe9")
    assert [(s.path, s.reason.split(":")[0]) for s in check([str(tmp_path)]).skipped] == [("b.txt", "binary, not text"), ("c.txt", "not UTF-8 text")]


@pytest.mark.parametrize(("text", "message"), [
    ("version: 1\nkinds:\n  a:\n    label: x\n    nuons: [y]\nvague: {}\n", r":5:5: unknown key 'nuons'; did you mean 'nouns'"),
    ("version: 1\nkinds: {a: {label: x}, a: {label: y}}\nvague: {}\n", r":2:\d+: key 'a' stands twice"),
    ("version: 2\nkinds: {a: {label: x}}\nvague: {}\n", r":1:1: version"),
    ("a: &x [1]\nb: *x\n", "anchors and aliases"),
    ("kinds: [\n", "not valid YAML"),
])
def test_wrong_rules_name_line_and_remedy(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "r.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=message):
        check([str(ROOT / "seeds")], rules=str(tmp_path / "r.yaml"))


def _bytes(paths: list[str]) -> str:
    stream = io.StringIO()
    write(check(paths), stream, Options())
    return stream.getvalue()
