"""The README keeps its word."""

from __future__ import annotations

import re
from pathlib import Path

from tui.keys.commands import READER, show_key

README = Path(__file__).parents[2] / "README.md"


def test_the_picture_is_there() -> None:
    assert "<svg" in (README.parent / "docs" / "postil.svg").read_text("utf-8")


def test_it_is_short() -> None:
    assert len(README.read_text("utf-8").splitlines()) <= 90


def test_every_key_in_its_table_is_one_of_the_reader() -> None:
    rows = re.findall(r"^\| (`.+?) \|", README.read_text("utf-8"), re.MULTILINE)
    named = {key for row in rows for key in re.findall(r"`(\S+)`", row)}

    assert len(rows) == 12
    assert named <= {show_key(key) for command in READER for key in command.keys}
