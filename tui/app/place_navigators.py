"""Lists of places over the library: made when first wanted, and kept while a place is open."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Generic, Protocol, TypeVar

from textual.app import App

from tui.config.workspace import Workspace

if TYPE_CHECKING:
    from annotate.document import Document
    from tui.app.opening import LoadedArticle
    from tui.library.article_queue import ArticleQueue
    from tui.library.find.screen import FindScreen
    from tui.library.host import Host
    from tui.library.people.screen import PeopleScreen
    from tui.library.queue_entry import QueueEntry
    from tui.library.statements.screen import StatementsScreen
    from tui.library.text_place import TextPlace
    from tui.reader.screen import ReaderScreen


_PlaceScreen = TypeVar("_PlaceScreen", "FindScreen", "PeopleScreen", "StatementsScreen")


class ArticleNavigator(Protocol):
    """What the navigator of the app does for a list of places."""

    workspace: Workspace
    """Library, annotator and labels in force."""
    reader: ReaderScreen | None
    """The screen of the article that is open."""
    opened_from: Callable[[], object] | None
    """Shows the list of places from which the open article was opened; None where there is none."""

    @property
    def queue(self) -> ArticleQueue:
        """The articles that one can go to."""

    async def load_entry(self, entry: QueueEntry) -> LoadedArticle | None:
        """Load an article; None, with a message, where that is not possible."""

    def with_position(self, document: Document) -> LoadedArticle:
        """The article that was open last, with the position that is stored for it."""

    def new_reader(self, loaded: LoadedArticle, words: str = "") -> ReaderScreen:
        """The screen of an article, which is the open one from now on, with a first message."""

    def close(self) -> None:
        """Store what is waiting, and let go of the article."""


class PlaceNavigator(ABC, Generic[_PlaceScreen]):
    """Puts a list of places over whatever is there, and goes from it to a place and back.

    Args:
        app: Shows it.
        host: Is the host of the screen.
        navigator: Opens and closes articles.
    """

    NAME: ClassVar[str]
    """The name under which the app keeps the screen of the list."""

    def __init__(self, app: App[None], host: Host, navigator: ArticleNavigator) -> None:
        self._app = app
        self._host = host
        self._navigator = navigator
        self._screen: _PlaceScreen | None = None
        self._released: Document | None = None
        """The article below the screen, where it was closed to be changed from there."""

    def open(self) -> None:
        """Show the screen as it was left; a new one where the library or the labels are others."""
        screen = self.ready()
        if not self._is_in_front:
            self._app.push_screen(screen)

    def ready(self) -> _PlaceScreen:
        """The screen as it was left, which need not be in front."""
        screen = self._screen
        if screen is None or screen.workspace is not self._navigator.workspace:
            screen = self._renew()
        return screen

    def leave(self) -> None:
        """Go back to where one was; an article that was closed meanwhile is opened again."""
        self._uncover()
        released, self._released = self._released, None
        if released is not None:
            opened_from = self._navigator.opened_from
            reader = self._navigator.new_reader(self._navigator.with_position(released))
            self._app.switch_screen(reader)
            self._navigator.opened_from = opened_from

    async def open_place(self, place: TextPlace) -> None:
        """Open a place that was found, in the article that is open or in place of it."""
        reader = self._navigator.reader
        if reader is not None and reader.document.digest == place.digest:
            self._uncover()
            reader.places.show(place.offset, place.item_id)
        elif reader is not None and not await reader.can_leave():
            # The warning is under the article.
            self._uncover()
            return
        elif not await self._open_article(place):
            return
        self._navigator.opened_from = self.open

    async def release_article(self) -> bool:
        """Close the article below the screen, to change it from there; False if it stays."""
        reader = self._navigator.reader
        if reader is None:
            return True
        if not await reader.can_leave():
            self._uncover()
            return False
        self._navigator.close()
        self._released = reader.document
        return True

    async def _open_article(self, place: TextPlace) -> bool:
        """Open the article of a place; False, with a message, where that is not possible."""
        from tui.library.queue_entry import stored_entry

        navigator = self._navigator
        entry = stored_entry(navigator.workspace.library, place.article_id, place.title, place.uri)
        key = navigator.queue.key_of(place.article_id, place.uri)
        loaded = await navigator.load_entry(replace(entry, key=key))
        if loaded is None:
            return False
        is_same_text = loaded.document.digest == place.digest
        if navigator.reader is not None or self._released is not None:
            navigator.close()
            self._released = None
            self._uncover()
        if is_same_text:
            reader = navigator.new_reader(loaded.at(place.offset))
            reader.places.await_item(place.item_id)
        else:
            reader = navigator.new_reader(loaded, "the text has changed since it was searched")
        self._app.switch_screen(reader)
        return True

    @property
    def _is_in_front(self) -> bool:
        return self._screen is not None and self._app.screen is self._screen

    def _uncover(self) -> None:
        """Take the screen away; it is kept."""
        if self._is_in_front:
            self._app.pop_screen()

    @abstractmethod
    def _new_screen(self, workspace: Workspace) -> _PlaceScreen:
        """Make the screen, whose module is imported only now."""

    def _renew(self) -> _PlaceScreen:
        if self._screen is not None:
            self._app.uninstall_screen(self.NAME)
        self._screen = self._new_screen(self._navigator.workspace)
        self._app.install_screen(self._screen, self.NAME)
        return self._screen


class FindNavigator(PlaceNavigator["FindScreen"]):
    """Shows the find screen."""

    NAME = "find"

    def _new_screen(self, workspace: Workspace) -> FindScreen:
        from tui.library.find.screen import FindScreen

        return FindScreen(self._host, workspace)

    def look_for(self, line: str) -> None:
        """Show the screen with another line to look for."""
        self.ready().look_for(line)
        self.open()


class PeopleNavigator(PlaceNavigator["PeopleScreen"]):
    """Shows the people view."""

    NAME = "people"

    def _new_screen(self, workspace: Workspace) -> PeopleScreen:
        from tui.library.people.screen import PeopleScreen

        return PeopleScreen(self._host, workspace)

    def note_rules(self) -> None:
        """Let the open article know that the rules have changed."""
        if self._navigator.reader is not None:
            self._navigator.reader.people.look_up()


class StatementsNavigator(PlaceNavigator["StatementsScreen"]):
    """Shows the screen that compares statements."""

    NAME = "statements"

    def __init__(self, app: App[None], host: Host, navigator: ArticleNavigator) -> None:
        super().__init__(app, host, navigator)
        self._back: Callable[[], object] | None = None
        """Shows the list from which statements were asked for; None where there was none."""

    def _new_screen(self, workspace: Workspace) -> StatementsScreen:
        from tui.library.statements.screen import StatementsScreen

        return StatementsScreen(self._host, workspace)

    def look_for(self, line: str, back: Callable[[], object]) -> None:
        """Show the screen with another line, in place of a list that comes back later."""
        self.ready().look_for(line)
        self.open()
        self._back = back

    def leave(self) -> None:
        """Go back to where one was, or to the list from which statements were asked for."""
        super().leave()
        back, self._back = self._back, None
        if back is not None:
            back()
