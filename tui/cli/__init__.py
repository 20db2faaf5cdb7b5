# PYTHON_ARGCOMPLETE_OK
"""The command line: one module a command, data on standard output, words on standard error."""

from __future__ import annotations

import sys

# `typing` and `collections` take longer to import than the version takes to print.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

_INTERRUPTED = 130
"""The exit code after Ctrl-C while something is still imported; that of `tui.cli.exit_codes`."""


def main(argv: Sequence[str] | None = None) -> None:
    """Run the program and end with its exit code.

    Each import here is one that every start waits for, and the first page of an article.
    """
    words = sys.argv[1:] if argv is None else argv
    if words[:1] == ["--version"]:
        from tui.cli.version import print_version

        print_version()
        sys.exit(0)
    from store.files import gc_control

    # Walking through what is imported takes a tenth of the time in which a command starts.
    gc_control.pause()
    from tui.cli.first_page.showing import show_first_page

    try:
        with show_first_page(words):
            from tui.cli.command_line import run

            code = run(words)
    except KeyboardInterrupt:
        code = _INTERRUPTED
    finally:
        gc_control.resume()
    sys.exit(code)
