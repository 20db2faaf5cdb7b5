"""A normalised text: what a pipeline is given, with the way back to the article's offsets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

import regex

from annotate.extract.normalised.characters import composed, without_invisible
from annotate.extract.normalised.edit import Edit, disjoint
from annotate.extract.normalised.line_ends import joined_lines
from annotate.extract.normalised.quotation_marks import plain_marks
from annotate.span import Span
from annotate.text.character_map import CharacterMap
from annotate.text.word_pattern import UNSEEN

_RULES: Sequence[Callable[[str], Iterable[Edit]]] = (
    joined_lines,
    composed,
    without_invisible,
    plain_marks,
)
"""Each finds edits in a text; where two touch the same character, the one further on stays out."""

_SYMBOL = regex.compile(r"[\p{So}\p{Sk}\p{Cn}\u200d]")


class NormalisedText:
    """A text without what misleads a pipeline: hard line ends, invisible characters, odd marks.

    Offsets are half-open code points, either into `text` or into the `source`.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        """The article as it is."""
        edits = disjoint(chain.from_iterable(rule(source) for rule in _RULES))
        self._edits = edits
        self._places: list[int] = []
        """For each edit, the offset of its words in the normalised text."""
        pieces: list[str] = []
        end = length = 0
        for edit in edits:
            pieces += (source[end : edit.start], edit.words)
            length += edit.start - end
            self._places.append(length)
            length += len(edit.words)
            end = edit.end
        pieces.append(source[end:])
        self.text = "".join(pieces)
        """The text for a pipeline."""

    def source_offset(self, offset: int) -> int:
        """The offset in the source of a boundary between two characters of `text`."""
        return self._source_range(offset)[0] if offset < len(self.text) else len(self.source)

    def text_offset(self, offset: int) -> int:
        """The offset in `text` of a character of the source, or of what stands in its place."""
        number = bisect_right(self._edits, offset, key=lambda edit: edit.start) - 1
        if number < 0:
            return offset
        edit, place = self._edits[number], self._places[number]
        return place if offset < edit.end else place + len(edit.words) + offset - edit.end

    def source_span(self, span: Span) -> Span | None:
        """A span of `text` in the source; None where nothing of it can be seen there.

        Neither end is inside of what a person takes for one character, nor at white space.
        """
        start = self._source_range(span.start)[0]
        end = self._source_range(span.end - 1)[1]
        return self._whole(start, end) if self._edits or not self.source.isascii() else span

    def _source_range(self, offset: int) -> tuple[int, int]:
        """Start and end in the source of the character at an offset of `text`."""
        number = bisect_right(self._places, offset) - 1
        if number < 0:
            return offset, offset + 1
        edit, place = self._edits[number], self._places[number]
        if offset < place + len(edit.words):
            return edit.start, edit.end
        start = offset - place - len(edit.words) + edit.end
        return start, start + 1

    def _whole(self, start: int, end: int) -> Span | None:
        """The characters that lie in a range as a person sees them, without blanks at the ends."""
        start, end = self._boundary(start, is_start=True), self._boundary(end, is_start=False)
        while start < end and _is_blank(self.source[start]):
            start += 1
        while start < end and _is_blank(self.source[end - 1]):
            end -= 1
        return Span(start, end) if start < end else None

    def _boundary(self, offset: int, *, is_start: bool) -> int:
        """The next boundary between clusters: half an emoji is left out, half a letter comes in."""
        if not 0 < offset < len(self.source) or self.source[offset].isascii():
            return offset
        cluster = CharacterMap(self.source).at(offset)
        if cluster is None or not cluster.start < offset < cluster.end:
            return offset
        is_symbol = _SYMBOL.search(self.source, cluster.start, cluster.end) is not None
        return cluster.end if is_symbol == is_start else cluster.start


def _is_blank(character: str) -> bool:
    return character.isspace() or character in UNSEEN
