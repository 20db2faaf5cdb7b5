"""The reading state: the cursor, and what is in focus, selected, being built or being asked.

Positions are half-open code-point offsets. The state knows no screen, and nothing else assigns its
attributes: each transition returns what has to be drawn again for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto

from annotate.annotation import Item, Status, status_of
from annotate.claim import Claim
from annotate.claim_draft import ClaimDraft
from annotate.claim_piece import ClaimLike, ClaimPiece, next_piece
from annotate.document import Document
from annotate.draft_steps import DraftSteps
from annotate.orphan import Orphan
from annotate.span import Fragments, Span
from tui.reader.cursor_state import CursorState
from tui.reader.hints import Hints
from tui.reader.item_filter import ItemFilter
from tui.reader.nesting import annotations_around, innermost_at, next_in_round
from tui.reader.question import Question
from tui.reader.search import Search

Dirty = Sequence[Span] | None
"""The spans to draw again; None where any row may look different."""


class Held(Enum):
    """Things that `step_back` lets go of, in this order."""

    PIECE = auto()
    SELECTION = auto()
    DRAFT = auto()
    FOCUS = auto()
    HITS = auto()


class ReadingState(CursorState):
    """The place where one reads, and everything that is in hand there."""

    def __init__(self, document: Document, cursor: int = 0) -> None:
        super().__init__(document, cursor)
        self.draft_steps: DraftSteps | None = None
        """The claim that is being built, with its changes."""
        self.piece: ClaimPiece | None = None
        """The piece of a claim that was taken last; `piece_in_hand` is None once it is gone."""
        self.search: Search | None = None
        self.item_filter: ItemFilter | None = None
        self.highlights_hidden = False
        self.hints: Hints | None = None
        """The letters over the words on screen, while one is chosen."""
        self.capture: Callable[[str], None] | None = None
        """Taker of the next key, for commands of two keys."""
        self.question: Question | None = None
        """The question that the next key answers."""
        self.orphan_in_hand: Orphan | None = None
        """The lost annotation that the next selection is for."""
        self._last_place: Span | None = None
        """The token where the last part of the open claim was placed, or where it was opened."""
        self._asked_to_leave: tuple[DraftSteps | None, Span] | None = None
        """The open claim and the cursor when it was last asked whether to drop it."""
        self._nested_visit: tuple[str, Span] | None = None
        """The nested annotation that was visited last, and the token that it was found around."""

    # Moving.

    def move_to(self, token: Span, *, jump: bool = False) -> list[Span]:
        """Put the cursor on a token; drops hints and focus, extends a selection."""
        return [*self.drop_hints(), *super().move_to(token, jump=jump)]

    def focus_on(self, item: Item, *, jump: bool = False) -> list[Span]:
        """Put focus and cursor on an annotation; drops hints, selection and another's piece."""
        dirty = self.drop_hints()
        if item.id != self.focus_id:
            dirty += self.drop_piece()
        return [*dirty, *super().focus_on(item, jump=jump)]

    def next_nested(self) -> Item | None:
        """The next larger annotation around the cursor, after the largest the smallest one.

        None where nothing but the focused one is there.
        """
        visited_id, token = self._nested_visit or ("", self.cursor)
        if self.focus_id is None or visited_id != self.focus_id:
            token = self.cursor
        nested = filter(self._is_shown, annotations_around(self.annotations, token))
        item = next_in_round(list(nested), self.focus_id)
        if item is not None:
            self._nested_visit = (item.id, token)
        return item

    def begin_selection(self) -> list[Span]:
        """Select the hit of a search that begins at the cursor, else the token there."""
        hit = self.search.beginning_in(self.cursor) if self.search is not None else None
        last = self.tokens.at(hit.end - 1) if hit is not None else None
        return self.select(self.cursor, last or self.cursor)

    # A claim that is being built, and the piece of one that is in hand.

    def open_draft(self, draft: ClaimDraft, piece: ClaimPiece | None = None) -> list[Span]:
        """Build this claim, with a piece of it in hand; drops selection and focus.

        In a claim that is open already this is one more change, which can be taken back.
        """
        dirty = [*self._place_spans(), *self._draft_spans(), *self._piece_spans()]
        steps = self.draft_steps
        self.draft_steps = steps.then(draft) if steps is not None else DraftSteps(draft)
        self.selection = self.focus_id = None
        self.piece = piece
        self._last_place = self.cursor
        return [*dirty, *self._draft_spans(), *self._piece_spans(), self.cursor]

    def change_draft(self, draft: ClaimDraft) -> Dirty:
        """Go on building with this draft, and with the same piece in hand."""
        dirty = self._draft_spans()
        steps = self.draft_steps
        self.draft_steps = steps.then(draft) if steps is not None else DraftSteps(draft)
        return [*dirty, *self._draft_spans()]

    def take_steps(self, steps: DraftSteps | None) -> list[Span]:
        """Go back or forth among the changes of the open claim; None closes it."""
        dirty = [*self._draft_spans(), *(self.drop_piece() if steps is None else ())]
        self.draft_steps = steps
        return [*dirty, *self._draft_spans()]

    def drop_draft(self) -> Dirty:
        """Build no claim any more; a selection for one of its parts goes with it."""
        dirty = [*self._place_spans(), *self.take_steps(None)]
        self.selection = None
        return dirty

    def put_cursor(self, token: Span | None) -> list[Span]:
        """Put the cursor on a token and keep everything else, also the place of the last part."""
        dirty = super().put_cursor(token)
        self._last_place = self.cursor
        return dirty

    def take_next_piece(self) -> Dirty:
        """Take the next piece of the claim at hand, or the whole of it after the last."""
        claim = self.claim_at_hand
        if claim is None:
            return ()
        dirty = self._piece_spans()
        self.piece = next_piece(claim, self.piece_in_hand)
        return [*dirty, *self._piece_spans()]

    def drop_piece(self) -> list[Span]:
        """Have the whole claim in hand."""
        dirty = self._piece_spans()
        self.piece = None
        return dirty

    # The view of the text.

    def use_search(self, search: Search | None) -> Dirty:
        """Mark the hits of a search, or none."""
        self.search = search
        return None

    def use_filter(self, item_filter: ItemFilter | None) -> Dirty:
        """Highlight only what passes a filter; everything without one."""
        self.item_filter = item_filter
        return None

    def toggle_highlights(self) -> Dirty:
        """Hide all highlights, or show them again."""
        self.highlights_hidden = not self.highlights_hidden
        return None

    def show_hints(self, hints: Hints) -> list[Span]:
        """Show letters over words."""
        dirty = self.drop_hints()
        self.hints = hints
        return [*dirty, *hints.spans]

    def drop_hints(self) -> list[Span]:
        """Take the letters off the words."""
        dirty = self.hints.spans if self.hints is not None else []
        self.hints = None
        return dirty

    # What the next key or the next selection is for.

    def capture_key(self, take: Callable[[str], None] | None) -> None:
        """Give the next character to a command."""
        self.capture = take

    def ask(self, question: Question | None) -> Dirty:
        """Let the next key answer a question; None asks nothing any more."""
        self.question = question
        return None

    def take_orphan(self, orphan: Orphan | None) -> None:
        """Let the next selection be for a lost annotation."""
        self.orphan_in_hand = orphan

    def step_back(self) -> tuple[Held | None, Dirty]:
        """Let go of the first of these that is held: a piece, a selection, a draft, focus, hits."""
        is_piece_first = (
            self.piece_in_hand is not None and self.selection is None and self.draft is None
        )
        steps: tuple[tuple[Held, bool, Callable[[], Dirty]], ...] = (
            (Held.PIECE, is_piece_first, self.drop_piece),
            (Held.SELECTION, self.selection is not None, self.shrink),
            (Held.DRAFT, self.draft is not None, self._leave_draft),
            (Held.FOCUS, self.focus_id is not None, self.drop_focus),
            (Held.HITS, self.search is not None, lambda: self.use_search(None)),
        )
        return next(((held, drop()) for held, is_held, drop in steps if is_held), (None, ()))

    # What follows from all that.

    @property
    def draft(self) -> ClaimDraft | None:
        """The claim that is being built."""
        return self.draft_steps.draft if self.draft_steps is not None else None

    @property
    def lacks_place(self) -> bool:
        """True if a claim is at hand and nothing has led away from where it was seen last.

        What is under the cursor is then no new place for one of its parts.
        """
        if self.selection is not None:
            return False
        if self.draft is None:
            return self.claim_at_hand is not None
        return self.cursor == self._last_place

    @property
    def target(self) -> Item | None:
        """The annotation that a command is about: in focus, else the innermost at the cursor.

        None while a claim is being built. What the filter hides is never about to be changed.
        """
        if self.draft_steps is not None:
            return None
        focused = self.focused_item
        if focused is not None or self.annotations is None:
            return focused
        return innermost_at(self.annotations, self.cursor, self.passes_filter)

    @property
    def nearest_item(self) -> Item | None:
        """The annotation that a command is about, else the last one ahead of the cursor."""
        if self.target is not None or self.annotations is None:
            return self.target
        return self.annotations.items.before(self.sort_place)

    @property
    def claim_at_hand(self) -> ClaimLike | None:
        """The draft, else the claim in focus."""
        item = self.focused_item
        claim = item.body if item is not None and isinstance(item.body, Claim) else None
        return self.draft or claim

    @property
    def piece_in_hand(self) -> ClaimPiece | None:
        """The piece of the claim at hand that the edge keys move; None for the whole."""
        return self.piece if self._piece_spans() else None

    @property
    def places_in_question(self) -> Fragments:
        """The spans that a question is about, or that are suggested for a part of a claim."""
        suggestion = self.hints.suggestion if self.hints is not None else ()
        return self.question.places if self.question is not None else suggestion

    def passes_filter(self, item: Item) -> bool:
        """Tell whether the filter, if there is one, shows an annotation."""
        return self.item_filter is None or self.item_filter.shows(item)

    def _is_shown(self, item: Item) -> bool:
        is_hidden = status_of(item) is Status.REJECTED or not self.passes_filter(item)
        return item.id == self.focus_id or not is_hidden

    def _leave_draft(self) -> Dirty:
        """Drop the open claim if nothing is lost or at the second time, else only its piece."""
        asked = (self.draft_steps, self.cursor)
        has_work = self.draft_steps is not None and self.draft_steps.has_work
        if has_work and self._asked_to_leave != asked:
            self._asked_to_leave = asked
            return self.drop_piece()
        self._asked_to_leave = None
        return self.drop_draft()

    def _draft_spans(self) -> list[Span]:
        """The spans of the draft, and of the claim that it hides."""
        if self.draft is None:
            return []
        spans = [*self.draft.source, *self.draft.cue, *self.draft.content]
        edited = None
        if self.annotations is not None and self.draft.editing is not None:
            edited = self.annotations.get(self.draft.editing)
        return [*spans, edited.body.extent] if edited is not None else spans

    def _piece_spans(self) -> list[Span]:
        claim = self.claim_at_hand if self.piece is not None else None
        span = self.piece.span(claim) if self.piece is not None and claim is not None else None
        return [span] if span is not None else []
