"""The claim builder: shows a claim while it is put together, and accepts it in the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from annotate.annotation import Item
from annotate.claim import Claim, Role
from annotate.claim_doubts import claim_doubt
from annotate.claim_draft import ClaimDraft, draft_of
from annotate.claim_piece import ClaimLike, ClaimPiece
from annotate.commands import AddClaim, Revise
from annotate.draft_steps import DraftSteps
from annotate.labels.scheme import Label
from annotate.labels.speaker_labels import speaker_labels
from annotate.span import Span
from annotate.suggestion import Body
from annotate.text.quotation import quotation
from tui.reader.editor import Editor
from tui.reader.page import Page
from tui.reader.question import Question
from tui.reader.review_queue import ReviewQueue
from tui.reader.state import Dirty, ReadingState

_EDGE_ACTIONS = ("edge_right_out", "edge_right_in", "edge_left_out", "edge_left_in")


class ClaimBuilder:
    """Shows drafts and pieces of claims; several groups of keys lead here."""

    def __init__(self, state: ReadingState, page: Page, editor: Editor, queue: ReviewQueue) -> None:
        self._state = state
        self._page = page
        self._editor = editor
        self._queue = queue
        self._dropped: DraftSteps | None = None
        """The claim that was dropped last, until something else happens to an annotation."""
        self._refused_to_leave: DraftSteps | None = None
        """The open claim for which leaving was refused once."""
        editor.listeners.append(lambda edit, is_example: self._forget_dropped())

    def show(self, draft: ClaimDraft, words: str = "", piece: ClaimPiece | None = None) -> None:
        """Build this draft, and say what was done, or what manner of quotation it is.

        Args:
            draft: The parts of the claim.
            words: What was done.
            piece: The piece to have in hand, at whose start the cursor goes.
        """
        self._forget_dropped()
        dirty = self._state.open_draft(draft, piece)
        self._page.lend_keys()
        self._page.show(dirty)
        span = piece.span(draft) if piece is not None else None
        if span is not None:
            self.go_to(span)
        self._page.say(f"{words or self._describe(draft)}   {self._page.draft_hint}")

    @property
    def draft(self) -> ClaimDraft:
        """The claim that is being built, else the one in focus, else a new one."""
        item = self._state.focused_item
        if self._state.draft is None and item is not None and isinstance(item.body, Claim):
            return draft_of(item.body, item)
        return self._state.draft or ClaimDraft()

    def take_step(self, *, forwards: bool) -> bool:
        """Go back or forth by a change of the open claim; False where none is open."""
        state, steps = self._state, self._state.draft_steps
        if steps is None:
            return not forwards and self._reopen()
        following = steps.forth() if forwards else steps.back()
        if following is None and forwards:
            self._page.say("nothing of this claim was taken back")
            return True
        if following is None:
            self.close("claim closed: nothing of it was stored")
            return True
        self._page.show(state.take_steps(following))
        verb = "put back" if forwards else "took back"
        part = _difference(steps.draft, following.draft)
        self._page.say(f"{verb} the {part}   {self._page.draft_hint}")
        return True

    def close(self, words: str) -> None:
        """Close the open claim; nothing of it is stored."""
        draft = self._state.draft
        self._page.show(self._state.drop_draft())
        self.refocus(draft, words)

    def note_dropped(self, steps: DraftSteps | None) -> None:
        """Say that a claim was dropped, and keep it, so that undo opens it again."""
        has_work = steps is not None and steps.has_work
        self._dropped = steps if has_work else None
        self.refocus(steps.draft if steps is not None else None, "claim dropped")
        if has_work and self._page.message is not None:
            words = self._page.message.text
            self._page.say(f"{words}; {self._page.key('undo')} opens it again")

    def may_leave(self) -> bool:
        """Tell whether the article may be left; refuses once where an open claim would be lost."""
        steps = self._state.draft_steps
        if steps is None or not steps.has_work or steps is self._refused_to_leave:
            return True
        self._refused_to_leave = steps
        key = self._page.key("accept")
        self._page.say(f"leave again to drop the open claim: {key} accepts it", warning=True)
        return False

    def refocus(self, draft: ClaimDraft | None, words: str) -> None:
        """Focus the stored claim of a draft that was closed, if there is one, as it was before."""
        item = self._stored_claim(draft) if draft is not None else None
        if item is None:
            self._page.say(words)
        else:
            self._page.focus_on(item)
            self._page.say("the claim is as it was")

    def write_note(self) -> None:
        """Write a note on the open claim."""
        from tui.dialogs.note import NoteScreen

        draft = self.draft
        screen = NoteScreen("this claim", draft.note)
        self._page.screen.app.push_screen(screen, self._take_note)

    @property
    def speaker_labels(self) -> frozenset[str]:
        """The labels of persons and organisations in the scheme."""
        return speaker_labels(self._page.workspace.scheme)

    # Accepting.

    def accept_draft(self, *, goes_on: bool = True) -> None:
        """Accept the claim that is being built, if there is enough of it; asks where in doubt.

        Args:
            goes_on: Whether to go to the next pending one, as from whatever is accepted. A claim
                that is new stays in focus.
        """
        draft = self._state.draft
        if draft is None:
            return
        accept = self._accept_and_go_on if goes_on and draft.editing is not None else self._accept
        if draft.is_claim:
            self.once_sure(draft.claim(), lambda: accept(draft))
        else:
            keys = f"{self._page.key('claim')} or {self._page.key('content')}"
            self._page.say(f"a claim needs a cue or a content: {keys} sets it")

    def once_sure(self, body: Body, accept: Callable[[], None]) -> None:
        """Accept at once, or after a yes where the content of a claim looks wrong."""
        doubt = self.doubt(body)
        if not doubt:
            accept()
            return
        keymap = self._page.workspace.keymap
        keys = frozenset(keymap.keys("accept", self._page.mode))
        places = body.content if isinstance(body, Claim) else ()
        self._page.redraw(self._state.ask(Question(accept, keys, places)))
        key = self._page.key("accept")
        self._page.say(f"{doubt}: {key} accepts it all the same, any other key does not")

    def doubt(self, body: Body) -> str:
        """What looks wrong about a claim, in words; empty for all else."""
        annotations = self._state.annotations
        if annotations is None or not isinstance(body, Claim):
            return ""
        return claim_doubt(annotations, body, self.speaker_labels)

    def _accept(self, draft: ClaimDraft) -> None:
        """Make a draft an accepted claim, which stays in focus."""
        edit = self._editor.perform(self._command(draft))
        if edit is not None:
            self._state.drop_draft()
            self._state.set_focus_id(edit.changes[-1].id)
            self._page.redraw_all()

    def _accept_and_go_on(self, draft: ClaimDraft) -> None:
        """Accept a claim that was there before, and go to the next pending one."""

        def leave() -> None:
            self._page.redraw(self._state.drop_draft())
            stored = self._stored_claim(draft)
            if stored is not None:
                self._queue.go_on(stored)

        item = self._stored_claim(draft)
        body = item.body if item is not None else None
        if item is not None and isinstance(body, Claim) and draft == draft_of(body, item):
            self._page.redraw(self._state.drop_draft())
            self._queue.accept(item)
        else:
            self._editor.perform(self._command(draft), then=leave, goes_on=True)

    def _stored_claim(self, draft: ClaimDraft) -> Item | None:
        """The claim that a draft changes, if there still is one."""
        annotations = self._state.annotations
        return annotations.items.get(draft.editing) if annotations and draft.editing else None

    def _command(self, draft: ClaimDraft) -> AddClaim | Revise:
        """What stores a draft, under a label of the scheme."""
        claim = self._page.workspace.scheme.trimmed(draft.claim())
        if draft.editing is None:
            return AddClaim(claim, draft.note, draft.attributes)
        return Revise(draft.editing, claim, draft.note, draft.attributes)

    def has_role(self, role: Role) -> bool:
        """Tell whether the label of the claim has a role; where it has not, a message says so."""
        label = self._label_of(self.draft)
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

    def _piece_words(self, claim: ClaimLike | None, piece: ClaimPiece | None) -> str:
        span = piece.span(claim) if claim is not None and piece is not None else None
        if claim is None or piece is None or span is None:
            return f"claim: the whole   {self._page.draft_hint}"
        return f"▸ {piece.name(claim)}   {self.edge_keys} move its edges"

    def _reopen(self) -> bool:
        """Open the claim again that was dropped last; False where there is none."""
        steps, self._dropped = self._dropped, None
        if steps is None:
            return False
        self._page.redraw(self._state.drop_focus())
        self._page.show(self._state.take_steps(steps))
        self._page.say(f"the claim is open again   {self._page.draft_hint}")
        return True

    def _forget_dropped(self) -> None:
        self._dropped = None

    def _describe(self, draft: ClaimDraft) -> str:
        """The manner of quotation of a draft."""
        if not draft.content:
            return "claim"
        return f"claim: {quotation(self._state.document.text, draft.content)}"

    def _take_note(self, note: str | None) -> None:
        if note is not None and self._state.draft is not None:
            words = "noted" if note else "no note"
            self.show(replace(self._state.draft, note=note), words)

    def _label_of(self, draft: ClaimDraft) -> Label:
        scheme = self._page.workspace.scheme
        return scheme.label(scheme.claim_name(draft.label))


def _difference(one: ClaimDraft, other: ClaimDraft) -> str:
    """What of a claim differs between two drafts of it."""
    roles = [role.value for role in Role if one.part(role) != other.part(role)]
    if roles:
        return " and ".join(roles)
    names = ("speaker", "note", "label", "attributes")
    return next((name for name in names if getattr(one, name) != getattr(other, name)), "change")
