"""The words of the panel's head: the counts, and the filter that is on."""

from __future__ import annotations

from tui.display.glyphs import visible
from tui.widgets.panel.listing import Listing
from tui.widgets.panel.outline import Outline
from tui.widgets.panel.row_words import RowWords


def head_words(listing: Listing, outline: Outline | None) -> RowWords:
    """The counts at the left, with a plus where more are to come; the filter at the right."""
    claims, entities, is_complete = 0, 0, True
    if outline is not None:
        claims, entities, is_complete = outline.claims, outline.entities, outline.is_complete
    more = "" if is_complete and listing.progress is None else "+"
    counts = f" Claims {claims}{more}   Entities {entities}{more}"
    words = f"{listing.filter_key} {visible(listing.filter_words)}" if listing.filter_words else ""
    return RowWords(((counts, "text"),), ((words, "filter"),) if words else ())
