"""Showing and hiding widgets while the screen is in use."""

from __future__ import annotations

from textual.widget import Widget

from tui.textual_internals import update_map


def set_visible(widget: Widget, *, is_visible: bool) -> None:
    """Show or hide a widget, and let the others take or leave the room.

    Textual reports a new size to a widget when it differs from the one in the map of the screen.
    After scrolling it makes that map only when it is asked for, which has to be before the change.
    """
    update_map(widget.screen)
    widget.display = is_visible
