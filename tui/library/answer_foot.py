"""The foot of a screen that answers what is asked of a library: its message and its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from textual.screen import Screen
from textual.widget import Widget

from tui.config.workspace import Workspace
from tui.keys.keymap import Context
from tui.widgets.lines import Line, Part, Sides, keys_line
from tui.widgets.long_message import LongMessage, overlong
from tui.widgets.prompt import Prompt


class AnswerFoot:
    """The lines below the list.

    Args:
        screen: The screen, which holds a prompt too.
        workspace: Has the keys in force.
        mode: The mode of the screen's commands.
        context: What is on screen, which decides on the keys that are shown.
        resting_line: What stands there while there is no message.
    """

    def __init__(
        self,
        screen: Screen[None],
        workspace: Workspace,
        mode: str,
        *,
        context: Callable[[], Context],
        resting_line: Callable[[], Sequence[Part]],
    ) -> None:
        self.message: Part | None = None
        """The message; None where there is nothing to say."""
        self._screen = screen
        self._keymap = workspace.keymap
        self._mode = mode
        self._context = context
        self._resting_line = resting_line

    def compose(self) -> Iterator[Widget]:
        """The message, above the list where it is too long for its line, and the keys."""
        yield LongMessage()
        yield Line("message", self._message_line)
        yield Line("keys", self._keys_line)

    def key(self, action: str) -> str:
        """The key of a command, for messages."""
        return self._keymap.shown_key(action, self._mode)

    def put(self, words: str, *, warning: bool = False) -> None:
        """Put a message in place of the one that is there; empty for none."""
        self.message = Part(words, "warning" if warning else "plain") if words else None

    def put_troubles(self, troubles: Sequence[str]) -> None:
        """Warn of the first of several troubles, and of how many there are."""
        if troubles:
            more = f" (and {len(troubles) - 1} more)" if troubles[1:] else ""
            self.put(troubles[0] + more, warning=True)

    def update(self) -> None:
        """Draw every line of the screen that may say something else now."""
        width = self._screen.size.width
        self._screen.query_one(LongMessage).show_overlong(self.message, width)
        for line in self._screen.query(Line):
            line.update()

    def _message_line(self) -> Sides:
        if self.message is not None and not overlong(self.message, self._screen.size.width):
            return ([self.message],)
        return (list(self._resting_line()),)

    def _keys_line(self) -> Sides:
        prompt, usual = self._screen.query_one(Prompt), self._keymap.footer(self._context())
        keys = prompt.keys if prompt.is_open else usual
        return (keys_line(keys, self._screen.size.width),)
