"""`postil evaluate --suggesters`: the suggesters and the pipeline, compared on what is decided."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection, Iterable, Sequence

from annotate.author import Author
from annotate.evaluation.report import Row, table, tally_row
from annotate.evaluation.tally import Tally
from annotate.identity import key_of_body
from annotate.labels.scheme import LabelScheme
from annotate.suggestion import Suggestion
from store.library.lessons import FinishedArticle, finished_articles
from store.library.library import Library
from store.library.suggester_cache import SuggesterCache
from tui.cli import exit_codes
from tui.cli.messages import tell
from tui.cli.streams import write_lines
from tui.config.configuration import Configuration
from tui.config.label_files import labels_in_force, named_files
from tui.display.glyphs import visible

_HEADINGS = ("suggestions of", "precision", "recall", "F1", "accepted", "suggested", "articles")
_Proposed = Sequence[tuple[FinishedArticle, Sequence[Suggestion]]]
"""Articles with what was suggested for each."""


def run(arguments: Namespace, settings: Configuration, library: Library, author: Author) -> int:
    """Print a line for the pipeline and for each suggester; returns the exit code."""
    scheme = labels_in_force(library, named_files(settings, None)).scheme
    articles = finished_articles(library, author.name)
    rows: list[Row] = [_HEADINGS]
    rows += _row("pipeline", _of_pipeline(articles, author.name), scheme, ())
    for suggester in settings.suggesters:
        proposed = _of_suggester(articles, suggester.name)
        rows += _row(suggester.title, proposed, scheme, suggester.labels)
    if len(rows) == 1:
        tell(f"nothing was suggested in articles that {author.name} has finished")
        return exit_codes.UNREADABLE
    write_lines(map(visible, table(rows)))
    return exit_codes.OK


def _of_pipeline(articles: Iterable[FinishedArticle], annotator: str) -> _Proposed:
    latest = (
        (article, article.stored.latest_suggestions(annotator, article.document.digest))
        for article in articles
    )
    return [(article, cached[1]) for article, cached in latest if cached is not None]


def _of_suggester(articles: Iterable[FinishedArticle], name: str) -> _Proposed:
    cached_by_article = (
        (article, SuggesterCache(article.stored, name).read(article.document.digest))
        for article in articles
    )
    return [(article, cached) for article, cached in cached_by_article if cached is not None]


def _row(
    title: str, proposed: _Proposed, scheme: LabelScheme, labels: Collection[str]
) -> list[Row]:
    """The line of one of them, by the labels that it gives; none where nothing was suggested."""
    fitted = [(article, list(map(scheme.fitted, suggestions))) for article, suggestions in proposed]
    label_names = set(labels) or {
        each.body.label for _, suggestions in fitted for each in suggestions
    }
    tally = Tally()
    for article, suggestions in fitted:
        suggested = {
            key_of_body(each.body) for each in suggestions if not scheme.is_foreign(each.body)
        }
        accepted = {
            key_of_body(record.body)
            for record in article.accepted
            if record.body.label in label_names
        }
        tally += Tally(len(suggested & accepted), len(accepted), len(suggested))
    return [(*tally_row(title, tally), f"{len(fitted):,}")] if fitted else []
