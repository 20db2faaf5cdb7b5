"""The parts of a reader, each put together from those before it."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from annotate.document import Document
from tui.config.workspace import Workspace
from tui.library.host import Host
from tui.reader.article_export import ArticleExport
from tui.reader.attribute_setter import AttributeSetter
from tui.reader.awaited_keys import AwaitedKeys
from tui.reader.claim_builder import ClaimBuilder
from tui.reader.claim_proposer import ClaimProposer
from tui.reader.connection import Connection
from tui.reader.editor import Editor
from tui.reader.filtering import Filtering
from tui.reader.hint_jump import HintJump
from tui.reader.labeller import Labeller
from tui.reader.motions import Motions
from tui.reader.page import READING_LINES, Page
from tui.reader.part_placer import PartPlacer
from tui.reader.people import LibraryPeople
from tui.reader.places import Places
from tui.reader.review_queue import ReviewQueue
from tui.reader.same_text import SameTextMemory
from tui.reader.state import ReadingState
from tui.reader.suggester_feed import SuggesterFeed
from tui.reader.suggestion_feed import SuggestionFeed

QueueMaker = Callable[[ReadingState, Page, Editor, SuggestionFeed], ReviewQueue]
"""Makes the queue of a reader."""


class ReaderParts:
    """What a reader consists of besides its widgets.

    Args:
        screen: Shows the article.
        host: Goes to other articles and lists.
        document: The article.
        workspace: Library, annotator, labels, keys and looks.
        cursor: Offset in the text at which to begin.
        make_queue: Makes the queue of what is to be decided.
    """

    def __init__(
        self,
        screen: Screen[None],
        host: Host,
        document: Document,
        workspace: Workspace,
        *,
        cursor: int,
        make_queue: QueueMaker,
    ) -> None:
        self.host = host
        self.document = document
        self.workspace = workspace
        self.state = ReadingState(document, cursor)
        self.motions = Motions(self.state.tokens)
        self.page = Page(screen, self.state, workspace)
        self.connection = Connection(self.state, self.page, host)
        self.editor = Editor(self.state, self.page, self.connection)
        self.feed = SuggestionFeed(self.state, self.page, self.connection, host)
        self.suggesters = SuggesterFeed(self.state, self.page, self.connection, host, self.feed)
        self.queue = make_queue(self.state, self.page, self.editor, self.feed)
        self.places = Places(self.state, self.page)
        self.people = LibraryPeople(self.state, self.page)
        self.page.mode = self.queue.mode
        self.page.lines = (*READING_LINES, *self.queue.lines)
        self.filtering = Filtering(self.state, self.page, host)
        self.claims = ClaimBuilder(self.state, self.page, self.editor, self.queue)
        self.placer = PartPlacer(self.state, self.page, self.claims, self.feed)
        self.proposer = ClaimProposer(
            self.state, self.page, self.feed, claims=self.claims, parts=self.placer
        )
        self.hint_jump = HintJump(self.state, self.page, self.placer, self.proposer)
        self.awaited_keys = AwaitedKeys(self.state, self.page, self.hint_jump)
        self.labeller = Labeller(self.state, self.page, self.editor, self.queue)
        self.attributes = AttributeSetter(self.state, self.page, self.editor, self.claims)
        self.last_example = SameTextMemory(self.state)
        self.editor.listeners.append(self.last_example.listen)
        self.article_export = ArticleExport(self.page, self.connection, self.feed)

    async def can_leave(self) -> bool:
        """Wait until all is on disk; False, with a warning, the first time that it is not."""
        may_leave = self.article_export.may_leave() and self.claims.may_leave()
        return may_leave and await self.connection.can_leave()
