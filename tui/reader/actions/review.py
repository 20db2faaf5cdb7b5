"""Actions of the group “Review”: going through what is pending and deciding on it."""

from __future__ import annotations

from annotate.annotation import Item, Status, status_of
from annotate.commands import Accept, Reject, Reopen
from store.editing.session import Session
from tui.reader.actions.base import ReaderActions, requires_session
from tui.reader.review_queue import neighbour, reject


class ReviewActions(ReaderActions):
    """Deciding on suggestions, one by one or many at once."""

    def action_pending_next(self) -> None:
        """Next pending one behind the cursor, from the top again behind the last."""
        self.queue.visit_next()

    def action_pending_previous(self) -> None:
        """The pending one before."""
        self.queue.visit_previous()

    def action_item_next(self) -> None:
        """Next annotation of any kind."""
        self._visit_any(forwards=True)

    def action_item_previous(self) -> None:
        """Previous annotation of any kind."""
        self._visit_any(forwards=False)

    def action_accept(self) -> None:
        """Accept the claim that is being built, else what is in focus, and go on."""
        item = self.state.target
        if self.state.draft is not None:
            self.claims.accept_draft()
        elif item is not None:
            self.claims.once_sure(item.body, lambda: self.queue.accept(item))
        else:
            key = self.key("pending_next")
            self.say(f"nothing to accept here: {key} goes to the next suggestion")

    def action_reject(self) -> None:
        """Reject what is in focus and go on."""
        item = self.state.target
        if item is None:
            key = self.key("pending_next")
            self.say(f"nothing to reject here: {key} goes to the next suggestion")
        else:
            reject(item, self.queue, self.editor)

    @requires_session
    def action_accept_all(self, session: Session) -> None:
        """Accept all that is pending at this moment, in the article or in the selection."""
        selection, pending = self.state.selection, session.annotations.pending
        items = list(pending) if selection is None else pending.overlapping(selection.span)
        items = [item for item in items if self._is_undecided(item)]
        objections = [self.workspace.scheme.objection(item.body) for item in items]
        accepted = [item.id for item, why in zip(items, objections, strict=True) if not why]
        why = next(filter(None, objections), "")
        left_words = f"left {len(items) - len(accepted)} pending: {why}" if why else ""
        self.page.redraw(self.state.drop_selection())
        if not accepted:
            self.say(left_words or "nothing is pending here")
        elif self.editor.perform(Accept(tuple(accepted), bulk=True)):
            words = f"accepted {len(accepted)}: {self.page.undo_hint}"
            self.say("; ".join(filter(None, (words, left_words))))

    @requires_session
    def action_reject_label(self, session: Session) -> None:
        """Reject everything pending with the label of what is in focus."""
        target = self.state.target
        if target is None:
            key = self.key("reject_label")
            self.say(f"go to a suggestion first: {key} rejects all pending with its label")
            return
        label = target.body.label
        pending = filter(self._is_undecided, session.annotations.pending)
        rejected = tuple(item.id for item in pending if item.body.label == label)
        if not rejected:
            self.say(f"no {label} is pending")
        elif self.editor.perform(Reject(rejected, bulk=True)):
            self.say(f"rejected {len(rejected)} {label}: {self.page.undo_hint}")

    def action_reopen(self) -> None:
        """Make what is in focus pending again."""
        item = self.state.target
        if item is None:
            key = self.key("reopen")
            self.say(f"go to a decided annotation first: {key} makes it pending again")
            return

        def stay() -> None:
            self.state.set_focus_id(item.id)
            self.say("")

        self.editor.perform(Reopen(item.id), then=stay)

    @requires_session
    def _visit_any(self, session: Session, *, forwards: bool) -> None:
        item = neighbour(self.state, session.annotations.items, forwards=forwards)
        if item is not None:
            self.page.focus_on(item)
        else:
            self.say("no further annotation" + (" yet" if self.feed.is_running else ""))

    def _is_undecided(self, item: Item) -> bool:
        """Tell whether an item is shown and has no decision; what has moved has one."""
        return self.state.passes_filter(item) and status_of(item) is Status.SUGGESTED
