"""Saving: what is on disk, trying again, and what to do when somebody else changed the file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual import work
from textual.message import Message

from store.editing.open_article import OpenArticle, SaveListener
from store.errors import StoreChanged, StoreError
from store.layer.conflict import Resolution
from tui.reader.extracting import Extracting

_CHOICES = {"m": Resolution.BOTH, "t": Resolution.THEIRS, "o": Resolution.OURS}
_DONE = {
    Resolution.BOTH: "merged",
    Resolution.THEIRS: "theirs counts",
    Resolution.OURS: "ours counts",
}


class Saving(Extracting):
    """Tells the truth about the disk; the writer's thread posts, the handlers change state."""

    saved_step = 0
    """Number of the last step that is known to be on disk."""
    save_trouble: StoreError | None = None
    """Why the last steps are not on disk, if so."""
    warned_of_loss = False
    """Whether leaving was refused once because not everything is on disk."""
    _is_put_off = False
    """Whether drawing was put off, because a step is about to be on disk."""
    _waited_for = 0
    """The last step that it was put off for; never twice for the same one."""
    opening_words = ""
    """What to say when the article is open again."""

    @dataclass
    class Saved(Message, bubble=False):
        """A step is on disk."""

        step: int

    @dataclass
    class SaveFailed(Message):
        """A step could not be stored."""

        error: StoreError

    @dataclass
    class Settled(Message):
        """It was settled which version counts, or could not be."""

        choice: Resolution
        kept: Path | None = None
        trouble: StoreError | None = None

    def reopen(self) -> None:
        """Open the article anew, on the same screen."""
        raise NotImplementedError

    @property
    def watcher(self) -> SaveListener:
        """Tells this screen what the writer does."""
        return SaveListener(
            saved=lambda step: self._post(self.Saved(step)),
            failed=lambda error: self._post(self.SaveFailed(error)),
        )

    def _on_timer_update(self) -> None:
        """Draw what has changed; a change waits a moment to be drawn together with “saved”."""
        step = self.session.last_step if self.session is not None else 0
        is_coming = self.saved_step < step and self.save_trouble is None
        self._is_put_off = is_coming and self._waited_for != step
        if self._is_put_off:
            self._waited_for = step
        else:
            super()._on_timer_update()

    def _draw_now(self) -> None:
        """Draw what was put off."""
        if self._is_put_off:
            self._on_timer_update()

    def on_saving_saved(self, message: Saved) -> None:
        """Tell that a step is on disk."""
        self.saved_step = message.step
        if self.save_trouble is not None:
            self.save_trouble = None
            self.warned_of_loss = False
            self.say("everything is on disk again")
        else:
            self.update_status()
            self._draw_now()

    def on_saving_save_failed(self, message: SaveFailed) -> None:
        """Tell that a step is not on disk; it is kept and tried again with the next one."""
        self.save_trouble = message.error
        if self.warned_of_loss:
            self.update_lines()
        else:
            self.say(self._way_out, warning=True)

    def action_save(self) -> None:
        """Try again to save; take over what another window closed; settle an outside change."""
        if self.article is None or self.session is None:
            self.say("one moment: the article is being opened")
        elif self.article.follower is not None:
            self.say("taking over …")
            self.opening_words = "taken over: what the other window stored is here"
            self.reopen()
        elif self.session.read_only is not None:
            self.say(f"read-only: {self.session.read_only}", warning=True)
        elif isinstance(self.save_trouble, StoreChanged):
            self.capture = self._settle
            words = "changed by another program: m merges, t takes theirs, o keeps ours"
            self.say(words, warning=True)
        elif self.save_trouble is not None:
            self.say("trying again …")
            self._try_again(self.article)
        else:
            self.say("every change is saved at once; there is nothing to do")

    @property
    def _way_out(self) -> str:
        key = self.key("save")
        if isinstance(self.save_trouble, StoreChanged):
            return f"another program changed the file: {key} asks what counts; nothing is lost"
        return f"not on disk, but kept here: {key} tries again, {self.key('export')} exports it"

    @work(thread=True, group="save", exclusive=True)
    def _try_again(self, article: OpenArticle) -> None:
        article.flush()

    def _settle(self, answer: str) -> None:
        choice = _CHOICES.get(answer)
        if choice is None or self.article is None or self.session is None:
            self.say(self._way_out, warning=True)
            return
        self.session.read_only = "one moment"
        self._resolve_conflict(self.article, choice)

    @work(thread=True, group="save", exclusive=True)
    def _resolve_conflict(self, article: OpenArticle, choice: Resolution) -> None:
        try:
            kept = article.resolve_conflict(choice)
        except StoreError as error:
            self._post(self.Settled(choice, trouble=error))
        else:
            self._post(self.Settled(choice, kept))

    def on_saving_settled(self, message: Settled) -> None:
        """Open the article anew, or tell that it is as it was."""
        if message.trouble is not None:
            if self.session is not None:
                self.session.read_only = None
            self.say(str(message.trouble), warning=True)
            return
        kept = f"; the other is kept as {message.kept.name}" if message.kept else ""
        self.opening_words = f"{_DONE[message.choice]}{kept}"
        self.reopen()

    def _post(self, message: Message) -> None:
        """Post from another thread, also while the screen is closing."""
        self.post_message(message)
