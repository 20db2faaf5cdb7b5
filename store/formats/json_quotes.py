"""Quotes of JSON values, for messages."""

from __future__ import annotations

import json

_LONGEST_QUOTE = 40
"""Characters of a JSON value in a message; chosen by hand."""


def quoted(value: object) -> str:
    """Return a JSON value for a message, shortened to fit."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    text = json.dumps(value, ensure_ascii=False)
    if len(text) <= _LONGEST_QUOTE:
        return text
    return text[: _LONGEST_QUOTE - 2] + ('…"' if isinstance(value, str) else "…")
