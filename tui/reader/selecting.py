"""Actions of the group “Select”: ranges of tokens."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.annotation import Status, status_of
from annotate.span import Span
from annotate.text import sentences
from annotate.text.quotation import quotes
from tui.reader.base import ReaderBase
from tui.reader.selection import Selection

_MARKS = 2


class Selecting(ReaderBase):
    """Starting, growing and dropping a selection."""

    _dragged: Selection | None = None
    """The selection that was made by dragging last."""

    def action_select(self) -> None:
        """Start a selection at the cursor, or drop the one there is."""
        if self.selection is not None:
            self._select(None)
        else:
            self.focus_id = None
            self._select(Selection(self.cursor, self.cursor))

    def action_swap_ends(self) -> None:
        """Let motions move the other end."""
        if self.selection is not None:
            swapped = self.selection.swapped()
            self.cursor = swapped.head
            self._select(swapped)
            self.view.reveal(self.cursor)

    def action_grow(self) -> None:
        """Grow to the next larger thing: word, phrase, quotation or clause, sentence, paragraph."""
        present = self.selection or Selection(self.cursor, self.cursor)
        larger = [span for span in self._larger_spans(present.span) if span != present.span]
        if not larger:
            self.say("the selection cannot grow any further")
            return
        span = min(larger, key=len)
        first, last = self.tokens.at(span.start), self.tokens.before(span.end)
        if first is not None and last is not None:
            self.focus_id = None
            self.cursor = last
            self._select(present.grown(first, last))

    def action_shrink(self) -> None:
        """Shrink to what was selected before it grew."""
        if self.selection is not None and self.selection.smaller is not None:
            self.cursor = self.selection.smaller.head
            self._select(self.selection.smaller)
        else:
            self._select(None)

    def action_cancel(self) -> None:
        """Shrink or drop the selection, else drop the open frame, the focus, or the hits."""
        if self.selection is not None:
            self.action_shrink()
        elif self.frame is not None:
            self.frame = None
            self.say("claim dropped")
        elif self.focus_id is not None:
            self.focus_id = None
        elif self.search is not None:
            self.search = None
        self.redraw_all()

    def select_by_dragging(self, first: Span, last: Span) -> None:
        """Select from one token to another, until somebody points elsewhere."""
        self.focus_id = None
        self.cursor = last
        self._dragged = Selection(first, last)
        self._select(self._dragged)

    def drop_dragged(self) -> None:
        """Drop what was selected by dragging and not changed since."""
        if self._dragged is not None and self.selection is self._dragged:
            self._select(None)
        self._dragged = None

    @property
    def chosen_span(self) -> Span:
        """The selection, else the token under the cursor."""
        return self.selection.span if self.selection is not None else self.cursor

    def _select(self, selection: Selection | None) -> None:
        self.selection = selection
        self.view.update_rows()
        self.update_lines()

    def _larger_spans(self, span: Span) -> list[Span]:
        """Everything around a span that one might mean."""
        sentence = self._sentence(span)
        found = [self._word(span), sentence, self._paragraph(span)]
        found += [near for near in self._parts_around(span) if not self._is_nearly(near, sentence)]
        if self.session is not None:
            for item in self.session.annotations.items.overlapping(span):
                if status_of(item) is not Status.REJECTED:
                    found += item.body.fragments
        return [larger for larger in found if larger.covers(span)]

    def _parts_around(self, span: Span) -> Iterator[Span]:
        """The noun phrase, the clause and the quotation around a span."""
        structure = self.structures.at(span)
        if structure is not None:
            for around in (structure.phrase_around, structure.clause_around):
                found = around(span)
                while found is not None and self._is_nearly(span, found):
                    found = around(found)
                if found is not None:
                    yield found
        paragraph = self._paragraph(span)
        for quote in quotes(self.document.text, paragraph.start, paragraph.end):
            if quote.covers(span):
                yield quote
                # Without its marks it is a step of its own, when there is something to grow from.
                if len(quote) > _MARKS and Span(quote.start + 1, quote.end - 1).covers(span):
                    yield Span(quote.start + 1, quote.end - 1)

    def _is_nearly(self, inner: Span, outer: Span) -> bool:
        """Whether a span is another one but for punctuation and white space at its ends."""
        text = self.document.text
        ends = text[outer.start : inner.start] + text[inner.end : outer.end]
        return outer.covers(inner) and not any(char.isalnum() for char in ends)

    def _word(self, span: Span) -> Span:
        """Out to white space on either side, without the punctuation at the ends."""
        text = self.document.text
        before = self.tokens.within(max(0, span.start - 100), span.start)
        start, end = span.start, span.end
        for token in reversed(before):
            if token.end != start or not text[token.start].isalnum():
                hyphen = token.end == start and text[token.start : token.end] == "-"
                if not hyphen:
                    break
            start = token.start
        following = self.tokens.next(end)
        while following is not None and following.start == end:
            quote = text[following.start : following.end]
            if not (quote[0].isalnum() or quote == "-"):
                break
            end = following.end
            following = self.tokens.next(end)
        return Span(start, end)

    def _sentence(self, span: Span) -> Span:
        text = self.document.text
        start = sentences.previous_sentence(text, span.start + 1)
        end = sentences.next_sentence(text, span.end - 1) or len(text)
        return _stripped(text, start, end)

    def _paragraph(self, span: Span) -> Span:
        text = self.document.text
        start = sentences.previous_paragraph(text, span.start + 1)
        end = sentences.next_paragraph(text, span.end - 1) or len(text)
        return _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> Span:
    """A range without white space at its end."""
    return Span(start, max(start + 1, start + len(text[start:end].rstrip())))
