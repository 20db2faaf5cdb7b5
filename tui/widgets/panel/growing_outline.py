"""An outline that grows little by little, and what the panel asks of it before there is one."""

from __future__ import annotations

from annotate.annotation import Item
from annotate.labels.scheme import LabelScheme
from tui.widgets.panel.listing import Listing
from tui.widgets.panel.outline import Outline

_AT_ONCE = 400
"""Annotations that are taken in at once: a few milliseconds."""


class GrowingOutline:
    """Lists the annotations of a listing, and anew those of the next one.

    Args:
        scheme: The labels in force.
    """

    def __init__(self, scheme: LabelScheme) -> None:
        self._scheme = scheme
        self.outline: Outline | None = None
        """What is listed; None before the first listing and while the article is being opened."""

    def begin(self, listing: Listing) -> None:
        """List these annotations from now on."""
        if self.outline is not None:
            self.outline.close()
        self.outline = None
        annotations, speakers = listing.annotations, listing.speakers
        if annotations is not None and speakers is not None:
            self.outline = Outline(annotations, speakers, self._scheme, listing.passes)
            self.grow()

    def grow(self) -> None:
        """Take in some more annotations."""
        if self.outline is not None:
            self.outline.grow(_AT_ONCE)

    @property
    def is_complete(self) -> bool:
        """True if everything is listed."""
        return self.outline is None or self.outline.is_complete

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.outline) if self.outline is not None else 0

    def take_changed_rows(self) -> list[range] | None:
        """The rows that have changed since the last call; None where others may have, too."""
        return self.outline.take_changed_rows() if self.outline is not None else None

    def rows_of(self, item: Item | None) -> range:
        """The rows of an annotation; none where it is not listed."""
        rows = self.outline.rows_of(item) if self.outline is not None and item is not None else None
        return rows if rows is not None else range(0)
