"""The program beside the suggesters, as a person runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_PATIENCE = 300.0
"""Seconds that a run may take; chosen by hand."""


class Postil:
    """The installed program with suggesters, and a home of its own.

    Args:
        folder: Where its home is.
        suggesters: The name of each, and its settings as TOML.
    """

    def __init__(self, folder: Path, suggesters: Sequence[tuple[str, str]]) -> None:
        self.folder = folder
        self.library = folder / "library"
        self._suggesters = suggesters
        self.names = [f"suggester-{number}" for number, _ in enumerate(suggesters)]
        """The name of each suggester; its title is what was given."""

    @property
    def environment(self) -> Mapping[str, str]:
        """That of this process, without what leads to the sources or to other settings."""
        own = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
        home = dict.fromkeys(homes, str(self.folder / "home"))
        return {**own, **home, "POSTIL_LIBRARY": str(self.library), "TERM": "xterm-256color"}

    @property
    def command(self) -> str:
        """The path of the program."""
        return str(Path(sys.executable).with_name("postil"))

    def configure(self) -> None:
        """Write the configuration."""
        tables = [
            f"[[suggester]]\nname = {json.dumps(name)}\ntitle = {json.dumps(title)}\n{settings}\n"
            for name, (title, settings) in zip(self.names, self._suggesters, strict=True)
        ]
        folder = self.folder / "home" / "postil"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "config.toml").write_text("\n".join(tables), "utf-8")

    def extract(self, title: str, text: str) -> list[dict[str, Any]]:
        """The lines that are extracted from a text with one suggester; nothing is said."""
        self.configure()
        done = self._run("extract", "--suggester", self._name(title), self._file(text))
        if done.returncode or done.stderr:
            sys.exit(f"{title}: exit code {done.returncode}\n{done.stderr}")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def refusal(self, title: str, text: str) -> str:
        """What is said where one suggester gives nothing."""
        self.configure()
        done = self._run("extract", "--suggester", self._name(title), self._file(text))
        if not done.returncode:
            sys.exit(f"{title}: nothing went wrong")
        return done.stderr.strip()

    def run(self, *arguments: str) -> str:
        """What the program prints; its failure ends the check."""
        self.configure()
        done = self._run(*arguments)
        if done.returncode:
            sys.exit(f"postil {' '.join(arguments)}: exit code {done.returncode}\n{done.stderr}")
        return done.stdout

    def _name(self, title: str) -> str:
        titles = [each for each, _ in self._suggesters]
        return self.names[titles.index(title)]

    def _file(self, text: str) -> str:
        path = self.folder / "article.txt"
        path.write_text(text, "utf-8")
        return str(path)

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.command, *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
