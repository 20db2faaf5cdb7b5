"""`postil export`: annotations out of the library."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from annotate.annotation import Status
from annotate.author import Author
from annotate.errors import UnreadableArticle
from store.annotated_article import AnnotatedArticle
from store.exporting import describe_withheld, export_lines, write_export
from store.library import Library
from store.stored_article import StoredArticle
from tui.cli import exit_codes
from tui.cli.streams import write_output
from tui.cli.words import tell
from tui.configuration import Configuration


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Write the export; returns the exit code."""
    statuses = set(Status) if arguments.status == "all" else {Status(arguments.status)}
    chosen = _chosen(library, arguments.article)
    articles = list(_annotated(library, chosen, arguments.annotator, author))
    if not articles and not arguments.article:
        tell(f"no articles yet in {library.root}; nothing was exported")
        return exit_codes.OK
    data, withheld = export_lines(articles, statuses=statuses, tokens=arguments.tokens)
    if arguments.output is not None:
        write_export(arguments.output, data, library=library.root, force=arguments.force)
    else:
        write_output(data)
    noun = "article" if len(articles) == 1 else "articles"
    left_out = describe_withheld(withheld)
    tell(f"exported {len(articles)} {noun}" + (f"; {left_out}" if left_out else ""))
    return exit_codes.OK


def _chosen(library: Library, names: list[str]) -> list[StoredArticle]:
    if not names:
        return library.articles()
    chosen: dict[str, StoredArticle] = {}
    for name in names:
        found = library.find(name)
        if not found:
            raise UnreadableArticle(f"no article {name} in {library.root}; postil list shows all")
        chosen |= {article.id: article for article in found}
    return list(chosen.values())


def _annotated(
    library: Library, articles: list[StoredArticle], annotator: str | None, author: Author
) -> Iterator[AnnotatedArticle]:
    """Each layer of each article; with an annotator named, that one's only.

    An article that nobody annotated yet has its suggestions, on behalf of `author`.
    """
    for article in articles:
        for name in article.annotators() or [author.name]:
            if annotator in (None, name):
                yield library.annotated(article, name)
