"""The reader's screen: article, panel, and three lines under them."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip

from annotate.annotation import Item
from annotate.document import Document
from annotate.span import Span
from store.library.reading_position import ReadingPosition
from tui.config.workspace import Workspace
from tui.keys.keymap import Context, give_keys
from tui.library.host import Host
from tui.reader.claiming import Claiming
from tui.reader.details import detail
from tui.reader.edges import Edges
from tui.reader.editing import Editing
from tui.reader.hinting import Hinting
from tui.reader.labelling import Labelling
from tui.reader.opening import Opening
from tui.reader.picture import Picture
from tui.reader.placing import Placing
from tui.reader.question import Question
from tui.reader.same_text import Propagating
from tui.reader.schemes import Schemes
from tui.reader.status import status
from tui.themes.builtin import STYLESHEET
from tui.widgets.annotation_panel import AnnotationPanel
from tui.widgets.article_view import ArticleView
from tui.widgets.bars import Line, Part, Sides, keys_line
from tui.widgets.prompt import Prompt, Take
from tui.widgets.showing import show

_SAVE_PLACE_SECONDS = 5.0


class Columns(Horizontal):
    """Article and panel beside each other, which leave nothing of it to draw."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw no rows."""
        return []


class ReaderScreen(
    Hinting, Edges, Propagating, Claiming, Labelling, Editing, Placing, Schemes, Opening, Picture
):
    """Reads and annotates one article; each group of keys has a module of its own beside this."""

    MODE = "reader"
    LINES: ClassVar[tuple[str, ...]] = ("message", "status")
    """The lines under the article that may say something else after every key."""
    CSS_PATH = STYLESHEET
    _message: Part | None = None
    _keys_are_for: Context | None = None
    """What the line of keys was drawn for."""

    def __init__(
        self,
        host: Host,
        document: Document,
        workspace: Workspace,
        place: ReadingPosition | None = None,
    ) -> None:
        super().__init__(host, document, workspace, place)
        give_keys(self, workspace.keymap.commands(self.MODE))

    def compose(self) -> ComposeResult:
        """Article and panel above message, status and keys."""
        panel = AnnotationPanel(self.workspace.scheme)
        give_keys(panel, self.workspace.keymap.panel_commands())
        with Columns():
            yield ArticleView(
                self.document.text,
                widest=self.workspace.width,
                top=self.start.top,
                marks=self.marks_on,
                is_quiet=self.host.key_gate.is_quiet,
            )
            yield panel
        yield Line("message", self._told)
        yield Prompt()
        yield Line("status", lambda: status(self))
        yield Line("keys", self._useful_keys)

    def on_mount(self) -> None:
        """Paint first, then open the library."""
        self.panel.display = False
        self.view.focus()
        self.update_lines()
        self.call_after_refresh(self._start)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw empty rows; what is on the screen covers them."""
        return [Strip.blank(crop.width)] * crop.height

    @property
    def keys_are_commands(self) -> bool:
        """Whether nothing on this screen waits for a letter."""
        waits = self.hints is not None or self.capture is not None or self.question is not None
        return self.focused is self.view and not waits

    def on_key(self, event: events.Key) -> None:
        """Give a key to the command that waits for it; modifier keys alone do not count."""
        if self.hints is not None:
            event.stop()
            event.prevent_default()
            self.take_hint_key(event)
            return
        waits = self.capture is not None or self.question is not None
        if not waits or not (event.character or event.key in {"escape", "enter"}):
            return
        event.stop()
        event.prevent_default()
        if self.question is not None:
            self._answer(self.question, event)
        elif self.capture is not None:
            self._take(self.capture, event)

    def _answer(self, question: Question, event: events.Key) -> None:
        self.question = None
        self.view.update_rows()
        self.say("nothing changed")
        if question.is_yes(event.key, event.character):
            question.yes()

    def _take(self, take: Take, event: events.Key) -> None:
        self.capture = None
        self.say("")
        if event.character and event.is_printable:
            take(event.character)

    def say(self, words: str, *, warning: bool = False) -> None:
        """Put a line under the article, until something else is to be said."""
        self._message = Part(words, "warning" if warning else "plain") if words else None
        self.update_lines()

    def move_to(self, token: Span, *, jump: bool = False) -> None:
        """Put the cursor on a token; what was said before is old news then."""
        self._message = None
        super().move_to(token, jump=jump)

    def focus_on(self, item: Item) -> None:
        """Put focus and cursor on an annotation."""
        self._message = None
        super().focus_on(item)

    def update_lines(self) -> None:
        """Draw the lines under the article anew."""
        if not self.is_mounted:
            return
        for name in self.LINES:
            self.query_one(f"#{name}", Line).update()
        if self._keys_are_for is not self.context:
            self._keys_are_for = self.context
            self.query_one("#keys", Line).update()

    def update_status(self) -> None:
        """Draw the status line anew."""
        if self.is_mounted:
            self.query_one("#status", Line).update()

    def _told(self) -> Sides:
        return ([self._message] if self._message else detail(self),)

    def _useful_keys(self) -> Sides:
        return (keys_line(self.workspace.keymap.footer(self.context), self.size.width),)

    @property
    def mode(self) -> str:
        """The mode whose keys are in force."""
        return self.MODE

    @property
    def context(self) -> Context:
        """What the reader is doing."""
        if self.hints is not None:
            return Context.HINTING
        if self.frame is not None and self.selection is None:
            return Context.FRAMING
        if self.selection is not None:
            return Context.SELECTING
        if self.panel.has_focus:
            return Context.PANEL
        return Context.FOCUSED if self.focused_item is not None else Context.READING

    def prompt(self, label: str, take: Take, *, text: str = "") -> None:
        """Ask for a line of text in place of the message."""
        show(self.query_one("#message"), shown=False)
        self.query_one(Prompt).ask(label, take, text=text)

    def close_prompt(self) -> None:
        """Put the message back in place of the prompt, and the keys back to the article."""
        self.query_one(Prompt).close()
        show(self.query_one("#message"), shown=True)
        self.set_focus(self.view)

    @on(ArticleView.Clicked)
    def place_cursor(self, message: ArticleView.Clicked) -> None:
        """Put the cursor where somebody pointed."""
        token = self.tokens.at(message.offset)
        if token is not None:
            self.drop_dragged()
            self.move_to(token)

    @on(ArticleView.Dragged)
    def select_dragged(self, message: ArticleView.Dragged) -> None:
        """Select what somebody drags over."""
        first, last = self.tokens.at(message.start), self.tokens.at(message.end)
        if first is not None and last is not None:
            self.select_by_dragging(first, last)

    @on(events.DescendantFocus)
    def show_keys(self) -> None:
        """Show the keys of what has the focus now."""
        self.update_lines()

    @on(AnnotationPanel.Chosen)
    def show_chosen(self, message: AnnotationPanel.Chosen) -> None:
        """Go to the annotation that was chosen in the panel; with enter, the keys go along."""
        item = self.session.annotations.items.get(message.item_id) if self.session else None
        if item is not None:
            self.focus_on(item)
        if message.jump:
            self.set_focus(self.view)

    @on(ArticleView.Rewrapped)
    def keep_cursor_visible(self) -> None:
        """Show the cursor after the text was wrapped anew."""
        self.drop_hints()
        self.view.reveal(self.cursor)
        self.update_lines()

    def action_cancel(self) -> None:
        """Close the prompt, else drop what is selected, open or in focus."""
        if self.query_one(Prompt).is_open:
            self.close_prompt()
        else:
            super().action_cancel()

    def _start(self) -> None:
        self.open_in_library()
        self.set_interval(_SAVE_PLACE_SECONDS, self.remember_place)
