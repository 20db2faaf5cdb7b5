"""The sides of a comparison: annotators of the library, exports, or brat folders."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from annotate.commands.describing import joined
from annotate.errors import UnreadableArticle
from store.annotated_article import AnnotatedArticle
from store.errors import StoreError
from store.formats.report import Report
from store.importer.annotated_files import read_annotated
from store.library.assignments import held_back
from store.library.joint_articles import JointArticles, put_together
from store.library.library import Library, answers_to
from tui.cli.articles import tell_held_back
from tui.cli.messages import tell
from tui.display.plural import counted, listed


def joint_sides(arguments: Namespace, library: Library, reader: str) -> tuple[JointArticles, bool]:
    """Put the articles of the sides together; report those that one side alone has.

    What of a side has no part in the comparison is reported too.

    Args:
        arguments: The sides (annotators, files of native JSONL, folders of brat standoff) and the
            names of the articles to compare; all where there are none.
        library: The library with the layers of the annotators.
        reader: Who compares: what the blind first pass holds back is left out and said.

    Returns:
        The articles, and whether everything in them has a part in the comparison.

    Raises:
        UnreadableArticle: A side is missing or given twice, or no article is that of two of them.
        StoreDamaged: All layers of a side are damaged.
    """
    sides = [arguments.first, arguments.second, *arguments.more]
    if twice := next((side for side in sides if sides.count(side) > 1), None):
        raise UnreadableArticle(f"{twice} is named twice; a comparison needs different sides")
    reports = {side: Report() for side in sides}
    articles = {
        side: _with_names(_read_side(side, library, report), arguments.article)
        for side, report in reports.items()
    }
    blind = held_back(library, reader)
    hidden = {a.article_id for side in articles.values() for a in side} & blind
    tell_held_back(hidden, reader)
    joint = put_together(
        {side: [a for a in own if a.article_id not in blind] for side, own in articles.items()}
    )
    if not joint.articles:
        raise UnreadableArticle(_nothing_in_common(sides, arguments.article, library))
    _tell_left_out(joint)
    for side, report in reports.items():
        for line in report.lines("the comparison"):
            tell(f"{side}: {line}")
    return joint, not hidden and all(report.is_complete for report in reports.values())


def _nothing_in_common(sides: Sequence[str], names: Sequence[str], library: Library) -> str:
    """Say that no article is that of two sides; name an annotator who was taken for an article."""
    many = len(sides) > 2  # noqa: PLR2004 - a pair
    by_whom = f"two of {joined(sides)}" if many else f"both {joined(sides)}"
    of_these = f" of {', '.join(names)}" if names else ""
    annotators = {name for article in library.articles() for name in article.annotators()}
    hint = next(
        (f"; --and {name} adds {name} to the sides" for name in names if name in annotators), ""
    )
    return f"no article{of_these} was annotated by {by_whom}{hint}"


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


def _tell_left_out(joint: JointArticles) -> None:
    for name, titles in joint.alone.items():
        count = counted(len(titles), "article")
        tell(f"annotated by {name} alone, left out: {count} ({listed(titles)})")
    if joint.changed:
        tell(f"left out, as the texts differ: {listed(joint.changed)}")
