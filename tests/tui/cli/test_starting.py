"""Every command as a person starts it; it does what it does where tests fork it."""

from __future__ import annotations

import pytest

from tests.tui.cli.program import Program
from tui.cli.arguments import COMMANDS

ARGUMENTS = {
    "read": ("a.txt",),
    "extract": ("a.txt", "--model", "none_such"),
    "export": ("--format", "prodigy", "--status", "all"),
    "import": ("a.txt",),
    "evaluate": ("a.txt", "a.txt"),
    "compare": ("a.txt", "a.txt"),
    "review": ("a.txt", "a.txt"),
    "restore": ("none-such",),
}
"""Of commands that need some."""


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_does_the_same_started_and_forked(stocked: Program, command: str) -> None:
    stocked.write("a.txt", "Eve spoke.")
    arguments = (command, *ARGUMENTS.get(command, ()))

    assert stocked.start(*arguments) == stocked.run(*arguments)
