"""A screen that searches: a line to type, and the hits as they come."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import get_current_worker

from store.errors import QueryRefused
from store.index.library_index import LibraryIndex
from store.index.query import Query
from store.index.typed_query import parse_query
from tui.config.workspace import Workspace
from tui.display.plural import counted
from tui.display.themes.builtin import STYLESHEET
from tui.keys.actions import give_actions
from tui.keys.keymap import Context, give_keys
from tui.library.answer_actions import AnswerActions, AnswerMotions
from tui.library.answer_foot import AnswerFoot
from tui.library.answer_rows import NOTICE_EDGE
from tui.library.find import find_words
from tui.library.find.find_words import SearchState
from tui.library.find.result_list import ResultList
from tui.library.find.results import Results
from tui.library.find.searching import Searched, Searcher
from tui.library.host import Host
from tui.widgets.lines import Line, Part, Sides
from tui.widgets.prompt import Prompt
from tui.widgets.visibility import set_visible

_LABEL = "find: "
_FIND_KEYS = (("Enter", "to the hits"), ("Esc", "back"))
"""The keys of the line while it is typed."""


class SearchScreen(Screen[None]):
    """Searches while one types; stays as it is while a place is open in the reader."""

    mode = "find"
    CSS_PATH = STYLESHEET

    def __init__(self, host: Host, workspace: Workspace) -> None:
        super().__init__()
        self.host = host
        self.workspace = workspace
        self.state = SearchState()
        """How far the search is."""
        self.results = Results()
        """What was found so far."""
        self.is_editing = False
        """True while the line is typed; else the prompt may ask something else."""
        self._line = ""
        self._number = 0
        self._incoming_number = 0
        """The number of the search that has posted something last."""
        self._incoming = Results()
        """The hits that it has posted so far."""
        self._previous: Results | None = None
        """The hits before a search for the same: they are listed until it ends, and their order,
        cursor and marks are kept."""
        self._opened: int | None = None
        """Number of articles opened when this screen was in front last."""
        self._searcher = Searcher(LibraryIndex(workspace.library))
        self.foot = AnswerFoot(
            *(self, workspace, self.mode),
            context=lambda: Context.FINDING,
            resting_line=self._resting_line,
        )
        """Message and keys below the list."""
        self.motions = AnswerMotions(
            lambda: self.results, lambda: self.list.size, self._show_moved_cursor
        )
        """Moves the cursor."""
        actions = AnswerActions(self, host, workspace, self.mode, lambda: Context.FINDING)
        give_actions(self, (self.motions, actions))
        give_keys(self, workspace.keymap.commands(self.mode))

    def compose(self) -> ComposeResult:
        """Head, line and filters above the list; message and keys below it."""
        yield Line("find-head", lambda: find_words.head(self.results, self.state))
        yield Line("find-query", self._query_line)
        yield Prompt()
        yield Line("find-filters", self._filters_line)
        yield ResultList(self.workspace.scheme)
        yield from self.foot.compose()

    def on_mount(self) -> None:
        """Ask what to find."""
        self.action_edit()
        if self._line:
            self._search(self._line)

    def on_screen_resume(self) -> None:
        """Look again for what was found, if an article was open meanwhile."""
        if self._opened not in (None, self.host.opened):
            self.search_again()
        self._opened = self.host.opened
        self.update_lines()

    def on_resize(self) -> None:
        """Say as much as fits."""
        self.update_lines()

    def look_for(self, line: str) -> None:
        """Put a line in place of what was typed, and search for it."""
        self._line = line
        if not self.is_mounted:
            return
        if self.is_editing:
            self.query_one(Input).value = line
        self._search(line)

    def search_again(self) -> None:
        """Search for the same once more; the cursor stays on its hit, if that is still one."""
        self._previous = self.results
        self._search(self._line, is_typed=False)

    def say(self, words: str, *, warning: bool = False) -> None:
        """Show a message under the list until the next one, or until the cursor moves."""
        self.foot.put(words, warning=warning)
        self.update_lines()

    @property
    def list(self) -> ResultList:
        """The list on screen."""
        return self.query_one(ResultList)

    def update_lines(self) -> None:
        """Draw everything that may say something else now."""
        if not self.is_mounted:
            return
        room = self.size.width - 2 * NOTICE_EDGE
        notice = find_words.notice(self.results, self.state, self.foot.key, max(1, room))
        self.list.notice = notice
        self.list.show(self.results)
        self.foot.update()

    def close_prompt(self) -> None:
        """Show the line that was typed, and put the keys to the list."""
        self.is_editing = False
        self.query_one(Prompt).close()
        set_visible(self.query_one("#find-query"), is_visible=True)
        self.set_focus(self.list)
        self.update_lines()

    def leave_prompt(self) -> None:
        """Close the prompt; where the line has found nothing, go back to where one was."""
        was_editing = self.is_editing
        self.close_prompt()
        if was_editing and not self.results.hits:
            self.action_leave()

    @on(Input.Changed)
    def search_while_typing(self, event: Input.Changed) -> None:
        """Search for what is typed so far."""
        if self.is_editing and event.value != self._line:
            self._line = event.value
            self._search(event.value)

    @on(Searched)
    def show_hits(self, message: Searched) -> None:
        """Add further articles, and say how far the search is."""
        if message.number != self._number:
            return
        self._take(message)
        state = self.state
        state.done, state.total = message.done, message.total
        state.read_count, state.held_back = message.read_count, message.held_back
        state.is_searching, state.refusal = not message.is_last, message.refusal
        self.foot.message = _remark(message) or self.foot.message
        self.update_lines()

    def _take(self, message: Searched) -> None:
        """List what was found; where it is looked for again, when all of it is there."""
        if message.number != self._incoming_number:
            self._incoming_number, self._incoming = message.number, Results()
        for article in message.articles:
            self._incoming.add(article)
        if self._previous is None:
            self.results = self._incoming
        elif message.is_last:
            self.results = self._incoming.ordered_like(self._previous)
            self._previous = None

    def action_edit(self) -> None:
        """Change the line."""
        set_visible(self.query_one("#find-query"), is_visible=False)
        self.is_editing = True
        self.query_one(Prompt).ask(_LABEL, lambda line: None, text=self._line, keys=_FIND_KEYS)
        self.update_lines()

    def action_leave(self) -> None:
        """Go back to where one was."""
        self.host.finding.leave()

    def action_interrupt(self) -> None:
        """Empty the line, else go back to where one was."""
        if isinstance(self.focused, Input) and self.focused.value:
            self.focused.value = ""
        else:
            self.action_leave()

    def _search(self, line: str, *, is_typed: bool = True) -> None:
        """Begin a search; a line that means nothing says so, and finds nothing."""
        self._number += 1
        if is_typed:
            self._previous = self.foot.message = None
        self.workers.cancel_group(self, "find")
        try:
            query = parse_query(line, asker=self.workspace.author.name)
        except QueryRefused as error:
            self.state, self.results = SearchState(refusal=str(error)), Results()
        else:
            self.state = SearchState(query, is_searching=not query.is_empty)
            if query.is_empty:
                self.results = Results()
            else:
                self._start(query, self._number, is_typed=is_typed)
        self.update_lines()

    def _start(self, query: Query, number: int, *, is_typed: bool) -> None:
        def run() -> None:
            worker = get_current_worker()
            self._searcher.search(
                query,
                number,
                post=self.post_message,
                is_cancelled=lambda: worker.is_cancelled,
                waits=is_typed,
            )

        self.run_worker(run, thread=True, group="find")

    def _query_line(self) -> Sides:
        label = Part(_LABEL, "key")
        return ([label, Part(self._line, "strong")],)

    def _show_moved_cursor(self) -> None:
        """Show where the cursor is; what was said before it moved is no longer of use."""
        self.list.reveal()
        if self.foot.message is not None:
            self.say("")

    def _resting_line(self) -> Sequence[Part]:
        """The labels that the hits can be given."""
        if self.is_editing or not self.results.hits:
            return []
        return find_words.label_parts(self.workspace.scheme, self.size.width)

    def _filters_line(self) -> Sides:
        names = [Part(find_words.FILTER_NAMES, "quiet")] if self.is_editing else []
        return find_words.filters(self.state), names, []


def _remark(message: Searched) -> Part | None:
    """A message about what a search could not do, if there is something."""
    if message.troubles:
        more = len(message.troubles) - 1
        words = message.troubles[0] + (f" (and {more} more)" if more else "")
        return Part(words, "warning")
    if message.index_trouble and message.is_last:
        words = f"the index is not kept, every search reads all articles: {message.index_trouble}"
        return Part(words, "warning")
    if message.outdated:
        layers = counted(message.outdated, "layer")
        return Part(
            f"{layers} on earlier texts passed over: opening the article brings them up to date"
        )
    return None
