"""Spans that may overlap, from a span categoriser, and what they put out of use."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from annotate.entity import Entity
from annotate.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GROUP = "sc"
"""The group that spaCy's span categoriser fills by default, and one that was trained here."""


def without_retired(entities: Iterable[Entity], retired: Collection[str]) -> list[Entity]:
    """The entities but for those under labels that a training has put others in the place of."""
    return [entity for entity in entities if entity.label not in retired]


def with_spans(doc: Doc, entities: list[Entity]) -> list[Entity]:
    """The entities, with the spans that a categoriser found; each place and label once."""
    spans = doc.spans.get(_GROUP, ())
    if not spans:
        return entities
    categorised = {Entity(Span(span.start_char, span.end_char), span.label_) for span in spans}
    return sorted({*entities, *categorised}, key=lambda entity: (entity.span, entity.label))
