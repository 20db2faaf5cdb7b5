"""XHTML as the parser of HTML reads it: without prefixes of names and sections of CDATA."""

from __future__ import annotations

import html
import re

_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_PREFIX = re.compile(r"xmlns:([\w.-]+)\s*=\s*[\"']http://www\.w3\.org/1999/xhtml[\"']")
_PREFIXED = re.compile(r"(</?)([\w.-]+):(?=[A-Za-z])")


def as_html(xhtml: str) -> str:
    """Return the same page in the words of HTML."""
    # Behind the last end there is no section, however many begin there.
    beginning, end, rest = xhtml.rpartition("]]>")
    page = _CDATA.sub(lambda section: html.escape(section[1]), beginning + end) + rest
    prefixes = set(_PREFIX.findall(page))
    if not prefixes:
        return page
    return _PREFIXED.sub(lambda tag: tag[1] if tag[2] in prefixes else tag[0], page)
