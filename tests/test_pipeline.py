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


def test_every_quote_stands_at_its_span() -> None:
    report = check([str(ROOT / "seeds")])
    texts = {s.id: s.text for s in report.sources}
    assert report.claims
    for claim in report.claims:
        assert texts[claim.source][claim.span.start : claim.span.end] == claim.quote
        assert claim.quote in claim.sentence


def test_seeds_show_the_known_disagreements() -> None:
    report = check([str(ROOT / "seeds")])
    assert {"deaths", "troops", "curfew", "detentions", "damage", "event_date"} <= {f.kind for f in report.findings}
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


@pytest.mark.parametrize(("text", "english"), [
    ("Bei einem Brand in der Stadt sind zwölf Menschen ums Leben gekommen.", False),
    ("Al menos doce personas murieron en el incendio de la ciudad.", False),
    ("Au moins douze personnes sont mortes dans un incendie.", False),
    ("周二，城市发生火灾，至少十二人死亡。", False),
    ("Двенадцать человек погибли при пожаре.", False),
    ("Twelve people died in a fire in the city of São Paulo.", True),
    ("12 dead in El Paso, La Paz and Los Angeles", True),
    ("Fire kills 12", True),
    ("Watu kumi wamekufa katika moto mjini.", False),
    ("Kymmenen ihmistä kuoli tulipalossa kaupungissa.", False),
    ("Patay ang sampung katao sa sunog.", False),
    ("Mười người chết trong vụ cháy ở thành phố.", False),
    ("Toban qof ayaa ku dhimatay dab ka kacay magaalada.", False),
    ("Dhjetë persona kanë vdekur në një zjarr.", False),
    ("Killed: Oakley 14, Ferndale 5\nInjured: Oakley 2, Ferndale 8\nRoads closed: Oakley 6\nTotal killed: 19. Total injured: 10.", True),
    ("2 cups flour, 1 tsp salt, 3 eggs, 1 cup sugar. Mix flour, sugar, salt. Beat eggs. Bake 30 minutes. Serve warm.", True),
    ("OAKLEY (98): Baxter 7-15 4-6 19, Marlow 5-9 2-2 12. FERNDALE (101): Tully 9-18 6-6 27. Rebounds: Oakley 44, Ferndale 41. Fouls: 19, 17.", True),
    ("Quake: 34 dead, 12 hurt, dozens missing", True),
])
def test_other_languages_are_skipped(tmp_path: Path, text: str, english: bool) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    if english:
        assert not check([str(tmp_path)]).skipped
    else:
        with pytest.raises(NothingToCheck, match="not English"):
            check([str(tmp_path)])


@pytest.mark.parametrize(("text", "message"), [
    ("version: 1\nkinds:\n  a:\n    label: x\n    nuons: [y]\nvague: {}\n", r":5:5: unknown key 'nuons'; did you mean 'nouns'"),
    ("version: 1\nkinds: {a: {label: x}, a: {label: y}}\nvague: {}\n", r":2:\d+: key 'a' stands twice"),
    ("version: 2\nkinds: {a: {label: x}}\nvague: {}\n", r":1:10: 'version' is 2; expected 1"),
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


def test_copies_of_one_text_are_one_voice(tmp_path: Path) -> None:
    agency = "Rescuers dug through the night at the quarry. Relatives waited by the gates of the plant. The mayor came at dawn to see the damage. "
    toll = "On May 3, 2021, the ministry said 140 people had been killed in Chad. "
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(agency + toll + f"It was told by {name}.", encoding="utf-8")
    (tmp_path / "c.txt").write_text("On May 3, 2021, officials said 95 people had been killed in Chad.", encoding="utf-8")
    (finding,) = check([str(tmp_path)]).findings
    assert sorted((side.low, side.voices) for side in finding.sides) == [(95.0, 1), (140.0, 1)]
