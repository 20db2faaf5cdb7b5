"""The screen that compares statements: a line to type, and the pairs that differ on top."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import get_current_worker

from store.errors import QueryRefused
from store.index.library_index import LibraryIndex
from store.index.statement_reading import Question
from store.index.typed_question import parse_question
from tui.config.workspace import Workspace
from tui.display.themes.builtin import STYLESHEET
from tui.keys.actions import give_actions
from tui.keys.keymap import Context, give_keys
from tui.library.answer_actions import AnswerActions, AnswerMotions
from tui.library.answer_foot import AnswerFoot
from tui.library.host import Host
from tui.library.statements import statement_notes
from tui.library.statements.reading import Compared, StatementReader
from tui.library.statements.statement_list import StatementList
from tui.library.statements.statement_notes import ComparisonState
from tui.library.text_place import TextPlace
from tui.widgets.lines import Line, Part, Sides
from tui.widgets.prompt import Prompt
from tui.widgets.visibility import set_visible

_LABEL = "statements: "
_KEYS = (("Enter", "compare"), ("Esc", "back"))
"""The keys of the line while it is typed."""


class StatementsScreen(Screen[None]):
    """Answers what is typed; stays as it is while a place is open in the reader."""

    mode = "statements"
    CSS_PATH = STYLESHEET

    def __init__(self, host: Host, workspace: Workspace) -> None:
        super().__init__()
        self.host = host
        self.workspace = workspace
        self.state = ComparisonState()
        """How far the answer is."""
        self.is_editing = False
        """True while the line is typed."""
        self._line = ""
        self._number = 0
        self._opened: int | None = None
        """Number of articles opened when this screen was in front last."""
        self._reader = StatementReader(LibraryIndex(workspace.library), workspace.author.name)
        self.foot = AnswerFoot(
            *(self, workspace, self.mode),
            context=lambda: Context.COMPARING,
            resting_line=self._resting_line,
        )
        """Message and keys below the list."""
        motions = AnswerMotions(lambda: self.list, lambda: self.list.size, self._forget_message)
        actions = AnswerActions(self, host, workspace, self.mode, lambda: Context.COMPARING)
        give_actions(self, (motions, actions))
        give_keys(self, workspace.keymap.commands(self.mode))

    def compose(self) -> ComposeResult:
        """Head and line above the list; message and keys below it."""
        yield Line("statements-head", lambda: statement_notes.head(self.state))
        yield Line("statements-question", self._question_line)
        yield Prompt()
        yield StatementList()
        yield from self.foot.compose()

    def on_mount(self) -> None:
        """Answer what was asked for elsewhere, else ask."""
        if self._line:
            self.set_focus(self.list)
            self._ask(self._line)
        else:
            self.action_edit()

    def on_screen_resume(self) -> None:
        """Read again what was asked for, if an article was open meanwhile."""
        if self._opened not in (None, self.host.opened) and self.state.question is not None:
            self._ask(self._line)
        self._opened = self.host.opened
        self.update_lines()

    def on_resize(self) -> None:
        """Lay the list out anew."""
        self.call_after_refresh(self.update_lines)

    def look_for(self, line: str) -> None:
        """Put a line in place of what was typed, and answer it."""
        self._line = line
        if self.is_mounted:
            self.close_prompt()
            self._ask(line)

    def say(self, words: str, *, warning: bool = False) -> None:
        """Show a message under the list until the next one, or until the cursor moves."""
        self.foot.put(words, warning=warning)
        self.update_lines()

    @property
    def list(self) -> StatementList:
        """The list on screen."""
        return self.query_one(StatementList)

    def update_lines(self) -> None:
        """Draw everything that may say something else now."""
        if not self.is_mounted:
            return
        self.list.notice = statement_notes.notice(self.state, self.foot.key)
        self.list.show(self.state.result, self.state.layout)
        self.foot.update()

    def close_prompt(self) -> None:
        """Show the line that was typed, and put the keys to the list."""
        self.is_editing = False
        self.query_one(Prompt).close()
        set_visible(self.query_one("#statements-question"), is_visible=True)
        self.set_focus(self.list)
        self.update_lines()

    def leave_prompt(self) -> None:
        """Close the prompt; where nothing was asked for, go back to where one was."""
        self.close_prompt()
        if self.state.question is None:
            self.action_leave()

    @on(Compared)
    def show_compared(self, message: Compared) -> None:
        """Say how far it is, and list what came of it."""
        if message.number != self._number:
            return
        state = self.state
        state.done, state.total = message.done, message.total
        state.is_reading, state.refusal = not message.is_last, message.refusal
        if message.result is not None:
            state.result, state.layout = message.result, message.layout
            state.held_back = message.held_back
            self.say(statement_notes.left_out(message.layout))
        self.foot.put_troubles(message.troubles)
        self.update_lines()

    @on(StatementList.Chosen)
    async def open_chosen(self) -> None:
        """Open what was clicked."""
        await self.action_open()

    async def action_open(self) -> None:
        """Open the place of the statement under the cursor, with its claim in focus."""
        stop, result = self.list.current, self.state.result
        if stop is None or result is None:
            self.say("there is no statement to open")
            return
        spoken = result.stated[stop.number].spoken
        speech, claim = spoken.speech, spoken.claim
        place = TextPlace(
            *(speech.article, speech.title, speech.uri, speech.digest), claim.start, claim.id
        )
        await self.host.statements.open_place(place)

    def action_pair_next(self) -> None:
        """First statement of the next pair, or behind the last pair."""
        self.list.step_group(1)
        self._forget_message()

    def action_pair_previous(self) -> None:
        """First statement of the pair, or of the one before."""
        self.list.step_group(-1)
        self._forget_message()

    def action_edit(self) -> None:
        """Change whose statements are compared, or on what."""
        set_visible(self.query_one("#statements-question"), is_visible=False)
        self.is_editing = True
        self.query_one(Prompt).ask(_LABEL, self._ask, text=self._line, keys=_KEYS)
        self.update_lines()

    def action_leave(self) -> None:
        """Go back to where one was."""
        self.host.statements.leave()

    def action_interrupt(self) -> None:
        """Empty the line, else go back to where one was."""
        if isinstance(self.focused, Input) and self.focused.value:
            self.focused.value = ""
        else:
            self.action_leave()

    def _ask(self, line: str) -> None:
        """Begin to answer; a line that means nothing says so."""
        self._number += 1
        self._line, self.foot.message = line, None
        self.workers.cancel_group(self, "statements")
        try:
            question = parse_question(line)
        except QueryRefused as error:
            self.state = ComparisonState(refusal=str(error))
        else:
            # What was listed for the same question stays until it is read again.
            before = self.state if question == self.state.question else ComparisonState()
            self.state = ComparisonState(
                question, before.result, before.layout, is_reading=question is not None
            )
            if question is not None:
                self._start(question, self._number)
        self.update_lines()

    def _start(self, question: Question, number: int) -> None:
        width = self.list.size.width

        def run() -> None:
            worker = get_current_worker()
            self._reader.answer(
                question,
                number,
                width=width,
                post=self.post_message,
                is_cancelled=lambda: worker.is_cancelled,
            )

        self.run_worker(run, thread=True, group="statements")

    def _question_line(self) -> Sides:
        left = [Part(_LABEL, "key"), Part(self._line, "strong")]
        return left, statement_notes.question_parts(self.state.question), []

    def _resting_line(self) -> Sequence[Part]:
        words = statement_notes.resting_words(self.state, self.is_editing)
        return [Part(words, "quiet")] if words else []

    def _forget_message(self) -> None:
        """Drop what was said before the cursor moved."""
        if self.foot.message is not None:
            self.say("")
