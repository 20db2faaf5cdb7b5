"""What was suggested in an article last, by a pipeline and by suggesters, merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from annotate.suggestion import Suggestion
from store.library.stored_article import StoredArticle


class LatestSuggestions(NamedTuple):
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
    names, fitted = tuple(suggesters), map(fit, suggestions)
    if not names:
        return LatestSuggestions(pipeline, fitted)
    # Most people have no suggester.
    from annotate.suggesters.merging import MergedSuggestions
    from store.library.suggester_cache import SuggesterCache

    merged = MergedSuggestions()
    for name in names:
        merged.add(map(fit, SuggesterCache(article, name).read_calibrated(digest) or ()))
    return LatestSuggestions(pipeline, merged.beside(fitted))
