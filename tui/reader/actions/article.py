"""Actions of the group “Articles”: other articles, the panel, export, help, leaving."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from annotate.annotation import Status
from annotate.errors import EditRefused
from annotate.extract.pipeline import PipelineChoice, installed_pipelines
from store.annotated_article import Answer
from store.editing.session import Session
from tui.config.suggesters import Suggester
from tui.library.article_queue import ArticleQueue
from tui.reader.actions.base import ReaderActions, requires_session
from tui.reader.key_context import key_context

Source = PipelineChoice | Suggester
"""What suggestions can be looked for with."""


class ArticleActions(ReaderActions):
    """Actions that concern the article as a whole."""

    _asked_before_finishing = False
    """Whether `_is_early_to_finish` has asked."""

    def action_panel(self) -> None:
        """Show or hide the side panel, here and in the articles that follow.

        Showing it puts the keys there.
        """
        self.page.toggle_panel()
        self.host.shows_panel = self.panel.display

    def action_help(self) -> None:
        """List the keys."""
        from tui.dialogs.help import HelpScreen

        context = key_context(self.page, self.connection, self.feed)
        self.app.push_screen(HelpScreen(self.workspace, context, self.page.mode))

    def action_palette(self) -> None:
        """Open the command palette."""
        self.app.action_command_palette()

    def action_export(self) -> None:
        """Ask for a file and export the article to it."""
        if self.workspace.is_served:
            self.say("no files from a browser: postil export writes them where the library is")
            return
        stem = Path(self.document.title).stem or "article"
        name = "".join(char if char.isalnum() or char in "-_. " else "_" for char in stem)
        self.article_export.ask(f"{name.strip()}.jsonl")

    @requires_session
    async def action_extract_again(self, session: Session) -> None:
        """Look for suggestions again, with a pipeline to choose where there are several."""
        if session.read_only is not None:
            self.say(f"read-only: {session.read_only}", warning=True)
            return
        preferred = self.workspace.preferred_model
        sources: dict[str, Source] = {
            pipeline.title: pipeline
            for pipeline in await asyncio.to_thread(lambda: list(installed_pipelines(preferred)))
        }
        sources |= {each.title: each for each in self.workspace.suggesters}
        if not sources:
            self.say("no pipeline is installed", warning=True)
        elif len(sources) == 1:
            self._suggest_by(*sources.values())
        else:
            self._choose_source(sources)

    async def action_article_next(self) -> None:
        """Next article that is not set aside."""
        await self._leave_for(lambda queue: queue.neighbour(1))

    async def action_article_previous(self) -> None:
        """Previous article that is not set aside."""
        await self._leave_for(lambda queue: queue.neighbour(-1))

    @requires_session
    async def action_finish(self, session: Session) -> None:
        """Mark as done and go to the next unfinished article; again: not done."""
        if self._is_early_to_finish(session) or not self.claims.may_leave():
            return
        if await self._toggle(session, "accept", "in progress again"):
            words = f"done{self._pending_words(session)}"
            await self._leave_for(
                ArticleQueue.next_unfinished,
                f"{words}; {self._nothing_else}",
                parting_words=f"{words}: {self.document.title}",
            )
            self.host.learn()

    @requires_session
    async def action_set_aside(self, session: Session) -> None:
        """Set aside and go on; again: no longer."""
        if self.claims.may_leave() and await self._toggle(session, "ignore", "no longer set aside"):
            await self._leave_for(ArticleQueue.next_unfinished, f"set aside; {self._nothing_else}")

    async def action_library(self) -> None:
        """Show the library."""
        if await self.can_leave():
            self.host.show_library()

    async def action_quit(self) -> None:
        """Back to the library, or out; unsaved work has to be left twice."""
        if await self.can_leave():
            self.host.leave_reader()

    def action_suspend(self) -> None:
        """Stop until `fg` in the shell."""
        self.host.suspend_to_shell()

    async def _leave_for(
        self,
        find: Callable[[ArticleQueue], str | None],
        otherwise: str = "no further article in this list",
        *,
        parting_words: str = "",
    ) -> None:
        """Open another article of the list that this one was opened from.

        Args:
            find: Finds its key in the queue.
            otherwise: What to say here where there is none.
            parting_words: What to say there about this article.
        """
        if await self.can_leave() and not await self.host.open_beside(find, parting_words):
            self.say(otherwise)

    @property
    def _nothing_else(self) -> str:
        """That no article is left to go on with, by which filter, and the keys that lead away."""
        queue, ways_back = self.host.queue, []
        words = "no other is unfinished"
        if queue.letters:
            words = f"no other unfinished one fits /{queue.letters}"
            ways_back.append("clear")
        if queue.share.narrows:
            words += (
                f"{' and is' if ways_back else ' of those'} assigned to {queue.share.annotator}"
            )
            ways_back.append("mine")
        if self.page.mode == "review":  # where the key of the list takes a reading
            return f"{words}   {self.key('quit')} leaves"
        keys = [
            self.key("library"),
            *(self.workspace.keymap.shown_key(name, "library") for name in ways_back),
        ]
        return f"{words}   {', then '.join(keys)} lists all, {self.key('quit')} leaves"

    def _is_early_to_finish(self, session: Session) -> bool:
        """True, once, where nothing is decided and suggestions are still being looked for.

        What is not marked in an article that is done is learned as not to be marked.
        """
        decided = map(session.annotations.count, (Status.ACCEPTED, Status.REJECTED))
        if (
            session.answer
            or any(decided)
            or not self.feed.is_running
            or self._asked_before_finishing
        ):
            return False
        self._asked_before_finishing = True
        key = self.key("finish")
        self.say(f"suggestions are still coming: {key} again marks it as done", warning=True)
        return True

    def _pending_words(self, session: Session) -> str:
        """The number of suggestions that stay pending, as the end of a sentence."""
        count = session.annotations.count(Status.SUGGESTED)
        left = f", {count} left pending" if count else ""
        if self.feed.may_bring_more:
            return f"{left} and more to come" if left else ", before all suggestions had come"
        return left

    async def _toggle(self, session: Session, answer: Answer, withdrawn_words: str) -> bool:
        """Give an answer and return True, or withdraw it where it was given before."""
        is_new = session.answer != answer
        try:
            session.give_answer(answer if is_new else None)
        except EditRefused as error:
            self.say(str(error), warning=True)
            return False
        await self.host.stock_queue()
        self.host.queue.answer(self.host.queue.current, session.answer)
        self.say("" if is_new else withdrawn_words)
        return is_new

    def _choose_source(self, sources: dict[str, Source]) -> None:
        from tui.dialogs.choose import ChooseScreen

        titles = [(title, _source_words(title, each)) for title, each in sources.items()]
        head = "Pipeline or suggester" if self.workspace.suggesters else "Pipeline"
        screen = ChooseScreen(head, titles, chosen=self.feed.pipeline_title or "")
        self.app.push_screen(screen, lambda title: self._use_source(sources.get(title or "")))

    def _use_source(self, source: Source | None) -> None:
        if isinstance(source, PipelineChoice):
            pipeline = source
            self.page.screen.run_worker(
                lambda: self.workspace.pick(pipeline), group="pick", thread=True
            )
        if source is not None:
            self._suggest_by(source)

    def _suggest_by(self, source: Source) -> None:
        if isinstance(source, PipelineChoice):
            self.feed.extract_again(source)
        else:
            self.suggesters.ask_again(source)


def _source_words(title: str, source: Source) -> str:
    """How a source stands in the list."""
    if isinstance(source, PipelineChoice):
        return title
    if source.host:
        return f"ask {title}: send the texts of this library to {source.host}"
    return f"ask {title} again"
