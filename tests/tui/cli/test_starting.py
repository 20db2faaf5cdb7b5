"""Every command in a process of its own behaves as in the forked ones of the other tests."""

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
    "serve": ("none-such",),
    "completion": ("bash",),
}
"""Of commands that need some."""


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_does_the_same_started_and_forked(filled: Program, command: str) -> None:
    filled.write("a.txt", "Eve spoke.")
    arguments = (command, *ARGUMENTS.get(command, ()))

    assert filled.start(*arguments) == filled.run(*arguments)
