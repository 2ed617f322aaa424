"""The files that other programs read: hooks, action, and every example in docs/ci.md, held against those programs or their schemas."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from pre_commit.clientlib import load_manifest

from claimcheck.cli import cli

ROOT = Path(__file__).resolve().parents[1]
DOCS = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", DOCS, re.M | re.S)
WORKFLOWS = [block for block in BLOCKS if "runs-on:" in block]
BIN = str(Path(sys.executable).parent / "claimcheck")
MINISTRY = "On May 3, 2021, the ministry said 140 people had been killed in Chad, and that the search would go on."
OFFICIALS = "On May 3, 2021, officials said 95 people had been killed in Chad, far fewer than were feared."


def valid(schema: str, file: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("block", WORKFLOWS, ids=range(len(WORKFLOWS)))
def test_workflows_are_valid(block: str, tmp_path: Path) -> None:
    file = tmp_path / "w.yml"
    file.write_text(block, encoding="utf-8")
    done = valid("github-workflows", file)
    assert done.returncode == 0, done.stdout
    file.write_text(block.replace("runs-on", "run-on"), encoding="utf-8")
    assert valid("github-workflows", file).returncode == 1


def test_every_kind_of_example_is_there() -> None:
    assert len(WORKFLOWS) == 3
    assert len(BLOCKS) == 6


@pytest.mark.skipif(shutil.which("actionlint") is None, reason="actionlint is not installed; the schemas above are held all the same")
def test_actionlint_finds_nothing(tmp_path: Path) -> None:
    for number, block in enumerate(WORKFLOWS):
        (tmp_path / f"{number}.yml").write_text(block, encoding="utf-8")
    done = subprocess.run(["actionlint", *map(str, tmp_path.glob("*.yml"))], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_action_is_valid_and_takes_its_inputs_by_the_environment() -> None:
    done = valid("github-actions", ROOT / "action.yml")
    assert done.returncode == 0, done.stdout
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    for step in action["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
    named = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert named == set(action["inputs"])


def test_gitlab_snippet_is_valid(tmp_path: Path) -> None:
    (block,) = [b for b in BLOCKS if "codequality" in b]
    (tmp_path / "ci.yml").write_text(block, encoding="utf-8")
    done = valid("gitlab-ci", tmp_path / "ci.yml")
    assert done.returncode == 0, done.stdout


def _command(words: list[str]) -> click.Command:
    command: click.Command = cli
    for word in words:
        if not isinstance(command, click.Group) or word not in command.commands:
            break
        command = command.commands[word]
    return command


def test_commands_in_the_docs_have_their_options() -> None:
    lines = re.findall(r"claimcheck ((?:check|baseline|review|cache)\b[^`\n]*)", DOCS)
    assert len(lines) > 8
    for line in lines:
        command = _command(line.split())
        known = {option for parameter in command.params for option in parameter.opts}
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", line):
            assert option in known, line


def git(*arguments: str, folder: Path) -> str:
    identity = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    folder = tmp_path / "scratch"
    (folder / "articles").mkdir(parents=True)
    git("init", "-q", folder=folder)
    (folder / "articles" / "a.txt").write_text(MINISTRY, encoding="utf-8")
    git("add", "-A", folder=folder)
    git("commit", "-q", "-m", "x", folder=folder)
    return folder


def act(folder: Path, **inputs: str) -> tuple[int, dict[str, str], str, str]:
    """Run the script of the action; exit code, outputs, summary and log."""
    action: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    given = {f"INPUT_{name.upper().replace('-', '_')}": str(about.get("default", "")) for name, about in action["inputs"].items()}
    given |= {f"INPUT_{name.upper()}": value for name, value in inputs.items()}
    files = {name: folder.parent / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for file in files.values():
        file.write_text("", encoding="utf-8")
    environment = {
        **os.environ, **given, **{name: str(file) for name, file in files.items()}, "RUNNER_TEMP": str(folder.parent / "temp"), "CLAIMCHECK_BIN": BIN,
        "ACTION_PATH": str(ROOT), "EVENT_BASE": inputs.get("base", ""),
    }  # fmt: skip
    done = subprocess.run(["bash", str(ROOT / ".ci" / "action.sh")], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines())
    return int(outputs["exit-code"]), outputs, files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"), done.stdout + done.stderr


def test_the_action_checks_what_a_pull_request_changes(scratch: Path) -> None:
    base = git("rev-parse", "HEAD", folder=scratch)
    (scratch / "articles" / "b.txt").write_text(OFFICIALS, encoding="utf-8")
    code, outputs, summary, log = act(scratch, paths="articles\n", base=base)
    assert code == 1
    assert {n: outputs[n] for n in ("new", "widened", "known", "skipped")} == {"new": "1", "widened": "0", "known": "0", "skipped": "0"}
    assert json.loads(Path(outputs["sarif-file"]).read_text(encoding="utf-8"))["runs"][0]["results"]
    assert summary.startswith("## claimcheck: 1 disagreement to settle")
    assert "::error file=articles/b.txt,line=1,endLine=1," in log


def test_the_action_checks_everything_on_a_new_branch(scratch: Path) -> None:
    (scratch / "articles" / "b.txt").write_text(OFFICIALS, encoding="utf-8")
    code, _, _, log = act(scratch, paths="articles", base="0" * 40)
    assert code == 1
    assert "2 sources, " in log


def test_the_action_holds_named_sources_against_the_others(scratch: Path) -> None:
    (scratch / "new.txt").write_text(OFFICIALS, encoding="utf-8")
    assert act(scratch, paths="articles", new="new.txt")[0] == 1
    assert act(scratch, paths="articles", new="new.txt", fail_on="never")[0] == 0


def test_the_action_says_what_is_wrong(scratch: Path) -> None:
    code, outputs, summary, log = act(scratch, paths="absent", since="none")
    assert code == 2
    assert "sarif-file" not in outputs
    assert "could not check the sources (exit code 2)" in summary
    assert "no such file or folder" in log


@pytest.mark.parametrize("evil", ["$(touch sprung)", "`touch sprung`", "; touch sprung", "--format=json:sprung", "-x", "a\" b", "*"])
def test_no_input_of_the_action_is_a_command(scratch: Path, evil: str) -> None:
    for name in ("paths", "new", "since", "baseline", "rules"):
        code, _, _, _ = act(scratch, **{"paths": "articles", name: evil})
        assert code in (0, 2)
    assert not (scratch / "sprung").exists()


def test_pre_commit_runs_the_hook_once_for_many_files(scratch: Path) -> None:
    hook, _ = load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))
    local = {key: hook[key] for key in ("id", "name", "files", "pass_filenames", "require_serial")}
    local |= {"language": "system", "entry": f"{Path(BIN).parent}/{hook['entry']} --format concise", "args": ["articles"], "verbose": True}
    (scratch / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [{"repo": "local", "hooks": [local]}]}), encoding="utf-8")
    for number in range(190):
        (scratch / "articles" / f"n{number}.txt").write_text(f"It rained in the town of number {number} on that day, said a farmer.", encoding="utf-8")
    git("add", "-A", folder=scratch)
    environment = {**os.environ, "PRE_COMMIT_HOME": str(scratch.parent / "pre-commit"), "NO_COLOR": "1"}

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "pre_commit", "run"], cwd=scratch, env=environment, capture_output=True, text=True, check=False)

    done = run()
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("191 sources (190 asked about)") == 1
    (scratch / "articles" / "b.txt").write_text(OFFICIALS, encoding="utf-8")
    git("add", "-A", folder=scratch)
    done = run()
    assert done.returncode == 1
    assert "b.txt:1: error conflict deaths: 95 <> 140 (a.txt:1)" in done.stdout


def test_hooks_name_commands_that_exist() -> None:
    for hook in load_manifest(str(ROOT / ".pre-commit-hooks.yaml")):
        name, *words = hook["entry"].split()
        assert name == "claimcheck"
        assert _command(words) is not cli
        assert not isinstance(_command(words), click.Group)
