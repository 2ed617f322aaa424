"""Settings: where they are found, in which order they hold, and what is wrong with them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.cli import cli
from claimcheck.config import default_map, load_config
from claimcheck.errors import UsageError


def settings(folder: Path, **environment: str) -> dict[str, tuple[object, str]]:
    found = load_config(cli, None, {"XDG_CONFIG_HOME": str(folder / "user"), **environment}, folder)
    return {f"{s.command}.{s.key}" if s.command else s.key: (s.value, s.origin) for s in found.settings}


def test_nothing_is_set_without_a_file(tmp_path: Path) -> None:
    assert settings(tmp_path) == {}


def test_a_project_is_found_up_to_the_root_of_its_version_control(tmp_path: Path) -> None:
    inner = tmp_path / "project" / "deep" / "er"
    inner.mkdir(parents=True)
    (tmp_path / "claimcheck.toml").write_text('fail-on = "note"\n', encoding="utf-8")
    (tmp_path / "project" / "pyproject.toml").write_text('[tool.other]\nx = 1\n\n[tool.claimcheck]\nrules = "desk/r.yaml"\nfail-on = "error"\n', encoding="utf-8")
    (tmp_path / "project" / ".git").mkdir()
    found = settings(inner)
    assert found["fail-on"] == ("error", f"{tmp_path}/project/pyproject.toml:6")
    assert found["rules"] == (str(tmp_path / "project" / "desk" / "r.yaml"), f"{tmp_path}/project/pyproject.toml:5")


def test_a_pyproject_without_the_table_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "inner" / "pyproject.toml").write_text("[tool.other]\nx = 1\n", encoding="utf-8")
    (tmp_path / ".claimcheck.toml").write_text("limit = 3\n", encoding="utf-8")
    assert settings(tmp_path / "inner")["limit"] == (3, f"{tmp_path}/.claimcheck.toml:1")


def test_order_environment_project_user(tmp_path: Path) -> None:
    (tmp_path / "user" / "claimcheck").mkdir(parents=True)
    (tmp_path / "user" / "claimcheck" / "config.toml").write_text('limit = 1\ncolor = "never"\nfail-on = "note"\n', encoding="utf-8")
    (tmp_path / "claimcheck.toml").write_text('limit = 2\nfail-on = "warning"\n', encoding="utf-8")
    found = settings(tmp_path, CLAIMCHECK_LIMIT="3")
    assert found == {"limit": (3, "$CLAIMCHECK_LIMIT"), "color": ("never", "user/claimcheck/config.toml:2"), "fail-on": ("warning", "claimcheck.toml:2")}


def test_tables_of_commands_and_extending(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text('rules = "r.yaml"\nlimit = 7\n', encoding="utf-8")
    (tmp_path / "claimcheck.toml").write_text('extend = "base.toml"\nlimit = 8\n[report]\nlimit = 9\nformat = ["text", "json:out.json"]\n', encoding="utf-8")
    found = settings(tmp_path)
    assert found["limit"] == (8, "claimcheck.toml:2")
    assert found["report.limit"] == (9, "claimcheck.toml:4")
    assert found["report.format"] == (["text", f"json:{tmp_path}/out.json"], "claimcheck.toml:5")
    made = default_map(load_config(cli, None, {"XDG_CONFIG_HOME": "/nowhere"}, tmp_path), cli)
    assert made["report"]["limit"] == 9
    assert made["rules"]["try"]["limit"] == 8
    assert made["extract"]["rules"] == str(tmp_path / "r.yaml")


def test_one_text_stands_for_a_list_of_one(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text('kind = "deaths"\n', encoding="utf-8")
    assert settings(tmp_path)["kind"] == (["deaths"], "claimcheck.toml:1")


def test_rules_of_a_project_are_found(tmp_path: Path) -> None:
    (tmp_path / ".claimcheck").mkdir()
    (tmp_path / ".claimcheck" / "rules.yaml").write_text("extends: default\n", encoding="utf-8")
    assert settings(tmp_path)["rules"] == (str(tmp_path / ".claimcheck" / "rules.yaml"), "found at .claimcheck/rules.yaml")


@pytest.mark.parametrize(("text", "message"), [
    ('fial-on = "note"\n', r"claimcheck.toml:1: unknown key 'fial-on'; did you mean 'fail-on'\?"),
    ('\nfail-on = "never ever"\n', r"claimcheck.toml:2: 'fail-on': 'never ever' is not one of"),
    ("limit = true\n", "claimcheck.toml:1: 'limit'"), ('notes = "yes"\n', "'notes' is 'yes'; expected true or false"),
    ("limit = [1]\n", "expected one value"), ("limit = \n", "not valid TOML"), ('extend = "none.toml"\n', "claimcheck.toml:1: 'extend' names 'none.toml', which does not exist"),
    ('extend = "claimcheck.toml"\n', "which extends this file"), ("[reprot]\nlimit = 1\n", "unknown key 'reprot'"), ("[report]\nlimt = 1\n", "claimcheck.toml:2: unknown key 'limt'")])
def test_mistakes_name_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "claimcheck.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        settings(tmp_path)


def test_settings_take_effect_and_are_shown(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text('fail-on = "error"\nrules = "r.yaml"\n', encoding="utf-8")
    (tmp_path / "r.yaml").write_text("extends: default\nkinds: {deaths: {severity: warning}}\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("On May 3, 2021, the ministry said 140 people had been killed in Chad.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("On May 3, 2021, officials said 95 people had been killed in Chad.", encoding="utf-8")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "user"), "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
        return subprocess.run([sys.executable, "-m", "claimcheck", *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    assert run("report", "a.txt", "b.txt").returncode == 0
    assert run("a.txt", "b.txt", "--fail-on", "warning").returncode == 1
    assert run("report", "a.txt", "b.txt", "--rules", "default").returncode == 1
    assert run("--config", "none.toml", "a.txt").returncode == 2
    shown = run("config", "show", "--origin").stdout
    assert 'fail-on        "error"' in shown
    assert "claimcheck.toml:1" in shown
    assert re.search(r"deaths +\S*r.yaml:2$", shown, re.M)
