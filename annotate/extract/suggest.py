"""From a text to suggestions, chunk by chunk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.extract.batch import Batch
from annotate.extract.chunks import analysable, chunks
from annotate.extract.entities import ArticleEntities
from annotate.suggestion import Body, Suggestion, suggestion_id

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def suggest(text: str, *, article_id: str, nlp: Language, pipeline: str) -> Iterator[Batch]:
    """Analyse a text and yield what is found, one batch a chunk, in reading order.

    Args:
        text: The article; offsets in the suggestions are code points into it.
        article_id: Goes into the suggestions' ids.
        nlp: A pipeline from `annotate.extract.pipeline.load`.
        pipeline: Its name and version.
    """
    safe = analysable(text)
    entities = ArticleEntities()
    for chunk in chunks(text):
        doc = nlp(safe[chunk.start : chunk.end])
        bodies: list[tuple[Body, float | None]] = [
            (Entity(entity.span.shifted(chunk.start), entity.label), None)
            for entity in entities.add(doc)
        ]
        bodies += _claims(doc, chunk.start)
        found = tuple(
            Suggestion(suggestion_id(article_id, body), body, score, pipeline)
            for body, score in bodies
        )
        yield Batch(chunk.end, len(text), found)


def _claims(doc: Doc, offset: int) -> Iterator[tuple[Body, float | None]]:
    if not doc.has_extension("claims"):
        return
    for scored in doc._.claims or ():
        yield _shifted(scored.claim, offset), round(scored.score, 2)


def _shifted(claim: Claim, distance: int) -> Claim:
    for role in Role:
        moved = tuple(piece.shifted(distance) for piece in claim.part(role))
        claim = claim.with_part(role, moved)
    return replace(claim, speaker=None)
