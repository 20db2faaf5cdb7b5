"""Words of others on one line of a page for people: drawn, never obeyed by what shows the page."""

from __future__ import annotations

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
"""The control pictures of Unicode, by the control characters that they stand for."""
_UNSEEN = dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000)), "\ufffd")
"""Control characters without a picture, and halves of a character."""
_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Marks that turn the direction of all that follows; a page ends at none of them."""
_SHOWN = {**_PICTURES, **_UNSEEN, **_TURNING}


def shown(text: str) -> str:
    """Return a text on one line, with pictures for control characters and none that turn it."""
    return " ".join(text.split()).translate(_SHOWN)
