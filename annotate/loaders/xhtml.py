"""XHTML as the parser of HTML reads it: without prefixes of names and sections of CDATA."""

from __future__ import annotations

import html
import re

_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_PREFIX = re.compile(r"xmlns:([\w.-]+)\s*=\s*[\"']http://www\.w3\.org/1999/xhtml[\"']")


def as_html(xhtml: str) -> str:
    """Return the same page in the words of HTML."""
    page = _CDATA.sub(lambda section: html.escape(section[1]), xhtml)
    for prefix in set(_PREFIX.findall(page)):
        page = re.sub(rf"(</?){re.escape(prefix)}:(?=[A-Za-z])", r"\1", page)
    return page
