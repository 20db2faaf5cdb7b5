"""Motions of the cursor: from a token to another token."""

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
        self._goal_column: int | None = None
        """The column that line motions try to keep, in cells."""
        self._last_line_token: Span | None = None
        """The token that the last line motion led to; the goal column counts only from there."""

    def token(self, cursor: Span, steps: int) -> Span:
        """Some tokens further on, or back when negative."""
        self._goal_column = None
        for _ in range(abs(steps)):
            neighbour = self._forward(cursor) if steps > 0 else self._back(cursor)
            cursor = neighbour or cursor
        return cursor

    def word(self, cursor: Span, steps: int) -> Span:
        """The next or previous token with a letter or digit in it."""
        self._goal_column = None
        step = self._forward if steps > 0 else self._back
        token = step(cursor)
        while token is not None and not self._is_word(token):
            token = step(token)
        return token or cursor

    def word_end(self, cursor: Span) -> Span:
        """The last token ahead of the next white space; one word on when standing there."""
        self._goal_column = None
        token = self._forward(cursor)
        while token is not None:
            following = self._forward(token)
            if following is None or following.start > token.end:
                return token
            token = following
        return cursor

    def sentence(self, cursor: Span, steps: int) -> Span:
        """The start of the next or previous sentence."""
        return self._boundary(
            sentences.next_sentence(self._text, cursor.end)
            if steps > 0
            else sentences.previous_sentence(self._text, cursor.start),
            cursor,
        )

    def sentence_end(self, cursor: Span) -> Span:
        """The last token of the sentence; standing there, of the next one in the paragraph."""
        end = sentences.next_sentence(self._text, cursor.start)
        if self._last_ahead(end, cursor) == cursor and end is not None:
            end = sentences.next_sentence(self._text, end)
        ends = (end, sentences.next_paragraph(self._text, cursor.start))
        nearest = min((offset for offset in ends if offset is not None), default=None)
        return self._last_ahead(nearest, cursor)

    def sentence_start(self, cursor: Span) -> Span:
        """The first token of the sentence, or of the one before it in the paragraph."""
        start = sentences.previous_sentence(self._text, cursor.start)
        paragraph = sentences.previous_paragraph(self._text, cursor.start + 1)
        return self._boundary(max(start, paragraph), cursor)

    def paragraph_end(self, cursor: Span) -> Span:
        """The last token of the paragraph; standing there, of the next one."""
        end = sentences.next_paragraph(self._text, cursor.start)
        if self._last_ahead(end, cursor) == cursor and end is not None:
            end = sentences.next_paragraph(self._text, end)
        return self._last_ahead(end, cursor)

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
        if self._goal_column is None or cursor != self._last_line_token:
            self._goal_column = wrapping.row(row).column_of(cursor.start)
        target = wrapping.clamped(row + steps)
        step = 1 if steps > 0 else -1
        while target == wrapping.clamped(target):
            token = self._in_row(target, wrapping)
            if token is not None:
                cursor = token
                break
            target += step
        self._last_line_token = cursor
        return cursor

    def line_edge(self, cursor: Span, wrapping: Wrapping, *, end: bool) -> Span:
        """The first or last token that begins in the cursor's screen row."""
        self._goal_column = None
        row = wrapping.row(wrapping.row_of(cursor.start))
        tokens = self._tokens.within(row.start, row.end)
        return (tokens[-1] if end else tokens[0]) if tokens else cursor

    def end(self, cursor: Span, *, last: bool) -> Span:
        """The first or the last token of the article."""
        self._goal_column = None
        token = self._tokens.before(len(self._text)) if last else self._tokens.next(0)
        return token or cursor

    def _in_row(self, index: int, wrapping: Wrapping) -> Span | None:
        """The token of a row that is nearest to the goal column; None in an empty row."""
        row = wrapping.row(index)
        tokens = self._tokens.within(row.start, row.end)
        if not tokens:
            return None
        offset = row.offset_at(self._goal_column or 0)
        return max(
            (token for token in tokens if token.start <= offset),
            key=lambda token: token.start,
            default=tokens[0],
        )

    def _boundary(self, offset: int | None, cursor: Span) -> Span:
        self._goal_column = None
        if offset is None:
            return cursor
        return self._tokens.at(offset) or cursor

    def _last_ahead(self, offset: int | None, cursor: Span) -> Span:
        """The last token ahead of an offset, or of the text; never one ahead of the cursor."""
        self._goal_column = None
        last = self._tokens.before(len(self._text) if offset is None else offset)
        return last if last is not None and last.start > cursor.start else cursor

    def _forward(self, token: Span) -> Span | None:
        return self._tokens.next(token.end)

    def _back(self, token: Span) -> Span | None:
        return self._tokens.before(token.start)

    def _is_word(self, token: Span) -> bool:
        return any(char.isalnum() for char in self._text[token.start : token.end])
