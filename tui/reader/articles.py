"""Actions of the group “Articles”: panel, export, help, leaving."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from textual.css.query import NoMatches
from textual.widgets import Input

from annotate.errors import EditRefused, PostilError
from store.annotated_article import Answer
from store.errors import StoreError
from store.library.reading_position import ReadingPosition
from tui.library.article_queue import ArticleQueue
from tui.reader.opening import Opening
from tui.widgets.showing import show


class Articles(Opening):
    """What concerns the article as a whole."""

    _remembered: ReadingPosition | None = None
    _asked_to_quit = False

    def action_panel(self) -> None:
        """Show or hide the side panel; showing it puts the keys there."""
        show(self.panel, shown=not self.panel.display)
        self.set_focus(self.panel if self.panel.display else self.view)
        if self.session is not None:
            self.panel.show(self.session.annotations)
            self.panel.follow(self.panel_place)

    def action_help(self) -> None:
        """List the keys."""
        from tui.dialogs.help import HelpScreen

        self.app.push_screen(HelpScreen(self.workspace, self.context, self.mode))

    def action_palette(self) -> None:
        """Open the command palette."""
        self.app.action_command_palette()

    def action_export(self) -> None:
        """Ask for a file and export the article to it."""
        stem = Path(self.document.title).stem or "article"
        name = "".join(char if char.isalnum() or char in "-_. " else "_" for char in stem)
        self.prompt("export to ", self.export_to, text=f"{name.strip()}.jsonl")

    def export_to(self, name: str, *, force: bool = False) -> None:
        """Export what was accepted, in the format of the file's ending; asks before replacing."""
        path = Path(name).expanduser()
        if self.article is None or not name.strip():
            return
        if path.exists() and not force:
            self.prompt(
                f"{path} exists; replace it? yes or no",
                lambda answer: self.export_to(name, force=True) if answer == "yes" else None,
            )
            return
        from store.exporter.export import (
            ExportPlan,
            describe_withheld,
            export,
            output_paths,
            stem_of,
        )
        from store.exporter.output_files import write_files
        from store.formats.registry import NATIVE, format_of_file

        kind = format_of_file(path.name) or NATIVE
        if kind.many_files or kind.is_binary:
            self.say(f"postil export --format {kind.name} writes {kind.title}", warning=True)
            return
        article = self.article.snapshot(self.pipeline_title)
        try:
            exported = export([article], ExportPlan(kind), stem=stem_of(path, kind))
            files = output_paths(path, exported)
            write_files(files, library=self.workspace.library.root, force=force)
        except PostilError as error:
            self.say(str(error), warning=True)
        else:
            left_out = [describe_withheld(exported.withheld), *exported.report.lines(kind.name)]
            self.say(f"exported to {path}  {'; '.join(filter(None, left_out))}")

    async def action_article_next(self) -> None:
        """Next article that is not set aside."""
        await self.leave_for(lambda shelf: shelf.neighbour(1))

    async def action_article_previous(self) -> None:
        """Previous article that is not set aside."""
        await self.leave_for(lambda shelf: shelf.neighbour(-1))

    async def action_finish(self) -> None:
        """Mark as done and go to the next unfinished article; again: not done."""
        if await self._toggle("accept", "in progress again"):
            await self.leave_for(
                ArticleQueue.next_unfinished, "done; that was the last unfinished one"
            )

    async def action_set_aside(self) -> None:
        """Set aside and go on; again: take back."""
        if await self._toggle("ignore", "taken back"):
            await self.leave_for(
                ArticleQueue.next_unfinished, "set aside; no other one is unfinished"
            )

    async def leave_for(
        self,
        find: Callable[[ArticleQueue], str | None],
        otherwise: str = "no further article in this list",
    ) -> None:
        """Open another article of the list that this one was opened from."""
        if self.may_leave() and not await self.postil.open_beside(find):
            self.say(otherwise)

    def action_library(self) -> None:
        """Show the library."""
        if self.may_leave():
            self.postil.show_library()

    def action_quit(self) -> None:
        """Back to the library, or out; unsaved work has to be left twice."""
        if self.may_leave():
            self.postil.leave_reader()

    def action_interrupt(self) -> None:
        """Copy when something is selected, else say how to quit; twice quits."""
        if isinstance(self.focused, Input):
            self.focused.value = ""
        elif self.selection is not None:
            self.action_copy()  # type: ignore[attr-defined]
        elif self._asked_to_quit:
            self.app.exit(return_code=130)
        else:
            self._asked_to_quit = True
            once_more = self.key("interrupt")
            self.say(f"{self.key('quit')} quits; {once_more} once more quits at once")

    def action_suspend(self) -> None:
        """Stop until `fg` in the shell."""
        self.postil.stop_for_the_shell()

    def remember_place(self) -> None:
        """Store where the reader is, if that has changed."""
        place = ReadingPosition(self.cursor.start, self.view.top)
        if self.article is not None and place != self._remembered:
            self._remembered = place
            self.run_worker(lambda: self._store_place(place), thread=True, group="place")

    def close(self) -> StoreError | None:
        """Store everything and let go of the article; returns what went wrong, if anything."""
        if self.article is None:
            return None
        self._keep_unfinished()
        article, self.article = self.article, None
        # After a crash the screen is gone; the place that was stored last has to do then.
        with contextlib.suppress(NoMatches):
            article.save_reading_position(ReadingPosition(self.cursor.start, self.view.top))
        return article.close()

    async def _toggle(self, answer: Answer, taken_back: str) -> bool:
        """Give an answer and return True, or take it back where it was given before."""
        if self.session is None:
            self.say("one moment: the article is being opened")
            return False
        is_new = self.session.answer != answer
        try:
            self.session.give_answer(answer if is_new else None)
        except EditRefused as error:
            self.say(str(error), warning=True)
            return False
        await self.postil.stock_shelf()
        self.postil.shelf.answer(self.postil.shelf.current, self.session.answer)
        self.say("" if is_new else taken_back)
        return is_new

    def may_leave(self) -> bool:
        """Whether everything is on disk; who was warned once may leave without that."""
        trouble = self.article.flush() if self.article is not None else None
        if trouble is None or self.warned_of_loss:
            return True
        self.warned_of_loss = True
        self.save_trouble = trouble
        way = f"{self.key('export')} exports it, once more leaves without"
        self.say(f"not everything is on disk: {way}", warning=True)
        return False

    def _keep_unfinished(self) -> None:
        """Carry out what is being written at this moment, as if it were finished."""
        unfinished, self.unfinished = self.unfinished, None
        if unfinished is not None and self.session is not None:
            with contextlib.suppress(EditRefused):
                self.session.perform(unfinished())

    def _store_place(self, place: ReadingPosition) -> None:
        if self.article is not None:
            self.article.save_reading_position(place)
