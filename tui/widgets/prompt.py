"""The prompt: a line of text asked for in place of the message."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Label

from tui.display.glyphs import visible
from tui.widgets.editing import SafeInput
from tui.widgets.showing import show

Take = Callable[[str], Any]
"""Gets the line when it is entered."""


class Prompt(Horizontal):
    """A label and an input; hidden while nothing is asked."""

    def __init__(self) -> None:
        super().__init__(id="prompt")
        self._take: Take | None = None

    def compose(self) -> ComposeResult:
        """The question and the answer."""
        yield Label(id="prompt-label", markup=False)
        yield PromptInput(id="prompt-text", compact=True)

    def on_mount(self) -> None:
        """Nothing is asked yet."""
        self.display = False

    @property
    def is_open(self) -> bool:
        """Whether something is being asked."""
        return self._take is not None

    def ask(self, label: str, take: Take, *, text: str) -> None:
        """Ask; `text` is the answer to begin with."""
        self._take = take
        self.query_one(Label).update(Content(f" {visible(label)}"))
        show(self, shown=True)
        box = self.query_one(Input)
        box.value = text
        box.cursor_position = len(text)
        self.screen.set_focus(box)

    def close(self) -> None:
        """Ask no more."""
        self._take = None
        show(self, shown=False)

    def enter(self) -> None:
        """Close, and give the answer to whoever asked."""
        take, answer = self._take, self.query_one(Input).value
        self.screen.close_prompt()  # type: ignore[attr-defined]
        if take is not None:
            take(answer)


class PromptInput(SafeInput):
    """An input that lets go at once: keys typed ahead of it closing are not its own."""

    def on_key(self, event: events.Key) -> None:
        """Enter and leave as the first key says; take none that comes after it."""
        prompt = self.parent
        if not isinstance(prompt, Prompt) or not prompt.is_open:
            event.prevent_default()
        elif event.key == "enter":
            event.stop()
            event.prevent_default()
            prompt.enter()
        elif event.key == "escape":
            event.stop()
            event.prevent_default()
            self.screen.close_prompt()  # type: ignore[attr-defined]
