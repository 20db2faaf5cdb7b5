"""Surrogates in JSON, which UTF-8 cannot hold: very few texts have any."""

from __future__ import annotations

import re

_SURROGATE = r"[\ud800-\udfff]"
_PAIR = r"[\ud800-\udbff][\udc00-\udfff]"


def has_surrogate_pair(text: str) -> bool:
    """Tell whether a text holds two surrogates that JSON would read back as one character."""
    return not _is_encodable(text) and re.search(_PAIR, text) is not None


def escape_surrogates(json_text: str) -> str:
    """JSON that UTF-8 can hold: each surrogate as an escape."""
    if _is_encodable(json_text):
        return json_text
    return re.sub(_SURROGATE, lambda match: f"\\u{ord(match[0]):04x}", json_text)


def _is_encodable(text: str) -> bool:
    # This takes a fraction of the time of a search.
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
