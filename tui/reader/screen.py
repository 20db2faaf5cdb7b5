"""The reader's screen: article and panel in a frame of lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from annotate.annotation import Item
from annotate.document import Document
from annotate.span import Span
from store.editing.open_article import OpenArticle
from store.errors import StoreError
from store.library.reading_position import ReadingPosition
from tui.config.workspace import Workspace
from tui.display.frame import is_tall
from tui.keys.keymap import Context, give_keys
from tui.library.host import Host
from tui.reader.actions.article import ArticleActions
from tui.reader.actions.claims import ClaimActions
from tui.reader.actions.edges import EdgeActions
from tui.reader.actions.edit import EditActions
from tui.reader.actions.find import FindActions
from tui.reader.actions.hints import HintActions
from tui.reader.actions.label_files import LabelFileActions
from tui.reader.actions.labels import LabelActions
from tui.reader.actions.motions import MotionActions
from tui.reader.actions.orphans import OrphanActions
from tui.reader.actions.review import ReviewActions
from tui.reader.actions.same_text import SameTextActions
from tui.reader.actions.save import SaveActions
from tui.reader.actions.selection import SelectionActions
from tui.reader.article_export import ArticleExport
from tui.reader.claim_builder import ClaimBuilder
from tui.reader.claim_proposer import ClaimProposer
from tui.reader.connection import Connection
from tui.reader.editor import Editor
from tui.reader.focus_line import focus_line
from tui.reader.head_line import HeadLine
from tui.reader.label_strip import LabelStrip
from tui.reader.labeller import Labeller
from tui.reader.motions import Motions
from tui.reader.page import READING_LINES, Page
from tui.reader.panel_listing import panel_listing
from tui.reader.part_placer import PartPlacer
from tui.reader.review_queue import PendingQueue, ReviewQueue
from tui.reader.row_marks import RowMarks
from tui.reader.same_text import SameTextMemory
from tui.reader.saving import Saving
from tui.reader.selection import Selection
from tui.reader.state import ReadingState
from tui.reader.status_line import LEAST_TITLE, StatusLine
from tui.reader.suggestion_feed import SuggestionFeed
from tui.themes.builtin import STYLESHEET
from tui.widgets.annotation_panel import AnnotationPanel
from tui.widgets.article_view import ArticleView
from tui.widgets.columns import Columns
from tui.widgets.lines import Line, Part, Sides, keys_line
from tui.widgets.prompt import PROMPT_KEYS, Prompt
from tui.widgets.rule import Rule

_SAVE_POSITION_SECONDS = 5.0
"""Seconds between two looks at whether the reading position has changed; chosen by hand."""

QueueMaker = Callable[[ReadingState, Page, Editor, SuggestionFeed], ReviewQueue]
"""Makes the queue of a reader."""


class ReaderScreen(
    MotionActions,
    FindActions,
    HintActions,
    ReviewActions,
    SelectionActions,
    EdgeActions,
    LabelActions,
    ClaimActions,
    EditActions,
    SameTextActions,
    OrphanActions,
    ArticleActions,
    SaveActions,
    LabelFileActions,
):
    """Reads and annotates one article: puts the parts together and routes messages to them."""

    MODE = "reader"
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
        self.host = host
        self.document = document
        self.workspace = workspace
        self._start_position = position or ReadingPosition(0, 0)
        self.state = ReadingState(document, self._start_position.cursor)
        self.motions = Motions(self.state.tokens)
        self.page = Page(self, self.state, workspace, self.MODE)
        self.connection = Connection(self.state, self.page, host)
        self.editor = Editor(self.state, self.page, self.connection)
        self.feed = SuggestionFeed(self.state, self.page, self.connection, host)
        self.queue = make_queue(self.state, self.page, self.editor, self.feed)
        self.page.lines = (*READING_LINES, *self.queue.lines)
        self.claims = ClaimBuilder(self.state, self.page, self.editor)
        self.parts = PartPlacer(self.state, self.page, self.claims, self.feed)
        self.proposer = ClaimProposer(
            self.state, self.page, self.feed, claims=self.claims, parts=self.parts
        )
        self.labeller = Labeller(self.state, self.page, self.editor, self.queue)
        self.last_example = SameTextMemory(self.state)
        self.editor.listeners.append(self.last_example.listen)
        self.article_export = ArticleExport(self.page, self.connection, self.feed)
        self.row_marks = RowMarks(self.state, workspace.scheme, self.queue)
        self._labels = LabelStrip(self.state, self.page)
        self._head = HeadLine(document)
        self._status = StatusLine(
            self.state, self.connection, self.feed, self.queue, self._title_in_status
        )
        give_keys(self, workspace.keymap.commands(self.MODE))

    def compose(self) -> ComposeResult:
        """Head and status, article and panel, the lines of the queue, focus and keys."""
        keymap = self.workspace.keymap
        panel = AnnotationPanel(
            self.workspace.scheme,
            lambda: panel_listing(self.state, self.feed, keymap),
            is_quiet=self.host.key_gate.is_quiet,
        )
        give_keys(panel, keymap.panel_commands())
        yield Line(
            "head",
            lambda: self._head.sides(self.state.cursor),
            subject=lambda: self._head.chapter(self.state.cursor),
        )
        yield Line("status", self._status.sides, subject=self._status.facts, least_left=LEAST_TITLE)
        yield Rule("┬", panel.line_column)
        with Columns():
            yield ArticleView(
                self.document.text,
                widest=self.workspace.width,
                top=self._start_position.top,
                marks=self.row_marks.on_row,
                is_quiet=self.host.key_gate.is_quiet,
            )
            yield panel
        yield Rule("┴", panel.line_column)
        for name, sides in self.queue.lines.items():
            yield Line(name, sides)
        yield Line("focus", lambda: focus_line(self.state, self.page))
        yield Prompt()
        yield Line("labels", self._labels.sides, subject=self._labels.at_hand)
        yield Line("keys", self._keys_line, subject=self._keys_at_hand)

    def on_mount(self) -> None:
        """Paint first, then open the library."""
        self.panel.display = False
        self.view.focus()
        self.page.update_lines()
        self.call_after_refresh(self._open)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw empty rows; what is on the screen covers them."""
        return [Strip.blank(crop.width)] * crop.height

    def may_update(self) -> bool:
        """Tell whether to draw now, or together with what comes in a moment."""
        return self.connection.may_draw()

    # What the app and the tests ask for.

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

    def close_prompt(self) -> None:
        """Put the focus line back in place of the prompt."""
        self.page.close_prompt()

    # Messages of the widgets.

    @on(ArticleView.Clicked)
    def place_cursor(self, message: ArticleView.Clicked) -> None:
        """Put the cursor on the token that was clicked."""
        token = self.state.tokens.at(message.offset)
        if token is not None:
            self.page.redraw(self.state.drop_dragged())
            self.page.move_to(token)

    @on(ArticleView.NoteClicked)
    def focus_clicked(self, message: ArticleView.NoteClicked) -> None:
        """Focus the annotation whose label was clicked."""
        self._focus_on_id(message.item_id)

    @on(ArticleView.Dragged)
    def select_dragged(self, message: ArticleView.Dragged) -> None:
        """Select the tokens that are dragged over."""
        tokens = self.state.tokens
        first, last = tokens.at(message.start), tokens.at(message.end)
        if first is not None and last is not None:
            self.page.show(self.state.select_by_dragging(first, last))

    @on(events.DescendantFocus)
    def show_keys(self) -> None:
        """Show the keys of what has the focus now."""
        self.page.update_lines()

    @on(AnnotationPanel.Chosen)
    def show_chosen(self, message: AnnotationPanel.Chosen) -> None:
        """Go to the annotation that was chosen in the panel; with enter, the keys go along."""
        self._focus_on_id(message.item_id)
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

    def _focus_on_id(self, item_id: str) -> None:
        annotations = self.state.annotations
        item = annotations.items.get(item_id) if annotations is not None else None
        if item is not None:
            self.page.focus_on(item)

    # Messages of the parts.

    @on(Connection.Opened)
    def begin(self, message: Connection.Opened) -> None:
        """Show what was annotated before, and go on from there."""

        def annotate() -> None:
            self.renew_filter()
            self.queue.begin(message.article, message.pipeline)

        self.connection.begin(message, annotate)

    @on(Connection.OpenFailed)
    def fail(self, message: Connection.OpenFailed) -> None:
        """Leave: what is stored must not be written over."""
        self.host.fail(message.error)

    @on(Connection.Looked)
    def take_look(self, message: Connection.Looked) -> None:
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

    def _title_in_status(self) -> Sequence[Part]:
        """The title, where the window is too low for a row of its own for it."""
        return () if is_tall(self.size.height) else self._head.title(self.state.cursor)

    def _keys_at_hand(self) -> tuple[Context | None, str]:
        """The activity that decides which keys are shown, none at a prompt; words for `*`."""
        return None if self.page.is_prompting else self.page.context, self.last_example.quote()

    def _keys_line(self) -> Sides:
        context, quote = self._keys_at_hand()
        if context is None:
            return (keys_line(PROMPT_KEYS, self.size.width),)
        pairs = self.workspace.keymap.footer(context, same_text=quote)
        return (keys_line(pairs, self.size.width),)
