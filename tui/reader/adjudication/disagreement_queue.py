"""The queue of an adjudication: the places where annotators differ, and the choice at each."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from annotate.adjudication import Readings
from annotate.annotation import Annotation, Item, Origin, Status, status_of
from annotate.change import Edit
from annotate.commands import AddReadings, Adjudicate
from annotate.errors import NothingToChange, PipelineUnavailable
from annotate.evaluation.disagreements import Disagreement
from annotate.extract.pipeline import PipelineChoice
from annotate.span import Span
from store.editing.open_article import OpenArticle
from tui.display.marks import RIVAL, Mark
from tui.reader.adjudication.actions import AdjudicationActions
from tui.reader.adjudication.disputed_places import DisputedPlaces
from tui.reader.adjudication.reading_lines import ReadingLines
from tui.reader.adjudication.reading_rows import ReadingRow, majority, majority_words
from tui.reader.editor import Editor
from tui.reader.page import Page
from tui.reader.review_queue import PendingQueue
from tui.reader.state import ReadingState
from tui.reader.suggestion_feed import SuggestionFeed
from tui.widgets.lines import Sides

_PAIR = 2
"""Annotators who are both meant by “both”."""


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
        self._state = state
        self._page = page
        self._editor = editor
        self._feed = feed
        self._pending = PendingQueue(state, page, editor, feed)
        self._places = DisputedPlaces(readings, state)
        self.lines: Mapping[str, Callable[[], Sides]] = ReadingLines(
            self._places, lambda: self.disagreement, state, page
        ).lines
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
        return self._last_visited if item is None else self._places.place_of(item)

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
        disagreement = self._places.place_of(item)
        if disagreement is None:
            self._pending.accept(item)
            return
        self._page.redraw(self._take_in_hand(disagreement))
        number = self._places.row_of(self._places.rows_of(disagreement), item.id)
        if number is not None:
            self.take(number)

    def take(self, number: int) -> None:
        """Take one reading of the disagreement at hand, reject the others, and go on."""
        self._choose(lambda rows: [number])

    def take_all(self) -> None:
        """Take every reading of the disagreement at hand, and go on."""
        self._choose(lambda rows: range(len(rows)))

    def take_none(self) -> None:
        """Reject every reading of the disagreement at hand, and go on."""
        self._choose(lambda rows: ())

    def take_majority(self) -> None:
        """Take what more than half of the annotators have here, say who they are, and go on."""
        rows = self._places.rows_of(self.disagreement)
        number = majority(rows)
        if rows and number is None:
            names = len(self.readings.names)
            self._page.say(f"no majority: {len(rows)} readings of {names} annotators")
            return
        reason = majority_words(rows[number], rows) if number is not None else ""
        self._choose(lambda rows: [number], reason)

    def _choose(
        self, taken: Callable[[Sequence[ReadingRow]], Container[int | None]], reason: str = ""
    ) -> None:
        """Take some readings of the disagreement at hand, reject the others, and go on.

        Args:
            taken: The numbers of those to take.
            reason: Why these, for the message and the history.
        """
        disagreement = self.disagreement
        if disagreement is None or self._state.annotations is None:
            key = self._page.key("pending_next")
            self._page.say(f"no disagreement here: {key} goes to the next one")
            return
        rows = self._places.rows_of(disagreement)
        numbers = taken(rows)
        items = self._places.row_items(rows)
        taken_rows = [
            (item, rows[n]) for n, item in enumerate(items) if item is not None and n in numbers
        ]
        taken_ids = tuple(item.id for item, _ in taken_rows)
        if len(set(taken_ids)) < len(taken_ids):
            self._page.say("only one can be taken: these differ in attributes alone")
            return
        others = [item for item in items if item is not None and item.id not in taken_ids]

        def go_on() -> None:
            self._visit(self._places.next_open(disagreement, 1), otherwise=disagreement)

        is_settled = all(row.status(item) is Status.ACCEPTED for item, row in taken_rows)
        if is_settled and all(status_of(item) is Status.REJECTED for item in others):
            go_on()
            return
        other_ids = tuple(dict.fromkeys(item.id for item in others))
        choices = tuple((i.id, row.choices) for i, row in taken_rows if row.choices is not None)
        command = Adjudicate(taken_ids, other_ids, reason, choices)
        self._editor.perform(command, then=go_on, goes_on=True)

    def focus_other(self) -> None:
        """Focus the next reading of the disagreement at hand, round the end."""
        rows = self._places.rows_of(self.disagreement)
        items = dict(enumerate(self._places.row_items(rows)))
        focused = self._places.row_of(rows, self._state.focus_id)
        here = -1 if focused is None else focused
        in_turn = sorted(items, key=lambda number: (number <= here, number))
        others = [n for n in in_turn if items[n] is not None and n != focused]
        if others and (item := items[others[0]]) is not None:
            self._places.focused_row = others[0]
            self._page.focus_on(item)
        else:
            self._page.say("there is no other reading here")

    def go_on(self, item: Item) -> None:
        """Go to what is left of a disagreement, else to the next one that is open."""
        disagreement = self._places.place_of(item)
        annotations = self._state.annotations
        if disagreement is None or annotations is None:
            self._pending.go_on(item)
        elif self.readings.is_open(annotations, disagreement):
            self._visit(disagreement)
        else:
            self._visit(self._places.next_open(disagreement, 1), otherwise=disagreement)

    def show_edit(self, edit: Edit) -> None:
        """Go to the disagreement where an edit was undone or redone."""
        changed_ids = {change.id for change in edit.changes}
        for disagreement in self._places.all:
            if changed_ids and changed_ids <= set(
                map(self.readings.joint_id, disagreement.present)
            ):
                self._visit(disagreement)
                return
        self._pending.show_edit(edit)

    def is_kept_as_rejected(self, item: Item) -> bool:
        """Tell whether an annotator has an item, so that it would be set out again."""
        return isinstance(item, Annotation) and item.origin is Origin.IMPORT

    def marks(self, row: Span) -> Iterable[Mark]:
        """The readings that are not in focus, wherever they are."""
        for item in self._items:
            if item.id != self._state.focus_id:
                for fragment in item.body.fragments:
                    yield Mark(fragment, "rival", RIVAL)

    def _follow_focus(self, item: Item) -> Sequence[Span]:
        """Have the disagreement of an item at hand that comes into focus now."""
        return self._take_in_hand(self._places.place_of(item))

    def _take_in_hand(self, disagreement: Disagreement | None) -> list[Span]:
        """Have a disagreement at hand, else the present one; returns the spans to draw again."""
        before = self._items
        if disagreement is not None and disagreement != self._last_visited:
            self._places.focused_row = 0
        self._last_visited = disagreement or self._last_visited
        return [item.body.extent for item in (*before, *self._places.items_of(disagreement))]

    def _visit_open(self, *, forwards: bool) -> None:
        step = 1 if forwards else -1
        current = self.disagreement
        if self._state.focused_item is not None and current is not None:
            self._visit(self._places.next_open(current, step), otherwise=current)
            return
        here = self._state.cursor.start
        still_open = self._places.still_open
        ahead = [place for place in still_open if (place.place.start - here) * step >= 0]
        places = ahead or still_open
        self._visit(places[0 if forwards else -1] if places else None, otherwise=current)

    def _visit(
        self, disagreement: Disagreement | None, *, otherwise: Disagreement | None = None
    ) -> None:
        """Focus a disagreement, what is pending of it first; say so when there is none left."""
        items = self._places.items_of(disagreement)
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
        if not self._places.all:
            who = "both" if len(self.readings.names) == _PAIR else "all"
            return f"{who} have the same here: there is nothing to choose"
        key = self._page.key
        if self._places.still_open:
            return f"the readings are not set out: {key('redo')} restores them"
        return f"all {len(self._places.all)} settled: {key('finish')} marks the article as done"

    @property
    def _items(self) -> tuple[Item, ...]:
        """The items of the disagreement at hand."""
        return self._places.items_of(self.disagreement)
