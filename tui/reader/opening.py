"""Opening the article in the library and finding suggestions, while one reads already."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from textual import work
from textual.message import Message

from annotate.errors import PipelineUnavailable, PostilError
from annotate.extract.pipeline import PipelineChoice
from store.editing.open_article import OpenArticle
from store.editing.opening import open_article
from store.files import gc_control
from store.library.reanchoring import Reanchored, describe
from store.library.source_check import has_newer_source
from tui.reader.following import Following


class Opening(Following):
    """Workers compute and post messages; the handlers here change state."""

    @dataclass
    class Opened(Message):
        """The article is open in the library."""

        article: OpenArticle
        pipeline: PipelineChoice | PipelineUnavailable
        has_newer_source: bool
        """Whether the file that it came from says something else by now."""

    @dataclass
    class OpenFailed(Message):
        """The layer cannot be read; there is nothing to annotate on."""

        error: PostilError

    @work(thread=True, group="open", exit_on_error=True)
    def open_in_library(self) -> None:
        """Open the article; nothing of it is read before the first page is on screen."""
        gc_control.pause()
        gc_control.return_free_memory()
        if self.postil.opened > 1:
            gc_control.collect_all()
        try:
            opened = self._open_article()
        except PostilError as error:
            self.post_message(self.OpenFailed(error))
        else:
            if not self.post_message(opened):
                opened.article.close()
        finally:
            gc_control.resume()

    def _open_article(self) -> Opened:
        workspace = self.workspace
        pipeline = workspace.pipeline()
        article = open_article(
            workspace.library,
            self.document,
            workspace.author,
            scheme=workspace.scheme.names,
            pipeline=pipeline.cache_name if isinstance(pipeline, PipelineChoice) else None,
            listener=self.watcher,
            fit=workspace.scheme.fitted,
        )
        return self.Opened(article, pipeline, has_newer_source(article.stored, self.document))

    def reopen(self) -> None:
        """Open the article anew, on the same screen."""
        self.open_in_library()

    def on_opening_opened(self, message: Opened) -> None:
        """Show what was annotated before, and go on from there."""
        self.article = message.article
        self.saved_step, self.save_trouble = 0, None
        self.begin_annotating(message.pipeline)
        self._tell_about(message.article, has_newer_source=message.has_newer_source)
        self.opening_words = ""
        self.follow()
        self.update_lines()

    def begin_annotating(self, pipeline: PipelineChoice | PipelineUnavailable) -> None:
        """Look for suggestions where there are none yet."""
        if self.article is None:
            return
        known = self.article.report.cached_suggestions
        if isinstance(pipeline, PipelineChoice):
            self.pipeline_title = pipeline.title
        self.redraw_all()
        if isinstance(pipeline, PipelineUnavailable):
            self.say(str(pipeline), warning=True)
        elif known is None:
            self.extract(pipeline)
        else:
            self.load_structure(pipeline)
        if known is not None and not len(self.article.session.annotations.items):
            self.say("nothing was found in this article: a label’s key labels the token here")

    def on_opening_open_failed(self, message: OpenFailed) -> None:
        """Leave: what is stored must not be written over."""
        self.postil.fail(message.error)

    def _tell_about(self, article: OpenArticle, *, has_newer_source: bool) -> None:
        became = ""
        if article.report.reanchored is not None:
            became = self._what_became(article.report.reanchored, article.report.others_reanchored)
        if article.session.read_only is not None:
            words = f"read-only: {article.session.read_only}"
            self.say("; ".join(filter(None, (words, became))), warning=True)
        elif article.warning or became:
            self.say("; ".join(filter(None, (article.warning, became))), warning=True)
        elif article.report.migrated is not None:
            kept = article.report.migrated.name
            self.say(f"brought to the form of this version; as it was, it is kept as {kept}")
        elif self.opening_words:
            self.say(self.opening_words)
        elif has_newer_source:
            again = shlex.join(("postil", self.document.uri))
            self.say(f"the file has changed since it was read: {again} reads it anew", warning=True)

    def _what_became(self, caught_up: Reanchored, others: int) -> str:
        """What became of the annotations when the text changed, and what to do about it."""
        words = f"the text changed: {describe(caught_up.carried)}"
        if caught_up.carried.moved:
            words += f"; {self.key('pending_next')} goes to what moved"
        if caught_up.carried.lost:
            words += f"; {self.key('orphans')} lists what is lost"
        if caught_up.is_reopened:
            words += "; not done any more"
        if others:
            noun = "annotator" if others == 1 else "annotators"
            words += f"; so for {others} other {noun}"
        return words
