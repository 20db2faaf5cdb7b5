"""What the side panel is to list: the annotations of the article that the filter shows."""

from __future__ import annotations

from tui.keys.keymap import Keymap
from tui.reader.state import ReadingState
from tui.reader.suggestion_feed import SuggestionFeed
from tui.widgets.panel.listing import Listing


def panel_listing(state: ReadingState, feed: SuggestionFeed, keymap: Keymap) -> Listing:
    """What is to be listed at this moment, with the keys that the panel names."""
    return Listing(
        state.annotations,
        state.speakers,
        state.passes_filter,
        state.item_filter.words if state.item_filter is not None else "",
        keymap.shown_key("filter"),
        keymap.shown_key("label('1')"),
        feed.progress,
    )
