"""The cursor state: the cursor, the annotation in focus, and the selection.

Positions are half-open code-point offsets. Each transition returns the spans to draw again.
"""

from __future__ import annotations

from annotate.annotation import Item, SortKey, sort_key
from annotate.annotation_set import AnnotationSet
from annotate.document import Document
from annotate.people.article_speakers import ArticleSpeakers
from annotate.span import Fragments, Span
from annotate.text.character_map import CharacterMap
from annotate.text.edges import Units
from annotate.text.token_map import TokenMap
from tui.reader.jumps import Jumps
from tui.reader.selection import Selection


class CursorState:
    """The place where one reads; focus is on an annotation or on none."""

    def __init__(self, document: Document, cursor: int = 0) -> None:
        self.document = document
        self.tokens = TokenMap(document.text)
        self.annotations: AnnotationSet | None = None
        """The annotations of the article; None while it is not open."""
        self.speakers: ArticleSpeakers | None = None
        """Who speaks in them."""
        self.cursor = self.tokens.at(cursor) or Span(0, 1)
        """The token under the cursor; there always is one."""
        self.focus_id: str | None = None
        """Id of the annotation in focus."""
        self.selection: Selection | None = None
        self.by_character = False
        """True if edges and selections move by characters instead of tokens."""
        self.jumps = Jumps()
        self._dragged: Selection | None = None
        """The selection that was last made by dragging."""

    def attach(
        self, annotations: AnnotationSet | None, speakers: ArticleSpeakers | None = None
    ) -> None:
        """Read with these annotations from now on; None when the article is closed.

        Who speaks in them follows their changes.
        """
        self.annotations = annotations
        self.speakers = speakers

    def move_to(self, token: Span, *, jump: bool = False) -> list[Span]:
        """Put the cursor on a token; drops the focus, extends a selection.

        Args:
            token: Where to go.
            jump: Whether the jump history leads back from there.
        """
        dirty = self._place_spans()
        if jump:
            self.jumps.leave(self.cursor.start)
        self.focus_id = None
        if self.selection is not None:
            self.selection = self.selection.moved(token)
        self.cursor = token
        return [*dirty, *self._place_spans()]

    def focus_on(self, item: Item, *, jump: bool = False) -> list[Span]:
        """Put focus and cursor on an annotation; drops the selection.

        Args:
            item: Where to go.
            jump: Whether the jump history leads back from there.
        """
        dirty = self._place_spans()
        if jump:
            self.jumps.leave(self.cursor.start)
        self.selection = None
        self.focus_id = item.id
        self.cursor = self.tokens.at(item.body.extent.start) or self.cursor
        return [*dirty, *self._place_spans(), item.body.extent]

    def set_focus_id(self, item_id: str | None) -> None:
        """Let the focus follow an edit, which is drawn as a whole; the cursor stays."""
        self.focus_id = item_id

    def drop_focus(self) -> list[Span]:
        """Focus nothing."""
        dirty = self._place_spans()
        self.focus_id = None
        return dirty

    def put_cursor(self, token: Span | None) -> list[Span]:
        """Put the cursor on a token and keep everything else; None leaves it where it is."""
        dirty = self._place_spans()
        self.cursor = token or self.cursor
        return [*dirty, *self._place_spans()]

    def select(self, first: Span, last: Span) -> list[Span]:
        """Select from one token to another; drops the focus."""
        return self._select_anew(Selection(first, last))

    def drop_selection(self) -> list[Span]:
        """Select nothing."""
        return self._select(None)

    def swap_ends(self) -> list[Span]:
        """Let motions move the other end of the selection."""
        if self.selection is None:
            return []
        selection = self.selection
        if self.by_character:
            selection = selection.by_units(self.characters)
        return self._select(selection.swapped())

    def grow_to(self, first: Span, last: Span) -> list[Span]:
        """Select from one token to another; `shrink` leads back."""
        selection = self.selection or Selection(self.cursor, self.cursor)
        return self._select_anew(selection.grown(first, last))

    def shrink(self) -> list[Span]:
        """Select what was selected before it grew, else nothing."""
        return self._select(self.selection.smaller if self.selection is not None else None)

    def move_head(self, step: int) -> list[Span]:
        """Move the head of the selection by a character; 1 goes forward, -1 back."""
        if self.selection is None:
            return []
        units = self.characters
        selection = self.selection.by_units(units)
        head = selection.head
        following = units.next(head.end) if step > 0 else units.before(head.start)
        return self._select(selection.moved(following or head))

    def select_by_dragging(self, first: Span, last: Span) -> list[Span]:
        """Select from one token to another, until the next click elsewhere."""
        self._dragged = Selection(first, last)
        return self._select_anew(self._dragged)

    def drop_dragged(self) -> list[Span]:
        """Drop what was selected by dragging, unless it was changed since."""
        is_dragged = self._dragged is not None and self.selection is self._dragged
        self._dragged = None
        return self.drop_selection() if is_dragged else []

    def toggle_steps(self) -> None:
        """Let edges and selections move by characters, or by tokens again."""
        self.by_character = not self.by_character

    @property
    def focused_item(self) -> Item | None:
        """The annotation in focus, if it is still there."""
        if self.annotations is None or self.focus_id is None:
            return None
        return self.annotations.items.get(self.focus_id)

    @property
    def chosen_span(self) -> Span:
        """The selection, else the token under the cursor."""
        return self.selection.span if self.selection is not None else self.cursor

    @property
    def chosen_fragments(self) -> Fragments:
        """The selection, else the annotation in focus, else the token under the cursor."""
        item = self.focused_item
        if item is None or self.selection is not None:
            return (self.chosen_span,)
        return item.body.fragments

    @property
    def sort_place(self) -> SortKey:
        """The place of the focus, else of the cursor, among the annotations.

        The cursor comes ahead of everything that begins with its token.
        """
        item = self.focused_item
        if item is not None:
            return sort_key(item)
        return (self.cursor.start, -len(self.document.text) - 1, "", "")

    @property
    def units(self) -> Units:
        """The units that edges move by."""
        return self.characters if self.by_character else self.tokens

    @property
    def characters(self) -> CharacterMap:
        """The characters of the article."""
        return CharacterMap(self.document.text)

    def _select(self, selection: Selection | None) -> list[Span]:
        """Select this, or nothing; the cursor goes to the end that moves."""
        dirty = self._place_spans()
        self.selection = selection
        if selection is not None:
            self.cursor = self.tokens.at(selection.head.start) or self.cursor
        return [*dirty, *self._place_spans()]

    def _select_anew(self, selection: Selection) -> list[Span]:
        return [*self.drop_focus(), *self._select(selection)]

    def _place_spans(self) -> list[Span]:
        """The spans of cursor, focus and selection."""
        spans = [self.cursor]
        focused = self.focused_item
        if focused is not None:
            spans.append(focused.body.extent)
        if self.selection is not None:
            spans.append(self.selection.span)
        return spans
