"""Keys that move the edges of a span to where they should be."""

from __future__ import annotations

from annotate.span import Span
from annotate.text.token_map import TokenMap
from tui.cli.planner.ways import Way


def edge_keys(tokens: TokenMap, present: Span, wanted: Span) -> Way:
    """Token by token, outwards first, so that the span never becomes empty."""
    right_out = len(tokens.within(present.end, wanted.end)) if wanted.end > present.end else 0
    right_in = len(tokens.within(wanted.end, present.end)) if wanted.end < present.end else 0
    left_out = (
        len(tokens.within(wanted.start, present.start)) if wanted.start < present.start else 0
    )
    left_in = len(tokens.within(present.start, wanted.start)) if wanted.start > present.start else 0
    return (
        *("." for _ in range(right_out)),
        *("<" for _ in range(left_out)),
        *("," for _ in range(right_in)),
        *(">" for _ in range(left_in)),
    )
