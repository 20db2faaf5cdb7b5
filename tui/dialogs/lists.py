"""Moving the highlight of a list."""

from __future__ import annotations

from textual.widgets import OptionList


def move_highlight(options: OptionList, rows: int) -> None:
    """Highlight the next option of a list, or the previous one where `rows` is negative."""
    if rows > 0:
        options.action_cursor_down()
    else:
        options.action_cursor_up()
