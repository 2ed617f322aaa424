"""What the README says is so: its commands, its exit codes, its rule."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from claimcheck.cli import Exit, cli
from claimcheck.rule_loading import load_rules

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", sorted({m.split()[0] for m in re.findall(r"^    claimcheck ([a-z].*)", README, re.M)}))
def test_commands_exist(command: str) -> None:
    assert command in cli.commands
    done = subprocess.run([sys.executable, "-m", "claimcheck", command, "--help"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Usage:")


def test_every_command_is_named() -> None:
    assert set(cli.commands) == {m.split()[0] for m in re.findall(r"^    claimcheck ([a-z].*)", README, re.M)}


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"^    make ([a-z]+)", README, re.M)) <= targets


def test_exit_codes_are_those_of_the_code() -> None:
    told = README[README.index("Exit codes:") :].split("\n\n")[0]
    assert {int(n) for n in re.findall(r"(?:^|; |: )(\d+) ", told.replace("\n", " "))} == {int(code) for code in Exit}


def test_the_kind_it_shows_works(tmp_path: Path) -> None:
    block = README.split("by the words around a number:\n\n")[1].split("\n\nHedges")[0]
    kind = yaml.safe_load(block)
    rules = yaml.safe_load((ROOT / "rules.yaml").read_text(encoding="utf-8"))
    rules["kinds"] = {**kind, **rules["kinds"]}
    (tmp_path / "rules.yaml").write_text(yaml.safe_dump(rules, sort_keys=False), encoding="utf-8")
    assert set(kind) <= set(load_rules(str(tmp_path / "rules.yaml")).kinds)
    (tmp_path / "a.txt").write_text("The province closed at least 40 schools.", encoding="utf-8")
    command = [sys.executable, "-m", "claimcheck", "extract", str(tmp_path / "a.txt"), "--rules", str(tmp_path / "rules.yaml"), "--format", "csv"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert next(iter(kind)) in done.stdout
