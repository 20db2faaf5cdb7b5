"""Rounds of suggesters: each is asked about many articles, one after the other."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

from annotate.document import Document
from annotate.suggestion import Suggestion
from store.library.stored_article import StoredArticle
from store.library.suggester_cache import SuggesterCache
from store.library.suggester_notes import SuggesterNotes
from tui.config.consents import Consents
from tui.config.suggesters import Suggester
from tui.config.workspace import Workspace
from tui.extraction.suggesters.asking import SuggesterProcess, purpose_of
from tui.extraction.suggesters.earlier_suggestions import settings_digest


class SuggesterRounds:
    """Asks those who are asked by themselves; whoever makes trouble is left out from then on.

    Args:
        workspace: Gives the suggesters, and whose suggestions they are.
        on_trouble: Called with why a suggester is left out.
    """

    def __init__(self, workspace: Workspace, *, on_trouble: Callable[[str], None]) -> None:
        self._workspace = workspace
        self._on_trouble = on_trouble
        consents = Consents(workspace.library.root)
        self._processes = [
            SuggesterProcess(suggester, purpose_of(workspace))
            for suggester in workspace.suggesters_in_force
            if consents.has(suggester.host)
        ]

    @property
    def goes_on(self) -> bool:
        """True where somebody is left to be asked."""
        return bool(self._processes)

    async def ask(self, stored: StoredArticle) -> bool:
        """Ask whoever has not been asked about the text of an article; tells if anybody answered.

        Raises:
            StoreError: The article cannot be read, or the answer not be written.
        """
        has_answer = False
        for process in tuple(self._processes):
            document = await asyncio.to_thread(self._unasked, process.suggester, stored)
            if document is not None and await self._ask(process, stored, document):
                has_answer = True
        return has_answer

    async def end(self) -> None:
        """Kill all that was started, and wait until it is gone."""
        for process in self._processes:
            await process.end()

    def _unasked(self, suggester: Suggester, stored: StoredArticle) -> Document | None:
        """The article, unless the suggester has been asked about it with its present settings."""
        settings = settings_digest(suggester, self._workspace)
        cache = SuggesterCache(stored, suggester.name)
        if cache.read(stored.facts().digest, settings) is not None:
            return None
        document = stored.document()
        return None if document.is_blank else document

    async def _ask(
        self, process: SuggesterProcess, stored: StoredArticle, document: Document
    ) -> bool:
        suggester = process.suggester
        suggestions: list[Suggestion] = []
        batches = process.batches(document, stored.scope, is_asked_for=False)
        async with contextlib.aclosing(batches):
            async for batch in batches:
                suggestions += batch.suggestions
        outcome = process.outcome
        if outcome.trouble or outcome.quiet:
            self._processes.remove(process)
            await process.end()
            notes = SuggesterNotes(self._workspace.library)
            await asyncio.to_thread(notes.note, suggester.title, outcome.words)
            left_out = "; left out from here on" if outcome.trouble else ""
            self._on_trouble(f"suggester {suggester.title}: {outcome.words}{left_out}")
            return False
        settings = settings_digest(suggester, self._workspace)
        cache = SuggesterCache(stored, suggester.name)
        await asyncio.to_thread(
            cache.save, document.digest, settings, suggestions, process.calibration
        )
        return True
