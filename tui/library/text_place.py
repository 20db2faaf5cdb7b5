"""A place in an article of the library, to be opened in the reader."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A place in a stored text."""

    article_id: str
    """The article's id."""
    title: str
    """A name for people."""
    uri: str
    """Its source."""
    digest: str
    """That of the text in which the offset is."""
    offset: int
    """The place, in code points."""
    item_id: str = ""
    """The annotation there that is to come into focus; empty for none."""
