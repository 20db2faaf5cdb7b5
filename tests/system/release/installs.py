"""Installing the wheel in the ways of people, each into a fresh place, and running the program."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.system.release.packages import ROOT, VERSION
from tests.system.release.rows import Missed, require, run

_SAMPLES = ROOT / "sample"


@dataclass(frozen=True, slots=True)
class Installs:
    """Installations of one wheel.

    Args:
        wheel: What is installed.
        tools: The folder of the programs pipx and uv.
        folder: Where everything goes; each way has a folder of its own, gone afterwards.
    """

    wheel: Path
    tools: Path
    folder: Path

    def pip(self, version: str) -> str:
        """Install by pip under a version of Python, and run."""
        place = self._place(f"pip-{version}")
        run(self._python(version), "-m", "venv", place / "env")
        run(place / "env/bin/python", "-m", "pip", "install", "--quiet", self.wheel)
        seen = _exercise(place / "env/bin/postil", place)
        full = run(
            place / "env/bin/python", "-c", "import platform as p; print(p.python_version())"
        )
        shutil.rmtree(place)
        return f"{full.strip()}: {seen}"

    def pipx(self, version: str) -> str:
        """Install by pipx, and run."""
        place = self._place("pipx")
        homes = {"PIPX_HOME": str(place / "home"), "PIPX_BIN_DIR": str(place / "bin")}
        command = (self.tools / "pipx", "install", "--python", self._python(version), self.wheel)
        run(*command, environment={**os.environ, **homes})
        return self._end(place)

    def uv(self, version: str) -> str:
        """Install by uv as a tool, and run."""
        place = self._place("uv")
        homes = {"UV_TOOL_DIR": str(place / "home"), "UV_TOOL_BIN_DIR": str(place / "bin")}
        command = (self.tools / "uv", "tool", "install", "--python", self._python(version))
        run(*command, self.wheel, environment={**os.environ, **homes})
        return self._end(place)

    def _end(self, place: Path) -> str:
        seen = _exercise(place / "bin/postil", place)
        shutil.rmtree(place)
        return seen

    def _place(self, name: str) -> Path:
        place = self.folder / name
        place.mkdir(parents=True)
        return place

    def _python(self, version: str) -> str:
        """The interpreter of a version, if it is installed; none is ever downloaded."""
        never = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
        find = (self.tools / "uv", "python", "find", "--no-project", version)
        try:
            return run(*find, environment=never).strip()
        except Missed as error:
            raise Missed(f"Python {version} is not installed here") from error


def _exercise(program: Path, folder: Path) -> str:
    """Ask an installed program for its version, for suggestions and for an export.

    Raises:
        Missed: One of them is not as it must be.
    """
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    # It runs where none of the sources are, with nothing of this environment in its way.
    ours = ("PYTHONPATH", "VIRTUAL_ENV", "POSTIL_LIBRARY")
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    environment |= dict.fromkeys(homes, str(folder / "home"))

    def postil(*arguments: str | Path) -> str:
        return run(program, *arguments, environment=environment, folder=folder)

    version = postil("--version").strip()
    require(version == f"postil {VERSION}", f"it says {version}")
    postil("extract", _SAMPLES / "ministers-in-pyongyang.txt", "-o", "suggested.jsonl")
    suggested = json.loads((folder / "suggested.jsonl").read_text("utf-8"))
    require(suggested["spans"], "it suggests nothing in the sample")
    postil("import", _SAMPLES / "harbour-news.jsonl")
    postil("export", "-o", "exported.jsonl")
    exported = (folder / "exported.jsonl").read_text("utf-8").splitlines()
    require(exported, "it exports nothing of the sample")
    return f"{len(suggested['spans'])} suggestions, {len(exported)} articles exported"
