"""Postil, and a package with suggesters, built as wheels and installed into this environment."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[4]
_PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "harbour-suggesters"
version = "1.0"

[project.entry-points."postil.suggesters"]
phone-numbers = "harbour_suggesters:phone_numbers"
dates = "harbour_suggesters:dates"
ruler = "harbour_suggesters:ruled"
"""


def install(folder: Path) -> None:
    """Build both in a folder, and install them; what they need is here already."""
    source = folder / "harbour"
    source.mkdir(parents=True)
    (source / "pyproject.toml").write_text(_PROJECT, "utf-8")
    shutil.copy(Path(__file__).with_name("libraries.py"), source / "harbour_suggesters.py")
    for project in (_ROOT, source):
        _python("hatchling", "build", "-t", "wheel", "-d", str(folder), folder=project)
    wheels = map(str, folder.glob("*.whl"))
    options = ("--quiet", "--disable-pip-version-check", "--no-index", "--no-deps")
    _python("pip", "install", *options, "--force-reinstall", *wheels, folder=folder)


def _python(*arguments: str, folder: Path) -> None:
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(arguments)} failed:\n{done.stderr}")
