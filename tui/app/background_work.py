"""Work that goes on behind the screens: suggestions for many articles, and learning."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from tui.config.workspace import Workspace
from tui.display.plural import counted

if TYPE_CHECKING:
    from store.library.overview import Overview
    from tui.extraction.background import Background
    from tui.extraction.learner import Learner, Lesson
    from tui.library.screen import LibraryScreen
    from tui.reader.screen import ReaderScreen


class BackgroundWork:
    """Starts each kind of work when it is first wanted, and shows what comes of it.

    Args:
        workspace: Gives library, annotator, labels and pipeline; other labels may be put in force.
        reader: Gives the screen of the article that is open, if one is.
        library: Gives the list of articles, where it is on screen or lies below the article.
    """

    def __init__(
        self,
        workspace: Callable[[], Workspace],
        reader: Callable[[], ReaderScreen | None],
        library: Callable[[], LibraryScreen | None],
    ) -> None:
        self._workspace = workspace
        self._reader = reader
        self._library = library

    @cached_property
    def background(self) -> Background:
        """Looks for the suggestions of many articles."""
        from tui.extraction.background import Background

        return Background(
            self._workspace(),
            is_busy=self._is_extracting,
            on_change=self._show_analysed,
            on_trouble=self._warn,
            on_end=self._say_analysed,
        )

    @cached_property
    def learner(self) -> Learner:
        """Learns from the articles that are done."""
        from tui.extraction.learner import Learner

        return Learner(self._workspace, on_learned=self._use_learned, on_trouble=self._warn)

    def learn(self) -> None:
        """Learn from what is done, where suggestions are wanted."""
        workspace = self._workspace()
        if workspace.has_suggestions and workspace.adjudication is None:
            self.learner.start()

    def stop(self) -> None:
        """Stop at once what was started."""
        if "background" in vars(self):
            self.background.stop()
        if "learner" in vars(self):
            self.learner.stop()

    def _is_extracting(self) -> bool:
        """True if the suggestions of an open article are being looked for."""
        reader = self._reader()
        return reader is not None and reader.is_extracting

    def _show_analysed(self, overview: Overview | None) -> None:
        library = self._library()
        if library is not None:
            library.show_analysed(overview)

    def _say_analysed(self, articles: int) -> None:
        """Say under the list that the suggestions are there."""
        library = self._library()
        if library is not None and library.is_current:
            of_how_many = counted(articles, "article")
            words = f"suggestions for {of_how_many}" if articles else "no suggestions are missing"
            sources = (
                ", of pipeline and suggesters" if self._workspace().suggesters_in_force else ""
            )
            library.say(f"{words}{sources}")

    def _use_learned(self, lesson: Lesson) -> None:
        """Say what was learned, and suggest with it in the article that is open."""
        from tui.library.learned_words import learned_words

        words = learned_words(lesson.articles, lesson.entities, lesson.claims, lesson.cues)
        self.say(words)
        reader = self._reader()
        if reader is not None:
            reader.feed.use_learned()

    def _warn(self, words: str) -> None:
        self.say(words, warning=True)

    def say_first(self, words: str) -> None:
        """Put a message, if there is any, ahead of the one in the article that is open."""
        reader = self._reader()
        if reader is not None and words:
            reader.page.say_first(words)

    def say(self, words: str, *, warning: bool = False) -> None:
        """Put a message on the screen in front, if that is a list or an article."""
        for screen in (self._reader(), self._library()):
            if screen is not None and screen.is_current:
                screen.say(words, warning=warning)
