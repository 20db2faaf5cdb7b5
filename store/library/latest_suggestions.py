"""What was suggested in an article last, by a pipeline and by suggesters, merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from annotate.suggesters.merging import MergedSuggestions
from annotate.suggestion import Suggestion
from store.library.stored_article import StoredArticle
from store.library.suggester_cache import SuggesterCache


@dataclass(frozen=True, slots=True)
class LatestSuggestions:
    """The last suggestions for an article."""

    pipeline: str | None
    """The name of the pipeline; None where none has looked at this text."""
    suggestions: Iterable[Suggestion]
    """The suggestions, under the labels in force."""


def latest_suggestions(
    article: StoredArticle,
    annotator: str,
    digest: str,
    *,
    suggesters: Iterable[str],
    fit: Callable[[Suggestion], Suggestion],
) -> LatestSuggestions:
    """Look up what was suggested to an annotator last.

    Args:
        article: The article.
        annotator: Whom for.
        digest: Tells its text from others.
        suggesters: The names of the suggesters that count, in their order.
        fit: Puts a suggestion under the labels in force.
    """
    latest = article.latest_suggestions(annotator, digest)
    pipeline, suggestions = latest if latest is not None else (None, ())
    fitted = map(fit, suggestions)
    merged = MergedSuggestions()
    for name in suggesters:
        merged.add(map(fit, SuggesterCache(article, name).read_calibrated(digest) or ()))
    return LatestSuggestions(pipeline, merged.beside(fitted))
