"""`postil import`: annotated articles into the library."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from pathlib import Path

from annotate.author import Author
from store.files.disk_dict import DiskDict
from store.formats.format import Format, ImportOptions
from store.formats.registry import format_named
from store.importer.import_article import OnExisting, import_articles
from store.importer.read_source import format_of
from store.importer.two_pass import ImportSource
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.file_layout import misplaced_layout
from tui.cli.progress import with_progress
from tui.cli.words import tell
from tui.config.configuration import Configuration


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Import files; returns the exit code. Nothing is written before all of them are read once."""
    known = OnExisting(arguments.known or OnExisting.ASK)
    sources = []
    for path in arguments.input:
        kind = _format(arguments, path)
        if misplaced := misplaced_layout(arguments, kind):
            tell(f"{path}: {misplaced}")
            return exit_codes.USAGE
        sources.append(_source(arguments, path, kind, library, author))
    count = _check(sources, known)
    if not count:
        tell("nothing to import")
        return exit_codes.OK
    articles = (article for source in sources for article in source.articles())
    told = import_articles(library, articles, known, author)
    taken = Counter(with_progress(told, "importing", count))
    for source in sources:
        for line in source.report.lines("the library"):
            tell(line)
    left_alone = f"; {taken[False]} left alone" if taken[False] else ""
    noun = "article" if taken[True] == 1 else "articles"
    tell(f"imported {taken[True]} {noun}{left_alone}")
    return exit_codes.OK


def _source(
    arguments: Namespace, path: Path, kind: Format, library: Library, author: Author
) -> ImportSource:
    return ImportSource(
        path,
        kind,
        library=library,
        author=author,
        texts=arguments.text_dir,
        options=ImportOptions(names=arguments.name_pattern),
    )


def _check(sources: list[ImportSource], known: OnExisting) -> int:
    """Read everything once without writing; returns how many articles there are."""
    standing = DiskDict()
    for source in sources:
        for remark in with_progress(source.checked(known, standing), "checking"):
            if remark:
                tell(remark)
    return len(standing)


def _format(arguments: Namespace, path: Path) -> Format:
    return format_named(arguments.format) if arguments.format else format_of(path)
