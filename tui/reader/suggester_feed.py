"""The feed of suggesters: what other programs propose, added while a person reads."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from textual.css.query import NoMatches

from store.errors import StoreError
from tui.library.host import Host
from tui.reader.connection import Connection, Phase
from tui.reader.page import Page
from tui.reader.state import ReadingState
from tui.reader.suggestion_feed import PAUSE, PORTION, SuggestionFeed

if TYPE_CHECKING:
    from annotate.extract.batch import Batch
    from annotate.suggesters.calibration import Calibration
    from annotate.suggesters.outcome import Outcome
    from annotate.suggestion import Suggestion
    from store.library.stored_article import StoredArticle
    from tui.config.suggesters import Suggester
    from tui.extraction.suggesters.asking import SuggesterProcess
    from tui.extraction.suggesters.earlier_suggestions import EarlierSuggestions


class SuggesterFeed:
    """Asks suggesters about the open article, each in a process of its own."""

    def __init__(
        self,
        state: ReadingState,
        page: Page,
        connection: Connection,
        host: Host,
        feed: SuggestionFeed,
    ) -> None:
        self._state = state
        self._page = page
        self._connection = connection
        self._host = host
        self._feed = feed
        self._noting = asyncio.Lock()

    def begin(self, earlier: EarlierSuggestions) -> None:
        """Go on from what was proposed before, and ask those who have not been asked."""
        self._feed.shown.merged = earlier.merged
        article = self._connection.article
        if article is not None and article.session.read_only is None:
            for suggester in earlier.unasked:
                if suggester in earlier.unallowed:
                    words = f"suggester {suggester.title}: nothing is sent to {suggester.host} yet"
                    self._say_once(f"{words}   {self._page.key('extract_again')} allows it")
                else:
                    self.ask(suggester)

    def ask_again(self, suggester: Suggester) -> None:
        """Replace what a suggester proposed by what it proposes now.

        Whoever asks for that has read which host the text goes to, and allows it.
        """
        annotations = self._state.annotations
        if annotations is not None:
            self._page.say(f"asking {suggester.whereabouts} again: decisions stay")
            dropped = self._feed.shown.merged.drop(suggester.title)
            self._feed.shown.show_merged(dropped)
            self.ask(suggester, is_asked_for=True)

    def ask(self, suggester: Suggester, *, is_asked_for: bool = False) -> None:
        """Ask a suggester about the open article.

        Args:
            suggester: Whom to ask.
            is_asked_for: Whether to ask also where most of what it proposed was wrong.
        """
        if self._connection.article is None:
            return
        self._feed.asked = (*self._feed.asked, suggester.whereabouts)
        work, group = self._until_closed(suggester, is_asked_for), f"suggester {suggester.name}"
        self._page.screen.run_worker(work, group=group, exclusive=True)

    async def _until_closed(self, suggester: Suggester, is_asked_for: bool) -> None:
        """Ask; the widgets go a moment before that ends where one leaves the article."""
        try:
            await self._ask(suggester, is_asked_for)
        except NoMatches:
            if self._connection.phase is not Phase.CLOSED:
                raise

    async def _ask(self, suggester: Suggester, is_asked_for: bool) -> None:
        # Most people have no suggesters.
        from tui.config.consents import Consents
        from tui.extraction.suggesters.asking import SuggesterProcess, purpose_of

        article = self._connection.article
        if article is None:
            return
        workspace = self._page.workspace
        if is_asked_for and suggester.host:
            await asyncio.to_thread(Consents(workspace.library.root).give, suggester.host)
        process = SuggesterProcess(suggester, purpose_of(workspace))
        try:
            suggestions = await self._suggestions(process, article.stored, is_asked_for)
            outcome = process.outcome
            if not outcome.trouble and not outcome.quiet:
                await asyncio.to_thread(self._remember, process, article.stored, suggestions)
            await self._report(suggester, outcome)
        finally:
            others = list(self._feed.asked)
            # It may have been asked once more meanwhile.
            others.remove(suggester.whereabouts)
            self._feed.asked = tuple(others)
            await process.end()
        self._page.update_lines()

    async def _suggestions(
        self, process: SuggesterProcess, stored: StoredArticle, is_asked_for: bool
    ) -> list[Suggestion]:
        """Add the suggestions as they come; returns them as they came."""
        suggestions: list[Suggestion] = []
        batches = process.batches(self._state.document, stored.scope, is_asked_for=is_asked_for)
        async with contextlib.aclosing(batches):
            async for batch in batches:
                suggestions += batch.suggestions
                await self._add_in_portions(batch, process.calibration)
        return suggestions

    async def _add_in_portions(self, batch: Batch, calibration: Calibration) -> None:
        """Add a batch, with time for keys in between; what is off screen waits for them."""
        scheme = self._page.workspace.scheme
        for portion in batch.portions(PORTION):
            if not self._page.view.shows(portion.start, portion.end):
                await self._host.key_gate.let_go_first()
            fitted = [scheme.fitted(calibration.applied(each)) for each in portion.suggestions]
            self._feed.shown.merged.add(fitted)
            self._feed.shown.show_merged(fitted)
            await asyncio.sleep(PAUSE)

    def _remember(
        self, process: SuggesterProcess, stored: StoredArticle, suggestions: list[Suggestion]
    ) -> None:
        from store.library.suggester_cache import SuggesterCache
        from tui.extraction.suggesters.earlier_suggestions import settings_digest

        settings = settings_digest(process.suggester, self._page.workspace)
        with contextlib.suppress(StoreError):
            cache = SuggesterCache(stored, process.suggester.name)
            cache.save(self._state.document.digest, settings, suggestions, process.calibration)

    async def _report(self, suggester: Suggester, outcome: Outcome) -> None:
        """Say what went wrong, once in a run, and note it for `postil doctor`."""
        from store.library.suggester_notes import SuggesterNotes

        notes = SuggesterNotes(self._page.workspace.library)
        # Two at a time would each write what the other does not know.
        async with self._noting:
            await asyncio.to_thread(notes.note, suggester.title, outcome.words)
        words = f"suggester {suggester.title}: {outcome.words}" if outcome.words else ""
        words += f"   {self._page.key('extract_again')} asks it" if outcome.quiet else ""
        self._say_once(words)

    def _say_once(self, words: str) -> None:
        """Say something that was not said before in this run."""
        if words and words not in self._host.said_of_suggesters:
            self._host.said_of_suggesters.add(words)
            self._page.say(words, warning=True)
