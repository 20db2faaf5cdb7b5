"""Documents: an article's text with its title and where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from annotate.layout import NO_LAYOUT, Layout
from annotate.text.digest import article_id, text_digest

__all__ = [
    "FACTS",
    "NO_FACTS",
    "Document",
    "article_id",
    "known_facts",
    "text_digest",
]

FACTS = ("author", "date", "url")
"""Metadata of an article besides its title: its author, its date (ISO 8601), and the address that
it gives for itself."""

NO_FACTS: Mapping[str, str] = MappingProxyType({})
"""The facts of an article of which none is known."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article; it never changes. A changed text is another document with another digest."""

    text: str
    """The text exactly as in the source, newlines included; of a rendered format, as shown."""
    title: str
    """A name for people; metadata, never part of the text."""
    uri: str
    """Its origin: an absolute path, an address, or `-` for standard input."""
    digest: str = field(default="")
    """SHA-256 of the text, computed when it is not given."""
    facts: Mapping[str, str] = field(default_factory=lambda: NO_FACTS, hash=False)
    """Further metadata, under the names in `FACTS`."""
    layout: Layout = NO_LAYOUT
    """Headings and emphasis, as far as the format knows them."""
    remarks: tuple[str, ...] = field(default=(), compare=False)
    """Sentences on what the loader left out or put right; they are shown and not stored."""
    is_complete: bool = field(default=True, compare=False)
    """False if text or annotations of the source are missing; the remarks name them."""

    def __post_init__(self) -> None:
        if not self.digest:
            object.__setattr__(self, "digest", text_digest(self.text))

    @property
    def is_blank(self) -> bool:
        """True if there is nothing to read: no character, or white space alone."""
        return not self.text or self.text.isspace()


def known_facts(values: Mapping[str, object]) -> Mapping[str, str]:
    """Select the facts about an article: non-empty strings under the names in `FACTS`."""
    return {name: value for name in FACTS if isinstance(value := values.get(name), str) and value}
