"""Words for people, on standard error, in one safe line each."""

from __future__ import annotations

import sys
from typing import TextIO

from tui.display.glyphs import visible


def tell(words: str) -> None:
    """Print a line for people; text from outside in it cannot reach the terminal raw."""
    # With the stream closed there is nobody to tell.
    stream: TextIO | None = sys.stderr
    if stream is None:
        return
    encoding = stream.encoding or "ascii"
    line = f"postil: {visible(' '.join(words.splitlines()))}\n"
    stream.write(line.encode(encoding, "replace").decode(encoding))
    stream.flush()
