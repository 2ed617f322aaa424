"""What is accepted stays accepted when nothing but the layout changes, and no longer when a digit does."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck import cli

MINISTRY = "The ministry spoke on Monday.\n\nOn May 3, 2021, the ministry said 140 people had been killed in Chad, and that the search for others would go on."
OFFICIALS = "Officials met in the capital.\n\nOn May 3, 2021, officials said 95 people had been killed in Chad, far fewer than were feared at first."
BASELINE = Path(".claimcheck/baseline.jsonl")
SIGNED = ["--reason", "both are on record", "--by", "Ann"]


@pytest.fixture(autouse=True)
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    Path("texts").mkdir()
    write("a.txt", MINISTRY)
    write("b.txt", OFFICIALS)
    return tmp_path


def write(name: str, text: str) -> None:
    (Path("texts") / name).write_bytes(text.encode())


def read(name: str) -> str:
    return (Path("texts") / name).read_text(encoding="utf-8")


def run(*arguments: str) -> int:
    return cli.main(list(arguments))


def reflowed(text: str) -> str:
    lines, line = [], ""
    for word in text.split(" "):
        if len(line) + len(word) > 60:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip(" ")
    return "\n".join([*lines, line])


LAYOUT: dict[str, Callable[[], object]] = {
    "lines above": lambda: [write(n, "Filler of no weight stands here.\n\n" * 500 + read(n)) for n in ("a.txt", "b.txt")],
    "reflow": lambda: [write(n, reflowed(read(n))) for n in ("a.txt", "b.txt")],
    "line ends": lambda: [write(n, read(n).replace("\n", "\r\n")) for n in ("a.txt", "b.txt")],
    "rename": lambda: [Path("texts", n).rename(Path("texts", f"new-{n}")) for n in ("a.txt", "b.txt")],
    "all of it": lambda: [LAYOUT[n]() for n in ("lines above", "reflow", "line ends", "rename")],
    "another source that says the same": lambda: write("c.txt", OFFICIALS.replace("Officials met", "Ministers met")),
}


@pytest.mark.parametrize("change", LAYOUT)
def test_layout_leaves_the_baseline_as_it_is(change: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("baseline", "create", "texts", *SIGNED) == 0
    before = BASELINE.read_bytes()
    LAYOUT[change]()
    capsys.readouterr()
    assert run("check", "texts", "--format", "concise") == 0
    assert " 1 known, 0 widened, 0 new" in capsys.readouterr().out
    assert run("baseline", "update", "texts", "--accept-all", *SIGNED) == 0
    assert run("baseline", "prune", "texts") == 0
    assert BASELINE.read_bytes() == before


def test_the_file_has_no_positions_names_or_versions() -> None:
    run("baseline", "create", "texts", *SIGNED, "--expires", "2026-06-30")
    (line,) = BASELINE.read_text(encoding="utf-8").splitlines()
    entry = json.loads(line)
    assert list(entry) == ["quantity", "label", "places", "accepted", "reason", "by", "date", "expires"]
    assert [a["value"] for a in entry["accepted"]] == ["140", "95"]
    assert (entry["date"], entry["expires"]) == ("2026-01-01", "2026-06-30")
    assert "a.txt" not in line


@pytest.mark.parametrize("change", [None, "lines above", "rename", "reflow"])
def test_a_changed_digit_is_widened(change: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    run("baseline", "create", "texts", *SIGNED)
    write("b.txt", OFFICIALS.replace("95", "96"))
    if change:
        LAYOUT[change]()
    capsys.readouterr()
    assert run("check", "texts", "--format", "concise") == 1
    out = capsys.readouterr().out
    assert "error widened conflict deaths: 96  <>  140".replace("  ", " ") in out
    assert "0 known, 1 widened, 0 new" in out
    assert "accepted and no longer at odds: 95 in people killed · Chad (Ann, 2026-01-01: both are on record): “On May 3, 2021, officials said 95" in out


def test_a_third_figure_is_widened_and_only_it_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    run("baseline", "create", "texts", *SIGNED)
    write("c.txt", OFFICIALS.replace("95", "121").replace("Officials met", "Soldiers met"))
    capsys.readouterr()
    assert run("check", "texts/c.txt", "--against", "texts", "--format", "json") == 1
    report = json.loads(capsys.readouterr().out)
    assert [(f["status"], len(f["pairs"])) for f in report["findings"]] == [("widened", 2)]
    assert run("baseline", "update", "texts") == 1
    assert len(BASELINE.read_text(encoding="utf-8").splitlines()) == 1
    (key,) = [line.split()[0] for line in capsys.readouterr().out.splitlines() if "widened" in line]
    assert run("baseline", "update", "texts", "--accept", "no-such", *SIGNED) == 2
    assert run("baseline", "update", "texts", "--accept", key, *SIGNED) == 0
    assert run("check", "texts") == 0


def test_an_accepted_place_hides_no_other_event(capsys: pytest.CaptureFixture[str]) -> None:
    run("baseline", "create", "texts", *SIGNED)
    write("c.txt", "On October 3, 2021, rebels said that 140 people had been killed in Chad.")
    write("d.txt", "On October 3, 2021, the army of the south said 95 people had been killed in Chad by noon.")
    capsys.readouterr()
    assert run("check", "texts", "--format", "concise") == 1
    assert "1 known, 0 widened, 1 new" in capsys.readouterr().out


def test_expired_entries_accept_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    run("baseline", "create", "texts", *SIGNED, "--expires", "2026-01-01")
    assert run("check", "texts") == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1767225600 + 86400))
    assert run("check", "texts") == 1
    assert "accepted only until 2026-01-01: people killed · Chad (Ann, 2026-01-01: both are on record)" in " ".join(capsys.readouterr().out.split())
    assert run("baseline", "prune", "texts") == 0
    assert BASELINE.read_text(encoding="utf-8") == ""


def test_stale_values_are_listed_and_pruned(capsys: pytest.CaptureFixture[str]) -> None:
    run("baseline", "create", "texts", *SIGNED)
    Path("texts/b.txt").unlink()
    assert run("check", "texts") == 0
    assert "accepted and no longer at odds: 95" in " ".join(capsys.readouterr().out.split())
    assert run("baseline", "show", "texts") == 0
    assert "95 (stale): “On May 3" in capsys.readouterr().out
    assert run("baseline", "prune", "texts") == 0
    assert BASELINE.read_text(encoding="utf-8") == ""


@pytest.mark.parametrize(("line", "message"), [
    ("{", "baseline.jsonl:2: not a JSON object"),
    ("<<<<<<< HEAD", "baseline.jsonl:2: not a JSON object; take the line out, or resolve the merge that left it"),
    ('{"quantity": "x", "label": "l", "accepted": [], "by": "B", "date": "2026-01-01"}', "baseline.jsonl:2: reason: Field required; add it"),
    ('{"quantity": "x", "label": "l", "accepted": [], "reason": " ", "by": "B", "date": "2026-01-01"}', "baseline.jsonl:2: reason: String should match"),
    ('{"quantity": "x", "label": "l", "accepted": [], "reason": "r", "by": "B", "date": "1/2/26"}', "baseline.jsonl:2: date: Value error"),
    ('{"line": 4}', "baseline.jsonl:2: line: Extra inputs are not permitted; take it out"),
    ("[" * 100_000, "baseline.jsonl:2: not a JSON object"),
])  # fmt: skip
def test_wrong_lines_are_named(line: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("baseline", "create", "texts", *SIGNED)
    BASELINE.write_text(BASELINE.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    assert run("check", "texts") == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [
    ["create", "texts"], ["create", "texts", "--reason", "r"], ["create", "texts", "--reason", " ", "--by", "A"], ["create", "texts", *SIGNED, "--expires", "soon"],
    ["create", "texts", *SIGNED, "--date", "2026-13-01"], ["prune", "texts"], ["show", "--baseline", "absent"],
])  # fmt: skip
def test_wrong_use(arguments: list[str]) -> None:
    assert run("baseline", *arguments) == 2
    assert not BASELINE.exists()


def test_a_second_create_is_refused() -> None:
    run("baseline", "create", "texts", *SIGNED)
    assert run("baseline", "create", "texts", *SIGNED) == 2


def reviewed(monkeypatch: pytest.MonkeyPatch, answers: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    return run("review", "texts", "--by", "Ann")


def test_review_accepts(monkeypatch: pytest.MonkeyPatch) -> None:
    assert reviewed(monkeypatch, "a\n\nboth on record\nlater\n2026-02-01\n") == 0
    assert json.loads(BASELINE.read_text(encoding="utf-8"))["expires"] == "2026-02-01"
    assert run("check", "texts") == 0


def test_different_quantities_are_kept_apart_until_a_word_changes(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert reviewed(monkeypatch, "d\none counts the north only\n") == 0
    assert not BASELINE.exists()
    (decision,) = map(json.loads, Path(".claimcheck/decisions.jsonl").read_text(encoding="utf-8").splitlines())
    assert (decision["decision"], decision["by"], decision["reason"]) == ("different", "Ann", "one counts the north only")
    LAYOUT["all of it"]()
    assert run("check", "texts") == 0
    write("new-a.txt", MINISTRY.replace("140", "141"))
    capsys.readouterr()
    assert run("check", "texts", "--format", "concise") == 1
    assert "decided and no longer found (different, Ann, 2026-01-01): " in capsys.readouterr().out


def test_one_quantity_is_no_longer_held_back_by_what_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", "The ministry said 140 people had been killed in Chad in the attack.")
    write("b.txt", "May 3, 2021\n\nOfficials said 95 people had been injured in Chad in the attack.")
    write("c.txt", "May 3, 2021\n\nOfficials said 75 people had been injured in Chad in the attack.")
    assert run("check", "texts", "--fail-on", "warning") == 1
    assert run("check", "texts", "--fail-on", "error") == 0
    assert reviewed(monkeypatch, "s\nboth mean the attack of 3 May\n") == 0
    assert run("check", "texts", "--fail-on", "error") == 1


def test_leaving_a_review_decides_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert reviewed(monkeypatch, "x\n") == 0
    assert reviewed(monkeypatch, "q\n") == 0
    assert reviewed(monkeypatch, "n\n") == 0
    assert not Path(".claimcheck").exists()
    assert "0 decided, 1 left" in capsys.readouterr().out


@pytest.mark.parametrize(("rows", "skipped"), [
    ("- {file: b.txt, supersedes: a.txt}", {"a.txt": "superseded by b.txt"}),
    ("- {file: b.txt, supersedes: [a.txt]}\n- {file: c.txt, supersedes: b.txt}", {"a.txt": "superseded by b.txt", "b.txt": "superseded by c.txt"}),
    ("- {file: a.txt, url: 'https://example.org/1', version: 1}\n- {file: b.txt, url: 'https://example.org/1', version: 2}", {"a.txt": "superseded by b.txt"}),
])  # fmt: skip
def test_a_corrected_article_supersedes_the_earlier_one(rows: str, skipped: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    write("c.txt", "On May 3, 2021, officials said rain had fallen in Chad.")
    assert run("check", "texts") == 1
    write("sources.yaml", rows)
    capsys.readouterr()
    assert run("check", "texts", "--format", "json") == 0
    assert {s["path"]: s["reason"] for s in json.loads(capsys.readouterr().out)["skipped"]} == skipped


@pytest.mark.parametrize(("rows", "message"), [
    ("- {file: b.txt, supersedes: absent.txt}", "b.txt supersedes 'absent.txt', which is no document beside it"),
    ("- {file: b.txt, supersedes: a.txt}\n- {file: a.txt, supersedes: b.txt}", "supersede each other"),
])  # fmt: skip
def test_wrong_successors_are_told(rows: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    write("sources.yaml", rows)
    assert run("check", "texts") == 2
    assert message in capsys.readouterr().err


def test_the_same_words_of_another_town_are_another_event(capsys: pytest.CaptureFixture[str]) -> None:
    for name, town, figure in (("a", "Lyon", "three"), ("b", "Lyon", "four")):
        write(f"{name}.txt", f"May 3, 2021\n\nA bus overturned near {town} in the morning fog of May 3.\n\nPolice said {figure} people had been killed.")
    assert run("baseline", "create", "texts", *SIGNED) == 0
    assert run("check", "texts") == 0
    for name, town, figure in (("c", "Lima", "three"), ("d", "Lima", "four")):
        write(f"{name}.txt", f"May 3, 2021\n\nA ferry sank off {town} in the harbour swell of May 3.\n\nPolice said {figure} people had been killed.")
    capsys.readouterr()
    assert run("check", "texts", "--format", "concise") == 1
    assert "1 known, 0 widened, 1 new" in capsys.readouterr().out
