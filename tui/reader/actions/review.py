"""Actions of the group “Review”: going through what is pending and deciding on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from annotate.annotation import Item, Status, needs_a_look, status_of
from annotate.commands import Accept, Reject, Reopen
from store.editing.session import Session
from tui.keys.command import ESCAPE
from tui.reader.actions.base import ReaderActions, requires_session
from tui.reader.first_focus import focus_first
from tui.reader.question import Question
from tui.reader.review_queue import hidden_words, neighbour, reject


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
        elif item is None:
            self._say_nothing_to("accept")
        elif not focus_first(item, self.state, self.page, again=_effect_of_accepting(item)):
            self.claims.once_sure(item.body, lambda: self.queue.accept(item))

    def action_reject(self) -> None:
        """Reject what is in focus and go on."""
        item = self.state.target
        if self.state.draft is not None:
            key = self.key("cancel")
            is_stored = self.state.draft.editing is not None
            then = f"closes it, then {self.key('reject')} rejects it" if is_stored else "drops it"
            self.say(f"a claim is open: {key} {key} {then}")
        elif item is None:
            self._say_nothing_to("reject")
        elif not focus_first(item, self.state, self.page, again="rejects it"):
            reject(item, self.queue, self.editor, self.page)

    def _say_nothing_to(self, verb: str) -> None:
        """Say that there is nothing to decide on here, and what there is elsewhere."""
        annotations = self.state.annotations
        pending = annotations.pending if annotations is not None else ()
        if self.page.mode == "review" or any(map(self.state.passes_filter, pending)):
            elsewhere = f"{self.key('pending_next')} goes to the next suggestion"
        elif self.feed.may_bring_more:
            elsewhere = "suggestions are being looked for"
        else:
            elsewhere = f"nothing is pending{hidden_words(self.state)}"
        self.say(f"nothing to {verb} here: {elsewhere}")

    @requires_session
    def action_accept_all(self, session: Session) -> None:
        """Accept all that is pending at this moment, in the article or in the selection."""
        selection, pending = self.state.selection, session.annotations.pending
        items = list(pending) if selection is None else pending.overlapping(selection.span)
        items = [item for item in items if self._is_undecided(item)]
        objections = [self._objection(item) for item in items]
        accepted = [item for item, why in zip(items, objections, strict=True) if not why]
        why = next(filter(None, objections), "")
        remarks = [f"left {len(items) - len(accepted)} pending: {why}"] if why else []
        if self.feed.is_running:
            remarks.append("more suggestions are coming")
        self.page.redraw(self.state.drop_selection())
        command = Accept(tuple(item.id for item in accepted), bulk=True)

        def carry_out() -> None:
            self.editor.perform(command, then=lambda: self.say("; ".join(remarks)))

        if self._are_highlights_hidden("accept_all"):
            return
        if not items and self.feed.is_running:
            self.say("nothing is pending yet: more suggestions are coming")
        elif not accepted:
            self.say("; ".join(remarks) or f"nothing is pending here{hidden_words(self.state)}")
        else:
            self._do_or_ask(accepted, f"accept {len(accepted)}", "accept_all", carry_out)

    @requires_session
    def action_reject_label(self, session: Session) -> None:
        """Reject everything pending with the label of what is in focus."""
        target = self.state.target
        if target is None:
            key = self.key("reject_label")
            self.say(f"go to a suggestion first: {key} rejects all pending with its label")
            return
        if self._are_highlights_hidden("reject_label"):
            return
        label = target.body.label
        pending = filter(self._is_undecided, session.annotations.pending)
        rejected = [item for item in pending if item.body.label == label]
        command = Reject(tuple(item.id for item in rejected), bulk=True)

        def go_on() -> None:
            focused = self.state.focused_item
            if focused is not None and focused.id in command.ids:
                self.queue.go_on(focused)

        if not rejected:
            self.say(f"no {label} is pending")
        else:
            words = f"reject {len(rejected)} {label}"
            carry_out = partial(self.editor.perform, command, then=go_on)
            self._do_or_ask(rejected, words, "reject_label", carry_out)

    def action_reopen(self) -> None:
        """Make what is in focus pending again."""
        item = self.state.target
        if item is None:
            key = self.key("reopen")
            self.say(f"go to a decided annotation first: {key} makes it pending again")
            return
        if not focus_first(item, self.state, self.page, again="makes it pending"):
            self.editor.perform(Reopen(item.id), then=lambda: self.state.set_focus_id(item.id))

    @requires_session
    def _visit_any(self, session: Session, *, forwards: bool) -> None:
        item = neighbour(self.state, session.annotations.items, forwards=forwards)
        if item is not None:
            self.page.focus_on(item)
        else:
            self.say("no further annotation" + (" yet" if self.feed.is_running else ""))

    def _are_highlights_hidden(self, action: str) -> bool:
        """Tell whether nothing is shown that a command would reach, and say so."""
        if self.state.highlights_hidden:
            shows = f"{self.key('toggle_highlights')} shows what {self.key(action)} would reach"
            self.say(f"highlights are hidden: {shows}")
        return self.state.highlights_hidden

    def _do_or_ask(
        self, items: Sequence[Item], words: str, action: str, carry_out: Callable[[], object]
    ) -> None:
        """Carry a command out; where some of its items are not on this page, ask first.

        Args:
            items: What the command changes, in text order.
            words: What it does, such as `accept 57`.
            action: The action that asks; its keys say yes too.
            carry_out: Does it.
        """
        starts = [item.body.extent.start for item in items]
        rows = self.view.visible_rows
        if rows[0].start <= min(starts) and max(starts) < rows[-1].end:
            carry_out()
            return
        question = Question(carry_out, frozenset(self.workspace.keymap.keys(action)))
        self.page.redraw(self.state.ask(question))
        self.say(f"{words} pending, also beyond this page? {self.key(action)} yes, {ESCAPE} no")

    def _objection(self, item: Item) -> str:
        """Why an item is not accepted unasked; empty where nothing speaks against it."""
        return self.workspace.scheme.objection(item.body) or self.claims.doubt(item.body)

    def _is_undecided(self, item: Item) -> bool:
        """Tell whether an item is shown and has no decision; what has moved has one."""
        return self.state.passes_filter(item) and status_of(item) is Status.SUGGESTED


def _effect_of_accepting(item: Item) -> str:
    """What the key that accepts does to a decided annotation in focus."""
    if status_of(item) is Status.REJECTED:
        return "accepts it"
    return "confirms its place" if needs_a_look(item) else "goes on"
