"""Messages for people on standard error, one safe line each."""

from __future__ import annotations

import sys
from typing import TextIO

from tui.display.glyphs import visible


def tell(words: str) -> None:
    """Print a message as one line, with control characters made visible."""
    # Standard error may be closed.
    stream: TextIO | None = sys.stderr
    if stream is None:
        return
    encoding = stream.encoding or "ascii"
    _release_terminal()
    line = f"postil: {visible(' '.join(words.splitlines()))}\n"
    stream.write(line.encode(encoding, "replace").decode(encoding))
    stream.flush()


def _release_terminal() -> None:
    """Give the terminal back where a first page is on it, which nobody draws without its module."""
    if "tui.cli.first_page.terminal" in sys.modules:
        from tui.cli.first_page.terminal import release_terminal

        release_terminal()
