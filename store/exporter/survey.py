"""Surveys: facts about a whole export that its first article needs already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from annotate.annotation import Status
from store.annotated_article import AnnotatedArticle
from store.formats.format import ExportOptions
from store.formats.report import Report


class Survey(NamedTuple):
    """Facts from a first pass over the articles of an export."""

    labels: tuple[str, ...] = ()
    """The labels of their entities, in alphabetical order."""
    has_claims: bool = False
    """A claim goes out."""
    numbers: Mapping[str, str] = MappingProxyType({})
    """The numbered name of each annotator, for an anonymous export."""


def survey(articles: Iterable[AnnotatedArticle], statuses: frozenset[Status]) -> Survey:
    """Survey articles, one after the other.

    Args:
        articles: The articles, with the items that are asked for.
        statuses: The statuses that are asked for.
    """
    # Most exports need no survey.
    from store.exporter.anonymize import annotator_names, number_annotators
    from store.formats.training_items import training_items

    labels: set[str] = set()
    names: set[str] = set()
    has_claims = False
    options = ExportOptions(statuses=statuses)
    for article in articles:
        labels.update(span.body.label for span in article.spans)
        names |= annotator_names(article)
        has_claims = has_claims or bool(training_items(article, options, Report()).claims)
    return Survey(tuple(sorted(labels)), has_claims, number_annotators(names))
