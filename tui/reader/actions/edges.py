"""Actions of the group “Edges”: where an entity or a piece of a claim begins and ends."""

from __future__ import annotations

from dataclasses import replace

from annotate.annotation import Item, Status, status_of
from annotate.claim import Claim
from annotate.claim_draft import ClaimDraft
from annotate.claim_piece import ClaimPiece, reshaped
from annotate.commands import Reshape
from annotate.entity import Entity
from annotate.span import Span
from annotate.suggestion import Body
from annotate.text.edges import EdgeStep
from annotate.text.sentences import has_paragraph_break
from tui.reader.actions.base import ReaderActions
from tui.reader.first_focus import focus_first

_STUCK = "that edge cannot move any further"


class EdgeActions(ReaderActions):
    """Taking a piece of a claim in hand, and moving edges."""

    def action_next_part(self) -> None:
        """The next piece of the claim at hand, else the next annotation around the cursor."""
        if self.state.claim_at_hand is not None:
            self.claims.show_piece(self.state.take_next_piece())
            return
        item = self.state.next_nested()
        if item is None:
            self.say("nothing else is annotated here")
        else:
            self.page.focus_on(item)

    def action_toggle_steps(self) -> None:
        """Steps by character, or by token again."""
        self.state.toggle_steps()
        unit = "character" if self.state.by_character else "token"
        self.say(f"edges and selections move by {unit}: {self.key('toggle_steps')} changes that")

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

    def _move_edge(self, step: EdgeStep) -> None:
        item, piece = self.state.target, self.state.piece_in_hand
        if self.state.draft is not None:
            self._move_in_draft(self.state.draft, piece, step)
        elif item is None:
            self.say(f"go to an annotation first: {self.claims.edge_keys} move its edges")
        elif not focus_first(item, self.state, self.page, again="moves its edge"):
            self._move_edge_of(item, piece, step)

    def _move_edge_of(self, item: Item, piece: ClaimPiece | None, step: EdgeStep) -> None:
        """Move an edge of an entity, or of the piece of a claim that is in hand."""
        if status_of(item) is Status.REJECTED:
            self.say(f"a rejected one keeps its edges: {self.key('reopen')} makes it pending again")
        elif not isinstance(item.body, Claim):
            self._move_edge_of_entity(item, item.body, step)
        elif piece is None:
            self.page.focus_on(item)
            self._ask_for_piece()
        else:
            pieces = step.moved_piece(item.body.part(piece.role), piece.index, self.state.units)
            body = item.body.with_part(piece.role, pieces) if pieces is not None else None
            self._reshape(item, body, pieces[piece.index] if pieces is not None else None)

    def _move_edge_of_entity(self, item: Item, entity: Entity, step: EdgeStep) -> None:
        """Move an edge of an entity, which never leaves its paragraph by that."""
        span = step.moved(entity.span, self.state.units)
        if span is not None and self._leaves_paragraph(entity.span, span):
            verb = "ends" if step.right else "begins"
            self.say(f"the paragraph {verb} here: an edge does not leave it")
        else:
            self._reshape(item, replace(entity, span=span) if span is not None else None, span)

    def _leaves_paragraph(self, before: Span, after: Span) -> bool:
        """Tell whether a longer span holds a paragraph break that the shorter one has not."""
        text = self.document.text
        gained = text[after.start : before.start] + text[before.end : after.end]
        return has_paragraph_break(gained)

    def _reshape(self, item: Item, body: Body | None, span: Span | None) -> None:
        if body is None or span is None:
            self.say(_STUCK)
            return

        def stay() -> None:
            self.state.set_focus_id(item.id)
            self.claims.go_to(span)

        self.editor.perform(Reshape(item.id, body), then=stay)

    def _move_in_draft(self, draft: ClaimDraft, piece: ClaimPiece | None, step: EdgeStep) -> None:
        if piece is None:
            self._ask_for_piece()
            return
        pieces = step.moved_piece(draft.part(piece.role), piece.index, self.state.units)
        if pieces is None:
            self.say(_STUCK)
        else:
            dirty = self.state.change_draft(reshaped(draft, piece.role, pieces))
            self.claims.show_piece(dirty)

    def _ask_for_piece(self) -> None:
        key, edge_keys = self.key("next_part"), self.claims.edge_keys
        self.say(f"{key} takes a piece of the claim in hand: then {edge_keys} move its edges")
