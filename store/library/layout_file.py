"""Layouts on disk: headings and emphasis of a rendered text, beside the text."""

from __future__ import annotations

from pathlib import Path

from annotate.layout import NO_LAYOUT, Heading, Layout, Look, Styled
from annotate.span import Span
from store.files.json_files import read_optional, to_json


def layout_to_bytes(layout: Layout) -> bytes:
    """A layout as JSON."""
    headings = [[heading.start, heading.level, heading.title] for heading in layout.headings]
    styled = [[piece.span.start, piece.span.end, piece.look] for piece in layout.styled]
    return to_json({"headings": headings, "styled": styled})


def read_layout(path: Path, length: int) -> Layout:
    """The layout of a text of this length; none where there is no file or it makes no sense.

    It only says how the text looks: without it everything can still be read and annotated.
    """
    stored = read_optional(path)
    try:
        headings = [
            Heading(int(start), int(level), str(title))
            for start, level, title in stored["headings"]
        ]
        styled = [Styled(Span(start, end), Look(look)) for start, end, look in stored["styled"]]
    except (ValueError, KeyError, TypeError):
        return NO_LAYOUT
    ends = [heading.start for heading in headings] + [piece.span.end for piece in styled]
    fits = all(0 <= end <= length for end in ends)
    return Layout(tuple(headings), tuple(styled)) if fits else NO_LAYOUT
