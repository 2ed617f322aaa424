"""`check --since`: what changed since a commit, from git's objects alone; nothing of the repository is run or touched."""

import gzip
import json
import os
import subprocess
from pathlib import Path

import pytest

from claimcheck import cli
from claimcheck.history import content_id

MINISTRY = "On May 3, 2021, the ministry said 140 people had been killed in Chad, and that the search would go on."
OFFICIALS = "On May 3, 2021, officials said 95 people had been killed in Chad, far fewer than were feared."
RAIN = "On May 3, 2021, it rained for a while in the south of Chad, said a farmer."


def git(*arguments: str, folder: Path | None = None) -> str:
    identity = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def commit() -> str:
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    return git("rev-parse", "HEAD")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "-q")
    write("texts/a.txt", MINISTRY)
    write("texts/r.txt", RAIN)
    commit()
    return folder


def since(ref: str, *arguments: str) -> int:
    return cli.main(["check", "texts", "--since", ref, "--format", "concise", *arguments])


def last(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.splitlines()[-1]


def test_nothing_changed_is_said_and_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert since("HEAD") == 0
    out = capsys.readouterr().out
    assert "no source has changed since HEAD: nothing new to check" in out
    assert "2 sources (0 asked about)" in out


@pytest.mark.parametrize("stage", ["untracked", "staged", "committed"])
def test_a_new_source_is_checked(stage: str, capsys: pytest.CaptureFixture[str]) -> None:
    write("texts/b.txt", OFFICIALS)
    first = git("rev-parse", "HEAD")
    if stage == "staged":
        git("add", "-A")
    if stage == "committed":
        commit()
    assert since(first) == 1
    assert "3 sources (1 asked about)" in last(capsys)


def test_what_was_at_odds_before_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    write("texts/b.txt", OFFICIALS)
    commit()
    write("texts/b.txt", OFFICIALS + "\n\nIt was corrected for spelling.")
    assert since("HEAD") == 0
    assert "1 known, 0 widened, 0 new" in last(capsys)
    write("texts/b.txt", OFFICIALS.replace("95", "96"))
    assert since("HEAD") == 1
    assert "0 known, 0 widened, 1 new" in last(capsys)
    git("checkout", "-q", "texts/b.txt")
    git("mv", "texts/b.txt", "texts/z.txt")
    assert since("HEAD") == 0
    assert "(1 asked about)" in (line := last(capsys))
    assert "1 known, 0 widened, 0 new" in line


def test_a_branch_is_compared_with_where_it_left(capsys: pytest.CaptureFixture[str]) -> None:
    git("checkout", "-q", "-b", "topic")
    write("texts/c.txt", RAIN + " Later too.")
    commit()
    git("checkout", "-q", "main")
    write("texts/b.txt", OFFICIALS)
    commit()
    git("checkout", "-q", "topic")
    assert since("main") == 0
    assert "(1 asked about)" in last(capsys)


def test_new_narrows_what_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    write("texts/b.txt", OFFICIALS)
    write("drafts/d.txt", RAIN + " Much.")
    assert cli.main(["check", "drafts", "--against", "texts", "--since", "HEAD", "--format", "concise"]) == 0
    assert "(1 asked about)" in last(capsys)


def test_rows_of_a_feed_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [json.dumps({"id": name, "text": text}) for name, text in (("1", MINISTRY), ("2", RAIN))]
    Path("texts/a.txt").unlink()
    with gzip.open("texts/feed.jsonl.gz", "wt", encoding="utf-8") as feed:
        feed.write("\n".join(rows) + "\n")
    commit()
    with gzip.open("texts/feed.jsonl.gz", "wt", encoding="utf-8") as feed:
        feed.write("\n".join([*rows, json.dumps({"id": "3", "text": OFFICIALS})]) + "\n")
    assert since("HEAD") == 1
    out = capsys.readouterr().out
    assert "(1 asked about)" in out
    assert "1 new (1 error" in out


def test_a_changed_row_of_sources_yaml_is_a_change(capsys: pytest.CaptureFixture[str]) -> None:
    write("texts/sources.yaml", "- {file: a.txt, publisher: One}\n")
    commit()
    write("texts/sources.yaml", "- {file: a.txt, publisher: Two}\n")
    assert since("HEAD") == 0
    assert "(1 asked about)" in last(capsys)


def test_before_the_first_commit_all_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "fresh").mkdir()
    monkeypatch.chdir(tmp_path / "fresh")
    git("init", "-q")
    write("texts/a.txt", MINISTRY)
    assert since("HEAD") == 0
    assert "1 source (1 asked about)" in last(capsys)


def test_changed_sources_that_cannot_be_read_are_nothing_checked() -> None:
    write("texts/b.txt", "\0")
    assert since("HEAD") == 3


def test_a_shallow_clone_says_so(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    first = git("rev-parse", "HEAD")
    git("checkout", "-q", "-b", "topic")
    write("texts/b.txt", OFFICIALS)
    commit()
    git("clone", "-q", "--depth", "1", "--branch", "topic", f"file://{repository}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    assert since(first) == 2
    assert "this clone is shallow and does not hold that commit; fetch all with: git fetch --unshallow (on GitHub: fetch-depth: 0)" in capsys.readouterr().err
    git("fetch", "-q", "--depth", "1", "origin", first)
    assert since(first) == 1
    assert "compared with" in (out := capsys.readouterr().out)
    assert "this clone is shallow" in out


@pytest.mark.parametrize("ref", ["absent", "--output=x", "-x", " ", "HEAD^{tree}", "a..b"])
def test_wrong_refs_are_refused(ref: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "texts", f"--since={ref}"]) == 2
    assert "--since" in capsys.readouterr().err
    assert not Path("x").exists()


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bare").mkdir()
    monkeypatch.chdir(tmp_path / "bare")
    write("texts/a.txt", MINISTRY)
    assert since("HEAD") == 2
    assert "is in no git repository" in capsys.readouterr().err


def test_nothing_of_the_repository_is_run_or_changed(repository: Path) -> None:
    write("texts/b.txt", OFFICIALS)
    commit()
    trap = repository.parent / "sprung"
    command = f"touch {trap}"
    for key in ("core.fsmonitor", "core.pager", "diff.external", "filter.x.clean", "filter.x.smudge", "diff.x.textconv", "core.sshCommand", "core.askPass", "core.editor"):
        git("config", key, command)
    write(".git/info/attributes", "* filter=x diff=x\n")
    for hook in ("post-checkout", "post-index-change", "pre-commit", "fsmonitor-watchman", "reference-transaction"):
        write(f".git/hooks/{hook}", f"#!/bin/sh\n{command}\n")
        os.chmod(f".git/hooks/{hook}", 0o755)
    write("texts/b.txt", OFFICIALS.replace("95", "96"))

    def everything() -> dict[str, bytes]:
        return {str(p): p.read_bytes() for p in sorted(repository.rglob("*")) if p.is_file()}

    before = everything()
    assert since("HEAD") == 1
    assert everything() == before
    assert not trap.exists()


def test_ids_of_contents_are_gits(repository: Path) -> None:
    assert content_id(Path("texts/a.txt").read_bytes()) == git("rev-parse", "HEAD:texts/a.txt")


def test_a_page_is_changed_when_its_file_is(capsys: pytest.CaptureFixture[str]) -> None:
    write("texts/page.html", f"<html><head><title>Flood</title></head><body><article><p>{RAIN}</p><p>{OFFICIALS}</p></article></body></html>")
    earlier = commit()
    assert since(earlier) == 0
    assert "no source has changed since" in capsys.readouterr().out
    write("texts/page.html", Path("texts/page.html").read_text(encoding="utf-8").replace("95", "96"))
    assert since(earlier, "--format", "github") == 1
    out = capsys.readouterr().out
    assert "file=texts/page.html,line=1," in out  # the text that was read out of it has lines of its own
    assert "3 sources (1 asked about)" in out
