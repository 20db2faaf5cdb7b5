"""Actions of the group “Read”: motions, search, marks, jumps, filter."""

from __future__ import annotations

from annotate.span import Span
from tui.reader.base import ReaderBase
from tui.reader.contents import contents, number_at, shown
from tui.reader.item_filter import parse_filter
from tui.reader.search import BadPattern, Search, pattern_search, words_search


class Reading(ReaderBase):
    """Moving about in the article."""

    def action_line_down(self) -> None:
        """Next line."""
        self._move_lines(1)

    def action_line_up(self) -> None:
        """Previous line."""
        self._move_lines(-1)

    def action_token_left(self) -> None:
        """Previous token."""
        self.move_to(self.motions.token(self.cursor, -1))

    def action_token_right(self) -> None:
        """Next token."""
        self.move_to(self.motions.token(self.cursor, 1))

    def action_word_next(self) -> None:
        """Next word."""
        self.move_to(self.motions.word(self.cursor, 1))

    def action_word_previous(self) -> None:
        """Previous word."""
        self.move_to(self.motions.word(self.cursor, -1))

    def action_word_end(self) -> None:
        """Last token before the next space."""
        self.move_to(self.motions.word_end(self.cursor))

    def action_sentence_next(self) -> None:
        """Next sentence."""
        self.move_to(self.motions.sentence(self.cursor, 1))

    def action_sentence_previous(self) -> None:
        """Previous sentence."""
        self.move_to(self.motions.sentence(self.cursor, -1))

    def action_paragraph_next(self) -> None:
        """Next paragraph."""
        self.move_to(self.motions.paragraph(self.cursor, 1))

    def action_paragraph_previous(self) -> None:
        """Previous paragraph."""
        self.move_to(self.motions.paragraph(self.cursor, -1))

    def action_line_start(self) -> None:
        """Start of the line."""
        self.move_to(self.motions.line_edge(self.cursor, self.view.wrapping, end=False))

    def action_line_end(self) -> None:
        """End of the line."""
        self.move_to(self.motions.line_edge(self.cursor, self.view.wrapping, end=True))

    def action_page_down(self) -> None:
        """Next page, with two lines of the present one."""
        self._turn(max(1, self.view.page - 2))

    def action_page_up(self) -> None:
        """Previous page, with two lines of the present one."""
        self._turn(-max(1, self.view.page - 2))

    def action_half_down(self) -> None:
        """Half a page down."""
        self._turn(max(1, self.view.page // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self._turn(-max(1, self.view.page // 2))

    def action_top(self) -> None:
        """Start of the article."""
        self.move_to(self.motions.end(self.cursor, last=False), jump=True)

    def action_bottom(self) -> None:
        """End of the article."""
        self.move_to(self.motions.end(self.cursor, last=True), jump=True)

    def action_search(self) -> None:
        """Ask what to search for."""
        self.prompt("/", self.search_for)

    def search_for(self, words: str) -> None:
        """Mark all hits of some words and go to the next one."""
        self._use_search(words_search(self.document.text, words) if words.strip() else None)

    def action_search_pattern(self) -> None:
        """Ask for a regular expression to search for."""
        self.prompt("regular expression: ", self.search_for_pattern)

    def search_for_pattern(self, pattern: str) -> None:
        """Mark all hits of a regular expression and go to the next one."""
        try:
            self._use_search(pattern_search(self.document.text, pattern) if pattern else None)
        except BadPattern as error:
            self.say(str(error), warning=True)

    def action_hit_next(self) -> None:
        """Next hit."""
        if self.search is not None:
            # A hit may begin inside the word that the cursor went to for it.
            self._go_to_hit(self.search.next(self.cursor.end - 1), forwards=True)
        else:
            self.say(f"nothing was searched for yet: {self.key('search')} searches")

    def action_hit_previous(self) -> None:
        """Previous hit."""
        if self.search is not None:
            self._go_to_hit(self.search.previous(self.cursor.start), forwards=False)
        else:
            self.say(f"nothing was searched for yet: {self.key('search')} searches")

    def action_set_mark(self) -> None:
        """Take a letter for this place."""
        self.say("mark this place with a letter")
        self.capture = self._set_mark

    def action_go_to_mark(self) -> None:
        """Take the letter of a place."""
        self.say("go to the place marked with a letter")
        self.capture = self._go_to_mark

    def action_jump_back(self) -> None:
        """Back to where the last jump came from."""
        self._return_to(self.jumps.back(self.cursor.start))

    def action_jump_forward(self) -> None:
        """Forward to where one came back from."""
        self._return_to(self.jumps.forward())

    def action_contents(self) -> None:
        """List the headings."""
        headings = contents(self.document)
        if not headings:
            self.say("no headings in this article")
            return
        from tui.dialogs.choose import ChooseScreen

        def go(number: str | None) -> None:
            if number is not None:
                offset = headings[int(number)].start
                self.move_to(self.tokens.at(offset) or self.cursor, jump=True)
                self.view.bring_up(self.cursor)

        here = str(number_at(headings, self.cursor.start))
        self.app.push_screen(ChooseScreen("Contents", shown(headings), chosen=here), go)

    def action_toggle_highlights(self) -> None:
        """Hide or show all highlights."""
        self.highlights_hidden = not self.highlights_hidden
        self.view.update_rows()
        shows = f"highlights hidden: {self.key('toggle_highlights')} shows them"
        self.say(shows if self.highlights_hidden else "")

    def action_filter(self) -> None:
        """Ask what to show."""
        self.prompt(
            "show only (labels, pending, claims, @who, >60% …; empty: all) ", self.filter_by
        )

    def filter_by(self, words: str) -> None:
        """Highlight only what the words describe."""
        known = {label.name for label in self.workspace.scheme}
        people: set[str] = set()
        if self.session is not None:
            known |= {item.body.label for item in self.session.annotations.items}
            people = {record.annotator for record in self.session.annotations.records}
        try:
            self.item_filter = parse_filter(words, known, people) if words.strip() else None
        except ValueError as error:
            self.say(str(error), warning=True)
            return
        self.view.update_rows()
        self.say(f"showing only {words.strip()}" if self.item_filter else "showing everything")

    def _use_search(self, search: Search | None) -> None:
        """Mark the hits of a search, or none, and go to the next one."""
        self.search = search
        self.view.update_rows()
        if search is not None:
            self._go_to_hit(search.next(self.cursor.start - 1), forwards=True)

    def _move_lines(self, rows: int) -> None:
        self.move_to(self.motions.line(self.cursor, rows, self.view.wrapping))

    def _turn(self, rows: int) -> None:
        """Scroll by rows and take the cursor along."""
        view = self.view
        bottom = view.wrapping.clamped(view.scroll_offset.y + rows + view.page - 1)
        view.scroll_to_row(max(0, bottom + 1 - view.page))
        self._move_lines(rows)

    def _go_to_hit(self, hit: Span | None, *, forwards: bool) -> None:
        if self.search is None:
            return
        if hit is None:
            self.say(f"not found: {self.search.words}", warning=True)
            return
        here = self.cursor.start
        went_round = hit.start < here if forwards else hit.start > here
        end = "top" if forwards else "bottom"
        self.move_to(self.tokens.at(hit.start) or self.cursor, jump=True)
        count = f"{self.search.rank(hit)} of {len(self.search.hits)}"
        self.say(f"{count}: {self.search.words}" + (f" (from the {end})" if went_round else ""))

    def _set_mark(self, letter: str) -> None:
        self.jumps.set_mark(letter, self.cursor.start)
        self.say(f"marked {letter}")

    def _go_to_mark(self, letter: str) -> None:
        offset = self.jumps.mark(letter)
        if offset is None:
            self.say(f"no mark {letter}", warning=True)
            return
        self.move_to(self.tokens.at(offset) or self.cursor, jump=True)
        self.say("")

    def _return_to(self, offset: int | None) -> None:
        if offset is None:
            self.say("no further place in the jump history")
            return
        self.move_to(self.tokens.at(offset) or self.cursor)
