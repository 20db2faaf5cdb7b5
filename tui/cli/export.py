"""`postil export`: annotations out of the library."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotate.annotation import Status
from annotate.author import Author
from store.annotated_article import AnnotatedArticle
from store.errors import ExportRefused
from store.exporting import (
    Export,
    Plan,
    beside,
    check_target,
    describe_withheld,
    export,
    stem_of,
    write_files,
)
from store.formats.format import Format
from store.formats.registry import NATIVE, format_named, format_of_file
from store.library import Library
from store.selecting import Selection
from store.stored_article import StoredArticle
from tui.cli import exit_codes
from tui.cli.articles import named_articles
from tui.cli.progress import shown
from tui.cli.streams import is_terminal, write_output
from tui.cli.words import tell
from tui.configuration import Configuration


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Write the export; returns the exit code."""
    plan = _plan(arguments)
    into = _folder(arguments, plan)
    if misuse := _misuse(arguments, plan):
        tell(misuse)
        return exit_codes.USAGE
    if arguments.output is not None and into is None:
        check_target(arguments.output, library=library.root, force=arguments.force)
    chosen = named_articles(library, arguments.article)
    found = _annotated(library, shown(chosen, "reading", len(chosen)), arguments.annotator, author)
    articles = list(found)
    if not articles and not arguments.article:
        tell(f"no articles yet in {library.root}; nothing was exported")
        return exit_codes.OK
    output = arguments.output
    stem = "annotations" if output is None else stem_of(output, plan.format)
    exported = export(articles, plan, stem=stem)
    for line in exported.report.lines(plan.format.name):
        tell(line)
    if arguments.strict and not exported.report.is_whole:
        raise ExportRefused("nothing was exported; without --strict the rest is")
    _write(arguments, plan, exported, library)
    tell(_summary(exported))
    for name, count in exported.articles.items():
        if name and not count:
            tell(f"no article is in {name}; another --seed makes another split")
    return exit_codes.OK


def _plan(arguments: Namespace) -> Plan:
    everything = arguments.status == "all"
    return Plan(
        format=_format(arguments),
        selection=Selection(
            statuses=frozenset(Status) if everything else frozenset({Status(arguments.status)}),
            labels=frozenset(arguments.label),
            since=arguments.since,
            finished=arguments.finished,
        ),
        unit=arguments.unit,
        align=arguments.align,
        tokens=arguments.tokens,
        anonymous=arguments.anonymous,
        shares=arguments.split,
        seed=arguments.seed,
    )


def _format(arguments: Namespace) -> Format:
    if arguments.format is not None:
        return format_named(arguments.format)
    told = format_of_file(arguments.output.name) if arguments.output is not None else None
    return told or NATIVE


def _folder(arguments: Namespace, plan: Plan) -> Path | None:
    """The folder that an export of several files goes into."""
    several = plan.format.many_files or plan.shares
    folder: Path | None = arguments.output if several else None
    return folder


def _misuse(arguments: Namespace, plan: Plan) -> str | None:
    if arguments.output is not None:
        return None
    if plan.format.many_files or plan.shares:
        what = "a split" if plan.shares else plan.format.name
        return f"{what} makes several files; -o DIR names the folder for them"
    if plan.format.is_binary and is_terminal(sys.stdout):
        return f"{plan.format.name} is not for reading on a terminal; -o OUT writes a file"
    return None


def _write(arguments: Namespace, plan: Plan, exported: Export, library: Library) -> None:
    files, output = exported.files, arguments.output
    if output is None:
        main, *others = files
        write_output(files[main])
        for name in others:
            tell(f"{name} belongs to it; -o OUT writes both")
        return
    into = _folder(arguments, plan)
    in_folder = {into / name: data for name, data in files.items()} if into else {}
    targets = in_folder or beside(output, exported)
    write_files(targets, library=library.root, force=arguments.force, into=into)


def _summary(exported: Export) -> str:
    counts = [_counted(name, count) for name, count in exported.articles.items()]
    left_out = describe_withheld(exported.withheld)
    return f"exported {', '.join(counts)}" + (f"; {left_out}" if left_out else "")


def _counted(name: str, count: int) -> str:
    noun = "article" if count == 1 else "articles"
    return f"{count} {noun} to {name}" if name else f"{count} {noun}"


def _annotated(
    library: Library, articles: Iterable[StoredArticle], annotator: str | None, author: Author
) -> Iterator[AnnotatedArticle]:
    """Each layer of each article; with an annotator named, that one's only.

    An article that nobody annotated yet has its suggestions, on behalf of `author`.
    """
    for article in articles:
        for name in article.annotators() or [author.name]:
            if annotator in (None, name):
                yield library.annotated(article, name)
