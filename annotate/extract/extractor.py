"""The extractor: from a text to suggestions, chunk by chunk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.entity import Entity
from annotate.extract.batch import Batch
from annotate.extract.chunks import analysable
from annotate.extract.claims.scored import ScoredClaim
from annotate.extract.entities import ArticleEntities
from annotate.extract.loading import load
from annotate.extract.normalised.chunk import Chunk, chunks_of
from annotate.extract.normalised.text import NormalisedText
from annotate.extract.patterns import COMPONENT
from annotate.extract.pipeline import PipelineChoice
from annotate.extract.structure_from_doc import structure_of
from annotate.gazetteer import NO_NAMES, Gazetteer
from annotate.span import Span
from annotate.suggestion import Body, Suggestion, suggestion_id

if TYPE_CHECKING:
    from spacy.tokens import Doc

_VISIBLE_CHUNKS = 2
"""Number of chunks that a large screen may show."""

_CHUNKS_AT_ONCE = 64
"""Number of chunks that go through each component together; chosen by hand."""

_IN_CACHE = {"batch_size": 16}
"""Fewer chunks for the word vectors, which otherwise do not stay in the processor's cache."""

SuggestResult = tuple[Suggestion, ...] | Exception
"""The suggestions for a text, or the error that prevented them."""

_WITH_PROPOSALS = {"postil_claims": {"with_proposals": True}}
"""Settings for the proposals in a chunk's structure; they cost time, so only on request."""


class Extractor:
    """A loaded pipeline that turns texts into suggestions.

    Raises:
        PipelineUnavailable: spaCy cannot load the pipeline.
    """

    def __init__(self, choice: PipelineChoice, *, names: Gazetteer = NO_NAMES) -> None:
        loaded = load(choice)
        self._nlp = loaded.nlp
        self._labels = loaded.labels
        self._names = names
        self._pipeline = choice.title
        self._is_warm = False
        self.notices = loaded.notices
        """The limits of the pipeline, each in a few words for people."""

    def suggest(
        self,
        text: str,
        article_id: str,
        *,
        first: int = 0,
        with_structure: bool = False,
        look: Callable[[], int | None] = lambda: None,
    ) -> Iterator[Batch]:
        """Analyse a text and yield its suggestions, one batch for each chunk, in reading order.

        Args:
            text: The article; offsets in the suggestions are code points into it.
            article_id: Goes into the suggestions' ids.
            first: Offset of a character on the reader's screen. Its chunk and the one behind it
                come first, provisionally, because names are learned from the text before them.
            with_structure: Whether each chunk brings its structure, once.
            look: Called before each chunk for the offset that is on the reader's screen now, or
                None; when that is another one, further down, its chunks come next.
        """
        reading = _Reading(self, text, article_id, with_structure=with_structure)
        yield from reading.preview(first)
        visible: int | None = first
        for chunk in reading.chunks:
            previous, visible = visible, look()
            if visible is not None and visible != previous and visible >= chunk.extent.end:
                yield from reading.preview(visible)
            yield reading.batch(chunk)

    def suggest_many(self, articles: Sequence[tuple[str, str]]) -> list[SuggestResult]:
        """Analyse texts together, which is considerably faster than one by one.

        Args:
            articles: The text and the id of each, as for `suggest`.

        Returns:
            The suggestions for each; for a text that the pipeline cannot handle, the error.
        """
        # Words that a text adds to the vocabulary are dropped with it, or memory would grow with
        # every text; but those of the first texts are worth keeping.
        with self._nlp.memory_zone() if self._is_warm else nullcontext():
            self._is_warm = True
            try:
                return self._suggest_together(articles)
            except Exception as error:
                if len(articles) == 1:
                    return [error]
        return [result for article in articles for result in self.suggest_many([article])]

    def _suggest_together(self, articles: Sequence[tuple[str, str]]) -> list[SuggestResult]:
        texts = [NormalisedText(analysable(text)) for text, _ in articles]
        chunks_of_texts = [list(chunks_of(text)) for text in texts]
        pieces = [chunk.text for text_chunks in chunks_of_texts for chunk in text_chunks]
        component_settings = {"tok2vec": _IN_CACHE} if "tok2vec" in self._nlp.pipe_names else {}
        docs = iter(
            list(
                self._nlp.pipe(pieces, batch_size=_CHUNKS_AT_ONCE, component_cfg=component_settings)
            )
        )
        return [
            self._article(article_id, [(next(docs), chunk) for chunk in text_chunks])
            for (_, article_id), text_chunks in zip(articles, chunks_of_texts, strict=True)
        ]

    def _article(
        self, article_id: str, docs: Iterable[tuple[Doc, Chunk]]
    ) -> tuple[Suggestion, ...]:
        """The suggestions of an article from its chunks."""
        article = self.new_article()
        return tuple(
            suggestion
            for doc, chunk in docs
            for suggestion in self.suggestions_of(doc, article, article_id, chunk)
        )

    def parse(self, text: str, *, with_structure: bool) -> Doc:
        """Send a chunk through the pipeline."""
        return self._nlp(text, component_cfg=_WITH_PROPOSALS if with_structure else {})

    def new_article(self) -> ArticleEntities:
        """Start the names of an article, which grow chunk by chunk."""
        return ArticleEntities(labels=self._labels)

    def suggestions_of(
        self, doc: Doc, article: ArticleEntities, article_id: str, chunk: Chunk
    ) -> tuple[Suggestion, ...]:
        """The suggestions of a chunk, with offsets into the article as it is."""
        entities = self._names.apply(doc.text, _with_patterns(doc, article.add(doc)))
        source_entities = {
            entity: source_entity
            for entity in entities
            if (source_entity := chunk.source_entity(entity)) is not None
        }
        suggestions = [
            self._suggestion(article_id, entity, None) for entity in source_entities.values()
        ]
        for scored in _claims(doc):
            speaker = _entity_of_speaker(scored.speaker, source_entities)
            link = suggestion_id(article_id, speaker) if speaker else None
            claim = chunk.source_claim(replace(scored.claim, speaker=link))
            if claim is not None:
                score = round(scored.score, 2)
                suggestions.append(self._suggestion(article_id, claim, score))
        return tuple(suggestions)

    def _suggestion(self, article_id: str, body: Body, score: float | None) -> Suggestion:
        return Suggestion(suggestion_id(article_id, body), body, score, self._pipeline)


class _Reading:
    """A text under analysis: the chunks parsed before their turn, and the names so far."""

    def __init__(
        self, extractor: Extractor, text: str, article_id: str, *, with_structure: bool
    ) -> None:
        self._extractor = extractor
        self._text = NormalisedText(analysable(text))
        self._article_id = article_id
        self._with_structure = with_structure
        self._article, self._preview = extractor.new_article(), extractor.new_article()
        self._docs: dict[int, Doc] = {}
        """Chunks that were parsed before their turn, by their start."""

    @property
    def chunks(self) -> Iterator[Chunk]:
        """The chunks of the article, in reading order."""
        return chunks_of(self._text)

    def preview(self, place: int) -> Iterator[Batch]:
        """The chunk with a character of the article and the one behind it, provisionally."""
        for chunk in _visible_chunks(self._text, place):
            if chunk.place.start not in self._docs:
                doc = self._docs[chunk.place.start] = self._parse(chunk)
                yield self._batch(chunk, doc, self._preview, is_new=True, is_provisional=True)

    def batch(self, chunk: Chunk) -> Batch:
        """The next chunk in reading order."""
        previewed = self._docs.pop(chunk.place.start, None)
        doc = previewed if previewed is not None else self._parse(chunk)
        return self._batch(
            chunk, doc, self._article, is_new=previewed is None, is_provisional=False
        )

    def _parse(self, chunk: Chunk) -> Doc:
        return self._extractor.parse(chunk.text, with_structure=self._with_structure)

    def _batch(
        self,
        chunk: Chunk,
        doc: Doc,
        article: ArticleEntities,
        *,
        is_new: bool,
        is_provisional: bool,
    ) -> Batch:
        extent = chunk.extent
        return Batch(
            0 if is_provisional else extent.end,
            len(self._text.source),
            self._extractor.suggestions_of(doc, article, self._article_id, chunk),
            start=extent.start,
            end=extent.end,
            is_provisional=is_provisional,
            structure=structure_of(doc, chunk) if self._with_structure and is_new else None,
        )


def _visible_chunks(text: NormalisedText, place: int) -> list[Chunk]:
    """The chunk with a character of the article and the one behind it.

    None where the article begins with them.
    """
    first = text.text_offset(place)
    visible: list[Chunk] = []
    for chunk in chunks_of(text):
        if chunk.place.end > first:
            visible.append(chunk)
        if len(visible) == _VISIBLE_CHUNKS:
            break
    return visible if visible and visible[0].place.start > 0 else []


def _with_patterns(doc: Doc, entities: list[Entity]) -> list[Entity]:
    """The entities, with those that the library's patterns found exactly as they were found."""
    spans = doc.spans.get(COMPONENT, ())
    matched = [Entity(Span(span.start_char, span.end_char), span.label_) for span in spans]
    if not matched:
        return entities
    matched_offsets = {
        offset for entity in matched for offset in range(entity.span.start, entity.span.end)
    }
    others = [e for e in entities if matched_offsets.isdisjoint(range(e.span.start, e.span.end))]
    return sorted([*others, *matched], key=lambda entity: entity.span)


def _claims(doc: Doc) -> Sequence[ScoredClaim]:
    """The claims of a chunk; none where the pipeline finds none."""
    return (doc._.claims or ()) if doc.has_extension("claims") else ()


def _entity_of_speaker(span: Span | None, entities: Mapping[Entity, Entity]) -> Entity | None:
    """The entity of the article whose entity in the chunk overlaps a speaker's name."""
    if span is None:
        return None
    return next((entities[entity] for entity in entities if entity.span.overlaps(span)), None)
