"""The page: article, panel and lines on screen, and what of them is drawn again after a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property

from textual.screen import Screen

from annotate.annotation import Item
from annotate.span import Span
from tui.config.workspace import Workspace
from tui.keys.keymap import Context
from tui.reader.panel_mark import item_to_mark
from tui.reader.state import Dirty, ReadingState
from tui.widgets.annotation_panel import AnnotationPanel
from tui.widgets.article_view import ArticleView
from tui.widgets.lines import Line, Part
from tui.widgets.long_message import LongMessage
from tui.widgets.prompt import PROMPT_KEYS, Keys, Prompt, Take
from tui.widgets.visibility import set_visible

READING_LINES = ("head", "status", "focus", "labels", "keys")
"""Ids of the lines around the article."""


class Page:
    """Draws the reading state; every part of the reader speaks to a person through it."""

    def __init__(self, screen: Screen[None], state: ReadingState, workspace: Workspace) -> None:
        self.screen = screen
        self.workspace = workspace
        self.mode = "reader"
        """The mode whose keys are in force."""
        self.lines: Sequence[str] = READING_LINES
        """Ids of the lines that may change with a key."""
        self.focus_listener: Callable[[Item], Sequence[Span]] | None = None
        """Gets each item just before it comes into focus; returns further spans to draw again."""
        self.message: Part | None = None
        """The last message; None after the cursor has moved."""
        self.refusal = ""
        """The reason why the prompt did not take the last line; empty where it did."""
        self.long_message: Callable[[], str] = str
        """Gives the message that is too long for its line; empty where there is none."""
        self._state = state
        self._is_changing = False
        """True inside `together`."""
        self._panel_is_due = False
        """True while the panel has lent its keys to the article."""

    # Each key asks for these several times; they are there for as long as the screen is.

    @cached_property
    def view(self) -> ArticleView:
        """The article on screen."""
        return self.screen.query_one(ArticleView)

    @cached_property
    def panel(self) -> AnnotationPanel:
        """The side panel."""
        return self.screen.query_one(AnnotationPanel)

    @property
    def context(self) -> Context:
        """The activity that decides which keys are shown."""
        state = self._state
        if state.hints is not None:
            return Context.HINTING
        if state.selection is not None:
            return Context.SELECTING if state.draft is None else Context.SELECTING_PART
        if state.draft is not None:
            return Context.FRAMING
        if self.panel.has_focus:
            return Context.PANEL
        if self.mode == "review":
            return Context.ADJUDICATING
        return self._focus_context

    @property
    def _focus_context(self) -> Context:
        if self._state.focused_item is None:
            return Context.DECIDED if self._is_all_decided else Context.READING
        return Context.CLAIM if self._state.claim_at_hand is not None else Context.FOCUSED

    @property
    def _is_all_decided(self) -> bool:
        """Tell whether there are annotations, and none of them waits for a decision."""
        annotations = self._state.annotations
        return annotations is not None and len(annotations.items) > len(annotations.pending) == 0

    # Words for a person.

    def say(self, words: str, *, warning: bool = False) -> None:
        """Put a message under the article, until there is another one or the cursor moves."""
        self.message = Part(words, "warning" if warning else "plain") if words else None
        self.update_lines()

    def say_first(self, words: str) -> None:
        """Put a message ahead of the one that is there."""
        message = self.message
        if message is None:
            self.say(words)
        else:
            self.say(f"{words}   {message.text}", warning=message.style == "warning")

    def key(self, action: str) -> str:
        """The key of a command, for messages."""
        return self.workspace.keymap.shown_key(action, self.mode)

    @property
    def width(self) -> int:
        """Cells from edge to edge."""
        return self.screen.size.width

    @property
    def undo_hint(self) -> str:
        """The key that undoes the last change, for messages."""
        return f"{self.key('undo')} undoes"

    @property
    def draft_hint(self) -> str:
        """The keys that end the building of a claim, for messages."""
        cancel = self.key("cancel")
        return f"{self.key('accept')} accepts, {cancel} {cancel} drops it"

    # Moving.

    def move_to(self, token: Span, *, jump: bool = False) -> None:
        """Put the cursor on a token; drops message and focus, extends a selection."""
        self.message = None
        dirty = self._state.move_to(token, jump=jump)
        self.view.reveal(token, leap=jump)
        self.show(dirty)

    def focus_on(self, item: Item, *, jump: bool = False) -> None:
        """Put focus and cursor on an annotation; drops message and selection."""
        self.message = None
        further = self.focus_listener(item) if self.focus_listener is not None else ()
        dirty = [*further, *self._state.focus_on(item, jump=jump)]
        self.view.reveal(item.body.extent, leap=True)
        self.view.reveal(self._state.cursor)
        self.show(dirty)

    # Drawing.

    def redraw(self, dirty: Dirty) -> None:
        """Draw spans of the article again, or all rows that look different."""
        if dirty is None:
            self.view.update_rows()
            self.panel.show()
        elif dirty:
            self.view.redraw(*dirty)

    def show(self, dirty: Dirty) -> None:
        """Draw what a transition of the state changed, and the edit that led to it with it."""
        annotations = self._state.annotations
        edited = annotations.take_changed_spans() if annotations is not None else ()
        self.redraw([*dirty, *edited] if dirty is not None else None)
        self.panel.follow(item_to_mark(self._state))
        self.update_lines()

    def redraw_all(self) -> None:
        """Draw everything again after annotations have changed."""
        self.view.update_rows()
        annotations = self._state.annotations
        if annotations is not None:
            annotations.take_changed_spans()
        self.show_panel()
        self.update_lines()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Look at the lines once after all that happens inside the block."""
        was_changing, self._is_changing = self._is_changing, True
        try:
            yield
        finally:
            self._is_changing = was_changing
        self.update_lines()

    def update_lines(self) -> None:
        """Draw the lines around the article again, as far as they have changed."""
        if self._is_changing or not self.screen.is_mounted:
            return
        self._take_keys_back()
        for name in self.lines:
            self._update_line(name)
        self._long_message.show(self.long_message())

    def update_status(self) -> None:
        """Draw the status line again."""
        if self.screen.is_mounted:
            self._update_line("status")

    def toggle_panel(self) -> None:
        """Show the side panel and put the keys there, or hide it."""
        panel = self.panel
        self._panel_is_due = False
        set_visible(panel, is_visible=not panel.display)
        self.screen.set_focus(panel if panel.display else self.view)
        panel.show()
        panel.follow(item_to_mark(self._state) or self._state.nearest_item, at_once=True)

    def lend_keys(self) -> None:
        """Give the keys to the article while a claim is built or a word is chosen there.

        They go back to the panel afterwards; if it covers the article, it is hidden meanwhile.
        """
        if self.screen.focused is self.panel:
            self.leave_panel()
            self._panel_is_due = True

    def _take_keys_back(self) -> None:
        """Put the keys back to the panel that has lent them, once nothing is built or chosen."""
        state = self._state
        if self._panel_is_due and state.draft is None and state.hints is None:
            self._panel_is_due = False
            set_visible(self.panel, is_visible=True)
            self.screen.set_focus(self.panel)
            self.show_panel()

    def show_panel(self) -> None:
        """List what there is now in the side panel, with the mark on what is at hand."""
        self.panel.show()
        self.panel.follow(item_to_mark(self._state))

    def leave_panel(self) -> None:
        """Put the keys back to the article; a panel that covers it is hidden."""
        if self.panel.covers_text:
            set_visible(self.panel, is_visible=False)
        self.screen.set_focus(self.view)

    # The prompt.

    def prompt(
        self,
        label: str,
        take: Take,
        *,
        text: str = "",
        refusal: Callable[[str], str] | None = None,
        hint: str = "",
        keys: Keys = PROMPT_KEYS,
    ) -> None:
        """Ask for a line of text in place of the focus line.

        Args:
            label: What stands ahead of the text.
            take: Called with the line.
            text: What there is to begin with.
            refusal: Gives the reason why a line cannot be taken, or nothing where it can; it is
                shown above the prompt, which stays as it is.
            hint: What is shown where the text is empty.
            keys: The keys to show meanwhile.
        """

        def may_take(line: str) -> bool:
            self.refusal = refusal(line) if refusal is not None else ""
            self.update_lines()
            return not self.refusal

        set_visible(self.screen.query_one("#focus"), is_visible=False)
        self._prompt.ask(label, take, text=text, may_take=may_take, hint=hint, keys=keys)
        self.update_lines()

    def close_prompt(self) -> None:
        """Put the focus line back in place of the prompt, and the keys back to the article."""
        self.refusal = ""
        self._prompt.close()
        set_visible(self.screen.query_one("#focus"), is_visible=True)
        self.screen.set_focus(self.view)

    @property
    def is_prompting(self) -> bool:
        """True if the prompt asks for a line of text."""
        return self._prompt.is_open

    @property
    def prompt_keys(self) -> Keys:
        """The keys of the prompt; none while it is closed."""
        return self._prompt.keys if self.is_prompting else ()

    @cached_property
    def _prompt(self) -> Prompt:
        return self.screen.query_one(Prompt)

    @cached_property
    def _long_message(self) -> LongMessage:
        return self.screen.query_one(LongMessage)

    @cached_property
    def _lines(self) -> Mapping[str, Line]:
        """All lines by their ids."""
        return {line.id: line for line in self.screen.query(Line) if line.id is not None}

    def _update_line(self, name: str) -> None:
        self._lines[name].update()
