"""`--help`: every command has one that fits a terminal of 80 columns."""

from __future__ import annotations

import pytest

from tui.cli.arguments import COMMANDS, every_parser, parse


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
    assert f"postil {COMMANDS[command].examples[0][0]}" in words


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_is_in_sentences(command: str) -> None:
    parser = every_parser()
    commands = next(a.choices for a in parser._actions if isinstance(a.choices, dict))
    options = [action for action in commands[command]._actions if action.dest != "help"]
    for sentence in (COMMANDS[command].summary, *(action.help for action in options)):
        assert sentence.endswith("."), sentence
        assert sentence[0].isupper() or sentence.startswith(("bash", "postil-")), sentence
