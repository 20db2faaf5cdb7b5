"""`postil import`: importing annotated articles into the library."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from annotate.author import Author
from annotate.errors import SchemeUnusable
from store.annotated_article import AnnotatedArticle
from store.files.disk_dict import DiskDict
from store.formats.format import Format, ImportOptions
from store.formats.registry import format_named
from store.importer.import_article import OnExisting
from store.importer.import_articles import import_articles
from store.importer.import_source import ImportSource
from store.importer.read_source import format_of
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.file_options import misplaced_layout
from tui.cli.import_parts import with_parts
from tui.cli.messages import tell
from tui.cli.progress import with_progress
from tui.config.configuration import Configuration
from tui.config.label_files import labels_in_force, named_files
from tui.display.plural import counted


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Import files; returns the exit code. Nothing is written before all are read once.

    The code says whether something of the files was left out, however many articles came in.
    """
    on_existing = OnExisting(arguments.on_existing or OnExisting.ASK)
    sources = []
    for path in with_parts(arguments.input):
        file_format = _format(arguments, path)
        if misplaced := misplaced_layout(arguments, file_format):
            tell(f"{path}: {misplaced}")
            return exit_codes.USAGE
        sources.append(_source(arguments, path, file_format, library, author))
    count = _check(sources, on_existing)
    if not count:
        tell("nothing to import")
        return exit_codes.OK
    articles: Iterable[AnnotatedArticle] = (
        article for source in sources for article in source.articles()
    )
    if arguments.finished:
        articles = _as_finished(articles)
    unknown: Counter[str] = Counter()
    articles = _noting_attributes(articles, _known_attributes(settings, library), unknown)
    outcomes = import_articles(library, articles, on_existing, author)
    counts = Counter(with_progress(outcomes, "importing", count, unit="articles"))
    _tell_outcome(sources, counts, unknown)
    is_complete = all(source.report.is_complete for source in sources)
    return exit_codes.OK if is_complete else exit_codes.SKIPPED


def _tell_outcome(
    sources: Iterable[ImportSource], counts: Counter[bool], unknown: Counter[str]
) -> None:
    """Say what was imported and what was not.

    Args:
        sources: The files, with what was left out of each.
        counts: The numbers of articles that were imported (True) and left alone (False).
        unknown: How often each attribute came that the labels do not have.
    """
    for source in sources:
        for line in source.report.lines("the library"):
            tell(line)
    if unknown:
        names = ", ".join(f"{name} ({count})" for name, count in sorted(unknown.items()))
        tell(f"note: kept attributes that your labels do not have: {names}")
    left_alone = f"; {counts[False]} left alone" if counts[False] else ""
    tell(f"imported {counted(counts[True], 'article')}{left_alone}")


def _source(
    arguments: Namespace, path: Path, file_format: Format, library: Library, author: Author
) -> ImportSource:
    return ImportSource(
        path,
        file_format,
        library=library,
        author=author,
        texts=arguments.text_dir,
        options=ImportOptions(name_pattern=arguments.name_pattern),
    )


def _check(sources: list[ImportSource], on_existing: OnExisting) -> int:
    """Read everything once without writing; returns the number of layers."""
    layer_paths = DiskDict()
    for source in sources:
        remarks = source.check(on_existing, layer_paths)
        for remark in with_progress(remarks, "checking", unit="articles"):
            if remark:
                tell(remark)
    return len(layer_paths)


def _format(arguments: Namespace, path: Path) -> Format:
    return format_named(arguments.format) if arguments.format else format_of(path)


def _as_finished(articles: Iterable[AnnotatedArticle]) -> Iterator[AnnotatedArticle]:
    """Mark articles as done, except those that were set aside."""
    for article in articles:
        yield replace(article, answer=article.answer or "accept")


def _known_attributes(settings: Configuration, library: Library) -> Collection[str]:
    """The names of the attributes in force; none where the labels cannot be used."""
    try:
        scheme = labels_in_force(library, named_files(settings, None)).scheme
    except SchemeUnusable:
        return ()
    return {attribute.name for attribute in scheme.attributes}


def _noting_attributes(
    articles: Iterable[AnnotatedArticle], known_names: Collection[str], unknown: Counter[str]
) -> Iterator[AnnotatedArticle]:
    """Pass articles on, and count the attributes in them that are not known by their names."""
    for article in articles:
        chosen = (attributes for _, _, attributes in article.chosen())
        unknown.update(name for each in chosen for name, _ in each if name not in known_names)
        yield article
