"""Line ends inside of paragraphs: texts that were wrapped to a width, indented or quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotate.extract.normalised.edit import Edit

_LINE = re.compile(
    r"([ \t]*(?:>[ \t]?)*[ \t]*)([^\r\n\v\x85\u2028]*?)[ \t]*(?:\r\n|[\n\r\v\x85\u2028]|\Z)"
)
"""A line: its indentation or marks of quoted mail, and its words; word processors end it by VT."""
_ITEM = re.compile(r"(?:[-*•–—+]|\(?\d{1,3}[.)]|[a-z][.)]|#{1,6}|\|)[ \t]")
"""The beginning of an item of a list, a heading of Markdown or a row of a table."""
_WIDTHS = range(35, 121)
"""Widths to which texts are wrapped, in characters."""
_LEAST_LINES = 3
"""Lines that go on in the next one before a text is taken for wrapped; chosen by hand."""
_LEAST_SHARE = 0.75
"""Share of the lines inside of paragraphs that end for want of room; chosen by hand."""
_SLACK = 6
"""Characters that a wrapped line may be shorter than it had to be; chosen by hand."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a text."""

    margin: int
    """Offset of its indentation, in code points."""
    start: int
    """Offset of its first word."""
    words: str
    """What stands on it, without the blanks at its ends."""

    @property
    def end(self) -> int:
        """Offset one past its last word."""
        return self.start + len(self.words)

    def lacks_room_for(self, following: _Line, width: int) -> bool:
        """Tell whether the first word of the next line would not have fitted on this one."""
        word = following.words.partition(" ")[0]
        return len(self.words) + 1 + len(word) > width


def joined_lines(text: str) -> Iterator[Edit]:
    """Yield a space for each line end that only the width of the page explains.

    A line that breaks at a hyphen is joined without a space. Where there are such line ends, the
    margins of other lines are left out.
    """
    lines = [
        _Line(match.start(), match.start(2), match[2]) for match in _LINE.finditer(text) if match[0]
    ]
    breaks = [(line, after) for line, after in pairwise(lines) if _may_go_on(line, after)]
    width = _width(breaks)
    if width is None:
        return
    joined_starts = set()
    for line, following in breaks:
        if line.lacks_room_for(following, width - _SLACK):
            is_hyphenated = line.words[-1:] == "-" and line.words[-2:-1].isalpha()
            yield Edit(line.end, following.start, "" if is_hyphenated else " ")
            joined_starts.add(following.start)
    for line in lines:
        if line.margin < line.start and line.start not in joined_starts:
            yield Edit(line.margin, line.start, "")


def _may_go_on(line: _Line, following: _Line) -> bool:
    """Tell whether two lines may belong to the same paragraph."""
    return bool(line.words and following.words) and not _ITEM.match(following.words)


def _width(breaks: Sequence[tuple[_Line, _Line]]) -> int | None:
    """The width to which a text is wrapped; None where it is not."""
    lengths = [len(line.words) for line, _ in breaks if len(line.words) in _WIDTHS]
    if len(lengths) < _LEAST_LINES:
        return None
    width = max(lengths)
    wrapped_count = sum(line.lacks_room_for(after, width - _SLACK) for line, after in breaks)
    return width if wrapped_count >= max(_LEAST_LINES, _LEAST_SHARE * len(breaks)) else None
