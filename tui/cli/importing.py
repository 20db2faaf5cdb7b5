"""`postil import`: annotated articles into the library."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from annotate.author import Author
from annotate.errors import UnreadableArticle
from store.annotated_article import AnnotatedArticle
from store.formats.format import Format
from store.formats.registry import NATIVE, format_named
from store.formats.report import Report
from store.importing import Known, at_home, check_import, import_article
from store.library import Library
from store.sources import format_of, read_source
from tui.cli import exit_codes
from tui.cli.file_layout import misplaced_layout
from tui.cli.progress import shown
from tui.cli.words import tell
from tui.configuration import Configuration


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Import files; returns the exit code. Nothing is written before all of them are read once."""
    known = Known(arguments.known or Known.ASK)
    sources = [
        _Source(path, _format(arguments, path), arguments, library, author)
        for path in arguments.input
    ]
    for source in sources:
        if misplaced := misplaced_layout(arguments, source.kind):
            tell(f"{source.path}: {misplaced}")
            return exit_codes.USAGE
    count = _check(sources, known)
    if not count:
        tell("nothing to import")
        return exit_codes.OK
    articles = (article for source in sources for article in source.articles(Report()))
    taken = [
        import_article(library, article, known, author)
        for article in shown(articles, "importing", count)
    ]
    left_alone = f"; {taken.count(False)} left alone" if False in taken else ""
    noun = "article" if taken.count(True) == 1 else "articles"
    tell(f"imported {taken.count(True)} {noun}{left_alone}")
    return exit_codes.OK


@dataclass(frozen=True, slots=True)
class _Source:
    """A file or folder that is to be imported."""

    path: Path
    kind: Format
    arguments: Namespace
    library: Library
    author: Author

    def articles(self, report: Report) -> Iterator[AnnotatedArticle]:
        """Its articles; those of other programs are whose who imports them, unless they say."""
        texts, names = self.arguments.text_dir, self.arguments.name_pattern
        for article in read_source(self.path, self.kind, report, texts=texts, names=names):
            if self.kind is NATIVE:
                yield article
            else:
                mine = replace(article, annotator=article.annotator or self.author.name)
                yield at_home(self.library, mine)


def _check(sources: list[_Source], known: Known) -> int:
    """Read everything once without writing; returns how many articles there are."""
    seen: dict[tuple[str, str], Path] = {}
    for source in sources:
        report = Report()
        for article in shown(source.articles(report), "checking"):
            key = (article.article_id, article.annotator)
            if key in seen:
                raise UnreadableArticle(
                    f"{source.path}: article {article.article_id} by {article.annotator} stands in "
                    f"{seen[key]} already; nothing was imported"
                )
            seen[key] = source.path
            remark = check_import(source.library, article, known, source.author)
            if remark:
                tell(remark)
        for line in report.lines("the library"):
            tell(line)
    return len(seen)


def _format(arguments: Namespace, path: Path) -> Format:
    return format_named(arguments.format) if arguments.format else format_of(path)
