"""Pages: a text that grows block by block, as a rendered format shows it, with its layout."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotate.layout import Heading, Layout, Look, Styled
from annotate.span import Span

_SPACES = re.compile(r"[ \t\n\r\f]+")
_LINE, _PARAGRAPH = 1, 2
"""Line breaks that end a line, and a paragraph."""


@dataclass(slots=True, eq=False)
class _Open:
    """A look or heading whose end has not come yet."""

    kind: Look | int
    """A look, or the level of a heading."""
    start: int | None = None
    """Offset of its first character; None before there is one."""


class Page:
    """Collects text; breaks and spaces are written only when more text follows them."""

    def __init__(self) -> None:
        self.length = 0
        """Characters so far."""
        self.anchors: dict[str, int] = {}
        """Offsets of the places that have a name."""
        self._pieces: list[str] = []
        self._breaks = 0
        self._space = False
        self._bullet = ""
        self._open: list[_Open] = []
        self._named: list[str] = []
        self._headings: list[Heading] = []
        self._styled: list[Styled] = []

    @property
    def text(self) -> str:
        """Everything so far, without a break at the end."""
        return "".join(self._pieces)

    @property
    def layout(self) -> Layout:
        """The layout of what is there so far."""
        by_place = sorted(self._styled, key=lambda styled: styled.span)
        return Layout(tuple(self._headings), tuple(by_place))

    def flow(self, text: str) -> None:
        """Add running text; runs of white space count as one space, those at breaks as none."""
        words = _SPACES.sub(" ", text)
        self._space = self._space or words.startswith(" ")
        if words.strip(" "):
            self._put(words.strip(" "))
            self._space = words.endswith(" ")

    def verbatim(self, text: str) -> None:
        """Add text with its line breaks and spaces."""
        for number, line in enumerate(text.split("\n")):
            self._breaks += bool(number)
            if line:
                self._put(line)

    def end_line(self) -> None:
        """Let what follows stand on another line."""
        self._breaks = max(self._breaks, _LINE)

    def end_paragraph(self) -> None:
        """Let what follows stand in another paragraph."""
        self._breaks = max(self._breaks, _PARAGRAPH)

    def bullet(self, text: str) -> None:
        """Put a sign in front of what follows."""
        self._bullet = text

    def name(self, anchor: str) -> None:
        """Name the place where the next character will stand."""
        self._named.append(anchor)

    def begin(self, kind: Look | int) -> None:
        """Begin a look, or a heading of a level."""
        self._open.append(_Open(kind))

    def end(self, kind: Look | int) -> None:
        """End what was begun last of this kind, if anything was."""
        found = next((one for one in reversed(self._open) if one.kind == kind), None)
        if found is None:
            return
        self._open.remove(found)
        if found.start is None:
            return
        look = kind if isinstance(kind, Look) else Look.HEADING
        self._styled.append(Styled(Span(found.start, self.length), look))
        if not isinstance(kind, Look):
            title = " ".join("".join(self._since(found.start)).split())
            self._headings.append(Heading(found.start, kind, title))

    def finish(self) -> None:
        """End what was never ended; names at the end stand behind the text."""
        for one in reversed(self._open[:]):
            self.end(one.kind)
        self._place_names()

    def _put(self, text: str) -> None:
        if self._breaks and self.length:
            self._add("\n" * self._breaks)
        elif self._space and self.length:
            self._add(" ")
        self._breaks, self._space = 0, False
        if self._bullet:
            bullet, self._bullet = self._bullet, ""
            self._add(bullet)
        self._place_names()
        for one in self._open:
            one.start = self.length if one.start is None else one.start
        self._add(text)

    def _place_names(self) -> None:
        for anchor in self._named:
            self.anchors.setdefault(anchor, self.length)
        self._named.clear()

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self.length += len(text)

    def _since(self, start: int) -> list[str]:
        """The pieces from an offset on, at which one begins."""
        length, first = self.length, len(self._pieces)
        while length > start:
            first -= 1
            length -= len(self._pieces[first])
        return self._pieces[first:]
