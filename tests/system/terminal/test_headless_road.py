"""Extract, import, accept in the reader, export: every step by the real program."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.formats.format import Format
from store.formats.registry import FORMATS
from tests.system.terminal.terminal import Terminal
from tests.tui.cli.program import POSTIL, Program


class Road:
    """Two articles whose suggestions came by an import, and readers on terminals."""

    def __init__(self, folder: Path) -> None:
        self.program = Program(folder)
        self.program.write("a.txt", "Ann Lee of the Harbour Board came on Monday.\n")
        self.program.write("b.txt", "Bob Dole told reporters that the quay would open.\n")
        assert self.program.run("extract", "a.txt", "b.txt", "-o", "s.jsonl").code == 0
        assert self.program.run("import", "s.jsonl").code == 0
        self._terminals: list[Terminal] = []

    def read(self) -> Terminal:
        article = str(self.program.folder / "a.txt")
        command = [POSTIL, "read", article, "--library", str(self.program.library)]
        reader = Terminal(
            [*command, "--annotator", "anna", "--model", "none_such"],
            environment=self.program.environment,
        )
        self._terminals.append(reader)
        reader.wait_for(r"\bsaved\b")
        return reader

    def exported(self, file_format: Format) -> bytes:
        """The content of all files of an export in a format, none of it compressed."""
        place = f"out-{file_format.name}{'' if file_format.has_many_files else file_format.suffix}"
        options = ("--unfinished-as-outside", "--format", file_format.name, "-o", place)
        outcome = self.program.run("export", *options)
        assert outcome.code == 0, outcome.error
        path = self.program.folder / place
        files = path.iterdir() if path.is_dir() else [path]
        content = b"".join(map(_content, files))
        return zlib.decompress(content) if path.suffix == ".spacy" else content

    def close(self) -> None:
        for terminal in self._terminals:
            terminal.close()


def _content(file: Path) -> bytes:
    """The bytes of a file; those of all files in an archive."""
    if not zipfile.is_zipfile(file):
        return file.read_bytes()
    with zipfile.ZipFile(file) as archive:
        return b"".join(map(archive.read, archive.namelist()))


@pytest.fixture
def road(tmp_path: Path) -> Iterator[Road]:
    road = Road(tmp_path)
    yield road
    road.close()


@pytest.mark.parametrize("restarts", ["before", "after"])
def test_a_suggestion_is_accepted_in_the_reader_and_exported(road: Road, restarts: str) -> None:
    reader = road.read()
    if restarts == "before":
        reader.press("q")
        assert reader.wait_for_exit() == 0
        reader = road.read()
    reader.press("tab", "a")
    reader.wait_for("saved 1")
    reader.press("q")
    assert reader.wait_for_exit() == 0
    if restarts == "after":
        reader = road.read()
        reader.press("q")
        assert reader.wait_for_exit() == 0

    outcome = road.program.run("export")

    assert outcome.code == 0, outcome.error
    items = [item for line in outcome.lines for item in (*line["spans"], *line["claims"])]
    assert [item["status"] for item in items] == ["accepted"]
    assert items[0]["created"] == items[0]["updated"]
    for file_format in FORMATS:
        # A draft of fact checks holds claims alone.
        is_there = items[0]["label"].encode() in road.exported(file_format)
        assert is_there == (file_format.name != "claimreview"), file_format.name
