"""The cheapest keys that select a span."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.span import Span
from tui.cli.planner.ways import Way, cost, way_to
from tui.reader.screen import ReaderScreen


def selecting(reader: ReaderScreen, span: Span, *, must_select: bool) -> Way:
    """Keys after which a span is selected; a single token need only be under the cursor.

    Args:
        reader: The reader, with its cursor.
        span: The span to select, from token to token.
        must_select: Whether a token has to be selected too.
    """
    return min(_ways(reader, span, must_select=must_select), key=cost)


def _ways(reader: ReaderScreen, span: Span, *, must_select: bool) -> Iterator[Way]:
    inside = reader.state.tokens.within(span.start, span.end)
    first, last = inside[0], inside[-1]
    to_first = way_to(reader, reader.cursor, first)
    if first == last:
        # In focus, a label would go to the annotation.
        select = must_select or (not to_first and reader.state.focus_id is not None)
        yield (*to_first, *(("v",) if select else ()))
        return
    yield (*to_first, "v", *way_to(reader, first, last, is_selecting=True))
    to_last = way_to(reader, reader.cursor, last)
    yield (*to_last, "v", *way_to(reader, last, first, is_selecting=True))
