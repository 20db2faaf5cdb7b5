"""A screen that counts who speaks, and reads what somebody claims, while keys go on."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import get_current_worker

from store.index.speeches import SpeechQuery
from tui.config.workspace import Workspace
from tui.display.themes.builtin import STYLESHEET
from tui.keys.actions import give_actions
from tui.keys.keymap import Context, give_keys
from tui.library.answer_actions import AnswerActions, AnswerMotions
from tui.library.answer_foot import AnswerFoot
from tui.library.host import Host
from tui.library.people import people_words
from tui.library.people.people_list import PeopleList
from tui.library.people.reading import ClaimsRead, Counted, PeopleReader
from tui.library.people.state import CLAIMS, RULES, STATUSES, VOICES, PeopleState
from tui.widgets.lines import Line
from tui.widgets.prompt import FILTER_KEYS, Prompt

_CONTEXTS = {VOICES: Context.PEOPLE, CLAIMS: Context.CLAIMS_LISTED, RULES: Context.RULES_LISTED}


class CountingScreen(Screen[None]):
    """Counts when it is opened and after changes; stays as it is while a place is open."""

    mode = "people"
    CSS_PATH = STYLESHEET

    def __init__(self, host: Host, workspace: Workspace) -> None:
        super().__init__()
        self.host = host
        self.workspace = workspace
        self.state = PeopleState()
        """What is shown."""
        self.is_filtering = False
        """True while the filter is typed."""
        self._number = 0
        self._opened: int | None = None
        """Number of articles opened when this screen was in front last."""
        self._wanted_name = ""
        """The name that the cursor goes to when it is counted."""
        self._reader = PeopleReader(workspace.library, workspace.author.name)
        self.foot = AnswerFoot(
            *(self, workspace, self.mode),
            context=lambda: self.context,
            resting_line=lambda: people_words.resting_line(self.state),
        )
        """Message and keys below the list."""
        self.motions = AnswerMotions(
            lambda: self.state.page, lambda: self.rows.size, self._show_moved_cursor
        )
        """Moves the cursor."""
        actions = AnswerActions(self, host, workspace, self.mode, lambda: self.context)
        give_actions(self, (self.motions, actions))
        give_keys(self, workspace.keymap.commands(self.mode))

    def compose(self) -> ComposeResult:
        """Head and columns above the list; message and keys below it."""
        yield Line("people-head", lambda: people_words.head(self.state))
        yield Line("people-columns", lambda: people_words.second_line(self.state, self.size.width))
        yield PeopleList(lambda: self.state.marks)
        yield Prompt()
        yield from self.foot.compose()

    def on_mount(self) -> None:
        """Put the keys to the list."""
        self.set_focus(self.rows)

    def on_screen_resume(self) -> None:
        """Count, at first and after an article was open."""
        if self._opened != self.host.opened:
            self.count_again()
        self._opened = self.host.opened
        self.update_lines()

    def on_resize(self) -> None:
        """Say as much as fits."""
        self.update_lines()

    def say(self, words: str, *, warning: bool = False) -> None:
        """Show a message under the list until the next one, or until the cursor moves."""
        self.foot.put(words, warning=warning)
        self.update_lines()

    @property
    def rows(self) -> PeopleList:
        """The list on screen."""
        return self.query_one(PeopleList)

    def update_lines(self) -> None:
        """Draw everything that may say something else now."""
        if not self.is_mounted:
            return
        self.rows.notice = people_words.notice(self.state, self.foot.key)
        self.rows.show(self.state.page)
        self.foot.update()

    def list_anew(self) -> None:
        """List what is there now, and draw it."""
        self.state.put_rows()
        self.update_lines()

    # Counting.

    def count_again(self, name: str = "") -> None:
        """Count everybody who speaks; the cursor goes to a name when that is there."""
        self._number += 1
        self._wanted_name = name
        self.state.is_counting, self.state.progress = True, "counting …"
        number, query = self._number, self._query
        self.workers.cancel_group(self, "count")

        def run() -> None:
            worker = get_current_worker()
            self._reader.count(query, number, self.post_message, lambda: worker.is_cancelled)

        self.run_worker(run, thread=True, group="count")
        if self.state.page_name == CLAIMS:
            self.read_claims()
        self.update_lines()

    def read_claims(self) -> None:
        """Read what the one who is open claims."""
        voice, query = self.state.voice, self._query
        if voice is not None:
            self.state.is_reading = True
            self.run_worker(
                lambda: self._reader.read(voice, query, self.post_message),
                thread=True,
                group="claims",
            )

    @on(Counted)
    def show_counts(self, message: Counted) -> None:
        """List what was counted so far."""
        if message.number != self._number:
            return
        state = self.state
        state.is_counting, state.progress = not message.is_last, message.progress
        state.trouble, state.rules = message.refusal, message.rules
        if message.is_last:
            state.held_back = message.held_back
        if message.counts is not None:
            state.counts = message.counts
            state.marks &= {voice.speaker.key for voice in message.counts}
        self.foot.put_troubles(message.troubles)
        if state.page_name != CLAIMS:
            state.put_rows()
        self._go_to_wanted(is_last=message.is_last)
        self.update_lines()

    @on(ClaimsRead)
    def show_claims(self, message: ClaimsRead) -> None:
        """List what is claimed, if that one is open still."""
        if self.state.voice is None or message.who != self.state.voice.speaker.key:
            return
        self.state.is_reading, self.state.claims = False, message.claims
        if message.refusal:
            self.say(message.refusal, warning=True)
        if self.state.page_name == CLAIMS:
            self.list_anew()

    def _go_to_wanted(self, *, is_last: bool) -> None:
        """Put the cursor on the name that was just made; whose claims are open goes by it now."""
        name, state = self._wanted_name.casefold(), self.state
        same = [voice for voice in state.counts if name and voice.speaker.name.casefold() == name]
        if same and state.page_name == VOICES:
            if not state.lists(same[0]):
                self.show_all()
            state.page.go_to(same[0].speaker.key)
        keys = {voice.speaker.key for voice in state.counts}
        if same and state.voice is not None and state.voice.speaker.key not in keys:
            state.voice = same[0]
            self.read_claims()
        if same or is_last:
            self._wanted_name = ""

    @property
    def _query(self) -> SpeechQuery:
        return SpeechQuery(STATUSES[self.state.statuses])

    # Narrowing.

    def action_filter(self) -> None:
        """Narrow the list to what has some words, while they are typed."""
        self.is_filtering = True
        self.foot.message = None
        self.query_one(Prompt).ask(
            "with: ", lambda line: None, text=self.state.filter, keys=FILTER_KEYS
        )
        self.update_lines()

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """List what has the words that are typed so far."""
        if self.is_filtering and event.value != self.state.filter:
            self.state.filters[self.state.page_name] = event.value
            self.state.put_rows()
            self.state.page.go(0)
            self.foot.message = None
            self.update_lines()

    def close_prompt(self) -> None:
        """Put the keys to the list."""
        self.is_filtering = False
        self.query_one(Prompt).close()
        self.set_focus(self.rows)
        self.update_lines()

    def leave_prompt(self) -> None:
        """Close the prompt; what was narrowed shows all again."""
        was_filtering = self.is_filtering
        self.close_prompt()
        if was_filtering:
            self.show_all()

    def show_all(self) -> None:
        """List everything again; the cursor stays on its row."""
        self.state.filters[self.state.page_name] = ""
        self.list_anew()

    def _show_moved_cursor(self) -> None:
        """Show where the cursor is; what was said before it moved is no longer of use."""
        self.rows.reveal()
        if self.foot.message is not None:
            self.say("")

    @property
    def context(self) -> Context:
        """What is on screen, which decides on the keys that are shown."""
        return _CONTEXTS[self.state.page_name]
