"""The reader's screen: article and panel in a frame of lines."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from annotate.annotation import Item
from annotate.document import Document
from annotate.span import Span
from store.editing.open_article import OpenArticle
from store.editing.session import Session
from store.errors import StoreError
from store.library.reading_position import ReadingPosition
from tui.config.workspace import Workspace
from tui.display.frame import SPLIT
from tui.display.themes.builtin import STYLESHEET
from tui.keys.actions import give_actions
from tui.keys.keymap import give_keys
from tui.library.host import Host
from tui.reader.actions.groups import GROUPS
from tui.reader.article_export import ArticleExport
from tui.reader.connection import Connection
from tui.reader.frame_lines import FrameLines
from tui.reader.panel_listing import panel_listing
from tui.reader.parts import QueueMaker, ReaderParts
from tui.reader.people import LibraryPeople
from tui.reader.review_queue import PendingQueue
from tui.reader.row_marks import RowMarks
from tui.reader.saving import Saving
from tui.reader.selection import Selection
from tui.reader.suggestion_feed import SuggestionFeed
from tui.reader.watch import Watch
from tui.textual_internals import UpdatesOnRequest
from tui.widgets.annotation_panel import AnnotationPanel
from tui.widgets.article_view import ArticleView
from tui.widgets.columns import Columns
from tui.widgets.long_message import LongMessage
from tui.widgets.rule import Rule

_SAVE_POSITION_SECONDS = 5.0
"""Seconds between two looks at whether the reading position has changed; chosen by hand."""


class ReaderScreen(UpdatesOnRequest):
    """Reads and annotates one article: puts the parts together and routes messages to them."""

    CSS_PATH = STYLESHEET

    def __init__(
        self,
        host: Host,
        document: Document,
        workspace: Workspace,
        position: ReadingPosition | None = None,
        *,
        make_queue: QueueMaker = PendingQueue,
    ) -> None:
        super().__init__()
        self._start_position = position or ReadingPosition(0, 0)
        parts = ReaderParts(
            self,
            host,
            document,
            workspace,
            cursor=self._start_position.cursor,
            make_queue=make_queue,
        )
        self.host = host
        self.document = document
        self.workspace = workspace
        self.state = parts.state
        self.motions = parts.motions
        self.page = parts.page
        self.connection = parts.connection
        self.editor = parts.editor
        self.feed = parts.feed
        self.suggesters = parts.suggesters
        self.queue = parts.queue
        self.article_export = parts.article_export
        self.can_leave = parts.can_leave
        self.filtering = parts.filtering
        self.places = parts.places
        self.people = parts.people
        self._awaited_keys = parts.awaited_keys
        give_actions(self, (*(group(parts) for group in GROUPS), *self.queue.actions))
        self.row_marks = RowMarks(self.state, workspace.scheme, self.queue)
        self._lines = FrameLines(parts)
        give_keys(self, workspace.keymap.commands(self.queue.mode))

    def compose(self) -> ComposeResult:
        """Head and status, article and panel, the lines of the queue, focus and keys."""
        keymap = self.workspace.keymap
        panel = AnnotationPanel(
            self.workspace.scheme,
            lambda: panel_listing(self.state, self.feed, keymap),
            is_quiet=self.host.key_gate.is_quiet,
        )
        give_keys(panel, keymap.panel_commands())
        yield from self._lines.above()
        yield Rule("┬", panel.line_column)
        with Columns():
            yield ArticleView(
                self.document.text,
                widest=self.workspace.width,
                top=self._start_position.top,
                marks=self.row_marks.on_row,
                cursor=lambda: self.state.cursor.start,
                is_quiet=self.host.key_gate.is_quiet,
            )
            yield panel
            yield LongMessage()
        yield Rule("┴", panel.line_column)
        yield from self._lines.below()

    def on_mount(self) -> None:
        """Paint first, then open the library."""
        # Over the text, it would hide what was opened to be read.
        self.panel.display = self.host.shows_panel and self.app.size.width >= SPLIT
        self.view.focus()
        self.page.update_lines()
        self.call_after_refresh(self._open)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw empty rows; what is on the screen covers them."""
        return [Strip.blank(crop.width)] * crop.height

    def on_key(self, event: events.Key) -> None:
        """Give a key to what waits for it, if anything does."""
        self._awaited_keys.take(event)

    @property
    def keys_are_commands(self) -> bool:
        """True if nothing on this screen waits for a letter."""
        return self.focused is self.view and not self._awaited_keys.is_waiting

    def may_update(self) -> bool:
        """Tell whether to draw now, or together with what comes in a moment."""
        return self.connection.may_draw()

    # What the app and the tests ask for.

    @property
    def mode(self) -> str:
        """The mode whose keys are in force."""
        return self.queue.mode

    @property
    def view(self) -> ArticleView:
        """The article on screen."""
        return self.page.view

    @property
    def panel(self) -> AnnotationPanel:
        """The side panel."""
        return self.page.panel

    @property
    def session(self) -> Session | None:
        """The open session; None until the article is opened."""
        return self.connection.session

    @property
    def article(self) -> OpenArticle | None:
        """The article in the library; None until it is opened."""
        return self.connection.article

    @property
    def is_extracting(self) -> bool:
        """True if more suggestions may come."""
        return self.feed.is_running

    @property
    def cursor(self) -> Span:
        """The token under the cursor."""
        return self.state.cursor

    @property
    def focused_item(self) -> Item | None:
        """The annotation in focus."""
        return self.state.focused_item

    @property
    def selection(self) -> Selection | None:
        """The selected range."""
        return self.state.selection

    def close(self) -> StoreError | None:
        """Store everything and let go of the article; returns what went wrong, if anything."""
        self.editor.finish()
        return self.connection.close()

    def say(self, words: str, *, warning: bool = False) -> None:
        """Put a message under the article."""
        self.page.say(words, warning=warning)

    def close_prompt(self) -> None:
        """Put the focus line back in place of the prompt."""
        self.page.close_prompt()

    # Messages of the widgets.

    @on(ArticleView.Clicked)
    def place_cursor(self, message: ArticleView.Clicked) -> None:
        """Put the cursor on the token that was clicked."""
        self.places.click(message.offset)

    @on(ArticleView.NoteClicked)
    def focus_clicked(self, message: ArticleView.NoteClicked) -> None:
        """Focus the annotation whose label was clicked."""
        self.places.focus_on(message.item_id)

    @on(ArticleView.Dragged)
    def select_dragged(self, message: ArticleView.Dragged) -> None:
        """Select the tokens that are dragged over."""
        self.places.drag(message.start, message.end)

    @on(events.DescendantFocus)
    def show_keys(self) -> None:
        """Show the keys of what has the focus now."""
        self.page.update_lines()

    @on(AnnotationPanel.Chosen)
    def show_chosen(self, message: AnnotationPanel.Chosen) -> None:
        """Go to the annotation that was chosen in the panel; with enter, the keys go along."""
        self.places.focus_on(message.item_id)
        if message.jump:
            self.page.leave_panel()

    @on(AnnotationPanel.Left)
    def leave_panel(self) -> None:
        """Give the keys back to the text."""
        self.page.leave_panel()

    @on(ArticleView.Rewrapped)
    def keep_cursor_visible(self) -> None:
        """Show the cursor after the text was wrapped anew."""
        self.page.redraw(self.state.drop_hints())
        self.view.reveal(self.state.cursor)
        self.page.update_lines()

    # Messages of the parts.

    @on(Connection.Opened)
    def begin(self, message: Connection.Opened) -> None:
        """Show what was annotated before, and go on from there."""

        def annotate() -> None:
            self.filtering.renew()
            self.suggesters.begin(message.opened.earlier)
            self.queue.begin(message.opened.article, message.opened.pipeline)

        self.connection.begin(message, annotate)
        self.places.focus_awaited()
        self.people.look_up()
        self.host.key_gate.release()

    @on(LibraryPeople.LookedUp)
    def take_people(self, message: LibraryPeople.LookedUp) -> None:
        """Resolve sources by what the library knows about people."""
        self.people.take(message)

    @on(LibraryPeople.Linked)
    def take_link(self, message: LibraryPeople.Linked) -> None:
        """Say that a rule was made."""
        self.people.take_link(message)

    @on(Connection.OpenFailed)
    def fail(self, message: Connection.OpenFailed) -> None:
        """Leave: what is stored must not be written over."""
        self.host.fail(message.error, self.connection.prepared_words)

    @on(Watch.Looked)
    def take_look(self, message: Watch.Looked) -> None:
        """Show what another window has stored."""
        self.connection.take_look(message)

    @on(Connection.Resolved)
    def take_resolution(self, message: Connection.Resolved) -> None:
        """Open the article again after a conflict."""
        self.connection.take_resolution(message)

    @on(Saving.Saved)
    def note_saved(self, message: Saving.Saved) -> None:
        """Show that a step is on disk, and draw the change that waited for that."""
        if self.connection.saving.note_saved(message.step) and self.may_update():
            self.update_now()

    @on(Saving.Failed)
    def note_failed(self, message: Saving.Failed) -> None:
        """Show that a step is not on disk."""
        self.connection.saving.note_failed(message.error)

    @on(SuggestionFeed.StructureLoaded)
    def take_structure(self, message: SuggestionFeed.StructureLoaded) -> None:
        """Keep the parse of the text."""
        self.feed.take_structure(message)

    @on(ArticleExport.Exported)
    @on(ArticleExport.Failed)
    def finish_export(self, message: ArticleExport.Outcome) -> None:
        """Show how an export ended."""
        self.article_export.finish(message)

    def _open(self) -> None:
        self.connection.open()
        self.set_interval(_SAVE_POSITION_SECONDS, self.connection.save_position)
