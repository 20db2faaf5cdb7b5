"""Words for people, on standard error, in one safe line each."""

from __future__ import annotations

import sys

from tui.glyphs import visible


def tell(words: str) -> None:
    """Print a line for people; text from outside in it cannot reach the terminal raw."""
    encoding = sys.stderr.encoding or "ascii"
    line = f"postil: {visible(' '.join(words.splitlines()))}\n"
    sys.stderr.write(line.encode(encoding, "replace").decode(encoding))
    sys.stderr.flush()
