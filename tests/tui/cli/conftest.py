"""Programs with their own folders, and one extraction that many tests share."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tui.cli.program import Line, Outcome, Program
from tests.tui.cli.small_libraries import fill_library

ARTICLE = (
    "Ann Lee of the Harbour Board said on Monday that the ferry was late.\r\n\r\n"
    "“We know,” said Bob Dole 💩, “and we are sorry.”\n"
)


@pytest.fixture
def postil(tmp_path: Path) -> Program:
    """The program with an empty library."""
    return Program(tmp_path)


@pytest.fixture
def filled(postil: Program) -> Program:
    """The program with a library in which one article is annotated."""
    fill_library(postil.library)
    return postil


@pytest.fixture(scope="session")
def texts_folder(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A folder with an article, a folder, a bad file and texts as JSONL."""
    program = Program(tmp_path_factory.mktemp("extract"))
    program.write("ferry.txt", ARTICLE)
    program.write("copy.txt", ARTICLE)
    program.write("bad.txt", b"caf\xe9")
    program.write("empty.txt", "\n")
    (program.folder / "more").mkdir()
    program.write("more/a2.txt", "Eve Hart said no.")
    program.write("more/a10.txt", "Tom Farrow said yes.")
    program.write("more/a3.txt", b"\xff\xfea\0")
    return program


@pytest.fixture(scope="session")
def extracted(texts_folder: Program) -> Outcome:
    """One article, extracted once for all tests."""
    outcome = texts_folder.run("extract", "ferry.txt")
    assert outcome.code == 0, outcome.error
    return outcome


@pytest.fixture(scope="session")
def library_export(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Everything of a library, exported."""
    program = Program(tmp_path_factory.mktemp("whole"))
    fill_library(program.library)
    return program.run("export", "--status", "all").output


@pytest.fixture
def line(library_export: bytes) -> Line:
    """The line of that export, to be changed."""
    line: Line = json.loads(library_export)
    return line
