"""Labels of those who can say something: persons and organisations."""

from __future__ import annotations

import re

from annotate.entity import PEOPLE, VALUES
from annotate.labels.scheme import LabelKind, LabelScheme

GOVERNMENTS = frozenset(("GPE", "NORP"))
"""Labels of countries and peoples, whose governments speak, but less often than persons do."""
_PIPELINE_LABELS = PEOPLE | {"ORG"}
_WORDS = re.compile(
    r"\b(?:persons?|people|humans?|compan(?:y|ies)|firms?|business(?:es)?|agenc(?:y|ies)"
    r"|part(?:y|ies)|organi[sz]ations?|institutions?|competitors?|politicians?|authors?"
    r"|witness(?:es)?|speakers?)\b",
    re.IGNORECASE,
)
"""Words for persons and organisations in the name or the meaning of a label."""


def speaker_labels(scheme: LabelScheme) -> frozenset[str]:
    """The labels of persons and organisations, with those that pipelines use for them.

    A label of the scheme is one of them by its name, by a word in its meaning, or by what it stands
    for; where none is, all labels of spans are but those of values.
    """
    labels = scheme.of_kind(LabelKind.SPAN)
    speaking = {
        label.name
        for label in labels
        if scheme.span_map.sources(label.name) & _PIPELINE_LABELS
        or _WORDS.search(f"{label.name.replace('_', ' ')} {label.meaning}")
    }
    names = speaking or {label.name for label in labels}
    return frozenset(names - GOVERNMENTS - VALUES) | _PIPELINE_LABELS


def people_labels(scheme: LabelScheme | None) -> frozenset[str]:
    """The labels of persons: those of pipelines, and what stands for them in a scheme."""
    labels = scheme.of_kind(LabelKind.SPAN) if scheme is not None else ()
    scheme_labels = {
        label.name
        for label in labels
        if scheme is not None and scheme.span_map.sources(label.name) & PEOPLE
    }
    return PEOPLE | scheme_labels
