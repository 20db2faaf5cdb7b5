"""Actions of the group “Edges”: where an entity or a piece of a claim begins and ends."""

from __future__ import annotations

from dataclasses import replace

from annotate.annotation import Item, Status, status_of
from annotate.claim import Claim
from annotate.claim_piece import ClaimLike, ClaimPiece, next_piece, reshaped
from annotate.commands import Revise
from annotate.span import Span
from annotate.suggestion import Body
from annotate.text.edges import EdgeStep
from tui.reader.character_steps import CharacterSteps

_MOVES = ("edge_right_out", "edge_right_in", "edge_left_out", "edge_left_in")
_STUCK = "that edge cannot move any further"


class Edges(CharacterSteps):
    """Taking a piece of a claim in hand, and moving edges."""

    _cycle: tuple[str, Span] | None = None
    """Which of several nested annotations was visited last, and around which token."""

    def action_next_part(self) -> None:
        """The next piece of the claim at hand, else the next annotation around the cursor."""
        framed = self.framed
        if framed is None:
            self._visit_nested()
            return
        self.piece = next_piece(framed, self.piece_in_hand)
        self._show_piece(framed)

    def action_edge_right_out(self) -> None:
        """The right edge further to the right."""
        self._move_edge(EdgeStep(right=True, outwards=True))

    def action_edge_right_in(self) -> None:
        """The right edge back to the left."""
        self._move_edge(EdgeStep(right=True, outwards=False))

    def action_edge_left_out(self) -> None:
        """The left edge further to the left."""
        self._move_edge(EdgeStep(right=False, outwards=True))

    def action_edge_left_in(self) -> None:
        """The left edge back to the right."""
        self._move_edge(EdgeStep(right=False, outwards=False))

    def action_cancel(self) -> None:
        """Let go of the piece in hand before anything else is dropped."""
        framed = self.framed
        if self.piece_in_hand is None or self.selection is not None or framed is None:
            super().action_cancel()
        else:
            self.piece = None
            self._show_piece(framed)

    def _move_edge(self, step: EdgeStep) -> None:
        item, piece = self.target, self.piece_in_hand
        if self.frame is not None:
            self._move_in_frame(step)
        elif item is None:
            self.say(f"go to an annotation first: {self._move_keys} move its edges")
        elif not isinstance(item.body, Claim):
            span = step.moved(item.body.span, self.units)
            self._revise(item, replace(item.body, span=span) if span is not None else None, span)
        elif piece is None:
            self._ask_for_piece()
        else:
            pieces = step.moved_piece(item.body.part(piece.role), piece.index, self.units)
            body = item.body.with_part(piece.role, pieces) if pieces is not None else None
            self._revise(item, body, pieces[piece.index] if pieces is not None else None)

    def _revise(self, item: Item, body: Body | None, span: Span | None) -> None:
        if body is None or span is None:
            self.say(_STUCK)
        elif self.perform(Revise(item.id, body)):
            self.focus_id = item.id
            self._go_to(span)
            self.redraw_all()
            self.say("")

    def _move_in_frame(self, step: EdgeStep) -> None:
        frame, piece = self.frame, self.piece_in_hand
        if frame is None:
            return
        if piece is None:
            self._ask_for_piece()
            return
        pieces = step.moved_piece(frame.part(piece.role), piece.index, self.units)
        if pieces is None:
            self.say(_STUCK)
            return
        self.frame = reshaped(frame, piece.role, pieces)
        self._show_piece(self.frame)

    def _show_piece(self, framed: ClaimLike) -> None:
        """Show the piece in hand, or the whole claim when there is none."""
        piece = self.piece_in_hand
        span = piece.span(framed) if piece is not None else None
        if span is not None:
            self._go_to(span)
        self.view.update_rows()
        self.say(self._words(framed, piece) if self.frame is not None else "")

    def _ask_for_piece(self) -> None:
        keys = f"then {self._move_keys} move its edges"
        self.say(f"{self.key('next_part')} takes a piece of the claim in hand: {keys}")

    @property
    def _move_keys(self) -> str:
        return " ".join(map(self.key, _MOVES))

    def _words(self, framed: ClaimLike, piece: ClaimPiece | None) -> str:
        span = piece.span(framed) if piece is not None else None
        if piece is None or span is None:
            return f"claim: the whole   {self.frame_keys}"
        quote = " ".join(self.document.text[span.start : span.end].split())
        return f"▸ {piece.name(framed)} “{quote}”   {self._move_keys} move its edges"

    def _go_to(self, span: Span) -> None:
        self.cursor = self.tokens.at(span.start) or self.cursor
        self.view.reveal(span)
        self.view.reveal(self.cursor)

    def _visit_nested(self) -> None:
        """Focus the next larger annotation around the cursor, the smallest one in the end."""
        visited, place = self._cycle or ("", self.cursor)
        if self.focus_id is None or visited != self.focus_id:
            place = self.cursor
        nested = self._around(place)
        ids = [item.id for item in nested]
        if not ids or ids == [self.focus_id]:
            self.say("nothing else is annotated here")
            return
        following = ids.index(self.focus_id) + 1 if self.focus_id in ids else 0
        chosen = nested[following % len(nested)]
        self.focus_on(chosen)
        self._cycle = (chosen.id, place)

    def _around(self, token: Span) -> list[Item]:
        """What is shown around a token, from the smallest to the largest."""
        if self.session is None:
            return []
        found = [
            item
            for item in self.session.annotations.items.overlapping(token)
            if any(piece.overlaps(token) for piece in item.body.fragments)
            and (item.id == self.focus_id or self._is_shown(item))
        ]
        return sorted(found, key=lambda item: len(item.body.extent))

    def _is_shown(self, item: Item) -> bool:
        passes = self.item_filter is None or self.item_filter.shows(item)
        return passes and status_of(item) is not Status.REJECTED
