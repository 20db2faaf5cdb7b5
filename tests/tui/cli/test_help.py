"""`--help`: every command has one that fits a terminal of 80 columns."""

from __future__ import annotations

import pytest

from tui.cli.arguments import COMMANDS, parse


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_fits_80_columns(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    with pytest.raises(SystemExit) as ended:
        parse([command, "--help"])

    words = capsys.readouterr().out
    assert ended.value.code == 0
    assert words.startswith(f"usage: postil {command} ")
    assert [line for line in words.splitlines() if len(line) > 80] == []
