"""Columns: widgets beside each other that leave nothing of the row to draw."""

from __future__ import annotations

from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip


class Columns(Horizontal):
    """Article and panel beside each other."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw no rows."""
        return []
