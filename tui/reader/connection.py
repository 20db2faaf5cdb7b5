"""The connection to the library: opening an article, following another window, saving, closing."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from textual.css.query import NoMatches
from textual.message import Message

from annotate.errors import PostilError
from store.editing.open_article import OpenArticle
from store.editing.session import Session
from store.errors import StoreError
from store.files import gc_control
from store.layer.conflict import Resolution
from store.library.reading_position import ReadingPosition
from tui.library.host import Host
from tui.reader.opened_article import OPENING, OpenedArticle, opened_article
from tui.reader.opening_words import opening_words, way_to_edit
from tui.reader.page import Page
from tui.reader.saving import Saving
from tui.reader.state import ReadingState
from tui.reader.watch import Watch

_RESOLVED = {
    Resolution.BOTH: "merged",
    Resolution.THEIRS: "theirs counts",
    Resolution.OURS: "ours counts",
}
"""Messages after a conflict."""


class Phase(Enum):
    """Phases of a connection."""

    OPENING = auto()
    OPEN = auto()
    WATCHING = auto()
    """Another window has the article open; what it stores is shown here."""
    CLOSED = auto()


class Connection:
    """One article of the library, from opening to closing; workers post, handlers change state."""

    @dataclass
    class Opened(Message):
        """The article is open in the library."""

        opened: OpenedArticle

    @dataclass
    class OpenFailed(Message):
        """The layer cannot be read; there is nothing to annotate on."""

        error: PostilError

    @dataclass
    class Resolved(Message):
        """A conflict was resolved, or could not be."""

        choice: Resolution
        kept_path: Path | None = None
        """The copy of the other version; None where there was none."""
        trouble: StoreError | None = None

    def __init__(self, state: ReadingState, page: Page, host: Host) -> None:
        self._state = state
        self._page = page
        self._host = host
        self.article: OpenArticle | None = None
        """The article in the library; None until it is opened, just after the first paint."""
        self._opened: deque[OpenArticle] = deque()
        """Opened by a worker and not begun yet; whoever takes one out begins or closes it."""
        self.phase = Phase.OPENING
        self.saving = Saving(page)
        self.prepared_words = ""
        """Message for when the article is open."""
        self._watch = Watch(page.screen)
        self._stored_position: ReadingPosition | None = None

    @property
    def session(self) -> Session | None:
        """The open session; None until the article is opened, and after it is closed."""
        return self.article.session if self.article is not None else None

    # Opening.

    def open(self) -> None:
        """Open the article; nothing of it is read before the first page is on screen."""
        self.phase = Phase.OPENING
        self._run(self._open, "open")

    def open_with(self, words: str) -> None:
        """Prepare a message for when the article is open."""
        self.prepared_words = words

    def begin(self, message: Opened, annotate: Callable[[], None]) -> None:
        """Go on with an article that is open now.

        Args:
            message: The open article.
            annotate: Shows what was annotated before, and goes on from there.
        """
        if self.phase is Phase.CLOSED:
            return
        self._opened.clear()
        opened = message.opened
        self.article = opened.article
        self._state.attach(opened.article.session.annotations, opened.speakers)
        self.saving.begin()
        annotate()
        words, is_warning = opening_words(
            opened.article,
            self._page.key,
            prepared_words=self.prepared_words,
            has_newer_source=opened.has_newer_source,
            remarks=self._state.document.remarks,
            is_complete=self._state.document.is_complete,
        )
        words = "; ".join(filter(None, (words, opened.remark)))
        previous = self._page.message
        if words or (previous is not None and previous.text == OPENING):
            self._page.say(words, warning=is_warning or bool(opened.remark))
        self.prepared_words = ""
        self._follow()
        self._page.update_lines()

    def _open(self) -> None:
        gc_control.pause()
        gc_control.return_free_memory()
        if self._host.opened > 1:
            gc_control.collect_all()
        try:
            document, listener = self._state.document, self.saving.listener
            opened = opened_article(self._page.workspace, document, listener)
        except PostilError as error:
            self._post(self.OpenFailed(error))
        else:
            self._opened.append(opened.article)
            # A reader that was left meanwhile would keep the article locked.
            if self.phase is Phase.CLOSED or not self._post(self.Opened(opened)):
                self._close_opened()
        finally:
            gc_control.resume()
            gc_control.return_free_memory()

    # Following another window.

    @property
    def is_read_only(self) -> bool:
        """True if nothing may be changed."""
        return self.session is not None and self.session.read_only is not None

    @property
    def is_free(self) -> bool:
        """True if the other window has closed the article, so that this one may take over."""
        return self._watch.is_free

    def take_look(self, message: Watch.Looked) -> None:
        """Show what the other window has stored, and whether it is still there."""
        was_free = self.is_free
        if not self._watch.take(message) or self.session is None:
            return
        if message.content is not None:
            self.session.follow(message.content)
            self._page.redraw_all()
        if self.is_free and not was_free:
            self._page.say(self.way_to_edit)
        self._page.update_lines()

    def take_over(self) -> None:
        """Open the article that another window had open; says how where it still has it."""
        follower = self.article.follower if self.article is not None else None
        if follower is not None and not follower.is_free:
            self._page.say(self.way_to_edit, warning=True)
            return
        self._page.say("taking over …")
        self.open_with("taken over, with what was stored there")
        self.open()

    @property
    def way_to_edit(self) -> str:
        """Why nothing can be changed while another window has the article, and what helps."""
        reason = self.session.read_only if self.session is not None else None
        return way_to_edit(reason, self._page.key, is_free=self.is_free)

    def _follow(self) -> None:
        """Begin to follow, or stop where there is no window to follow."""
        follower = self.article.follower if self.article is not None else None
        self.phase = Phase.OPEN if follower is None else Phase.WATCHING
        self._watch.begin(follower)

    # Saving.

    def may_draw(self) -> bool:
        """Tell whether to draw now; a change waits a moment to be drawn together with “saved”."""
        session = self.session
        return not self.saving.puts_off_drawing(session.last_step if session is not None else 0)

    def try_again(self) -> None:
        """Try again to store what is not on disk."""
        article = self.article
        if article is not None:
            self._page.say("trying again …")
            self._run(article.flush, "save", exclusive=True)

    def resolve(self, choice: Resolution) -> None:
        """Adjudicate which version counts, after another program changed the file."""
        article = self.article
        if article is not None:
            article.session.read_only = "one moment"
            self._run(lambda: self._resolve(article, choice), "save", exclusive=True)

    def take_resolution(self, message: Resolved) -> None:
        """Open the article again, or report that it is as it was."""
        if message.trouble is not None:
            if self.session is not None:
                self.session.read_only = None
            self._page.say(str(message.trouble), warning=True)
            return
        copy_note = f"; the other is kept as {message.kept_path.name}" if message.kept_path else ""
        self.open_with(f"{_RESOLVED[message.choice]}{copy_note}")
        self.open()

    def _resolve(self, article: OpenArticle, choice: Resolution) -> None:
        try:
            kept_path = article.resolve_conflict(choice)
        except StoreError as error:
            self._post(self.Resolved(choice, trouble=error))
        else:
            self._post(self.Resolved(choice, kept_path))

    def save_position(self) -> None:
        """Store where the reader is, if that has changed."""
        position, article = self._position, self.article
        if article is not None and position != self._stored_position:
            self._stored_position = position
            self._run(lambda: self._save_position(article, position), "place")

    def _save_position(self, article: OpenArticle, position: ReadingPosition) -> None:
        # Closing stores a later one.
        if self.article is article:
            article.save_reading_position(position)

    # Closing.

    async def can_leave(self) -> bool:
        """Wait until every edit is on disk; False, with a warning, the first time it is not."""
        article = self.article
        trouble = await asyncio.to_thread(article.flush) if article is not None else None
        if trouble is None or self.saving.has_warned_of_loss:
            return True
        self.saving.warn_of_loss(trouble)
        return False

    def close(self) -> StoreError | None:
        """Store everything and let go of the article; returns what went wrong, if anything."""
        self.phase = Phase.CLOSED
        self._state.attach(None)
        self._close_opened()
        article, self.article = self.article, None
        if article is None:
            return None
        # After a crash the screen is gone; the position that was stored last has to do then.
        with contextlib.suppress(NoMatches):
            article.save_reading_position(self._position)
        return article.close()

    def _close_opened(self) -> None:
        """Close what was opened too late to be begun."""
        with contextlib.suppress(IndexError):
            self._opened.pop().close()

    @property
    def _position(self) -> ReadingPosition:
        return ReadingPosition(self._state.cursor.start, self._page.view.top)

    def _run(self, work: Callable[[], object], group: str, *, exclusive: bool = False) -> None:
        self._page.screen.run_worker(work, group=group, exclusive=exclusive, thread=True)

    def _post(self, message: Message) -> bool:
        return self._page.screen.post_message(message)
