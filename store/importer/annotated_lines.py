"""Files with an article on each line: plain texts, and what Prodigy, doccano and Postil wrote."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from annotate.author import Author
from annotate.document import Document
from annotate.errors import UnreadableArticle
from annotate.loaders.jsonl import load_line
from annotate.loaders.lines import numbered_lines
from annotate.loaders.source import Source
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused, StoreError
from store.formats.detecting import format_of_content
from store.formats.format import ImportOptions, Incoming
from store.formats.incoming import merged
from store.formats.registry import NATIVE
from store.formats.report import Report
from store.importer.article_ids import at_home
from store.importer.import_article import OnExisting, import_article
from store.library.library import Library

_SCHEMA = b'"schema"'
_ANSWER = b'"answer"'


def articles_of_lines(source: Source) -> list[AnnotatedArticle]:
    """The article of each line, with what was annotated in it; several lines on one count once.

    Raises:
        UnreadableArticle: A line is not what it should be; the message has its number.
    """
    found: dict[str, AnnotatedArticle] = {}
    try:
        for article in _articles(source):
            found.setdefault(article.article_id, article)
    except ImportRefused as error:
        raise UnreadableArticle(f"{source.name}: {error}") from error
    if not found:
        raise UnreadableArticle(f"{source.name} holds no articles")
    return list(found.values())


def put_into(library: Library, article: AnnotatedArticle, author: Author) -> Document:
    """The text of an article, once its annotations are in the author's layer.

    What the author has done there already is left alone, and so is a library that cannot be
    written: then the article can be read without its annotations.
    """
    mine = replace(article, annotator=author.name)
    with contextlib.suppress(StoreError):
        mine = at_home(library, mine)
        stored = library.article(mine.article_id)
        is_new = not stored.layer(author.name).path.exists()
        if is_new and (not stored.exists() or stored.facts().digest == mine.document.digest):
            import_article(library, mine, OnExisting.SKIP, author)
    return mine.document


def _articles(source: Source) -> Iterator[AnnotatedArticle]:
    data = source.data
    kind = format_of_content(data)
    first = next((line for _, line in numbered_lines(data)), b"")
    if kind is None and _SCHEMA in first:
        kind = NATIVE
    if kind is None:
        yield from _texts(source)
        return
    file = Incoming(source.title or source.name, lambda: [data], source.uri)
    for article in merged(partial(kind.importer, [file], ImportOptions()), Report()):
        # Tasks that nobody has answered yet are not finished.
        yield article if _ANSWER in data else replace(article, answer=None)


def _texts(source: Source) -> Iterator[AnnotatedArticle]:
    name = source.title or source.name
    for number, line in numbered_lines(source.data):
        text = load_line(line, name=f"{name}: line {number}", uri=source.uri)
        yield AnnotatedArticle(
            text.document, text.id, annotator="", extra=text.extra, meta_extra=text.meta
        )
