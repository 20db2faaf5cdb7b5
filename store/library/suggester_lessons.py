"""Lessons on a suggester: examples for it, and what became of its suggestions."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from annotate.identity import key_of_body
from annotate.labels.scheme import Label, LabelScheme
from annotate.suggesters.calibration import TrackRecord
from annotate.suggesters.examples import examples
from annotate.suggesters.request import Example
from annotate.suggestion import Suggestion
from store.library.lessons import FinishedArticle, latest_finished
from store.library.library import Library
from store.library.suggester_cache import SuggesterCache

_MOST_ARTICLES = 200
"""Finished articles that are read, the latest; chosen by hand, more than any suggester needs."""


class SuggesterLessons(NamedTuple):
    """What the finished articles of an annotator teach about a suggester."""

    examples: tuple[Example, ...] = ()
    """What was accepted, for it to learn from."""
    record: TrackRecord = TrackRecord()
    """What became of its own suggestions."""


def suggester_lessons(
    library: Library,
    annotator: str,
    name: str,
    *,
    scheme: LabelScheme,
    labels: tuple[Label, ...],
) -> SuggesterLessons:
    """Read the lessons from the latest articles that an annotator has finished.

    Args:
        library: The library.
        annotator: Whose articles count.
        name: Names the suggester.
        scheme: The labels in force.
        labels: Those that it may give.
    """
    articles = list(islice(latest_finished(library, annotator), _MOST_ARTICLES))
    accepted = (
        (article.document.text, [record.body for record in article.accepted])
        for article in articles
    )
    suggestions: list[Suggestion] = []
    right: list[bool] = []
    for article in articles:
        proposed = [scheme.fitted(suggestion) for suggestion in _proposed(article, name)]
        accepted_keys = {key_of_body(record.body) for record in article.accepted}
        suggestions += proposed
        right += [key_of_body(suggestion.body) in accepted_keys for suggestion in proposed]
    chosen_examples = examples(accepted, {label.name for label in labels})
    return SuggesterLessons(chosen_examples, TrackRecord(suggestions, right))


def _proposed(article: FinishedArticle, name: str) -> tuple[Suggestion, ...]:
    """What a suggester proposed for an article; nothing where it was not asked."""
    return SuggesterCache(article.stored, name).read(article.document.digest) or ()
