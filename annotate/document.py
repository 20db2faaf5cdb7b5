"""Documents: an article's text with its title and where it came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

_ID_DIGITS = 16


def text_digest(text: str) -> str:
    """SHA-256 of the text in UTF-8 as 64 hex digits; lone surrogates are encoded as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Document:
    """An article; it never changes. A changed text is another document with another digest."""

    text: str
    """The text exactly as in the source, newlines included."""
    title: str
    """A name for people; metadata, never part of the text."""
    uri: str
    """Where it came from: an absolute path, an address, or `-` for standard input."""
    digest: str = field(default="")
    """SHA-256 of the text, worked out when it is not given."""

    def __post_init__(self) -> None:
        if not self.digest:
            object.__setattr__(self, "digest", text_digest(self.text))


def article_id(digest: str) -> str:
    """The id of an article that was first seen with a text of this digest: 16 hex digits."""
    return digest[:_ID_DIGITS]
