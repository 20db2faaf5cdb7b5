"""The two sides of a comparison: annotators of the library, exports, or brat folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annotate.errors import UnreadableArticle
from store.annotated_article import AnnotatedArticle
from store.errors import StoreError
from store.formats.report import Report
from store.importer.annotated_files import read_annotated
from store.library.comparison import GOLD, Comparison, compare
from store.library.library import Library, answers_to
from tui.cli.messages import tell


def both_sides(
    first: str, second: str, names: Sequence[str], library: Library
) -> tuple[Comparison, bool]:
    """Compare the articles that both sides annotated; report those that only one side has.

    What of a side has no part in the comparison is reported too.

    Args:
        first: An annotator, a file of native JSONL, or a folder of brat standoff.
        second: The other side.
        names: Ids, titles or paths of the articles to compare; all where there are none.
        library: The library with the layers of the annotators.

    Returns:
        The comparison, and whether everything in the articles has a part in it.

    Raises:
        UnreadableArticle: A side is missing, or there is no article that both have.
        StoreDamaged: All layers of a side are damaged.
    """
    reports = Report(), Report()
    first_articles, second_articles = (
        _with_names(_read_side(side, library, report), names)
        for side, report in zip((first, second), reports, strict=True)
    )
    comparison = compare(first_articles, second_articles, counted=GOLD)
    if not comparison.both:
        of_these = f" of {', '.join(names)}" if names else ""
        raise UnreadableArticle(f"{first} and {second} have annotated no article{of_these} both")
    _tell_left_out(comparison, first, second)
    for side, report in zip((first, second), reports, strict=True):
        for line in report.lines("the comparison"):
            tell(f"{side}: {line}")
    return comparison, all(report.is_complete for report in reports)


def _with_names(articles: list[AnnotatedArticle], names: Sequence[str]) -> list[AnnotatedArticle]:
    if not names:
        return articles
    return [article for article in articles if any(_has_name(article, name) for name in names)]


def _has_name(article: AnnotatedArticle, name: str) -> bool:
    document = article.document
    return answers_to(name, article.article_id, document.title, document.uri)


def _read_side(name: str, library: Library, report: Report) -> list[AnnotatedArticle]:
    """Return the articles of a file or brat folder, else of an annotator in the library.

    Raises:
        UnreadableArticle: There is neither, or the file cannot be read.
        StoreDamaged: All layers are damaged; else the article of each is left out.
    """
    if Path(name).exists():
        return _require_one_annotator(name, list(read_annotated(Path(name), report)))
    refusals: list[StoreError] = []
    articles = library.annotated_by(name, on_trouble=refusals.append)
    if refusals and not articles:
        raise refusals[0]
    report.left_out += map(str, refusals)
    if not articles:
        raise UnreadableArticle(f"{name} is neither a file nor an annotator in {library.root}")
    return articles


def _require_one_annotator(name: str, articles: list[AnnotatedArticle]) -> list[AnnotatedArticle]:
    ids = [article.article_id for article in articles]
    if len(set(ids)) < len(ids):
        raise UnreadableArticle(f"{name} holds several annotators; export each on its own")
    return articles


def _tell_left_out(comparison: Comparison, first: str, second: str) -> None:
    for names, annotator in ((comparison.unpredicted, first), (comparison.unknown, second)):
        if names:
            tell(f"annotated by {annotator} alone, left out: {', '.join(names)}")
    if comparison.changed:
        tell(f"with another text on either side, left out: {', '.join(comparison.changed)}")
