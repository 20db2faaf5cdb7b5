"""The parts of the reader that every group of actions may use."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from annotate.annotation import Item
from annotate.document import Document
from store.editing.session import Session
from tui.config.workspace import Workspace
from tui.library.host import Host
from tui.reader.article_export import ArticleExport
from tui.reader.claim_builder import ClaimBuilder
from tui.reader.claim_proposer import ClaimProposer
from tui.reader.connection import Connection
from tui.reader.editor import Editor
from tui.reader.labeller import Labeller
from tui.reader.page import Page
from tui.reader.part_placer import PartPlacer
from tui.reader.review_queue import ReviewQueue
from tui.reader.same_text import SameTextMemory
from tui.reader.state import Dirty, ReadingState
from tui.reader.suggestion_feed import SuggestionFeed
from tui.textual_internals import UpdatesOnRequest
from tui.widgets.annotation_panel import AnnotationPanel
from tui.widgets.article_view import ArticleView
from tui.widgets.prompt import Take


class ReaderActions(UpdatesOnRequest):
    """Declares what `ReaderScreen` is made of; each group of actions adds its keys to it.

    The groups are flat: none inherits or overrides another; what two of them need is a part.
    """

    host: Host
    workspace: Workspace
    document: Document
    state: ReadingState
    page: Page
    connection: Connection
    editor: Editor
    feed: SuggestionFeed
    queue: ReviewQueue
    claims: ClaimBuilder
    parts: PartPlacer
    proposer: ClaimProposer
    labeller: Labeller
    last_example: SameTextMemory
    article_export: ArticleExport

    @property
    def session(self) -> Session | None:
        """The open session; None until the article is opened."""
        return self.connection.session

    @property
    def view(self) -> ArticleView:
        """The article on screen."""
        return self.page.view

    @property
    def panel(self) -> AnnotationPanel:
        """The side panel."""
        return self.page.panel

    @property
    def target(self) -> Item | None:
        """The annotation that a command is about."""
        return self.state.target

    def key(self, action: str) -> str:
        """The key of a command, for messages."""
        return self.page.key(action)

    def say(self, words: str, *, warning: bool = False) -> None:
        """Put a message under the article."""
        self.page.say(words, warning=warning)

    def prompt(self, label: str, take: Take, *, text: str = "") -> None:
        """Ask for a line of text."""
        self.page.prompt(label, take, text=text)

    def show(self, dirty: Dirty) -> None:
        """Draw what a transition of the state changed."""
        self.page.show(dirty)

    async def can_leave(self) -> bool:
        """Wait until all is on disk; False, with a warning, the first time that it is not."""
        return self.article_export.may_leave() and await self.connection.can_leave()


_Actions = TypeVar("_Actions", bound=ReaderActions)
_Params = ParamSpec("_Params")
_Result = TypeVar("_Result")


def requires_session(
    action: Callable[Concatenate[_Actions, Session, _Params], _Result],
) -> Callable[Concatenate[_Actions, _Params], _Result | None]:
    """Give an action the open session; until there is one, it only says so."""

    @wraps(action)
    def guarded(
        screen: _Actions, /, *args: _Params.args, **options: _Params.kwargs
    ) -> _Result | None:
        if screen.session is None:
            screen.say("one moment: the article is being opened")
            return None
        return action(screen, screen.session, *args, **options)

    return guarded
