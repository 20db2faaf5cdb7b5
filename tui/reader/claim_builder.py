"""The claim builder: shows a claim while it is put together, and accepts it in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.claim import Claim, Role
from annotate.claim_draft import ClaimDraft, draft_of
from annotate.claim_piece import ClaimLike, ClaimPiece
from annotate.commands import AddClaim, Revise
from annotate.labels.scheme import Label
from annotate.span import Span
from annotate.speakers import speaker_name
from annotate.text.quotation import quotation
from tui.reader.editor import Editor
from tui.reader.page import Page
from tui.reader.state import Dirty, ReadingState

if TYPE_CHECKING:
    from tui.dialogs.claim import EditedDraft

_ROLE_ACTIONS = {Role.SOURCE: "source", Role.CUE: "claim", Role.CONTENT: "content"}
"""The command that sets a role of the claim that is being built."""
_EDGE_ACTIONS = ("edge_right_out", "edge_right_in", "edge_left_out", "edge_left_in")


class ClaimBuilder:
    """Shows drafts and pieces of claims; several groups of keys lead here."""

    def __init__(self, state: ReadingState, page: Page, editor: Editor) -> None:
        self._state = state
        self._page = page
        self._editor = editor

    def show(self, draft: ClaimDraft) -> None:
        """Build this draft, and say what it still lacks."""
        self._page.show(self._state.open_draft(draft))
        self._page.say(self._describe(draft))

    def accept_draft(self) -> None:
        """Accept the claim that is being built, if there is enough of it."""
        draft = self._state.draft
        if draft is None:
            return
        if draft.is_claim:
            self.accept(draft)
        else:
            keys = f"{self._page.key('claim')} or {self._page.key('content')}"
            self._page.say(f"a claim needs a cue or a content: {keys} sets it")

    def accept(self, draft: ClaimDraft) -> None:
        """Make a draft an accepted claim, under a label of the scheme."""
        claim = self._page.workspace.scheme.trimmed(draft.claim())
        edit = self._editor.perform(
            AddClaim(claim, draft.note)
            if draft.editing is None
            else Revise(draft.editing, claim, draft.note)
        )
        if edit is not None:
            self._state.drop_draft()
            self._state.set_focus_id(edit.changes[-1].id)
            self._page.redraw_all()

    def open_panel(self) -> None:
        """Show the claim that is being built or in focus with all its parts."""
        item, draft = self._state.target, self._state.draft
        if draft is None and item is not None and isinstance(item.body, Claim):
            draft = draft_of(item.body, item)
        if draft is None or self._state.annotations is None:
            key = self._page.key("claim_panel")
            self._page.say(f"go to a claim first: {key} shows all its parts")
            return
        from tui.dialogs.claim import ClaimScreen

        screen = ClaimScreen(self._state.annotations, draft, self._page.workspace.keymap)
        self._page.screen.app.push_screen(screen, self._take_from_panel)

    def has_role(self, role: Role) -> bool:
        """Tell whether the label of the claim has a role; where it has not, a message says so."""
        label = self._label_of(self._state.draft or ClaimDraft())
        if role not in label.roles:
            self._page.say(f"{label.name} has no {role.value}: its labels.toml says so")
        return role in label.roles

    def show_piece(self, dirty: Dirty) -> None:
        """Show the piece in hand, or the whole claim when there is none.

        Args:
            dirty: What the transition that led here has changed.
        """
        claim, piece = self._state.claim_at_hand, self._state.piece_in_hand
        span = piece.span(claim) if claim is not None and piece is not None else None
        self._page.redraw(dirty)
        if span is not None:
            self.go_to(span)
        self._page.say(self._piece_words(claim, piece) if self._state.draft else "")

    def go_to(self, span: Span) -> None:
        """Put the cursor at the start of a span; focus and piece stay."""
        self._page.redraw(self._state.put_cursor(self._state.tokens.at(span.start)))
        self._page.view.reveal(span)
        self._page.view.reveal(self._state.cursor)

    @property
    def edge_keys(self) -> str:
        """The keys that move edges, for messages."""
        return " ".join(map(self._page.key, _EDGE_ACTIONS))

    def _take_from_panel(self, outcome: EditedDraft | None) -> None:
        """Accept the draft, or leave it open where something was changed in it."""
        if outcome is None:
            return
        if outcome.is_accepted:
            self.accept(outcome.draft)
        elif self._state.draft is not None or outcome.is_changed:
            self.show(outcome.draft)

    def _piece_words(self, claim: ClaimLike | None, piece: ClaimPiece | None) -> str:
        span = piece.span(claim) if claim is not None and piece is not None else None
        if claim is None or piece is None or span is None:
            return f"claim: the whole   {self._page.draft_hint}"
        quote = " ".join(self._state.document.text[span.start : span.end].split())
        return f"▸ {piece.name(claim)} “{quote}”   {self.edge_keys} move its edges"

    def _describe(self, draft: ClaimDraft) -> str:
        """Content and speaker of a draft, the parts that it lacks, and the keys to go on."""
        key, annotations = self._page.key, self._state.annotations
        missing = [
            f"{key(_ROLE_ACTIONS[role])} {role.value}"
            for role in self._label_of(draft).roles
            if not draft.part(role)
        ]
        name = ""
        if annotations is not None and draft.is_claim:
            name = speaker_name(annotations, draft.claim())
        if draft.source and not name:
            missing.append(f"{key('speaker')} speaker")
        text = self._state.document.text
        content = f" {quotation(text, draft.content)}" if draft.content else ""
        speaker = f", speaker {name}" if name else ""
        gaps = f"still open: {', '.join(missing)}   " if missing else ""
        return f"claim:{content}{speaker}   {gaps}{self._page.draft_hint}"

    def _label_of(self, draft: ClaimDraft) -> Label:
        scheme = self._page.workspace.scheme
        return scheme.label(scheme.claim_name(draft.label))
