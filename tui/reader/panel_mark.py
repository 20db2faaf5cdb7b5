"""What the side panel marks of the article."""

from __future__ import annotations

from annotate.annotation import Item
from tui.reader.state import ReadingState


def item_to_mark(state: ReadingState) -> Item | None:
    """The claim that is open, else the annotation that a command is about; None for a new claim."""
    draft = state.draft
    if draft is None:
        return state.target
    if state.annotations is None or draft.editing is None:
        return None
    return state.annotations.items.get(draft.editing)
