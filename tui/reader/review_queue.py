"""The queue of a review: what waits for a decision, and where to go after each one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from annotate.annotation import Item, SortKey, Status, needs_a_look, sort_key, status_of
from annotate.change import Edit
from annotate.commands import Accept, Reject, describe_item
from annotate.errors import PipelineUnavailable
from annotate.extract.pipeline import PipelineChoice
from annotate.position_index import PositionIndex
from annotate.span import Span
from store.editing.open_article import OpenArticle
from tui.display.marks import Mark
from tui.reader.editor import Editor
from tui.reader.page import Page
from tui.reader.shown_suggestions import WAITING
from tui.reader.state import ReadingState
from tui.reader.suggestion_feed import SuggestionFeed
from tui.widgets.lines import Sides


class ReviewQueue(Protocol):
    """Everything that a person decides on, one after the other."""

    mode: str
    """The mode whose keys are in force."""
    actions: Sequence[object]
    """Objects with the actions of keys that only this queue has."""
    lines: Mapping[str, Callable[[], Sides]]
    """The lines that it adds above the message, by their ids."""

    @property
    def origin(self) -> str:
        """The origin of what is pending, for the status line; empty where it is of no use."""

    def begin(self, article: OpenArticle, pipeline: PipelineChoice | PipelineUnavailable) -> None:
        """Fill the queue of an article that has just been opened, and show it."""

    def visit_next(self) -> None:
        """Focus the next pending item, from the top again after the last one."""

    def visit_previous(self) -> None:
        """Focus the previous pending item, from the bottom again before the first one."""

    def accept(self, item: Item) -> None:
        """Accept an item and go on."""

    def go_on(self, item: Item) -> None:
        """Focus what comes after an item that was decided or skipped."""

    def show_edit(self, edit: Edit) -> None:
        """Go to where an edit was undone or redone."""

    def is_kept_as_rejected(self, item: Item) -> bool:
        """Tell whether to delete an item is to reject it, so that it does not come back."""

    def marks(self, row: Span) -> Iterable[Mark]:
        """The marks that it adds to a row."""


class PendingQueue:
    """Goes through the suggestions that nobody has decided on, in text order."""

    def __init__(
        self, state: ReadingState, page: Page, editor: Editor, feed: SuggestionFeed
    ) -> None:
        self.mode = "reader"
        self.actions: Sequence[object] = ()
        self.lines: Mapping[str, Callable[[], Sides]] = {}
        self._state = state
        self._page = page
        self._editor = editor
        self._feed = feed

    @property
    def origin(self) -> str:
        """What looks for suggestions while it works, or that there is no pipeline."""
        title, progress = self._feed.pipeline_title, self._feed.progress
        if progress is not None:
            return f"looking for suggestions {progress:.0%}"
        if self._feed.asked:
            return f"asking {', '.join(self._feed.asked)}"
        if not self._page.workspace.has_suggestions:
            return "by hand"
        return "no pipeline" if title is None else ""

    def begin(self, article: OpenArticle, pipeline: PipelineChoice | PipelineUnavailable) -> None:
        """Look for suggestions where there are none yet."""
        cached_suggestions = article.report.cached_suggestions
        if isinstance(pipeline, PipelineChoice):
            self._feed.pipeline_title = pipeline.title
        self._page.redraw_all()
        is_by_hand = not self._page.workspace.has_suggestions
        if isinstance(pipeline, PipelineUnavailable):
            if not is_by_hand:
                self._page.say(str(pipeline), warning=True)
        elif cached_suggestions is None and not is_by_hand:
            self._feed.extract(pipeline)
        else:
            self._feed.load_structure(pipeline)
        if cached_suggestions is not None and not len(article.session.annotations.items):
            self._page.say(self._nothing_found(len(article.session.annotations.foreign)))

    def visit_next(self) -> None:
        """Focus the next pending item, from the top again after the last one."""
        self._visit(forwards=True)

    def visit_previous(self) -> None:
        """Focus the previous pending item, from the bottom again before the first one."""
        self._visit(forwards=False)

    def accept(self, item: Item) -> None:
        """Accept an item and go on."""
        is_settled = status_of(item) is Status.ACCEPTED and not needs_a_look(item)
        if is_settled:
            annotations = self._state.annotations
            name = describe_item(annotations, item) if annotations is not None else item.body.label
            self.go_on(item)
            self._page.say_first(f"{name} is accepted already")
        else:
            self._editor.perform(Accept((item.id,)), then=lambda: self.go_on(item), goes_on=True)

    def go_on(self, item: Item) -> None:
        """Focus the next pending item behind one that was decided or skipped."""
        if self._state.annotations is None:
            return
        pending = self._state.annotations.pending
        following = next_passing(self._state, pending.after, sort_key(item))
        if following is not None:
            self._page.focus_on(following)
            return
        self._state.set_focus_id(None)
        self._page.redraw_all()
        skipped = sum(map(self._state.passes_filter, pending))
        if skipped:
            key = self._page.key("pending_next")
            self._page.say(f"at the end: {key} goes to the {skipped} skipped ones")
        elif self._feed.may_bring_more:
            self._page.say("nothing pending yet: more is coming")
        else:
            self._page.say(f"nothing is pending any more{hidden_words(self._state)}")

    def show_edit(self, edit: Edit) -> None:
        """Focus what an edit of one annotation has left; no focus where it changed several.

        One of the article as a whole leaves the focus where it is.
        """
        annotations = self._state.annotations
        if annotations is None:
            return
        items = [annotations.items.get(change.id) for change in edit.changes]
        if not items:
            self._page.redraw_all()
        elif len(items) == 1 and items[0] is not None:
            self._page.focus_on(items[0])
        else:
            self._state.set_focus_id(None)
            self._page.redraw_all()

    def is_kept_as_rejected(self, item: Item) -> bool:
        """Return False: the delete command itself rejects what a pipeline proposed."""
        return False

    def marks(self, row: Span) -> Iterable[Mark]:
        """No marks."""
        return ()

    def _visit(self, *, forwards: bool) -> None:
        if self._state.annotations is None:
            return
        pending = self._state.annotations.pending
        item = neighbour(self._state, pending, forwards=forwards)
        item = item or self._first(pending, forwards=forwards)
        if item is not None:
            self._page.focus_on(item)
        elif self._feed.may_bring_more:
            self._page.say(WAITING)
        else:
            self._page.say(f"nothing is pending{hidden_words(self._state)}")

    def _nothing_found(self, foreign_count: int) -> str:
        if foreign_count:
            key = self._page.key("filter")
            return f"nothing for your labels: {key} others shows {foreign_count} of other labels"
        return "nothing was found in this article: a label’s key labels the token here"

    def _first(self, index: PositionIndex, *, forwards: bool) -> Item | None:
        """The first item that passes the filter, or the last one."""
        offset = -1 if forwards else len(self._state.document.text) + 1
        step = index.after if forwards else index.before
        return next_passing(self._state, step, (offset, 0, "", ""))


def hidden_words(state: ReadingState) -> str:
    """The number of suggestions that a filter hides, as the end of a sentence."""
    pending = state.annotations.pending if state.annotations is not None else ()
    hidden = sum(not state.passes_filter(item) for item in pending)
    return f"; {hidden} hidden by the filter" if hidden else ""


def reject(item: Item, queue: ReviewQueue, editor: Editor, page: Page) -> None:
    """Reject an item and go on; one that is rejected already is only left."""
    if status_of(item) is Status.REJECTED:
        queue.go_on(item)
        page.say_first("that one is rejected already")
        return
    command = Reject((item.id,))
    editor.perform(command, then=lambda: queue.go_on(item), goes_on=True, is_example=True)


def neighbour(state: ReadingState, index: PositionIndex, *, forwards: bool) -> Item | None:
    """The next item behind or ahead of where one reads that passes the filter."""
    return next_passing(state, index.after if forwards else index.before, state.sort_place)


def next_passing(
    state: ReadingState, step: Callable[[SortKey], Item | None], place: SortKey
) -> Item | None:
    """The first item that passes the filter, stepping on from a place."""
    item = step(place)
    while item is not None and not state.passes_filter(item):
        item = step(sort_key(item))
    return item
