"""The README keeps its word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.keys.command import show_key
from tui.keys.keymap import DEFAULT

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.parametrize("name", ["postil", "claim", "library"])
def test_its_pictures_need_nothing_from_elsewhere(name: str) -> None:
    assert f"docs/{name}.svg" in README.read_text("utf-8")
    picture = (README.parent / "docs" / f"{name}.svg").read_text("utf-8")
    assert "<svg" in picture
    assert "url(http" not in picture.replace('"', "")
    assert "text-decoration" not in picture


def test_it_is_short() -> None:
    assert len(README.read_text("utf-8").splitlines()) <= 90


def test_every_key_in_its_table_is_one_of_the_reader() -> None:
    rows = re.findall(r"^\| (`.+?) \|", README.read_text("utf-8"), re.MULTILINE)
    named = {key for row in rows for key in re.findall(r"`(\S+)`", row)}

    assert len(rows) == 12
    assert named <= {
        show_key(key) for command in DEFAULT.commands("reader") for key in command.keys
    }
