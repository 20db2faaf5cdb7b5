"""The host: the part of the app that its screens may use."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from annotate.errors import PostilError
from store.library.adjudication import Adjudication
from tui.config.label_files import SchemeChoice
from tui.keys.gate import KeyGate
from tui.library.article_queue import ArticleQueue
from tui.library.queue_entry import QueueEntry
from tui.library.text_place import TextPlace


class Analyses(Protocol):
    """Background extraction, as screens see it."""

    @property
    def progress(self) -> str:
        """Progress in words; empty when nothing is being analysed."""

    @property
    def is_running(self) -> bool:
        """True if articles are being analysed or wait for it."""

    def start(self, entries: Iterable[QueueEntry]) -> None:
        """Add these articles."""

    def stop(self) -> None:
        """Stop at once; the suggestions of finished articles stay."""


class PlaceList(Protocol):
    """A list of places over the library, as other screens see it."""

    def open(self) -> None:
        """Show it as it was left."""

    def leave(self) -> None:
        """Go back from it to where one was."""

    async def open_place(self, place: TextPlace) -> None:
        """Open a place of it, in the article that is open or in place of it."""


class ArticleLists(Protocol):
    """The lists of articles, one on top of another."""

    async def open_folder(self, folder: Path) -> None:
        """List the articles of a folder, on top of the present list."""

    def begin_adjudication(self, adjudication: Adjudication) -> None:
        """List the articles that annotators differ on, on top of the library."""

    def leave(self) -> bool:
        """Go back to the list from which this one was opened; False where there is none."""


class Finding(PlaceList, Protocol):
    """The find screen, as other screens see it."""

    def look_for(self, line: str) -> None:
        """Show it with another line to look for."""

    async def release_article(self) -> bool:
        """Close the article below it, to change it from there; False if it stays.

        It is opened again when the find screen is left.
        """


class PeopleView(PlaceList, Protocol):
    """The people view, as other screens see it."""

    def note_rules(self) -> None:
        """Let the open article know that the rules have changed."""


class StatementsView(PlaceList, Protocol):
    """The screen that compares statements, as other screens see it."""

    def look_for(self, line: str, back: Callable[[], object]) -> None:
        """Show it with another line, in place of a list that comes back later."""


class Host(Protocol):
    """The app as its screens see it: the queue, and the ways from one screen to another."""

    opened: int
    """The number of times that an article was opened."""
    filter_words: str
    """The words of the filter that is on in the reader; empty for none."""
    shows_panel: bool
    """True if the side panel was opened in the reader, and not closed again."""
    key_gate: KeyGate
    """Lets keys through one at a time."""
    said_of_suggesters: set[str]
    """What was said of suggesters in this run, each thing once."""

    @property
    def queue(self) -> ArticleQueue:
        """The articles that one can go to."""

    @property
    def lists(self) -> ArticleLists:
        """The lists of articles."""

    @property
    def finding(self) -> Finding:
        """The find screen."""

    @property
    def people(self) -> PeopleView:
        """Those who speak in the library."""

    @property
    def statements(self) -> StatementsView:
        """Statements, compared with each other."""

    @property
    def background(self) -> Analyses:
        """Background extraction."""

    async def open_entry(self, key: str, *, offset: int | None = None) -> None:
        """Open an article of the queue on top of the library.

        Args:
            key: Its key in the queue.
            offset: Where in its text to begin; None for where its reader stopped.
        """

    async def open_beside(
        self, find: Callable[[ArticleQueue], str | None], parting_words: str = ""
    ) -> bool:
        """Open the article whose key `find` finds in place of the present one, if it finds one.

        It is opened with a message about the present one, if there is any. False where `find` finds
        none; that one cannot be read is said.
        """

    async def stock_queue(self) -> None:
        """Look up the articles of the library, unless they are known."""

    def learn(self) -> None:
        """Learn from what is done, in a process of its own."""

    def return_to_places(self) -> bool:
        """Show the list from which this place was opened; False where it was not."""

    def show_library(self) -> None:
        """Close the article and show the library."""

    def leave_reader(self) -> None:
        """Close the article; back to the library where it was opened from it, else out."""

    def suspend_to_shell(self) -> None:
        """Store what is waiting, then stop until `fg`."""

    def use_labels(self, labels: SchemeChoice) -> None:
        """Put other labels in force, and open the article again with them."""

    def fail(self, error: PostilError, parting_words: str = "") -> None:
        """Show the list in place of an article that cannot be opened; if it was the first, end.

        Args:
            error: Why it cannot be opened.
            parting_words: What it was to be opened with, about the article before it.
        """
