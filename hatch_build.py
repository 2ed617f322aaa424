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
COMPILE = """
import sys
from mypyc.build import mypycify
from setuptools import setup

group, *modules = sys.argv[1:]
sys.argv[1:] = ["--quiet", "build_ext", "--build-lib", "compiled", "--build-temp", "objects"]
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
        flags = f"{FLAGS} {os.environ.get('CFLAGS', '')}" if sys.platform == "linux" else os.environ.get("CFLAGS", "")
        subprocess.run(command, cwd=folder, env=os.environ | {"CFLAGS": flags}, check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace")
        built = folder / "compiled"
        return {str(path): path.relative_to(built).as_posix() for path in sorted(built.rglob("*")) if path.suffix in (".so", ".pyd")}
