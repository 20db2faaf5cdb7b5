"""The find screen: the way to each hit and back, and decisions on many of them at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import on

from annotate.commands import Verb
from tui.config.workspace import Workspace
from tui.library.find.deciding import Decided, Decider, Post
from tui.library.find.result_list import ResultList
from tui.library.find.search_screen import SearchScreen
from tui.library.host import Host
from tui.library.text_place import TextPlace
from tui.widgets.prompt import ANSWER_KEYS, Prompt, is_yes
from tui.widgets.visibility import set_visible


class FindScreen(SearchScreen):
    """Opens hits, and decides on them; what it changes is on disk when it says so."""

    def __init__(self, host: Host, workspace: Workspace) -> None:
        super().__init__(host, workspace)
        self._decider = Decider(workspace)
        self._is_deciding = False

    def on_mount(self) -> None:
        """Say so where a decision was cut off."""
        unfinished = self._decider.unfinished()
        if unfinished:
            ways = f"{self.foot.key('finish')} finishes it, {self.foot.key('undo')} takes it back"
            self.say(f"{unfinished}: {ways}", warning=True)

    @on(ResultList.Chosen)
    async def open_chosen(self) -> None:
        """Open what was clicked."""
        await self.action_open()

    async def action_open(self) -> None:
        """Open the place under the cursor in the reader."""
        row = self.results.current
        if row is None or row.hit is None:
            self.say("there is no hit to open")
            return
        article, hit = row.article, row.hit
        item_id = hit.annotation.id if hit.annotation is not None else ""
        await self.host.finding.open_place(
            TextPlace(article.id, article.title, article.uri, article.digest, hit.start, item_id)
        )

    def action_mark(self) -> None:
        """Mark the hit, or take the mark away, and go on."""
        self.results.toggle_mark()
        self.update_lines()
        self.motions.action_down()

    def action_accept(self) -> None:
        """Ask, then accept the marked hits, or all."""
        self._ask(Verb.ACCEPT)

    def action_reject(self) -> None:
        """Ask, then reject the marked hits, or all."""
        self._ask(Verb.REJECT)

    def action_label(self, key: str) -> None:
        """Ask, then give the marked hits, or all, the label of a key."""
        label = self.workspace.scheme.for_key(key)
        if label is None:
            self.say(f"no label on {key}")
        else:
            self._ask(Verb.LABEL, label.name)

    async def action_undo(self) -> None:
        """Take the last decision on many hits back, in all its articles."""
        await self._decide(self._decider.take_back)

    async def action_finish(self) -> None:
        """Go on with a decision that was cut off."""
        await self._decide(self._decider.finish)

    @on(Decided)
    def show_decided(self, message: Decided) -> None:
        """Say what was done, and what was not; look again for the hits."""
        if not message.is_last:
            self.say(message.words)
            return
        self._is_deciding = False
        hint = f"   {self.foot.key('undo')} takes it back" if message.can_undo else ""
        self.say(f"{message.words}{hint}", warning=message.is_warning)
        self.results.marks.clear()
        self.search_again()

    def _ask(self, verb: Verb, label: str = "") -> None:
        """Say how many there are; nothing happens before yes."""
        results, state = self.results, self.state
        if state.is_searching:
            self.say("wait: the search is still running")
            return
        if not results.hits:
            self.say(f"there is no hit to {verb.value}")
            return
        if not results.marks and results.hits > results.listed:
            self.say(f"only {results.listed:,} are listed: mark some, or narrow the search")
            return
        decision = self._decider.decision(verb, label, results.marked_rows)
        if not decision.count:
            self.say(decision.refusal)
            return

        async def take(answer: str) -> None:
            if is_yes(answer):
                await self._decide(partial(self._decider.carry_out, decision))

        set_visible(self.query_one("#find-query"), is_visible=False)
        self.query_one(Prompt).ask(
            f"{decision.question} y or n ",
            lambda answer: self.call_later(take, answer),
            text="",
            keys=ANSWER_KEYS,
        )
        self.update_lines()

    async def _decide(self, work: Callable[[Post], None]) -> None:
        """Decide on a thread, one thing at a time."""
        if self._is_deciding:
            self.say("wait: the last decision is still being carried out")
        # An article that is open below would be locked.
        elif await self.host.finding.release_article():
            self._is_deciding = True
            self.run_worker(lambda: work(self.post_message), thread=True, group="decide")
