"""Where each motion takes the cursor: from a token to another token."""

from __future__ import annotations

from annotate.span import Span
from annotate.text import sentences
from annotate.text.token_map import TokenMap
from tui.display.wrapping import Wrapping


class Motions:
    """Motions over a text; each returns the token to go to, or the same one at an end."""

    def __init__(self, tokens: TokenMap) -> None:
        self._tokens = tokens
        self._text = tokens.text
        self._goal: int | None = None
        """The column that line motions try to keep, in cells."""
        self._line_end: Span | None = None
        """Where the last line motion led; whoever is elsewhere by now keeps another column."""

    def token(self, cursor: Span, steps: int) -> Span:
        """Some tokens further on, or back when negative."""
        self._goal = None
        for _ in range(abs(steps)):
            found = self._forward(cursor) if steps > 0 else self._back(cursor)
            cursor = found or cursor
        return cursor

    def word(self, cursor: Span, steps: int) -> Span:
        """The next or previous token with a letter or digit in it."""
        self._goal = None
        found = self._forward(cursor) if steps > 0 else self._back(cursor)
        while found is not None and not self._is_word(found):
            found = self._forward(found) if steps > 0 else self._back(found)
        return found or cursor

    def word_end(self, cursor: Span) -> Span:
        """The last token ahead of the next white space; one word on when standing there."""
        self._goal = None
        found = self._forward(cursor)
        while found is not None:
            following = self._forward(found)
            if following is None or following.start > found.end:
                return found
            found = following
        return cursor

    def sentence(self, cursor: Span, steps: int) -> Span:
        """The start of the next or previous sentence."""
        return self._boundary(
            sentences.next_sentence(self._text, cursor.end)
            if steps > 0
            else sentences.previous_sentence(self._text, cursor.start),
            cursor,
        )

    def paragraph(self, cursor: Span, steps: int) -> Span:
        """The start of the next or previous paragraph."""
        return self._boundary(
            sentences.next_paragraph(self._text, cursor.end)
            if steps > 0
            else sentences.previous_paragraph(self._text, cursor.start),
            cursor,
        )

    def line(self, cursor: Span, steps: int, wrapping: Wrapping) -> Span:
        """Some screen rows down, or up when negative, in about the same column."""
        row = wrapping.row_of(cursor.start)
        if self._goal is None or cursor != self._line_end:
            self._goal = wrapping.row(row).column_of(cursor.start)
        target = wrapping.clamped(row + steps)
        step = 1 if steps > 0 else -1
        while target == wrapping.clamped(target):
            found = self._in_row(target, wrapping)
            if found is not None:
                cursor = found
                break
            target += step
        self._line_end = cursor
        return cursor

    def line_edge(self, cursor: Span, wrapping: Wrapping, *, end: bool) -> Span:
        """The first or last token that begins in the cursor's screen row."""
        self._goal = None
        row = wrapping.row(wrapping.row_of(cursor.start))
        tokens = self._tokens.within(row.start, row.end)
        return (tokens[-1] if end else tokens[0]) if tokens else cursor

    def end(self, cursor: Span, *, last: bool) -> Span:
        """The first or the last token of the article."""
        self._goal = None
        found = self._tokens.before(len(self._text)) if last else self._tokens.next(0)
        return found or cursor

    def _in_row(self, index: int, wrapping: Wrapping) -> Span | None:
        """The token of a row that is nearest to the goal column; None in an empty row."""
        row = wrapping.row(index)
        tokens = self._tokens.within(row.start, row.end)
        if not tokens:
            return None
        offset = row.offset_at(self._goal or 0)
        return max(
            (token for token in tokens if token.start <= offset),
            key=lambda token: token.start,
            default=tokens[0],
        )

    def _boundary(self, offset: int | None, cursor: Span) -> Span:
        self._goal = None
        if offset is None:
            return cursor
        return self._tokens.at(offset) or cursor

    def _forward(self, token: Span) -> Span | None:
        return self._tokens.next(token.end)

    def _back(self, token: Span) -> Span | None:
        return self._tokens.before(token.start)

    def _is_word(self, token: Span) -> bool:
        return any(char.isalnum() for char in self._text[token.start : token.end])
