"""The words of the panel's head: the counts, and the filter that is on."""

from __future__ import annotations

from tui.display.glyphs import visible
from tui.widgets.panel.listing import Listing
from tui.widgets.panel.row_words import RowWords


def head_words(listing: Listing, claims: int, entities: int, *, is_complete: bool) -> RowWords:
    """The counts at the left, more to come with a plus; the filter at the right."""
    more = "" if is_complete and listing.progress is None else "+"
    counts = f" Claims {claims}{more}   Entities {entities}{more}"
    words = f"{listing.filter_key} {visible(listing.filter_words)}" if listing.filter_words else ""
    return RowWords(((counts, "text"),), ((words, "filter"),) if words else ())
