"""The export of the open article: a thread writes the file, and keys go on meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from annotate.errors import PostilError
from store.annotated_article import AnnotatedArticle
from tui.reader.connection import Connection
from tui.reader.opened_article import OPENING
from tui.reader.page import Page
from tui.reader.suggestion_feed import SuggestionFeed
from tui.widgets.prompt import ANSWER_KEYS, is_yes


class ArticleExport:
    """Exports what is accepted at the keypress, one file at a time."""

    @dataclass
    class Exported(Message):
        """The file is on disk."""

        path: Path
        remarks: tuple[str, ...]
        """Remarks on what the file does not hold."""

    @dataclass
    class Failed(Message):
        """Nothing was written."""

        reason: str

    Outcome = Exported | Failed
    """The end of an export."""

    def __init__(self, page: Page, connection: Connection, feed: SuggestionFeed) -> None:
        self._page = page
        self._connection = connection
        self._feed = feed
        self._running_path: Path | None = None
        """The file that is being written; None while there is none."""
        self._refused_name = ""
        """What was typed for a file that could not be written."""
        self._has_warned = False
        """True if leaving was refused once because the file is being written."""

    def ask(self, name: str) -> None:
        """Ask for a file; one that cannot be written to is asked for again, with the reason."""
        name = self._refused_name or name
        self._page.prompt("export to ", self.begin, text=name, refusal=self.refusal)

    def refusal(self, name: str) -> str:
        """The reason why nothing can be exported to a file of this name; empty without one."""
        from store.formats.registry import unknown_ending

        path = Path(name).expanduser()
        if not name.strip():
            return ""
        if self._connection.article is None:
            return OPENING
        if self._running_path is not None:
            return f"still exporting to {self._running_path}: one at a time"
        if unknown := unknown_ending(path.name):
            return unknown
        if not path.parent.is_dir():
            return f"there is no folder {path.parent}"
        return self._format_refusal(path)

    def _format_refusal(self, path: Path) -> str:
        """The reason why the format of a file cannot hold the article as it is."""
        from store.exporter.plan import ExportPlan
        from store.formats.registry import NATIVE, format_of_file

        article, kind = self._connection.article, format_of_file(path.name) or NATIVE
        if kind.has_many_files or kind.is_binary:
            return f"postil export --format {kind.name} writes {kind.title}"
        plan = ExportPlan(kind, scheme=self._page.workspace.scheme)
        is_finished = article is None or article.session.answer == "accept"
        if is_finished or plan.takes_unfinished:
            return ""
        return (
            f"{kind.title} cannot say that the rest is undecided: {self._page.key('finish')} marks "
            "the article as done, or postil export --unfinished-as-outside"
        )

    def begin(self, name: str, *, replace: bool = False) -> None:
        """Export to a file, in the format of its ending; asks before it replaces one."""
        article, path = self._connection.article, Path(name).expanduser()
        if article is None or not name.strip():
            return
        # The keys that follow answer this question, so that it cannot be asked later.
        if path.exists() and not replace:
            self._page.prompt(
                f"{path} exists; replace it? y or n ",
                lambda answer: self.begin(name, replace=True) if is_yes(answer) else None,
                keys=ANSWER_KEYS,
            )
            return
        snapshot = article.snapshot(self._feed.pipeline_title)
        self._refused_name = name
        self._running_path, self._has_warned = path, False
        self._page.say(f"exporting to {path} …")
        screen = self._page.screen
        screen.run_worker(
            lambda: screen.post_message(self._export(snapshot, path, replace=replace)),
            group="export",
            thread=True,
        )

    def finish(self, outcome: Outcome) -> None:
        """Report how an export ended."""
        self._running_path = None
        if isinstance(outcome, ArticleExport.Failed):
            self._page.say(outcome.reason, warning=True)
        else:
            self._refused_name = ""
            self._page.say(f"exported to {outcome.path}  {'; '.join(outcome.remarks)}")

    def may_leave(self) -> bool:
        """Tell whether nothing is being written; False, with a warning, only once for a file."""
        if self._running_path is None or self._has_warned:
            return True
        self._has_warned = True
        words = f"still exporting to {self._running_path}: leave again to stop waiting"
        self._page.say(words, warning=True)
        return False

    def _export(self, article: AnnotatedArticle, path: Path, *, replace: bool) -> Exported | Failed:
        """Write the file; called in a thread."""
        from store.exporter.in_memory import export, output_paths
        from store.exporter.output_files import write_files
        from store.exporter.plan import ExportPlan, stem_of
        from store.exporter.remarks import describe_foreign, describe_withheld
        from store.formats.registry import NATIVE, format_of_file

        kind = format_of_file(path.name) or NATIVE
        try:
            plan = ExportPlan(kind, scheme=self._page.workspace.scheme)
            exported = export([article], plan, stem=stem_of(path, kind))
            files = output_paths(path, exported)
            write_files(files, library=self._page.workspace.library.root, force=replace)
        except PostilError as error:
            return self.Failed(str(error))
        remarks = (
            describe_foreign(exported.foreign_labels),
            describe_withheld(exported.withheld),
            *exported.report.lines(kind.name),
        )
        return self.Exported(path, tuple(filter(None, remarks)))
