"""How much garbage may lie about: to look for it costs more than it takes."""

from __future__ import annotations

GARBAGE = 20_000
"""New objects after which garbage is collected, those of an open app or two; Python's own choice
is 700; chosen by hand."""
