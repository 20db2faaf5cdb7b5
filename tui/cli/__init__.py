# PYTHON_ARGCOMPLETE_OK
"""The command line: one module a command, data on standard output, words on standard error."""

from tui.cli.main import main

__all__ = ["main"]
