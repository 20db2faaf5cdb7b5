"""A screen that lists the queue: rows, cursor, filter, prompt, and the lines under the list."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from store.library.overview import State
from tui.config.workspace import Workspace
from tui.display.plural import counted
from tui.keys.keymap import Context, give_keys
from tui.library.host import Host
from tui.library.ordering import Order
from tui.themes.builtin import STYLESHEET
from tui.widgets.article_columns import Row
from tui.widgets.article_list import ArticleList
from tui.widgets.lines import Line, Part, Sides, keys_line
from tui.widgets.prompt import Prompt, Take
from tui.widgets.visibility import set_visible


class ArticleListScreen(Screen[None]):
    """Shows the queue as it is, and moves about in it; changes nothing on disk."""

    MODE = "library"
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
        self._is_filtering = False
        give_keys(self, workspace.keymap.commands(self.MODE))

    def compose(self) -> ComposeResult:
        """The list above message, status and keys."""
        yield ArticleList()
        yield Line("message", self._message_line)
        yield Prompt()
        yield Line("status", self._status_line)
        yield Line("keys", self._keys_line)

    def on_mount(self) -> None:
        """List at once the articles that are known; the others follow."""
        self.articles.focus()
        self.articles.empty = "reading the library …" if not self.queue.is_stocked else ""
        self.show_rows(self.queue.current)

    def on_resize(self) -> None:
        """Say as much as fits."""
        self.update_lines()

    @property
    def articles(self) -> ArticleList:
        """The list on screen."""
        return self.query_one(ArticleList)

    @property
    def key(self) -> str | None:
        """The key of the article under the cursor."""
        return self.articles.current.key if self.articles.current is not None else None

    def shown_key(self, action: str) -> str:
        """The key of a command, for messages."""
        return self.workspace.keymap.shown_key(action, self.MODE)

    def say(self, words: str, *, warning: bool = False) -> None:
        """Show a message under the list until the next one, or until the cursor moves."""
        self.message = Part(words, "warning" if warning else "plain") if words else None
        self.update_lines()

    def show_rows(self, key: str | None = None) -> None:
        """List the queue as it is now; the cursor goes to `key`, else stays on its article."""
        if self.is_mounted:
            rows = [self._row(listed_key) for listed_key in self.queue.keys]
            self.articles.show(rows, key=key or self.key)
            self.update_lines()

    def show_row(self, *keys: str | None) -> None:
        """Draw some articles anew; keys that are not listed are skipped."""
        if self.is_mounted:
            self.articles.update_rows([self._row(key) for key in keys if key is not None])
            self.update_lines()

    def put_in_order(self, order: Order | None = None) -> None:
        """Put the list in order anew; the cursor stays on its article."""
        self.queue.order = order or self.queue.order
        self.queue.arrange()
        self.show_rows()

    def update_lines(self) -> None:
        """Draw the lines under the list anew."""
        if not self.is_mounted:
            return
        if self.queue.is_stocked:
            self.articles.empty = (
                f"no title or source matches these letters; {self.shown_key('clear')} shows all"
                if len(self.queue)
                else "no articles yet: postil FILE opens one"
            )
        for line in self.query(Line):
            line.update()

    def prompt(self, label: str, take: Take, *, text: str = "") -> None:
        """Ask for a line of text in place of the message."""
        set_visible(self.query_one("#message"), is_visible=False)
        self.query_one(Prompt).ask(label, take, text=text)

    def close_prompt(self) -> None:
        """Put the message back in place of the prompt, and the keys back to the list."""
        self._is_filtering = False
        self.query_one(Prompt).close()
        set_visible(self.query_one("#message"), is_visible=True)
        self.set_focus(self.articles)

    @on(ArticleList.Moved)
    def show_source(self) -> None:
        """Show the source of the article under the cursor in place of the message."""
        self.message = None
        self.update_lines()

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

    def action_down(self) -> None:
        """Next article."""
        self.articles.move(1)

    def action_up(self) -> None:
        """Previous article."""
        self.articles.move(-1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.articles.move(max(1, self.articles.page // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self.articles.move(-max(1, self.articles.page // 2))

    def action_page_down(self) -> None:
        """Next page."""
        self.articles.move(self.articles.page)

    def action_page_up(self) -> None:
        """Previous page."""
        self.articles.move(-self.articles.page)

    def action_top(self) -> None:
        """First article."""
        self.articles.go(0)

    def action_bottom(self) -> None:
        """Last article."""
        self.articles.go(len(self.articles.rows) - 1)

    def _filter(self, letters: str) -> None:
        """Apply a filter; with letters, the best fit comes first and under the cursor."""
        if letters == self.queue.letters:
            return
        self.queue.letters = letters
        self.queue.arrange()
        first = self.queue.keys[0] if letters and self.queue.keys else None
        self.show_rows(first)

    def _row(self, key: str) -> Row:
        entry = self.queue.entry(key)
        return Row(key, entry.title, entry.uri, self.queue.overview(key))

    def _message_line(self) -> Sides:
        """The message, else trouble with the article under the cursor, else its source."""
        row = self.articles.current
        about = row.overview.trouble or row.source if row and row.overview else ""
        return ([self.message or Part(about or (row.source if row else ""))],)

    def _keys_line(self) -> Sides:
        return (keys_line(self.workspace.keymap.footer(Context.LIBRARY), self.size.width),)

    def _status_line(self) -> Sides:
        """The number of articles and of those that are finished, work under way, and the order."""
        states = self.queue.states
        listed = f"{len(self.queue.keys)} of " if self.queue.letters else ""
        counts = [Part(f"{listed}{counted(len(self.queue), 'article')}", "strong")]
        if self.workspace.adjudication is not None:
            counts.insert(0, Part(f"adjudicating {self.workspace.adjudication.title}  ", "strong"))
        for state in (State.DONE, State.ASIDE):
            if states[state]:
                counts.append(Part(f"  {states[state]} {state}"))
        if self.queue.letters:
            counts.append(Part(f"  /{self.queue.letters}"))
        under_way = self.host.background.progress or ("counting …" if self.is_counting else "")
        order = Part(f"  {self.queue.order}")
        return [counts, [Part(under_way, "strong"), order], [Part(under_way, "strong")]]
