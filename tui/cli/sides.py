"""The two sides of a comparison: annotators of the library, exports, or brat folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annotate.errors import UnreadableArticle
from store.annotated_article import AnnotatedArticle
from store.importer.annotated_files import read_annotated
from store.library.comparison import GOLD, Comparison, compare
from store.library.library import Library, answers_to
from tui.cli.words import tell


def both_sides(first: str, second: str, names: Sequence[str], library: Library) -> Comparison:
    """The articles that both annotated; those that only one has are told.

    Args:
        first: An annotator, a file of native JSONL, or a folder of brat standoff.
        second: Another one.
        names: Ids, titles or paths of the articles to look at; all where there are none.
        library: Where annotators have their layers.

    Raises:
        UnreadableArticle: A side is not there, or there is no article that both have.
        StoreDamaged: A layer is not what was written.
    """
    ours, theirs = (_named(_side(side, library), names) for side in (first, second))
    comparison = compare(ours, theirs, counted=GOLD)
    if not comparison.both:
        of_these = f" of {', '.join(names)}" if names else ""
        raise UnreadableArticle(f"{first} and {second} have annotated no article{of_these} both")
    _tell_alone(comparison, first, second)
    return comparison


def _named(articles: list[AnnotatedArticle], names: Sequence[str]) -> list[AnnotatedArticle]:
    return [one for one in articles if not names or any(_is_named(one, name) for name in names)]


def _is_named(article: AnnotatedArticle, name: str) -> bool:
    document = article.document
    return answers_to(name, article.article_id, document.title, document.uri)


def _side(name: str, library: Library) -> list[AnnotatedArticle]:
    """The articles of a file or brat folder, else of an annotator in the library.

    Raises:
        UnreadableArticle: There is neither, or the file cannot be read.
        StoreDamaged: A layer is not what was written.
    """
    if Path(name).exists():
        return _of_one_annotator(name, list(read_annotated(Path(name))))
    articles = library.annotated_by(name)
    if not articles:
        raise UnreadableArticle(f"{name} is neither a file nor an annotator in {library.root}")
    return articles


def _of_one_annotator(name: str, articles: list[AnnotatedArticle]) -> list[AnnotatedArticle]:
    ids = [article.article_id for article in articles]
    if len(set(ids)) < len(ids):
        raise UnreadableArticle(f"{name} holds several annotators; export each on its own")
    return articles


def _tell_alone(comparison: Comparison, first: str, second: str) -> None:
    for names, who in ((comparison.unpredicted, first), (comparison.unknown, second)):
        if names:
            tell(f"annotated by {who} alone, left out: {', '.join(names)}")
    if comparison.changed:
        tell(f"with another text on either side, left out: {', '.join(comparison.changed)}")
