"""`postil evaluate`: the agreement of predicted annotations with gold ones."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotate.author import Author
from annotate.errors import UnreadableArticle
from annotate.evaluation.evaluation import Evaluation, evaluate
from annotate.evaluation.report import claim_tables, entity_table
from store.annotated_article import AnnotatedArticle
from store.formats.report import Report
from store.importer.annotated_files import read_annotated
from store.library.comparison import Comparison, compare
from store.library.library import Library
from tui.cli import exit_codes
from tui.cli.messages import tell
from tui.cli.streams import write_lines
from tui.config.configuration import Configuration
from tui.display.glyphs import visible
from tui.display.plural import counted


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print the scores; returns the exit code."""
    if arguments.suggesters and arguments.gold is None:
        from tui.cli import evaluate_suggesters

        return evaluate_suggesters.run(arguments, settings, library, author)
    if arguments.predicted is None or arguments.suggesters:
        tell("evaluate needs GOLD and PRED, or --suggesters alone; see postil evaluate --help")
        return exit_codes.USAGE
    gold = _read_side(arguments.gold, arguments.annotator)
    predicted = _read_side(arguments.predicted, arguments.annotator)
    if gold is None or predicted is None:
        return exit_codes.UNREADABLE
    comparison = compare(gold, predicted)
    if not comparison.shared:
        tell(f"{arguments.gold} and {arguments.predicted} have no article in common, by text")
        return exit_codes.UNREADABLE
    is_complete = _tell_missing(comparison)
    write_lines(map(visible, _lines(evaluate(comparison.pairs))))
    return exit_codes.OK if is_complete else exit_codes.SKIPPED


def _read_side(path: Path, annotator: str | None) -> list[AnnotatedArticle] | None:
    """Return the articles of one side; report a side that cannot be read and return None."""
    try:
        report = Report()
        articles = list(read_annotated(path, report))
        for line in report.lines("the evaluation"):
            tell(f"{path}: {line}")
        return _one_layer_each(path, articles, annotator)
    except UnreadableArticle as error:
        tell(str(error))
        return None


def _one_layer_each(
    path: Path, articles: Sequence[AnnotatedArticle], annotator: str | None
) -> list[AnnotatedArticle]:
    """Return one layer of each article: of several, that of the annotator."""
    by_id: dict[str, list[AnnotatedArticle]] = {}
    for article in articles:
        by_id.setdefault(article.article_id, []).append(article)
    return [_choose_layer(path, layers, annotator) for layers in by_id.values()]


def _choose_layer(
    path: Path, layers: Sequence[AnnotatedArticle], annotator: str | None
) -> AnnotatedArticle:
    if len(layers) == 1:
        return layers[0]
    for layer in layers:
        if layer.annotator == annotator:
            return layer
    names = ", ".join(layer.annotator for layer in layers)
    raise UnreadableArticle(
        f"{path}: article {layers[0].article_id} has several annotators ({names}); "
        "--annotator NAME chooses one"
    )


def _tell_missing(comparison: Comparison) -> bool:
    """Report articles that only one side has; returns whether there are none."""
    for names, words in (
        (comparison.unpredicted, "without a prediction, counted as nothing found"),
        (comparison.unknown, "not in the gold, left out"),
        (comparison.changed, "left out, as the texts differ"),
    ):
        if names:
            tell(f"{counted(len(names), 'article')} {words}: {', '.join(names)}")
    return not (comparison.unpredicted or comparison.unknown or comparison.changed)


def _lines(evaluation: Evaluation) -> Iterator[str]:
    """Yield the tables of the kinds of annotations that the gold has."""
    yield counted(evaluation.articles, "article")
    claims, entities = evaluation.claims, evaluation.entities
    for noun, gold, predicted, lines in (
        ("claims", claims.attribution.gold, claims.attribution.predicted, claim_tables(claims)),
        ("entities", entities.overall.gold, entities.overall.predicted, entity_table(entities)),
    ):
        yield ""
        if gold:
            yield from lines
        else:
            yield f"no {noun} in the gold; {predicted:,} predicted"
