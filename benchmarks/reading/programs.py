"""The programs that are compared, with the command that starts each on a text."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.reading.hello import GREETING
from benchmarks.reading.libraries import AUTHOR
from benchmarks.reading.terminal import Terminal
from benchmarks.reading.texts import FIRST_WORD
from store.library.library import Library

_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Program:
    """A program and its command line."""

    name: str
    argv: tuple[str, ...]
    first_word: str = FIRST_WORD
    """The word that is on screen as soon as the text can be read."""
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def is_installed(self) -> bool:
        """True if it can be started."""
        return shutil.which(self.argv[0]) is not None

    def run(self) -> Terminal:
        """Start it."""
        return Terminal(self.argv, environment=self.environment)


def hello() -> Program:
    """Textual's hello-world."""
    return Program("Textual hello-world", (sys.executable, _script("hello")), GREETING)


def bare(text: Path) -> Program:
    """The bare reader on Textual's line API."""
    environment = {"PYTHONPATH": str(_ROOT)}
    decisions = text.with_suffix(".decisions")
    argv = (sys.executable, _script("bare"), str(text), str(decisions))
    return Program("bare line-API app", argv, environment=environment)


def less(text: Path) -> Program:
    """`less`, without the user's settings."""
    return Program("less", ("less", str(text)), environment={"LESS": ""})


def vim(text: Path) -> Program:
    """`vim`, without the user's settings and without syntax."""
    return Program("vim", ("vim", "-u", "NONE", "-N", "-R", "-c", "set hlsearch", str(text)))


def postil(text: Path, library: Library) -> Program:
    """Postil, with its own settings alone."""
    program = str(Path(sys.executable).with_name("postil"))
    where = ("--library", str(library.root), "--annotator", AUTHOR.name)
    environment = {"XDG_CONFIG_HOME": str(library.root), "XDG_DATA_HOME": str(library.root)}
    return Program("Postil", (program, "read", str(text), *where), environment=environment)


def _script(name: str) -> str:
    return str(Path(__file__).with_name(f"{name}.py"))
