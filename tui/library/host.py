"""The host: the app as the reader and the library see it, which they are shown by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from annotate.errors import PostilError
from store.library.adjudication import Adjudication
from tui.config.label_files import SchemeChoice
from tui.keys.gate import KeyGate
from tui.library.article_queue import ArticleQueue, QueueEntry


class Analyses(Protocol):
    """The search for suggestions in many articles, which goes on behind the screens."""

    @property
    def progress(self) -> str:
        """How far it has come, in words; empty when nothing is going on."""

    @property
    def is_running(self) -> bool:
        """Whether articles are being analysed or wait for that."""

    def start(self, entries: Iterable[QueueEntry]) -> None:
        """Analyse these too."""

    def stop(self) -> None:
        """End at once."""


class Host(Protocol):
    """What a screen may ask of the app; screens know nothing else of it."""

    opened: int
    """How many times an article was opened."""
    key_gate: KeyGate

    @property
    def queue(self) -> ArticleQueue:
        """The articles that one can go to."""

    @property
    def background(self) -> Analyses:
        """The search for suggestions in many articles."""

    async def open_entry(self, key: str) -> None:
        """Open an article of the queue on top of the library."""

    async def open_beside(self, find: Callable[[ArticleQueue], str | None]) -> bool:
        """Open another article in place of the present one; False where `find` names none."""

    async def stock_queue(self) -> None:
        """Look up what is in the library, once."""

    def show_library(self) -> None:
        """Close the article and show the library."""

    def leave_reader(self) -> None:
        """Close the article; back to the library where it was opened from it, else out."""

    def suspend_to_shell(self) -> None:
        """Store what is waiting, then stop until `fg`."""

    def use_labels(self, labels: SchemeChoice) -> None:
        """Put other labels in force, and open the article again with them."""

    def begin_adjudication(self, adjudication: Adjudication) -> None:
        """List the articles that two annotators differ on, on top of the library."""

    def end_adjudication(self) -> bool:
        """Go back to the library from an adjudication; False where none is going on."""

    def fail(self, error: PostilError) -> None:
        """End because of an error that nothing can be done about here."""
