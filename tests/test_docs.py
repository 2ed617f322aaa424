"""Every snippet of docs/rules.md: files are written, commands run and their output compared, fragments loaded; the reference is what the models say."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.cli import main
from claimcheck.rule_loading import load_rules
from claimcheck.rule_reference import BEGIN, END, reference

DOC = Path(__file__).resolve().parents[1] / "docs" / "rules.md"
BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.M | re.S)


def blocks() -> list[tuple[str, str, str]]:
    return [(m[1], m[2].strip(), m[3]) for m in BLOCK.finditer(DOC.read_text(encoding="utf-8"))]


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block with the output that the page shows."""
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def output(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a command writes; `| word` keeps the lines with the word."""
    command, _, kept = command.partition(" | ")
    program, *arguments = shlex.split(command)
    assert program == "claimcheck"
    main(arguments)
    lines = capsys.readouterr().out.rstrip("\n").split("\n")
    return "\n".join(line.rstrip() for line in lines if not kept or kept in line) + "\n"


def told(command: str, text: str) -> str:
    """The text as it is compared: columns of paths are as wide as the folder's name is long."""
    return re.sub(r" {2,}", "  ", text) if " config " in command else text


def test_every_snippet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    monkeypatch.setenv("COLUMNS", "100")
    ran = 0
    for language, info, body in blocks():
        if info.startswith("file="):
            path = tmp_path / info.removeprefix("file=")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
        elif language == "console":
            for command, shown in commands(body):
                assert told(command, output(command, capsys)) == told(command, shown.rstrip("\n") + "\n"), command
                ran += 1
        elif info == "kinds":
            (tmp_path / "fragment.yaml").write_text("kinds:\n" + "".join(f"  {line}\n" for line in body.splitlines()), encoding="utf-8")
            assert load_rules("fragment.yaml").kinds
        else:
            assert body.startswith("# yaml-language-server: $schema=rules-v1.schema.json")
    assert ran >= 10


def test_the_reference_is_what_the_models_say() -> None:
    text = DOC.read_text(encoding="utf-8")
    assert text[text.index(BEGIN) : text.index(END) + len(END)] == reference(), "put what claimcheck.rule_reference.reference() gives between the marks"


def test_every_command_of_rules_is_described() -> None:
    from claimcheck.commands.rules import rules_group

    text = DOC.read_text(encoding="utf-8")
    assert [c for c in rules_group.commands if f"rules {c}" not in text] == []
