"""The page of a list of articles: rows, preview and lines on screen, and the words in them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.screen import Screen

from tui.config.workspace import Workspace
from tui.display.frame import is_tall
from tui.display.held_back import held_back_words
from tui.library import list_words
from tui.library.article_queue import ArticleQueue
from tui.library.folder_rows import PREFIX, OfferedFolder
from tui.library.lookups import Lookups
from tui.library.ordering import Order
from tui.library.own_share import OtherShare
from tui.library.text_search import LEAST_LETTERS
from tui.widgets.article_columns import Row
from tui.widgets.article_list import ArticleList
from tui.widgets.article_preview import ArticlePreview
from tui.widgets.lines import Line, Part
from tui.widgets.long_message import LongMessage, overlong
from tui.widgets.prompt import PROMPT_KEYS, Keys, Prompt, Take
from tui.widgets.visibility import set_visible

MODE = "library"
"""The mode whose keys are in force."""


class ListPage:
    """Shows the queue as it is; every part of the list speaks to a person through it."""

    def __init__(
        self, screen: Screen[None], queue: ArticleQueue, workspace: Workspace, lookups: Lookups
    ) -> None:
        self.screen = screen
        self.workspace = workspace
        self.message: Part | None = None
        """The message under the list; None for the source of the article under the cursor."""
        self.is_counting = False
        """True if numbers are still being read."""
        self.is_searching = False
        """True if texts are still being searched for the letters of the filter."""
        self.is_typing_filter = False
        """True if the prompt asks for the letters of the filter."""
        self.folders: Sequence[OfferedFolder] = ()
        """Folders that were opened before, over the articles of the library."""
        self.trouble = ""
        """Reason why the articles cannot be listed; empty where they can."""
        self.others: tuple[OtherShare, ...] = ()
        """How far the others are with what is assigned to them."""
        self._queue = queue
        self._lookups = lookups

    @property
    def articles(self) -> ArticleList:
        """The list on screen."""
        return self.screen.query_one(ArticleList)

    @property
    def preview(self) -> ArticlePreview:
        """The beginning of the article under the cursor."""
        return self.screen.query_one(ArticlePreview)

    @property
    def is_prompting(self) -> bool:
        """True if the prompt asks for a line of text."""
        return self.screen.query_one(Prompt).is_open

    @property
    def prompt_keys(self) -> Keys:
        """The keys of the prompt; none while it is closed."""
        prompt = self.screen.query_one(Prompt)
        return prompt.keys if prompt.is_open else ()

    @property
    def width(self) -> int:
        """Cells from edge to edge."""
        return self.screen.size.width

    # Words for a person.

    def key(self, action: str) -> str:
        """The key of a command, for messages."""
        return self.workspace.keymap.shown_key(action, MODE)

    def say(self, words: str, *, warning: bool = False) -> None:
        """Show a message under the list until the next one, or until the cursor moves."""
        self.message = Part(words, "warning" if warning else "plain") if words else None
        self.update_lines()

    @property
    def shown_message(self) -> Part | None:
        """The last message, else what is wrong with the article under the cursor."""
        trouble = list_words.trouble_of(self.articles.current)
        return self.message or (Part(trouble, "warning") if trouble else None)

    @property
    def long_message(self) -> str:
        """The message, where its line is too short for it."""
        return overlong(self.shown_message, self.width)

    # Rows.

    def show_rows(self, key: str | None = None) -> None:
        """List the queue as it is now; the cursor goes to `key`, else stays on its article."""
        if self.screen.is_mounted:
            articles, letters = self.articles, self._queue.letters
            folders = {folder.key: folder for folder in self.folders if folder.fits(letters)}
            drop_key, last = self.key("delete"), self._queue.last_opened

            def row_of(listed_key: str) -> Row:
                folder = folders.get(listed_key)
                if folder is not None:
                    return folder.row(drop_key)
                return self._row(listed_key, is_last=listed_key == last)

            articles.place_width = self._queue.place_width
            articles.is_search = len(letters.strip()) >= LEAST_LETTERS
            articles.show((*folders, *self._queue.keys), row_of, key=key or articles.key)
            self.update_lines()
            self.look_up_preview()

    def put_in_order(self, order: Order | None = None) -> None:
        """Put the list in order anew; the cursor stays on its article."""
        self._queue.order = order or self._queue.order
        self._queue.arrange()
        self.show_rows()

    def update_rows(self) -> None:
        """Draw the rows anew, and the lines over and under them."""
        self.articles.forget_drawings()
        self.update_lines()

    def update_lines(self) -> None:
        """Draw the lines over and under the rows."""
        if not self.screen.is_mounted:
            return
        adjudication = self.workspace.adjudication
        adjudicated = ""
        if adjudication is not None:
            adjudicated = ", ".join(
                filter(None, (adjudication.title, held_back_words(adjudication.held_back)))
            )
        self.articles.head = list_words.head(self._queue, adjudicated)
        self.articles.notice = list_words.notice(
            self._queue, self.key, trouble=self.trouble, is_searching=self.is_searching
        )
        self.articles.refresh()
        self.screen.query_one(LongMessage).show_overlong(self.shown_message, self.width)
        for line in self.screen.query(Line):
            line.update()

    # The preview.

    def fit_preview(self) -> None:
        """Show the preview where there is room for it, or hide it."""
        has_room = is_tall(self.screen.size.height)
        if self.preview.display != has_room:
            set_visible(self.preview, is_visible=has_room)

    def look_up_preview(self) -> None:
        """Read the article under the cursor, where there is room to show it."""
        key = self.articles.key
        if not self.preview.display:
            return
        if key is None or key.startswith(PREFIX):
            self.preview.show(None)
        else:
            self._lookups.find_preview(key)

    # The prompt.

    def prompt(self, label: str, take: Take, *, text: str = "", keys: Keys = PROMPT_KEYS) -> None:
        """Ask for a line of text in place of the message."""
        set_visible(self.screen.query_one("#message"), is_visible=False)
        self.screen.query_one(Prompt).ask(label, take, text=text, keys=keys)
        self.update_lines()

    def close_prompt(self) -> None:
        """Put the message back in place of the prompt, and the keys back to the list."""
        self.is_typing_filter = False
        self.screen.query_one(Prompt).close()
        set_visible(self.screen.query_one("#message"), is_visible=True)
        self.screen.set_focus(self.articles)
        self.update_lines()

    def _row(self, key: str, *, is_last: bool) -> Row:
        entry, queue = self._queue.entry(key), self._queue
        return Row(
            key,
            entry.title,
            entry.uri,
            queue.overview(key),
            place=queue.place(key),
            hit=queue.hits.get(key),
            is_last=is_last,
        )
