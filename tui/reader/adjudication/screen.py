"""The reader on what two people annotated: their readings of a place side by side, and a choice."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import partial

from textual.app import ComposeResult

from annotate.adjudication import Readings
from annotate.annotation import Annotation, Item, Origin, Status, status_of
from annotate.change import Edit
from annotate.commands import SetOut, Settle
from annotate.document import Document
from annotate.errors import NothingToChange, PipelineUnavailable
from annotate.evaluation.disagreements import Disagreement
from annotate.extract.pipeline import PipelineChoice
from annotate.span import Span
from annotate.suggestion import Body
from store.library.reading_position import ReadingPosition
from tui.config.workspace import Workspace
from tui.display.marks import RIVAL, STATUS_SIGNS, Mark
from tui.keys.keymap import Context
from tui.library.host import Host
from tui.reader.adjudication.words import reading_words
from tui.reader.reviewing import note_of
from tui.reader.screen import ReaderScreen
from tui.widgets.bars import Line, Part, Sides

_BESIDE = 24
"""Cells of a reading's line for all that is no quote."""
_READINGS = ("first", "second")
"""The lines that say what either side has."""
_TAKING = ("take_first", "take_second")
"""The commands that take what either side has."""


class AdjudicationScreen(ReaderScreen):
    """Walks the places where two readings differ; everything else is as in the reader."""

    MODE = "review"
    LINES = (*_READINGS, *ReaderScreen.LINES)

    def __init__(
        self,
        host: Host,
        document: Document,
        workspace: Workspace,
        readings: Readings,
        place: ReadingPosition | None = None,
    ) -> None:
        super().__init__(host, document, workspace, place)
        self.readings = readings
        self._all = readings.disagreements()
        bodies = ((body, found) for found in self._all for body in (found.first, found.second))
        self._by_id = {readings.id_of(body): found for body, found in bodies if body is not None}
        self._at_hand: Disagreement | None = None
        """The disagreement that was gone to last."""

    def compose(self) -> ComposeResult:
        """Two lines more than the reader: what the first one has, and the second."""
        for widget in super().compose():
            if widget.id == "message":
                for side, name in enumerate(_READINGS):
                    yield Line(name, partial(self._says_of, side))
            yield widget

    @property
    def context(self) -> Context:
        """What the reader is doing."""
        context = super().context
        is_choosing = context in {Context.READING, Context.FOCUSED}
        return Context.ADJUDICATING if is_choosing else context

    @property
    def suggested_by(self) -> str:
        """Nobody suggests anything here; what matters is whose layer is written."""
        return f"as {self.workspace.author.name}"

    def begin_annotating(self, pipeline: PipelineChoice | PipelineUnavailable) -> None:
        """Set out what both have, instead of looking for suggestions, and go to what is open."""
        if self.article is None:
            return
        session = self.article.session
        outdated = [found.id for found in self.article.cached_suggestions or ()]
        session.annotations.replace_suggestions(outdated, ())
        if session.read_only is None:
            records = tuple(self.readings.set_out(session.author))
            with contextlib.suppress(NothingToChange):
                session.perform(SetOut(records, self.readings.names))
        if isinstance(pipeline, PipelineChoice):
            self.load_structure(pipeline)
        self.redraw_all()
        self._visit_pending(forwards=True)

    @property
    def disagreement(self) -> Disagreement | None:
        """The one at hand: that of the item in focus, else the one gone to last."""
        item = self.focused_item
        return self._at_hand if item is None else self._of(item)

    def action_take_first(self) -> None:
        """Take what the first one has."""
        self._choose(first=True, second=False)

    def action_take_second(self) -> None:
        """Take what the second one has."""
        self._choose(first=False, second=True)

    def action_take_both(self) -> None:
        """Take both readings."""
        self._choose(first=True, second=True)

    def action_take_neither(self) -> None:
        """Reject both readings."""
        self._choose(first=False, second=False)

    def action_other_reading(self) -> None:
        """Focus the other reading of the place."""
        others = [item for item in self._items if item.id != self.focus_id]
        if others:
            self.focus_on(others[0])
        else:
            self.say("there is no other reading here")

    def action_accept(self) -> None:
        """Take the reading in focus; an open frame, and what is no reading, as in the reader."""
        item = self.target
        found = self._of(item) if item is not None and self.frame is None else None
        if item is None or found is None:
            super().action_accept()
        else:
            self._at_hand = found
            own = self._item(found.first)
            is_first = own is not None and own.id == item.id
            self._choose(first=is_first, second=not is_first)

    def action_delete(self) -> None:
        """Reject what somebody has, so that it is not set out again; delete one's own."""
        item = self.target
        if isinstance(item, Annotation) and item.origin is Origin.IMPORT:
            self.action_reject()
        else:
            super().action_delete()

    def focus_on(self, item: Item) -> None:
        """Put focus and cursor on an item, and its disagreement at hand."""
        before = self._places
        self._at_hand = self._of(item) or self._at_hand
        super().focus_on(item)
        self.view.redraw(*before, *self._places)

    def _says_of(self, side: int) -> Sides:
        return (self._reading(side), self._progress(side))

    def _choose(self, *, first: bool, second: bool) -> None:
        found = self.disagreement
        if found is None or self.session is None:
            self.say(f"no disagreement here: {self.key('pending_next')} goes to the next one")
            return
        sides = [(self._item(found.first), first), (self._item(found.second), second)]
        taken = tuple(item.id for item, is_taken in sides if item is not None and is_taken)
        left = tuple(item.id for item, is_taken in sides if item is not None and not is_taken)
        if self._is_settled_so(sides) or self.perform(Settle(taken, left)):
            self._visit(self._next_open(found, 1), otherwise=found)

    def _is_settled_so(self, sides: list[tuple[Item | None, bool]]) -> bool:
        wanted = {True: Status.ACCEPTED, False: Status.REJECTED}
        return all(item is None or status_of(item) is wanted[taken] for item, taken in sides)

    def _go_on(self, item: Item) -> None:
        """Go to what is left of a disagreement, else to the next one that is open."""
        found = self._of(item)
        if found is None or self.session is None:
            super()._go_on(item)
        elif self.readings.is_open(self.session.annotations, found):
            self._visit(found)
        else:
            self._visit(self._next_open(found, 1), otherwise=found)

    def _visit_pending(self, *, forwards: bool) -> None:
        step = 1 if forwards else -1
        current = self.disagreement
        if self.focused_item is not None and current is not None:
            self._visit(self._next_open(current, step), otherwise=current)
            return
        here = self.cursor.start
        ahead = [one for one in self._still_open if (one.place.start - here) * step >= 0]
        left = ahead or self._still_open
        self._visit(left[0 if forwards else -1] if left else None, otherwise=current)

    def _visit(self, found: Disagreement | None, *, otherwise: Disagreement | None = None) -> None:
        """Focus a disagreement, what is pending of it first; tell when there is none left."""
        self._at_hand = found or otherwise
        items = self._items_of(found)
        if items:
            self.focus_on(min(items, key=lambda item: status_of(item) is not Status.SUGGESTED))
            return
        self.focus_id = None
        self.redraw_all()
        self.say(self._nothing_to_choose)

    @property
    def _nothing_to_choose(self) -> str:
        """Why no disagreement can be gone to."""
        if not self._all:
            return "both have the same here: there is nothing to choose"
        if self._still_open:
            return f"the readings are not set out: {self.key('redo')} does that again"
        return f"all {len(self._all)} settled: {self.key('finish')} marks the article as done"

    def _show(self, edit: Edit) -> None:
        """Go to the disagreement where something was taken back or repeated."""
        changed = {change.id for change in edit.changes}
        for found in self._all:
            ids = {self.readings.id_of(body) for body in (found.first, found.second) if body}
            if changed <= ids:
                self._visit(found)
                return
        super()._show(edit)

    def _next_open(self, current: Disagreement, step: int) -> Disagreement | None:
        """The next open one in a direction, round the ends; the present one comes last."""
        place = self._all.index(current)
        turned = [*self._all[place + 1 :], *self._all[: place + 1]]
        if step < 0:
            turned = [*reversed(self._all[:place]), *reversed(self._all[place:])]
        still_open = self._still_open
        return next((found for found in turned if found in still_open), None)

    @property
    def _still_open(self) -> list[Disagreement]:
        if self.session is None:
            return []
        annotations = self.session.annotations
        return [found for found in self._all if self.readings.is_open(annotations, found)]

    @property
    def _items(self) -> tuple[Item, ...]:
        """What is there of the disagreement at hand."""
        return self._items_of(self.disagreement)

    def _items_of(self, found: Disagreement | None) -> tuple[Item, ...]:
        if found is None or self.session is None:
            return ()
        return self.readings.items(self.session.annotations, found)

    def _item(self, body: Body | None) -> Item | None:
        return self.readings.item(self.session.annotations, body) if self.session else None

    def _of(self, item: Item) -> Disagreement | None:
        """The disagreement that an item is part of."""
        found = self._by_id.get(item.id)
        if found is not None:
            return found
        # In the layer of one of the two their own records stand for what would be set out.
        same = (one for one in self._all if item.body in (one.first, one.second))
        return next(same, None)

    def _reading(self, side: int) -> list[Part]:
        """Who has what, and whether it is taken."""
        found = self.disagreement
        parts = [
            Part(f"{self.key(_TAKING[side])} ", "key"),
            Part(f"{self.readings.names[side]}  ", "strong"),
        ]
        if found is None:
            return parts
        body = (found.first, found.second)[side]
        item = self._item(body)
        if item is None:
            return [Part("  "), *parts, Part("nothing")]
        now = Disagreement(*(self._present(b) for b in (found.first, found.second)))
        room = self.size.width - len(self.readings.names[side]) - _BESIDE
        words = reading_words(self.document.text, item.body, now, room=room)
        focus = "▸ " if item.id == self.focus_id else "  "
        note = f"   note: {' '.join(note_of(item).split())}" if note_of(item) else ""
        return [Part(focus, "key"), *parts, Part(f"{STATUS_SIGNS[status_of(item)]} {words}{note}")]

    def _present(self, body: Body | None) -> Body | None:
        item = self._item(body)
        return item.body if item is not None else body

    def _progress(self, side: int) -> list[Part]:
        """Beside the first one which disagreement this is, beside the second how many are open."""
        if side:
            return [Part(f"{len(self._still_open)} open", "strong")]
        found = self.disagreement
        number = f"{self._all.index(found) + 1} of " if found is not None else ""
        return [Part(f"{number}{len(self._all)}")]

    @property
    def _places(self) -> list[Span]:
        return [item.body.extent for item in self._items]

    def _reading_marks(self, row: Span) -> Iterator[Mark]:
        yield from super()._reading_marks(row)
        for item in self._items:
            if item.id != self.focus_id:
                for piece in item.body.fragments:
                    yield Mark(piece, "rival", RIVAL)
