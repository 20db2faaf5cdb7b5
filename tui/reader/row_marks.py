"""The marks of a row: all that is drawn over its text, from annotations and reading state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotate.annotation import Item, Status, status_of
from annotate.claim import Claim, Role
from annotate.labels.scheme import LabelScheme
from annotate.span import Span
from tui.display.glyphs import visible
from tui.display.item_cache import ItemCache
from tui.display.item_marks import ItemLook, item_look, look_marks
from tui.display.marks import (
    CURSOR,
    FOCUS,
    HIT,
    LOOK,
    PIECE,
    SELECTION,
    Bar,
    MarginNote,
    Mark,
    Marks,
)
from tui.display.seams import seams
from tui.reader.outline import is_headline
from tui.reader.review_queue import ReviewQueue
from tui.reader.state import ReadingState

_LONGEST_NAME = 12
"""Characters of a speaker's name in the margin; with its arrow it fills the margin."""
_MOST_LOOKS = 5_000
"""Annotations whose looks are kept: some screens full, however many there are on a line."""


class RowMarks:
    """Gives the article view what to draw."""

    def __init__(self, state: ReadingState, scheme: LabelScheme, queue: ReviewQueue) -> None:
        self._state = state
        self._scheme = scheme
        self._queue = queue
        self._looks = ItemCache(
            lambda item: item_look(item, scheme, focused=False), most=_MOST_LOOKS
        )
        """The looks of all annotations but the one in focus."""

    def on_row(self, row: Span) -> Marks:
        """Marks, margin notes, bars and hints of a row's characters."""
        state = self._state
        items = self._items_on(row)
        looks = self._looks_of(items)
        marks = list(look_marks(state.document.layout, row))
        if not state.document.layout and is_headline(state.document.text, row):
            marks.append(Mark(row, "look-heading", LOOK))
        for look in looks:
            marks += look.marks
        marks += self._seams(row, looks)
        notes = tuple(look.note for look in looks if look.note is not None)
        notes += tuple(self._speaker_notes(row, items))
        bars = [bar for look in looks for bar in look.bars]
        if state.draft is not None:
            marks += self._draft_marks()
            bars += [Bar(mark.span, "┃", "bar-focus") for mark in self._draft_marks()]
        marks += self._piece_marks()
        marks += self._reading_marks(row)
        marks += self._queue.marks(row)
        hints = tuple(state.hints.within(row)) if state.hints is not None else ()
        return Marks(tuple(marks), notes, tuple(bars), hints)

    def _seams(self, row: Span, looks: Sequence[ItemLook]) -> Iterator[Mark]:
        """The seams of a row, the same as in the rows before where its annotations go on."""
        starts = [mark.span.start for look in looks for mark in look.marks]
        first = min(starts, default=row.start)
        if first < row.start:
            looks = self._looks_of(self._items_on(Span(max(0, first - 1), row.end)))
        return seams(mark for look in looks for mark in look.marks)

    def _looks_of(self, items: Sequence[Item]) -> list[ItemLook]:
        """The looks of annotations."""
        focused = self._state.focused_item
        return [
            item_look(item, self._scheme, focused=True)
            if item is focused
            else self._looks.get(item)
            for item in items
        ]

    def _items_on(self, row: Span) -> list[Item]:
        """The annotations that are to be seen in a row."""
        state = self._state
        if state.annotations is None or state.highlights_hidden:
            return []
        focused = state.focused_item
        return [
            item
            for item in state.annotations.items.overlapping(row)
            if item is focused or self._is_shown(item)
        ]

    def _speaker_notes(self, row: Span, items: Sequence[Item]) -> Iterator[MarginNote]:
        """The speakers of the claims whose source begins in a row and does not name them, once."""
        speakers, draft = self._state.speakers, self._state.draft
        if speakers is None:
            return
        claims = [item.body for item in items if isinstance(item.body, Claim)]
        if draft is not None and draft.is_claim:
            claims.append(draft.claim())
        names: set[str] = set()
        for claim in claims:
            if claim.source and row.start <= claim.source[0].start < row.end:
                name = speakers.short_name(claim)
                if name and name not in names:
                    names.add(name)
                    yield MarginNote(claim.source[0].start, _arrow(name), "note-speaker")

    def _is_shown(self, item: Item) -> bool:
        """Tell whether an annotation is drawn that is not in focus."""
        draft = self._state.draft
        is_edited = draft is not None and draft.editing == item.id
        is_rejected = status_of(item) is Status.REJECTED
        return not is_rejected and not is_edited and self._state.passes_filter(item)

    def _draft_marks(self) -> list[Mark]:
        draft = self._state.draft
        if draft is None:
            return []
        return [
            Mark(fragment, f"{role.value}-focus", FOCUS)
            for role in Role
            for fragment in draft.part(role)
        ]

    def _piece_marks(self) -> Iterator[Mark]:
        """The piece of a claim that the edge keys move."""
        claim, piece = self._state.claim_at_hand, self._state.piece_in_hand
        span = piece.span(claim) if claim is not None and piece is not None else None
        if span is not None:
            yield Mark(span, "piece", PIECE)

    def _reading_marks(self, row: Span) -> Iterator[Mark]:
        state = self._state
        if state.search is not None:
            for hit in state.search.within(row):
                yield Mark(hit, "hit", HIT)
        for place in state.places_in_question:
            if place.overlaps(row):
                yield Mark(place, "hit", HIT)
        if state.selection is not None and state.selection.span.overlaps(row):
            yield Mark(state.selection.span, "selection", SELECTION)
        cursor = state.selection.head if state.selection is not None else state.cursor
        if cursor.overlaps(row) and state.focused_item is None:
            yield Mark(cursor, "cursor", CURSOR)


def _arrow(name: str) -> str:
    """A speaker's name for the margin: `→ Clinton`."""
    shown = visible(name)
    return f"→ {shown if len(shown) <= _LONGEST_NAME else shown[: _LONGEST_NAME - 1] + '…'}"
