"""The extractor: from a text to suggestions, chunk by chunk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.extract.batch import Batch
from annotate.extract.chunks import analysable, chunks
from annotate.extract.entities import ArticleEntities
from annotate.extract.pipeline import PipelineChoice, load
from annotate.suggestion import Body, Suggestion, suggestion_id

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Extractor:
    """A loaded pipeline that turns texts into suggestions.

    Raises:
        PipelineUnavailable: spaCy cannot load the pipeline.
    """

    def __init__(self, choice: PipelineChoice) -> None:
        self._nlp = load(choice)
        self._pipeline = choice.title

    def suggest(self, text: str, article_id: str) -> Iterator[Batch]:
        """Analyse a text and yield what is found, one batch a chunk, in reading order.

        Args:
            text: The article; offsets in the suggestions are code points into it.
            article_id: Goes into the suggestions' ids.
        """
        safe = analysable(text)
        entities = ArticleEntities()
        for chunk in chunks(text):
            doc = self._nlp(safe[chunk.start : chunk.end])
            bodies: list[tuple[Body, float | None]] = [
                (Entity(entity.span.shifted(chunk.start), entity.label), None)
                for entity in entities.add(doc)
            ]
            bodies += _claims(doc, chunk.start)
            found = tuple(
                Suggestion(suggestion_id(article_id, body), body, score, self._pipeline)
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
