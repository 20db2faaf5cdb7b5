"""Labels of one's own, chosen and edited from the reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.system.terminal.conftest import TerminalUser
from tests.system.terminal.terminal import Terminal

SHIP = '[[label]]\nname = "SHIP"\nkey = "1"\n'


def read_with_editor(user: TerminalUser, monkeypatch: pytest.MonkeyPatch, script: str) -> Terminal:
    """Open the article; the editor is a script that is given the file."""
    editor = user.folder / "my editor"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", f"'{editor}'")
    return user.read()


def labels_file(user: TerminalUser) -> Path:
    return user.library.root / "labels.toml"


def test_labels_are_edited_and_in_force_at_once(
    user: TerminalUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = read_with_editor(user, monkeypatch, 'sed -i \'s/"PERSON"/"HUMAN"/\' "$1"')
    reader.press("1", "w")
    reader.wait_for("saved 1")
    reader.press("M", *"edit", "enter")
    reader.wait_for(r"✓1 .* saved\s*\n")
    reader.press("w", "1")
    reader.wait_for("HUMAN “Boris”")
    assert 'name = "HUMAN"' in labels_file(user).read_text()
    reader.wait_for("✓2 ")
    reader.press("q")
    reader.wait_for_exit()
    assert user.accepted == ["Anna", "Boris"]


def test_a_slip_in_the_file_is_reported_with_its_line_and_changes_nothing(
    user: TerminalUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = 'printf \'[[label]]\\nname = "A"\\nkee = "1"\\n\' > "$1"'
    reader = read_with_editor(user, monkeypatch, script)
    reader.press("M", *"edit", "enter")
    reader.wait_for("line 3.*did you mean")
    reader.press("1")
    reader.wait_for("PERSON “Anna”")


def test_an_editor_that_is_not_there_is_reported(
    user: TerminalUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    reader = user.read()
    reader.press("M", *"edit", "enter")
    reader.wait_for("no-such-editor does not run here")
    reader.press("1")
    reader.wait_for("PERSON “Anna”")


def test_the_labels_of_the_library_can_be_put_out_of_force(user: TerminalUser) -> None:
    user.library.root.mkdir(parents=True)
    labels_file(user).write_text(SHIP)
    reader = user.read()
    reader.press("1", "w")
    reader.wait_for("SHI\\b")
    reader.wait_for("saved 1")
    reader.press("M", *"built", "enter")
    reader.wait_for(r"✓1 .* saved\s*\n")
    reader.press("w", "1")
    reader.wait_for("PERSON “Boris”")
