"""Lines with marked words, as wide as the terminal; in a pipe, one line for each."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from tui.cli.streams import is_terminal
from tui.display.glyphs import visible

_INDENT = "      "
"""In front of what does not fit the first line."""
_BEGIN, _END = "\x01", "\x02"
"""Stand around marked words until lines are broken; texts have no control characters here."""
_LEAST_WIDTH = 20
"""Characters of a line at least, however narrow the terminal is; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Look:
    """The way in which lines are written."""

    width: int = 0
    """Characters of a line; 0 for as many as there are."""
    is_bold: bool = False
    """Marked words are bold; else they stand between asterisks."""


def look_of_output() -> Look:
    """The way in which lines are written to standard output as it is."""
    if not is_terminal(sys.stdout):
        return Look()
    return Look(shutil.get_terminal_size().columns, "NO_COLOR" not in os.environ)


def marked(text: str) -> str:
    """A text of others as marked words."""
    return f"{_BEGIN}{visible(text)}{_END}"


def wrapped(line: str, look: Look) -> Iterator[str]:
    """Yield a line in as many as it needs; its texts of others have gone through `visible`."""
    begin, end = ("\x1b[1m", "\x1b[22m") if look.is_bold else ("*", "*")
    width = max(_LEAST_WIDTH, look.width)
    parts = (
        textwrap.wrap(line, width, subsequent_indent=_INDENT, break_on_hyphens=False)
        if look.width
        else [line]
    )
    for part in parts:
        yield part.replace(_BEGIN, begin).replace(_END, end)
