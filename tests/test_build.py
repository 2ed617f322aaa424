"""The hook that compiles the wheel: only where it is asked for, and pure Python with a reason where it fails."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
PURE: dict[str, Any] = {"force_include": {}, "pure_python": True, "infer_tag": False}


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _initialized(folder: Path, source: str, version: str) -> dict[str, Any]:
    """The build data behind the hook, for a package of one module."""
    (folder / "claimcheck").mkdir()
    (folder / "claimcheck" / "one.py").write_text(source, encoding="utf-8")
    config = {"modules": ["claimcheck/*.py"], "pure": [], "requires": ["mypy"]}
    hook = _module().CustomBuildHook(str(folder), config, None, None, str(folder / "dist"), "wheel")
    data = {name: dict(value) if isinstance(value, dict) else value for name, value in PURE.items()}
    hook.initialize(version, data)
    hook.finalize(version, data, "")
    return data


def test_pure_unless_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAIMCHECK_COMPILE", raising=False)
    assert _initialized(tmp_path, "ONE: int = 1\n", "standard") == PURE


def test_an_editable_install_stays_pure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_COMPILE", "1")
    assert _initialized(tmp_path, "ONE: int = 1\n", "editable") == PURE


def test_what_cannot_be_compiled_is_pure_and_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("CLAIMCHECK_COMPILE", "1")
    assert _initialized(tmp_path, 'ONE: int = "one"\n', "standard") == PURE
    said = capsys.readouterr()
    assert "pure Python" in said.err
    assert "Incompatible types in assignment" in said.err
