"""The queue of an adjudication: the places where two annotators differ, and the choice at each."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from annotate.adjudication import Readings
from annotate.annotation import Annotation, Item, Origin, Status, status_of
from annotate.annotation_set import AnnotationSet
from annotate.change import Edit
from annotate.commands import AddReadings, Adjudicate
from annotate.errors import NothingToChange, PipelineUnavailable
from annotate.evaluation.disagreements import Disagreement
from annotate.extract.pipeline import PipelineChoice
from annotate.span import Span
from annotate.suggestion import Body
from store.editing.open_article import OpenArticle
from tui.display.marks import RIVAL, Mark
from tui.reader.adjudication.actions import AdjudicationActions
from tui.reader.adjudication.reading_line import OTHER_CELLS, reading_line
from tui.reader.editor import Editor
from tui.reader.page import Page
from tui.reader.review_queue import PendingQueue
from tui.reader.state import ReadingState
from tui.reader.suggestion_feed import SuggestionFeed
from tui.widgets.lines import Part, Sides

_LINES = ("first", "second")
"""Ids of the lines that show what either side has."""
_TAKE = ("take_first", "take_second")
"""The commands that take what either side has."""


class DisagreementQueue:
    """Goes through the disagreements, round the ends; what is none is reviewed as elsewhere."""

    def __init__(
        self,
        state: ReadingState,
        page: Page,
        editor: Editor,
        feed: SuggestionFeed,
        *,
        readings: Readings,
    ) -> None:
        self.readings = readings
        self.mode = "review"
        self.actions: Sequence[object] = (AdjudicationActions(self),)
        self.lines: Mapping[str, Callable[[], Sides]] = {
            name: partial(self._line, side) for side, name in enumerate(_LINES)
        }
        self._state = state
        self._page = page
        self._editor = editor
        self._feed = feed
        self._pending = PendingQueue(state, page, editor, feed)
        self._all = readings.disagreements()
        bodies = ((body, place) for place in self._all for body in (place.first, place.second))
        self._by_id = {readings.joint_id(body): place for body, place in bodies if body is not None}
        self._last_visited: Disagreement | None = None
        page.focus_listener = self._follow_focus

    @property
    def origin(self) -> str:
        """The layer that is written: nobody suggests anything here."""
        return f"as {self._page.workspace.author.name}"

    @property
    def disagreement(self) -> Disagreement | None:
        """The disagreement at hand: that of the item in focus, else the one visited last."""
        item = self._state.focused_item
        return self._last_visited if item is None else self._disagreement_of(item)

    def begin(self, article: OpenArticle, pipeline: PipelineChoice | PipelineUnavailable) -> None:
        """Set out what both have, instead of looking for suggestions, and go to what is open."""
        session = article.session
        outdated = [suggestion.id for suggestion in article.report.cached_suggestions or ()]
        session.annotations.replace_suggestions(outdated, ())
        if session.read_only is None:
            readings, author = self.readings, session.author
            records = tuple(readings.joint_records(author))
            whole = readings.joint_article(author)
            with contextlib.suppress(NothingToChange):
                session.perform(AddReadings(records, readings.names, whole))
        if isinstance(pipeline, PipelineChoice):
            self._feed.load_structure(pipeline)
        self._page.redraw_all()
        self.visit_next()

    def visit_next(self) -> None:
        """Focus the next open disagreement."""
        self._visit_open(forwards=True)

    def visit_previous(self) -> None:
        """Focus the open disagreement before."""
        self._visit_open(forwards=False)

    def accept(self, item: Item) -> None:
        """Take a reading, and reject the other one."""
        disagreement = self._disagreement_of(item)
        if disagreement is None:
            self._pending.accept(item)
            return
        self._page.redraw(self._take_in_hand(disagreement))
        first = self._item(disagreement.first)
        is_first = first is not None and first.id == item.id
        self.choose(first=is_first, second=not is_first)

    def choose(self, *, first: bool, second: bool) -> None:
        """Take what these sides have at the disagreement at hand, reject the others, and go on."""
        disagreement = self.disagreement
        if disagreement is None or self._state.annotations is None:
            key = self._page.key("pending_next")
            self._page.say(f"no disagreement here: {key} goes to the next one")
            return
        sides = [(self._item(disagreement.first), first), (self._item(disagreement.second), second)]

        def go_on() -> None:
            self._visit(self._next_open(disagreement, 1), otherwise=disagreement)

        if _are_settled(sides):
            go_on()
            return
        taken_ids = tuple(item.id for item, is_taken in sides if item is not None and is_taken)
        other_ids = tuple(item.id for item, is_taken in sides if item is not None and not is_taken)
        self._editor.perform(Adjudicate(taken_ids, other_ids), then=go_on, goes_on=True)

    def focus_other(self) -> None:
        """Focus the other reading of the disagreement at hand."""
        others = [item for item in self._items if item.id != self._state.focus_id]
        if others:
            self._page.focus_on(others[0])
        else:
            self._page.say("there is no other reading here")

    def go_on(self, item: Item) -> None:
        """Go to what is left of a disagreement, else to the next one that is open."""
        disagreement = self._disagreement_of(item)
        annotations = self._state.annotations
        if disagreement is None or annotations is None:
            self._pending.go_on(item)
        elif self.readings.is_open(annotations, disagreement):
            self._visit(disagreement)
        else:
            self._visit(self._next_open(disagreement, 1), otherwise=disagreement)

    def show_edit(self, edit: Edit) -> None:
        """Go to the disagreement where an edit was undone or redone."""
        changed_ids = {change.id for change in edit.changes}
        for disagreement in self._all:
            sides = (disagreement.first, disagreement.second)
            if changed_ids and changed_ids <= {
                self.readings.joint_id(body) for body in sides if body
            }:
                self._visit(disagreement)
                return
        self._pending.show_edit(edit)

    def is_kept_as_rejected(self, item: Item) -> bool:
        """Tell whether one of the two has an item, so that it would be set out again."""
        return isinstance(item, Annotation) and item.origin is Origin.IMPORT

    def marks(self, row: Span) -> Iterable[Mark]:
        """The reading that is not in focus, wherever it is."""
        for item in self._items:
            if item.id != self._state.focus_id:
                for fragment in item.body.fragments:
                    yield Mark(fragment, "rival", RIVAL)

    def _follow_focus(self, item: Item) -> Sequence[Span]:
        """Have the disagreement of an item at hand that comes into focus now."""
        return self._take_in_hand(self._disagreement_of(item))

    def _take_in_hand(self, disagreement: Disagreement | None) -> list[Span]:
        """Have a disagreement at hand, else the present one; returns the spans to draw again."""
        before = self._items
        self._last_visited = disagreement or self._last_visited
        return [item.body.extent for item in (*before, *self._items_of(disagreement))]

    def _visit_open(self, *, forwards: bool) -> None:
        step = 1 if forwards else -1
        current = self.disagreement
        if self._state.focused_item is not None and current is not None:
            self._visit(self._next_open(current, step), otherwise=current)
            return
        here = self._state.cursor.start
        still_open = self._still_open
        ahead = [place for place in still_open if (place.place.start - here) * step >= 0]
        places = ahead or still_open
        self._visit(places[0 if forwards else -1] if places else None, otherwise=current)

    def _visit(
        self, disagreement: Disagreement | None, *, otherwise: Disagreement | None = None
    ) -> None:
        """Focus a disagreement, what is pending of it first; say so when there is none left."""
        items = self._items_of(disagreement)
        if items:
            self._page.focus_on(
                min(items, key=lambda item: status_of(item) is not Status.SUGGESTED)
            )
            return
        self._last_visited = disagreement or otherwise
        self._state.set_focus_id(None)
        self._page.redraw_all()
        self._page.say(self._nothing_to_choose)

    @property
    def _nothing_to_choose(self) -> str:
        """The reason why no disagreement can be visited."""
        if not self._all:
            return "both have the same here: there is nothing to choose"
        key = self._page.key
        if self._still_open:
            return f"the readings are not set out: {key('redo')} restores them"
        return f"all {len(self._all)} settled: {key('finish')} marks the article as done"

    def _next_open(self, current: Disagreement, step: int) -> Disagreement | None:
        """The next open one in a direction, round the ends; the present one comes last."""
        rank = self._all.index(current)
        in_turn = [*self._all[rank + 1 :], *self._all[: rank + 1]]
        if step < 0:
            in_turn = [*reversed(self._all[:rank]), *reversed(self._all[rank:])]
        still_open = self._still_open
        return next((place for place in in_turn if place in still_open), None)

    @property
    def _still_open(self) -> list[Disagreement]:
        annotations = self._state.annotations
        if annotations is None:
            return []
        return [place for place in self._all if self.readings.is_open(annotations, place)]

    @property
    def _items(self) -> tuple[Item, ...]:
        """The items of the disagreement at hand."""
        return self._items_of(self.disagreement)

    def _items_of(self, disagreement: Disagreement | None) -> tuple[Item, ...]:
        annotations: AnnotationSet | None = self._state.annotations
        if disagreement is None or annotations is None:
            return ()
        return self.readings.items(annotations, disagreement)

    def _item(self, body: Body | None) -> Item | None:
        annotations = self._state.annotations
        return self.readings.item(annotations, body) if annotations is not None else None

    def _disagreement_of(self, item: Item) -> Disagreement | None:
        """The disagreement that an item is part of."""
        disagreement = self._by_id.get(item.id)
        if disagreement is not None:
            return disagreement
        # In the layer of one of the two their own records stand for what would be set out.
        return next(
            (place for place in self._all if item.body in (place.first, place.second)), None
        )

    def _line(self, side: int) -> Sides:
        """Label and quote of a side, and the progress on the right."""
        return (self._reading(side), self._progress(side))

    def _reading(self, side: int) -> list[Part]:
        name = self.readings.names[side]
        heading = [Part(f"{self._page.key(_TAKE[side])} ", "key"), Part(f"{name}  ", "strong")]
        disagreement = self.disagreement
        if disagreement is None:
            return heading
        bodies = (disagreement.first, disagreement.second)
        items = tuple(map(self._item, bodies))
        present = (item.body if item else body for item, body in zip(items, bodies, strict=True))
        item = items[side]
        return reading_line(
            heading,
            item,
            Disagreement(*present),
            text=self._state.document.text,
            room=self._page.screen.size.width - len(name) - OTHER_CELLS,
            is_focused=item is not None and item.id == self._state.focus_id,
        )

    def _progress(self, side: int) -> list[Part]:
        """The rank of the disagreement on the first line, the number of open ones on the second."""
        if side:
            return [Part(f"{len(self._still_open)} open", "strong")]
        disagreement = self.disagreement
        rank = f"{self._all.index(disagreement) + 1} of " if disagreement is not None else ""
        return [Part(f"{rank}{len(self._all)}")]


def _are_settled(sides: Iterable[tuple[Item | None, bool]]) -> bool:
    """Tell whether what is to be taken is accepted already, and the other one rejected."""
    wanted = {True: Status.ACCEPTED, False: Status.REJECTED}
    return all(item is None or status_of(item) is wanted[taken] for item, taken in sides)
