"""The library's screen: the list of articles, a preview, and the lines below."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from store.library.overview import Overview
from tui.config.workspace import Workspace
from tui.display.frame import is_tall
from tui.display.themes.builtin import STYLESHEET
from tui.keys.actions import give_actions
from tui.keys.keymap import give_keys
from tui.library.actions.groups import GROUPS
from tui.library.article_changes import (
    ArticleChanged,
    ArticleDeleted,
    ArticleRestored,
    ChangeRefused,
)
from tui.library.host import Host
from tui.library.overview_reader import ArticlesCounted, ArticlesListed, ListingFailed, TeamCounted
from tui.library.page import MODE
from tui.library.parts import ListParts
from tui.library.preview import PreviewRead
from tui.library.text_search import TextsSearched
from tui.library.titles import TitlesRead
from tui.widgets.article_list import ArticleList
from tui.widgets.article_preview import ArticlePreview
from tui.widgets.long_message import LongMessage


class LibraryScreen(Screen[None]):
    """Lists the articles of the queue: puts the parts together and routes messages to them."""

    mode = MODE
    CSS_PATH = STYLESHEET

    def __init__(self, host: Host, workspace: Workspace) -> None:
        super().__init__()
        parts = ListParts(self, host, workspace)
        self._queue = parts.queue
        self._lines = parts.lines
        self._filter = parts.filter
        self._opener = parts.opener
        self._changes = parts.changes
        self.page = parts.page
        self.listing = parts.listing
        give_actions(self, (group(parts) for group in GROUPS))
        give_keys(self, workspace.keymap.commands(MODE))

    def compose(self) -> ComposeResult:
        """The list and a preview above message, status and keys."""
        yield ArticleList()
        yield ArticlePreview()
        yield LongMessage()
        yield from self._lines.below()

    def on_mount(self) -> None:
        """List at once the articles that are known; the others follow."""
        self.page.articles.focus()
        self.page.preview.display = is_tall(self.size.height)
        self.page.show_rows(self._queue.current)

    def on_screen_resume(self) -> None:
        """Count, at first and after an article was read, and go to that article."""
        self.listing.resume()

    def on_resize(self) -> None:
        """Say as much as fits, and show the preview where there is room for it."""
        self.page.fit_preview()
        self.page.update_lines()
        self.page.look_up_preview()

    # What the app asks for.

    def say(self, words: str, *, warning: bool = False) -> None:
        """Put a message under the list."""
        self.page.say(words, warning=warning)

    def show_analysed(self, overview: Overview | None) -> None:
        """Show the progress of the background, and the numbers of an article that is ready."""
        self.listing.take_analysed(overview)

    def close_prompt(self) -> None:
        """Put the message back in place of the prompt."""
        self.page.close_prompt()

    def leave_prompt(self) -> None:
        """Close the prompt; show all articles again, if it was that of the filter."""
        self._filter.clear()

    # Messages of the widgets.

    @on(ArticleList.Moved)
    def show_source(self) -> None:
        """Show where the article under the cursor comes from, and its beginning."""
        self.page.say("")
        self.page.look_up_preview()

    @on(ArticleList.Chosen)
    async def open_chosen(self, message: ArticleList.Chosen) -> None:
        """Open what was clicked."""
        await self._opener.open(message.key)

    @on(Input.Changed)
    def filter_while_typing(self, event: Input.Changed) -> None:
        """List the articles that fit the letters so far."""
        self._filter.follow(event.value)

    # Messages of the workers.

    @on(ArticlesListed)
    def list_articles(self, message: ArticlesListed) -> None:
        """Show every article at once."""
        self.listing.take_articles(message)

    @on(ListingFailed)
    def report_listing(self, message: ListingFailed) -> None:
        """Say why nothing is listed."""
        self.listing.take_trouble(message)

    @on(ArticlesCounted)
    def show_counts(self, message: ArticlesCounted) -> None:
        """Fill in numbers."""
        self.listing.take_counts(message)

    @on(TeamCounted)
    def show_team(self, message: TeamCounted) -> None:
        """Say how far the others are."""
        self.listing.take_team(message)

    @on(PreviewRead)
    def show_preview(self, message: PreviewRead) -> None:
        """Show the beginning of an article, if the cursor is still there."""
        if message.preview.key == self.page.articles.key:
            self.page.preview.show(message.preview)

    @on(TitlesRead)
    def show_titles(self, message: TitlesRead) -> None:
        """Show headlines in place of the names of files; no row moves."""
        self._queue.learn_titles(message.titles)
        self.page.update_rows()

    @on(TextsSearched)
    def show_hits(self, message: TextsSearched) -> None:
        """List the articles whose texts contain the letters of the filter."""
        self._filter.take_hits(message)

    @on(ArticleChanged)
    def show_change(self, message: ArticleChanged) -> None:
        """Show an article as it is now."""
        self._changes.take_change(message)

    @on(ArticleDeleted)
    def show_deletion(self, message: ArticleDeleted) -> None:
        """Show the list without an article."""
        self._changes.take_deletion(message)

    @on(ArticleRestored)
    def show_restored(self, message: ArticleRestored) -> None:
        """Show the list with an article that was deleted."""
        self._changes.take_restored(message)

    @on(ChangeRefused)
    def report_refusal(self, message: ChangeRefused) -> None:
        """Say why nothing was changed."""
        self._changes.take_refusal(message)
