"""Layouts on disk: headings and emphasis of a rendered text, beside the text."""

from __future__ import annotations

import json
from pathlib import Path

from annotate.layout import NO_LAYOUT, Heading, Layout, Look, Styled
from annotate.span import Span


def layout_to_bytes(layout: Layout) -> bytes:
    """A layout as JSON."""
    headings = [[heading.start, heading.level, heading.title] for heading in layout.headings]
    styled = [[one.span.start, one.span.end, one.look] for one in layout.styled]
    return json.dumps({"headings": headings, "styled": styled}).encode("ascii")


def read_layout(path: Path, length: int) -> Layout:
    """The layout of a text of this length; none where there is no file or it makes no sense.

    It only says how the text is shown: without it everything can still be read and annotated.
    """
    try:
        facts = json.loads(path.read_bytes())
        headings = [
            Heading(int(start), int(level), str(t)) for start, level, t in facts["headings"]
        ]
        styled = [Styled(Span(start, end), Look(look)) for start, end, look in facts["styled"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return NO_LAYOUT
    ends = [heading.start for heading in headings] + [one.span.end for one in styled]
    fits = all(0 <= end <= length for end in ends)
    return Layout(tuple(headings), tuple(styled)) if fits else NO_LAYOUT
