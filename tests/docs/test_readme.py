"""The README keeps its word."""

from __future__ import annotations

from pathlib import Path

from tui.keys.table import with_table

README = Path(__file__).parents[2] / "README.md"


def test_the_table_of_keys_is_the_keymap() -> None:
    text = README.read_text("utf-8")
    assert with_table(text) == text


def test_the_picture_is_there() -> None:
    assert "<svg" in (README.parent / "docs" / "postil.svg").read_text("utf-8")
