"""The prompt: a field for a line of text, in place of the message."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Label

from tui.display.glyphs import visible
from tui.widgets.editing import SafeInput
from tui.widgets.fitting import shortened, text_cells
from tui.widgets.visibility import set_visible

Take = Callable[[str], Any]
"""Called with the line when it is entered."""


MayTake = Callable[[str], bool]
"""Tells whether a line can be taken; where it cannot, it has said why."""

Keys = tuple[tuple[str, str], ...]
"""Keys and what they do."""

PROMPT_KEYS: Keys = (("Enter", "take the line"), ("Esc", "back"))
"""The keys of a prompt, with what they do."""

ANSWER_KEYS: Keys = (("y Enter", "yes"), ("Esc", "no"))
"""The same where the line answers a question."""

QUESTION_KEYS: Keys = (("Enter", "yes"), ("Esc", "no"))
"""The same where one key answers a question."""

CAPTURE_KEYS: Keys = (("Esc", "leave"),)
"""The same where a command waits for one more key, which its message names."""

FILTER_KEYS: Keys = (("Enter", "keep the filter"), ("Esc", "show all"))
"""The same where the list follows while one types."""

_AROUND = 2
"""Cells ahead of the label and behind the text."""


def is_yes(answer: str) -> bool:
    """Tell whether a line answers a question with yes."""
    return answer.strip().lower() in ("y", "yes")


@runtime_checkable
class HasPrompt(Protocol):
    """A screen that shows a prompt in place of something else."""

    def close_prompt(self) -> None:
        """Close the prompt, and put back what it replaced."""


@runtime_checkable
class HeedsLeaving(Protocol):
    """A screen that does something else where a prompt is left without a line."""

    def leave_prompt(self) -> None:
        """Close the prompt, and take back what was done while the line was typed."""


class Prompt(Horizontal):
    """A label and an input; hidden until text is asked for."""

    def __init__(self) -> None:
        super().__init__(id="prompt")
        self.keys = PROMPT_KEYS
        """The keys to be shown while it is open."""
        self._take: Take | None = None
        self._may_take: MayTake | None = None

    def compose(self) -> ComposeResult:
        """The label and the input."""
        yield Label(id="prompt-label", markup=False)
        yield PromptInput(id="prompt-text", compact=True)

    def on_mount(self) -> None:
        """Hide until text is asked for."""
        self.display = False

    @property
    def is_open(self) -> bool:
        """True if text is being asked for."""
        return self._take is not None

    def ask(
        self,
        label: str,
        take: Take,
        *,
        text: str,
        may_take: MayTake | None = None,
        hint: str = "",
        keys: Keys = PROMPT_KEYS,
    ) -> None:
        """Ask for a line; `text` is in the input at first, and `hint` while that is empty."""
        self._take, self._may_take, self.keys = take, may_take, keys
        self.query_one(Label).update(Content(f" {visible(label)}"))
        set_visible(self, is_visible=True)
        field = self.query_one(Input)
        room = self.screen.size.width - text_cells(label) - _AROUND
        field.value, field.placeholder = text, shortened(hint, room)
        field.cursor_position = len(text)
        self.screen.set_focus(field)

    def close(self) -> None:
        """Hide; called by the screen."""
        self._take = None
        set_visible(self, is_visible=False)

    def leave(self) -> None:
        """Have the screen close the prompt; whatever was entered is dropped."""
        if isinstance(self.screen, HeedsLeaving):
            self.screen.leave_prompt()
        else:
            self._close()

    def enter(self) -> None:
        """Leave, and pass the line on; a line that cannot be taken stays to be mended."""
        take, line = self._take, self.query_one(Input).value
        if self._may_take is not None and not self._may_take(line):
            return
        self._close()
        if take is not None:
            take(line)

    def _close(self) -> None:
        if isinstance(self.screen, HasPrompt):
            self.screen.close_prompt()


class PromptInput(SafeInput):
    """An input that takes no key once it was left, even while it still has the focus."""

    def on_key(self, event: events.Key) -> None:
        """Enter or leave; ignore keys that come after that."""
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
            prompt.leave()
