"""The first press of a key: it brings what is decided into focus, the second one changes it."""

from __future__ import annotations

from annotate.annotation import Item, Status, status_of
from tui.reader.detail_line import STATUS_WORDS
from tui.reader.page import Page
from tui.reader.state import ReadingState


def focus_first(item: Item, state: ReadingState, page: Page, *, again: str) -> bool:
    """Focus a decided annotation that is not in focus, and say so.

    Args:
        item: The annotation that a key is about.
        state: The reading state.
        page: What is on screen.
        again: The effect of the same key on it once it is in focus, such as `rejects it`.

    Returns:
        Whether it only came into focus; False where the key may act at once, because the item is
        in focus or pending.
    """
    is_at_hand = item.id == state.focus_id or status_of(item) is Status.SUGGESTED
    if is_at_hand or state.annotations is None:
        return False
    page.focus_on(item)
    page.say(f"{STATUS_WORDS[status_of(item)]}, and in focus now: the same key {again}")
    return True
