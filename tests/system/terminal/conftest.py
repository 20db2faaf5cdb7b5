"""A reader on a terminal of its own, with an article made for the test and a fresh library."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from annotate.annotation import Status
from annotate.entity import Entity
from store.library.library import Library
from tests.system.terminal.terminal import Terminal

WORDS = "Anna met Boris near Calais while Doris wrote to Emil about Ferrol"
SIZE = (80, 24)
"""Cells and rows of a window, where nothing else is asked for."""


class TerminalUser:
    """A user with an article, a library, and terminals on which the article is read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.article = folder / "letter.txt"
        self.article.write_text(WORDS + "\n")
        self.library = Library(folder / "library")
        self.stall = folder / "disk.stall"
        """While this file exists, the disk hangs, where the fault `stall` was put in."""
        self.stall_reached = folder / "disk.reached"
        self._terminals: list[Terminal] = []
        self._environment = {
            "XDG_CONFIG_HOME": str(folder),
            "XDG_DATA_HOME": str(folder),
            "XDG_STATE_HOME": str(folder),
            "POSTIL_STALL": str(self.stall),
        }

    def read(
        self,
        *faults: str,
        is_started: bool = False,
        options: Sequence[str] = (),
        size: tuple[int, int] = SIZE,
    ) -> Terminal:
        """Open the article as `open` does, and wait until it can be annotated."""
        reader = self.open(*faults, is_started=is_started, options=options, size=size)
        reader.wait_for(r"\bsaved\b")
        return reader

    def open(
        self,
        *faults: str,
        is_started: bool = False,
        options: Sequence[str] = (),
        size: tuple[int, int] = SIZE,
        **environment: str,
    ) -> Terminal:
        """Open the article as `anna`, without a pipeline, perhaps with faults put in."""
        program = [str(Path(sys.executable).with_name("postil"))]
        if faults:
            program = [sys.executable, "-m", "tests.system.terminal.faulty", *faults, "--"]
        arguments = ["--library", str(self.library.root), "--annotator", "anna"]
        reader = Terminal(
            [*program, "read", str(self.article), *arguments, "--model", "none_such", *options],
            environment={**self._environment, **environment},
            columns=size[0],
            rows=size[1],
            is_started=is_started,
        )
        self._terminals.append(reader)
        return reader

    @property
    def accepted(self) -> list[str]:
        """The accepted entities in the library, in text order, as they stand in the text."""
        article = self.library.articles()[0]
        records = article.layer("anna").load().records
        spans = sorted(
            record.body.span
            for record in records
            if isinstance(record.body, Entity) and record.status is Status.ACCEPTED
        )
        return [WORDS[span.start : span.end] for span in spans]

    @property
    def files(self) -> list[str]:
        """The names of the files in the folder of the layers, sorted."""
        return sorted(path.name for path in self.library.root.glob("articles/*/layers/*"))

    def close(self) -> None:
        for terminal in self._terminals:
            terminal.close()


@pytest.fixture
def user(tmp_path: Path) -> Iterator[TerminalUser]:
    user = TerminalUser(tmp_path)
    yield user
    user.close()
