"""Actions of the group “work”: done, set aside, deleted, restored, suggested again, adjudicated."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.errors import PostilError
from store.annotated_article import Answer
from store.library.recent_folders import RecentFolders
from tui.dialogs.choose import ChooseScreen
from tui.library.actions.base import ListActions
from tui.library.article_changes import ArticleChanges
from tui.library.choose_adjudication import choose_adjudication
from tui.widgets.article_columns import Row
from tui.widgets.prompt import ANSWER_KEYS, is_yes


class WorkActions(ListActions):
    """Changing the article under the cursor; what comes of it is shown when it is on disk."""

    def action_finish(self) -> None:
        """Mark as done; again: not done."""
        self._toggle_answer("accept", "done", "not done")

    def action_set_aside(self) -> None:
        """Set aside; again: not set aside."""
        self._toggle_answer("ignore", "set aside", "not set aside")

    def action_delete(self) -> None:
        """Ask, then delete the article from the library."""
        row = self.articles.current
        if row is None:
            return
        if row.is_folder:
            self._drop_folder(row)
            return
        if row.overview is None:
            self.say("this file is not in the library; there is nothing to delete")
            return
        entry = self.queue.entry(row.key)

        def take(answer: str) -> None:
            if is_yes(answer):
                self.changes.start(lambda changes: changes.delete(entry))

        self.page.prompt("delete it and its annotations? y or n ", take, keys=ANSWER_KEYS)

    def action_bring_back(self) -> None:
        """Restore the article that was deleted last."""
        self.changes.start(ArticleChanges.restore)

    def action_extract_again(self) -> None:
        """Delete the cached suggestions, and look for suggestions again."""
        row = self._article()
        if row is not None:
            entry = self.queue.entry(row.key)
            words = f"{entry.title}: looking for suggestions again"
            self.changes.start(lambda changes: changes.forget_suggestions(entry, words))

    def action_extract_all(self) -> None:
        """Look for all missing suggestions, or stop looking."""
        background = self.host.background
        if background.is_running:
            background.stop()
            self.say(f"stopped; {self.key('extract_all')} goes on with what is missing")
        else:
            overviews = {key: self.queue.overview(key) for key in self.queue.keys}
            background.start(
                self.queue.entry(key)
                for key, overview in overviews.items()
                if overview is None or overview.answer is None
            )
        self.page.update_lines()

    def action_review(self) -> None:
        """Adjudicate where annotators differ."""
        if self.workspace.adjudication is not None:
            self.say("this is an adjudication already")
        else:
            self.screen.run_worker(self._adjudicate(), exclusive=True, group="adjudicate")

    def _toggle_answer(self, answer: Answer, words: str, undone: str) -> None:
        row = self._article()
        if row is None:
            return
        entry = self.queue.entry(row.key)
        if row.overview is not None and row.overview.answer == answer:
            message = f"{row.title}: {undone}"
            self.changes.start(lambda changes: changes.give_answer(entry, None, message))
        else:
            pending = row.overview.pending if row.overview is not None else 0
            left = f", {pending} left pending" if pending else ""
            message = f"{row.title}: {words}{left}; the same key undoes it"
            self.changes.start(lambda changes: changes.give_answer(entry, answer, message))

    def _article(self) -> Row | None:
        """The article under the cursor; None, with a message, where that is a folder."""
        row = self.articles.current
        if row is not None and row.is_folder:
            self.say(f"{row.title} is a folder: {self.key('open')} lists its articles")
            return None
        return row

    def _drop_folder(self, row: Row) -> None:
        """Offer a folder no more; its articles stay where they are."""
        page = self.page
        page.folders = [folder for folder in page.folders if folder.key != row.key]
        recent = RecentFolders(self.workspace.library)
        self.screen.run_worker(lambda: recent.drop(row.source), thread=True, group="folders")
        page.show_rows()
        self.say(f"{row.title} is not offered any more; its articles were left alone")

    async def _adjudicate(self) -> None:
        try:
            chosen = await choose_adjudication(
                self.workspace.library, self.workspace.author.name, self._ask
            )
        except PostilError as error:
            self.say(str(error), warning=True)
            return
        if isinstance(chosen, str):
            self.say(chosen)
        elif chosen is not None:
            self.host.lists.begin_adjudication(chosen)

    async def _ask(self, title: str, names: Sequence[str]) -> str | None:
        choices = [(name, name) for name in names]
        return await self.screen.app.push_screen_wait(ChooseScreen(title, choices))
