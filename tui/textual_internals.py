"""Every name of Textual's that is private and used here, each behind a function or class of ours.

A new minor version of Textual may rename any of them: `tests/tui/test_textual_internals.py` has a
test for each, and `pyproject.toml` pins the minor version.
"""

from __future__ import annotations

from textual.screen import Screen


class UpdatesOnRequest(Screen[None]):
    """A screen that can put its next update off, to draw two changes at once."""

    def may_update(self) -> bool:
        """Whether to draw now; called each time that something waits to be drawn."""
        return True

    def update_now(self) -> None:
        """Draw what waits to be drawn."""
        super()._on_timer_update()

    def _on_timer_update(self) -> None:
        if self.may_update():
            super()._on_timer_update()
