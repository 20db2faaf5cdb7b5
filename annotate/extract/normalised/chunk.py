"""Chunks of a normalised text: the stretches that are analysed, with their place in the article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.extract.chunks import chunks
from annotate.extract.normalised.text import NormalisedText
from annotate.span import Span


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a normalised text that is analysed at once."""

    article: NormalisedText
    """The text that it is a part of."""
    place: Span
    """Its place in there."""

    @property
    def text(self) -> str:
        """The words to analyse; offsets into them lead to the article."""
        return self.article.text[self.place.start : self.place.end]

    @property
    def extent(self) -> Span:
        """Its place in the article as it is; those of adjoining chunks adjoin."""
        offset = self.article.source_offset
        return Span(offset(self.place.start), offset(self.place.end))

    def source_span(self, span: Span) -> Span | None:
        """A span of the chunk in the article; None where nothing of it can be seen there."""
        return self.article.source_span(span.shifted(self.place.start))

    def source_entity(self, entity: Entity) -> Entity | None:
        """An entity of the chunk in the article; None where nothing of it can be seen there."""
        span = self.source_span(entity.span)
        return Entity(span, entity.label) if span is not None else None

    def source_claim(self, claim: Claim) -> Claim | None:
        """A claim of the chunk in the article; None where neither cue nor content is seen there."""
        source, cue, content = (
            tuple(filter(None, map(self.source_span, claim.part(role)))) for role in Role
        )
        return replace(claim, source=source, cue=cue, content=content) if cue or content else None


def chunks_of(article: NormalisedText) -> Iterator[Chunk]:
    """Yield the chunks of an article in reading order; together they cover it."""
    return (Chunk(article, place) for place in chunks(article.text))
