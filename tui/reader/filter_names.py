"""The names that the words of a filter may mean in an article."""

from __future__ import annotations

from itertools import chain

from annotate.annotation_set import AnnotationSet
from annotate.labels.scheme import ONTONOTES, LabelScheme
from tui.reader.item_filter import FilterNames


def filter_names(scheme: LabelScheme, annotations: AnnotationSet | None) -> FilterNames:
    """The labels of the scheme, those of the article and of English pipelines, and annotators."""
    own_labels = frozenset(label.name for label in (*scheme, scheme.claim_label))
    if annotations is None:
        return FilterNames(own_labels, frozenset(ONTONOTES.names), is_open=scheme.is_open)
    items = chain(annotations.items, annotations.foreign)
    return FilterNames(
        own_labels,
        frozenset((*ONTONOTES.names, *(item.body.label for item in items))) - own_labels,
        frozenset(record.annotator for record in annotations.records),
        is_open=scheme.is_open,
    )
