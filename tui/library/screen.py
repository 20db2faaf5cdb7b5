"""The library's screen: articles with their numbers, in an order and with a filter of one's own."""

from __future__ import annotations

from threading import Lock

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from store.library.overview import State
from store.library.preferences import Preferences
from tui.keys.keymap import Context
from tui.library.adjudicate import Comparing
from tui.library.changes import Changing
from tui.themes.builtin import STYLESHEET
from tui.widgets.article_list import ArticleList
from tui.widgets.bars import Line, Part, Sides, keys_line
from tui.widgets.prompt import Prompt, Take
from tui.widgets.showing import show


class LibraryScreen(Comparing, Changing):
    """Lists the queue; each group of keys has a module of its own beside this."""

    MODE = "library"
    CSS_PATH = STYLESHEET

    _is_filtering = False
    _storing_order = Lock()
    _opened: int | None = None
    """How many articles had been opened when this screen was in front last."""

    def compose(self) -> ComposeResult:
        """The list above message, status and keys."""
        yield ArticleList()
        yield Line("message", self._told)
        yield Prompt()
        yield Line("status", self._status)
        yield Line("keys", self._useful_keys)

    def on_mount(self) -> None:
        """List what is known at once; the rest follows."""
        self.articles.focus()
        self.articles.empty = "reading the library …" if not self.queue.is_stocked else ""
        self.show_rows(self.queue.current)

    def on_screen_resume(self) -> None:
        """Count, at first and after an article was read, and go to that article."""
        if self._opened == self.host.opened:
            return
        self._opened = self.host.opened
        self.queue.arrange()
        self.show_rows(self.queue.current)
        self.count()

    def on_resize(self) -> None:
        """Say as much as fits."""
        self.update_lines()

    def update_lines(self) -> None:
        """Draw the lines under the list anew."""
        if not self.is_mounted:
            return
        if self.queue.is_stocked:
            self.articles.empty = (
                f"no title or source fits these letters; {self.shown_key('clear')} shows all"
                if len(self.queue)
                else "no articles yet: postil FILE opens one"
            )
        for line in self.query(Line):
            line.update()

    def _told(self) -> Sides:
        """What there is to say, else where the article under the cursor comes from."""
        row = self.articles.current
        about = row.overview.trouble or row.source if row and row.overview else ""
        return ([self.message or Part(about or (row.source if row else ""))],)

    def _useful_keys(self) -> Sides:
        return (keys_line(self.workspace.keymap.footer(Context.LIBRARY), self.size.width),)

    def prompt(self, label: str, take: Take, *, text: str = "") -> None:
        """Ask for a line of text in place of the message."""
        show(self.query_one("#message"), shown=False)
        self.query_one(Prompt).ask(label, take, text=text)

    def close_prompt(self) -> None:
        """Put the message back in place of the prompt, and the keys back to the list."""
        self._is_filtering = False
        self.query_one(Prompt).close()
        show(self.query_one("#message"), shown=True)
        self.set_focus(self.articles)

    @on(ArticleList.Moved)
    def tell_about(self) -> None:
        """Show where the article under the cursor comes from; what was said is old news."""
        self.message = None
        self.update_lines()

    @on(ArticleList.Chosen)
    async def open_chosen(self, message: ArticleList.Chosen) -> None:
        """Open the article that was pointed at."""
        await self.host.open_entry(message.key)

    @on(Input.Changed)
    def filter_while_typing(self, event: Input.Changed) -> None:
        """List what fits the letters so far."""
        if self._is_filtering:
            self._filter(event.value)

    async def action_open(self) -> None:
        """Open the article under the cursor."""
        if self.key is not None:
            await self.host.open_entry(self.key)

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

    def action_order(self) -> None:
        """Take the next order, and remember it for this library."""
        self.put_in_order(self.queue.order.following)
        self.run_worker(self._remember_order, thread=True, group="order")
        self.articles.go(0)

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

    def action_extract_all(self) -> None:
        """Look for all missing suggestions, or stop looking."""
        background = self.host.background
        if background.is_running:
            background.stop()
            self.say(f"stopped; {self.shown_key('extract_all')} goes on with what is missing")
        else:
            background.start(
                [
                    self.queue.entry(key)
                    for key in self.queue.keys
                    if (known := self.queue.overview(key)) is None or known.answer is None
                ]
            )
        self.update_lines()

    def action_palette(self) -> None:
        """Open the command palette."""
        self.app.action_command_palette()

    def action_help(self) -> None:
        """List the keys."""
        from tui.dialogs.help import HelpScreen

        self.app.push_screen(HelpScreen(self.workspace, Context.LIBRARY, self.MODE))

    def action_quit(self) -> None:
        """Back from a review, else leave the program."""
        if not self.host.end_adjudication():
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

    def _remember_order(self) -> None:
        """Store the order that is shown when its turn comes, so that the last one stays."""
        preferences = Preferences(self.workspace.library, self.workspace.author.name)
        with self._storing_order:
            preferences.set("order", self.queue.order.value)

    def _filter(self, letters: str) -> None:
        """Apply a filter; with letters, the best fit comes first and under the cursor."""
        if letters == self.queue.letters:
            return
        self.queue.letters = letters
        self.queue.arrange()
        first = self.queue.keys[0] if letters and self.queue.keys else None
        self.show_rows(first)

    def _status(self) -> list[list[Part]]:
        """How many articles there are, what is going on, and in which order they stand."""
        states = self.queue.states
        shown = f"{len(self.queue.keys)} of " if self.queue.letters else ""
        left = [Part(f"{shown}{_number(len(self.queue), 'article')}", "strong")]
        if self.workspace.adjudication is not None:
            left.insert(0, Part(f"review of {self.workspace.adjudication.title}  ", "strong"))
        for state in (State.DONE, State.ASIDE):
            if states[state]:
                left.append(Part(f"  {states[state]} {state}"))
        if self.queue.letters:
            left.append(Part(f"  /{self.queue.letters}"))
        going_on = self.host.background.progress or ("counting …" if self.is_counting else "")
        order = Part(f"  {self.queue.order}")
        return [left, [Part(going_on, "strong"), order], [Part(going_on, "strong")]]


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
