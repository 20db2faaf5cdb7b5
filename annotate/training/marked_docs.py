"""Docs whose tokens are in an entity, outside of all, or unknown; and how to change that."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

_UNKNOWN = 0
"""What `Token.ent_iob` is where nothing is known."""


def unknown_tokens(doc: Doc) -> set[int]:
    """Return the indexes of the tokens of which nothing is known."""
    return {token.i for token in doc if token.ent_iob == _UNKNOWN}


def has_blank_edge(span: SpacySpan) -> bool:
    """Tell whether a span begins or ends with white space, which spaCy refuses to learn."""
    return span.text != span.text.strip()


def mark(doc: Doc, entities: Iterable[SpacySpan], unknown: Collection[int]) -> None:
    """Give a doc other entities; all tokens that are neither in one nor unknown are outside.

    Args:
        doc: The doc, which is changed.
        entities: Spans of it that do not overlap.
        unknown: Indexes of tokens; those in an entity do not count.
    """
    spans = list(entities)
    in_entities = {index for span in spans for index in range(span.start, span.end)}
    missing = [doc[index : index + 1] for index in sorted(set(unknown) - in_entities)]
    doc.set_ents(spans, missing=missing, default="outside")
