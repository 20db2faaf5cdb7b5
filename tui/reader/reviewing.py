"""Actions of the group “Review”: going through what is pending and deciding on it."""

from __future__ import annotations

from collections.abc import Callable

from annotate.annotation import (
    Annotation,
    Item,
    SortKey,
    Status,
    needs_a_look,
    sort_key,
    status_of,
)
from annotate.commands import Accept, Reject, Reopen
from annotate.position_index import PositionIndex
from tui.reader.base import ReaderBase


class Reviewing(ReaderBase):
    """Deciding on suggestions, one by one or many at once."""

    def action_pending_next(self) -> None:
        """Next pending one behind the cursor, from the top again behind the last."""
        self._visit_pending(forwards=True)

    def action_pending_previous(self) -> None:
        """The pending one before."""
        self._visit_pending(forwards=False)

    def action_item_next(self) -> None:
        """Next annotation of any kind."""
        self._visit_any(forwards=True)

    def action_item_previous(self) -> None:
        """Previous annotation of any kind."""
        self._visit_any(forwards=False)

    def action_accept(self) -> None:
        """Accept what is in focus and go on."""
        item = self.target
        if item is None:
            self.say(
                f"nothing to accept here: {self.key('pending_next')} goes to the next suggestion"
            )
        elif _is_settled(item) or self.perform(Accept((item.id,)), goes_on=True):
            self._go_on(item)

    def action_reject(self) -> None:
        """Reject what is in focus and go on."""
        item = self.target
        if item is None:
            self.say(
                f"nothing to reject here: {self.key('pending_next')} goes to the next suggestion"
            )
        elif self.perform(Reject((item.id,)), goes_on=True):
            self._go_on(item)

    def action_page_or_skip(self) -> None:
        """Skip what is in focus and go on; without focus, turn the page."""
        item = self.focused_item
        if item is None:
            self.action_page_down()
        else:
            self._go_on(item)

    def action_page_down(self) -> None:
        """Next page."""
        raise NotImplementedError

    def action_claim_panel(self) -> None:
        """Show all parts of a claim."""
        raise NotImplementedError

    def action_accept_all(self) -> None:
        """Accept all that is pending at this moment, in the article or in the selection."""
        if self.session is None:
            return
        pending = self.session.annotations.pending
        chosen = pending.overlapping(self.selection.span) if self.selection else list(pending)
        chosen = [item for item in chosen if self._passes_filter(item) and _is_proposed(item)]
        objections = [self.workspace.scheme.objection(item.body) for item in chosen]
        ids = tuple(i.id for i, objection in zip(chosen, objections, strict=True) if not objection)
        why = next(filter(None, objections), "")
        left = f"left {len(chosen) - len(ids)} pending: {why}" if why else ""
        self.selection = None
        if not ids:
            self.say(left or "nothing is pending here")
        elif self.perform(Accept(ids, bulk=True)):
            self.say(f"accepted {len(ids)}: {self.takes_back}" + (f"; {left}" if left else ""))

    def action_reject_label(self) -> None:
        """Reject everything pending with the label of what is in focus."""
        item = self.target
        if item is None or self.session is None:
            key = self.key("reject_label")
            self.say(f"go to a suggestion first: {key} rejects all pending with its label")
            return
        label = item.body.label
        pending = filter(self._passes_filter, self.session.annotations.pending)
        ids = tuple(o.id for o in pending if o.body.label == label and _is_proposed(o))
        if not ids:
            self.say(f"no {label} is pending")
        elif self.perform(Reject(ids, bulk=True)):
            self.say(f"rejected {len(ids)} {label}: {self.takes_back}")

    def action_reopen(self) -> None:
        """Make what is in focus pending again."""
        item = self.target
        if item is None:
            self.say(
                f"go to a decided annotation first: {self.key('reopen')} makes it pending again"
            )
        elif self.perform(Reopen(item.id)):
            self.focus_id = item.id
            self.say("")
            self.redraw_all()

    def go_on_from(self, item: Item) -> None:
        """Focus the next pending one behind an item that was decided."""
        self._go_on(item)

    def _go_on(self, item: Item) -> None:
        if self.session is None:
            return
        pending = self.session.annotations.pending
        following = self._passing(pending.after, sort_key(item))
        if following is not None:
            self.focus_on(following)
            return
        self.focus_id = None
        self.redraw_all()
        left = sum(map(self._passes_filter, pending))
        if left:
            self.say(
                f"end of the article: {self.key('pending_next')} goes to the {left} skipped ones"
            )
        elif self.is_extracting:
            self.say("nothing pending yet: suggestions are still coming")
        else:
            self.say("nothing is pending any more")

    @property
    def is_extracting(self) -> bool:
        """Whether more suggestions may come."""
        raise NotImplementedError

    def _visit_pending(self, *, forwards: bool) -> None:
        if self.session is None:
            return
        index = self.session.annotations.pending
        found = self._neighbour(index, forwards=forwards) or self._end(index, first=forwards)
        if found is not None:
            self.focus_on(found)
        elif self.is_extracting:
            self.say("no suggestions yet: they are being looked for")
        else:
            self.say("nothing is pending")

    def _visit_any(self, *, forwards: bool) -> None:
        if self.session is None:
            return
        found = self._neighbour(self.session.annotations.items, forwards=forwards)
        if found is not None:
            self.focus_on(found)
        else:
            self.say("no further annotation" + (" yet" if self.is_extracting else ""))

    def _neighbour(self, index: PositionIndex, *, forwards: bool) -> Item | None:
        """The next item that passes the filter."""
        return self._passing(index.after if forwards else index.before, self.sort_place)

    def _end(self, index: PositionIndex, *, first: bool) -> Item | None:
        """The first or the last item that passes the filter."""
        end = (-1, 0, "", "") if first else (len(self.document.text) + 1, 0, "", "")
        return self._passing(index.after if first else index.before, end)

    def _passing(self, step: Callable[[SortKey], Item | None], place: SortKey) -> Item | None:
        """Step on from a place to an item that passes the filter."""
        found = step(place)
        while found is not None and not self._passes_filter(found):
            found = step(sort_key(found))
        return found

    def _passes_filter(self, item: Item) -> bool:
        return self.item_filter is None or self.item_filter.shows(item)


def _is_settled(item: Item) -> bool:
    return status_of(item) is Status.ACCEPTED and not needs_a_look(item)


def _is_proposed(item: Item) -> bool:
    """Whether nobody decided on it; what has moved waits for a look of its own."""
    return status_of(item) is Status.SUGGESTED


def note_of(item: Item) -> str:
    """The note on an item; a bare suggestion has none."""
    return item.note if isinstance(item, Annotation) else ""
