"""The page of keys is made from the table of commands."""

from __future__ import annotations

from pathlib import Path

from tui.keys.commands import COMMANDS
from tui.keys.docs_tables import with_tables

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"


def test_the_tables_of_keys_are_the_keymap() -> None:
    text = PAGE.read_text("utf-8")
    assert with_tables(text) == text


def test_every_command_but_the_middle_digits_has_a_row() -> None:
    text = PAGE.read_text("utf-8")
    ids = [command.id for command in COMMANDS if not command.is_of_scheme]
    ids += ["reader.label_1", "reader.label_0", "reader.attribute_1", "reader.attribute_4"]

    assert [name for name in ids if f"`{name}`" not in text] == []
