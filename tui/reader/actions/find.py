"""Actions of the group “Read”: search, marks, jumps, the contents, and what is highlighted."""

from __future__ import annotations

import asyncio

from annotate.span import Span
from tui.reader.actions.base import ReaderActions
from tui.reader.outline import choices, headings_of, number_at
from tui.reader.search import (
    AT_ONCE,
    SECONDS,
    BadPattern,
    OutOfTime,
    Search,
    pattern_search,
    words_search,
)


class FindActions(ReaderActions):
    """Going to a place that is searched for, marked, listed or left before."""

    def action_search(self) -> None:
        """Ask what to search for."""
        self.prompt("/", self._search_for)

    def action_search_pattern(self) -> None:
        """Ask for a regular expression to search for."""
        self.prompt("regular expression: ", self._search_for_pattern)

    def action_find(self) -> None:
        """Find in the whole library."""
        self.host.finding.open()

    def action_people(self) -> None:
        """Show who speaks in the whole library."""
        self.host.people.open()

    def action_hint(self) -> None:
        """Show letters over every word on screen; typing them goes there."""
        self.hint_jump.begin()

    def action_hit_next(self) -> None:
        """Next hit."""
        search, cursor = self.state.search, self.state.cursor
        if search is None:
            self._ask_to_search()
        else:
            # A hit may begin inside the word that the cursor went to for it.
            self._go_to_hit(search, search.next(cursor.end - 1), forwards=True)

    def action_hit_previous(self) -> None:
        """Previous hit."""
        search, cursor = self.state.search, self.state.cursor
        if search is None:
            self._ask_to_search()
        else:
            self._go_to_hit(search, search.previous(cursor.start), forwards=False)

    def action_set_mark(self) -> None:
        """Take a letter for this place."""
        self.state.capture_key(self._set_mark)
        self.say("mark this place with a letter")

    def action_go_to_mark(self) -> None:
        """Take the letter of a place."""
        self.state.capture_key(self._go_to_mark)
        self.say("go to the place marked with a letter")

    def action_jump_back(self) -> None:
        """Back to where the last jump came from; from the first place to the list of places."""
        offset = self.state.jumps.back(self.state.cursor.start)
        if offset is not None or not self.host.return_to_places():
            self._return_to(offset)

    def action_jump_forward(self) -> None:
        """Forward to where one came back from."""
        self._return_to(self.state.jumps.forward())

    def action_contents(self) -> None:
        """List the headings."""
        headings = headings_of(self.document)
        if not headings:
            self.say("no headings in this article")
            return
        from tui.dialogs.choose import ChooseScreen

        def go(number: str | None) -> None:
            if number is not None:
                self._jump(headings[int(number)].start)
                self.view.bring_up(self.state.cursor)

        here = str(number_at(headings, self.state.cursor.start))
        self.app.push_screen(ChooseScreen("Contents", choices(headings), chosen=here), go)

    def action_toggle_highlights(self) -> None:
        """Hide or show all highlights."""
        self.page.redraw(self.state.toggle_highlights())
        shows = f"highlights hidden: {self.key('toggle_highlights')} shows them"
        self.say(shows if self.state.highlights_hidden else "")

    def action_filter(self) -> None:
        """Ask what to show."""
        self.prompt(
            "show only ",
            self.filtering.show_only,
            hint="empty: all; labels, claims, pending, others, @who, >60%",
        )

    def _search_for(self, words: str) -> None:
        """Mark all hits of some words and go to the next one."""
        self._use_search(words_search(self.document.text, words) if words.strip() else None)

    def _search_for_pattern(self, pattern: str) -> None:
        """Mark all hits of a regular expression and go to the next one."""
        if not pattern:
            self._use_search(None)
            return
        try:
            self._use_search(pattern_search(self.document.text, pattern, seconds=AT_ONCE))
        except OutOfTime:
            self.say(f"searching for {pattern} …")
            self.page.screen.run_worker(
                self._search_on_thread(pattern), group="search", exclusive=True
            )
        except BadPattern as error:
            self.say(str(error), warning=True)

    async def _search_on_thread(self, pattern: str) -> None:
        """Search while keys go on; who has gone elsewhere meanwhile is left there."""
        search_before, cursor = self.state.search, self.state.cursor
        try:
            search = await asyncio.to_thread(
                pattern_search, self.document.text, pattern, seconds=SECONDS
            )
        except BadPattern as error:
            self.say(str(error), warning=True)
            return
        if self.state.search is not search_before:
            return
        if self.state.cursor == cursor:
            self._use_search(search)
        else:
            self.page.redraw(self.state.use_search(search))
            self.say(f"{search.count} hits of {pattern}: {self.key('hit_next')} goes there")

    def _use_search(self, search: Search | None) -> None:
        """Mark the hits of a search, or none, and go to the next one."""
        self.page.redraw(self.state.use_search(search))
        if search is not None:
            self._go_to_hit(search, search.next(self.state.cursor.start - 1), forwards=True)

    def _ask_to_search(self) -> None:
        self.say(f"nothing has been searched for yet: {self.key('search')} searches")

    def _go_to_hit(self, search: Search, hit: Span | None, *, forwards: bool) -> None:
        if hit is None:
            self.say(f"not found: {search.words}", warning=True)
            return
        here = self.state.cursor.start
        went_round = hit.start < here if forwards else hit.start > here
        end = "top" if forwards else "bottom"
        count = f"hit {search.rank(hit)} of {search.count}"
        with self.page.together():
            self._jump(hit.start)
            self.say(f"{count}: {search.words}" + (f" (from the {end})" if went_round else ""))

    def _set_mark(self, letter: str) -> None:
        self.state.jumps.set_mark(letter, self.state.cursor.start)
        self.say(f"marked {letter}")

    def _go_to_mark(self, letter: str) -> None:
        offset = self.state.jumps.mark(letter)
        if offset is None:
            self.say(f"no mark {letter}", warning=True)
            return
        self._jump(offset)
        self.say("")

    def _jump(self, offset: int) -> None:
        self.page.move_to(self.state.tokens.at(offset) or self.state.cursor, jump=True)

    def _return_to(self, offset: int | None) -> None:
        if offset is None:
            self.say("no further place in the jump history")
            return
        self.page.move_to(self.state.tokens.at(offset) or self.state.cursor)
