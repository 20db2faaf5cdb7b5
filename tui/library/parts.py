"""The parts of a list of articles, each put together from those before it."""

from __future__ import annotations

from textual.screen import Screen

from tui.config.workspace import Workspace
from tui.library.change_outcomes import ChangeOutcomes
from tui.library.host import Host
from tui.library.list_lines import ListLines
from tui.library.listing import ArticleListing
from tui.library.lookups import Lookups
from tui.library.opener import Opener
from tui.library.page import ListPage
from tui.library.typed_filter import TypedFilter


class ListParts:
    """What a list consists of besides its widgets.

    Args:
        screen: Shows the list.
        host: Has the queue that is listed, and opens what is in it.
        workspace: Library, annotator, labels, keys and looks.
    """

    def __init__(self, screen: Screen[None], host: Host, workspace: Workspace) -> None:
        self.host = host
        self.workspace = workspace
        self.queue = queue = host.queue
        lookups = Lookups(screen, queue, workspace)
        self.page = ListPage(screen, queue, workspace, lookups)
        self.lines = ListLines(self.page, queue, host)
        self.filter = TypedFilter(self.page, queue, lookups)
        self.opener = Opener(self.page, queue, host)
        self.listing = ArticleListing(
            self.page, queue, lookups=lookups, host=host, workspace=workspace
        )
        self.changes = ChangeOutcomes(
            self.page, queue, listing=self.listing, host=host, workspace=workspace
        )
