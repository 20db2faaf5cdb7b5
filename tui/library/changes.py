"""Changes to articles from their list: done, set aside, deleted, brought back, analysed again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import work
from textual.message import Message

from annotate.errors import PostilError
from annotate.extract.pipeline import PipelineChoice
from store.annotated_article import Answer
from store.library.answers import give_answer
from store.library.overview import Overview
from store.library.stored_article import StoredArticle
from store.library.trash import Trash
from tui.library.article_queue import QueueEntry
from tui.library.counts import Counting


class Changing(Counting):
    """Each change is made by a worker, and shown when it is on disk."""

    @dataclass
    class Changed(Message):
        """A change is on disk."""

        key: str
        overview: Overview
        words: str

    @dataclass
    class Removed(Message):
        """An article is in the trash."""

        key: str
        words: str

    @dataclass
    class Returned(Message):
        """What was deleted last is in the library again, if there was anything."""

        title: str | None

    @dataclass
    class Refused(Message):
        """A change could not be made."""

        error: PostilError

    def action_finish(self) -> None:
        """Mark as done; again: not done."""
        self._toggle("accept", "done", "not done")

    def action_set_aside(self) -> None:
        """Set aside; again: take back."""
        self._toggle("ignore", "set aside", "taken back")

    def action_delete(self) -> None:
        """Ask, then take the article out of the library."""
        row = self.articles.current
        if row is None:
            return
        if row.overview is None:
            self.say("this file is not in the library; there is nothing to delete")
            return
        self.prompt(
            "delete it and its annotations? y or n ",
            lambda answer: self._delete(row.key) if answer.strip() in ("y", "yes") else None,
        )

    def action_bring_back(self) -> None:
        """Bring back what was deleted last."""
        self._bring_back()

    def action_extract_again(self) -> None:
        """Forget the suggestions that are remembered, and look for them again."""
        if self.articles.current is not None:
            self._forget_suggestions(self.articles.current.key)

    def on_changing_changed(self, message: Changed) -> None:
        """Show the article as it is now."""
        self.shelf.answer(message.key, message.overview.answer)
        self.shelf.learn(message.overview)
        self.show_row(message.key)
        self.say(message.words)

    def on_changing_removed(self, message: Removed) -> None:
        """Show the list without the article."""
        self.shelf.forget(message.key)
        self.show_rows()
        self.say(message.words)

    def on_changing_returned(self, message: Returned) -> None:
        """Show the list with the article."""
        if message.title is None:
            self.say("nothing was deleted that could come back")
            return
        self.say(f"“{message.title}” is back")
        self.count()

    def on_changing_refused(self, message: Refused) -> None:
        """Say why nothing was changed."""
        self.say(str(message.error), warning=True)

    def _toggle(self, answer: Answer, words: str, taken_back: str) -> None:
        row = self.articles.current
        if row is None:
            return
        present = row.overview.answer if row.overview is not None else None
        if present == answer:
            self._answer(row.key, None, f"{row.title}: {taken_back}")
        else:
            self._answer(row.key, answer, f"{row.title}: {words}; the same key takes that back")

    @work(thread=True, group="change")
    def _answer(self, key: str, answer: Answer | None, words: str) -> None:
        def change(stored: StoredArticle) -> str:
            give_answer(stored, self.workspace.author, answer)
            return words

        self._change(key, change)

    @work(thread=True, group="change")
    def _forget_suggestions(self, key: str) -> None:
        def change(stored: StoredArticle) -> str:
            pipeline = self.workspace.pipeline()
            if not isinstance(pipeline, PipelineChoice):
                raise pipeline
            stored.forget_suggestions(pipeline.cache_name, annotator=self.workspace.author.name)
            return f"{self.shelf.slot(key).title}: suggestions are looked for again"

        if self._change(key, change):
            self.app.call_from_thread(self.postil.background.start, [self.shelf.slot(key)])

    def _change(self, key: str, change: Callable[[StoredArticle], str]) -> bool:
        """Make a change to an article, on a worker's thread, and tell how it went."""
        try:
            stored = self._stored(self.shelf.slot(key))
            words = change(stored)
        except PostilError as error:
            self.post_message(self.Refused(error))
            return False
        overview = self.workspace.overview(stored)
        self.post_message(self.Changed(key, overview, words))
        return True

    def _stored(self, slot: QueueEntry) -> StoredArticle:
        """The article in the library; a file that is not there yet is put there."""
        if slot.stored is not None:
            return slot.stored
        document = slot.load()
        stored = self.workspace.library.article_for(document)
        if not stored.exists():
            self.workspace.library.add(stored, document)
        return stored

    @work(thread=True, group="change")
    def _delete(self, key: str) -> None:
        slot = self.shelf.slot(key)
        try:
            Trash(self.workspace.library).throw_in(self._stored(slot))
        except PostilError as error:
            self.post_message(self.Refused(error))
            return
        kept = "" if self.shelf.is_library else "; the file was left alone"
        back = f"{self.shown_key('bring_back')} brings it back"
        words = f"deleted from the library: {back}{kept}   “{slot.title}”"
        self.post_message(self.Removed(key, words))

    @work(thread=True, group="change")
    def _bring_back(self) -> None:
        try:
            back = Trash(self.workspace.library).bring_back()
            title = back.facts().title if back is not None else None
        except PostilError as error:
            self.post_message(self.Refused(error))
        else:
            self.post_message(self.Returned(title))
