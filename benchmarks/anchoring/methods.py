"""Ways to find spans again: ours, and those that it is measured against."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annotate.anchoring.finder import Finder
from annotate.anchoring.selector import selector_of
from annotate.span import Span

Method = Callable[[str, str, Sequence[Span]], list[Span | None]]
"""From the old text, the new one and spans of the old one to their places in the new one."""


def stored_position(old: str, new: str, spans: Sequence[Span]) -> list[Span | None]:
    """The same offsets."""
    return [span if span.end <= len(new) else None for span in spans]


def first_equal(old: str, new: str, spans: Sequence[Span]) -> list[Span | None]:
    """The first place with the same words."""
    places = [(new.find(old[span.start : span.end]), len(span)) for span in spans]
    return [Span(offset, offset + length) if offset >= 0 else None for offset, length in places]


def ours(old: str, new: str, spans: Sequence[Span]) -> list[Span | None]:
    """The finder of Postil."""
    anchors = Finder(new, old).find_all(selector_of(old, span) for span in spans)
    return [anchor.span if anchor is not None else None for anchor in anchors]


OURS = "**Postil**"

METHODS: dict[str, Method] = {
    "stored position": stored_position,
    "`str.find`": first_equal,
    OURS: ours,
}
"""The methods, each with its name."""
