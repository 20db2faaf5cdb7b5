"""Datelines: place, date and agency ahead of a report, as in “OSLO, 3 May (Agency) – ”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from annotate.span import Span

_CAPITALS = r"\p{Lu}[\p{Lu}.'’-]{2,}"
_NAME = r"\p{Lu}[\p{L}.'’-]+"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}})?"
_DATELINE = regex.compile(
    rf"^[ \t]*(?:(?P<place>{_CAPITALS}(?: {_CAPITALS}){{0,3}})(?P<more>, [^()\n–—]{{1,40}}?)?"
    # A place that is not in capitals needs a date.
    rf"|(?P<place>{_NAME}(?: {_NAME}){{0,3}})(?:, {_NAME})?, {_DATE})"
    r"(?P<agency> \([^()\n]{1,60}\))?"
    r"(?: --? |\s?[–—]\s?)"
    # A headline in capitals may have a dash as well; behind an agency, anything is a report.
    r"(?(agency)(?=\S)|(?=[\"'“‘«]?(?:\d|\p{Lu}(?!\p{Lu}))))",
    regex.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The line ahead of a report; positions are code points."""

    place: Span
    """The name of the place."""
    end: int
    """The offset at which the report itself begins."""
    is_certain: bool
    """True if there is more than the name; a lone word may be “ANALYSIS” as well."""


def datelines(text: str) -> Iterator[Dateline]:
    """The datelines at the beginnings of the lines of a text."""
    for match in _DATELINE.finditer(text):
        is_certain = bool(match["agency"] or match["more"])
        yield Dateline(Span(*match.span("place")), match.end(), is_certain)
