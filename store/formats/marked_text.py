"""A text in HTML with marked ranges, which may nest and cross; its characters stay as they are.

Spans are half-open, in code points.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotate.span import Span

_UNSEEN = re.compile(r"[\x01-\x08\x0b-\x1f\x7f]")
"""What an HTML parser alters, or a terminal obeys, as long as it stands there by itself."""
HELD_BY_NO_PAGE = re.compile(r"[\x00\x80-\x84\x86-\x9f]")
"""Control characters that HTML has no way to write."""


@dataclass(frozen=True, slots=True)
class Range:
    """A range of the text and the element that marks it."""

    span: Span
    """Its place."""
    rank: int
    """Of two ranges with the same place, the one with the lower rank is outside."""
    classes: str
    """The classes of its elements."""
    title: str = ""
    """What is shown when a pointer rests on it."""
    anchor: str = ""
    """The id of its first element; empty for none."""
    link: str = ""
    """The id of the element that it links to; empty for none."""


def text_html(text: str) -> str:
    """Return a text in HTML that a browser reads as exactly this text."""
    held = HELD_BY_NO_PAGE.sub("\ufffd", html.escape(text))
    return _UNSEEN.sub(lambda match: f"&#{ord(match[0])};", held)


def marked_parts(text: str, ranges: Iterable[Range], borders: Sequence[int]) -> Iterator[str]:
    """Yield the HTML between each two borders; an element that crosses another one is divided.

    Args:
        text: The text.
        ranges: The marked ranges, in any order.
        borders: Offsets in ascending order, the first one 0 and the last one the text's length.
    """
    writer = _Writer()
    starting: dict[int, list[Range]] = {}
    for item in ranges:
        starting.setdefault(item.span.start, []).append(item)
    cuts = {*borders, *starting, *(i.span.end for group in starting.values() for i in group)}
    offsets, inner_borders = sorted(cuts), {*borders[1:]}
    for offset, following in zip(offsets, [*offsets[1:], len(text)], strict=True):
        if offset in inner_borders:
            yield writer.take(offset)
        if offset < len(text):
            writer.turn(offset, starting.get(offset, ()))
            writer.add(text[offset:following])


class _Writer:
    """Writes elements; those that are open nest in the order in which they were opened."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open: list[Range] = []
        self._ends: list[str] = []
        """The end tags of what is open."""
        self._anchored: set[str] = set()

    def add(self, text: str) -> None:
        self._pieces.append(text_html(text))

    def turn(self, offset: int, starting: Iterable[Range]) -> None:
        """Close what ends at an offset and open what starts there."""
        ending = [index for index, item in enumerate(self._open) if item.span.end <= offset]
        reopened = self._close(ending[0] if ending else len(self._open))
        following = [item for item in reopened if item.span.end > offset]
        for item in sorted((*following, *starting), key=lambda i: (-i.span.end, i.rank)):
            self._begin(item)

    def take(self, offset: int) -> str:
        """Return what was written up to an offset; what is open there goes on in the next part."""
        reopened = [item for item in self._close(0) if item.span.end > offset]
        part = "".join(self._pieces)
        self._pieces = []
        for item in reopened:
            self._begin(item)
        return part

    def _begin(self, item: Range) -> None:
        # A link inside a link would end the outer one.
        has_link = bool(item.link) and not any(other.link for other in self._open)
        attributes = f' class="{item.classes}"'
        if item.title:
            attributes += f' title="{text_html(item.title)}"'
        if item.anchor and item.anchor not in self._anchored:
            self._anchored.add(item.anchor)
            attributes += f' id="{item.anchor}"'
        start = f'<a href="#{item.link}"' if has_link else "<span"
        self._pieces.append(f"{start}{attributes}>")
        self._open.append(item)
        self._ends.append("</a>" if has_link else "</span>")

    def _close(self, depth: int) -> list[Range]:
        """Close all elements from a depth on; returns their ranges, the outermost first."""
        closed = self._open[depth:]
        self._pieces.extend(reversed(self._ends[depth:]))
        del self._open[depth:], self._ends[depth:]
        return closed
