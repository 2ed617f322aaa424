"""Compiles the modules that read documents, where the environment asks for it: `CLAIMCHECK_COMPILE=1 pip wheel .`.

Without that variable the wheel is pure Python. With it mypyc makes extension modules of the modules that pyproject.toml names and puts them
beside their sources, which stay in the wheel; where that fails the wheel is pure, and a warning says why.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SWITCH = "CLAIMCHECK_COMPILE"
GROUP = "claimcheck"
"""Name of the library in which all compiled modules stand; each gets a small one beside its source that leads there."""
FLAGS = "-fno-plt -fno-semantic-interposition -fvisibility=hidden"
"""What makes calls within the library and into the interpreter's cheaper; for the compilers of Linux."""
WATCH = "-fprofile-generate -fprofile-update=single"
WATCHED = "-fprofile-use -fprofile-partial-training -Wno-missing-profile"
"""GCC lays out code by what it saw of its first form at work, and extraction takes some eight percent less time."""
WORK = """
import sys
from pathlib import Path
from claimcheck.extractor import extract
from claimcheck.extractor import segments
from claimcheck.model import Source
from claimcheck.rule_loading import load_rules

assert not segments.__file__.endswith(".py")
rules, files = load_rules(), [Path(sys.argv[2]), *sorted(Path(sys.argv[1]).glob("*.*"))]
for file in 20 * files:
    extract(Source(file.name, file.read_text(encoding="utf-8")), rules, 2020)
"""
COMPILE = """
import sys
from mypyc.build import mypycify
from setuptools import setup

group, *modules = sys.argv[1:]
sys.argv[1:] = ["--quiet", "build_ext", "--force", "--build-lib", "compiled", "--build-temp", "objects"]
setup(name=group, packages=[], ext_modules=mypycify(["--ignore-missing-imports", *modules], opt_level="3", debug_level="0", group_name=group))
"""


class CustomBuildHook(BuildHookInterface[Any]):
    """The hook that hatchling runs for every wheel."""

    def dependencies(self) -> list[str]:
        """What the build needs beside hatchling: the compiler, and what the compiled modules import, whose types it reads."""
        return list(self.config["requires"]) if os.environ.get(SWITCH) == "1" else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled modules to a wheel; an editable one stays pure, so that what is edited is what runs."""
        if os.environ.get(SWITCH) != "1" or version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory(prefix="claimcheck-build-")
        try:
            libraries = self._compiled(Path(self._folder.name))
        except (OSError, subprocess.CalledProcessError) as error:
            said = getattr(error, "stdout", None) or str(error)
            self.app.display_warning(f"claimcheck could not be compiled, the wheel is pure Python: mypy and a C compiler are needed\n{said}")
            return
        build_data["force_include"] |= libraries
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        self.app.display_info(f"claimcheck: {len(libraries) - 1} modules compiled")

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what the compiler left."""
        folder = getattr(self, "_folder", None)
        if folder is not None:
            folder.cleanup()

    def _compiled(self, folder: Path) -> dict[str, str]:
        """The compiled libraries of the modules, made in `folder`: file -> its path in the wheel.

        Raises CalledProcessError with what the compiler said.
        """
        root = Path(self.root)
        modules = sorted({path.relative_to(root).as_posix() for pattern in self.config["modules"] for path in root.glob(pattern)} - set(self.config["pure"]))
        shutil.copytree(root / "claimcheck", folder / "claimcheck", ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd"))
        command = [sys.executable, "-c", COMPILE, GROUP, *modules]
        own = os.environ.get("CFLAGS", "")
        if sys.platform != "linux":
            _run(command, folder, CFLAGS=own)
        elif not self._watched(command, folder, own):
            _run(command, folder, CFLAGS=f"{FLAGS} {own}")
        built = folder / "compiled"
        return {str(path): path.relative_to(built).as_posix() for path in sorted(built.rglob("*")) if path.suffix in (".so", ".pyd")}

    def _watched(self, command: list[str], folder: Path, own: str) -> bool:
        """Compile twice, the second time by what was seen of the first form at work on the seeds; False where the compiler can't."""
        root = Path(self.root)
        if not (root / "seeds").is_dir():
            return False
        try:
            _run(command, folder, CFLAGS=f"{FLAGS} {WATCH} {own}")
            shutil.copytree(folder / "claimcheck", folder / "watched" / "claimcheck")
            shutil.copytree(folder / "compiled", folder / "watched", dirs_exist_ok=True)
            shutil.copy(root / "rules.yaml", folder / "watched" / "claimcheck")
            _run([sys.executable, "-P", "-c", WORK, str(root / "seeds"), str(root / "rules.yaml")], folder, PYTHONPATH=str(folder / "watched"))
            _run(command, folder, CFLAGS=f"{FLAGS} {WATCHED} {own}")
        except subprocess.CalledProcessError as error:
            self.app.display_info(f"compiled without a profile: {error.stdout}")
            return False
        return True


def _run(command: list[str], folder: Path, **environment: str) -> None:
    """Run a command in `folder`; raises CalledProcessError with what it said."""
    subprocess.run(command, cwd=folder, env=os.environ | environment, check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace")
