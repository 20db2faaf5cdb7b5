"""The suggestions of one article: from its analysed chunks, with names that grow chunk by chunk."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotate.entity import Entity
from annotate.extract.categorised_spans import with_spans, without_retired
from annotate.extract.claims.scored import ScoredClaim
from annotate.extract.entities import ArticleEntities
from annotate.extract.evidence_of import evidence_of
from annotate.extract.normalised.chunk import Chunk
from annotate.extract.patterns import COMPONENT
from annotate.gazetteer import NO_NAMES, Gazetteer
from annotate.learning.evidence import Evidence, joined
from annotate.own_cues import NO_CUES, OwnCues
from annotate.reasons import NAME, PATTERN, PIPELINE, cue_reason
from annotate.span import Span
from annotate.suggestion import Body, Suggestion, suggestion_id

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotate.learning.learned_model import LearnedModel

_CHUNKS_TOGETHER = 4
"""Chunks in which what was learned looks for the same names; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What suggests, beside the doc itself."""

    pipeline: str
    """Name and version of the pipeline."""
    labels: frozenset[str] | None
    """The labels that the pipeline sets; None where nobody knows."""
    names: Gazetteer = NO_NAMES
    """The names that a person has decided on."""
    learned: LearnedModel | None = None
    """What was learned from the articles that a person has finished."""
    retired: frozenset[str] = frozenset()
    """Labels of the pipeline's entities that stand for nothing any more."""
    cues: OwnCues = NO_CUES
    """The library's own cues."""


class ArticleSuggestions:
    """Turns the chunks of an article into suggestions, in reading order.

    Args:
        sources: What suggests.
        article_id: Goes into the suggestions' ids.
    """

    def __init__(self, sources: Sources, article_id: str) -> None:
        self._sources = sources
        self._article_id = article_id
        self._entities = ArticleEntities(labels=sources.labels)
        self._chunks: deque[Evidence] = deque(maxlen=_CHUNKS_TOGETHER)

    def evidence(self, doc: Doc, chunk: Chunk) -> Evidence:
        """What learners need of the next chunk."""
        return evidence_of(doc, self._entities_in(doc), chunk)

    def add(
        self, doc: Doc, chunk: Chunk, *, with_evidence: bool = False
    ) -> tuple[tuple[Suggestion, ...], Evidence | None]:
        """The suggestions of the next chunk, with offsets into the article as it is.

        Returns:
            The suggestions; and the evidence, None where neither caller nor model needs it.
        """
        entities = self._entities_in(doc)
        suggestions = list(self._entity_suggestions(doc, chunk, entities))
        suggestions += self._claim_suggestions(doc, chunk, suggestions)
        if self._sources.learned is None and not with_evidence:
            return tuple(suggestions), None
        evidence = evidence_of(doc, entities, chunk)
        if self._sources.learned is not None:
            suggestions = self._relearned(
                self._sources.learned, chunk.article.source, evidence, suggestions
            )
        return tuple(suggestions), evidence

    def _entities_in(self, doc: Doc) -> list[Entity]:
        """What pipeline, rules and patterns find, at offsets into the chunk."""
        entities = without_retired(self._entities.add(doc), self._sources.retired)
        return _with_patterns(doc, with_spans(doc, entities))

    def _entity_suggestions(
        self, doc: Doc, chunk: Chunk, entities: Sequence[Entity]
    ) -> Iterator[Suggestion]:
        """The entities of a chunk, and the names that the person has accepted before."""
        reason_of = dict.fromkeys(entities, PIPELINE) | dict.fromkeys(
            _pattern_entities(doc), PATTERN
        )
        for entity in self._sources.names.apply(doc.text, entities):
            own = chunk.source_entity(entity)
            if own is not None:
                yield self._suggestion(own, None, reason_of.get(entity, NAME))

    def _claim_suggestions(
        self, doc: Doc, chunk: Chunk, entities: Sequence[Suggestion]
    ) -> Iterator[Suggestion]:
        """The claims of a chunk, each linked to the entity that its source names."""
        for scored in _claims(doc):
            speaker = chunk.source_span(scored.speaker) if scored.speaker is not None else None
            link = _id_of_speaker(speaker, entities)
            claim = chunk.source_claim(replace(scored.claim, speaker=link))
            if claim is not None:
                yield self._suggestion(claim, round(scored.score, 2), cue_reason(scored.own_cue))

    def _relearned(
        self,
        model: LearnedModel,
        text: str,
        evidence: Evidence,
        unlearned: Sequence[Suggestion],
    ) -> list[Suggestion]:
        """The suggestions of a chunk by what was learned.

        The chunks before it speak for its names; what a person mostly rejects stays out.
        """
        # The random field need not be loaded where nothing was learned.
        from annotate.learning.suggesting import learned_suggestions

        if not len(evidence):
            return []
        self._chunks.append(evidence)
        suggestions = learned_suggestions(
            text,
            joined(list(self._chunks)),
            model,
            article_id=self._article_id,
            pipeline=self._sources.pipeline,
            unlearned=unlearned,
        )
        start, withheld = evidence.starts[0], self._sources.names.withheld
        return [
            suggestion
            for suggestion in suggestions
            if suggestion.body.extent.start >= start
            and not _is_withheld(text, suggestion.body, withheld)
        ]

    def _suggestion(self, body: Body, score: float | None, reason: str) -> Suggestion:
        name = suggestion_id(self._article_id, body)
        return Suggestion(name, body, score, self._sources.pipeline, reason)


def _with_patterns(doc: Doc, entities: list[Entity]) -> list[Entity]:
    """The entities, with those that the library's patterns found exactly as they were found."""
    matched = _pattern_entities(doc)
    if not matched:
        return entities
    matched_offsets = {
        offset for entity in matched for offset in range(entity.span.start, entity.span.end)
    }
    others = [e for e in entities if matched_offsets.isdisjoint(range(e.span.start, e.span.end))]
    return sorted([*others, *matched], key=lambda entity: entity.span)


def _pattern_entities(doc: Doc) -> list[Entity]:
    """What the library's patterns found."""
    spans = doc.spans.get(COMPONENT, ())
    return [Entity(Span(span.start_char, span.end_char), span.label_) for span in spans]


def _claims(doc: Doc) -> Sequence[ScoredClaim]:
    """The claims of a chunk; none where the pipeline finds none."""
    return (doc._.claims or ()) if doc.has_extension("claims") else ()


def _id_of_speaker(span: Span | None, entities: Iterable[Suggestion]) -> str | None:
    """The id of the first entity that overlaps a speaker's name."""
    if span is None:
        return None
    return next((entity.id for entity in entities if entity.body.extent.overlaps(span)), None)


def _is_withheld(text: str, body: Body, withheld: frozenset[tuple[str, str]]) -> bool:
    place = body.extent
    return isinstance(body, Entity) and (text[place.start : place.end], body.label) in withheld
