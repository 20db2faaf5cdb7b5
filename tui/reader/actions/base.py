"""What every group of actions has: the parts of the reader, and words for a person."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from textual.app import App

from annotate.annotation import Item
from store.editing.session import Session
from tui.reader.connection import Phase
from tui.reader.opened_article import OPENING
from tui.reader.parts import ReaderParts
from tui.reader.state import Dirty
from tui.widgets.annotation_panel import AnnotationPanel
from tui.widgets.article_view import ArticleView
from tui.widgets.prompt import Take


class ReaderActions:
    """A group of actions, each of which a key calls by its name: `action_accept` by `accept`.

    The groups are flat: none inherits or overrides another; what two of them need is a part.
    """

    def __init__(self, parts: ReaderParts) -> None:
        self.host = parts.host
        self.workspace = parts.workspace
        self.document = parts.document
        self.state = parts.state
        self.motions = parts.motions
        self.page = parts.page
        self.connection = parts.connection
        self.editor = parts.editor
        self.feed = parts.feed
        self.suggesters = parts.suggesters
        self.queue = parts.queue
        self.filtering = parts.filtering
        self.claims = parts.claims
        self.parts = parts.placer
        self.people = parts.people
        self.proposer = parts.proposer
        self.hint_jump = parts.hint_jump
        self.labeller = parts.labeller
        self.attributes = parts.attributes
        self.last_example = parts.last_example
        self.article_export = parts.article_export
        self.can_leave = parts.can_leave

    @property
    def app(self) -> App[object]:
        """The app that shows the article."""
        return self.page.screen.app

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

    def refuses_changes(self) -> bool:
        """Say why nothing may be changed, before anything is written in vain; False where it may.

        What is done in one step is refused by the session itself.
        """
        words = self.refusal()
        if words:
            self.say(words, warning=True)
        return bool(words)

    def refusal(self) -> str:
        """Why nothing may be changed; empty where it may."""
        connection, session = self.connection, self.session
        if session is None or session.read_only is None:
            return ""
        is_watching = connection.phase is Phase.WATCHING
        return connection.way_to_edit if is_watching else f"read-only: {session.read_only}"

    def prompt(self, label: str, take: Take, *, text: str = "", hint: str = "") -> None:
        """Ask for a line of text."""
        self.page.prompt(label, take, text=text, hint=hint)

    def show(self, dirty: Dirty) -> None:
        """Draw what a transition of the state changed."""
        self.page.show(dirty)


_Actions = TypeVar("_Actions", bound=ReaderActions)
_Params = ParamSpec("_Params")
_Result = TypeVar("_Result")


def requires_session(
    action: Callable[Concatenate[_Actions, Session, _Params], _Result],
) -> Callable[Concatenate[_Actions, _Params], _Result | None]:
    """Give an action the open session; until there is one, it only says so."""

    @wraps(action)
    def guarded(
        group: _Actions, /, *args: _Params.args, **options: _Params.kwargs
    ) -> _Result | None:
        if group.session is None:
            group.say(OPENING)
            return None
        return action(group, group.session, *args, **options)

    return guarded


def begins_change(
    action: Callable[Concatenate[_Actions, _Params], _Result],
) -> Callable[Concatenate[_Actions, _Params], _Result | None]:
    """Guard an action that opens or asks for what is stored only later."""

    @wraps(action)
    def guarded(
        group: _Actions, /, *args: _Params.args, **options: _Params.kwargs
    ) -> _Result | None:
        return None if group.refuses_changes() else action(group, *args, **options)

    return guarded
