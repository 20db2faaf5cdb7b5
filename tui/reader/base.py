"""What all parts of the reader share: its state, moving about, and the one path of change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, cast

from textual.screen import Screen

from annotate.annotation import Item, SortKey, Status, sort_key, status_of
from annotate.annotation_set import Command
from annotate.change import Edit
from annotate.claim import Claim
from annotate.claim_draft import ClaimDraft
from annotate.claim_piece import ClaimLike, ClaimPiece
from annotate.commands import Accept, AddClaim, Revise
from annotate.document import Document
from annotate.entity import Entity
from annotate.errors import EditRefused
from annotate.span import Span
from annotate.structure_index import StructureIndex
from annotate.suggestion import Body
from annotate.text.token_map import TokenMap
from store.editing.open_article import OpenArticle
from store.editing.session import Session
from store.library.reading_position import ReadingPosition
from tui.app.workspace import Workspace
from tui.keys.keymap import Context
from tui.reader.hints import Hints
from tui.reader.item_filter import ItemFilter
from tui.reader.jumps import Jumps
from tui.reader.motions import Motions
from tui.reader.question import Question
from tui.reader.search import Search
from tui.reader.selection import Selection
from tui.widgets.annotation_panel import AnnotationPanel
from tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from tui.app.app import PostilApp


class ReaderBase(Screen[None]):
    """State of the reader and the primitives that its actions are made of.

    Positions are half-open code-point offsets. There is always a token under the cursor; focus
    is on an annotation or on none, and any motion clears it.
    """

    def __init__(
        self, document: Document, workspace: Workspace, place: ReadingPosition | None = None
    ) -> None:
        super().__init__()
        self.document = document
        self.workspace = workspace
        self.end = len(document.text.rstrip())
        """Offset one past the last visible character."""
        self.tokens = TokenMap(document.text)
        self.motions = Motions(self.tokens)
        self.start = place or ReadingPosition(0, 0)
        """Where the reader stopped last time."""
        self.cursor = self.tokens.at(self.start.cursor) or Span(0, 1)
        """The token under the cursor."""
        self.article: OpenArticle | None = None
        """The article in the library; None until it is opened, just after the first paint."""
        self.focus_id: str | None = None
        """The annotation in focus."""
        self.selection: Selection | None = None
        self.frame: ClaimDraft | None = None
        """The claim that is being put together."""
        self.piece: ClaimPiece | None = None
        """The piece of a claim that was taken in hand last; `piece_in_hand` tells if it counts."""
        self.by_character = False
        """Whether edges and selections move by characters instead of tokens."""
        self.search: Search | None = None
        self.hints: Hints | None = None
        """The letters over the words on screen, while one is chosen."""
        self.item_filter: ItemFilter | None = None
        self.structures = StructureIndex()
        """What the parse knows of the text, as far as it has come."""
        self.highlights_hidden = False
        self.jumps = Jumps()
        self.capture: Callable[[str], None] | None = None
        """Takes the next key, for commands of two keys."""
        self.unfinished: Callable[[], Command] | None = None
        """The command for what is being written on a screen on top."""
        self.question: Question | None = None
        """What is being asked; the next key answers it."""

    @property
    def postil(self) -> PostilApp:
        """The app that this screen belongs to."""
        return cast("PostilApp", self.app)

    @property
    def context(self) -> Context:
        """What the reader is doing."""
        raise NotImplementedError

    def key(self, action: str) -> str:
        """The key of a command, for messages."""
        return self.workspace.keymap.shown(action, self.mode)

    @property
    def mode(self) -> str:
        """The mode whose keys are in force."""
        raise NotImplementedError

    @property
    def takes_back(self) -> str:
        """How to undo what was just done, for messages."""
        return f"{self.key('undo')} takes that back"

    @property
    def frame_keys(self) -> str:
        """How to be done with an open claim, for messages."""
        return f"{self.key('accept')} accepts, {self.key('cancel')} drops it"

    @property
    def view(self) -> ArticleView:
        """The article on screen."""
        return self.query_one(ArticleView)

    @property
    def panel(self) -> AnnotationPanel:
        """The side panel."""
        return self.query_one(AnnotationPanel)

    @property
    def session(self) -> Session | None:
        """The open session; None until the article is opened."""
        return self.article.session if self.article is not None else None

    @property
    def focused_item(self) -> Item | None:
        """The annotation in focus, if it is still there."""
        if self.session is None or self.focus_id is None:
            return None
        return self.session.annotations.items.get(self.focus_id)

    @property
    def framed(self) -> ClaimLike | None:
        """The claim at hand: the open frame, else the claim in focus."""
        item = self.focused_item
        claim = item.body if item is not None and isinstance(item.body, Claim) else None
        return self.frame or claim

    @property
    def piece_in_hand(self) -> ClaimPiece | None:
        """The piece of the claim at hand that the edge keys move; None for the whole."""
        here = self.framed is not None and self.piece is not None and self.piece.span(self.framed)
        return self.piece if here else None

    def say(self, words: str, *, warning: bool = False) -> None:
        """Put a line under the article."""
        raise NotImplementedError

    def update_lines(self) -> None:
        """Draw the lines under the article anew."""
        raise NotImplementedError

    def update_status(self) -> None:
        """Draw the status line anew."""
        raise NotImplementedError

    def move_to(self, token: Span, *, jump: bool = False) -> None:
        """Put the cursor on a token; drops the focus, extends a selection."""
        if jump:
            self.jumps.leave(self.cursor.start)
        dirty = [self.cursor, token]
        if self.focused_item is not None:
            dirty.append(self.focused_item.body.extent)
        self.focus_id = None
        if self.selection is not None:
            dirty.append(self.selection.span)
            self.selection = self.selection.moved(token)
            dirty.append(self.selection.span)
        self.cursor = token
        self.view.reveal(token, leap=jump)
        self._show_place(dirty)

    def focus_on(self, item: Item) -> None:
        """Put focus and cursor on an annotation."""
        before = self.focused_item
        dirty = [self.cursor, item.body.extent] + ([before.body.extent] if before else [])
        if self.selection is not None:
            dirty.append(self.selection.span)
        if item.id != self.focus_id:
            self.piece = None
        self.focus_id = item.id
        self.selection = None
        self.cursor = self.tokens.at(item.body.extent.start) or self.cursor
        self.view.reveal(item.body.extent, leap=True)
        self.view.reveal(self.cursor)
        self._show_place(dirty)

    def _show_place(self, dirty: Iterable[Span]) -> None:
        """Draw what looks otherwise since focus or cursor went somewhere else.

        A change that led there is drawn together with it.
        """
        changed = self.session.annotations.take_changed() if self.session is not None else ()
        self.view.redraw(*dirty, *changed)
        self.panel.follow(self.panel_place)
        self.update_lines()

    @property
    def sort_place(self) -> SortKey:
        """Where the focus, else the cursor, stands among the annotations.

        The cursor stands ahead of everything that begins with its token.
        """
        item = self.focused_item
        if item is not None:
            return sort_key(item)
        return (self.cursor.start, -len(self.document.text) - 1, "", "")

    @property
    def panel_place(self) -> SortKey:
        """Where the panel stands: on what a command speaks of, else where the cursor stands."""
        item = self.target
        return sort_key(item) if item is not None else self.sort_place

    @property
    def target(self) -> Item | None:
        """What a command speaks of: the focused annotation, else the innermost at the cursor."""
        if self.focused_item is not None or self.session is None:
            return self.focused_item
        here = self.session.annotations.items.overlapping(self.cursor)
        touching = [
            item for item in here if any(p.overlaps(self.cursor) for p in item.body.fragments)
        ]
        return min(touching, key=_innermost, default=None)

    def perform(self, command: Command, *, goes_on: bool = False) -> Edit | None:
        """Carry out a command; a refusal is told and changes nothing.

        Args:
            command: What to do.
            goes_on: Whether the focus goes somewhere else next, which draws the rest anew.
        """
        objection = self._objection(command)
        if objection:
            how = "" if self.frame else f": {self.key('claim')} opens the claim"
            self.say(objection + how, warning=True)
            return None
        return self.change(lambda session: session.perform(command), goes_on=goes_on)

    def _objection(self, command: Command) -> str:
        """Why the label scheme does not let a command accept something; empty when it does."""
        body: Body | None = None
        match command:
            case Revise():
                body = command.body
            case AddClaim():
                body = command.claim
            case Accept(ids=(item_id,)) if self.session is not None:
                item = self.session.annotations.get(item_id)
                body = item.body if item is not None else None
        return self.workspace.scheme.objection(body) if body is not None else ""

    def redraw_all(self) -> None:
        """Draw everything anew after annotations have changed."""
        self.view.update_rows()
        if self.session is not None:
            self.session.annotations.take_changed()
            self.panel.show(self.session.annotations)
            self.panel.follow(self.panel_place)
        self.update_lines()

    def change(self, change: Callable[[Session], Edit], *, goes_on: bool = False) -> Edit | None:
        """Perform, undo or redo; a refusal is told and changes nothing."""
        if self.session is None:
            self.say("one moment: the article is being opened")
            return None
        try:
            edit = change(self.session)
        except EditRefused as error:
            self.say(str(error), warning=True)
            return None
        if goes_on:
            self.panel.show_changed(self.session.annotations, edit)
        else:
            self.redraw_all()
        return edit

    def prompt(self, label: str, take: Callable[[str], Any], *, text: str = "") -> None:
        """Ask for a line of text."""
        raise NotImplementedError


def _innermost(item: Item) -> tuple[bool, int, bool]:
    """Shown before rejected, shorter before longer, entities before claims."""
    rejected = status_of(item) is Status.REJECTED
    return (rejected, len(item.body.extent), not isinstance(item.body, Entity))
