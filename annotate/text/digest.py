"""The digest of a text, and the id that an article gets from it."""

from __future__ import annotations

import hashlib

_ID_DIGITS = 16
"""Hex digits of an article's id: 64 of the 256 bits of the digest."""


def text_digest(text: str) -> str:
    """SHA-256 of the text in UTF-8 as 64 hex digits; lone surrogates are encoded as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article_id(digest: str) -> str:
    """The id of an article that was first seen with a text of this digest: 16 hex digits."""
    return digest[:_ID_DIGITS]
