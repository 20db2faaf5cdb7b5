"""The extractor: from a text to suggestions, chunk by chunk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.extract.batch import Batch
from annotate.extract.chunks import analysable, chunks
from annotate.extract.entities import ArticleEntities
from annotate.extract.loading import load
from annotate.extract.patterns import COMPONENT
from annotate.extract.pipeline import PipelineChoice
from annotate.extract.structure_from_doc import structure_of
from annotate.gazetteer import NO_NAMES, Gazetteer
from annotate.span import Span
from annotate.suggestion import Body, Suggestion, suggestion_id

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LOOKED_AT = 2
"""Chunks that a large screen may show."""

_PIPED = 64
"""Chunks that go through each component together."""

_IN_CACHE = {"batch_size": 16}
"""Fewer for the vectors of the words, which otherwise do not stay in the processor's cache."""

Found = tuple[Suggestion, ...] | Exception
"""What was found in a text, or why nothing could be."""

_WITH_PROPOSALS = {"postil_claims": {"with_proposals": True}}
"""What the structure of a chunk needs from the claims; it costs time, so only where wanted."""


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
        """What the pipeline cannot do, each in a few words for people."""

    def suggest(
        self,
        text: str,
        article_id: str,
        *,
        first: int = 0,
        with_structure: bool = False,
        look: Callable[[], int | None] = lambda: None,
    ) -> Iterator[Batch]:
        """Analyse a text and yield what is found, one batch a chunk, in reading order.

        Args:
            text: The article; offsets in the suggestions are code points into it.
            article_id: Goes into the suggestions' ids.
            first: Offset of a character that somebody looks at. Its chunk and the one behind it
                come first, provisionally, because names are learned from the text before them.
            with_structure: Whether each chunk brings its structure, once.
            look: Is asked before each chunk which offset somebody looks at by now, if that is
                known; when it is another one, further down, what is seen there comes next.
        """
        reading = _Reading(self, text, article_id, with_structure=with_structure)
        yield from reading.preview(first)
        seen: int | None = first
        for chunk in chunks(text):
            before, seen = seen, look()
            if seen is not None and seen != before and seen >= chunk.end:
                yield from reading.preview(seen)
            yield reading.batch(chunk)

    def suggest_many(self, articles: Sequence[tuple[str, str]]) -> list[Found]:
        """Analyse texts together, which takes a good part less time than one by one.

        Args:
            articles: The text and the id of each, as for `suggest`.

        Returns:
            What `suggest` finds in each; for one that the pipeline cannot cope with, the error.
        """
        # What a text adds to the vocabulary goes with it, or memory would grow with every text;
        # but the words of the first ones are worth remembering.
        with self._nlp.memory_zone() if self._is_warm else nullcontext():
            self._is_warm = True
            try:
                return self._together(articles)
            except Exception as error:
                if len(articles) == 1:
                    return [error]
        return [found for article in articles for found in self.suggest_many([article])]

    def _together(self, articles: Sequence[tuple[str, str]]) -> list[Found]:
        places = [list(chunks(text)) for text, _ in articles]
        pieces = [
            analysable(text[place.start : place.end])
            for (text, _), inside in zip(articles, places, strict=True)
            for place in inside
        ]
        sizes = {"tok2vec": _IN_CACHE} if "tok2vec" in self._nlp.pipe_names else {}
        docs = iter(list(self._nlp.pipe(pieces, batch_size=_PIPED, component_cfg=sizes)))
        return [
            self._article(article_id, [(next(docs), place.start) for place in inside])
            for (_, article_id), inside in zip(articles, places, strict=True)
        ]

    def _article(self, article_id: str, docs: Iterable[tuple[Doc, int]]) -> tuple[Suggestion, ...]:
        """The suggestions of an article from its chunks, each with the offset of its beginning."""
        article = self.new_article()
        return tuple(
            found for doc, offset in docs for found in self.found(doc, article, article_id, offset)
        )

    def parse(self, text: str, *, with_structure: bool) -> Doc:
        """Send a chunk through the pipeline."""
        return self._nlp(text, component_cfg=_WITH_PROPOSALS if with_structure else {})

    def new_article(self) -> ArticleEntities:
        """What learns the names of an article."""
        return ArticleEntities(labels=self._labels)

    def found(
        self, doc: Doc, article: ArticleEntities, article_id: str, offset: int
    ) -> tuple[Suggestion, ...]:
        """The suggestions of a chunk that begins at an offset."""
        entities = self._names.apply(doc.text, _with_patterns(doc, article.add(doc)))
        moved = [_moved_entity(entity, offset) for entity in entities]
        found = [self._suggestion(article_id, entity, None) for entity in moved]
        found += [
            self._suggestion(article_id, claim, score)
            for claim, score in _claims(doc, entities, article_id, offset)
        ]
        return tuple(found)

    def _suggestion(self, article_id: str, body: Body, score: float | None) -> Suggestion:
        return Suggestion(suggestion_id(article_id, body), body, score, self._pipeline)


class _Reading:
    """A text that is analysed: what of it was looked at before its turn, and the names so far."""

    def __init__(
        self, extractor: Extractor, text: str, article_id: str, *, with_structure: bool
    ) -> None:
        self._extractor = extractor
        self._text = text
        self._safe = analysable(text)
        self._article_id = article_id
        self._with_structure = with_structure
        self._article, self._preview = extractor.new_article(), extractor.new_article()
        self._docs: dict[int, Doc] = {}
        """Chunks that were looked at, by their start."""

    def preview(self, place: int) -> Iterator[Batch]:
        """The chunk with a character and the one behind it, provisionally."""
        for chunk in _visible(self._text, place):
            if chunk.start not in self._docs:
                doc = self._docs[chunk.start] = self._parsed(chunk)
                yield self._batch(chunk, doc, self._preview, is_new=True, is_provisional=True)

    def batch(self, chunk: Span) -> Batch:
        """The next chunk in reading order."""
        known = self._docs.pop(chunk.start, None)
        doc = known if known is not None else self._parsed(chunk)
        return self._batch(chunk, doc, self._article, is_new=known is None, is_provisional=False)

    def _parsed(self, chunk: Span) -> Doc:
        safe = self._safe[chunk.start : chunk.end]
        return self._extractor.parse(safe, with_structure=self._with_structure)

    def _batch(
        self,
        chunk: Span,
        doc: Doc,
        article: ArticleEntities,
        *,
        is_new: bool,
        is_provisional: bool,
    ) -> Batch:
        return Batch(
            0 if is_provisional else chunk.end,
            len(self._text),
            self._extractor.found(doc, article, self._article_id, chunk.start),
            start=chunk.start,
            end=chunk.end,
            is_provisional=is_provisional,
            structure=structure_of(doc, chunk.start) if self._with_structure and is_new else None,
        )


def _visible(text: str, first: int) -> list[Span]:
    """The chunk with a character and the one behind it; none where the text begins with them."""
    found: list[Span] = []
    for chunk in chunks(text):
        if chunk.end > first:
            found.append(chunk)
        if len(found) == _LOOKED_AT:
            break
    return found if found and found[0].start > 0 else []


def _with_patterns(doc: Doc, entities: list[Entity]) -> list[Entity]:
    """The entities, with those that the library's patterns found exactly as they were found."""
    spans = doc.spans.get(COMPONENT, ())
    matched = [Entity(Span(span.start_char, span.end_char), span.label_) for span in spans]
    if not matched:
        return entities
    taken = {offset for entity in matched for offset in range(entity.span.start, entity.span.end)}
    kept = [e for e in entities if taken.isdisjoint(range(e.span.start, e.span.end))]
    return sorted([*kept, *matched], key=lambda entity: entity.span)


def _claims(
    doc: Doc, entities: Sequence[Entity], article_id: str, offset: int
) -> Iterator[tuple[Claim, float]]:
    """The claims of a chunk, each linked to the suggested entity that its source names."""
    if not doc.has_extension("claims"):
        return
    for scored in doc._.claims or ():
        speaker = _named(scored.speaker, entities)
        link = suggestion_id(article_id, _moved_entity(speaker, offset)) if speaker else None
        yield _moved_claim(scored.claim, offset, link), round(scored.score, 2)


def _named(span: Span | None, entities: Sequence[Entity]) -> Entity | None:
    """The entity that stands where the speaker's name does."""
    if span is None:
        return None
    return next((entity for entity in entities if entity.span.overlaps(span)), None)


def _moved_entity(entity: Entity, distance: int) -> Entity:
    return Entity(entity.span.shifted(distance), entity.label)


def _moved_claim(claim: Claim, distance: int, speaker: str | None) -> Claim:
    for role in Role:
        moved = tuple(piece.shifted(distance) for piece in claim.part(role))
        claim = claim.with_part(role, moved)
    return replace(claim, speaker=speaker)
