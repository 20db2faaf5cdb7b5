"""Pages: a text that grows block by block, as a rendered format shows it, with its layout."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from annotate.layout import Heading, Layout, Look, Styled
from annotate.span import Span

_SPACES = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
"""White space that is not a single space already."""
_OTHER_SPACES = "\t\n\r\f"
"""White space that is no space; a text without any need not be searched by the pattern, slowly."""
_LINE, _PARAGRAPH = 1, 2
"""Line breaks that end a line, and a paragraph."""


@dataclass(slots=True, eq=False)
class _Open:
    """A look or heading that has begun and not ended."""

    depth: int
    """How often it was begun; inside of itself a look changes nothing."""
    start: int | None = None
    """Offset of its first text; None before there is more than white space."""


def counted(what: str, counts: Counter[str]) -> tuple[str, ...]:
    """A remark that begins with `what` and has the counts, the largest first; none without any."""
    words = ", ".join(f"{count} × {name}" for name, count in counts.most_common())
    return (f"{what}: {words}",) if words else ()


def with_single_spaces(text: str) -> str:
    """Return a text with a space in place of each run of white space."""
    if "  " in text or any(space in text for space in _OTHER_SPACES):
        return _SPACES.sub(" ", text)
    return text


class Page:
    """Collects text; breaks and spaces are written only when more text follows them."""

    def __init__(self) -> None:
        self.length = 0
        """Characters so far."""
        self.anchors: dict[str, int] = {}
        """Code-point offsets of the named places."""
        self.left_out: Counter[str] = Counter()
        """The names of elements whose text is not on the page, with their number."""
        self._pieces: list[str] = []
        self._pending_breaks = 0
        self._has_pending_space = False
        self._pending_bullet = ""
        self._open: dict[Look | int, _Open] = {}
        """What is open, by its look or by the level of its heading."""
        self._has_unplaced = False
        """True if something is open that has no text yet."""
        self._text_end = 0
        """Offset behind the last character that is no white space at an edge."""
        self._pending_names: list[str] = []
        self._headings: list[Heading] = []
        self._styled: list[Styled] = []

    @property
    def text(self) -> str:
        """Everything so far, without a break at the end."""
        return "".join(self._pieces)

    @property
    def layout(self) -> Layout:
        """The layout of the text so far."""
        by_place = sorted(self._styled, key=lambda styled: styled.span)
        return Layout(tuple(self._headings), tuple(by_place))

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was left out, in a sentence."""
        return counted("left out, with its text", self.left_out)

    def flow(self, text: str) -> None:
        """Add running text; runs of white space count as one space, those at breaks as none."""
        text = with_single_spaces(text)
        words = text.strip(" ")
        if not words:
            self._has_pending_space = self._has_pending_space or bool(text)
            return
        self._has_pending_space = self._has_pending_space or text[0] == " "
        self._put(words)
        self._has_pending_space = text[-1] == " "

    def verbatim(self, text: str) -> None:
        """Add text with its line breaks and spaces."""
        for number, line in enumerate(text.split("\n")):
            self._pending_breaks += bool(number)
            if line:
                self._put(line)

    def end_line(self) -> None:
        """Begin another line with the next text."""
        self._pending_breaks = max(self._pending_breaks, _LINE)

    def end_paragraph(self) -> None:
        """Begin another paragraph with the next text."""
        self._pending_breaks = max(self._pending_breaks, _PARAGRAPH)

    def bullet(self, text: str) -> None:
        """Put a bullet or number in front of the next text."""
        self._pending_bullet = text

    def name(self, anchor: str) -> None:
        """Name the place of the next character."""
        self._pending_names.append(anchor)

    def begin(self, kind: Look | int) -> None:
        """Begin a look, or a heading of a level; one of the same level ends before it."""
        if not isinstance(kind, Look):
            self.end(kind)
        if kind in self._open:
            self._open[kind].depth += 1
        else:
            self._open[kind] = _Open(1)
            self._has_unplaced = True

    def end(self, kind: Look | int) -> None:
        """End the look or heading of this kind that was begun last, if there is one."""
        if kind in self._open:
            self._open[kind].depth -= 1
            if not self._open[kind].depth:
                self._close(kind)

    def finish(self) -> None:
        """End all open looks and headings; names at the end point behind the text."""
        for kind in reversed(tuple(self._open)):
            self._close(kind)
        self._place_names()

    def _close(self, kind: Look | int) -> None:
        start = self._open.pop(kind).start
        if start is None:
            return
        look = kind if isinstance(kind, Look) else Look.HEADING
        self._styled.append(Styled(Span(start, self._text_end), look))
        if not isinstance(kind, Look):
            title = " ".join("".join(self._since(start)).split())
            self._headings.append(Heading(start, kind, title))

    def _put(self, text: str) -> None:
        if self._pending_breaks and self.length:
            self._add("\n" * self._pending_breaks)
        elif self._has_pending_space and self.length:
            self._add(" ")
        self._pending_breaks, self._has_pending_space = 0, False
        if self._pending_bullet:
            bullet, self._pending_bullet = self._pending_bullet, ""
            self._add(bullet)
        if self._pending_names:
            self._place_names()
        is_text = not text.isspace()
        if is_text and self._has_unplaced:
            self._has_unplaced = False
            for element in self._open.values():
                element.start = self.length if element.start is None else element.start
        self._add(text)
        if is_text:
            self._text_end = self.length

    def _place_names(self) -> None:
        for anchor in self._pending_names:
            self.anchors.setdefault(anchor, self.length)
        self._pending_names.clear()

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self.length += len(text)

    def _since(self, start: int) -> list[str]:
        """The pieces from an offset on at which a piece begins."""
        length, first = self.length, len(self._pieces)
        while length > start:
            first -= 1
            length -= len(self._pieces[first])
        return self._pieces[first:]
