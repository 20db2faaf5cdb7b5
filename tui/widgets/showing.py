"""Showing and hiding widgets while the screen is in use."""

from __future__ import annotations

from textual.widget import Widget

from tui.textual_internals import update_map


def show(widget: Widget, *, shown: bool) -> None:
    """Show or hide a widget, and let the others take or leave the room.

    Textual tells a widget its new size when that is not the one in the map of the screen as it
    was. After scrolling it makes that map when somebody asks for it, which must not be afterwards.
    """
    update_map(widget.screen)
    widget.display = shown
