"""Saving: what of the edits is on disk, for the status line, and why not where it is not."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from store.editing.open_article import SaveListener
from store.errors import StoreChanged, StoreError
from tui.reader.page import Page


class Saving:
    """Steps on disk and trouble; the writer's thread posts messages, handlers change state."""

    @dataclass
    class Saved(Message, bubble=False):
        """A step is on disk."""

        step: int

    @dataclass
    class Failed(Message, bubble=False):
        """A step could not be stored."""

        error: StoreError

    def __init__(self, page: Page) -> None:
        self._page = page
        self.saved_step = 0
        """Number of the last step that is known to be on disk."""
        self.trouble: StoreError | None = None
        """The reason why the last steps are not on disk; None when they are."""
        self.has_warned_of_loss = False
        """True if leaving was refused once because not everything is on disk."""
        self._is_put_off = False
        """True if drawing was put off, because a step is about to be on disk."""
        self._awaited_step = 0
        """The last step that drawing was put off for; never twice for the same one."""

    def begin(self) -> None:
        """Start from what the disk holds: the article has just been opened."""
        self.saved_step, self.trouble = 0, None

    @property
    def listener(self) -> SaveListener:
        """Posts what the writer does to the screen, from the writer's thread."""
        return SaveListener(
            saved=lambda step: self._post(self.Saved(step)),
            failed=lambda error: self._post(self.Failed(error)),
        )

    def puts_off_drawing(self, last_step: int) -> bool:
        """Tell whether a change waits a moment, to be drawn together with “saved”.

        Args:
            last_step: Number of the last step that was handed to the writer.
        """
        is_coming = self.saved_step < last_step and self.trouble is None
        self._is_put_off = is_coming and self._awaited_step != last_step
        if self._is_put_off:
            self._awaited_step = last_step
        return self._is_put_off

    def note_saved(self, step: int) -> bool:
        """Record that a step is on disk; returns whether drawing was put off for it."""
        self.saved_step = step
        if self.trouble is not None:
            self.trouble = None
            self.has_warned_of_loss = False
            self._page.say("everything is on disk again")
            return False
        self._page.update_status()
        return self._is_put_off

    def note_failed(self, error: StoreError) -> None:
        """Record that a step is not on disk; it is kept and tried again with the next one."""
        self.trouble = error
        if self.has_warned_of_loss:
            self._page.update_lines()
        else:
            self._page.say(self.way_out, warning=True)

    def warn_of_loss(self, error: StoreError) -> None:
        """Refuse to leave once, because not everything is on disk."""
        self.has_warned_of_loss = True
        self.trouble = error
        way = f"{self._page.key('export')} exports it; leave again to quit without saving"
        self._page.say(f"not everything is on disk: {way}", warning=True)

    @property
    def reason(self) -> str:
        """Why something is not on disk, in a few words: a path would leave no room for others."""
        if isinstance(self.trouble, StoreChanged):
            return "changed by another program"
        return str(self.trouble).partition(";")[0]

    @property
    def way_out(self) -> str:
        """Advice for a person about the trouble."""
        key = self._page.key("save")
        if isinstance(self.trouble, StoreChanged):
            return f"another program changed the file: {key} asks what counts; nothing is lost"
        export = self._page.key("export")
        return f"not on disk: {key} tries again, {export} exports it"

    def _post(self, message: Message) -> None:
        self._page.screen.post_message(message)
