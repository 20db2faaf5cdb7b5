"""A screen that lists the queue: rows, cursor, filter, prompt, preview, and the lines below."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from tui.config.workspace import Workspace
from tui.display.frame import is_tall
from tui.keys.keymap import Context, give_keys
from tui.library import list_words
from tui.library.folder_rows import PREFIX, OfferedFolder
from tui.library.host import Host
from tui.library.list_motions import ListMotions
from tui.library.lookups import Lookups
from tui.library.ordering import Order
from tui.library.preview import PreviewRead
from tui.library.text_search import LEAST_LETTERS, TextsSearched
from tui.library.titles import TitlesRead
from tui.themes.builtin import STYLESHEET
from tui.widgets.article_columns import Row
from tui.widgets.article_list import ArticleList
from tui.widgets.article_preview import ArticlePreview
from tui.widgets.fitting import text_cells
from tui.widgets.lines import Line, Part, Sides, keys_line
from tui.widgets.long_message import LongMessage
from tui.widgets.prompt import FILTER_KEYS, PROMPT_KEYS, Prompt, Take
from tui.widgets.visibility import set_visible


class ArticleListScreen(ListMotions):
    """Shows the queue as it is, and moves about in it; changes nothing on disk."""

    mode = "library"
    CSS_PATH = STYLESHEET

    def __init__(self, host: Host, workspace: Workspace) -> None:
        super().__init__()
        self.host = host
        self.queue = host.queue
        self.workspace = workspace
        self.message: Part | None = None
        """The message under the list; None for the source of the article under the cursor."""
        self.is_counting = False
        """True if numbers are still being read."""
        self.is_searching = False
        """True if texts are still being searched for the letters of the filter."""
        self.folders: Sequence[OfferedFolder] = ()
        """Folders that were opened before, over the articles of the library."""
        self.trouble = ""
        """Reason why the articles cannot be listed; empty where they can."""
        self.lookups = Lookups(self, self.queue, workspace)
        self._is_filtering = False
        give_keys(self, workspace.keymap.commands(self.mode))

    def compose(self) -> ComposeResult:
        """The list and a preview above message, status and keys."""
        yield ArticleList()
        yield ArticlePreview()
        yield LongMessage()
        yield Line("message", self._message_line)
        yield Prompt()
        yield Line("status", self._status_line)
        yield Line("keys", self._keys_line)

    def on_mount(self) -> None:
        """List at once the articles that are known; the others follow."""
        self.articles.focus()
        self.preview.display = is_tall(self.size.height)
        self.show_rows(self.queue.current)

    def on_resize(self) -> None:
        """Say as much as fits, and show the preview where there is room for it."""
        has_room = is_tall(self.size.height)
        if self.preview.display != has_room:
            set_visible(self.preview, is_visible=has_room)
        self.update_lines()
        self.look_up_preview()

    @property
    def preview(self) -> ArticlePreview:
        """The beginning of the article under the cursor."""
        return self.query_one(ArticlePreview)

    @property
    def key(self) -> str | None:
        """The key of the row under the cursor."""
        return self.articles.key

    def shown_key(self, action: str) -> str:
        """The key of a command, for messages."""
        return self.workspace.keymap.shown_key(action, self.mode)

    def say(self, words: str, *, warning: bool = False) -> None:
        """Show a message under the list until the next one, or until the cursor moves."""
        self.message = Part(words, "warning" if warning else "plain") if words else None
        self.update_lines()

    def show_rows(self, key: str | None = None) -> None:
        """List the queue as it is now; the cursor goes to `key`, else stays on its article."""
        if self.is_mounted:
            articles, letters = self.articles, self.queue.letters
            folders = {folder.key: folder for folder in self.folders if folder.fits(letters)}
            drop_key, last = self.shown_key("delete"), self.queue.last_opened

            def row_of(listed_key: str) -> Row:
                folder = folders.get(listed_key)
                if folder is not None:
                    return folder.row(drop_key)
                return self._row(listed_key, is_last=listed_key == last)

            articles.place_width = self.queue.place_width
            articles.is_search = len(letters.strip()) >= LEAST_LETTERS
            articles.show((*folders, *self.queue.keys), row_of, key=key or self.key)
            self.update_lines()
            self.look_up_preview()

    def put_in_order(self, order: Order | None = None) -> None:
        """Put the list in order anew; the cursor stays on its article."""
        self.queue.order = order or self.queue.order
        self.queue.arrange()
        self.show_rows()

    def update_lines(self) -> None:
        """Draw the lines over and under the rows."""
        if not self.is_mounted:
            return
        adjudication = self.workspace.adjudication
        adjudicated = adjudication.title if adjudication is not None else ""
        self.articles.head = list_words.head(self.queue, adjudicated)
        self.articles.notice = list_words.notice(
            self.queue, self.shown_key, trouble=self.trouble, is_searching=self.is_searching
        )
        self.articles.refresh()
        self.query_one(LongMessage).show(self._long_message)
        for line in self.query(Line):
            line.update()

    def update_rows(self) -> None:
        """Draw the rows anew, and the lines over and under them."""
        self.articles.forget_drawings()
        self.update_lines()

    def look_up_preview(self) -> None:
        """Read the article under the cursor, where there is room to show it."""
        key = self.key
        if not self.preview.display:
            return
        if key is None or key.startswith(PREFIX):
            self.preview.show(None)
        else:
            self.lookups.find_preview(key)

    def prompt(self, label: str, take: Take, *, text: str = "") -> None:
        """Ask for a line of text in place of the message."""
        set_visible(self.query_one("#message"), is_visible=False)
        self.query_one(Prompt).ask(label, take, text=text)
        self.update_lines()

    def close_prompt(self) -> None:
        """Put the message back in place of the prompt, and the keys back to the list."""
        self._is_filtering = False
        self.query_one(Prompt).close()
        set_visible(self.query_one("#message"), is_visible=True)
        self.set_focus(self.articles)
        self.update_lines()

    def leave_prompt(self) -> None:
        """Close the prompt; show all articles again, if it was that of the filter."""
        self.action_clear()

    @on(ArticleList.Moved)
    def show_source(self) -> None:
        """Show where the article under the cursor comes from, and its beginning."""
        self.message = None
        self.update_lines()
        self.look_up_preview()

    @on(PreviewRead)
    def show_preview(self, message: PreviewRead) -> None:
        """Show the beginning of an article, if the cursor is still there."""
        if message.preview.key == self.key:
            self.preview.show(message.preview)

    @on(TitlesRead)
    def show_titles(self, message: TitlesRead) -> None:
        """Show headlines in place of the names of files; no row moves."""
        self.queue.learn_titles(message.titles)
        self.update_rows()

    @on(TextsSearched)
    def show_hits(self, message: TextsSearched) -> None:
        """List the articles whose texts contain the letters, below those with a title that fits."""
        if message.letters != self.queue.letters:
            return
        self.is_searching = not message.is_last
        had_rows = bool(self.queue.keys)
        self.queue.learn_hits(message.hits)
        first = self.queue.keys[0] if self.queue.keys and not had_rows else None
        self.show_rows(first)

    @on(Input.Changed)
    def filter_while_typing(self, event: Input.Changed) -> None:
        """List the articles that fit the letters so far."""
        if self._is_filtering:
            self._filter(event.value)

    def action_filter(self) -> None:
        """Ask for letters; the list follows while they are typed."""
        self._is_filtering = True
        self.prompt("/", self._filter, text=self.queue.letters)

    def action_clear(self) -> None:
        """Close the prompt; show all articles again."""
        was_filtering = self._is_filtering or not self.query_one(Prompt).is_open
        if self.query_one(Prompt).is_open:
            self.close_prompt()
        if was_filtering:
            self._filter("")

    def action_find(self) -> None:
        """Find in the whole library."""
        self.host.open_find()

    def action_palette(self) -> None:
        """Open the command palette."""
        self.app.action_command_palette()

    def action_help(self) -> None:
        """List the keys."""
        from tui.dialogs.help import HelpScreen

        self.app.push_screen(HelpScreen(self.workspace, Context.LIBRARY, self.mode))

    def action_quit(self) -> None:
        """Back to the list from which this one was opened, else leave the program."""
        if not self.host.leave_list():
            self.app.exit()

    def action_suspend(self) -> None:
        """Stop until `fg` in the shell."""
        self.host.suspend_to_shell()

    def action_interrupt(self) -> None:
        """Empty the prompt, else leave the program."""
        if isinstance(self.focused, Input):
            self.focused.value = ""
        else:
            self.app.exit()

    def _filter(self, letters: str) -> None:
        """Apply a filter; with letters, the best fit comes first and under the cursor."""
        if letters == self.queue.letters:
            return
        self.queue.filter(letters)
        self.is_searching = len(letters.strip()) >= LEAST_LETTERS
        if self.is_searching:
            self.lookups.find_texts(letters)
        else:
            self.lookups.stop_finding_texts()
        first = self.queue.keys[0] if letters and self.queue.keys else None
        self.show_rows(first)

    def _row(self, key: str, *, is_last: bool) -> Row:
        entry, queue = self.queue.entry(key), self.queue
        return Row(
            key,
            entry.title,
            entry.uri,
            queue.overview(key),
            place=queue.place(key),
            hit=queue.hits.get(key),
            is_last=is_last,
        )

    def _message_line(self) -> Sides:
        """The message, else trouble with the article under the cursor, else its source."""
        row, message = self.articles.current, self._message
        if message is None or self._long_message:
            message = Part(list_words.from_home(row.source) if row is not None else "")
        return ([message],)

    @property
    def _message(self) -> Part | None:
        """The last message, else what is wrong with the article under the cursor."""
        trouble = list_words.trouble_of(self.articles.current)
        return self.message or (Part(trouble, "warning") if trouble else None)

    @property
    def _long_message(self) -> str:
        """The message, where its line is too short for it."""
        words = self._message.text if self._message is not None else ""
        return words if text_cells(words) > self.size.width - 2 else ""

    def _keys_line(self) -> Sides:
        prompt_keys = FILTER_KEYS if self._is_filtering else PROMPT_KEYS
        usual = self.workspace.keymap.footer(Context.LIBRARY)
        is_prompting = self.query_one(Prompt).is_open
        return (keys_line(prompt_keys if is_prompting else usual, self.size.width),)

    def _status_line(self) -> Sides:
        """The order or the filter; what is under way."""
        search = "searching the texts …" if self.is_searching else ""
        counting = "counting …" if self.is_counting else ""
        under_way = self.host.background.progress or search or counting
        words = list_words.filter_words(self.queue, is_typing=self._is_filtering)
        return words, [Part(under_way, "strong")]
